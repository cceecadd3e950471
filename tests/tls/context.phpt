--TEST--
TLS: options, names, sessions, readiness, forks, and secrets that stay secret
--EXTENSIONS--
sockets
pcntl
posix
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();
need_fork();
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException, TlsException};
use function Sockets\{accept, connect, listen, pair, read, run, secure, secure_info, shutdown, spawn, try_read, write_all};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/certificates.inc';
bound(120);

/* --- options --- */
$own = server_options();
$client = fn(array $options) => fn() => secure(pair()[0], $options + ['peer_name' => 'localhost'], 0);
$listen = fn(array $options) => fn() => listen('tls://127.0.0.1:0', $options);
$option = fn(string $words, string $function = 'secure', int $arg = 2) => "Sockets\\$function(): Argument #$arg (\$options) $words";
throws(ValueError::class, $option('option "peer_name" must be given, as the certificate of the peer is verified'), fn() => secure(pair()[0], [], 0));
throws(ValueError::class, $option('option "peer_name" must not be empty'), $client(['peer_name' => '']));
throws(ValueError::class, $option('option "peer_name" must not contain any null bytes'), $client(['peer_name' => "localhost\0.evil"]));
throws(TypeError::class, $option('option "verify" must be of type bool, int given'), $client(['verify' => 0]));
throws(TypeError::class, $option('option "ca" must be of type string, array given'), $client(['ca' => []]));
throws(ValueError::class, $option('option "ca" must be a text in PEM or the path of a readable file'), $client(['ca' => '/nonexistent/ca.pem']));
throws(ValueError::class, $option('option "min_version" must be "1.2" or "1.3"'), $client(['min_version' => '1.1']));
throws(ValueError::class, $option('option "max_version" must not be less than option "min_version"'), $client(['min_version' => '1.3', 'max_version' => '1.2']));
throws(ValueError::class, $option('option "alpn" must be a list of strings of 1 to 255 bytes'), $client(['alpn' => ['h2', '']]));
throws(ValueError::class, $option('option "alpn" must be a list of strings of 1 to 255 bytes'), $client(['alpn' => [str_repeat('a', 256)]]));
throws(ValueError::class, $option('option "ciphers" must be a list of ciphers of OpenSSL (no cipher match)'), $client(['ciphers' => 'none of them']));
throws(ValueError::class, $option('option "fingerprint" must be the SHA-256 of a certificate in hexadecimal digits, or a list of them'), $client(['fingerprint' => 'ab']));
throws(ValueError::class, $option('option "key" must be given with option "certificate"'), $client(['certificate' => $own['certificate']]));
throws(ValueError::class, $option('has an unknown option "sni"'), $client(['sni' => []]));
throws(ValueError::class, $option('has an unknown option 0'), $client(['x']));
throws(TypeError::class, $option('option "server" must be of type bool, string given'), $client(['server' => 'yes']));
throws(ValueError::class, $option('has an unknown option "verfy"', 'connect', 3), fn() => connect('tls://127.0.0.1:1', 1, ['verfy' => true]));
throws(ValueError::class, $option('has an unknown option "verify"', 'connect', 3), fn() => connect('tcp://127.0.0.1:1', 1, ['verify' => true]));
throws(ValueError::class, 'Sockets\connect(): Argument #1 ($to) has an unknown option "verify"', fn() => connect('tls://127.0.0.1:1?verify=0', 1));
throws(ValueError::class, $option('option "certificate" must be given', 'listen'), $listen([]));
throws(ValueError::class, $option('option "key" must be given with option "certificate"', 'listen'), $listen(['certificate' => $own['certificate']]));
throws(ValueError::class, $option('option "key" must be the key of the certificate (key values mismatch)', 'listen'),
	$listen(['key' => certificate('other')[1]] + $own));
throws(ValueError::class, $option('option "ticket_keys" must be 80 bytes long', 'listen'), $listen(['ticket_keys' => 'short'] + $own));
throws(ValueError::class, $option('has an unknown option "verify"', 'listen'), $listen(['verify' => true] + $own));
throws(ValueError::class, $option('option "sni" must be an array of host names and lists of certificate, key and optional passphrase', 'listen'),
	$listen(['sni' => ['a.example' => ['x']]] + $own));

