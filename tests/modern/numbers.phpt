--TEST--
Sockets\: numbers in texts are digits alone, and no text is cut at a null byte
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\Endpoint;
use function Sockets\{connect, listen};

require __DIR__ . '/../sockets.inc';
bound(60);
$server = listen('tcp4://127.0.0.1:0');
$to = (string) Endpoint::local($server);

/* a port of "from" */
$want = 'Sockets\connect(): Argument #3 ($options) option "from" must be an address, optionally with a port between 0 and 65535';
foreach (['+80', ' 80', '80 ', '', '-0', '0x50', '1e3', '1.0', '65536', '18446744073709551617', "80\0"] as $port) {
	throws('ValueError', $want, fn() => connect($to, 5, ['from' => "127.0.0.1:$port"]), 'from: ' . json_encode($port));
}
same('127.0.0.1', Endpoint::local(connect($to, 5, ['from' => '127.0.0.1:000']))->host, 'digits');

/* numbers of an endpoint's options */
foreach ([' 5', '5%20', '+5', '-5', '5.0', '5e0', '0x5', '', '18446744073709551621'] as $text) {
	$text = str_replace([' ', '+'], ['%20', '%2B'], $text);
	throws('ValueError', 'Sockets\listen(): Argument #1 ($on) option "backlog" must be between 0 and 2147483647', fn() => listen("tcp4://127.0.0.1:0?backlog=$text"), "backlog=$text");
}
holds(listen('tcp4://127.0.0.1:0?backlog=05') instanceof Socket, 'backlog=05');
foreach (['%201', '1%20', '%2B1', '1e0', '', '.', '1.2.3', '0x1'] as $text) {
	throws('ValueError', 'Sockets\connect(): Argument #1 ($to) option "attempt_delay" must be between 0.01 and 3600 seconds', fn() => connect("$to?attempt_delay=$text"), "attempt_delay=$text");
}
foreach (['1', '0.5', '1.'] as $text) {
	holds(connect("$to?attempt_delay=$text", 5) instanceof Socket, "attempt_delay=$text");
}

/* texts that the system takes as C strings */
throws('ValueError', 'Sockets\connect(): Argument #3 ($options) option "interface" must not contain any null bytes', fn() => connect($to, 5, ['interface' => "lo\0x"]));
throws('ValueError', 'Sockets\connect(): Argument #1 ($to) option "interface" must not contain any null bytes', fn() => connect("$to?interface=lo%00x", 5));
throws('ValueError', 'Sockets\connect(): Argument #3 ($options) option "from" must be a valid path', fn() => connect('unix:///nowhere', 5, ['from' => "/tmp/a\0b"]));
finish();
?>
--EXPECT--
36 checks held
