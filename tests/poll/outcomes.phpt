--TEST--
Io\Poll: a refused connection, and a signal while nothing is watched
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_function('pcntl_signal');
if (PHP_VERSION_ID >= 80600) {
	die('skip Io\Poll is PHP\'s own');
}
?>
--FILE--
<?php
use Io\Poll\{Backend, Context, Event, FailedPollWaitException};
use Time\Duration;

require __DIR__ . '/../sockets.inc';
bound();
[$listener, $port] = tcp_listener();
socket_close($listener);
foreach (Backend::getAvailableBackends() as $backend) {
	foreach ([Event::Read, Event::Write] as $asked) {
		$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
		socket_set_nonblock($client);
		@socket_connect($client, '127.0.0.1', $port);
		$context = new Context($backend);
		$context->add(new SocketPollHandle($client), [$asked]);
		$ready = $context->wait(Duration::fromSeconds(10));
		same([$asked, Event::Error, Event::HangUp], $ready[0]->getTriggeredEvents(), "$backend->name, $asked->name: refused");
	}
}

/* The child sends the signal as soon as this process sleeps. */
pcntl_async_signals(true);
pcntl_signal(SIGUSR1, function () use (&$handled): void { $handled++; });
foreach (Backend::getAvailableBackends() as $backend) {
	$handled = 0;
	$child = peer(function (Peer $parent): void {
		do {
			usleep(1000);
		} while (preg_match('~^State:\s+S~m', file_get_contents("/proc/$parent->pid/status")) !== 1);
		exec("kill -USR1 $parent->pid");
	});
	$e = raised(FailedPollWaitException::class, fn() => (new Context($backend))->wait(Duration::fromSeconds(15)));
	same([FailedPollWaitException::ERROR_INTERRUPTED, 1], [$e?->getCode(), $handled], "$backend->name: the handler ran, and the wait ended");
	same(0, $child->wait(), 'the child');
}
finish();
?>
--EXPECT--
10 checks held
