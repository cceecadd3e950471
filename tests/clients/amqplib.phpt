--TEST--
php-amqplib with RabbitMQ: frames of every size, heartbeats, signals, SIGTERM, a lost connection
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/rabbitmq.inc';
need_fork();
need_amqplib();
?>
--FILE--
<?php
error_reporting(E_ALL & ~E_DEPRECATED);
require __DIR__ . '/rabbitmq.inc';
load_amqplib();
bound(110);

use PhpAmqpLib\Connection\AMQPSocketConnection;
use PhpAmqpLib\Message\AMQPMessage;

$server = new RabbitMq();

function connect(int $heartbeat): AMQPSocketConnection
{
	return new AMQPSocketConnection('127.0.0.1', $GLOBALS['server']->port, 'guest', 'guest', '/', false, 'AMQPLAIN', null, 'en_US', 20, false, 20, $heartbeat);
}

$connection = connect(0);
$channel = $connection->channel();
[$queue] = $channel->queue_declare('', false, false, true, false);
$bodies = ['small', '', str_repeat("\0\n\r", 5), mebibyte(), str_repeat('f', 131072), substr(mebibyte(), 0, 131072 - 8)];
foreach ($bodies as $body) {
	$channel->basic_publish(new AMQPMessage($body), '', $queue);
}
$got = [];
$channel->basic_consume($queue, '', false, true, false, false, function (AMQPMessage $message) use (&$got): void {
	$got[] = md5($message->getBody());
});
while (count($got) < count($bodies)) {
	$channel->wait(null, false, 20);
}
same(array_map('md5', $bodies), $got, 'what was sent came, in order');

/* nothing comes: the timeout of the library, not an error */
try {
	$channel->wait(null, false, 0.3);
	holds(false, 'no exception');
} catch (PhpAmqpLib\Exception\AMQPTimeoutException $e) {
	holds(true, 'timeout');
}

/* heartbeats, and signals while it waits */
$beating = connect(2);
$other = $beating->channel();
[$second] = $other->queue_declare('', false, false, true, false);
$other->basic_consume($second, '', false, true, false, false, function (AMQPMessage $message) use (&$got): void {
	$got[] = $message->getBody();
});
$got = [];
$signals = 0;
pcntl_async_signals(true);
pcntl_signal(SIGUSR1, function () use (&$signals): void {
	$signals++;
});
$me = getmypid();
$peer = peer(function () use ($me): void {
	for ($i = 0; $i < 25; $i++) {
		usleep(200000);
		posix_kill($me, SIGUSR1);
	}
	posix_kill(getmypid(), SIGKILL); // no destructors, which would close the connections
});
while ($signals < 25) {
	try {
		$other->wait(null, false, 1);
	} catch (PhpAmqpLib\Exception\AMQPTimeoutException) {
	}
}
$peer->wait();
$other->basic_publish(new AMQPMessage('after the signals'), '', $second);
while ($got === []) {
	$other->wait(null, false, 20);
}
same(['after the signals'], $got, 'the connection lives after five seconds with signals and heartbeats');
$beating->close();
same(false, $beating->isConnected(), 'closed in order');

/* SIGTERM stops a consumer that is idle: its handler only sets a flag, and the library reads it when its select returns */
foreach (['consume()' => true, 'wait()' => false] as $loop => $consume) {
	foreach ([true, false] as $async) {
		$consumer = peer(function (Peer $parent) use ($consume, $async): void {
			$connection = connect(0);
			$channel = $connection->channel();
			[$queue] = $channel->queue_declare('', false, false, true, false);
			$channel->basic_consume($queue, '', false, true, false, false, fn() => null);
			$stop = false;
			pcntl_async_signals($async);
			pcntl_signal(SIGTERM, function () use (&$stop, $channel): void {
				$stop = true;
				$channel->stopConsume();
			});
			$parent->tell('consuming');
			try {
				if ($consume) {
					$channel->consume();
				}
				while (!$stop) {
					$channel->wait();
					$async || pcntl_signal_dispatch();
				}
			} catch (PhpAmqpLib\Exception\AMQPExceptionInterface) {
				$stop || exit(2);
			}
			posix_kill(getmypid(), $stop ? SIGKILL : SIGABRT); // no destructors
		}, 20);
		same('consuming', $consumer->hear(), 'the consumer has started');
		usleep(50000);
		for ($i = 0, $seen = 0; $i < 2000 && $seen < 3; $i++) {
			$seen = preg_replace('~^.*\) ~s', '', file_get_contents("/proc/$consumer->pid/stat"))[0] === 'S' ? $seen + 1 : 0;
			usleep(2000);
		}
		posix_kill($consumer->pid, SIGTERM);
		same(-SIGKILL, $consumer->wait(), "$loop, " . ($async ? 'asynchronous' : 'by dispatch') . ': the consumer stops');
	}
}

$server->stop();
try {
	for ($i = 0; $i < 100; $i++) {
		@$channel->basic_publish(new AMQPMessage(str_repeat('x', 100000)), '', $queue);
		@$channel->wait(null, false, 1);
	}
	holds(false, 'no exception');
} catch (PhpAmqpLib\Exception\AMQPExceptionInterface | PhpAmqpLib\Exception\AMQPTimeoutException $e) {
	holds(!$e instanceof PhpAmqpLib\Exception\AMQPTimeoutException, 'the loss is noticed: ' . get_class($e));
}
finish();
?>
--EXPECT--
14 checks held
