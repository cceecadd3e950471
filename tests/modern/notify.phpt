--TEST--
Sockets\notify and Sockets\watchdog: messages to the service manager
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
use Sockets\{ErrorKind, SocketException, TimeoutException};
use function Sockets\{listen, notify, read, watchdog};

require __DIR__ . '/../sockets.inc';
bound();

function failure(callable $call): array
{
	try {
		return [$call()];
	} catch (SocketException $e) {
		return [$e->kind, $e->getMessage()];
	}
}

/* --- notify --- */
putenv('NOTIFY_SOCKET');
same(false, notify('READY=1'), 'no service manager');
$path = temp_path();
foreach ([$path => "unixgram://$path", '@notify-' . basename($path) => 'unixgram://@notify-' . basename($path)] as $address => $endpoint) {
	$manager = listen($endpoint);
	putenv("NOTIFY_SOCKET=$address");
	same([true, 'READY=1'], [notify('READY=1'), read($manager, 1000, 5)], 'one state');
	same([true, "STOPPING=1\nSTATUS=a = b c\nX="], [notify('STOPPING=1', 'STATUS=a = b c', 'X='), read($manager, 1000, 5)], 'several are one message');
	$long = 'STATUS=' . str_repeat('x', 10000);
	same([true, $long], [notify($long), read($manager, 20000, 5)], 'a long one');
	try {
		read($manager, 1, 0);
	} catch (TimeoutException) {
		same($address, getenv('NOTIFY_SOCKET'), 'the variable stays, and nothing else was sent');
	}
	foreach (['', 'READY', '=1', "STATUS=x\nMAINPID=1", "STATUS=x\0", ' READY=1'] as $state) {
		throws('ValueError', 'Sockets\notify(): Argument #2 must be an assignment like "READY=1", without line breaks and null bytes',
			fn() => notify('READY=1', $state), json_encode($state));
	}
	throws('ArgumentCountError', 'Sockets\notify() expects at least 1 argument, 0 given', fn() => notify());
	throws('TypeError', 'Sockets\notify(): Argument #1 must be of type string, array given', fn() => notify([]));
	throws('TypeError', 'Sockets\notify(): Argument #2 must be of type string, int given', fn() => notify('READY=1', 1));
	socket_close($manager);
	same(ErrorKind::Refused, failure(fn() => notify('READY=1'))[0], 'nobody is there any more');
}
foreach (['relative', '/', '@', 'tcp://127.0.0.1:1', 'vsock:x:1', 'vsock:2'] as $address) {
	putenv("NOTIFY_SOCKET=$address");
	same([ErrorKind::InvalidArgument, 'notify: NOTIFY_SOCKET: ' . socket_strerror(SOCKET_EINVAL)], failure(fn() => notify('READY=1')), $address);
}
putenv('NOTIFY_SOCKET=/nonexistent/notify');
same([ErrorKind::NotFound, 'notify: NOTIFY_SOCKET: ' . socket_strerror(SOCKET_ENOENT)], failure(fn() => notify('READY=1')), 'no such path');
putenv('NOTIFY_SOCKET=/' . str_repeat('x', 200));
same([ErrorKind::InvalidArgument, 'notify: NOTIFY_SOCKET: ' . socket_strerror(SOCKET_ENAMETOOLONG)],
	[ErrorKind::InvalidArgument, failure(fn() => notify('READY=1'))[1]], 'a long path');
putenv('NOTIFY_SOCKET');

/* --- watchdog --- */
putenv('WATCHDOG_USEC');
putenv('WATCHDOG_PID');
same(null, watchdog(), 'none');
foreach ([['30000000', null, 30.0], ['1500', getmypid(), 0.0015], ['30000000', getmypid() + 1, null]] as [$usec, $pid, $want]) {
	putenv("WATCHDOG_USEC=$usec");
	putenv($pid === null ? 'WATCHDOG_PID' : "WATCHDOG_PID=$pid");
	same($want, watchdog(), "$usec, " . json_encode($pid === null));
}
putenv('WATCHDOG_PID=x');
same([ErrorKind::InvalidArgument, 'watchdog: WATCHDOG_PID: ' . socket_strerror(SOCKET_EINVAL)], failure(fn() => watchdog()), 'an invalid pid');
putenv('WATCHDOG_PID');
foreach (['', '0', '-1', 'x', '1s'] as $usec) {
	putenv("WATCHDOG_USEC=$usec");
	same([ErrorKind::InvalidArgument, 'watchdog: WATCHDOG_USEC: ' . socket_strerror(SOCKET_EINVAL)], failure(fn() => watchdog()), "usec $usec");
}
finish();
?>
--EXPECT--
47 checks held
