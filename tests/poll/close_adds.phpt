--TEST--
Io\Poll: a destructor that adds a watcher again does not keep socket_close() busy
--EXTENSIONS--
sockets
--FILE--
<?php
use Io\Poll\{Context, Event};

require __DIR__ . '/../sockets.inc';

/** Watches its socket again when it is destroyed, as often as that goes. */
final class Again
{
	public static array $errors = [];

	public function __construct(private Context $context, private Socket $socket)
	{
	}

	public function __destruct()
	{
		if (count(self::$errors) > 100) {
			return;
		}
		self::$errors[] = 'destroyed';
		try {
			$this->context->add(new SocketPollHandle($this->socket), [Event::Read], new Again($this->context, $this->socket));
		} catch (Error $e) {
			self::$errors[] = $e->getMessage();
		}
	}
}

$closed = 'SocketPollHandle::__construct(): Argument #1 ($socket) has already been closed';
[$a, $b] = unix_pair();
$contexts = [new Context(), new Context()];
foreach ($contexts as $context) {
	$context->add(new SocketPollHandle($a), [Event::Read], new Again($context, $a));
}
socket_close($a);
same(['destroyed', $closed, 'destroyed', $closed], Again::$errors, 'each once, with the socket closed');

/* a socket that shares its descriptor with a stream */
Again::$errors = [];
$stream = socket_export_stream($b);
$contexts[0]->add(new SocketPollHandle($b), [Event::Read], new Again($contexts[0], $b));
socket_close($b);
same(['destroyed', $closed], Again::$errors, 'with a stream');
same(false, is_resource($stream), 'the stream is closed');
finish();
?>
--EXPECT--
3 checks held
