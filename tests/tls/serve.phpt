--TEST--
TLS: serve() with tls:// endpoints, and with a PROXY header before the handshake
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();
?>
--FILE--
<?php
use Sockets\{CancelledException, Endpoint, TlsException};
use function Sockets\{connect, listen, read, read_line, run, secure_info, serve, shutdown, spawn, write_all};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/certificates.inc';
bound(120);

foreach ([false, true] as $proxy) {
	run(function () use ($proxy) {
		$errors = new ArrayObject();
		$server = listen('tls://127.0.0.1:0', server_options());
		$port = Endpoint::local($server)->port;
		$serving = spawn(fn() => serve($server, function (Socket $client, $peer) {
			while (($line = read_line($client, timeout: 20)) !== null) {
				write_all($client, strtoupper($line) . ' ' . $peer->host . ' ' . secure_info($client)->version . "\n", 20);
			}
		}, ['error' => function ($e) use ($errors) {
			$errors[] = $e::class;    // the exception would hold the Socket, in its trace
		}] + ($proxy ? ['proxy' => ['from' => ['127.0.0.1']]] : [])));
		$options = ['ca' => certificate('ca')[0]];
		if ($proxy) {
			$options['proxy_header'] = Sockets\ProxyHeader::of(Endpoint::parse('tcp://192.0.2.1:5'), Endpoint::parse('tcp://192.0.2.2:6'));
		}
		$host = $proxy ? '192.0.2.1' : '127.0.0.1';
		$clients = [];
		for ($i = 0; $i < 20; $i++) {
			$clients[] = spawn(function () use ($port, $options, $i) {
				$c = connect("tls://localhost:$port", 20, $options);
				write_all($c, "client $i\n", 20);
				$line = read_line($c, timeout: 20);
				shutdown($c);
				return $line . read($c, 10, 20);
			});
		}
		$got = array_map(fn($task) => $task->await(60), $clients);
		same(array_map(fn($i) => "CLIENT $i $host TLSv1.3", range(0, 19)), $got, 'twenty clients');

		/* Clients that do not speak TLS get no answer, and the handler gets an exception. */
		$c = connect("tcp://127.0.0.1:$port", 20, array_intersect_key($options, ['proxy_header' => 1]));
		write_all($c, "hello\n", 20);
		holds(!str_contains(json_encode(outcome(fn() => read($c, 100, 20))), 'HELLO'), 'plaintext');
		socket_close($c);
		/* One that is silent does not keep others from being served. */
		$silent = connect("tcp://127.0.0.1:$port", 20);
		$c = connect("tls://localhost:$port", 20, $options);
		write_all($c, "x\n", 20);
		same("X $host TLSv1.3", read_line($c, timeout: 20), 'beside a silent client');
		socket_close($silent);
		socket_close($c);
		$serving->cancel();
		try {
			$serving->await(20);
		} catch (CancelledException) {
		}
		holds(count(array_filter((array) $errors, fn($class) => $class === TlsException::class)) >= 1, 'reported: ' . json_encode($errors));
	});
}
finish();
?>
--EXPECT--
8 checks held
