--TEST--
classes that another extension has brought are not registered again
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/own.inc';
need_own_poll();
need_program('cc', 'php-config');
sockets_module() !== null || skip('sockets is compiled in');
[, $version] = run(['php-config', '--version']);
trim($version) === PHP_VERSION || skip('php-config is another PHP\'s');
?>
--FILE--
<?php
require __DIR__ . '/own.inc';

$includes = trim(run(['php-config', '--includes'])[1]);
$library = temp_path('.so');
[$status, , $err] = run(['sh', '-c', "cc -shared -fPIC -DCOMPILE_DL_OTHERS $includes -o $library "
	. escapeshellarg(__DIR__ . '/others.c')]);
same(0, $status, "the other extension is built: $err");

/** Runs code where the other extension was loaded first, or second. */
function with_other(string $variable, string $name, string $code, bool $first = true): array
{
	global $library;
	$order = $first ? [$library, sockets_module()] : [sockets_module(), $library];
	$prelude = 'error_reporting(-1); function of(string $name): string { return class_exists($name) || interface_exists($name)'
		. ' ? (string) (new ReflectionClass($name))->getExtensionName() : "nobody"; }';
	[$status, $out, $err] = run([PHP_BINARY, '-n', '-d', "extension=$order[0]", '-d', "extension=$order[1]",
		'-d', 'display_errors=stderr', '-r', $prelude . $code], [$variable => $name]);
	return [$status, $out, $err];
}

$who = 'echo implode(" ", array_map("of", ["Io\Poll\Context", "Io\Poll\Handle", "StreamPollHandle", "SocketPollHandle", "Io\IoException"]));';
same([0, 'sockets sockets sockets sockets sockets', ''], with_other('OTHERS_NONE', '', $who), 'nothing of another');
same([0, 'others nobody nobody nobody nobody', ''], with_other('OTHERS_CLASS', 'Io\Poll\Context', $who), 'the whole is another\'s');
same([0, 'sockets others sockets sockets sockets', ''], with_other('OTHERS_INTERFACE', 'Io\Poll\Handle', $who), 'the interface is another\'s');
same([0, 'sockets sockets sockets sockets others', ''], with_other('OTHERS_CLASS', 'Io\IoException', $who), 'a class is another\'s');
same([0, 'nobody nobody others nobody nobody', ''], with_other('OTHERS_CLASS', 'StreamPollHandle', $who), 'a part is another\'s: nothing is mixed');
$info = '(new ReflectionExtension("sockets"))->info();';
holds(str_contains(with_other('OTHERS_CLASS', 'Io\Poll\Context', $info)[1], 'Io\Poll provided by => others'), 'phpinfo() names the other extension');
holds(str_contains(with_other('OTHERS_INTERFACE', 'Io\Poll\Handle', $info)[1], 'Io\Poll provided by => sockets'), 'phpinfo() names the owner');
$use = 'use Io\Poll\{Context, Event}; $c = new Context(); [$a, $b] = stream_socket_pair(1, 1, 0); fwrite($b, "x");'
	. '$c->add(new StreamPollHandle($a), [Event::Read], "data"); echo $c->wait()[0]->getData();'
	. 'try { $c->add(new OthersHandle(), [Event::Read]); } catch (Io\Poll\InvalidHandleException $e) { echo " ", $e->getMessage(); }';
same([0, 'data Invalid handle for polling', ''], with_other('OTHERS_INTERFACE', 'Io\Poll\Handle', $use), 'it works, and refuses what it does not know');

/* A handle of another extension is polled by the stream that its getStream() returns, whichever was loaded first. */
$handles = <<<'PHP'
use Io\Poll\{Context, Event, InvalidHandleException};

