--TEST--
M9: a peer's unix path of 108 bytes without a NUL is read by its length
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_program('perl');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
/* PHP cannot bind such a name itself; perl's Socket can. */
$full = str_pad(temp_path(), 108, 'p');
$mine = temp_path();
$perl = <<<'PERL'
	my ($type, $full, $to) = @ARGV;
	socket(my $s, AF_UNIX, $type eq "dgram" ? SOCK_DGRAM : SOCK_STREAM, 0) or die "socket $!";
	my $name = pack("S a108", AF_UNIX, $full);
	bind($s, $name) or die "bind $!";
	connect($s, pack_sockaddr_un($to)) or die "connect $!";
	syswrite($s, "hello") or die "write $!";
	sysread(STDIN, my $line, 1);
	PERL;
$start = function (string $type) use ($perl, $full, $mine, &$stdin) {
	$process = proc_open(['perl', '-MSocket', '-e', $perl, $type, $full, $mine], [['pipe', 'r'], ['file', '/dev/null', 'w'], ['file', '/dev/null', 'w']], $pipes);
	$stdin = $pipes[0];
	return $process;
};
$stop = function ($process) use (&$stdin, $full, $mine): void {
	fclose($stdin);
	proc_close($process);
	unlink($full);
	unlink($mine);
};

foreach (['recvfrom', 'recvmsg'] as $function) {
	$socket = socket_create(AF_UNIX, SOCK_DGRAM, 0);
	socket_bind($socket, $mine);
	$process = $start('dgram');
	if ($function === 'recvfrom') {
		same(5, socket_recvfrom($socket, $data, 100, 0, $path, $port), 'recvfrom');
		same('hello', $data, 'recvfrom: data');
	} else {
		$message = ['name' => [], 'buffer_size' => 100, 'controllen' => 64];
		same(5, socket_recvmsg($socket, $message), 'recvmsg');
		same(['hello'], $message['iov'], 'recvmsg: data');
		$path = $message['name']['path'] ?? null;
	}
	same($full, $path, "$function: the path");
	socket_close($socket);
	$stop($process);
}

$listener = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($listener, $mine);
socket_listen($listener);
$process = $start('stream');
$accepted = socket_accept($listener);
same(true, socket_getpeername($accepted, $path), 'getpeername');
same($full, $path, 'getpeername: the path');
same('hello', socket_read($accepted, 100), 'the bytes');
$stop($process);
finish();
?>
--EXPECT--
9 checks held
