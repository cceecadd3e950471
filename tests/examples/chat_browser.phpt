--TEST--
examples/chat: two pages in Chromium talk to each other, lose the server and find it again
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/chat_browser.inc';
need_poll();
need_linux();
need_function('pcntl_signal');
need_browser();
?>
--FILE--
<?php
require __DIR__ . '/chat_browser.inc';
bound(55);
talk_in_browser('chat/server', '30');
finish();
?>
--EXPECT--
26 checks held
