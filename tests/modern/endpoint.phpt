--TEST--
Sockets\Endpoint: reads, prints canonically, reads what it has printed, names what is wrong and where
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\Endpoint;

require __DIR__ . '/../sockets.inc';

/* text, canonical text (null: the same), properties */
$rows = [
	['tcp://[FE80::1%eth0]:080?nodelay=1', 'tcp://[fe80::1%eth0]:80?nodelay=1',
		['tcp', 'fe80::1', 80, null, 'eth0', ['nodelay' => '1']]],
	['tcp://[fe80::1%25eth0]:80', 'tcp://[fe80::1%eth0]:80', ['tcp', 'fe80::1', 80, null, 'eth0', []]],
	['TCP://a:1', 'tcp://a:1', ['tcp', 'a', 1, null, null, []]],
	['UnixGram:///p', 'unixgram:///p', ['unixgram', null, null, '/p', null, []]],
	/* a zone behind %25 (RFC 6874), but for a number, and zones that need it */
	['tcp://[fe80::1%253]:80', null, ['tcp', 'fe80::1', 80, null, '253', []]],
	['tcp://[fe80::1%25]:80', null, ['tcp', 'fe80::1', 80, null, '25', []]],
	['tcp://[fe80::1%2525]:80', null, ['tcp', 'fe80::1', 80, null, '2525', []]],
	['tcp://[fe80::1%2525gbe0]:80', null, ['tcp', 'fe80::1', 80, null, '25gbe0', []]],
	['tcp://[fe80::1%25gbe0]:80', 'tcp://[fe80::1%gbe0]:80', ['tcp', 'fe80::1', 80, null, 'gbe0', []]],
	['tcp://[fe80::1%25a%40b%5D]:80', null, ['tcp', 'fe80::1', 80, null, 'a@b]', []]],
	['tcp://[fe80::1%a%40b]:80', 'tcp://[fe80::1%25a%40b]:80', ['tcp', 'fe80::1', 80, null, 'a@b', []]],
	['tcp://[0:0:0:0:0:0:0:1]:1', 'tcp://[::1]:1', ['tcp', '::1', 1, null, null, []]],
	['tcp://*:0', null, ['tcp', '*', 0, null, null, []]],
	['tcp4://h.example:' . 0xffff, null, ['tcp4', 'h.example', 0xffff, null, null, []]],
	['udp6://Example.COM:53', 'udp6://example.com:53', ['udp6', 'example.com', 53, null, null, []]],
	['unix:///run/x%20y.sock?mode=0600&replace', 'unix:///run/x%20y.sock?mode=0600&replace=1',
		['unix', null, null, '/run/x y.sock', null, ['mode' => '0600', 'replace' => '1']]],
	['unix://relative', null, ['unix', null, null, 'relative', null, []]],
	['unixpacket://@a%00b', null, ['unixpacket', null, null, "@a\0b", null, []]],
	['unixgram:///%3Fq', null, ['unixgram', null, null, '/?q', null, []]],
	['unix://', null, ['unix', null, null, '', null, []]],
	['unixgram://?x=1', null, ['unixgram', null, null, '', null, ['x' => '1']]],
	['unix://@', null, ['unix', null, null, '@', null, []]],
	['unix://./@x', null, ['unix', null, null, './@x', null, []]],
	['tipc://[16781313:17]', null, ['tipc', '16781313:17', null, null, null, []]],
	['tcp://1.2.3.4:1', null, ['tcp', '1.2.3.4', 1, null, null, []]],
	['tcp://1.2.3.4.example:1', null, ['tcp', '1.2.3.4.example', 1, null, null, []]],
	['tcp://0xfe.x:1', null, ['tcp', '0xfe.x', 1, null, null, []]],
	['tcp://7.x0:1', null, ['tcp', '7.x0', 1, null, null, []]],
	['vsock://2:2147483647', null, ['vsock', '2', 2147483647, null, null, []]],
	['tipc://18888:17', null, ['tipc', '18888', 17, null, null, []]],
	['raw://127.0.0.1?protocol=icmp', null, ['raw', '127.0.0.1', null, null, null, ['protocol' => 'icmp']]],
	['srv+tcp://_xmpp-client.Example', 'srv+tcp://_xmpp-client.example', ['srv+tcp', '_xmpp-client.example', null, null, null, []]],
	['SRV+UDP://_sip._udp.example.?from=::1', 'srv+udp://_sip._udp.example.?from=::1', ['srv+udp', '_sip._udp.example.', null, null, null, ['from' => '::1']]],
	['tcp://a:1?k=%26%3D%25&k2=', null, ['tcp', 'a', 1, null, null, ['k' => '&=%', 'k2' => '']]],
	['tcp://a:1?k=1&k=2', 'tcp://a:1?k=2', ['tcp', 'a', 1, null, null, ['k' => '2']]],
];
foreach ($rows as [$text, $canonical, $properties]) {
	$endpoint = Endpoint::parse($text);
	same($properties, array_values(get_object_vars($endpoint)), $text);
	same($canonical ?? $text, (string) $endpoint, "$text, printed");
	same(true, Endpoint::parse((string) $endpoint) == $endpoint, "$text, again");
}

