--TEST--
Sockets\connect: families, options, timeouts, refused arguments
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException, TimeoutException};
use function Sockets\{accept, connect, listen};

require __DIR__ . '/../sockets.inc';
bound(30);

/* The exception of a call: class, kind. */
function caught(callable $call): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e::class, $e->kind];
	}
}

/* Connects; checks that it is the server's connection. */
function connected(Socket $server, string|Endpoint $to, array $options = [], mixed $timeout = 5): Socket
{
	$s = connect($to, $timeout, $options);
	$connection = accept($server, 5);
	same((string) Endpoint::local($connection), (string) Endpoint::peer($s), "connected to $to");
	socket_write($connection, 'identity');
	same('identity', Sockets\read($s, 100, 5), "data of $to");
	return $s;
}

$blocks = fn(Socket $s) => stream_get_meta_data(socket_export_stream($s))['blocked'];
$server = listen('tcp4://127.0.0.1:0');
$port = Endpoint::local($server)->port;
foreach (["tcp://127.0.0.1:$port", "tcp4://127.0.0.1:$port", Endpoint::parse("tcp://127.0.0.1:$port"), "tcp4://localhost:$port"] as $to) {
	same(true, $blocks(connected($server, $to)), 'it blocks');
	same(false, $blocks(connected($server, $to, ['nonblocking' => true])), 'it does not block');
}
foreach ([null, 5, 0.5, INF, Time\Duration::fromSeconds(5)] as $timeout) {
	connected($server, "tcp://127.0.0.1:$port", timeout: $timeout);
}

/* options */
$s = connected($server, "tcp://127.0.0.1:$port?nodelay");
same(1, (int) (socket_get_option($s, SOL_TCP, TCP_NODELAY) !== 0), 'nodelay of the endpoint');
$s = connected($server, "tcp://127.0.0.1:$port?nodelay", ['nodelay' => false]);
same(0, socket_get_option($s, SOL_TCP, TCP_NODELAY), 'the array wins');
$s = connected($server, "tcp://127.0.0.1:$port", ['keepalive' => ['idle' => 11, 'interval' => 7, 'count' => 5], 'from' => '127.0.0.1']);
same([1, '127.0.0.1'], [(int) (socket_get_option($s, SOL_SOCKET, SO_KEEPALIVE) !== 0), Endpoint::local($s)->host], 'keepalive, from');
if (PHP_OS_FAMILY === 'Linux') {
	same([11, 7, 5], array_map(fn($o) => socket_get_option($s, SOL_TCP, $o), [TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT]), 'keepalive');
	$s = connected($server, "tcp://127.0.0.1:$port?keepalive_idle=12&user_timeout=1.5");
	same([1, 12, 1500], [socket_get_option($s, SOL_SOCKET, SO_KEEPALIVE), socket_get_option($s, SOL_TCP, TCP_KEEPIDLE), socket_get_option($s, SOL_TCP, TCP_USER_TIMEOUT)], 'the options of the endpoint');
	$s = connected($server, "tcp://127.0.0.1:$port", ['keepalive' => false, 'keepalive_idle' => 12]);
	same(0, socket_get_option($s, SOL_SOCKET, SO_KEEPALIVE), 'no keepalive');
	same('127.0.0.3', Endpoint::local(connected($server, "tcp://127.0.0.1:$port", ['from' => '127.0.0.3:0']))->host, 'from');
	$from = Endpoint::local(connected($server, "tcp://127.0.0.1:$port", ['from' => '127.0.0.1']))->port;
	same($from, Endpoint::local(connected($server, "tcp://127.0.0.1:$port", ['from' => "127.0.0.4:$from"]))->port, 'from with a port');
	connected($server, "tcp://127.0.0.1:$port", ['mptcp' => true]);
	connected($server, "tcp://127.0.0.1:$port", ['interface' => 'lo', 'attempt_delay' => 0.02]);
	$s = connect("tcp://127.0.0.1:$port", 5, ['fastopen' => true]);
	Sockets\write_all($s, 'early', 5);
	same('early', Sockets\read(accept($server, 5), 100, 5), 'fastopen');
}

/* other families */
$path = sys_get_temp_dir() . '/skc' . getmypid();
$at = listen("unix://$path");
connected($at, "unix://$path", ['nodelay' => true, 'keepalive' => true]);
$receiver = listen('udp4://127.0.0.1:0');
$s = connect(Endpoint::local($receiver), 5);
socket_write($s, 'datagram');
same('datagram', socket_read($receiver, 100), 'udp');
if (PHP_OS_FAMILY === 'Linux') {
	$name = '@skc' . getmypid();
	connected(listen("unixpacket://$name"), "unixpacket://$name");
	$receiver = listen("unixgram://$name.to");
	$s = connect("unixgram://$name.to", 5, ['from' => "$name.from"]);
	socket_write($s, 'gram');
	socket_recvfrom($receiver, $data, 100, 0, $from);
	same(['gram', "\0" . substr($name, 1) . '.from'], [$data, $from], 'unixgram, from');
	/* nobody accepts, and there is no room */
	$crowd = listen("unix://$name.crowd", ['backlog' => 0]);
	$first = connect("unix://$name.crowd", 5);
	same([TimeoutException::class, ErrorKind::TimedOut], caught(fn() => connect("unix://$name.crowd", 0)), 'no room, no time');
	same([TimeoutException::class, ErrorKind::TimedOut], caught(fn() => connect("unix://$name.crowd", 0.02)), 'no room in time');
}

/* what the system refuses */
$closed = Endpoint::local(listen('tcp4://127.0.0.1:0'));
$e = raised(SocketException::class, fn() => connect($closed, 5));
same([ErrorKind::Refused, SOCKET_ECONNREFUSED, (string) $closed, "connect to $closed: " . socket_strerror(SOCKET_ECONNREFUSED)],
	[$e->kind, $e->getCode(), (string) $e->endpoint, $e->getMessage()], 'refused');
