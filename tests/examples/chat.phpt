--TEST--
examples/chat: the page, the handshake, what two people say, and all that a client can do wrong
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_poll();
need_function('pcntl_signal');
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
require __DIR__ . '/websocket.inc';
bound(50);
$server = new Example('chat/server', '0', '30');

/* HTTP */
$get = function (string $request, string $end = "Host: x\r\n\r\n") use ($server): array {
	$socket = $server->connect();
	write_all($socket, "$request\r\n$end");
	for ($answer = ''; ($part = (string) socket_read($socket, 65536)) !== ''; ) {
		$answer .= $part;
	}
	[$head, $body] = explode("\r\n\r\n", $answer, 2) + ['', ''];
	return [strtok($head, "\r\n"), $body, $head];
};
$page = file_get_contents(dirname(example_path('chat/server')) . '/page.html');
[$status, $body, $head] = $get('GET / HTTP/1.1');
same(['HTTP/1.1 200 OK', $page], [$status, $body], 'the page');
holds(str_contains($head, "Content-Security-Policy: default-src 'none'"), 'its policy');
same(['HTTP/1.1 200 OK', ''], array_slice($get('HEAD / HTTP/1.1'), 0, 2), 'its head');
$upgrade = "Host: x\r\nUpgrade: WebSocket\r\nConnection: upgrade\r\n";
$key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
foreach ([
	['404 Not Found', 'GET /other HTTP/1.1'],
	['405 Method Not Allowed', 'POST / HTTP/1.1'],
	['400 Bad Request', 'GET / HTTP/1.0'],
	['400 Bad Request', 'nonsense'],
	['400 Bad Request', 'GET / HTTP/1.1', "\r\n"],
	['400 Bad Request', 'GET / HTTP/1.1', "Host: x\r\nno field\r\n\r\n"],
	['431 Request Header Fields Too Large', 'GET / HTTP/1.1', 'X: ' . str_repeat('x', 9000)],
	['426 Upgrade Required', 'GET /chat HTTP/1.1'],
	['426 Upgrade Required', 'GET /chat HTTP/1.1', "{$upgrade}{$key}Sec-WebSocket-Version: 8\r\n\r\n"],
	['400 Bad Request', 'GET /chat HTTP/1.1', "{$upgrade}Sec-WebSocket-Version: 13\r\n\r\n"],
	['400 Bad Request', 'GET /chat HTTP/1.1', "{$upgrade}Sec-WebSocket-Key: c2hvcnQ=\r\nSec-WebSocket-Version: 13\r\n\r\n"],
	['403 Forbidden', 'GET /chat HTTP/1.1', "{$upgrade}{$key}Sec-WebSocket-Version: 13\r\nOrigin: http://y\r\n\r\n"],
	['101 Switching Protocols', 'GET /chat HTTP/1.1', "{$upgrade}{$key}Sec-WebSocket-Version: 13\r\nOrigin: http://x\r\n\r\n" . client_frame(8, '')],
] as $case) {
	[$status, $request, $more] = $case + [2 => "Host: x\r\n\r\n"];
	same("HTTP/1.1 $status", $get($request, $more)[0], "$request: $status");
}

/* Two people, and one who comes by the same name. */
$ada = (new WebSocketClient($server))->say(['type' => 'enter', 'name' => " Ada\n"]);
same(['type' => 'welcome', 'name' => 'Ada', 'people' => ['Ada'], 'history' => []], $ada->hear(), 'Ada is welcome');
$bob = (new WebSocketClient($server))->say(['type' => 'enter', 'name' => 'Ada']);
same(['Ada 2', ['Ada', 'Ada 2']], [($welcome = $bob->hear())['name'], $welcome['people']], 'a name of his own for the other');
same(['type' => 'come', 'name' => 'Ada 2'], $ada->hear(), 'Ada hears that he comes');
$text = "gr\u{FC}ezi \u{1F9E6} <b>\"&";
$said = fn(WebSocketClient $who) => array_slice($who->hear(), 0, 3);
$ada->say(['type' => 'say', 'text' => $text]);
same(['type' => 'say', 'name' => 'Ada', 'text' => $text], $said($ada), 'Ada hears herself');
same(['type' => 'say', 'name' => 'Ada', 'text' => $text], $said($bob), 'the other hears her');

