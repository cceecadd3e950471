--TEST--
Sockets\activated, from_descriptor, descriptor, set_inheritable
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_program('sh');
need_function('pcntl_exec');
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException};
use function Sockets\{accept, activated, descriptor, from_descriptor, listen, set_inheritable};

require __DIR__ . '/../sockets.inc';
bound(60);

function caught(callable $call): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e->kind, $e->getMessage()];
	}
}

/** Runs code in a process that has these streams as 3, 4, … and this environment; $$ is its id. */
function started(array $streams, array $environment, string $code): string
{
	$set = implode(' ', array_map(fn($name, $value) => "$name=$value", array_keys($environment), $environment));
	/* what the test itself has inherited */
	$close = $streams === [] ? '' : 'exec ' . implode(' ', array_map(fn($n) => "$n>&-", range(3 + count($streams), 9))) . ';';
	$command = ['sh', '-c', "$close $set exec \"\$@\"", 'sh', ...php_command('-d', 'display_errors=1', '-d', 'html_errors=0', '-r',
		"use function Sockets\\{activated, accept, descriptor, from_descriptor, set_inheritable, listen}; $code")];
	$specification = [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]];
	foreach ($streams as $stream) {
		$specification[] = $stream;
	}
	$process = proc_open($command, $specification, $pipes);
	$out = stream_get_contents($pipes[1]);
	proc_close($process);
	return $out;
}

$web = listen('tcp4://127.0.0.1:0');
$admin = listen('tcp4://127.0.0.1:0', ['nonblocking' => true]);
$port = Endpoint::local($web)->port;
$streams = [socket_export_stream($web), socket_export_stream($admin), socket_export_stream($web)];
$show = 'array_walk_recursive($a, function (&$s) { $s = [descriptor($s), Sockets\Endpoint::local($s)->port]; }); echo json_encode($a);';
$three = ['LISTEN_PID' => '$$', 'LISTEN_FDS' => 3, 'LISTEN_FDNAMES' => 'web:admin:web'];

/* by name */
$ports = [Endpoint::local($web)->port, Endpoint::local($admin)->port];
same(json_encode(['web' => [[3, $ports[0]], [5, $ports[0]]], 'admin' => [[4, $ports[1]]]]), started($streams, $three, "\$a = activated(); $show"), 'three, two names');
same(json_encode(['unknown' => [[3, $ports[0]], [4, $ports[1]], [5, $ports[0]]]]),
	started($streams, array_slice($three, 0, 2), "\$a = activated(); $show"), 'without names');
same(json_encode(['' => [[3, $ports[0]]], 8080 => [[4, $ports[1]]]]),
	started(array_slice($streams, 0, 2), ['LISTEN_PID' => '$$', 'LISTEN_FDS' => 2, 'LISTEN_FDNAMES' => ':8080'], "\$a = activated(); $show"), 'an empty name, a number');
same('true', started($streams, $three, '$a = activated(); echo json_encode(activated() === $a);'), 'the second call gives the same Sockets');
same(json_encode(['web' => [[3, $ports[0]], [5, $ports[0]]], 'admin' => [[4, $ports[1]]]]),
	started($streams, $three, "activated(); gc_collect_cycles(); \$a = activated(); $show"), 'also when the program has not stored them');
same(json_encode(['web' => [[5, $ports[0]]]]),
	started($streams, $three, "\$a = activated(); Sockets\\close(\$a['web'][0]); socket_close(\$a['admin'][0]); \$a = activated(); $show"), 'closed ones are left out');
same(json_encode([8080 => [[4, $ports[1]]]]),
	started(array_slice($streams, 0, 2), ['LISTEN_PID' => '$$', 'LISTEN_FDS' => 2, 'LISTEN_FDNAMES' => ':8080'], "socket_close(activated()[''][0]); \$a = activated(); $show"), 'a number again');
