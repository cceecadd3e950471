--TEST--
One call is one system call: nothing is asked for before, numeric addresses do not reach the resolver
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_counter();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(60);

/* Ten and thirty times the same: the difference is that of twenty. */
function costs(string $setup, string $call): array
{
	[$few, $many] = array_map(function (int $times) use ($setup, $call) {
		[$out, $counts] = run_counted("$setup; for (\$i = 0; \$i < $times; \$i++) { $call }; echo 'done';");
		same('done', $out, $call);
		return $counts;
	}, [10, 30]);
	$more = array_map(fn($a, $b) => ($a - $b) / 20, $many, $few);
	$more = array_filter(array_combine(array_keys($many), $more));
	ksort($more);
	return $more;
}

$pair = 'socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $s);';
same(['recv' => 1, 'send' => 1], costs($pair, 'socket_write($s[0], "hello"); socket_read($s[1], 65536);'), 'write and read');
same(['recv' => 1, 'send' => 1], costs($pair, 'socket_send($s[0], "hello", 5, 0); socket_recv($s[1], $b, 4096, 0);'), 'send and recv');
same(['recv' => 1], costs($pair . 'socket_set_nonblock($s[0]);', '@socket_read($s[0], 100);'), 'nothing there');
$udp = '$s = [socket_create(AF_INET, SOCK_DGRAM, 0), socket_create(AF_INET, SOCK_DGRAM, 0)];
	socket_bind($s[1], "127.0.0.1"); socket_getsockname($s[1], $name, $port);';
same(['recvfrom' => 1, 'sendto' => 1],
	costs($udp, 'socket_sendto($s[0], "hello", 5, 0, "127.0.0.1", $port); socket_recvfrom($s[1], $b, 2048, 0, $from, $p);'), 'datagrams');
same(['sendto' => 1], costs($udp, 'socket_sendto($s[0], "hello", 5, MSG_DONTWAIT, "127.0.0." . ($i % 9 + 1), 9);'), 'another address each time');
same(['recvmsg' => 1, 'sendmsg' => 1],
	costs($pair, 'socket_sendmsg($s[0], ["iov" => ["he", "llo"]]); $m = []; socket_recvmsg($s[1], $m);'), 'messages');
same(['connect' => 1], costs($udp, 'socket_connect($s[0], "127.0.0.1", $port);'), 'connect');
$server = '$l = Sockets\\listen("tcp4://127.0.0.1:0", ["backlog" => 100]); $port = Sockets\\Endpoint::local($l)->port;';
/* The socket, and the hosts file. */
foreach (['127.0.0.1' => [], 'localhost' => ['close' => 1]] as $host => $more) {
	/* Its fcntl is fcntl64 in a build with large files. */
	same(['close' => 1 + ($more['close'] ?? 0), 'connect' => 1, 'getsockname' => 1, 'poll' => 1],
		array_diff_key(costs($server, "Sockets\\connect(\"tcp4://$host:\$port\", 5);"), ['fcntl' => 1]), "Sockets\\connect to $host asks no resolver");
}
$connected = "$server \$c = Sockets\\connect(\"tcp4://127.0.0.1:\$port\"); \$s = [\$c, Sockets\\accept(\$l)];";
same(['getsockname' => 1], costs($connected, 'Sockets\Endpoint::local($s[0]);'), 'the local endpoint');
same(['getpeername' => 1], costs($connected, 'Sockets\Endpoint::peer($s[1]);'), 'the endpoint of the peer');
same(['recv' => 1, 'send' => 1], costs($connected, 'Sockets\write_all($s[0], "hello"); Sockets\read($s[1], 100);'), 'write_all and read');
same(['recv' => 2, 'sendmsg' => 1], costs($connected, 'Sockets\write_frame($s[0], "hello"); Sockets\read_frame($s[1], 100);'), 'a frame');
same(['sendfile' => 1], costs("$connected \$f = tmpfile(); fwrite(\$f, 'hello'); fflush(\$f);",
	'Sockets\send_file($s[0], $f);'), 'a file ends without another sendfile');
foreach ([
	'connect' => 'Sockets\\write_frame(Sockets\\connect("tcp4://127.0.0.1:$port"), "x");',
	'accept' => 'Sockets\\connect("tcp4://127.0.0.1:$port"); Sockets\\write_frame(Sockets\\accept($l), "x");',
	'pair' => '$q = Sockets\\pair(); Sockets\\write_frame($q[0], "x");',
] as $name => $call) {
	same(0, costs($server, $call)['getsockopt'] ?? 0, "the type of a socket of $name is known");
}
$unknown = '$s = socket_create(AF_INET, SOCK_DGRAM, 0);';
same(['connect' => 1, 'getaddrinfo' => 1], costs($unknown, 'socket_connect($s, "localhost", 9);'), 'a name does reach it');
same(['close' => 2, 'getsockopt' => 1], costs('', "$pair socket_export_stream(\$s[0]);"), 'a stream of a unix socket');
same(['close' => 1, 'getsockopt' => 2], costs('', 'socket_export_stream(socket_create(AF_INET, SOCK_STREAM, 0));'), 'a stream of TCP');
finish();
?>
--EXPECT--
60 checks held
