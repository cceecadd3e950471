--TEST--
examples/proxy.php: 200 clients, half-close, idle limits, a reset, no server; curl and wrk through it
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/server.inc';
need_clients('curl', 'wrk', 'socat');
need_function('pcntl_signal');
?>
--FILE--
<?php
require __DIR__ . '/tasks.inc';
require __DIR__ . '/server.inc';
use Sockets\{Endpoint, ErrorKind, SocketException};
use function Sockets\{accept, close, connect, listen, read, read_exactly, run as run_tasks, shutdown, sleep, spawn, write_all as write};
bound(170);

/** A proxy that runs. */
function proxy(Endpoint|string $to, string ...$more): Server
{
	return new Server('proxy', 'tcp4://127.0.0.1:0', (string) $to, ...$more);
}

/** Its end, within two seconds of its connections; its errors. */
function stop(Server $proxy): array
{
	$proxy->program->signal(SIGTERM);
	$status = $proxy->program->ends();
	preg_match('~^listening on [^\n]*\n(.*)stopped\n$~s', $proxy->program->log(), $m);
	return [$status, $m[1] ?? $proxy->program->log()];
}

$server = listen('tcp4://127.0.0.1:0', ['backlog' => 500]);
$at = Endpoint::local($server);
$proxy = proxy($at);

/* 200 connections at a time, both ways, with a half-close. */
[$echoed, $open, $most] = run_tasks(function () use ($server, $proxy) {
	$open = $most = 0;
	$accepting = spawn(function () use ($server, &$open, &$most): void {
		for (;;) {
			$client = accept($server);
			$most = max($most, ++$open);
			spawn(function () use ($client, &$open): void {
				for ($data = ''; ($part = read($client, 65536)) !== ''; $data .= $part) {
				}
				write($client, strrev($data));
				$open--;
			});
			unset($client);
		}
	});
	$clients = [];
	for ($n = 0; $n < 200; $n++) {
		$clients[] = spawn(function () use ($proxy, $n): bool {
			$client = $proxy->connect();
			write($client, $data = str_repeat("client $n ", 5000), 60);
			sleep(0.5);
			shutdown($client);
			return read_exactly($client, strlen($data), 60) === strrev($data) && read($client, 1, 60) === '';
		});
	}
	$echoed = array_map(fn($task) => $task->await(), $clients);
	$accepting->cancel();
	return [count(array_filter($echoed)), $open, $most];
});
same([200, 0, 200], [$echoed, $open, $most], '200 clients, whose half-close is passed on');

/* A client that does not read stops nobody, and loses nothing. */
$slow = $proxy->connect();
$behind_slow = accept($server, 60);
$filled = write_until_full($behind_slow, str_repeat('x', 100000), 100_000_000);
holds($filled < 100_000_000, "the proxy has stopped reading after $filled bytes");
$client = $proxy->connect();
$backend = accept($server, 60);
write($client, 'question', 60);
same('question', read_exactly($backend, 8, 60), 'to the server');
write($backend, 'answer', 60);
same('answer', read_exactly($client, 6, 60), 'to the client');
close($backend);
same('', read($client, 1, 60), 'the end of the server');
same(str_repeat('x', $filled), read_exactly($slow, $filled, 60), 'the slow one');
set_linger($slow);
close($slow);
try {
	same('', read($behind_slow, 1, 60), 'a reset ends the other side');
} catch (SocketException $e) {
	same(ErrorKind::Reset, $e->kind, 'a reset ends the other side');
}
[$status, $errors] = stop($proxy);
same(0, $status, 'the end');
holds(preg_match('~^relay from tcp://\S+, reading: Connection reset by peer\n$~', $errors) === 1, "errors: $errors");

function set_linger(Socket $socket): void
{
	socket_set_option($socket, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
}

/* Idle on both sides; and silent in one direction while the other one is in use. */
$proxy = proxy($at, '4');
[$idle, $behind_idle] = [$proxy->connect(), accept($server, 60)];
[$client, $backend] = [$proxy->connect(), accept($server, 60)];
for ($n = 0; $n < 55; $n++) {
	write($client, 'x', 60);
	usleep(100000);
}
same('', read($behind_idle, 1, 0), 'the idle one is closed');
same('', read($idle, 1, 0), 'on both sides');
write($backend, 'answer', 60);
same([str_repeat('x', 55), 'answer'], [read_exactly($backend, 55, 60), read_exactly($client, 6, 60)], 'the other one is in use');

same('0', stop($proxy)[0] . '', 'the end, with a connection');
same('', read($client, 1, 60), 'which is closed');

/* Not more than MAX connections: another one waits. */
$proxy = proxy($at, '60', '1');
[$client, $backend] = [$proxy->connect(), accept($server, 60)];
write($next = $proxy->connect(), 'next', 60);
try {
	accept($server, 0.3);
	holds(false, 'it waits');
} catch (Sockets\TimeoutException) {
	holds(true, 'it waits');
}
close($client);
close($backend);
same('next', read_exactly(accept($server, 60), 4, 60), 'until the other one has ended');
$proxy->program->stop();

/* Nobody there. */
close($server);
$proxy = proxy($at);
same('', read($proxy->connect(), 1, 60), 'no server');
same([0, "connect to $at: " . socket_strerror(SOCKET_ECONNREFUSED) . "\n"], stop($proxy), 'and why');

/* With others' clients. */
$http = new Server('http_tasks', 'tcp4://127.0.0.1:0', __DIR__, '60');
$proxy = proxy("tcp://127.0.0.1:$http->port");
$text = file_get_contents(__DIR__ . '/proxy.phpt') ?: file_get_contents(__FILE__);
$name = is_file(__DIR__ . '/proxy.phpt') ? 'proxy.phpt' : basename(__FILE__);
same(rtrim($text), client('curl', '-s', "http://127.0.0.1:$proxy->port/$name"), 'curl');
same('HTTP/1.1 404 Not Found', strtok(run(['socat', '-t', '20', '-', "TCP:127.0.0.1:$proxy->port"], null, "GET /none HTTP/1.1\r\nHost: a\r\n\r\n")[1], "\r"), 'socat, which ends before the answer');
$wrk = client('wrk', '-t', '1', '-c', '50', '-d', '1', "http://127.0.0.1:$proxy->port/$name");
holds(preg_match('~^ *[1-9]\d* requests in ~m', $wrk) === 1 && !preg_match('~errors|Non-2xx~', $wrk), $wrk);
same([2, "usage: php proxy.php LISTEN CONNECT [IDLE [MAX]]\n"], [($end = run(php_command(example_path('proxy'), 'x')))[0], $end[2]], 'no arguments');
finish();
?>
--EXPECT--
30 checks held
