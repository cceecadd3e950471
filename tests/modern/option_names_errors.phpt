--TEST--
Sockets\set_option, get_option: names, types and ranges that are refused, what the system refuses, hostile values
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{ErrorKind, SocketException};
use function Sockets\{connect, get_option, listen, set_option};

require __DIR__ . '/../sockets.inc';
bound(30);

$tcp = socket_create(AF_INET, SOCK_STREAM, 0);
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);

/* names */
$set = fn(string $name, mixed $value, ?Socket $s = null) => fn() => set_option($s ?? $tcp, $name, $value);
foreach (['Nodelay' => 'nodelay', 'TCP_NODELAY' => 'nodelay', 'no-delay' => 'nodelay', 'so_rcvbuf' => 'rcvbuf', 'ipv6_v6only' => 'v6only', 'keep_alive' => 'keepalive'] as $name => $nearest) {
	throws('ValueError', "Sockets\set_option(): Argument #2 (\$name) is an unknown option \"$name\"; did you mean \"$nearest\"?", $set($name, true));
	throws('ValueError', "Sockets\get_option(): Argument #2 (\$name) is an unknown option \"$name\"; did you mean \"$nearest\"?", fn() => get_option($tcp, $name));
	throws('ValueError', "Sockets\connect(): Argument #3 (\$options) has an unknown option \"$name\"; did you mean \"$nearest\"?", fn() => connect('tcp://127.0.0.1:1', 1, [$name => true]));
	throws('ValueError', "Sockets\listen(): Argument #2 (\$options) has an unknown option \"$name\"; did you mean \"$nearest\"?", fn() => listen('tcp://127.0.0.1:0', [$name => true]));
}
foreach (['x', '', "nodelay\0", str_repeat('a', 1000)] as $name) {
	$e = raised('ValueError', $set($name, true));
	$nearest = str_starts_with($name, 'nodelay');
	holds(str_contains($e->getMessage(), $nearest ? 'did you mean "nodelay"?' : '; must be one of nodelay, reuseaddr, '), 'a list, or the nearest');
}
foreach (['backlog', 'from', 'mptcp', 'nonblocking', 'protocol', 'mode', 'replace', 'attempt_delay'] as $name) {
	throws('ValueError', "Sockets\set_option(): Argument #2 (\$name) must be an option of a socket; \"$name\" is one of connect() or listen()", $set($name, 1));
}
throws('ValueError', 'Sockets\listen(): Argument #1 ($on) has an unknown option "ttk"; did you mean "ttl"?', fn() => listen('tcp://127.0.0.1:0?ttk=1'));
throws('ValueError', 'Sockets\connect(): Argument #3 ($options) has an unknown option "backlog"', fn() => connect('tcp://127.0.0.1:1', 1, ['backlog' => 1]));

/* types */
foreach ([
	['nodelay', 1, 'bool, int given'],
	['keepalive', 'yes', 'bool|array, string given'],
	['ttl', '7', 'int, string given'],
	['ttl', 7.0, 'int, float given'],
	['dscp', null, 'int, null given'],
	['user_timeout', '1', 'Time\Duration|int|float, string given'],
	['busy_poll', false, 'Time\Duration|int|float, bool given'],
	['linger', true, 'Time\Duration|int|float|false, bool given'],
	['port_range', '1-2', 'array, string given'],
	['interface', 1, 'string, int given'],
	['interface', new stdClass(), 'string, stdClass given'],
	['multicast_interface', new stdClass(), 'string|int, stdClass given'],
	['multicast_interface', 1.0, 'string|int, float given'],
	['defer_accept', '1', 'int|bool, string given'],
	['fastopen', true, 'int, bool given'],
] as [$name, $value, $type]) {
	throws('TypeError', "Sockets\set_option(): Argument #3 (\$value) option \"$name\" must be of type $type", $set($name, $value));
}

