--TEST--
TLS: the table of certificates: which side refuses one, and the exact words of both
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();
?>
--FILE--
<?php
use function Sockets\{read, run, secure, spawn, write_all};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/certificates.inc';
require __DIR__ . '/../clients/client.inc';
bound(170);

/** The results of both sides: "fine", or the kind and the words behind the name of the call, which OpenSSL 3.6 extends. */
function both_sides(array $server, array $client): array
{
	[$a, $b] = plain_pair();
	$words = fn(array $outcome) => $outcome[0] === 'ok' ? $outcome[1] : "$outcome[0]: " . preg_replace('~^\w+ (?:to|from) unix://[^:]*: |^\w+: | or the system clock is incorrect~', '', $outcome[1]);
	$task = spawn(fn() => outcome(function () use ($b, $server) {
		secure($b, $server + ['server' => true], 20);
		return read($b, 10, 20);
	}));
	$result = outcome(function () use ($a, $client) {
		secure($a, $client, 20);
		write_all($a, 'fine', 20);
		return 'fine';
	});
	$other = $task->await(20);
	/* With TLS 1.3 a client reads that its certificate was refused. */
	return [$words($result[0] === 'ok' && $other[0] !== 'ok' ? outcome(fn() => read($a, 10, 20)) : $result), $words($other)];
}

/** The message for a refused certificate. */
function refused(string $reason, string $of, string $alert): string
{
	return "Certificate: the certificate was refused: $reason ($of); this side sent the alert \"$alert\"";
}

/** What the other side reads then. */
function told(string $alert): string
{
	return "Handshake: TLS failed: the peer sent the alert \"$alert\"";
}