/* In parts, each byte alone, with a ping between. */
$json = '{"type":"say","text":"in parts"}';
$frames = client_frame(1, substr($json, 0, 10), false) . client_frame(0, '', false) . client_frame(9, 'are you there?') . client_frame(0, substr($json, 10));
foreach (str_split($frames) as $byte) {
	$bob->send($byte);
}
same(['type' => 'frame 10', 'payload' => 'are you there?'], $bob->hear(), 'the ping is answered in the middle');
same('in parts', $bob->hear()['text'], 'the parts are one message');
same('in parts', $ada->hear()['text'], 'for the other too');
$bob->send(client_frame(10, 'not asked for'))->say(['type' => 'say', 'text' => '  '])->say(['type' => 'say', 'text' => str_repeat("\u{20AC}", 2000)]);
same(6000, strlen($bob->hear()['text']), 'a pong and blanks are passed over, 2000 characters go');
$ada->hear();

/* A ping of 100 bytes when the message has nearly used up its limit. */
$eve = (new WebSocketClient($server))->send(client_frame(1, str_repeat('x', 16380), final: false), client_frame(9, str_repeat('p', 100)));
same(['type' => 'frame 10', 'payload' => str_repeat('p', 100)], $eve->hear(), 'the ping has a limit of its own');
socket_close($eve->socket);

/* Requests that never end keep nobody out: the oldest of them goes. */
$slow = [];
for ($n = 0; $n < 102; $n++) {
	$slow[] = $socket = $server->connect();
	write_all($socket, 'GET / HT');
}
same('', (string) @socket_read($slow[0], 1), 'the oldest of too many goes');
same('HTTP/1.1 200 OK', $get('HEAD / HTTP/1.1')[0], 'others are served');
same('', (string) @socket_read($slow[101], 1), 'and the newest has its timeout');
array_map('socket_close', $slow);

/* A client that sends all the time is read more slowly, and loses nothing; the others go on. */
$mass = (new WebSocketClient($server))->send(str_repeat(client_frame(9, 'x'), 115), client_frame(9, 'last'));
$mass->say(['type' => 'enter', 'name' => 'Mass']);
same(['x', 'x'], [$mass->hear()['payload'], $mass->hear()['payload']], 'the first are answered');
$ada->say(['type' => 'say', 'text' => 'before Mass']);
same(['before Mass', 'before Mass'], [$ada->hear()['text'], $bob->hear()['text']], 'meanwhile others talk');
for ($n = 2; ($pong = $mass->hear()['payload'] ?? '') === 'x'; $n++) {
}
same([115, 'last', 'Mass'], [$n, $pong, $mass->hear()['name'] ?? null], 'all are answered in the end');
same(['come', 'come'], [$ada->hear()['type'], $bob->hear()['type']], 'Mass comes');
socket_close($mass->socket);
same(['go', 'go'], [$ada->hear()['type'], $bob->hear()['type']], 'Mass goes');