/* text, column, what was expected */
$bad = [
	['', 1, 'a scheme (tcp, tcp4, tcp6, udp, udp4, udp6, unix, unixgram, unixpacket, vsock, tipc, raw, srv+tcp or srv+udp)'],
	['http://a:1', 1, 'a scheme (tcp, tcp4, tcp6, udp, udp4, udp6, unix, unixgram, unixpacket, vsock, tipc, raw, srv+tcp or srv+udp)'],
	['tc://a:1', 1, 'a scheme (tcp, tcp4, tcp6, udp, udp4, udp6, unix, unixgram, unixpacket, vsock, tipc, raw, srv+tcp or srv+udp)'],
	['tcp:/a:1', 4, '"://"'],
	['tcp://', 7, 'a host name, an address (IPv6 in brackets) or "*"'],
	['tcp://:80', 7, 'a host name, an address (IPv6 in brackets) or "*"'],
	['tcp://::1:80', 7, 'a host name, an address (IPv6 in brackets) or "*"'],
	['tcp://a', 8, '":" and a port'],
	["tcp://a\0:1", 8, '":" and a port'],
	['tcp://a:', 9, 'a port between 0 and 65535'],
	['tcp://a:65536', 9, 'a port between 0 and 65535'],
	['tcp://a:99999999999999999999', 9, 'a port between 0 and 65535'],
	['tcp://a:1x', 10, '"?" and options, or the end'],
	["tcp://a:1\0", 10, '"?" and options, or the end'],
	['tcp://[::1]', 12, '":" and a port'],
	['tcp://[1]:1', 8, 'an IPv6 address'],
	['tcp://[::1%]:1', 12, 'an interface'],
	['tcp://[::1:1', 13, '"]"'],
	['tcp4://[::1]:1', 9, 'an IPv4 address or a host name'],
	['tcp://[::1%a%00b]:1', 12, 'an interface without null bytes'],
	['unix://[', 8, '"?" and options, or the end'],
	['tipc://[1]', 10, '":" and a number'],
	['tipc://[1:2', 12, '"]"'],
	['vsock://[1:2]', 9, 'a number between 0 and 4294967295, or "*"'],
	['srv+tcp://', 11, 'a domain name'],
	['srv+tcp://*', 11, 'a domain name'],
	['srv+tcp://1.2.3.4', 11, 'a domain name'],
	['srv+udp://[::1]', 11, 'a domain name'],
	['srv+udp://a..b', 11, 'a domain name'],
	["srv+udp://\xc3\xa4", 11, 'a domain name'],
	['srv+udp://' . str_repeat('a', 64), 11, 'a domain name'],
	['srv+tcp://_x.example:80', 21, '"?" and options, or the end'],
	['unix:///a%00b', 8, 'a path without null bytes'],
	['unix:///a%zz', 10, '"?" and options, or the end'],
	['vsock://x:1', 9, 'a number between 0 and 4294967295, or "*"'],
	['tcp://a:1?', 11, 'an option'],
	['tcp://a:1?x=1&', 15, 'an option'],
	['tcp://a:1?x=a b', 14, '"&" and an option, or the end'],
	['unix://' . str_repeat('a', 5000), 4097, 'at most 4096 bytes'],
];
/* what inet_aton(3) takes, or nearly: no host has a number as its last part (CVE-2021-29921) */
foreach (['127.1', '0177.0.0.1', '0x7f.1', '0X7F000001', '2130706433', '010.0.0.1', '127.0.0.01', '127.0.0.1.', '1.2.3.4.5', '256.1.1.1', '0', '00', '1e3.7', 'x.0x', 'host.0x1f'] as $host) {
	foreach (['tcp' => ':1', 'tcp4' => ':1', 'udp6' => ':1', 'raw' => ''] as $scheme => $port) {
		$bad[] = ["$scheme://$host$port", strlen($scheme) + 4, 'a host name or an IPv4 address of four decimal numbers'];
	}
}
foreach ($bad as [$text, $column, $expected]) {
	throws('ValueError', "Sockets\Endpoint::parse(): Argument #1 (\$endpoint) must have $expected at column $column",
		fn() => Endpoint::parse($text));
}

/* of sockets */
$server = socket_create_listen(0);
socket_getsockname($server, $address, $port);
same("tcp://0.0.0.0:$port", (string) Endpoint::local($server), 'a listener');
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($client, '127.0.0.1', $port);
same("tcp://127.0.0.1:$port", (string) Endpoint::peer($client), 'its peer');
same((string) Endpoint::local($client), (string) Endpoint::peer(socket_accept($server)), 'both ends');
$gram = socket_create(AF_UNIX, SOCK_DGRAM, 0);
$path = temp_path('.sock');
socket_bind($gram, $path);
same("unixgram://$path", (string) Endpoint::local($gram), 'a path');
socket_create_pair(PAIR_FAMILY, SOCK_STREAM, 0, $pair);
same('', Endpoint::local($pair[0])->path, 'a socket without a name');
same('unix://', (string) Endpoint::peer($pair[0]), 'its text');
$none = Endpoint::peer($pair[0]);
throws('ValueError', 'Sockets\connect(): Argument #1 ($to) must have a path, or "@" and a name', fn() => Sockets\connect($none));
throws('ValueError', 'Sockets\listen(): Argument #1 ($on) must have a path, or "@" and a name', fn() => Sockets\listen('unix://'));
socket_close($pair[0]);
throws('Error', 'Sockets\Endpoint::local(): Argument #1 ($socket) has already been closed', fn() => Endpoint::local($pair[0]));

/* as an object */
$endpoint = Endpoint::parse('tcp://a:1');
throws('Error', 'Cannot modify readonly property Sockets\Endpoint::$port', fn() => $endpoint->port = 2);
same('tcp://a:1', (string) unserialize(serialize($endpoint)), 'it can be serialized');
throws('Error', 'Call to private Sockets\Endpoint::__construct() from global scope', fn() => new Endpoint());
same(false, $endpoint == Endpoint::parse('tcp://a:2'), 'another port is another endpoint');
same(true, clone $endpoint == $endpoint, 'a clone is equal');
finish();
?>
--EXPECT--
218 checks held
