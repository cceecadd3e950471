--TEST--
examples/chat_tasks.php: the page, the handshake, 200 people, what a client can do wrong; one that does not read
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/tasks.inc';
need_tasks();
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
require __DIR__ . '/websocket.inc';
bound(100);
$server = new Example('chat_tasks', '0');

/** The status, the body and the head of an answer. */
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
$upgrade = "Host: x\r\nUpgrade: WebSocket\r\nConnection: upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
foreach ([
	['404 Not Found', 'GET /other HTTP/1.1'],
	['404 Not Found', 'POST / HTTP/1.1'],
	['404 Not Found', 'nonsense'],
	[false, 'GET / HTTP/1.1', 'X: ' . str_repeat('x', 9000)],
	['426 Upgrade Required', 'GET /chat HTTP/1.1'],
	['426 Upgrade Required', 'GET /chat HTTP/1.1', "{$upgrade}Sec-WebSocket-Version: 8\r\n\r\n"],
	['403 Forbidden', 'GET /chat HTTP/1.1', "{$upgrade}Sec-WebSocket-Version: 13\r\nOrigin: http://y\r\n\r\n"],
	['101 Switching Protocols', 'GET /chat HTTP/1.1', "{$upgrade}Sec-WebSocket-Version: 13\r\nOrigin: http://x\r\n\r\n" . client_frame(8, '')],
] as $case) {
	[$status, $request, $more] = $case + [2 => "Host: x\r\n\r\n"];
	same($status === false ? false : "HTTP/1.1 $status", $get($request, $more)[0], "$request: $status");
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

/* A client that sends all the time loses nothing; the others go on. */
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
foreach ([
	['1002 not a frame of a client', client_frame(1, 'x', masked: false)],
	['1002 not a frame of a client', client_frame(1, 'x', reserved: 4)],
	['1002 not a frame of a client', client_frame(9, 'x', final: false)],
	['1002 not a frame of a client', client_frame(9, str_repeat('x', 126))],
	['1003 text only, and one message at a time', client_frame(3, 'x')],
	['1003 text only, and one message at a time', client_frame(2, 'x')],
	['1003 text only, and one message at a time', client_frame(0, 'x')],
	['1003 text only, and one message at a time', client_frame(1, 'x', final: false), client_frame(1, 'x')],
	['1009 too long a message', client_frame(1, str_repeat('x', 16385))],
	['1009 too long a message', client_frame(1, str_repeat('x', 16000), final: false), client_frame(0, str_repeat('x', 385))],
	['1009 too long a message', client_frame(1, '', length: pack('CNN', 127, 0xFFFFFFFF, 0xFFFFFFFF))],
	['1009 too long a message', client_frame(1, '', length: pack('CNN', 127, 0, 0x80000000))],
	['1008 not understood', client_frame(1, str_repeat('x', 16384))],
	['1008 not understood', client_frame(1, '"text"')],
	['1008 not understood', client_frame(1, '{"type":"say","text":"not entered"}')],
	['1008 not understood', $enter, $enter],
	['1007 text that is not UTF-8', client_frame(1, "\xC3\x28")],
	['1007 text that is not UTF-8', client_frame(1, "\xE2\x82", final: false), client_frame(0, "\x28")],
	['empty', client_frame(8, '')],
	['1000 ', client_frame(8, pack('n', 1000) . 'bye')],
] as $n => $case) {
	[$want, $first, $second] = $case + [2 => ''];
	$eve = (new WebSocketClient($server))->send($first, $second, client_frame(9, 'after the end'));
	if ($first === $enter) {
		same('Eve', $eve->hear()['name'], 'Eve is in');
		same(['come', 'go', 'come', 'go'], [$ada->hear()['type'], $ada->hear()['type'], $bob->hear()['type'], $bob->hear()['type']], 'the others hear of Eve');
	}
	same($want, $eve->closed(), "$n: $want");
}

/* Silent clients: one that sends nothing, half a request, half a frame. */
$silent = [$server->connect(), $server->connect(), (new WebSocketClient($server))->send("\x81")->socket];
write_all($silent[1], 'GET / HT');

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
foreach ($silent as $n => $socket) {
	same('', (string) @socket_read($socket, 1), "silent client $n is disconnected");
}

/* 200 people: each hears the message of one of them. */
$crowd = [];
for ($n = 1; $n <= 200; $n++) {
	$crowd[$n] = (new WebSocketClient($server))->say(['type' => 'enter', 'name' => "n$n"]);
	same("n$n", $crowd[$n]->hear()['name'], "n$n enters");
}
$crowd[1]->say(['type' => 'say', 'text' => 'hello']);
$heard = 0;
foreach ($crowd as $who) {
	for ($message = $who->hear(); $message['type'] === 'come'; $message = $who->hear()) {
	}
	$heard += $message['text'] === 'hello' ? 1 : 0;
}
same(200, $heard, 'all of them hear it');

/* The end. */
$server->signal(SIGTERM);
$ends = 0;
foreach ([$ada, $bob, ...$crowd] as $who) {
	for ($frame = $who->frame(); $frame !== null && $frame[0] !== 8; $frame = $who->frame()) {
	}
	$ends += bin2hex($frame[1] ?? '') === '03e9' . bin2hex('the chat ends') ? 1 : 0;
	socket_close($who->socket);
}
same(202, $ends, 'the chat announces its end');
$out = $server->finish();
holds(str_starts_with($out, "Ada enters\nAda 2 enters\nMass enters\nMass leaves\nEve enters\nEve leaves\nSlow enters\nSlow leaves\nn1 enters\n"), 'output of the server');
holds(str_ends_with($out, "\nthe chat has ended"), 'its last words');
finish();
?>
--EXPECT--
481 checks held
