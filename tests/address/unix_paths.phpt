--TEST--
unix paths: bind, connect, lengths, errors
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$new = fn(int $type = SOCK_STREAM) => socket_create(AF_UNIX, $type, 0);
$path = temp_path();
$listener = $new();
same(true, socket_bind($listener, $path), 'bind');
same('socket', filetype($path), 'makes a socket file');
same(false, warns('socket_bind(): Unable to bind address ' . code(SOCKET_EADDRINUSE), fn() => socket_bind($new(), $path)), 'a path is bound once');
same(false, warns('socket_connect(): unable to connect ' . code(SOCKET_ECONNREFUSED), fn() => socket_connect($new(), $path)), 'nobody listens yet');
socket_listen($listener, 5);
same(true, socket_connect($client = $new(), $path), 'connect');
same(true, socket_connect($other = $new(), $path, 80), 'a port means nothing');
same(false, warns('socket_connect(): unable to connect ' . code(SOCKET_EPROTOTYPE), fn() => socket_connect($new(SOCK_DGRAM), $path)), 'another type');
socket_close($listener);
same(false, warns('socket_connect(): unable to connect ' . code(SOCKET_ECONNREFUSED), fn() => socket_connect($new(), $path)), 'a stale file');
unlink($path);
same(false, warns('socket_connect(): unable to connect ' . code(SOCKET_ENOENT), fn() => socket_connect($new(), $path)), 'no file');
same(false, warns('socket_bind(): Unable to bind address ' . code(SOCKET_ENOENT), fn() => socket_bind($new(), '/nonexistent/folder/s')), 'no folder');
foreach ([108, 109, 5000] as $length) {
	throws('ValueError', 'socket_bind(): Argument #2 ($address) must be less than 108', fn() => socket_bind($new(), str_repeat('p', $length)), "bind $length");
	throws('ValueError', 'socket_connect(): Argument #2 ($address) must be less than 108', fn() => socket_connect($new(), str_repeat('p', $length)), "connect $length");
}
$long = str_pad(temp_path(), 107, 'l');
same(true, socket_bind($bound = $new(), $long), '107 bytes fit');
socket_getsockname($bound, $name);
same($long, $name, 'and come back');
unlink($long);
/* a relative path; a thread-safe PHP has working folders of its own, which the kernel does not know */
if (!PHP_ZTS) {
	$here = getcwd();
	chdir(sys_get_temp_dir());
	$relative = basename(temp_path());
	same(true, socket_bind($bound = $new(), $relative), 'a relative path');
	socket_getsockname($bound, $name);
	same($relative, $name, 'stays relative');
	unlink($relative);
	chdir($here);
} else {
	holds(true, 'a relative path');
	holds(true, 'stays relative');
}
finish();
?>
--EXPECT--
26 checks held