run(function () {
	$server = server_options();
	$client = client_options();
	$ca = certificate('ca')[0];
	$fine = ['fine', 'fine'];

	/* The authorities and lists that the table takes. */
	$wild = server_options('wild', ['names' => 'DNS:*.example.org']);
	$self = server_options('self', ['issuer' => 'self']);
	certificate('middle', ['ca' => true]);
	$leaf = server_options('leaf', ['issuer' => 'middle']);
	$chain = ['certificate' => file_get_contents($leaf['certificate']) . file_get_contents(certificate_path('middle.pem'))] + $leaf;
	server_options('expired', ['end' => '20200102000000Z']);
	$revoked = server_options('revoked');
	$ca_of = fn(string ...$arguments) => openssl('ca', '-config', certificate_path('ca.conf'), '-cert', $ca, '-keyfile', certificate_path('ca.key'), '-md', 'sha256', ...$arguments);
	$ca_of('-revoke', $revoked['certificate']);
	$ca_of('-gencrl', '-crldays', '30', '-out', certificate_path('crl.pem'));
	$with_list = file_get_contents($ca) . file_get_contents(certificate_path('crl.pem'));
	$small = server_options('small', ['key' => ['rsa:1024']]);
	server_options('sha1', ['digest' => 'sha1']);
	$mutual = $server + ['client_ca' => $ca];
	$by = fn(string $subject, string $issuer = 'ca') => "certificate of CN=$subject, issued by CN=$issuer";

	$table = [
		/* case => [options of the server, of the client, words of the client, words of the server] */
		'a valid certificate' => [$server, $client, ...$fine],
		'an address' => [$server, client_options('127.0.0.1'), ...$fine],
		'an address of IPv6' => [$server, client_options('::1'), ...$fine],
		'a wildcard' => [$wild, client_options('a.example.org'), ...$fine],
		'self-signed, and trusted itself' => [$self, ['ca' => $self['certificate']] + $client, ...$fine],
		'with its chain' => [$chain, $client, ...$fine],
		'not on the list of revoked ones' => [$server, ['ca' => $with_list] + $client, ...$fine],
		'a client with a certificate' => [$mutual, server_options('client') + $client, ...$fine],

		'expired' => [server_options('expired'), $client, refused('certificate has expired', $by('expired'), 'certificate_expired'), told('certificate_expired')],
		'not yet valid' => [server_options('future', ['start' => '20980101000000Z']), $client, refused('certificate is not yet valid', $by('future'), 'bad_certificate'), told('bad_certificate')],
		'another name' => [$server, client_options('example.org'), refused('hostname mismatch', $by('server'), 'bad_certificate'), told('bad_certificate')],
		'another address' => [$server, client_options('127.0.0.2'), refused('IP address mismatch', $by('server'), 'bad_certificate'), told('bad_certificate')],
		'a wildcard for two labels' => [$wild, client_options('a.b.example.org'), refused('hostname mismatch', $by('wild'), 'bad_certificate'), told('bad_certificate')],
		'a wildcard for none' => [$wild, client_options('example.org'), refused('hostname mismatch', $by('wild'), 'bad_certificate'), told('bad_certificate')],
		'a name in the subject only' => [server_options('common', ['names' => '', 'subject' => '/CN=localhost']), $client, refused('hostname mismatch', $by('localhost'), 'bad_certificate'), told('bad_certificate')],
		'an address as a name' => [server_options('literal', ['names' => 'DNS:127.0.0.1']), client_options('127.0.0.1'), refused('IP address mismatch', $by('literal'), 'bad_certificate'), told('bad_certificate')],
		'self-signed' => [$self, $client, refused('self-signed certificate', $by('self', 'self'), 'unknown_ca'), told('unknown_ca')],
		'an unknown authority' => [server_options('stranger', ['issuer' => 'ca2']), $client, refused('unable to get local issuer certificate', $by('stranger', 'ca2'), 'unknown_ca'), told('unknown_ca')],
		'without its chain' => [$leaf, $client, refused('unable to get local issuer certificate', $by('leaf', 'middle'), 'unknown_ca'), told('unknown_ca')],
		'revoked' => [$revoked, ['ca' => $with_list] + $client, refused('certificate revoked', $by('revoked'), 'certificate_revoked'), told('certificate_revoked')],
		'of a client' => [server_options('purpose', ['purpose' => 'clientAuth']), $client, refused('unsuitable certificate purpose', $by('purpose'), 'unsupported_certificate'), told('unsupported_certificate')],

		'a client without a certificate' => [$mutual, $client, told('certificate_required'), 'Handshake: TLS failed: peer did not return a certificate; this side sent the alert "certificate_required"'],
		'a client with a certificate of another authority' => [$mutual, server_options('intruder', ['issuer' => 'ca2']) + $client, told('unknown_ca'), refused('unable to get local issuer certificate', $by('intruder', 'ca2'), 'unknown_ca')],
		'a client with an expired one' => [$mutual, server_options('expired') + $client, told('certificate_expired'), refused('certificate has expired', $by('expired'), 'certificate_expired')],
		'a client with a revoked one' => [['client_ca' => $with_list] + $server, $revoked + $client, told('certificate_revoked'), refused('certificate revoked', $by('revoked'), 'certificate_revoked')],
		'a client with one of a server' => [$mutual, server_options('serving', ['purpose' => 'serverAuth']) + $client, told('unsupported_certificate'), refused('unsuitable certificate purpose', $by('serving'), 'unsupported_certificate')],
	];
	foreach ($table as $case => [$of_server, $of_client, $words_of_client, $words_of_server]) {
		same([$words_of_client, $words_of_server], both_sides($of_server, $of_client), $case);
	}

	/* A key that is too small is refused by the side that has it, before a connection. */
	throws(ValueError::class, 'Sockets\secure(): Argument #2 ($options) option "certificate" must be a certificate in PEM, with its chain behind it (ee key too small)',
		fn() => secure(plain_pair()[0], $small + ['server' => true], 20));
});

/* And by a client, if the server sends them nevertheless. */
foreach (['small' => 'EE certificate key too weak', 'sha1' => 'CA signature digest algorithm too weak'] as $name => $reason) {
	[$certificate, $key] = certificate($name);
	$port = free_port();
	$peer = proc_open(['openssl', 's_server', '-accept', "127.0.0.1:$port", '-cert', $certificate, '-key', $key, '-cipher', 'ALL:@SECLEVEL=0', '-quiet'],
		[['pipe', 'r'], ['file', '/dev/null', 'w'], ['file', '/dev/null', 'w']], $pipes, null, array_diff_key(getenv(), ['LD_PRELOAD' => 1]));
	for ($i = 0; $i < 1000 && outcome(fn() => Sockets\close(Sockets\connect("tcp://127.0.0.1:$port", 5)))[0] !== 'ok'; $i++) {
		usleep(20000);
	}
	throws(Sockets\TlsException::class, "connect to tls://localhost:$port: the certificate was refused: $reason (certificate of CN=$name, issued by CN=ca); this side sent the alert \"bad_certificate\"",
		fn() => Sockets\connect("tls://localhost:$port", 20, ['ca' => certificate('ca')[0]]));
	proc_terminate($peer);
	proc_close($peer);
}
finish();
?>
--EXPECT--
29 checks held