/* --- secrets --- */
$secret = 'correct horse battery staple';
openssl('pkey', '-in', $own['key'], '-aes128', '-passout', "pass:$secret", '-out', certificate_path('locked.key'));
$locked = ['key' => certificate_path('locked.key')] + $own;
throws(ValueError::class, $option('option "key" must be a private key in PEM, which the option "passphrase" decrypts (bad password read)', 'listen'), $listen($locked));
$e = raised(ValueError::class, $listen(['passphrase' => "not $secret"] + $locked));
holds(!str_contains($e->getMessage() . print_r($e->getTrace()[0], true), $secret), 'a wrong passphrase is not shown');
holds(listen('tls://127.0.0.1:0', ['passphrase' => $secret] + $locked) instanceof Socket, 'the right one');
$text = file_get_contents($own['key']);
$e = raised(ValueError::class, fn() => listen('tls://127.0.0.1:0', ['key' => "$text junk", 'certificate' => $text]));
$line = explode("\n", $text)[1];
holds(!str_contains($e->getMessage() . print_r($e->getTrace()[0], true), $line), 'a key as text is not shown');
$server = listen('tls://127.0.0.1:0', ['passphrase' => $secret] + $locked);
ob_start();
var_dump($server, Sockets\describe($server));
$shown = ob_get_clean();
holds(!str_contains($shown, $secret) && !str_contains($shown, $line), 'var_dump() and describe()');

/* open_basedir. */
[$status, $output] = \run(php_command('-d', 'open_basedir=' . __DIR__, '-r',
	'try { Sockets\listen("tls://127.0.0.1:0", ["certificate" => $argv[1], "key" => $argv[2]]); } catch (ValueError $e) { echo $e->getMessage(); }', '--', ...array_values($own)));
same($option('option "certificate" must be a text in PEM or the path of a readable file', 'listen'), $output, 'open_basedir');

/* --- names of servers --- */
run(function () use ($own) {
	$names = ['a.example' => certificate('a.example', ['names' => 'DNS:a.example']), '*.b.example' => certificate('b.example', ['names' => 'DNS:*.b.example'])];
	foreach (['a.example' => 'a.example', 'A.Example' => 'a.example', 'x.b.example' => 'b.example', 'x.y.b.example' => 'server', 'b.example' => 'server'] as $asked => $subject) {
		[$a, $b] = secured_pair(['sni' => $names], ['verify' => false, 'peer_name' => $asked]);
		same(trim(file_get_contents(certificate_path("$subject.pem"))), trim(secure_info($a)->peerCertificate), "the certificate for $asked");
		same($asked, secure_info($b)->peerName, 'the server knows the name');
	}
	/* Another name asks for the certificate of the client as well. */
	$mutual = ['sni' => $names, 'client_ca' => certificate('ca')[0]];
	[$a, $b] = plain_pair();
	$task = spawn(fn() => outcome(fn() => secure($b, $mutual + $own + ['server' => true], 20)));
	$e = outcome(function () use ($a) {
		secure($a, client_options('a.example'), 20);
		return read($a, 1, 20);
	});
	same('Handshake', $task->await(20)[0], 'client_ca holds for all names');
});

/* --- sessions --- */
foreach (['1.2', '1.3'] as $version) {
	run(function () use ($own, $version) {
		$server = listen('tls://127.0.0.1:0', ['max_version' => $version] + $own);
		$port = Endpoint::local($server)->port;
		spawn(function () use ($server) {
			for ($i = 0; $i < 5; $i++) {
				$c = accept($server, 20);
				write_all($c, secure_info($c) === null ? 'x' : 'y', 20);
				read($c, 10, 20);
				socket_close($c);
			}
		});
		$visit = function (array $options) use ($port) {
			$c = connect("tls://127.0.0.1:$port", 20, $options + ['ca' => certificate('ca')[0]]);
			read($c, 1, 20);
			shutdown($c);
			read($c, 1, 20);
			return secure_info($c)->resumed;
		};
		same([false, true, true], [$visit([]), $visit([]), $visit([])], "$version: resumed");
		same(false, $visit(['session' => false]), 'not without sessions');
		same(false, $visit(['peer_name' => 'localhost']), 'not under another name');
	});
}