same('[] [] 3', started($streams, $three, '$a = activated(); $show = fn() => json_encode(activated());
	if (($pid = pcntl_fork()) === 0) { echo $show(), " ", $show(), " "; exit(0); }
	pcntl_waitpid($pid, $status); echo count(activated(), COUNT_RECURSIVE) - 2;'), 'none in a child');
if (function_exists('session_start')) {
	$handler = 'final class Handler implements SessionHandlerInterface, SessionIdInterface, SessionUpdateTimestampHandlerInterface {
		public function open($path, $name): bool { return true; }
		public function close(): bool { return true; }
		public function read($id): string { return ""; }
		public function write($id, $data): bool { echo count(activated(), COUNT_RECURSIVE), count(activated()); return true; }
		public function destroy($id): bool { return true; }
		public function gc($max): int { return 0; }
		public function create_sid(): string { return "x"; }
		public function validateId($id): bool { return true; }
		public function updateTimestamp($id, $data): bool { return true; }
	}
	session_set_save_handler(new Handler, false);
	ini_set("session.use_cookies", "0"); session_cache_limiter(""); session_start(); $_SESSION["x"] = 1;';
	same('3 00', started($streams, $three, 'register_shutdown_function(fn() => print(count(activated(), COUNT_RECURSIVE) - 2 . " "));' . $handler), 'at the end of the request, and after it');
	same('50', started($streams, $three, $handler), 'after it only');
} else {
	left_out(2);
}
same('yes yes yes', started($streams, $three, '$a = activated();
	foreach ([3, 4, 5] as $n) { preg_match("~^flags:\s+(\d+)~m", file_get_contents("/proc/self/fdinfo/$n"), $m); $f[] = octdec($m[1]) & 02000000 ? "yes" : "no"; }
	echo implode(" ", $f);'), 'other programs do not inherit them');
same('1 0', started($streams, $three, '$a = activated(); printf("%d %d", stream_get_meta_data(socket_export_stream($a["web"][0]))["blocked"], stream_get_meta_data(socket_export_stream($a["admin"][0]))["blocked"]);'), 'their mode is known');

/* they work */
$client = socket_create(AF_INET, SOCK_STREAM, 0);
socket_connect($client, '127.0.0.1', $port);
socket_write($client, 'who');
same('', started($streams, $three, '$c = accept(activated()["web"][1], 5); socket_write($c, "answer to " . socket_read($c, 9));'), 'it serves');
same('answer to who', socket_read($client, 100), 'the answer');

/* none for this process */
same('[]', started($streams, ['LISTEN_PID' => '$PPID'] + $three, 'echo json_encode(activated());'), 'for another process');
same('[]', started($streams, [], 'echo json_encode(activated());'), 'no activation');
same('[]', started($streams, ['LISTEN_PID' => '$$'], 'echo json_encode(activated());'), 'no number');
same('[]', started([], ['LISTEN_PID' => '$$', 'LISTEN_FDS' => 0, 'LISTEN_FDNAMES' => ''], 'echo json_encode(activated());'), 'none at all');
same([], activated(), 'this process was not activated');

/* what cannot be: nothing is taken */
$try = 'try { activated(); } catch (Sockets\SocketException $e) { echo $e->kind->name, " ", $e->getMessage(); }';
foreach ([['LISTEN_FDS' => 'x'], ['LISTEN_FDS' => '-1'], ['LISTEN_FDS' => 99999999999], ['LISTEN_FDS' => '""'], ['LISTEN_PID' => 'x'], ['LISTEN_FDNAMES' => 'web:admin']] as $wrong) {
	same('InvalidArgument activated: ' . key($wrong) . ': ' . socket_strerror(SOCKET_EINVAL), started($streams, $wrong + $three, $try), json_encode($wrong));
}
same('LISTEN_PID LISTEN_FDS LISTEN_FDNAMES', started($streams, ['LISTEN_FDS' => 'x'] + $three,
	'try { activated(); } catch (Sockets\SocketException) { echo implode(" ", array_filter(["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"], "getenv")); }'), 'after a failure the variables stay');

/* the variables are gone, as with sd_listen_fds(1) */
$left = 'var_export([getenv("LISTEN_PID"), getenv("LISTEN_FDS"), getenv("LISTEN_FDNAMES"), count(preg_grep("~^LISTEN_~", array_keys(getenv()))), (string) shell_exec("env | grep ^LISTEN_")]);';
$gone = var_export([false, false, false, 0, ''], true);
same($gone, started($streams, $three + ['LISTEN_PIDFDID' => 7], "activated(); $left"), 'taken: no variable stays');
same($gone, started($streams, ['LISTEN_PID' => '$PPID'] + $three, "activated(); $left"), 'for another process: no variable stays');
$command = php_command('-r', 'echo getmypid(), " ", json_encode(Sockets\activated());');
$words = explode(' ', started($streams, $three, 'activated(); echo getmypid(), " "; $c = json_decode(' . var_export(json_encode($command), true) . '); pcntl_exec(array_shift($c), $c);'));
same([$words[0], '[]'], array_slice($words, 1), 'a program of the same id takes none');
$pipe = popen('exec cat >/dev/null', 'w');
same('InvalidDescriptor activated: descriptor 4: ' . socket_strerror(SOCKET_ENOTSOCK) . ' no exception 3',
	started([$streams[0], $pipe], ['LISTEN_PID' => '$$', 'LISTEN_FDS' => 2], "$try echo ' no exception ', descriptor(from_descriptor(3));"), 'no socket');
pclose($pipe);
holds(str_starts_with(started(array_slice($streams, 0, 2), ['LISTEN_PID' => '$$', 'LISTEN_FDS' => 3], $try), 'InvalidDescriptor activated: descriptor 5: '), 'not open, or of PHP itself');
same('Other activated: descriptor 3: ' . socket_strerror(SOCKET_EEXIST), started($streams, $three, "\$mine = from_descriptor(3); $try"), 'taken before');

/* from_descriptor, descriptor */
same("3 $port", started($streams, [], '$s = from_descriptor(3); echo descriptor($s), " ", Sockets\Endpoint::local($s)->port;'), 'an inherited one');
same('gone', started($streams, [], '$s = from_descriptor(3); socket_close($s); echo file_exists("/proc/self/fd/3") ? "open" : "gone";'), 'it is closed by its Socket');
same('no', started($streams, [], '$s = from_descriptor(3); echo exec("test -e /proc/self/fd/3 && echo yes || echo no");'), 'it is not inherited further');
$number = descriptor($client);
holds(str_starts_with(readlink("/proc/self/fd/$number"), 'socket:'), 'descriptor');
throws('ValueError', 'Sockets\from_descriptor(): Argument #1 ($descriptor) must not be owned by a Socket or a stream', fn() => from_descriptor($number));
$pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$imported = socket_import_stream($pair[0]);
$number = descriptor($imported);
$imported = null;
throws('ValueError', 'Sockets\from_descriptor(): Argument #1 ($descriptor) must not be owned by a Socket or a stream', fn() => from_descriptor($number), 'a stream owns it');
throws('ValueError', 'Sockets\from_descriptor(): Argument #1 ($descriptor) must be between 0 and 2147483647', fn() => from_descriptor(-1));
if (PHP_INT_SIZE === 8) {
	throws('ValueError', 'Sockets\from_descriptor(): Argument #1 ($descriptor) must be between 0 and 2147483647', fn() => from_descriptor(1 << 32));
} else {
	left_out(1);
}
same([ErrorKind::InvalidDescriptor, 'from_descriptor 987: ' . socket_strerror(SOCKET_EBADF)], caught(fn() => from_descriptor(987)), 'not open');
$file = fopen(__FILE__, 'r');
foreach (descriptors() as $number => $what) {
	if ($what === __FILE__) {
		same([ErrorKind::InvalidDescriptor, "from_descriptor $number: " . socket_strerror(SOCKET_ENOTSOCK)], caught(fn() => from_descriptor($number)), 'a file');
	}
}
same('sock', fread($file, 999) === '' ? '' : 'sock', 'which is left alone');

/* set_inheritable */
function inherited(Socket $socket): bool
{
	$number = descriptor($socket);
	exec("test -e /proc/self/fd/$number", $out, $status);
	return $status === 0;
}
$s = listen('tcp4://127.0.0.1:0');
same(false, inherited($s), 'not by itself');
same(null, set_inheritable($s, true), 'gives nothing');
same(true, inherited($s), 'now it is');
set_inheritable($s, false);
same(false, inherited($s), 'not any more');

/* closed ones */
$stream = socket_export_stream($s);
fclose($stream);
same([ErrorKind::InvalidDescriptor, 'descriptor: ' . socket_strerror(SOCKET_EBADF)], caught(fn() => descriptor($s)), 'its stream was closed');
same([ErrorKind::InvalidDescriptor, 'set_inheritable: ' . socket_strerror(SOCKET_EBADF)], caught(fn() => set_inheritable($s, true)), 'the same');
socket_close($client);
throws('Error', 'Sockets\descriptor(): Argument #1 ($socket) has already been closed', fn() => descriptor($client));
throws('Error', 'Sockets\set_inheritable(): Argument #1 ($socket) has already been closed', fn() => set_inheritable($client, true));
finish();
?>
--EXPECT--
52 checks held