/* Wrong in every way: the reason, and the others stay. */
$enter = client_frame(1, '{"type":"enter","name":"Eve"}');
$text_of = fn(int $bytes) => client_frame(1, str_repeat('x', $bytes));
$closings = [
	['1002 not masked', client_frame(1, 'x', masked: false)],
	['1002 reserved bits', client_frame(1, 'x', reserved: 4)],
	['1002 unknown opcode', client_frame(3, 'x')],
	['1002 unknown opcode', client_frame(11, '')],
	['1002 control frame in parts or too long', client_frame(9, 'x', final: false)],
	['1002 control frame in parts or too long', client_frame(9, str_repeat('x', 126))],
	['1002 nothing to go on with', client_frame(0, 'x')],
	['1002 a message within a message', client_frame(1, 'x', final: false), client_frame(1, 'x')],
	['1002 a length not in its shortest form', client_frame(1, 'x', length: pack('Cn', 126, 1))],
	['1002 a length not in its shortest form', client_frame(1, 'x', length: pack('CNN', 127, 0, 1))],
	['1009 a message of more than 16384 bytes', $text_of(16385)],
	['1009 a message of more than 16384 bytes', client_frame(1, str_repeat('x', 16000), final: false), client_frame(0, str_repeat('x', 385))],
	['1009 a message of more than 16384 bytes', client_frame(1, '', length: pack('CNN', 127, 0xFFFFFFFF, 0xFFFFFFFF))],
	['1009 a message of more than 16384 bytes', client_frame(1, '', length: pack('CNN', 127, 0, 0x80000000))],
	['1008 not understood', $text_of(16384)],
	['1007 text that is not UTF-8', client_frame(1, "\xC3\x28")],
	['1007 text that is not UTF-8', client_frame(1, "\xED\xA0\x80")],
	['1007 text that is not UTF-8', client_frame(1, "\xE2\x82", final: false), client_frame(0, "\x28")],
	['1003 text only', client_frame(2, 'x')],
	['1008 not understood', client_frame(1, '')],
	['1008 not understood', client_frame(1, '"text"')],
	['1008 not understood', client_frame(1, '{"type":"say","text":"not entered"}')],
	['1008 not understood', $enter, $enter],
	['1008 not understood', $enter, client_frame(1, json_encode(['type' => 'say', 'text' => str_repeat('x', 2001)]))],
	['empty', client_frame(8, '')],
	['1000 ', client_frame(8, pack('n', 1000) . 'bye')],
	['4999 ', client_frame(8, pack('n', 4999))],
	['1002 such a code cannot be sent', client_frame(8, 'x')],
	['1002 such a code cannot be sent', client_frame(8, pack('n', 1005))],
	['1002 such a code cannot be sent', client_frame(8, pack('n', 999))],
	['1002 such a code cannot be sent', client_frame(8, pack('n', 5000))],
	['1007 text that is not UTF-8', client_frame(8, pack('n', 1000) . "\xFF")],
];
foreach ($closings as $n => $case) {
	[$want, $first, $second] = $case + [2 => ''];
	$eve = (new WebSocketClient($server))->send($first, $second, client_frame(9, 'after the end'));
	if ($first === $enter) {
		same('Eve', $eve->hear()['name'], 'Eve is in');
		same(['come', 'go'], [$ada->hear()['type'], $ada->hear()['type']], 'Ada hears of Eve');
		same(['come', 'go'], [$bob->hear()['type'], $bob->hear()['type']], 'the other hears of Eve');
	}
	same($want, $eve->closed(), "$n: $want");
}

/* A client that does not read is disconnected; one that reads gets everything. */
$slow = new WebSocketClient($server);
socket_set_option($slow->socket, SOL_SOCKET, SO_RCVBUF, 4096);
$slow->say(['type' => 'enter', 'name' => 'Slow']);
same(['come', 'come'], [$ada->hear()['type'], $bob->hear()['type']], 'the slow one comes');
$long = str_repeat("\u{1F9E6}", 1990);
$gone = null;
for ($n = 0, $right = 0; !$gone && $right === 2 * $n && $n < 1000; $n++) {
	$ada->say(['type' => 'say', 'text' => "$n $long"]);
	$right += ($ada->hear_said($gone) === "$n $long") + ($bob->hear_said($gone) === "$n $long");
}
same([true, 2 * $n], [$gone, $right], "after $n messages, which the others get, the slow one is let go");

/* The end. */
$server->signal(SIGTERM);
foreach ([$ada, $bob] as $who) {
	for ($frame = $who->frame(); $frame !== null && $frame[0] !== 8; $frame = $who->frame()) {
	}
	same('03e9' . bin2hex('the chat ends'), bin2hex($frame[1] ?? ''), 'the chat announces its end');
	socket_close($who->socket);
}
$out = $server->finish();
holds(str_starts_with($out, "Ada enters\nAda 2 enters\nMass enters\nMass leaves\nEve enters\nEve leaves\n"), 'output of the server');
holds(str_ends_with($out, "\nthe chat has ended"), 'its last words');

/* Not enough descriptors: a client that comes too early waits. */
Example::$runner = PHP_OS_FAMILY === 'Linux' ? ['sh', '-c', 'exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; ulimit -n 16; exec "$@"', 'sh'] : [];
$server = new Example('chat/server', '0', '2');
$crowd = [];
for ($n = 0; $n < 40; $n++) {
	$crowd[] = $socket = $server->connect();
	write_all($socket, "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
}
$served = 0;
foreach ($crowd as $socket) {
	$served += str_starts_with((string) socket_read($socket, 1000), 'HTTP/1.1 200 OK') ? 1 : 0;
	socket_close($socket);
}
same(40, $served, 'all are served in the end');
same('the chat has ended', $server->finish(), 'it ends when nobody is there');
finish();
?>
--EXPECT--
121 checks held
