--TEST--
sendto and recvfrom on unix sockets: paths, unnamed senders, boundaries
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$path = temp_path();
$own = temp_path();
$receiver = socket_create(AF_UNIX, SOCK_DGRAM, 0);
same(true, socket_bind($receiver, $path), 'bind');
$sender = socket_create(AF_UNIX, SOCK_DGRAM, 0);
same(3, socket_sendto($sender, 'one', 3, 0, $path), 'sent without a name');
same(3, socket_recvfrom($receiver, $data, 100, 0, $from), 'received');
same(['one', ''], [$data, $from], 'an unnamed sender');
socket_bind($sender, $own);
same(3, socket_sendto($sender, 'two', 3, 0, $path), 'sent with a name');
same(3, socket_recvfrom($receiver, $data, 100, 0, $from, $port), 'received with a port variable');
same(['two', $own], [$data, $from], 'the sender');
same(5, socket_sendto($receiver, 'reply', 5, 0, $from), 'an answer');
same(5, socket_recvfrom($sender, $data, 100, 0, $from), 'arrives');
same(['reply', $path], [$data, $from], 'from where it was sent to');
foreach (['a', 'bb', '', 'dddd'] as $part) {
	socket_sendto($sender, $part, strlen($part), 0, $path);
}
$got = [];
for ($i = 0; $i < 4; $i++) {
	socket_recvfrom($receiver, $data, 100, MSG_DONTWAIT, $from);
	$got[] = (string) $data;
}
same(['a', 'bb', '', 'dddd'], $got, 'boundaries, and an empty one');
finish();
?>
--EXPECT--
11 checks held
