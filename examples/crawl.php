<?php
/*
 * Fetches many pages over HTTP, some at a time. Prints a line for each, and a summary.
 *
 *     php crawl.php [TASKS [SECONDS]] < URLS
 *
 * A line of the input is a URL or the name of a host. TASKS (50) pages are fetched at a time, and a page has
 * SECONDS (10) for everything: name, connection, answer. SIGTERM or SIGINT abandons what is not done yet. The
 * exit status is 0 if every page was fetched, whatever its HTTP status.
 */
use Sockets\{CancelledException, Reader, SocketException, Task, TimeoutException};
use function Sockets\{close, connect, run, spawn, write_all};

const HEAD_MAX = 65536;       // bytes of the head of an answer
const BODY_MAX = 16 << 20;    // bytes of a page

/** An answer that is no valid HTTP. */
final class HttpError extends Exception
{
}

/**
 * Returns what $work returns, if it does so in time; else ends it.
 *
 * @template T
 * @param callable(): T $work
 * @return T
 */
function within(float $seconds, callable $work): mixed
{
	$task = spawn($work);
	try {
		/** @var T */
		return $task->await($seconds);
	} finally {
		$task->cancel();    // a task that has ended stays as it is
	}
}

/** @return array{int, string} status and body */
function fetch(string $url): array
{
	$parts = parse_url(str_contains($url, '://') ? $url : "http://$url");
	if (!isset($parts['scheme'], $parts['host']) || $parts['scheme'] !== 'http') {
		throw new HttpError('not a URL of HTTP');
	}
	$host = $parts['host'] . (isset($parts['port']) ? ":{$parts['port']}" : '');
	$path = ($parts['path'] ?? '/') . (isset($parts['query']) ? "?{$parts['query']}" : '');
	$socket = connect("tcp://{$parts['host']}:" . ($parts['port'] ?? 80));
	try {
		/* To HTTP/1.0, a server answers without chunks, and closes the connection at the end of the page. */
		write_all($socket, "GET $path HTTP/1.0\r\nHost: $host\r\nConnection: close\r\n\r\n");
		return read_answer(new Reader($socket, HEAD_MAX));
	} finally {
		close($socket);
	}
}

/** @return array{int, string} */
function read_answer(Reader $reader): array
{
	$head = $reader->readUntil("\r\n\r\n");
	if (preg_match('~^HTTP/1\.\d ([1-5]\d\d)[ \r]~', $head, $m) !== 1) {
		throw new HttpError('not an answer of HTTP');
	}
	/* The length finds a page that was cut off. */
	$has_length = preg_match('~^Content-Length: *(\d{1,9})\r$~mi', $head, $length) === 1;
	if ($has_length && $length[1] > BODY_MAX) {
		throw new HttpError('a page of more than ' . BODY_MAX . ' bytes');
	}
	return [(int) $m[1], $has_length ? $reader->readExactly((int) $length[1]) : $reader->readAll(BODY_MAX)];
}

$count = max(1, (int) ($argv[1] ?? 50));
$seconds = (float) ($argv[2] ?? 10);
/* Read before the first task: a stream of PHP would keep all tasks waiting. */
$urls = array_reverse(array_filter(array_map('trim', file('php://stdin') ?: []), fn(string $line) => $line !== ''));
[$total, $bytes, $results, $start] = [count($urls), 0, [], hrtime(true)];

/* Each task takes the next page until none is left, so that TASKS are fetched at a time. */
$crawl = function () use (&$urls, &$results, &$bytes, $seconds): void {
	while (($url = array_pop($urls)) !== null) {
		try {
			[$status, $body] = within($seconds, fn() => fetch($url));
			$bytes += strlen($body);
			[$result, $text] = [(string) $status, "$status " . strlen($body)];
		} catch (SocketException | HttpError $e) {
			$result = $e instanceof TimeoutException ? 'timed out' : ($e instanceof SocketException ? $e->kind->name : $e->getMessage());
			$text = $e->getMessage();
		}
		$results[$result] = ($results[$result] ?? 0) + 1;
		echo "$url $text\n";
	}
};
run(function () use ($crawl, $count): void {
	$tasks = array_map(fn(int $n) => spawn($crawl), range(1, $count));
	if (function_exists('pcntl_signal')) {
		pcntl_async_signals(true);
		foreach ([SIGTERM, SIGINT] as $signal) {
			pcntl_signal($signal, fn() => array_map(fn(Task $task) => $task->cancel(), $tasks));
		}
	}
	try {
		foreach ($tasks as $task) {
			$task->await();
		}
	} catch (CancelledException) {
	}
});
ksort($results);
$seconds = (hrtime(true) - $start) / 1e9;
printf("%d of %d pages, %d bytes, %.1f seconds\n", array_sum($results), $total, $bytes, $seconds);
foreach ($results as $result => $number) {
	echo "$number times $result\n";
}
exit(array_sum(array_filter($results, is_int(...), ARRAY_FILTER_USE_KEY)) === $total ? 0 : 1);    // HTTP statuses are integers
