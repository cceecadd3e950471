--TEST--
socket_import_stream: streams of every kind
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a, $b] = stream_socket_pair(STREAM_PAIR_FAMILY, STREAM_SOCK_STREAM, 0);
$socket = socket_import_stream($b);
same(true, $socket instanceof Socket, 'a pair');
fwrite($a, 'stream to socket');
same('stream to socket', socket_read($socket, 100), 'reads');
socket_write($socket, 'socket to stream');
same('socket to stream', fread($a, 100), 'writes');
same(SOCK_STREAM, socket_get_option($socket, SOL_SOCKET, SO_TYPE), 'its type');

$server = stream_socket_server('tcp://127.0.0.1:0');
$listener = socket_import_stream($server);
socket_getsockname($listener, $address, $port);
same(stream_socket_get_name($server, false), "$address:$port", 'a server: its name');
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
same(true, socket_connect($client, $address, $port), 'connect');
$accepted = socket_accept($listener);
socket_write($client, 'hello');
same('hello', socket_read($accepted, 10), 'accept through the socket');

$udp = stream_socket_server('udp://127.0.0.1:0', $code, $text, STREAM_SERVER_BIND);
$receiver = socket_import_stream($udp);
socket_getsockname($receiver, $address, $port);
[$sender, $own] = udp_bound();
socket_sendto($sender, 'datagram', 8, 0, $address, $port);
same(8, socket_recvfrom($receiver, $data, 100, 0, $from, $from_port), 'UDP');
same(['datagram', '127.0.0.1', $own], [$data, $from, $from_port], 'UDP: what and from whom');
$path = temp_path();
$unix = stream_socket_server("unix://$path");
$listener = socket_import_stream($unix);
socket_getsockname($listener, $name);
same($path, $name, 'a unix server');
finish();
?>
--EXPECT--
10 checks held
