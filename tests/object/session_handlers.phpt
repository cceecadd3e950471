--TEST--
Session handlers run at the very end of a request: what they do there is safe, and does not reach the next
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
extension_loaded('session') || skip('the session extension is needed');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(60);

/* A request is "handler", whose session handler works with sockets, or "plain", which looks at what is
 * left of it. */
$script = temp_path('.php');
file_put_contents($script, <<<'PHP'
	<?php
	use Io\Poll\{Context, Event};

	function name(): string
	{
		$socket = socket_create(AF_INET, SOCK_DGRAM, 0);
		socket_connect($socket, '127.0.0.1', 9);
		socket_getpeername($socket, $address, $port);
		return "$address:$port";
	}

	function polled(): array
	{
		socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
		$context = new Context();
		return [$pair, $context, $context->add(new SocketPollHandle($pair[0]), [Event::Read])];
	}

	function failing(): int
	{
		@socket_connect(socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', 1);
		return socket_last_error();
	}

	final class Kept
	{
		public static array $kept = [];
	}

	final class Handler implements SessionHandlerInterface
	{
		public function open(string $path, string $name): bool
		{
			return true;
		}

		public function read(string $id): string
		{
			return '';
		}

		public function write(string $id, string $data): bool
		{
			return true;
		}

		public function close(): bool
		{
			name();
			failing();
			socket_close(Kept::$kept[0][0]);
			Kept::$kept[] = polled();
			file_put_contents('php://stderr', json_encode(Kept::$kept[2]->isActive()) . ' at the end');
			return true;
		}

		public function destroy(string $id): bool
		{
			return true;
		}

		public function create_sid(): string
		{
			return 'id';
		}

		public function validateId(string $id): bool
		{
			return true;
		}

		public function gc(int $lifetime): int
		{
			return 0;
		}
	}

	if (($_GET['do'] ?? $argv[1]) === 'plain') {
		$filler = [];
		for ($i = 0; $i < 2000; $i++) {
			$filler[] = str_repeat(chr(65 + $i % 26), 30 + $i % 500);
		}
		$error = socket_last_error();
		[$pair, $context, $watcher] = polled();
		socket_close($pair[0]);
		echo name(), ' ', name(), ' ', json_encode($watcher->isActive()), " $error";
		return;
	}
	Kept::$kept = polled();
	session_set_save_handler(new Handler(), false);
	ini_set('session.use_cookies', 0);
	session_start();
	$_SESSION['a'] = 1;
	echo 'ok';
	PHP);

[$status, $out, $err] = run(php_command($script, 'handler'));
same([0, 'ok', 'false at the end'], [$status, $out, $err], 'one request of its own');

$errors = temp_path('.log');
$server = proc_open(php_command('-S', '127.0.0.1:0', $script),
	[['pipe', 'r'], ['file', '/dev/null', 'w'], ['file', $errors, 'w']], $pipes);
for ($i = 0; $i < 3000 && !preg_match('~http://\S+:(\d+)\) started~', file_get_contents($errors), $m); $i++) {
	usleep(10_000);
}
for ($round = 1; $round <= 3; $round++) {
	same('ok', file_get_contents("http://127.0.0.1:$m[1]/?do=handler"), "round $round: handlers");
	for ($i = 1; $i <= 2; $i++) {
		same('127.0.0.1:9 127.0.0.1:9 false 0', file_get_contents("http://127.0.0.1:$m[1]/?do=plain"),
			"round $round: request $i after it");
	}
}
same(true, proc_get_status($server)['running'], 'the server runs');
proc_terminate($server);
proc_close($server);
same(3, preg_match_all('~false at the end~', file_get_contents($errors)), 'every handler came to its end');
finish();
?>
--EXPECT--
12 checks held