[$a, $b] = stream_socket_pair(1, 1, 0);
$context = new Context();
$handle = new OthersHandle();
$handle->stream = $a;
$watcher = $context->add($handle, [Event::Read], 'data');
$wait = fn() => count($context->wait(Time\Duration::fromSeconds(0)));
$try = function (object $handle, string $what) use ($context): void {
	try {
		echo "$what: " . ($context->add($handle, [Event::Read])->getHandle() === $handle ? 'added' : 'another'), "\n";
	} catch (Throwable $e) {
		echo $what, ': ', $e::class, ': ', $e->getMessage(), "\n";
	}
};
echo 'interface: ', of('Io\Poll\Handle'), "\n";
echo 'its handle: ', json_encode([$watcher->getHandle() === $handle, $watcher->isActive(), $wait()]), "\n";
fwrite($b, "one\ntwo\n");
echo 'ready: ', json_encode([$wait(), $watcher->hasTriggered(Event::Read), $watcher->getData(), fgets($a)]), "\n";
echo 'a line in the buffer: ', json_encode([$wait(), fgets($a), $wait()]), "\n";
$try($handle, 'twice');
$try(new StreamPollHandle($a), 'the same stream');
$watcher->remove();
$try($handle, 'removed before');
fclose($a);
$try($handle, 'closed');
$handle->stream = 'text';
$try($handle, 'a text');
$handle->stream = stream_context_create();
$try($handle, 'a context');
$handle->stream = fopen('php://memory', 'r');
@$try($handle, 'memory');
$handle->stream = function () { throw new LogicException('thrown'); };
$try($handle, 'an exception');
$handle->stream = fn() => null;
$try($handle, 'null');

/* Code that runs in getStream(). */
[$a, $b] = stream_socket_pair(1, 1, 0);
$handle->stream = function () use ($context, $a, &$inner) { $inner = $context->add(new StreamPollHandle($a), [Event::Read]); return $a; };
$try($handle, 'added within');
$inner->remove();
$handle = new OthersHandle();
$handle->stream = function () use (&$peer) { [$stream, $peer] = stream_socket_pair(1, 1, 0); return $stream; };
$try($handle, 'a new stream');
fwrite($peer, 'x');
echo 'and it is alive: ', $wait(), "\n";

/* The handle lives as long as its watcher, and garbage is collected. */
$handle = new OthersHandle();
$handle->stream = $a;
$weak = WeakReference::create($handle);
$watcher = $context->add($handle, [Event::Read]);
unset($handle);
gc_collect_cycles();
echo 'watched: ', $weak->get() !== null ? 'alive' : 'gone', "\n";
$watcher->remove();
unset($watcher);
echo 'removed: ', $weak->get() !== null ? 'alive' : 'gone', "\n";
$handle = new OthersHandle();
$own = new Context();
$handle->stream = fn() => [$a, $own][0];
$own->add($handle, [Event::Read]);
$weak = WeakReference::create($handle);
unset($handle, $own);
gc_collect_cycles();
echo 'a cycle: ', $weak->get() !== null ? 'alive' : 'gone', "\n";
echo "end\n";
PHP;
$expected = <<<'TEXT'
interface: OWNER
its handle: [true,true,0]
ready: [1,true,"data","one\n"]
a line in the buffer: [1,"two\n",0]
twice: Io\Poll\HandleAlreadyWatchedException: Handle already added
the same stream: Io\Poll\HandleAlreadyWatchedException: Handle already added
removed before: added
closed: Io\Poll\InvalidHandleException: Invalid handle for polling
a text: Io\Poll\InvalidHandleException: Invalid handle for polling
a context: Io\Poll\InvalidHandleException: Invalid handle for polling
memory: Io\Poll\InvalidHandleException: Invalid handle for polling
an exception: LogicException: thrown
null: Io\Poll\InvalidHandleException: Invalid handle for polling
added within: Io\Poll\HandleAlreadyWatchedException: Handle already added
a new stream: added
and it is alive: 1
watched: alive
removed: gone
a cycle: gone
end

TEXT;
putenv('OTHERS_STREAM=1');
same([0, str_replace('OWNER', 'others', $expected), ''], with_other('OTHERS_INTERFACE', 'Io\Poll\Handle', $handles), 'loaded first');
same([0, str_replace('OWNER', 'sockets', $expected), ''], with_other('OTHERS_INTERFACE', 'Io\Poll\Handle', $handles, first: false), 'loaded second');
putenv('OTHERS_STREAM');
same([0, 'data Invalid handle for polling', ''], with_other('OTHERS_INTERFACE', 'Io\Poll\Handle', $use, first: false), 'loaded second, a handle without a stream');
finish();
?>
--EXPECT--
12 checks held
