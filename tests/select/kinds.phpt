--TEST--
socket_select over sockets of every kind at once
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$t1, $t2] = tcp_pair();
[$u1, $u2] = udp_pair();
[$x1, $x2] = unix_pair();
[$d1, $d2] = unix_pair(SOCK_DGRAM);
$streams = stream_socket_pair(STREAM_PAIR_FAMILY, STREAM_SOCK_STREAM, 0);
$imported = socket_import_stream($streams[1]);
$all = ['tcp' => $t2, 'udp' => $u2, 'unix' => $x2, 'dgram' => $d2, 'imported' => $imported];
$from = ['tcp' => $t1, 'udp' => $u1, 'unix' => $x1, 'dgram' => $d1];
$none = null;
foreach ($from as $name => $socket) {
	socket_write($socket, "to $name");
	$read = $all;
	same(1, socket_select($read, $none, $none, 5), "$name: one");
	same([$name => $all[$name]], $read, "$name: the right one");
	same("to $name", socket_read($all[$name], 100), "$name: its data");
}
fwrite($streams[0], 'to imported');
$read = $all;
same(1, socket_select($read, $none, $none, 5), 'imported: one');
same(['imported' => $imported], $read, 'imported: the right one');
$write = $all;
same(5, socket_select($none, $write, $none, 5), 'all are writable');
same($all, $write, 'and stay');
finish();
?>
--EXPECT--
16 checks held
