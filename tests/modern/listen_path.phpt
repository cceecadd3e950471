--TEST--
Sockets\listen: permissions of a path, and a path that a server has left behind
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
need_program('flock');
?>
--FILE--
<?php
use Sockets\{ErrorKind, SocketException};
use function Sockets\{accept, listen};

require __DIR__ . '/../sockets.inc';
bound(40);

function caught(callable $call): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e->kind, $e->getMessage()];
	}
}

function permissions(string $path): string
{
	clearstatcache();
	return sprintf('%04o', fileperms($path) & 07777);
}

function client(string $path, int $type = SOCK_STREAM): Socket
{
	$s = socket_create(AF_UNIX, $type, 0);
	same(true, socket_connect($s, $path), "connect to $path");
	return $s;
}

/* permissions: whatever the mask is; the array comes first */
$path = temp_path();
foreach ([0, 022, 077, 0777] as $mask) {
	$old = umask($mask);
	foreach ([0660, 0, 0777, 0600, 0606] as $mode) {
		foreach (['unix', 'unixgram', 'unixpacket'] as $scheme) {
			$server = listen("$scheme://$path?mode=777", ['mode' => $mode]);
			same(sprintf('%04o', $mode), permissions($path), sprintf('%s, mode %04o, mask %04o', $scheme, $mode, $mask));
			unlink($path);
		}
	}
	same($mask, umask($old), 'the mask is as it was');
}
$server = listen("unix://$path?mode=0640");
same('0640', permissions($path), 'the mode of the endpoint');
same([ErrorKind::AddressInUse, "listen on unix://$path?mode=0640: " . socket_strerror(SOCKET_EADDRINUSE)],
	caught(fn() => listen("unix://$path?mode=0640")), 'a path in use');
same('0640', permissions($path), 'which is left alone');

/* a server that answers keeps its path, whatever type the second server has */
foreach (['unix', 'unixgram', 'unixpacket'] as $scheme) {
	same(ErrorKind::AddressInUse, caught(fn() => listen("$scheme://$path", ['replace' => true]))[0], "$scheme: it answers");
}
socket_set_nonblock($server);
same(false, @socket_accept($server), 'the server sees no connection');
socket_set_block($server);
$connection = client($path);
holds(accept($server, 5) instanceof Socket, 'and goes on');

/* its queue full */
socket_close($server);
unlink($path);
$server = listen("unix://$path", ['backlog' => 0]);
$waiting = [client($path)];
same(ErrorKind::AddressInUse, caught(fn() => listen("unix://$path?replace"))[0], 'it is busy');

/* it has gone, the path is there */
$waiting = $connection = $server = null;
same(ErrorKind::AddressInUse, caught(fn() => listen("unix://$path"))[0], 'not without the option');
foreach (['unix' => SOCK_STREAM, 'unixgram' => SOCK_DGRAM, 'unixpacket' => SOCK_SEQPACKET] as $scheme => $type) {
	$server = listen("$scheme://$path", ['replace' => true, 'mode' => 0600]);
	same('0600', permissions($path), "$scheme: taken over");
	$client = client($path, $type);
	socket_write($client, 'identity');
	same('identity', socket_read($type === SOCK_DGRAM ? $server : accept($server, 5), 100), "$scheme: it answers");
	same(ErrorKind::AddressInUse, caught(fn() => listen("$scheme://$path", ['replace' => true]))[0], "$scheme: now it is in use");
	$server = $client = null;
	same(true, file_exists($path), "$scheme: left behind");
}
holds(listen("unix://$path", ['replace' => true]) instanceof Socket, 'a path of another type');
unlink($path);
holds(($server = listen("unix://$path?replace=1")) instanceof Socket, 'nothing is there');
$server = null;

/* a server between bind() and listen(), and one that has stopped accepting */
unlink($path);
foreach (['unix' => SOCK_STREAM, 'unixpacket' => SOCK_SEQPACKET] as $scheme => $type) {
	$server = socket_create(AF_UNIX, $type, 0);
	socket_bind($server, $path);
	same([ErrorKind::AddressInUse, "listen on $scheme://$path?replace=1: " . socket_strerror(SOCKET_EADDRINUSE)],
		caught(fn() => listen("$scheme://$path?replace")), "$scheme: bound, not listening yet");
	socket_listen($server);
	$client = client($path, $type);
	socket_shutdown($server);
	same(ErrorKind::AddressInUse, caught(fn() => listen("$scheme://$path?replace"))[0], "$scheme: shut down, still bound");
	$server = $client = null;
	unlink($path);
}

