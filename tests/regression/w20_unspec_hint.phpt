--TEST--
W20: AF_UNSPEC is a hint
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$lookup = fn(string $host, array $hints) => array_map(
	fn($info) => [socket_addrinfo_explain($info)['ai_family'], current(array_reverse(socket_addrinfo_explain($info)['ai_addr']))],
	quiet(fn() => socket_addrinfo_lookup($host, '80', $hints + ['ai_socktype' => SOCK_STREAM]), $host) ?: []);
$unspec = ['ai_family' => 0];
same([[AF_INET, '127.0.0.1']], sorted($lookup('127.0.0.1', $unspec)), 'IPv4 with AF_UNSPEC');
same([[AF_INET6, '::1']], sorted($lookup('::1', $unspec + ['ai_flags' => AI_NUMERICHOST])), 'IPv6 with AF_UNSPEC');
same(sorted($lookup('127.0.0.1', [])), sorted($lookup('127.0.0.1', $unspec)), 'the same as no hint');
same([], @$lookup('127.0.0.1', ['ai_family' => AF_INET6, 'ai_flags' => AI_NUMERICHOST]), 'another family is no match');
same(true, defined('AF_UNSPEC') && AF_UNSPEC === 0, 'AF_UNSPEC is 0');
finish();

/** Each result as family and the address. */
function sorted(array $found): array
{
	$found = array_map(fn($f) => [$f[0], is_string($f[1]) ? $f[1] : null], $found);
	sort($found);
	return $found;
}
?>
--EXPECT--
10 checks held