/* Keys of tickets that two listeners share; and a session never moves to one that asks for certificates. */
run(function () use ($own) {
	$keys = random_bytes(80);
	foreach ([[['ticket_keys' => $keys], ['ticket_keys' => $keys], true], [[], [], false],
		[['ticket_keys' => $keys], ['ticket_keys' => $keys, 'client_ca' => certificate('ca')[0]], false]] as $k => [$first, $second, $resumes]) {
		$path = temp_path();
		$results = [];
		/* Another context of the server each time: "ciphers" differs. */
		foreach ([$first + ['ciphers' => 'ECDHE+AESGCM'], $second + ['ciphers' => 'ECDHE+CHACHA20']] as $i => $options) {
			$server = listen($results === [] ? 'tls://127.0.0.1:0' : $where, $options + $own + ['reuseaddr' => true]);
			$where = 'tls://127.0.0.1:' . Endpoint::local($server)->port;
			$task = spawn(function () use ($server) {
				$c = accept($server, 20);
				$outcome = outcome(fn() => write_all($c, 'x', 20));
				outcome(fn() => read($c, 1, 20));
				return $outcome[0] === 'ok' && secure_info($c)->resumed;
			});
			outcome(function () use ($where, $k) {
				$c = connect($where, 20, ['ca' => certificate('ca')[0], 'alpn' => ["case$k"]] + server_options('client'));
				read($c, 1, 20);
				shutdown($c);
			});
			$results[] = $task->await(20);
			socket_close($server);
		}
		same([false, $resumes], $results, "tickets $k");
	}
});

/* --- readiness --- */
run(function () {
	[$a, $b] = secured_pair();
	write_all($a, 'abcdef', 20);
	same('ab', read($b, 2, 20), 'a part of a record');
	$read = [$b];
	$write = $except = null;
	same([1, [$b]], [socket_select($read, $write, $except, 0), $read], 'socket_select');
	same(null, try_read($a, 1), 'tickets are no data');
	$read = [$a, $b];
	same([1, [1 => $b]], [socket_select($read, $write, $except, 20), $read], 'socket_select waits for none');
	if (PHP_VERSION_ID < 80600) {
		$context = new Io\Poll\Context();
		$context->add(new SocketPollHandle($b), [Io\Poll\Event::Read]);
		same(1, count($context->wait(Time\Duration::fromSeconds(0))), 'Io\Poll');
		same('cdef', read($b, 100, 20), 'the rest');
		same(0, count($context->wait(Time\Duration::fromSeconds(0))), 'nothing is left');
	} else {
		same('cdef', read($b, 100, 20), 'the rest');
		left_out(2);
	}
	$read = [$b];
	same(0, socket_select($read, $write, $except, 0), 'nor for socket_select');
});

/* --- forks: a child that only ends does not end the connection --- */
run(function () {
	[$a, $b] = secured_pair([], [], true);
	$pid = pcntl_fork();
	if ($pid === 0) {
		unset($a, $b);
		posix_kill(getmypid(), SIGKILL);
	}
	pcntl_waitpid($pid, $status);
	write_all($a, 'from the parent', 20);
	same('from the parent', read($b, 100, 20), 'the parent goes on');
});
$server = listen('tls://127.0.0.1:0', $own);
$port = Endpoint::local($server)->port;
$child = peer(function (Peer $parent) use ($port) {
	$c = connect("tls://localhost:$port", 20, ['ca' => certificate('ca')[0]]);
	write_all($c, 'hello', 20);
	$parent->tell(read($c, 100, 20) . '|' . read($c, 100, 20));
});
$accepted = accept($server, 20);
$worker = pcntl_fork();
if ($worker === 0) {
	write_all($accepted, strtoupper(read($accepted, 100, 20)), 20);
	socket_close($accepted);
	posix_kill(getmypid(), SIGKILL);
}
socket_close($accepted);
same('HELLO|', $child->hear(), 'a worker makes the handshake of a connection that its parent has accepted and closed');
pcntl_waitpid($worker, $status);
finish();
?>
--EXPECT--
63 checks held