/* ranges */
$ports = 'a list of two numbers between 0 and 65535, in order';
foreach ([
	['ttl', 0, 'between 1 and 255'],
	['hop_limit', 256, 'between 1 and 255'],
	['tos', 256, 'between 0 and 255'],
	['dscp', 64, 'between 0 and 63'],
	['rcvlowat', 0, 'between 1 and 2147483647'],
	['incoming_cpu', -2, 'between -1 and 2147483647'],
	['keepalive_count', 128, 'between 1 and 127'],
	['user_timeout', -1, 'between 0 and 2147483.647 seconds'],
	['user_timeout', NAN, 'between 0 and 2147483.647 seconds'],
	['user_timeout', 2147484, 'between 0 and 2147483.647 seconds'],
	['busy_poll', 2148, 'between 0 and 2147.483647 seconds'],
	['linger', -0.5, 'between 0 and 65535 seconds'],
	['linger', INF, 'between 0 and 65535 seconds'],
	['port_range', [], $ports],
	['port_range', [1], $ports],
	['port_range', [1, 2, 3], $ports],
	['port_range', ['a' => 1, 'b' => 2], $ports],
	['port_range', [2, 1], $ports],
	['port_range', [1, 65536], $ports],
	['port_range', [-1, 5], $ports],
	['port_range', ['1', '2'], $ports],
	['multicast_interface', -1, 'between 0 and 4294967295'],
] as [$name, $value, $requirement]) {
	throws('ValueError', "Sockets\set_option(): Argument #3 (\$value) option \"$name\" must be $requirement", $set($name, $value));
}
throws('ValueError', 'Sockets\set_option(): Argument #3 ($value) option "keepalive_idle" must be between 1 and 32767', $set('keepalive', ['idle' => 0]));
throws('ValueError', 'Sockets\set_option(): Argument #3 ($value) option "keepalive" has an unknown key "x"', $set('keepalive', ['x' => 0]));
throws('ValueError', 'Sockets\set_option(): Argument #3 ($value) option "interface" must not contain any null bytes', $set('interface', "lo\0"));
foreach (['' => $ports, '1' => $ports, '2-1' => $ports, '1-x' => $ports, '1--2' => $ports, '-' => $ports, '1-65536' => $ports] as $text => $requirement) {
	throws('ValueError', "Sockets\connect(): Argument #1 (\$to) option \"port_range\" must be $requirement", fn() => connect("udp4://127.0.0.1:1?port_range=$text", 1), "port_range=$text");
}
throws('ValueError', 'Sockets\connect(): Argument #1 ($to) option "incoming_cpu" must be between -1 and 2147483647', fn() => connect('udp4://127.0.0.1:1?incoming_cpu=-1', 1));

/* what the system refuses */
foreach (['set' => $set('nodelay', true, $udp), 'get' => fn() => get_option($udp, 'nodelay')] as $what => $call) {
	$e = raised(SocketException::class, $call);
	same([ErrorKind::Unsupported, true], [$e->kind, str_starts_with($e->getMessage(), "$what option \"nodelay\": ")], $e->getMessage());
	same($e->getCode(), socket_last_error($udp), 'the last error');
}
$e = raised(SocketException::class, $set('multicast_interface', 'nosuch0', $udp));
same([ErrorKind::NotFound, true], [$e->kind, str_starts_with($e->getMessage(), 'set option "multicast_interface": ')], $e->getMessage());
$e = raised(SocketException::class, $set('congestion', 'no such algorithm'));
same(true, str_starts_with($e->getMessage(), PHP_OS_FAMILY === 'Linux' ? 'set option "congestion": ' : 'set option "congestion"'), $e->getMessage());
/* too late */
$bound = @socket_create(AF_INET6, SOCK_DGRAM, 0);
if ($bound && @socket_bind($bound, '::')) {
	$e = raised(SocketException::class, $set('v6only', true, $bound));
	same(ErrorKind::InvalidArgument, $e->kind, 'bound already');
} else {
	left_out(2);
}

/* a value that closes the socket */
final class Closing
{
	public function __construct(private Socket $socket)
	{
	}

	public function __toString(): string
	{
		socket_close($this->socket);
		return 'lo';
	}
}
final class Throwing
{
	public function __toString(): string
	{
		throw new Exception('no text');
	}
}
foreach (['interface', 'multicast_interface', 'congestion'] as $name) {
	$s = socket_create(AF_INET, SOCK_STREAM, 0);
	throws('Exception', 'no text', $set($name, new Throwing(), $s));
	throws('Error', 'Sockets\set_option(): Argument #1 ($socket) has already been closed', $set($name, new Closing($s), $s));
	throws('Error', 'Sockets\get_option(): Argument #1 ($socket) has already been closed', fn() => get_option($s, $name));
}
/* a reference inside an array */
$idle = 42;
$list = ['idle' => &$idle];
set_option($tcp, 'keepalive', $list);
same(42, get_option($tcp, 'keepalive_idle'), 'a reference');
finish();
?>
--EXPECT--
112 checks held
