--TEST--
A Socket equals itself only
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
$a = socket_create(AF_INET, SOCK_STREAM, 0);
$b = socket_create(AF_INET, SOCK_STREAM, 0);
$info = socket_addrinfo_lookup('127.0.0.1', '80', ['ai_flags' => AI_NUMERICHOST])[0];
$copy = $a;

same([true, true], [$a == $copy, $a === $copy], 'the same object');
foreach (['a socket' => $b, 'an address' => $info, 'another object' => new stdClass] as $what => $other) {
	same([false, false], [$a == $other, $a === $other], "against $what: equal");
	same([1, 1], [$a <=> $other, $other <=> $a], "against $what: order");
	same([false, false], [$a < $other, $a > $other], "against $what: less, more");
}
same(1, array_search($b, [$a, $b]), 'searched by ==');
same('two', array_search($b, ['one' => $a, 'two' => $b], true), 'searched by ===');
same([true, false], [in_array($a, [$b, $a]), in_array($a, [$b, $info])], 'in_array');
same(true, (bool) $a, 'as a bool');
same(1, warns('Object of class Socket could not be converted to int', fn() => (int) $a), 'as an int');

$map = new SplObjectStorage();
$map[$a] = 'a';
$map[$b] = 'b';
same(['a', 'b', 2], [$map[$copy], $map[$b], count($map)], 'as a key');
finish();
?>
--EXPECT--
17 checks held
