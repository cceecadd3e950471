--TEST--
TLS: every call of Sockets\ reads and writes through it
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, Reader, TlsException, Writer};
use function Sockets\{accept, connect, listen, read, read_exactly, read_frame, read_line, read_until, relay, run, secure_info,
	send_file, shutdown, spawn, try_read, try_write, write_all, write_frame};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/certificates.inc';
bound(120);

/** All bytes of a stream. */
function all(Socket $socket): string
{
	for ($data = ''; ($part = read($socket, 65536, 60)) !== ''; $data .= $part) {
	}
	return $data;
}

foreach ([['1.2', 'TLSv1.2'], ['1.3', 'TLSv1.3']] as [$version, $name]) {
	run(function () use ($version, $name) {
		[$a, $b] = secured_pair(['alpn' => ['two', 'one']], ['max_version' => $version, 'min_version' => $version, 'alpn' => ['one', 'two']], true);
		$info = secure_info($a);
		same([$name, 'two', 'localhost', true, false],
			[$info->version, $info->protocol, $info->peerName, $info->verified, $info->resumed], "$name: the client");
		holds(str_starts_with($info->peerCertificate, "-----BEGIN CERTIFICATE-----\n"), 'its certificate of the server');
		same(trim(file_get_contents(certificate_path('server.pem'))), trim($info->peerCertificate), 'is that of the server');
		$other = secure_info($b);
		same([$name, 'two', 'localhost', false, null, $info->cipher],
			[$other->version, $other->protocol, $other->peerName, $other->verified, $other->peerCertificate, $other->cipher], 'the server');

		same(3, write_all($a, 'abc'), 'write_all');
		same('ab', read($b, 2, 20), 'read a part');
		same('c', read($b, 100, 20), 'read the rest');
		same(null, try_read($b, 100), 'try_read without data');
		same(4, try_write($a, ['12', '', '34']), 'try_write');
		same('1234', read_exactly($b, 4, 20), 'read_exactly');
		write_all($a, ["first\r\nsecond", "\nx;y;"]);
		same('first', read_line($b, timeout: 20), 'read_line');
		same("second\n", read_line($b, 100, 20, true), 'read_line with its end');
		same('x;', read_until($b, ';', 100, 20), 'read_until takes no more');
		same('y;', read_until($b, ';', 100, 20), 'read_until');
		write_frame($b, 'a frame', 20);
		same('a frame', read_frame($a, 100, 20), 'frames');
		write_all($b, str_repeat('z', 20000) . "\n", 20);
		same(20000, strlen(read_line($a, 65536, 20)), 'a line in two records');

		$reader = new Reader($b, 100, 20);
		$writer = new Writer($a);
		foreach (['one', 'two', 'three'] as $line) {
			$writer->write("$line\n");
		}
		$writer->flush(20);
		same(['one', 'two', 'three'], [$reader->readLine(), $reader->readLine(), $reader->readLine()], 'Writer and Reader');
		same(true, $writer->tryFlush(), 'tryFlush');

		/* Both directions at once, more than any buffer holds. */
		$data = random_bytes(3000000);
		$echo = spawn(function () use ($b) {
			$sent = 0;
			while (($part = read($b, 50000, 60)) !== '') {
				$sent += write_all($b, $part, 60);
			}
			shutdown($b);
			return $sent;
		});
		$got = spawn(fn() => all($a));
		$done = write_all($a, str_split($data, 1000), 60);
		shutdown($a);
		same([3000000, 3000000], [$done, $echo->await(60)], 'all of it was sent');
		same(md5($data), md5($got->await(60)), 'and came back');
		same('', read($a, 10, 20), 'the end stays');
		$e = raised(Sockets\SocketException::class, fn() => write_all($a, 'x', 20));
		same(ErrorKind::BrokenPipe, $e->kind, 'nothing is sent after the end');
	});
}

/* Files and relays. */
run(function () {
	$path = temp_path();
	$data = random_bytes(500000);
	file_put_contents($path, $data);
	[$a, $b] = secured_pair([], [], true);
	$sending = spawn(function () use ($a, $path) {
		$sent = send_file($a, fopen($path, 'r'), 100, 300000, 60);
		$sent += send_file($a, fopen($path, 'r'), 300100, null, 60);
		shutdown($a);
		return $sent;
	});
	same(md5(substr($data, 100)), md5(all($b)), 'send_file');
	same(499900, $sending->await(60), 'its count');

	[$a, $b] = secured_pair([], [], true);
	[$c, $d] = plain_pair(true);
	socket_set_nonblock($b);
	socket_set_nonblock($c);
	$writing = spawn(function () use ($a, $data) {
		write_all($a, $data, 60);
		shutdown($a);
	});
	$relaying = spawn(function () use ($b, $c) {
		$count = relay($b, $c, null, 60);
		shutdown($c);
		return $count;
	});
	same(md5($data), md5(all($d)), 'relay from TLS');
	same(500000, $relaying->await(60), 'its count');
	$writing->await(60);
	$back = spawn(function () use ($d, $data) {
		write_all($d, $data, 60);
		shutdown($d);
	});
	$relaying = spawn(function () use ($b, $c) {
		relay($c, $b, null, 60);
		shutdown($b);
	});
	same(md5($data), md5(all($a)), 'relay to TLS');
	$relaying->await(60);
	$back->await(60);
});

/* Several tasks write to one connection: their data is not mixed within a call. */
run(function () {
	[$a, $b] = secured_pair([], [], true);
	Sockets\set_option($a, 'sndbuf', 4608);
	$tasks = [];
	for ($i = 0; $i < 8; $i++) {
		$tasks[] = spawn(function () use ($a, $i) {
			for ($k = 0; $k < 5; $k++) {
				write_all($a, str_repeat((string) $i, 15000), 60);
			}
		});
	}
	$counts = array_fill(0, 8, 0);
	$reading = spawn(function () use ($b, &$counts) {
		for ($left = 8 * 5 * 15000; $left > 0; $left -= strlen($part)) {
			$part = read($b, 65536, 60);
			foreach (count_chars($part, 1) as $char => $count) {
				$counts[$char - ord('0')] += $count;
			}
		}
	});
	foreach ($tasks as $task) {
		$task->await(60);
	}
	$reading->await(60);
	same(array_fill(0, 8, 75000), $counts, 'eight writers');
});

/* A server and its clients by endpoints. */
run(function () {
	$server = listen('tls://127.0.0.1:0', server_options());
	$port = Endpoint::local($server)->port;
	$serving = spawn(function () use ($server) {
		for ($i = 0; $i < 3; $i++) {
			$client = accept($server, 20, $peer);
			write_all($client, strtoupper(read_line($client, timeout: 20)) . "\n", 20);
			socket_close($client);
		}
		return $peer->host;
	});
	foreach (["tls://localhost:$port", "tls4://127.0.0.1:$port", "tls://127.0.0.1:$port?nodelay=1"] as $endpoint) {
		$client = connect($endpoint, 20, ['ca' => certificate('ca')[0], 'keepalive' => true]);
		write_all($client, "hello\n", 20);
		same('HELLO', read_line($client, timeout: 20), $endpoint);
		same('', read($client, 10, 20), 'and its end');
	}
	same('127.0.0.1', $serving->await(20), 'the peer of accept()');
});
finish();
?>
--EXPECT--
59 checks held
