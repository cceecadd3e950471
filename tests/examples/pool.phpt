--TEST--
examples/pool.php: 200 tasks on 5 connections; the order of those that wait; lost, refused and silent servers
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/tasks.inc';
need_tasks();
?>
--FILE--
<?php
require __DIR__ . '/tasks.inc';
use Sockets\{Endpoint, Reader};
use function Sockets\{close, read, sleep, write_all as write};
bound(110);

/** Answers like Redis. After $lost commands, a connection is closed instead of an answer, or after it. */
function redis(int $lost, bool $after = false): Closure
{
	global $now, $most, $calls, $connections;
	[$now, $most, $calls, $connections] = [0, 0, 0, 0];
	return function (Socket $client) use ($lost, $after): void {
		global $now, $most, $calls, $connections;
		$most = max($most, ++$now);
		$connections++;
		try {
			$reader = new Reader($client);
			for ($n = 1; ($line = $reader->readLine()) !== null && ($n < $lost || $after); $n++) {
				write($client, $line === 'PING' ? "+PONG\r\n" : ':' . ++$calls . "\r\n");
				if ($n >= $lost) {
					break;
				}
			}
		} finally {
			$now--;
			close($client);
		}
	};
}

same([0, "1000 calls, 0 failed, 5 connections\n", ''], serving(redis(PHP_INT_MAX), fn(Endpoint $at) => side('pool', '', (string) $at, '5', '200', '5')->ends()), '200 tasks');
same([5, 1000], [$most, $calls], 'connections and calls');

/* Connections that break in a call: it fails, and the connection is replaced. */
[$status, $out, $err] = serving(redis(7), fn(Endpoint $at) => side('pool', '', (string) $at, '5', '50', '4')->ends());
preg_match('~^(\d+) calls, (\d+) failed, (\d+) connections\n$~', $out, $m);
same([1, 5, $calls, 200 - $calls, $connections], [$status, $most, (int) $m[1], (int) $m[2], (int) $m[3]], $out);
same((int) $m[2], preg_match_all('~: the server closed the connection$|closed the connection$|Connection reset by peer$|Broken pipe$~m', $err), $err);
holds($m[2] >= 25 && $connections - $m[2] <= 5, 'a connection for each that broke');

/* The class: order, health, cancelled tasks, the end. */
file_put_contents($script = temp_path('.php'), '<?php
$argv = ["pool", $argv[1], "1", "1", "0"];
register_shutdown_function(function () use ($argv): void {
	Sockets\run(function () use ($argv): void {
		$pool = new ConnectionPool($argv[1], 1);
		$use = fn(string $name) => Sockets\spawn(function () use ($pool, $name): void {
			try {
				$pool->with(function (PooledConnection $connection) use ($name): void {
					echo "$name ";
					Sockets\sleep(0);
					$connection->call("INCR x");
				});
			} catch (Sockets\CancelledException $e) {
				echo "no $name ";
				throw $e;
			} catch (LogicException $e) {
				echo "$name: {$e->getMessage()}\n";
			}
		});
		$wait = fn(Sockets\Task ...$tasks) => array_map(fn($task) => $task->await(), $tasks);
		$wait(...array_map($use, range("a", "h")));
		echo "in order\n";

		[$first, $second, $third] = [$use("first"), $use("second"), $use("third")];
		Sockets\sleep(0);
		$second->cancel();
		$wait($first, $third);
		echo "without the second\n";

		/* The turn and the end come at the same time. */
		$places = new Places(1);
		$places->take(1);
		$take = fn() => Sockets\spawn(function () use ($places): void {
			$places->take(20);
			echo "a place ";
		});
		[$first, $second] = [$take(), $take()];
		Sockets\sleep(0);
		$places->give();
		$first->cancel();
		$second->await();
		try {
			$places->take(0.01);
		} catch (Sockets\TimeoutException $e) {
			echo $e->getMessage(), " ";
		}
		$places->give();
		$places->take(0);
		echo "and again\n";

		/* The server has closed the connection while it was not used. */
		Sockets\sleep(UNUSED + 0.1);
		echo "$pool->opened ";
		$wait($use("replaced"));
		echo "$pool->opened\n";
		[$first, $second] = [$use("last"), $use("after it")];
		Sockets\sleep(0);
		$pool->close();
		$wait($first, $second);
	});
});
require "' . example_path('pool') . '";
');
$end = serving(redis(10, after: true), fn(Endpoint $at) => (new Side('', ...php_command('-d', 'display_errors=stderr', $script, (string) $at)))->ends());
same([0, "0 calls, 0 failed, 0 connections\na b c d e f g h in order\nfirst no second third without the second\n"
	. "a place await: timed out and again\n1 replaced 2\nlast after it: the pool is closed\n", ''], $end, 'the pool');
same([1, 2], [$most, $connections], 'connections');

/* Nobody there, and a server that is silent until SIGTERM. */
[$socket, $port] = tcp_listener();
socket_close($socket);
$refused = "connect to tcp://127.0.0.1:$port: " . socket_strerror(SOCKET_ECONNREFUSED) . "\n";
same([1, "0 calls, 4 failed, 4 connections\n", str_repeat($refused, 4)], run(php_command(example_path('pool'), "tcp://127.0.0.1:$port", '1', '2', '2')), 'refused');
$asked = 0;
$silent = function (Socket $client) use (&$asked): void {
	read($client, 100);
	$asked++;
	read($client, 100);
};
same([1, "0 calls, 0 failed, 2 connections\n", ''], serving($silent, function (Endpoint $at) use (&$asked) {
	$pool = side('pool', '', (string) $at, '2', '200', '1');
	for (; $asked < 2; sleep(0.01)) {
	}
	$pool->signal(SIGTERM);
	return $pool->ends();
}), 'SIGTERM');
finish();
?>
--EXPECT--
9 checks held
