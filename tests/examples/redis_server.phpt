--TEST--
examples/redis_server.php: redis-cli, redis-benchmark, a client that does not read, commands in pieces
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/server.inc';
need_clients('redis-cli', 'redis-benchmark');
?>
--FILE--
<?php
require __DIR__ . '/server.inc';
bound(110);
$server = new Server('redis_server');
$cli = fn(string ...$words) => client('redis-cli', '-p', (string) $server->port, ...$words);

foreach ([
	'PONG' => ['ping'], 'hello' => ['PING', 'hello'], 'a b' => ['echo', 'a b'],
	"ERR unknown command" => ['flushall'], "ERR wrong number of arguments for 'get' command" => ['get'],
	'ERR syntax error' => ['set', 'k', 'v', 'ex', 'x'],
] as $want => $words) {
	same($want, $cli(...$words), implode(' ', $words));
}
$session = <<<'END'
	get k
	set k v
	set k w NX
	get k
	set k "two words" xx ex 1000
	get k
	set k x
	ttl k
	expire k 1000
	expire none 1
	ttl none
	incr n
	incr n
	incr k
	exists k n none
	del k n none
	exists k n
	set short v px 1
	END;
file_put_contents($file = temp_path(), "$session\n");
$want = ['', 'OK', '', 'v', 'OK', 'two words', 'OK', '-1', '1', '0', '-2', '1', '2', 'ERR value is not an integer or out of range', '', '2', '2', '0', 'OK'];
same($want, explode("\n", client('sh', '-c', 'exec redis-cli -p "$0" <"$1"', (string) $server->port, $file)), 'a session');
for ($i = 0; $i < 500 && $cli('exists', 'short') !== '0'; $i++) {
}
same(['', '-2'], [$cli('get', 'short'), $cli('ttl', 'short')], 'it has expired');

/* A client that does not read: its commands wait, and the others are served. */
$cli('set', 'long', str_repeat('x', 100000));
$stubborn = $server->connect();
$question = "get long\r\n";
$sent = write_until_full($stubborn, str_repeat($question, 1000), 100_000_000);
holds($sent < 100_000_000, "the server has stopped reading after $sent bytes");
same('PONG', $cli('ping'), 'another client');
$reader = new Sockets\Reader($stubborn, timeout: 20);
for ($answers = 0; $answers < min(1000, intdiv($sent, strlen($question))); $answers++) {
	if ($reader->readLine() !== '$100000' || $reader->readExactly(100002) !== str_repeat('x', 100000) . "\r\n") {
		break;
	}
}
same(1000, $answers, 'answers, once it reads');
socket_close($stubborn);

/* Commands in pieces, several at once, of words that look like commands; and what is no command. */
$client = $server->connect();
$reader = new Sockets\Reader($client, timeout: 20);
foreach (str_split("*3\r\n$3\r\nSET\r\n$2\r\n\r\n\r\n$5\r\nGET a\r\nget missing\r\n\r\n*2\r\n$3\r\nGET\r\n$2\r\n\r\n\r\n") as $byte) {
	Sockets\write_all($client, $byte, 10);
	usleep(200);
}
same(['+OK', '$-1', '$5', 'GET a'], [$reader->readLine(), $reader->readLine(), $reader->readLine(), $reader->readLine()], 'byte by byte');
Sockets\shutdown($client);
same(null, $reader->readLine(), 'after its end');
foreach (["*1\r\n$99999999\r\n", "*2\r\n$3\r\nGET\r\n$-1\r\n", str_repeat('x', 70000), "*100000\r\n" . str_repeat("$1\r\nx\r\n", 70000)] as $wrong) {
	$client = $server->connect();
	try {
		Sockets\write_all($client, $wrong, 20);
		$end = Sockets\read($client, 100, 20);
	} catch (Sockets\SocketException $e) {
		$end = $e instanceof Sockets\TimeoutException ? 'timed out' : '';
	}
	same('', $end, 'closed after ' . substr($wrong, 0, 20));
}

/* redis-benchmark */
$lines = explode("\n", client('redis-benchmark', '-p', (string) $server->port, '-n', '2000', '-c', '20', '-P', '8', '--csv', '-t', 'ping,set,get,incr'));
same(6, count($lines), 'a line for each command');
same([], preg_grep('~^"[A-Z_]+","(?!0\.)\d+\.\d+",~', array_slice($lines, 1), PREG_GREP_INVERT), 'requests');
same('2000', $cli('get', 'counter:__rand_int__'), 'INCR');
$server->runs();
finish();
?>
--EXPECT--
36 checks held
