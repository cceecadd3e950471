--TEST--
Io\Poll: two different handles, watchers or contexts are not equal, and none takes dynamic properties
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();

use Io\Poll\{Context, Event};

[$a, $b] = unix_pair();
$pairs = ['SocketPollHandle' => [new SocketPollHandle($a), new SocketPollHandle($b)],
	'Reader' => [new Sockets\Reader($a), new Sockets\Reader($b)]];
/* PHP's own classes are as PHP makes them. */
$ours = (new ReflectionClass(Context::class))->getExtensionName() === 'sockets';
$context = new Context();
$pairs['Context'] = $ours ? [$context, new Context()] : $pairs['Reader'];
$pairs['Watcher'] = $ours ? [$context->add(new SocketPollHandle($a), [Event::Read]),
	$context->add(new SocketPollHandle($b), [Event::Read])] : $pairs['Reader'];
$pairs['StreamPollHandle'] = $ours ? [new StreamPollHandle(STDIN), new StreamPollHandle(STDERR)] : $pairs['Reader'];
foreach ($pairs as $class => [$one, $two]) {
	same([false, true, 1, 2], [$one == $two, $one == $one, array_search($two, [$one, $two]),
		count(array_unique([$one, $two], SORT_REGULAR))], $class);
	throws('Error', 'Cannot create dynamic property ' . $one::class . '::$more', fn() => $one->more = 1);
	throws('Exception', "Serialization of '" . $one::class . "' is not allowed", fn() => serialize($one));
}
finish();
?>
--EXPECT--
15 checks held