/* a lock that another process of this user has: it starts at this moment; nobody waits */
$lock = fopen("$path.lock", 'c');
flock($lock, LOCK_EX);
same([ErrorKind::AddressInUse, "listen on unix://$path?replace=1: " . socket_strerror(SOCKET_EADDRINUSE)], caught(fn() => listen("unix://$path?replace")), 'another one starts');
fclose($lock);
holds(($server = listen("unix://$path?replace")) instanceof Socket, 'a lock that nobody holds');
same(false, file_exists("$path.lock"), 'the lock is gone');
/* the folder's lock, which everybody who can read it may take */
$server = null;
$holder = proc_open(['sh', '-c', 'exec 9<"$1"; flock 9 || exit; echo; read x', 'sh', dirname($path)], [['pipe', 'r'], ['pipe', 'w']], $pipes);
fgets($pipes[1]);
holds(($server = listen("unix://$path?replace")) instanceof Socket, 'somebody has locked the folder');
fclose($pipes[0]);
proc_close($holder);
$server = null;

/* what is no socket is never removed */
unlink($path);
file_put_contents($path, 'precious');
same(ErrorKind::AddressInUse, caught(fn() => listen("unix://$path", ['replace' => true, 'mode' => 0777]))[0], 'a file');
same('precious', file_get_contents($path), 'is as it was');
$target = temp_path();
$server = listen("unix://$target");
$server = null;
unlink($path);
symlink($target, $path);
same(ErrorKind::AddressInUse, caught(fn() => listen("unix://$path", ['replace' => true]))[0], 'a link');
holds(is_link($path) && file_exists($target), 'and what it leads to stay');
unlink($path);
mkdir($path);
same(ErrorKind::AddressInUse, caught(fn() => listen("unix://$path", ['replace' => true]))[0], 'a folder');
rmdir($path);

/* where nothing can be */
$missing = temp_path() . '/server';
same([ErrorKind::NotFound, "listen on unix://$missing, option \"replace\": " . socket_strerror(SOCKET_ENOENT)],
	caught(fn() => listen("unix://$missing", ['replace' => true])), 'no folder');

/* no path: passed over */
$name = 'skl' . bin2hex(random_bytes(6));
holds(listen("unix://@$name", ['replace' => true, 'mode' => 0600]) instanceof Socket, 'an abstract name');
holds(listen('tcp4://127.0.0.1:0', ['replace' => true, 'mode' => 0600]) instanceof Socket, 'a port');

/* a path of the folder where the program is */
$folder = temp_path();
mkdir($folder);
/* with threads PHP has a folder of its own, which is not the system's */
if (!PHP_ZTS) {
	$here = getcwd();
	chdir($folder);
	$server = listen('unix://here');
	$server = null;
	holds(($server = listen('unix://here?replace')) instanceof Socket, 'a relative path');
	$server = null;
	unlink('here');
	chdir($here);
} else {
	left_out(1);
}

/* many that start at once: one has the path, and nobody takes it away */
$path = "$folder/many";
for ($round = 0; $round < 10; $round++) {
	$stale = listen("unix://$path", ['replace' => true]);
	socket_close($stale);
	$peers = [];
	for ($i = 0; $i < 6; $i++) {
		$peers[] = peer(function ($parent) use ($path, $i): void {
			$parent->hear();
			[$kind, $server] = caught(fn() => listen("unix://$path", ['replace' => true, 'mode' => 0600]));
			$parent->tell($kind === 'no exception' ? "mine $i" : $kind->name);
			if ($kind === 'no exception') {
				$connection = accept($server, 10);
				socket_read($connection, 1);
				socket_write($connection, (string) $i);
			}
		});
	}
	array_map(fn($peer) => $peer->tell(), $peers);
	$heard = array_map(fn($peer) => $peer->hear(), $peers);
	$mine = array_values(preg_grep('~^mine~', $heard));
	same([1, 5], [count($mine), count(preg_grep('~^AddressInUse$~', $heard))], 'one has it: ' . implode(', ', $heard));
	$client = client($path);
	socket_write($client, 'x');
	same($mine[0], 'mine ' . socket_read($client, 9), 'the path is that of the one who has it');
	array_map(fn($peer) => $peer->wait(), $peers);
}
unlink($path);

rmdir($folder);
keeps_descriptors(function () use ($target): void {
	listen("unix://$target", ['replace' => true, 'mode' => 0600]);
	caught(fn() => listen("unix://$target", ['mode' => 0600]));
}, 'paths');
finish();
?>
--EXPECT--
143 checks held
