--TEST--
Sockets\Endpoint: made of parts, compared, and read without options
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\Endpoint;

require __DIR__ . '/../sockets.inc';

/* parts, text */
$rows = [
	[['tcp', 'a', 1], 'tcp://a:1'],
	[['TCP', 'Example.COM', 0], 'tcp://example.com:0'],
	[['tcp4', '192.0.2.1', 0xffff], 'tcp4://192.0.2.1:' . 0xffff],
	[['udp6', 'FE80:0:0:0:0:0:0:1', 53, null, 'eth0'], 'udp6://[fe80::1%eth0]:53'],
	[['tcp', 'fe80::1', 80, null, '25gbe0'], 'tcp://[fe80::1%2525gbe0]:80'],
	[['tcp', 'fe80::1', 80, null, 'a@b]'], 'tcp://[fe80::1%25a%40b%5D]:80'],
	[['tcp', '*', 0], 'tcp://*:0'],
	[['raw', '::1'], 'raw://[::1]'],
	[['unix', null, null, '/run/x y?replace'], 'unix:///run/x%20y%3Freplace'],
	[['unixpacket', null, null, "@a\0b"], 'unixpacket://@a%00b'],
	[['unixgram', null, null, ''], 'unixgram://'],
	[['vsock', '2', 5], 'vsock://2:5'],
	[['vsock', '*', 5], 'vsock://*:5'],
	[['tipc', '18888', 17], 'tipc://18888:17'],
	[['tipc', '16781313:17'], 'tipc://[16781313:17]'],
	[['tcp', 'a', 1, null, null, ['nodelay' => true, 'keepalive' => false, 'mark' => 5, 'attempt_delay' => 0.25, 'from' => 'x&y=?']],
		'tcp://a:1?nodelay=1&keepalive=0&mark=5&attempt_delay=0.25&from=x%26y%3D%3F'],
];
foreach ($rows as [$parts, $text]) {
	$endpoint = Endpoint::of(...$parts);
	same($text, (string) $endpoint, "$text, made of parts");
	same(true, $endpoint->equals(Endpoint::parse($text)), "$text, equal to what is parsed");
	same(true, Endpoint::of(...get_object_vars($endpoint))->equals($endpoint), "$text, made of its properties");
}
same('unix:///p', (string) Endpoint::of('unix', path: '/p'), 'named arguments');
/* a port of 32 bits, which a property of a 32-bit PHP has as a negative number */
$endpoint = Endpoint::parse('vsock://2:4294967295');
same('vsock://2:4294967295', (string) Endpoint::of(...get_object_vars($endpoint)), 'the highest port');
$value = 'x';
same(['from' => 'x'], Endpoint::of('tcp', 'a', 1, options: ['from' => &$value])->options, 'a reference is read');

