<?php
require __DIR__ . '/case.inc';

function select_(stdClass $o, $read, $write, $except, ?int $s = 0, int $us = 0): int|false
{
	$o->read = $read;
	$o->write = $write;
	$o->except = $except;
	return socket_select($o->read, $o->write, $o->except, $s, $us);
}

[$a, $b] = pair();
[$c, $d] = pair();
socket_write($a, 'x');
$closed = closed_socket();

case_('nothing at all', fn($o) => select_($o, null, null, null));
case_('empty arrays', fn($o) => select_($o, [], [], []));
case_('one empty array', fn($o) => select_($o, [], null, null));
case_('empty and null', fn($o) => select_($o, null, [], []));
case_('read ready', fn($o) => select_($o, [$b], null, null));
case_('read idle', fn($o) => select_($o, [$d], null, null));
case_('write ready', fn($o) => select_($o, null, [$a], null));
case_('except idle', fn($o) => select_($o, null, null, [$a]));
case_('all three', fn($o) => select_($o, [$b, $d], [$a, $c], [$a, $b]));
case_('keys are preserved', fn($o) => select_($o, ['idle' => $d, 'ready' => $b, 7 => $b], null, null));
case_('write keys are preserved', fn($o) => select_($o, null, ['one' => $a, 9 => $c, 'z' => $b], null));
case_('the same socket twice', fn($o) => select_($o, [$b, $b], null, null));
case_('the same socket in all', fn($o) => select_($o, [$b], [$b], [$b]));
case_('empty with a full one', fn($o) => select_($o, [$b], [], null));
case_('order is preserved', function ($o) use ($b, $d, $c) {
	socket_write($c, 'y');
	return select_($o, ['z' => $d, 'a' => $b, 'm' => $d], null, null);
});
socket_read($d, 10);
case_('identity', function ($o) use ($b, $d) {
	$r = select_($o, ['idle' => $d, 'ready' => $b], null, null);
	return [$r, $o->read['ready'] === $b];
});
case_('a copy is left alone', function ($o) use ($b, $d) {
	$o->mine = [$b, $d];
	$copy = $o->mine;
	$write = $except = null;
	$r = socket_select($o->mine, $write, $except, 0);
	$o->copy = $copy;
	return $r;
});
case_('references among the elements', function ($o) use ($b, $d) {
	$one = $b;
	$two = $d;
	$o->mine = [&$one, &$two];
	$write = $except = null;
	return socket_select($o->mine, $write, $except, 0);
});
case_('the next free key', function ($o) use ($b, $d) {
	$list = [5 => $d, 6 => $b, 7 => $d];
	$write = $except = null;
	socket_select($list, $write, $except, 0);
	$list[] = 'appended';
	$o->list = $list;
	return true;
});
case_('the same variable for two', function ($o) use ($b) {
	$o->both = [$b];
	$except = null;
	return socket_select($o->both, $o->both, $except, 0);
});
foreach (['int' => 1, 'string' => 'x', 'null' => null, 'array' => [], 'object' => new stdClass(),
		'bool' => true, 'stream' => fopen('php://memory', 'r'), 'float' => 1.5,
		'Closure' => fn() => 1] as $name => $bad) {
	case_("element $name", fn($o) => select_($o, [$b, 'k' => $bad], null, null));
	case_("element $name in write", fn($o) => select_($o, null, [$bad], null));
	case_("element $name in except", fn($o) => select_($o, [$b], null, [$bad]));
}
case_('AddressInfo element', fn($o) =>
	select_($o, socket_addrinfo_lookup('127.0.0.1', '80', ['ai_socktype' => 1]), null, null));
case_('closed in read', fn($o) => select_($o, [$closed], null, null));
case_('closed in write', fn($o) => select_($o, [$b], [$closed], null));
case_('closed in except', fn($o) => select_($o, [$b], null, ['x' => $closed]));
case_('closed after a good one', fn($o) => select_($o, [$b, $closed], null, null));
foreach (['read' => 0, 'write' => 1, 'except' => 2] as $name => $at) {
	foreach (['string' => 'x', 'int' => 1, 'object' => new stdClass(), 'Socket' => $b, 'false' => false]
			as $type => $bad) {
		case_("$name is $type", function ($o) use ($at, $bad, $b) {
			$sets = [[$b], null, null];
			$sets[$at] = $bad;
			return select_($o, ...$sets);
		});
	}
}
foreach (['zero' => [0, 0], 'negative' => [-1, 0], 'negative us' => [0, -1], 'both negative' => [-5, -5],
		'a million us' => [0, 1000000], 'many us' => [0, 5000000], 'us max' => [0, PHP_INT_MAX],
		'us min' => [0, PHP_INT_MIN], 's min' => [PHP_INT_MIN, 0], 's max' => [PHP_INT_MAX, 0],
		'big' => [1000000, 0], 's and us' => [1, 500000], 's and many us' => [1, 3000000],
		's negative, us more' => [-1, 2000000]] as $name => [$s, $us]) {
	case_("timeout $name, ready", fn($o) => select_($o, [$b], null, null, $s, $us));
}
case_('timeout null, ready', fn($o) => select_($o, [$b], null, null, null));
case_('timeout null with us', fn($o) => select_($o, [$b], null, null, null, 5));
case_('timeout null with us 0', fn($o) => select_($o, [$b], null, null, null, 0));
case_('timeout null with negative us', fn($o) => select_($o, [$b], null, null, null, -5));
case_('timeout negative, idle', fn($o) => select_($o, [$d], null, null, -1));
case_('timeout negative us, idle', fn($o) => select_($o, [$d], null, null, 0, -1));
case_('timeout waited', function ($o) use ($d) {
	$began = hrtime(true);
	$r = select_($o, [$d], null, null, 0, 30000);
	$o->waited = hrtime(true) - $began >= 29000000;
	return $r;
});
case_('timeout of more than a million us waited', function ($o) use ($d) {
	$began = hrtime(true);
	$r = select_($o, [$d], null, null, 0, 1050000);
	$o->waited = hrtime(true) - $began >= 1040000000;
	return $r;
});
case_('seconds as a string', fn($o) => socket_select_strings($o, [$b], '0'));
case_('seconds as text', fn($o) => socket_select_strings($o, [$b], 'abc'));
case_('seconds as a float', fn($o) => socket_select_strings($o, [$b], 1.5));

