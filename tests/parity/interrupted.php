<?php
require __DIR__ . '/case.inc';

/** Runs $call with a handled SIGUSR1 arriving 30 ms later, and $then in the child after that. */
function interrupted(string $label, callable $call, callable $then): void
{
	isolated($label, function ($o) use ($call, $then) {
		pcntl_async_signals(true);
		$o->calls = 0;
		pcntl_signal(SIGUSR1, function () use ($o) {
			$o->calls++;
		}, false);
		$parent = getmypid();
		if (($child = pcntl_fork()) === 0) {
			usleep(30000);
			posix_kill($parent, SIGUSR1);
			usleep(30000);
			$then();
			exit(0);
		}
		$r = $call($o);
		pcntl_waitpid($child, $status);
		return $r;
	});
}

[$a, $b] = pair();
$write = function () use ($a) {
	socket_write($a, "data\n");
};
interrupted('read', fn() => socket_read($b, 100), $write);
interrupted('recv', fn($o) => socket_recv($b, $o->data, 100, 0), $write);
interrupted('recvfrom', fn($o) => socket_recvfrom($b, $o->data, 100, 0, $o->address), $write);
[$c, $d] = pair();
interrupted('recvmsg', function ($o) use ($d) {
	$o->message = ['buffer_size' => 100, 'controllen' => 64];
	return socket_recvmsg($d, $o->message);
}, fn() => socket_write($c, 'data'));
[$l, $port] = listener();
interrupted('accept', fn() => socket_accept($l), function () use ($port) {
	$s = socket_create(AF_INET, SOCK_STREAM, 0);
	socket_connect($s, '127.0.0.1', $port);
	usleep(50000);
});
done();