same([SocketException::class, ErrorKind::NotFound], caught(fn() => connect("unix://$path.no", 5)), 'no such path');
unlink($path);
same([SocketException::class, ErrorKind::AddressNotAvailable], caught(fn() => connect($closed, 5, ['from' => '192.0.2.1'])), 'from another host');
$e = raised(SocketException::class, fn() => connect($closed, 5, ['interface' => 'nosuch0']));
holds(str_starts_with($e->getMessage(), "connect to $closed, option \"interface\": "), $e->getMessage());

/* arguments */
$to = fn(...$arguments) => fn() => connect(...$arguments);
throws('ValueError', 'Sockets\connect(): Argument #1 ($to) must have ":" and a port at column 8', $to('tcp://x'));
throws('ValueError', 'Sockets\connect(): Argument #1 ($to) must have a host other than "*"', $to('tcp://*:1'));
throws('ValueError', 'Sockets\connect(): Argument #1 ($to) has an unknown option "backlog"', $to('tcp://x:1?backlog=1'));
throws('ValueError', 'Sockets\connect(): Argument #1 ($to) option "nodelay" must be between 0 and 1', $to('tcp://x:1?nodelay=yes'));
throws('ValueError', 'Sockets\connect(): Argument #1 ($to) option "user_timeout" must be between 0 and 2147483.647 seconds', $to('tcp://x:1?user_timeout=1s'));
throws('ValueError', 'Sockets\connect(): Argument #1 ($to) option "from" must be an address of the endpoint\'s family', $to('tcp4://x:1?from=%5B::1%5D:80'));
throws('ValueError', 'Sockets\connect(): Argument #2 ($timeout) must not be negative', $to('tcp://x:1', -1));
throws('TypeError', 'Sockets\connect(): Argument #2 ($timeout) must be of type Time\Duration|int|float|null, string given', $to('tcp://x:1', 'one'));
$with = fn(array $options, string $endpoint = 'tcp://127.0.0.1:1') => fn() => connect($endpoint, 1, $options);
throws('ValueError', 'Sockets\connect(): Argument #3 ($options) has an unknown option 0', $with([1]));
throws('ValueError', 'Sockets\connect(): Argument #3 ($options) option "keepalive" has an unknown key "x"', $with(['keepalive' => ['x' => 1]]));
throws('ValueError', 'Sockets\connect(): Argument #3 ($options) option "keepalive" has an unknown key "0"', $with(['keepalive' => [1]]));
throws('ValueError', 'Sockets\connect(): Argument #3 ($options) option "keepalive_idle" must be between 1 and 32767', $with(['keepalive' => ['idle' => 0]]));
throws('ValueError', 'Sockets\connect(): Argument #3 ($options) option "attempt_delay" must be between 0.01 and 3600 seconds', $with(['attempt_delay' => 0.001]));
throws('ValueError', 'Sockets\connect(): Argument #3 ($options) option "attempt_delay" must be between 0.01 and 3600 seconds', $with(['attempt_delay' => NAN]));
throws('TypeError', 'Sockets\connect(): Argument #3 ($options) option "attempt_delay" must be of type Time\Duration|int|float, string given', $with(['attempt_delay' => '1']));
throws('TypeError', 'Sockets\connect(): Argument #3 ($options) option "nodelay" must be of type bool, int given', $with(['nodelay' => 1]));
throws('TypeError', 'Sockets\connect(): Argument #3 ($options) option "mark" must be of type int, bool given', $with(['mark' => true]));
throws('TypeError', 'Sockets\connect(): Argument #3 ($options) option "from" must be of type string, array given', $with(['from' => []]));
foreach ([
	'a numeric IPv4 or IPv6 address' => ['x', '', '@name', 'localhost:1'],
	'an address, optionally with a port between 0 and 65535' => ['127.0.0.1:65536', '127.0.0.1:x', '127.0.0.1:', '[::1', '[::1]80'],
	'an address of the endpoint\'s family' => ['::1', '[::1]:80'],
] as $expected => $all) {
	foreach ($all as $from) {
		throws('ValueError', "Sockets\connect(): Argument #3 (\$options) option \"from\" must be $expected", $with(['from' => $from]), "from $from");
	}
}
$other = fn(string $family) => "Sockets\connect(): Argument #3 (\$options) option \"from\" must be $family";
throws('ValueError', $other('an address of the endpoint\'s family'), $with(['from' => '127.0.0.1'], 'tcp://[::1]:1'), 'IPv4 to IPv6');
throws('ValueError', $other('an address of the endpoint\'s family'), $with(['from' => '127.0.0.1'], 'vsock://2:1'), 'IPv4 to a machine');
throws('ValueError', $other('a valid path'), $with(['from' => ''], 'unix:///nowhere'), 'no path');

/* an option's object may do what it likes */
final class Closing
{
	public function __construct(public ?Socket $server)
	{
	}

	public function __toString(): string
	{
		socket_close($this->server);
		return '127.0.0.1';
	}
}
same([SocketException::class, ErrorKind::Refused], caught(fn() => connect("tcp://127.0.0.1:$port", 5, ['from' => new Closing($server)])), 'the server is gone by then');

/* nothing stays open */
if (is_dir('/proc/self/fd')) {
	keeps_descriptors(function () use ($closed): void {
		for ($i = 0; $i < 10; $i++) {
			caught(fn() => connect($closed, 5));
			caught(fn() => connect($closed, 5, ['from' => '192.0.2.1']));
		}
	}, 'connect');
}
finish();
?>
--EXPECT--
111 checks held
