--TEST--
Io\Poll: code that runs while a context, a watcher or a handle is freed cannot get it back
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
(new ReflectionClass('Io\Poll\Context'))->getExtensionName() === 'sockets' || skip('PHP has its own Io\Poll');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();

use Io\Poll\{Context, Event};

/* What a watcher keeps, and a stream: both run code when they go. */
final class Last
{
	public ?WeakReference $reference = null;
	public static array $seen = [];
	public $context;

	public function __destruct()
	{
		if ($this->reference !== null) {
			self::$seen[] = $this->reference->get();
		}
	}

	public function stream_open(): bool
	{
		return true;
	}

	public function stream_close(): void
	{
		self::$seen[] = $GLOBALS['handle_reference']->get();
	}
}
stream_wrapper_register('last', Last::class);

function seen(): array
{
	$seen = Last::$seen;
	Last::$seen = [];
	return $seen;
}

[$a, $b] = unix_pair();
$context = new Context();
$last = new Last();
$last->reference = WeakReference::create($context);
$context->add(new SocketPollHandle($a), [Event::Read], $last);
unset($last);
same([], seen(), 'the context keeps it');
$context = null;
same([null], seen(), 'a context that goes');

$context = new Context();
$last = new Last();
$watcher = $context->add(new SocketPollHandle($a), [Event::Read], $last);
$last->reference = WeakReference::create($watcher);
unset($last, $watcher);
$context = null;
same([null], seen(), 'a watcher that goes with its context');

$context = new Context();
$last = new Last();
$watcher = $context->add(new SocketPollHandle($a), [Event::Read], $last);
$last->reference = WeakReference::create($watcher);
$watcher->remove();
unset($last, $watcher);
same([null], seen(), 'a watcher that was removed');

$handle = new StreamPollHandle(fopen('last://', 'r'));
$handle_reference = WeakReference::create($handle);
$handle = null;
same([null], seen(), 'a handle that closes its stream');
finish();
?>
--EXPECT--
5 checks held
