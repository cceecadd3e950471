--TEST--
Code that runs while an object is freed cannot get it back from a WeakReference
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();

/* Calls a function when it is freed. */
final class Last
{
	public function __construct(public Closure $do)
	{
	}

	public function __destruct()
	{
		($this->do)();
	}
}

/* A stream that calls a function when it is closed. */
final class Ending
{
	public static ?Closure $do = null;
	public $context;

	public function stream_open(): bool
	{
		return true;
	}

	public function stream_cast(): mixed
	{
		return $GLOBALS['under'];
	}

	public function stream_set_option(): bool
	{
		return false;
	}

	public function stream_close(): void
	{
		(self::$do)();
	}
}
stream_wrapper_register('ending', Ending::class);
$under = stream_socket_pair(STREAM_PAIR_FAMILY, STREAM_SOCK_STREAM, 0)[0];

/* A filter of a stream that calls a function when it is taken off. */
final class Off extends php_user_filter
{
	public function onClose(): void
	{
		(Ending::$do)();
	}
}
stream_filter_register('off', Off::class);

/* What code sees of the object that is freed while it runs: NULL, once. */
function freed(object &$object): array
{
	$reference = WeakReference::create($object);
	$seen = [];
	Ending::$do = function () use ($reference, &$seen): void {
		$seen[] = $reference->get();
	};
	$object = null;
	Ending::$do = fn() => null;
	return $seen;
}

function filtered_socket(): Socket
{
	$socket = unix_pair()[0];
	stream_filter_append(socket_export_stream($socket), 'off', STREAM_FILTER_READ);
	return $socket;
}

Ending::$do = fn() => null;
$socket = filtered_socket();
same([null], freed($socket), 'a Socket whose stream has a filter');

$socket = socket_import_stream(fopen('ending://', 'r'));
same([null], freed($socket), 'a Socket of a stream of a wrapper');

$handle = new SocketPollHandle(filtered_socket());
same([null], freed($handle), 'a SocketPollHandle');

$reader = new Sockets\Reader(filtered_socket());
same([null], freed($reader), 'a Reader');

/* The value of a WeakMap goes together with its key. */
$map = new WeakMap();
$socket = unix_pair()[0];
$seen = [];
$map[$socket] = new Last(function () use ($map, &$seen): void {
	$seen[] = count($map);
});
$socket = null;
same([0], $seen, 'a Socket that is the key of a WeakMap');
finish();
?>
--EXPECT--
5 checks held
