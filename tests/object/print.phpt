--TEST--
What var_dump, print_r, var_export and json_encode show of a Socket
--EXTENSIONS--
sockets
--FILE--
<?php
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
$info = socket_addrinfo_lookup('127.0.0.1', '80', ['ai_flags' => AI_NUMERICHOST])[0];
foreach ([$socket, $info] as $object) {
	var_dump($object);
	print_r($object);
	var_export($object);
	echo "\n", json_encode($object), "\n";
}
socket_close($socket);
var_dump($socket);
?>
--EXPECTF--
object(Socket)#%d (0) {
}
Socket Object
(
)
\Socket::__set_state(array(
))
{}
object(AddressInfo)#%d (0) {
}
AddressInfo Object
(
)
\AddressInfo::__set_state(array(
))
{}
object(Socket)#%d (0) {
}
