--TEST--
Pheanstalk in tasks, unchanged: ten producers and ten consumers of beanstalkd in one process
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_program('beanstalkd', 'sh', 'setsid');
need_function('posix_kill');
extension_loaded('mbstring') || is_file(PHP_EXTENSION_DIR . '/mbstring.so') || skip('mbstring is needed');
is_file('/usr/share/php/Pheanstalk/autoload.php') || skip('the package php-pda-pheanstalk is needed');
?>
--FILE--
<?php
error_reporting(E_ALL & ~E_DEPRECATED);
require __DIR__ . '/../clients/client.inc';
require '/usr/share/php/Pheanstalk/autoload.php';
extension_loaded('mbstring') || dl('mbstring.so');
bound(100);

use Pheanstalk\Pheanstalk;
use Sockets\{CancelledException, Task};
use function Sockets\{run as run_tasks, sleep, spawn};

[$listener, $port] = tcp_listener();
$server = new Program(['sh', '-c', 'LISTEN_PID=$$ LISTEN_FDS=1 exec beanstalkd -z 2000000'], [], [3 => socket_export_stream($listener)]);
unset($listener);

/** Connects with the sockets extension, as a program does that does not know of tasks. */
function client(): Pheanstalk
{
	return Pheanstalk::createWithFactory(new \Pheanstalk\SocketFactory('127.0.0.1', $GLOBALS['port'], 10, \Pheanstalk\SocketFactory::SOCKET));
}

/* The consumers wait first; the ticks go on while all of them wait in reserve(). */
[$got, $ticks, $idle] = run_tasks(function (): array {
	[$got, $ticks, $waiting, $idle] = [[], 0, 0, 0];
	$ticker = spawn(function () use (&$ticks, &$waiting, &$idle): void {
		for (;; sleep(0.001)) {
			$ticks++;
			$idle += $waiting === 10 ? 1 : 0;
		}
	});
	$consumers = [];
	for ($n = 0; $n < 10; $n++) {
		$consumers[] = spawn(function () use (&$got, &$waiting): void {
			$client = client();
			$client->watchOnly('test');
			do {
				$waiting++;
				$job = $client->reserve();
				$waiting--;
				$got[] = $data = $job->getData();
				$client->delete($job);
			} while ($data !== 'the end');
		});
	}
	while ($idle < 20) {
		sleep(0.001);
	}
	$producers = [];
	for ($n = 0; $n < 10; $n++) {
		$producers[] = spawn(function () use ($n): void {
			$client = client();
			$client->useTube('test');
			for ($i = 0; $i < 50; $i++) {
				$client->put("producer $n, job $i " . str_repeat('x', $i * 1000));
			}
		});
	}
	array_map(fn(Task $task) => $task->await(), $producers);
	$last = client();
	$last->useTube('test');
	for ($n = 0; $n < 10; $n++) {
		$last->put('the end', 4294967295);    // the least urgent
	}
	array_map(fn(Task $task) => $task->await(), $consumers);
	$ticker->cancel();
	return [$got, $ticks, $idle];
});
same(510, count($got), 'all jobs arrive');
$want = array_fill(0, 10, 'the end');
for ($n = 0; $n < 10; $n++) {
	for ($i = 0; $i < 50; $i++) {
		$want[] = "producer $n, job $i " . str_repeat('x', $i * 1000);
	}
}
sort($want);
sort($got);
same(md5(serialize($want)), md5(serialize($got)), 'each of them once, and whole');
holds($idle >= 20, "another task has run $idle times while all consumers waited, $ticks times in all");

/* A timeout of the server, a cancelled wait, and the end of the server. */
same([null, 'another task', 'cancelled', 'lost'], run_tasks(function () use ($server): array {
	$other = null;
	$client = client();
	$task = spawn(function () use (&$other): void {
		$other = 'another task';
	});
	$result = [$client->reserveWithTimeout(1), $other];
	$waiting = spawn(fn() => client()->reserve());
	$losing = spawn(fn() => client()->reserve());
	sleep(0.1);
	$waiting->cancel();
	try {
		$waiting->await();
	} catch (CancelledException) {
		$result[] = 'cancelled';
	}
	$stopping = spawn($server->stop(...));
	try {
		$losing->await();
	} catch (\Pheanstalk\Exception) {
		$result[] = 'lost';
	}
	return $result;
}), 'a timeout, a cancelled wait, the end of the server');
finish();
?>
--EXPECT--
4 checks held