/* the argument, what it must be, parts */
$name = 'a host name, an address (IPv6 without brackets) or "*"';
$v6 = 'an IPv6 address without brackets';
$number = 'a number between 0 and 4294967295';
$bad = [
	['#1 ($scheme)', 'a scheme (tcp, tcp4, tcp6, udp, udp4, udp6, unix, unixgram, unixpacket, vsock, tipc, raw, srv+tcp or srv+udp)', ['']],
	['#1 ($scheme)', 'a scheme (tcp, tcp4, tcp6, udp, udp4, udp6, unix, unixgram, unixpacket, vsock, tipc, raw, srv+tcp or srv+udp)', ['tcp://a:1', 'a', 1]],
	['#1 ($scheme)', 'a scheme (tcp, tcp4, tcp6, udp, udp4, udp6, unix, unixgram, unixpacket, vsock, tipc, raw, srv+tcp or srv+udp)', ["tcp\0", 'a', 1]],
	['#2 ($host)', $name, ['tcp']],
	['#2 ($host)', $name, ['tcp', '', 1]],
	['#2 ($host)', $name, ['tcp', 'a/b', 1]],
	['#2 ($host)', $name, ['tcp', 'a?from=b', 1]],
	['#2 ($host)', $name, ['tcp', 'a@b', 1]],
	['#2 ($host)', $name, ['tcp', "a\0b", 1]],
	['#2 ($host)', $name, ['tcp', '*a', 1]],
	['#2 ($host)', $name, ['raw', '%41']],
	['#2 ($host)', $v6, ['tcp', 'a:1', 1]],
	['#2 ($host)', $v6, ['tcp', '[::1]', 1]],
	['#2 ($host)', $v6, ['tcp', 'fe80::1%eth0', 1]],
	['#2 ($host)', 'an IPv4 address or a host name', ['tcp4', '::1', 1]],
	['#2 ($host)', 'a host name or an IPv4 address of four decimal numbers', ['tcp', '127.1', 1]],
	['#2 ($host)', 'a host name or an IPv4 address of four decimal numbers', ['raw', '0x7f.1']],
	['#2 ($host)', "$number, or \"*\"", ['vsock', 'x', 1]],
	['#2 ($host)', "$number, or \"*\"", ['vsock', null, 1]],
	['#2 ($host)', "$number, or \"*\"", ['vsock', '1:2', 1]],
	['#2 ($host)', "$number, or \"*\"", ['vsock', '4294967296', 1]],
	['#2 ($host)', "$number, two of them with \":\" between, or \"*\"", ['tipc', '1:2:3']],
	['#2 ($host)', "$number, two of them with \":\" between, or \"*\"", ['tipc', "1:2\0"]],
	['#2 ($host)', 'null with this scheme', ['unix', 'a', null, '/p']],
	['#2 ($host)', 'a domain name', ['srv+tcp', '']],
	['#2 ($host)', 'a domain name', ['srv+tcp', '::1']],
	['#2 ($host)', 'a domain name', ['srv+udp', "a\0b"]],
	['#3 ($port)', 'null with this scheme', ['srv+udp', 'a', 0]],
	['#3 ($port)', 'a port between 0 and 65535', ['tcp', 'a']],
	['#3 ($port)', 'a port between 0 and 65535', ['udp', 'a', 65536]],
	['#3 ($port)', 'a port between 0 and 65535', ['tcp', '::1', -1]],
	['#3 ($port)', $number, ['vsock', '2']],
	['#3 ($port)', $number, ['tipc', '2']],
	['#3 ($port)', 'null with this host', ['tipc', '1:2', 3]],
	['#3 ($port)', 'null with this scheme', ['raw', 'a', 1]],
	['#3 ($port)', 'null with this scheme', ['unix', null, 1, '/p']],
	['#4 ($path)', 'a path', ['unix']],
	['#4 ($path)', 'a path without null bytes', ['unix', null, null, "/a\0b"]],
	['#4 ($path)', 'null with this scheme', ['tcp', 'a', 1, '/p']],
	['#4 ($path)', 'null with this scheme', ['vsock', '2', 1, '']],
	['#5 ($scope)', 'an interface without null bytes', ['tcp', '::1', 1, null, '']],
	['#5 ($scope)', 'an interface without null bytes', ['tcp', '::1', 1, null, "a\0"]],
	['#5 ($scope)', 'null without an IPv6 address as the host', ['tcp', 'a', 1, null, 'eth0']],
	['#5 ($scope)', 'null without an IPv6 address as the host', ['tipc', '1:2', null, null, 'eth0']],
	['#5 ($scope)', 'null with this scheme', ['unix', null, null, '/p', 'eth0']],
];
foreach ($bad as [$argument, $expected, $parts]) {
	throws('ValueError', "Sockets\Endpoint::of(): Argument $argument must be $expected", fn() => Endpoint::of(...$parts));
}
foreach ([['a'], ['1' => 'a'], ['1a' => 'a'], ['' => 'a'], ['a&b' => 'a'], ['a=b' => 'a'], ["a\0" => 'a'], ['a%41' => 'a']] as $options) {
	throws('ValueError', 'Sockets\Endpoint::of(): Argument #6 ($options) must have names of options as keys',
		fn() => Endpoint::of('tcp', 'a', 1, options: $options));
}
foreach (['null' => null, 'array' => [], 'stdClass' => new stdClass()] as $type => $value) {
	throws('TypeError', "Sockets\Endpoint::of(): Argument #6 (\$options) option \"keepalive\" must be of type string|int|float|bool, $type given",
		fn() => Endpoint::of('tcp', 'a', 1, options: ['nodelay' => 1, 'keepalive' => $value]));
}
$longest = str_repeat('%', 1362);
same(4096, strlen((string) Endpoint::of('unix', path: 'abc' . $longest)), 'the longest text');
throws('ValueError', 'Sockets\Endpoint::of(): The text of the endpoint must have at most 4096 bytes', fn() => Endpoint::of('unix', path: 'abcd' . $longest));

/* equality: text, other text, whether they are equal */
$pairs = [
	['tcp://[::1]:1', 'TCP://[0:0::1]:01', true],
	['tcp://a:1?x=1&y=2', 'tcp://A:1?y=2&x', true],
	['tcp://a:1', 'tcp://a:2', false],
	['tcp://a:1', 'tcp4://a:1', false],
	['tcp://a:1', 'tcp://b:1', false],
	['tcp://[fe80::1%1]:1', 'tcp://[fe80::1%01]:1', false],
	['tcp://[fe80::1%1]:1', 'tcp://[fe80::1]:1', false],
	['unix://1e1', 'unix://10', false],
	['unix:///a', 'unix:///A', false],
	['tcp://a:1?x=1', 'tcp://a:1', false],
	['tcp://a:1?x=1', 'tcp://a:1?x=01', false],
	['tcp://a:1?x=1', 'tcp://a:1?y=1', false],
	['tcp://a:1?x=1', 'tcp://a:1?x=1&y=1', false],
];
foreach ($pairs as [$text, $other, $equal]) {
	same([$equal, $equal], [Endpoint::parse($text)->equals(Endpoint::parse($other)), Endpoint::parse($other)->equals(Endpoint::parse($text))], "$text, $other");
}
throws('TypeError', 'Sockets\Endpoint::equals(): Argument #1 ($other) must be of type Sockets\Endpoint, string given', fn() => $endpoint->equals('tcp://a:1'));

/* without options */
foreach (['tcp://a:1', 'unix:///p%3Freplace', 'raw://a'] as $text) {
	same($text, (string) Endpoint::parse($text, options: false), "$text has no options");
}
foreach (['tcp://a:1?nodelay' => 10, 'unix:///p?replace&mode=0666' => 10, 'raw://a?mark=1' => 8] as $text => $column) {
	throws('ValueError', "Sockets\Endpoint::parse(): Argument #1 (\$endpoint) must have no options at column $column", fn() => Endpoint::parse($text, options: false));
	same(false, Endpoint::parse($text, true)->options === [], "$text has options");
}
finish();
?>
--EXPECT--
132 checks held
