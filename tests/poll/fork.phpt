--TEST--
P1: what a child does to its copy of a context changes nothing for the parent
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/own.inc';
need_fork();
need_own_poll();
?>
--FILE--
<?php
require __DIR__ . '/own.inc';

use Io\Poll\{Context, Event};

bound(30);
each_backend(function ($backend, $name): void {
	$context = new Context($backend);
	[$stream, $stream_peer] = stream_pair();
	[$socket, $socket_peer] = unix_pair();
	[$removed, $removed_peer] = stream_pair();
	[$changed, $changed_peer] = stream_pair();
	$context->add(new StreamPollHandle($stream), [Event::Read], 'stream');
	$context->add(new SocketPollHandle($socket), [Event::Read], 'socket');
	$watchers[] = $context->add(new StreamPollHandle($removed), [Event::Read], 'removed');
	$watchers[] = $context->add(new StreamPollHandle($changed), [Event::Read], 'changed');
	$peer = peer(function ($parent) use ($context, $watchers, $stream, $socket, $name): void {
		fclose($stream);
		socket_close($socket);
		$watchers[0]->remove();
		$watchers[1]->modify([Event::Write], 'by the child');
		[$a, $b] = stream_pair();
		$context->add(new StreamPollHandle($a), [Event::Read], 'new');
		fwrite($b, 'x');
		$found = found($context);
		sort($found);
		$parent->tell(json_encode($found));
	});
	same('["by the child","new"]', $peer->hear(), "$name: the child has a context of its own");
	same(0, $peer->wait(), "$name: the child");
	same([], found($context), "$name: nothing of the child's comes here");
	foreach ([$stream_peer, $removed_peer, $changed_peer] as $end) {
		fwrite($end, 'x');
	}
	socket_write($socket_peer, 'x');
	$found = found($context);
	sort($found);
	same(['changed', 'removed', 'socket', 'stream'], $found, "$name: all are watched");
});
finish();
?>
--EXPECT--
12 checks held
