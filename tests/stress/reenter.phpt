--TEST--
PHP code in the middle of every function: it closes, exports, reuses, rebinds, throws
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
class_exists('SocketPollHandle') || die('skip Io\Poll is needed');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(220);
[$status, $out, $err] = run(php_command(__DIR__ . '/../fuzz/reenter.php'));
same([0, "done\n"], [$status, $out], "every function, place and action: $err");
holds(preg_match('~^(\d+) calls, (\d+) with user code in the middle$~m', $err, $m) === 1 && $m[1] > 3000 && $m[2] > 1200, "it reaches what it is for: $err");
[$status, $out, $err] = run(php_command(__DIR__ . '/../fuzz/reenter.php', '--task'));
same([0, "done\n"], [$status, $out], "the same in a task: $err");

/* Objects that die with the script: in a shutdown function, in a destructor, and in a callback of the output. */
$code = <<<'END'
	socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
	final class Last { function __construct(public array $pair) {} function __destruct() { use_all($this->pair, 'destructor'); } }
	function use_all(array $pair, string $where): string {
		[$a, $b] = $pair;
		socket_write($a, "line\n");
		$r = [$a, $b]; $w = $e = null;
		$text = $where . ' ' . socket_select($r, $w, $e, 0) . ' ' . trim(socket_read($b, 100, PHP_NORMAL_READ));
		socket_sendto(socket_create(AF_INET, SOCK_DGRAM, 0), 'x', 1, 0, '127.0.0.1', 9);
		$many = [];
		for ($i = 0; $i < 4; $i++) { socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p); array_push($many, ...$p); }
		foreach ([1, 2] as $round) { $r = $many; $w = null; $e = null; socket_select($r, $w, $e, 0); }
		$context = new Io\Poll\Context(); $context->add(new SocketPollHandle($b), [Io\Poll\Event::Write]);
		$text .= ' ' . count($context->wait(Time\Duration::fromSeconds(0))) . "\n";
		fwrite(STDERR, $text);
		return $text;
	}
	$GLOBALS['last'] = new Last($pair);
	register_shutdown_function(fn() => use_all($pair, 'shutdown'));
	ob_start(function (string $text) use ($pair): string { use_all($pair, 'output'); return $text; });
	echo 'text';
	END;
[$status, $out, $err] = run(php_command('-r', $code));
same([0, 'text', "shutdown 1 line 1\ndestructor 1 line 1\noutput 1 line 1\n"], [$status, $out, $err], 'at the end of a script');
finish();
?>
--EXPECT--
4 checks held
