<?php
/*
 * The answers of ../http_files.php and ../https_files.php: the files of a folder over HTTP/1.1 (RFC 9110, RFC 9112).
 * Names with a leading dot and links out of the folder are not found.
 */

const HEAD_MAX = 16384;      // bytes of a request
const REASONS = [200 => 'OK', 206 => 'Partial Content', 304 => 'Not Modified', 400 => 'Bad Request', 404 => 'Not Found', 405 => 'Method Not Allowed', 416 => 'Range Not Satisfiable', 431 => 'Request Header Fields Too Large'];
const MEDIA_TYPES = ['css' => 'text/css', 'html' => 'text/html', 'js' => 'text/javascript', 'png' => 'image/png', 'txt' => 'text/plain; charset=utf-8'];

/** @return resource|false the file that a target names; false if the folder has none */
function open_file(string $folder, string $target)
{
	$path = rawurldecode((string) preg_replace('~^https?://[^/?#]*|[?#].*$~i', '', $target));
	$path = preg_match('~^(?!.*(\0|[/\\\\]\.))/~s', $path) ? (string) realpath($folder . $path . (str_ends_with($path, '/') ? 'index.html' : '')) : '';
	return str_starts_with($path, $folder . DIRECTORY_SEPARATOR) && is_file($path) ? @fopen($path, 'rb') : false;
}

/**
 * @param array<string> $fields of a request, by name in lower case
 * @return array{int, array<string, string>, ?resource, int, int} the answer: status, fields, file, first byte, length
 */
function answer(string $folder, string $method, string $target, array $fields): array
{
	$file = in_array($method, ['GET', 'HEAD'], true) ? open_file($folder, $target) : null;
	if (!$file || !($stat = fstat($file))) {
		return $file === null ? [405, ['Allow' => 'GET, HEAD'], null, 0, 0] : [404, [], null, 0, 0];
	}
	['size' => $size, 'mtime' => $time] = $stat;
	[$tag, $date] = [sprintf('"%x-%x"', $time, $size), gmdate(DATE_RFC7231, $time)];
	$type = MEDIA_TYPES[strtolower(pathinfo(stream_get_meta_data($file)['uri'] ?? '', PATHINFO_EXTENSION))] ?? 'application/octet-stream';
	$more = ['ETag' => $tag, 'Last-Modified' => $date, 'Accept-Ranges' => 'bytes', 'Content-Type' => $type];
	$known = isset($fields['if-none-match']) ? preg_match("~(?:^|,)\s*(?:\*|(?:W/)?$tag)\s*(?:,|$)~", $fields['if-none-match']) === 1
		: strtotime($fields['if-modified-since'] ?? '') >= $time;
	$range = in_array($fields['if-range'] ?? $tag, [$tag, $date], true) ? $fields['range'] ?? '' : '';
	$ranged = preg_match('~^bytes=(?=\d|-\d)(\d{0,15})-(\d{0,15})$~D', $range, $m) && ($m[1] === '' || $m[2] === '' || $m[1] <= $m[2]);
	$first = !$ranged ? 0 : ($m[1] === '' ? max(0, $size - (int) $m[2]) : (int) $m[1]);
	$length = $ranged && $m[1] !== '' && $m[2] !== '' ? min((int) $m[2] + 1, $size) - $first : $size - $first;
	return match (true) {
		$known => [304, $more, null, 0, 0],
		!$ranged => [200, $more, $file, 0, $size],
		$length <= 0 => [416, ['Content-Range' => "bytes */$size"], null, 0, 0],
		default => [206, ['Content-Range' => "bytes $first-" . ($first + $length - 1) . "/$size"] + $more, $file, $first, $length],
	};
}

/**
 * Answers a request, and prints a line for it.
 *
 * @param string $head the request line and the fields; "" for one that was too long
 * @param array<string, string> $always fields of every answer
 * @return array{list<string>, array{?resource, int, int}, bool} the head of the answer in pieces; the file, and the
 *         first byte and the number of bytes to send; whether the connection ends with it
 */
function respond(string $folder, string $head, string $peer, array $always = []): array
{
	preg_match_all('~^([^:\r\n]+):[ \t]*(.*?)[ \t]*\r$~m', $head, $all);
	$fields = array_combine(array_map(strtolower(...), $all[1]), $all[2]);
	$valid = preg_match('~^([A-Z]+) (\S+) HTTP/1\.(\d)\r\n(?:[\w!#$%&\'*+.^`|-]+:[^\r\n]*\r\n)*$~D', $head, $m) && ($m[3] === '0' || isset($fields['host']));
	$last = !$valid || $m[3] === '0' || stripos($fields['connection'] ?? '', 'close') !== false || isset($fields['transfer-encoding']) || ($fields['content-length'] ?? '0') !== '0';    // a body is not read
	[$status, $more, $file, $first, $length] = $valid ? answer($folder, $m[1], $m[2], $fields) : [$head === '' ? 431 : 400, [], null, 0, 0];
	$reason = REASONS[$status] ?? '';
	$body = $status >= 400 ? "$status $reason\n" : '';
	$more += $always + ['Date' => gmdate(DATE_RFC7231), 'Connection' => $last ? 'close' : 'keep-alive'] + ($status === 304 ? [] : ['Content-Length' => (string) ($length + strlen($body))]);
	$lines = array_map(fn(string $name, string $value) => "$name: $value\r\n", array_keys($more), $more);
	echo "$peer $status $length ", addcslashes((string) strtok($head, "\r"), "\0..\37"), "\n";
	$is_head = ($m[1] ?? '') === 'HEAD';
	return [["HTTP/1.1 $status $reason\r\n", ...$lines, "\r\n", $is_head ? '' : $body], $is_head ? [null, 0, 0] : [$file, $first, $length], $last];
}
