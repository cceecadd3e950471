--TEST--
examples/chat: two pages in Chromium talk to each other, lose the server and find it again
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
require __DIR__ . '/browser.inc';
need_poll();
need_linux();
need_function('pcntl_signal');
need_browser();
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
require __DIR__ . '/browser.inc';
bound(55);
$server = new Example('chat/server', '0', '30');
$browser = new Browser(50);
$url = "http://127.0.0.1:$server->port/";
$texts = 'return [...document.querySelectorAll("#list .text, #list .note")].map(element => element.textContent)';
$last = fn(string $text) => "const all = [...document.querySelectorAll('#list .text, #list .note')]; "
	. 'return all.length && all[all.length - 1].textContent === ' . json_encode($text);

$ada = $browser->open($url);
same('Chat', $browser->run($ada, 'return document.title'), 'the page');
same(false, $browser->run($ada, 'return document.getElementById("door").hidden'), 'the door first');
$browser->type($ada, '#name', 'Ada');
$browser->click($ada, '#enter');
same(true, $browser->wait($ada, $last('You are here as Ada.')), 'Ada is in');
$bob = $browser->open($url);
$browser->type($bob, '#name', "Bob\u{E007}");
same(true, $browser->wait($bob, $last('You are here as Bob.')), 'Bob is in');
same(true, $browser->wait($ada, $last('Bob comes.')), 'Ada sees that Bob comes');
same('2 people: Ada, Bob', $browser->run($ada, 'return document.getElementById("people").textContent'), 'who is there');

$browser->type($ada, '#text', 'Hello, <b>Bob</b>!');
$browser->click($ada, '#send');
same(true, $browser->wait($bob, $last('Hello, <b>Bob</b>!')), 'Bob reads it, as text');
same(0, $browser->run($bob, 'return document.querySelectorAll("#list b").length'), 'no markup comes through');
$browser->type($bob, '#text', "Gr\u{FC}ezi Ada \u{2713}\u{E007}");
same(true, $browser->wait($ada, $last("Gr\u{FC}ezi Ada \u{2713}")), 'Ada reads the answer');
same(['You are here as Ada.', 'Bob comes.', 'Hello, <b>Bob</b>!', "Gr\u{FC}ezi Ada \u{2713}"], $browser->run($ada, $texts), 'all of it, in order');
same([1, 1], $browser->run($ada, 'return ["own", "other"].map(name => document.querySelectorAll("#list ." + name).length)'), 'own and other');
same('', $browser->run($ada, 'return document.getElementById("text").value'), 'the field is empty again');
if (getenv('SKT_SCREENSHOT')) {
	$browser->screenshot($ada, getenv('SKT_SCREENSHOT'));
}

/* A person that comes later sees the messages before; a closed window leaves the chat. */
$eve = $browser->open($url);
$browser->type($eve, '#name', "Ada\u{E007}");
same(true, $browser->wait($eve, $last('You are here as Ada 2.')), 'a name of her own');
same(['Hello, <b>Bob</b>!', "Gr\u{FC}ezi Ada \u{2713}", 'You are here as Ada 2.'], $browser->run($eve, $texts), 'the messages before');
$browser->call('/window', ['handle' => $eve]);
$browser->call('/window', null, 'DELETE');
same(true, $browser->wait($ada, $last('Ada 2 leaves.')), 'Ada sees that she leaves');

/* The server goes, and comes back on the same port. */
$server->signal(SIGTERM);
holds(str_ends_with($server->finish(), "\nthe chat has ended"), 'the server has ended');
same(true, $browser->wait($ada, "return document.getElementById('send').disabled"), 'nothing can be sent');
holds(str_starts_with(implode('', array_slice($browser->run($ada, $texts), 6, 1)), 'Not connected (the chat ends).'), 'Ada sees why');
$server = new Example('chat/server', (string) $server->port, '30');
same(true, $browser->wait($ada, "return !document.getElementById('send').disabled"), 'Ada is back');
same(true, $browser->wait($bob, "return !document.getElementById('send').disabled"), 'Bob is back');
same(true, $browser->wait($ada, "return document.getElementById('people').textContent.startsWith('2 people')"), 'both are there');
$browser->type($bob, '#text', "again\u{E007}");
same(true, $browser->wait($ada, $last('again')), 'they talk again');

$browser->quit();
$server->signal(SIGTERM);
$server->finish();
finish();
?>
--EXPECT--
26 checks held