function socket_select_strings(stdClass $o, array $read, $seconds)
{
	$write = $except = null;
	return socket_select($read, $write, $except, $seconds);
}

case_('end of file is readable', function ($o) {
	[$x, $y] = pair();
	socket_close($x);
	return select_($o, [$y], null, null);
});
case_('end of file is writable', function ($o) {
	[$x, $y] = pair();
	socket_close($x);
	return select_($o, null, [$y], [$y]);
});
case_('shut for writing', function ($o) {
	[$x, $y] = pair();
	socket_shutdown($x, 1);
	return select_($o, [$x, $y], [$x, $y], [$x, $y]);
});
case_('full is not writable', function ($o) {
	[$x, $y] = pair();
	socket_set_nonblock($x);
	while (@socket_write($x, str_repeat('x', 65536))) {
	}
	return select_($o, [$x], [$x], [$x]);
});
case_('a fresh tcp socket', function ($o) {
	$s = socket_create(AF_INET, SOCK_STREAM, 0);
	return select_($o, [$s], [$s], [$s]);
});
case_('a fresh udp socket', function ($o) {
	$s = socket_create(AF_INET, SOCK_DGRAM, 0);
	return select_($o, [$s], [$s], [$s]);
});
case_('a listener, idle', function ($o) {
	[$l] = listener();
	return select_($o, [$l], [$l], [$l]);
});
case_('a listener, ready', function ($o) {
	[$l, $port] = listener();
	$s = socket_create(AF_INET, SOCK_STREAM, 0);
	socket_connect($s, '127.0.0.1', $port);
	return select_($o, [$l], [$l], [$l]);
});
case_('refused', function ($o) {
	$dead = socket_create(AF_INET, SOCK_STREAM, 0);
	socket_bind($dead, '127.0.0.1');
	socket_getsockname($dead, $ignored, $port);
	$s = socket_create(AF_INET, SOCK_STREAM, 0);
	socket_set_nonblock($s);
	@socket_connect($s, '127.0.0.1', $port);
	return select_($o, [$s], [$s], [$s], 1);
});
case_('reset', function ($o) {
	[$x, $y] = tcp_pair();
	socket_set_option($x, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
	socket_close($x);
	return select_($o, [$y], [$y], [$y], 1);
});
case_('out of band', function ($o) {
	[$x, $y] = tcp_pair();
	socket_send($x, '!', 1, MSG_OOB);
	return select_($o, [$y], null, ['urgent' => $y], 1);
});
case_('out of band alone', function ($o) {
	[$x, $y] = tcp_pair();
	socket_send($x, '!', 1, MSG_OOB);
	return select_($o, null, null, ['urgent' => $y], 1);
});
case_('out of band inline', function ($o) {
	[$x, $y] = tcp_pair();
	socket_set_option($y, SOL_SOCKET, SO_OOBINLINE, 1);
	socket_send($x, '!', 1, MSG_OOB);
	return select_($o, ['r' => $y], null, ['e' => $y], 1);
});
case_('many sockets', function ($o) {
	$all = [];
	for ($i = 0; $i < 200; $i++) {
		[$all["a$i"], $all["b$i"]] = pair();
	}
	socket_write($all['a3'], 'x');
	socket_write($all['b77'], 'x');
	socket_write($all['a199'], 'x');
	return select_($o, $all, null, null);
});
isolated('descriptors beyond 1024', function ($o) {
	posix_setrlimit(POSIX_RLIMIT_NOFILE, 4096, 4096);
	$all = [];
	for ($i = 0; $i < 600; $i++) {
		$all[] = pair();
	}
	socket_write($all[599][0], 'x');
	socket_write($all[1][0], 'x');
	return select_($o, ['far' => $all[599][1], 'near' => $all[1][1], 'idle' => $all[300][1]], null, null);
});
isolated('interrupted by a handled signal', function ($o) use ($d) {
	pcntl_async_signals(true);
	$o->calls = 0;
	pcntl_signal(SIGUSR1, function () use ($o) {
		$o->calls++;
	}, false);
	$parent = getmypid();
	if (($child = pcntl_fork()) === 0) {
		usleep(30000);
		posix_kill($parent, SIGUSR1);
		exit(0);
	}
	$began = hrtime(true);
	$r = select_($o, [$d], null, null, 0, 200000);
	$o->waited = hrtime(true) - $began >= 190000000;
	pcntl_waitpid($child, $status);
	return $r;
});
isolated('interrupted by a signal whose handler throws', function ($o) use ($d) {
	pcntl_async_signals(true);
	pcntl_signal(SIGUSR1, function () {
		throw new RuntimeException('from the handler');
	}, false);
	$parent = getmypid();
	if (($child = pcntl_fork()) === 0) {
		usleep(30000);
		posix_kill($parent, SIGUSR1);
		exit(0);
	}
	return select_($o, [$d], null, null, 1);
});
done();
