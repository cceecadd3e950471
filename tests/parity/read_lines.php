<?php
require __DIR__ . '/case.inc';

/** Every line of $text, read with $length; the writing end is shut first. */
function lines(string $text, int $length, bool $tcp = false): array
{
	[$a, $b] = $tcp ? tcp_pair() : pair();
	if ($text !== '') {
		socket_write($a, $text);
	}
	socket_shutdown($a, 1);
	$lines = [];
	do {
		$line = socket_read($b, $length, PHP_NORMAL_READ);
		$lines[] = $line;
	} while ($line !== false && $line !== '' && count($lines) < 20);
	return $lines;
}

$texts = ["a\n", "a\nb\n", "\n", "\n\n", "a\r\n", "a\r\nb\r\n", "a\rb\r", "\r", "\r\n", "a\n\rb\n",
	"with\0NUL\n", "\xff\xfe\n", "a\r\r\nb\n\n", "a b c\n", "long line of text here\nx\n"];
foreach ($texts as $i => $text) {
	foreach ([1, 2, 3, 4, 10, 1024] as $length) {
		isolated("text $i by $length", fn() => lines($text, $length));
	}
	isolated("text $i over tcp", fn() => lines($text, 100, true));
}
foreach (['', 'x', 'last', "a\nlast", "a\r", "a\nb\nlast"] as $i => $text) {
	foreach ([1, 3, 4, 100] as $length) {
		isolated("unfinished $i by $length", fn() => lines($text, $length));
	}
}
foreach (['STREAM' => SOCK_STREAM, 'SEQPACKET' => SOCK_SEQPACKET, 'DGRAM' => SOCK_DGRAM]
		as $name => $type) {
	isolated("$name with boundaries", function () use ($type) {
		[$a, $b] = pair($type);
		socket_write($a, "one\ntwo\n");
		socket_write($a, "three\n");
		socket_set_nonblock($b);
		$lines = [];
		for ($i = 0; $i < 4; $i++) {
			$lines[] = @socket_read($b, 100, PHP_NORMAL_READ);
		}
		return $lines;
	});
}
isolated('non-blocking, nothing there', function ($o) {
	[$a, $b] = pair();
	socket_set_nonblock($b);
	$r = socket_read($b, 100, PHP_NORMAL_READ);
	$o->socket = socket_last_error($b);
	return $r;
});
isolated('non-blocking, half a line', function ($o) {
	[$a, $b] = pair();
	socket_write($a, 'half');
	socket_set_nonblock($b);
	$first = socket_read($b, 100, PHP_NORMAL_READ);
	$o->socket = socket_last_error($b);
	socket_write($a, " whole\n");
	return [$first, socket_read($b, 100, PHP_NORMAL_READ)];
});
isolated('timeout, nothing there', function ($o) {
	[$a, $b] = pair();
	socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20000]);
	$r = socket_read($b, 100, PHP_NORMAL_READ);
	$o->socket = socket_last_error($b);
	return $r;
});
isolated('timeout, half a line', function ($o) {
	[$a, $b] = pair();
	socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20000]);
	socket_write($a, 'half');
	$r = socket_read($b, 100, PHP_NORMAL_READ);
	$o->socket = socket_last_error($b);
	return $r;
});
isolated('a line in two writes', function () {
	[$a, $b] = pair();
	if (($child = pcntl_fork()) === 0) {
		socket_write($a, 'first half ');
		usleep(30000);
		socket_write($a, "second half\nnext\n");
		exit(0);
	}
	$lines = [socket_read($b, 100, PHP_NORMAL_READ), socket_read($b, 100, PHP_NORMAL_READ)];
	pcntl_waitpid($child, $status);
	return $lines;
});
isolated('lines then binary', function () {
	[$a, $b] = pair();
	socket_write($a, "line\nbinary\nrest");
	return [socket_read($b, 100, PHP_NORMAL_READ), socket_read($b, 100)];
});
isolated('lines then recv', function () {
	[$a, $b] = pair();
	socket_write($a, "line\nbinary\nrest");
	return [socket_read($b, 100, PHP_NORMAL_READ), socket_recv($b, $data, 100, 0), $data];
});
isolated('lines then select', function () {
	[$a, $b] = pair();
	socket_write($a, "line\nmore\n");
	$first = socket_read($b, 100, PHP_NORMAL_READ);
	$read = [$b];
	$write = $except = null;
	return [$first, socket_select($read, $write, $except, 0), socket_read($b, 9, PHP_NORMAL_READ)];
});
isolated('a long line', function () {
	[$a, $b] = pair();
	socket_write($a, str_repeat('x', 20000) . "\nnext\n");
	return [md5(socket_read($b, 65536, PHP_NORMAL_READ)), socket_read($b, 10, PHP_NORMAL_READ)];
});
isolated('a long line by pieces', function () {
	[$a, $b] = pair();
	socket_write($a, str_repeat('x', 20000) . "\nnext\n");
	$lengths = [];
	for ($i = 0; $i < 4; $i++) {
		$lengths[] = strlen(socket_read($b, 9000, PHP_NORMAL_READ));
	}
	return $lengths;
});
done();
