--TEST--
TLS: which certificates are accepted, which are refused, by whom and with which words
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException, TlsException};
use function Sockets\{accept, connect, listen, read, run, secure, secure_info, spawn, write_all};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/certificates.inc';
bound(120);

/** The result of a handshake: the kind and the words of the client, and the kind of the server. */
function handshake(array $server, array $client): array
{
	[$a, $b] = plain_pair();
	$task = spawn(fn() => outcome(function () use ($b, $server) {
		secure($b, $server + ['server' => true], 20);
		return read($b, 1, 20);
	}));
	$result = outcome(function () use ($a, $client) {
		secure($a, $client, 20);
		write_all($a, 'x', 20);
		return 'fine';
	});
	/* The socket stays open until the server has read what the client has sent. */
	$other = $task->await(20);
	return [$result[0], preg_replace('/^secure to [^:]+:\S* |^secure: /', '', $result[1]), $other[0]];
}

function refused(string $words, array $server, array $client, string $what): void
{
	[$kind, $message, $other] = handshake($server, $client);
	same('Certificate', $kind, "$what: refused");
	holds(str_contains($message, $words), "$what: $words\n  got:  $message");
	holds($other !== 'ok', "$what: the server");
}

run(function () {
	$fine = ['ok', 'fine', 'ok'];
	$client = client_options();
	$ip = fn(string $address) => client_options($address);

	same($fine, handshake(server_options(), $client), 'a valid certificate');
	same($fine, handshake(server_options(), client_options('LOCALHOST')), 'names have no case');
	same($fine, handshake(server_options(), client_options('localhost.')), 'a dot at the end');
	same($fine, handshake(server_options(), $ip('127.0.0.1')), 'an address');
	same($fine, handshake(server_options(), $ip('::1')), 'an address of IPv6');
	same($fine, handshake(server_options(), $ip('0:0::1')), 'in another form');
	refused('IP address mismatch', server_options(), $ip('127.0.0.2'), 'another address');
	refused('hostname mismatch', server_options(), client_options('example.org'), 'another name');
	refused('hostname mismatch', server_options(), client_options('a.localhost'), 'a name below');

	$expired = server_options('expired', ['end' => '20200102000000Z']);
	refused('certificate has expired (certificate of CN=expired, issued by CN=ca)', $expired, $client, 'expired');
	$future = server_options('future', ['start' => '20980101000000Z']);
	refused('certificate is not yet valid', $future, $client, 'not yet valid');

	$self = server_options('self', ['issuer' => 'self']);
	refused('self-signed certificate', $self, $client, 'self-signed');
	same($fine, handshake($self, ['ca' => $self['certificate']] + $client), 'self-signed and trusted');
	refused('unable to get local issuer certificate', server_options('stranger', ['issuer' => 'ca2']), $client, 'an unknown authority');
	refused('unable to get local issuer certificate', server_options(), ['peer_name' => 'localhost'], 'the authorities of OpenSSL');

	$wild = server_options('wild', ['names' => 'DNS:*.example.org']);
	same($fine, handshake($wild, client_options('a.example.org')), 'a wildcard');
	refused('hostname mismatch', $wild, client_options('a.b.example.org'), 'a wildcard is one label');
	refused('hostname mismatch', $wild, client_options('example.org'), 'a wildcard is not none');
	refused('hostname mismatch', server_options('partial', ['names' => 'DNS:a*.example.org']), client_options('ab.example.org'), 'a part of a label');
	refused('IP address mismatch', server_options('literal', ['names' => 'DNS:127.0.0.1']), $ip('127.0.0.1'), 'an address as a name');
	refused('hostname mismatch', server_options('common', ['names' => '', 'subject' => '/CN=localhost']), $client, 'a common name alone');

	/* A chain with an authority between. */
	certificate('middle', ['ca' => true]);
	[$leaf, $key] = certificate('leaf', ['issuer' => 'middle']);
	refused('unable to get local issuer certificate', ['certificate' => $leaf, 'key' => $key], $client, 'without the chain');
	$chain = file_get_contents($leaf) . file_get_contents(certificate_path('middle.pem'));
	same($fine, handshake(['certificate' => $chain, 'key' => file_get_contents($key)], $client), 'with the chain, as texts');

	/* Lists of revoked certificates. */
	file_put_contents(certificate_path('index.txt'), '');
	openssl('ca', '-config', certificate_path('ca.conf'), '-cert', certificate_path('ca.pem'), '-keyfile', certificate_path('ca.key'),
		'-revoke', server_options()['certificate'], '-md', 'sha256');
	openssl('ca', '-config', certificate_path('ca.conf'), '-cert', certificate_path('ca.pem'), '-keyfile', certificate_path('ca.key'),
		'-gencrl', '-crldays', '30', '-md', 'sha256', '-out', certificate_path('crl.pem'));
	$ca = file_get_contents(certificate('ca')[0]) . file_get_contents(certificate_path('crl.pem'));
	refused('certificate revoked', server_options(), ['ca' => $ca] + $client, 'revoked');
	same($fine, handshake(server_options('good'), ['ca' => $ca] + $client), 'not revoked');

	/* Certificates that are too weak are not even loaded. */
	$load = fn(array $own) => fn() => secure(plain_pair()[0], ['server' => true] + $own, 0);
	$words = 'option "certificate" must be a certificate in PEM';
	$e = raised(ValueError::class, $load(server_options('small', ['key' => ['rsa:1024']])));
	holds(str_contains($e->getMessage(), $words), 'small: ' . $e->getMessage());
	/* OpenSSL 3.5 leaves that of a weak signature to the client. */
	$weak = server_options('sha1', ['digest' => 'sha1']);
	try {
		$load($weak)();
	} catch (ValueError | TlsException $e) {
	}
	if ($e instanceof ValueError) {
		holds(str_contains($e->getMessage(), $words), 'sha1: ' . $e->getMessage());
		left_out(2);
	} else {
		refused('signature digest algorithm too weak', $weak, $client, 'sha1');
	}

	/* Without verification, and by a fingerprint. */
	same($fine, handshake($self, ['verify' => false]), 'without verification');
	$print = strtolower(str_replace(':', '', substr(trim(openssl('x509', '-in', $self['certificate'], '-noout', '-fingerprint', '-sha256')), -95)));
	same($fine, handshake($self, ['verify' => false, 'fingerprint' => $print]), 'the fingerprint');
	same($fine, handshake($self, ['verify' => false, 'fingerprint' => [str_repeat('00', 32), strtoupper(rtrim(chunk_split($print, 2, ':'), ':'))]]), 'one of several');
	refused('does not have an accepted fingerprint', $self, ['verify' => false, 'fingerprint' => str_repeat('00', 32)], 'another fingerprint');
	refused('self-signed certificate', $self, ['fingerprint' => $print] + $client, 'a fingerprint does not replace the rest');

	/* Certificates of clients. */
	$mutual = server_options() + ['client_ca' => certificate('ca')[0]];
	same($fine, handshake($mutual, server_options('client') + $client), 'a client with a certificate');
	foreach (['none' => [], 'another' => server_options('intruder', ['issuer' => 'ca2']), 'expired' => $expired] as $what => $own) {
		[, , $other] = handshake($mutual, $own + $client);
		same($what === 'none' ? 'Handshake' : 'Certificate', $other, "a client with $what");
	}
	[$a, $b] = secured_pair($mutual, server_options('client'));
	same([true, true], [secure_info($b)->verified, str_contains(secure_info($b)->peerCertificate, 'CERTIFICATE')], 'the server knows the client');

	/* Versions and protocols without an agreement. */
	foreach ([
		[['max_version' => '1.2'], ['min_version' => '1.3'], 'protocol_version'],
		[['alpn' => ['a']], ['alpn' => ['b']], 'no_application_protocol'],
		[['max_version' => '1.2', 'ciphers' => 'ECDHE-ECDSA-AES128-GCM-SHA256'], ['ciphers' => 'ECDHE-ECDSA-AES256-GCM-SHA384'], 'handshake_failure'],
	] as [$server, $own, $alert]) {
		[$a, $b] = plain_pair();
		$task = spawn(fn() => raised(TlsException::class, fn() => secure($b, $server + server_options() + ['server' => true], 20)));
		$e = raised(TlsException::class, fn() => secure($a, $own + $client, 20));
		same([ErrorKind::Handshake, $alert, true], [$e->kind, $e->alert, str_contains($e->getMessage(), "the peer sent the alert \"$alert\"")], $alert);
		holds(str_contains($task->await(20)->getMessage(), "this side sent the alert \"$alert\""), 'and the server');
		$e = raised(TlsException::class, fn() => write_all($a, 'plain', 20));
		same(ErrorKind::Handshake, $e->kind, 'nothing can be written after that');
		$e = raised(TlsException::class, fn() => read($b, 10, 20));
		same(ErrorKind::Handshake, $e->kind, 'nor read');
	}

	/* By endpoints: the exception names the endpoint, and the connection is closed. */
	$server = listen('tls://127.0.0.1:0', $expired);
	$port = Endpoint::local($server)->port;
	$task = spawn(function () use ($server) {
		$client = accept($server, 20);
		return outcome(fn() => read($client, 10, 20));
	});
	$before = descriptor_count();
	$e = raised(TlsException::class, fn() => connect("tls://localhost:$port", 20, ['ca' => certificate('ca')[0]]));
	same("connect to tls://localhost:$port: the certificate was refused: certificate has expired (certificate of CN=expired, issued by CN=ca);"
		. ' this side sent the alert "certificate_expired"', $e->getMessage(), 'connect');
	same([ErrorKind::Certificate, 10, 'certificate_expired', "tls://localhost:$port", ''],
		[$e->kind, $e->getCode(), $e->alert, (string) $e->endpoint, $e->wants], 'its properties');
	same('Handshake', $task->await(20)[0], 'the server reads an error');
	same($before, descriptor_count(), 'nothing stays open');
});
finish();
?>
--EXPECT--
103 checks held
