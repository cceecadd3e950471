--TEST--
TLS: 1,000 connections at once in tasks, memory before the handshake is over, and certificates that are renewed
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();
need_linux();
[$status] = run(['sh', '-c', 'ulimit -n 2300']);
$status === 0 || skip('2,300 descriptors a process are needed');
getenv('SKC_SANITIZED') === '1' && skip('too slow under the sanitizers, which change the memory as well');
?>
--FILE--
<?php
use Sockets\{CancelledException, Endpoint, ErrorKind, TlsException};
use function Sockets\{accept, connect, listen, pair, read, read_line, run, secure, secure_info, serve, shutdown, spawn, write_all};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/certificates.inc';

const CONNECTIONS = 1000;

if (getenv('SKT_MANY') !== '1') {
	$command = implode(' ', array_map('escapeshellarg', php_command(__FILE__)));
	[$status, $out, $err] = \run(['sh', '-c', "ulimit -n 2300; exec $command"], ['SKT_MANY' => '1']);
	echo $out, $err, $status === 0 ? '' : "exit status $status\n";
	exit(0);
}
bound(240);

/** The memory of the process in bytes, with that of OpenSSL. */
function resident(): int
{
	return (int) explode(' ', file_get_contents('/proc/self/statm'))[1] * 4096;
}

/* --- 1,000 connections ----------------------------------------------------------------------------- */
certificate('ca', ['ca' => true, 'issuer' => 'ca']);
$count = descriptor_count();
run(function () {
	$server = listen('tls://127.0.0.1:0', server_options());
	$where = 'tls://localhost:' . Endpoint::local($server)->port;
	$before = descriptor_count();
	$serving = spawn(fn() => serve($server, function (Socket $client) {
		while (($line = read_line($client, timeout: 200)) !== null) {
			write_all($client, strtoupper($line) . "\n", 200);
		}
	}));
	/* All of them are open before the first one ends. */
	$connected = 0;
	[$gate, $opened] = pair();
	$clients = [];
	for ($i = 0; $i < CONNECTIONS; $i++) {
		$clients[] = spawn(function () use ($where, $i, $opened, &$connected) {
			$c = connect($where, 200, ['ca' => certificate('ca')[0]]);
			write_all($c, "hello $i\n", 200);
			$first = read_line($c, timeout: 200);
			if (++$connected === CONNECTIONS) {
				shutdown($opened);
			}
			return [$c, $first];
		});
	}
	same('', read($gate, 1, 200), 'all of them are connected');
	holds(descriptor_count() - $before >= 2 * CONNECTIONS, 'at once');
	$wrong = [];
	foreach ($clients as $i => $task) {
		[$c, $first] = $task->await(200);
		write_all($c, "bye $i\n", 200);
		$second = read_line($c, timeout: 200);
		shutdown($c);
		if ([$first, $second, read($c, 1, 200)] !== ["HELLO $i", "BYE $i", '']) {
			$wrong[] = $i;
		}
	}
	same([], $wrong, 'each has its own answers');
	unset($clients, $task, $c, $gate, $opened);
	$serving->cancel();
	try {
		$serving->await(20);
	} catch (CancelledException) {
	}
});
same($count, descriptor_count(), 'nothing stays open');

/* --- memory of connections that do not go on ---------------------------------------------------------- */
run(function () {
	/* A record of 16 KiB is announced, and comes in part. */
	$hello = "\x16\x03\x01\x40\x00\x01\x00\x3f\xfc\x03\x03" . random_bytes(500);
	foreach (['silent' => ['', 32], 'in a record' => [$hello, 64]] as $what => [$bytes, $kilobytes]) {
		$kept = [];
		$start = 0;
		for ($i = 0; $i < 300; $i++) {
			if ($i === 100) {
				$start = resident();
			}
			[$a, $b] = $kept[] = pair();
			$bytes === '' || write_all($a, $bytes);
			try {
				secure($b, server_options() + ['server' => true], 0);
			} catch (TlsException $e) {
				$e->kind === ErrorKind::WouldBlock || throw $e;
			}
			unset($e);
		}
		$each = (resident() - $start) / 200 / 1024;
		holds($each <= $kilobytes, sprintf('%s: %.1f KiB a connection', $what, $each));
	}
	/* A message that is too long is refused as soon as its length is known. */
	foreach (['a message' => "\x16\x03\x01\x40\x00\x01\xff\xff\xff\x03\x03" . str_repeat('x', 16378), 'a record' => "\x16\x03\x01\xff\xff" . str_repeat('x', 1000)] as $what => $bytes) {
		[$a, $b] = pair();
		write_all($a, $bytes, 20);
		same(ErrorKind::Handshake, raised(TlsException::class, fn() => secure($b, server_options() + ['server' => true], 20))->kind, "$what that is too long");
	}
	/* So is a certificate of a client: 100 KiB at most. */
	$chain = file_get_contents(server_options('client')['certificate']);
	$chain .= str_repeat(file_get_contents(certificate('ca')[0]), 400);
	[$a, $b] = pair();
	$task = spawn(fn() => outcome(fn() => secure($b, ['server' => true, 'client_ca' => certificate('ca')[0]] + server_options(), 20))[0]);
	outcome(fn() => secure($a, ['certificate' => $chain, 'key' => server_options('client')['key']] + client_options(), 20));
	same('Handshake', $task->await(20), 'a chain that is too long');
});

/* --- renewed certificates ------------------------------------------------------------------------------- */
run(function () {
	$live = ['certificate' => certificate_path('live.pem'), 'key' => certificate_path('live.key')];
	$install = function (string $name) use ($live): void {
		foreach ([[$live['key'], 'key'], [$live['certificate'], 'pem']] as [$path, $end]) {
			copy(certificate_path("$name.$end"), "$path.new");
			rename("$path.new", $path);
		}
	};
	server_options('first');
	server_options('second');
	$install('first');
	$server = listen('tcp://127.0.0.1:0');
	$serving = spawn(fn() => serve($server, function (Socket $client) use ($live) {
		secure($client, $live + ['server' => true], 20);
		while (($line = read_line($client, timeout: 60)) !== null) {
			write_all($client, "$line\n", 20);
		}
	}));
	$visit = function () use ($server): array {
		$c = connect('tls://localhost:' . Endpoint::local($server)->port, 20, ['ca' => certificate('ca')[0], 'session' => false]);
		write_all($c, "x\n", 20);
		read_line($c, timeout: 20);
		return [$c, openssl_subject(secure_info($c)->peerCertificate)];
	};
	[$old, $subject] = $visit();
	same('CN=first', $subject, 'before');
	$install('second');
	[$new, $subject] = $visit();
	same('CN=second', $subject, 'after: without a new server');
	write_all($old, "still here\n", 20);
	same('still here', read_line($old, timeout: 20), 'older connections go on');
	/* A program was started since the last transfer: only shutdown() sends close_notify then. */
	foreach ([$old, $new] as $c) {
		shutdown($c);
		same('', read($c, 1, 20), 'ended');
	}
	$serving->cancel();
});

/** The subject of a certificate. */
function openssl_subject(string $certificate): string
{
	file_put_contents(certificate_path('shown.pem'), $certificate);
	return preg_replace('/^subject=|\s/', '', trim(openssl('x509', '-in', certificate_path('shown.pem'), '-noout', '-subject')));
}
finish();
?>
--EXPECT--
16 checks held
