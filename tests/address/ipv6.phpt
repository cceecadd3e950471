--TEST--
IPv6: any address, mapped peers, V6ONLY, spellings
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_ipv6();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$both = socket_create(AF_INET6, SOCK_STREAM, SOL_TCP);
socket_set_option($both, IPPROTO_IPV6, IPV6_V6ONLY, 0);
same(true, socket_bind($both, '::'), 'bound to ::');
socket_listen($both);
socket_getsockname($both, $address, $port);
same('::', $address, 'which comes back');
$four = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
same(true, socket_connect($four, '127.0.0.1', $port), 'an IPv4 client');
socket_getpeername(socket_accept($both), $address);
same('::ffff:127.0.0.1', $address, 'has a mapped address');
$six = socket_create(AF_INET6, SOCK_STREAM, SOL_TCP);
same(true, socket_connect($six, '0:0:0:0:0:0:0:1', $port), 'a long spelling');
socket_getpeername($six, $address);
same('::1', $address, 'is shown short');
$only = socket_create(AF_INET6, SOCK_STREAM, SOL_TCP);
same(true, socket_set_option($only, IPPROTO_IPV6, IPV6_V6ONLY, 1), 'V6ONLY');
same(1, socket_get_option($only, IPPROTO_IPV6, IPV6_V6ONLY), 'V6ONLY is read');
socket_bind($only, '::');
socket_listen($only);
socket_getsockname($only, $address, $port);
$four = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
same(false, @socket_connect($four, '127.0.0.1', $port), 'no IPv4 client then');
same(SOCKET_ECONNREFUSED, socket_last_error($four), 'refused');
finish();
?>
--EXPECT--
10 checks held
