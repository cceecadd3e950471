--TEST--
php-amqplib in tasks, unchanged: ten producers and ten consumers of RabbitMQ in one process
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/../clients/rabbitmq.inc';
need_amqplib();
?>
--FILE--
<?php
error_reporting(E_ALL & ~E_DEPRECATED);
require __DIR__ . '/../clients/rabbitmq.inc';
load_amqplib();
bound(110);

use PhpAmqpLib\Connection\AMQPSocketConnection;
use PhpAmqpLib\Exception\{AMQPExceptionInterface, AMQPTimeoutException};
use PhpAmqpLib\Message\AMQPMessage;
use Sockets\{CancelledException, Task};
use function Sockets\{run as run_tasks, sleep, spawn};

$server = new RabbitMq();

/** Connects as a program does that does not know of tasks. */
function client(int $heartbeat = 0): AMQPSocketConnection
{
	return new AMQPSocketConnection('127.0.0.1', $GLOBALS['server']->port, 'guest', 'guest', '/', false, 'AMQPLAIN', null, 'en_US', 20, false, 20, $heartbeat);
}

/** The last message of a producer does not fit into a frame. */
function body(int $producer, int $message): string
{
	return "producer $producer, message $message " . str_repeat('x', $message === 49 ? 200000 : $message * 100);
}

/** Consumes to the end; messages are counted before it waits for the next one. */
function consume(string $queue, array &$got, int &$waiting): void
{
	$connection = client();
	$channel = $connection->channel();
	$channel->basic_qos(0, 1, false);
	$last = null;
	$channel->basic_consume($queue, '', false, false, false, false, function (AMQPMessage $message) use (&$got, &$last): void {
		$got[] = $last = $message->getBody();
		$message->ack();
	});
	while ($last !== 'the end') {
		$waiting++;
		$channel->wait(null, false, 60);
		$waiting--;
	}
	$channel->close();
	$connection->close();
}

[$got, $ticks, $idle] = run_tasks(function (): array {
	[$got, $ticks, $waiting, $idle] = [[], 0, 0, 0];
	$ticker = spawn(function () use (&$ticks, &$waiting, &$idle): void {
		for (;; sleep(0.001)) {
			$ticks++;
			$idle += $waiting === 10 ? 1 : 0;
		}
	});
	$connection = client();
	$channel = $connection->channel();
	$channel->queue_declare('tasks', false, false, false, false);
	$consumers = [];
	for ($n = 0; $n < 10; $n++) {
		$consumers[] = spawn(function () use (&$got, &$waiting): void {
			consume('tasks', $got, $waiting);
		});
	}
	while ($idle < 20) {
		sleep(0.001);
	}
	$producers = [];
	for ($n = 0; $n < 10; $n++) {
		$producers[] = spawn(function () use ($n): void {
			$connection = client();
			$channel = $connection->channel();
			$channel->confirm_select();
			for ($i = 0; $i < 50; $i++) {
				$channel->basic_publish(new AMQPMessage(body($n, $i)), '', 'tasks');
			}
			$channel->wait_for_pending_acks(60);
			$connection->close();
		});
	}
	array_map(fn(Task $task) => $task->await(), $producers);
	for ($n = 0; $n < 10; $n++) {
		$channel->basic_publish(new AMQPMessage('the end'), '', 'tasks');
	}
	array_map(fn(Task $task) => $task->await(), $consumers);
	$connection->close();
	$ticker->cancel();
	return [$got, $ticks, $idle];
});
$want = array_fill(0, 10, 'the end');
for ($n = 0; $n < 10; $n++) {
	for ($i = 0; $i < 50; $i++) {
		$want[] = body($n, $i);
	}
}
sort($want);
sort($got);
same(510, count($got), 'all messages arrive');
holds($want === $got, 'each of them once, and whole');
holds($idle >= 20, "another task has run $idle times while all consumers waited, $ticks times in all");

/* A timeout, heartbeats while a task waits, a cancelled wait, and the end of the server. */
same(['another task', 'timed out', 'it lives', 'cancelled', 'lost'], run_tasks(function () use ($server): array {
	$connection = client(1);
	$channel = $connection->channel();
	[$queue] = $channel->queue_declare('', false, false, true, false);
	$result = [];
	$channel->basic_consume($queue, '', false, true, false, false, function (AMQPMessage $message) use (&$result): void {
		$result[] = $message->getBody();
	});
	$wait = fn() => @$channel->wait(null, false, 60);    // the library lets PHP warn of a reset
	spawn(function () use (&$result): void {
		$result[] = 'another task';
	});
	try {
		$channel->wait(null, false, 0.2);
	} catch (AMQPTimeoutException) {
		$result[] = 'timed out';
	}
	$waiting = spawn($wait);
	sleep(4);    // without heartbeats the server closes the connection after two seconds
	$other = client();
	$other->channel()->basic_publish(new AMQPMessage('it lives'), '', $queue);
	$waiting->await();
	$waiting = spawn($wait);
	sleep(0.1);
	$waiting->cancel();
	try {
		$waiting->await();
	} catch (CancelledException) {
		$result[] = 'cancelled';
	}
	$waiting = spawn($wait);
	sleep(0.1);
	$server->stop();
	try {
		$waiting->await();
	} catch (AMQPExceptionInterface) {
		$result[] = 'lost';
	}
	return $result;
}), 'a timeout, heartbeats, a cancelled wait, the end of the server');
finish();
?>
--EXPECT--
5 checks held
