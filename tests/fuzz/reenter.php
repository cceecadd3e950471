<?php
/*
 * Calls every function and method of the extension once for each place in which it runs PHP code, and for
 * each thing that such code can do to what the call works on.
 * usage: php tests/fuzz/reenter.php [--only=NAME] [--trace] [--task]
 *
 * --task: the calls are made in a task of Sockets\run().
 *
 * Places: an argument's or array element's __toString, the destructor of a by-reference argument's old value,
 * a typed property behind a reference, the error handler, a generator whose values are spread, a tick function.
 * What it does: closes the socket, exports it, closes the exported stream, closes it and opens others on the
 * same number, binds the arguments to other values, throws, collects cycles.
 * Exit status 1 when a descriptor stays open, bytes reach a socket that was never named, or a function is not
 * called; a crash, a sanitizer or a debug PHP reports the rest.
 */
use Io\Poll\{Context, Event};
use Sockets\{Datagram, Endpoint, ProxyHeader, Reader, Writer};

/** What the running call works on. */
final class Scene
{
	public static ?Socket $socket = null;    // the one that user code attacks
	public static ?Socket $other = null;
	public static array $strangers = [];     // pairs on numbers that were free: nothing may arrive there
	public static array $kept = [];
	public static mixed $variable = null;    // what by-reference arguments refer to
	public static ?Closure $action = null;
	public static int $runs = 0;
	public static int $wrong = 0;
	public static string $folder;

	/** Runs the action of this call; once, so that nothing comes back without end. */
	public static function act(): void
	{
		if (self::$action === null) {
			return;
		}
		[$action, self::$action] = [self::$action, null];
		self::$runs++;
		$action();
	}

	/** Two sockets on the numbers that have become free, with something to read. */
	public static function add_strangers(): void
	{
		for ($i = 0; $i < 3; $i++) {
			socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
			array_map('socket_set_nonblock', $pair);
			self::$strangers[] = $pair;
		}
	}

	/** Nothing was sent to the strangers, whichever end took the number. */
	public static function check(string $what): void
	{
		foreach (self::$strangers as $pair) {
			foreach ($pair as $end) {
				if (@socket_recv($end, $data, 100, MSG_DONTWAIT) !== false) {
					self::$wrong++;
					echo "$what: a stranger got ", var_export($data, true), "\n";
				}
			}
		}
	}

	public static function clear(): void
	{
		self::$action = null;
		self::$socket = self::$other = self::$variable = null;
		self::$strangers = self::$kept = [];
	}
}

/** Runs the action when it is read as a string. */
final class Hostile
{
	public function __construct(private string $text)
	{
	}

	public function __toString(): string
	{
		Scene::act();
		return $this->text;
	}
}

/** Runs the action when it is destroyed. */
final class Dying
{
	public function __destruct()
	{
		Scene::act();
	}
}

/** Properties that take only some of what a call returns. */
final class Typed
{
	public int $int = 7;
	public ?string $string = null;
	public Dying|int|string|array|null $any = null;
	public array $array = [];
}

/** @return array<string, Closure> what user code does to the socket */
function actions(): array
{
	return [
		'close' => fn() => Scene::$socket === null ?: socket_close(Scene::$socket),
		'export' => fn() => Scene::$kept[] = socket_export_stream(Scene::$socket),
		'export and close' => fn() => fclose(socket_export_stream(Scene::$socket)),
		'reuse' => function (): void {
			socket_close(Scene::$socket);
			Scene::add_strangers();
		},
		'export and reuse' => function (): void {
			fclose(socket_export_stream(Scene::$socket));
			Scene::add_strangers();
		},
		'duplicate' => function (): void {
			Scene::$kept[] = socket_import_stream(Scene::$kept[] = socket_export_stream(Scene::$socket));
			socket_close(Scene::$socket);
		},
		'rebind' => function (): void {
			$typed = new Typed();
			Scene::$variable = &$typed->int;
		},
		'overwrite' => fn() => Scene::$variable = [new Dying(), 'other'],
		'throw' => fn() => throw new DomainException('from user code'),
		'collect' => function (): void {
			Scene::$variable = null;
			gc_collect_cycles();
		},
	];
}

/** Both ends of a connection, with something to read; the first is attacked. @return array{Socket, Socket} */
function connected(int $type = SOCK_STREAM): array
{
	socket_create_pair(AF_UNIX, $type, 0, $pair);
	foreach ($pair as $socket) {
		socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 1000]);
		socket_set_option($socket, SOL_SOCKET, SO_SNDTIMEO, ['sec' => 0, 'usec' => 1000]);
	}
	socket_write($pair[1], "\0\0\0\4line\nand more\n");
	return $pair;
}

function internet(int $type = SOCK_DGRAM): Socket
{
	$socket = socket_create(AF_INET, $type, 0);
	socket_bind($socket, '127.0.0.1', 0);
	socket_set_nonblock($socket);
	return $socket;
}

function listening(): Socket
{
	$socket = internet(SOCK_STREAM);
	socket_listen($socket);
	return $socket;
}

/** A listener with somebody who waits. */
function crowded(): Socket
{
	$socket = listening();
	socket_getsockname($socket, $address, $port);
	socket_connect(Scene::$kept[] = socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', $port);
	return $socket;
}

function port_of(Socket $socket): int
{
	socket_getsockname($socket, $address, $port);
	return $port;
}

/**
 * One call of each function: [arguments of a fresh scene, places of by-reference arguments].
 * @return array<string, array{Closure, array<int>}>
 */
function calls(): array
{
	$pair = function (int $type = SOCK_STREAM): Socket {
		[Scene::$socket, Scene::$other] = connected($type);
		return Scene::$socket;
	};
	$udp = fn() => Scene::$socket = internet();
	$port = fn() => port_of(Scene::$kept[] = internet());
	$one = fn() => [$pair()];
	$limit = 0.001;
	$message = fn() => ['name' => ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => $port()], 'iov' => ['one', 'two'],
		'control' => [['level' => IPPROTO_IP, 'type' => IP_TTL, 'data' => 9]]];
	$rights = fn() => ['iov' => ['x'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$pair(SOCK_DGRAM), Scene::$socket]],
		['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => ['pid' => getmypid(), 'uid' => (string) fileowner('/proc/self'), 'gid' => filegroup('/proc/self')]]]];
	$group = ['group' => '224.0.0.251', 'interface' => 'lo'];
	return [
		'socket_select' => [fn() => [[$pair()], [Scene::$socket, Scene::$other], [Scene::$other], 0, 0], [0, 1, 2]],
		'socket_create' => [fn() => [AF_INET, SOCK_STREAM, '0'], []],
		'socket_create_listen' => [fn() => ['0', 5], []],
		'socket_create_pair' => [fn() => [AF_UNIX, SOCK_STREAM, 0, null], [3]],
		'socket_accept' => [fn() => [Scene::$socket = crowded()], []],
		'socket_set_nonblock' => [$one, []],
		'socket_set_block' => [$one, []],
		'socket_listen' => [fn() => [Scene::$socket = internet(SOCK_STREAM), 5], []],
		'socket_close' => [$one, []],
		'socket_write' => [fn() => [$pair(), 'data', 4], []],
		'socket_read' => [fn() => [$pair(), 100, PHP_NORMAL_READ], []],
		'socket_getsockname' => [fn() => [Scene::$socket = internet(), null, null], [1, 2]],
		'socket_getpeername' => [fn() => [Scene::$socket = socket_accept(Scene::$kept[] = crowded()), null, null], [1, 2]],
		'socket_connect' => [fn() => [$udp(), '127.0.0.1', $port()], []],
		'socket_strerror' => [fn() => ['11'], []],
		'socket_bind' => [fn() => [Scene::$socket = socket_create(AF_INET, SOCK_DGRAM, 0), '127.0.0.1', 0], []],
		'socket_recv' => [fn() => [$pair(), null, 100, 0], [1]],
		'socket_send' => [fn() => [$pair(), 'data', 4, 0], []],
		'socket_recvfrom' => [fn() => [$pair(SOCK_DGRAM), null, 100, 0, null, null], [1, 4, 5]],
		'socket_sendto' => [fn() => [$udp(), 'data', 4, 0, '127.0.0.1', $port()], []],
		'socket_get_option' => [fn() => [$pair(), SOL_SOCKET, '6'], []],
		'socket_getopt' => [fn() => [$pair(), SOL_SOCKET, '6'], []],
		'socket_set_option' => [fn() => [$udp(), IPPROTO_IP, MCAST_JOIN_GROUP, $group], []],
		'socket_setopt' => [fn() => [$pair(), SOL_SOCKET, SO_RCVTIMEO, ['sec' => '0', 'usec' => '1000']], []],
		'socket_shutdown' => [fn() => [$pair(), '1'], []],
		'socket_atmark' => [fn() => [Scene::$socket = socket_accept(Scene::$kept[] = crowded())], []],
		'socket_last_error' => [$one, []],
		'socket_clear_error' => [$one, []],
		'socket_import_stream' => [fn() => [Scene::$kept[] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0]], []],
		'socket_export_stream' => [$one, []],
		'socket_sendmsg' => [fn() => [$udp(), $message(), 0], []],
		'socket_recvmsg' => [fn() => [$pair(SOCK_DGRAM), ['buffer_size' => '100', 'controllen' => '200', 'name' => []], 0], [1]],
		'socket_cmsg_space' => [fn() => [SOL_SOCKET, SCM_RIGHTS, '3'], []],
		'socket_addrinfo_lookup' => [fn() => ['127.0.0.1', '80', ['ai_flags' => AI_NUMERICHOST], null], [3]],
		'socket_addrinfo_connect' => [fn() => [socket_addrinfo_lookup('127.0.0.1', (string) $port(), ['ai_socktype' => SOCK_DGRAM])[0]], []],
		'socket_addrinfo_bind' => [fn() => [socket_addrinfo_lookup('127.0.0.1', null, ['ai_socktype' => SOCK_DGRAM])[0]], []],
		'socket_addrinfo_explain' => [fn() => [socket_addrinfo_lookup('127.0.0.1')[0]], []],
		'Sockets\read' => [fn() => [$pair(), 100, $limit], []],
		'Sockets\read_exactly' => [fn() => [$pair(), 5, $limit], []],
		'Sockets\read_until' => [fn() => [$pair(), "\n", 100, $limit], []],
		'Sockets\read_line' => [fn() => [$pair(), 100, $limit, true], []],
		'Sockets\read_frame' => [fn() => [$pair(), 100, $limit], []],
		'Sockets\try_read' => [fn() => [$pair(), 100], []],
		'Sockets\try_write' => [fn() => [$pair(), ['one', 'two', 'three']], []],
		'Sockets\try_accept' => [fn() => [Scene::$socket = crowded(), null], [1]],
		'Sockets\write_all' => [fn() => [$pair(), ['one', 'two', 'three'], $limit], []],
		'Sockets\write_frame' => [fn() => [$pair(), 'data', $limit], []],
		'Sockets\send_file' => [function () use ($pair, $limit): array {
			fwrite(Scene::$kept[] = $file = tmpfile(), 'contents');
			return [$pair(), $file, 0, null, $limit];
		}, []],
		'Sockets\listen' => [fn() => ['tcp4://127.0.0.1:0', ['backlog' => 5, 'reuseport' => true]], []],
		'Sockets\accept' => [fn() => [Scene::$socket = crowded(), $limit, null], [2]],
		'Sockets\connect' => [fn() => ['tcp4://127.0.0.1:' . port_of(Scene::$socket = listening()), $limit, ['from' => '127.0.0.1', 'nodelay' => true]], []],
		'Sockets\resolve' => [fn() => ['tcp4://127.0.0.1:80?nodelay=1', $limit], []],
		...array_fill_keys(['Sockets\lookup_srv', 'Sockets\lookup_mx', 'Sockets\lookup_txt'], [fn() => ['_x._tcp.invalid', $limit], []]),
		'Sockets\lookup_ptr' => [fn() => ['127.0.0.1', $limit], []],
		'Sockets\receive_batch' => [fn() => [$pair(SOCK_DGRAM), 5, 100, $limit], []],
		'Sockets\send_batch' => [fn() => [$pair(SOCK_DGRAM), ['one', 'two', new Datagram('three')], $limit], []],
		'Sockets\send_segments' => [fn() => [$udp(), 'datadata', 4, Endpoint::parse('udp4://127.0.0.1:' . $port()), $limit], []],
		'Sockets\send_handles' => [fn() => [$pair(), [Scene::$socket, Scene::$other], 'data', $limit], []],
		'Sockets\receive_handles' => [function () use ($pair, $limit): array {
			Sockets\send_handles(Scene::$kept[] = ($ends = connected(SOCK_DGRAM))[0], [$ends[0], $ends[1]], 'x', 1);
			Scene::$socket = $ends[1];
			socket_read($ends[1], 1);
			Sockets\read($ends[0], 100, 1);
			Sockets\send_handles($ends[0], [$ends[0], $ends[1]], 'x', 1);
			return [$ends[1], 5, $limit, null];
		}, [3]],
		'Sockets\pair' => [fn() => ['unix'], []],
		'Sockets\run' => [fn() => [function (Socket $socket): void {
			Sockets\spawn(fn() => Sockets\read($socket, 100, 0.001));
			$task = Sockets\spawn(fn() => [Scene::act(), Sockets\read($socket, 100, 0.001), socket_read($socket, 100)]);
			$task->await(1);
		}, $pair()], []],
		'Sockets\set_scheduler' => [fn() => [null], []],
		'Sockets\spawn' => [fn() => ['strlen', 'x'], []],
		'Sockets\sleep' => [fn() => ['0.0001'], []],
		'Sockets\serve' => [function () use ($limit): array {
			$listener = Scene::$kept[] = Sockets\listen('tcp4://127.0.0.1:0');
			Scene::$kept[] = Sockets\connect(Endpoint::local($listener), 1);
			return [[$listener], function (Socket $connection) use ($listener, $limit): void {
				Scene::$socket = $connection;
				try {
					Scene::act();
				} finally {
					@socket_close($listener);
				}
				Sockets\read($connection, 100, $limit);
			}, ['error' => function (Throwable $e, Endpoint $peer): void {
				Scene::act();
			}]];
		}, []],
		'Sockets\shutdown' => [fn() => [$pair(), 'write'], []],
		'Sockets\set_option' => [fn() => [$pair(), 'interface', 'lo'], []],
		'Sockets\get_option' => [fn() => [$pair(), 'rcvbuf'], []],
		'Sockets\close' => [fn() => [$pair(), 0], []],
		'Sockets\disconnect' => [fn() => [$pair(SOCK_DGRAM)], []],
		'Sockets\join_group' => [fn() => [$udp(), '239.1.2.3', '127.0.0.1', '127.0.0.9'], []],
		'Sockets\leave_group' => [fn() => [$udp(), '239.1.2.3', '127.0.0.1', '127.0.0.9'], []],
		'Sockets\block_source' => [fn() => [$udp(), '239.1.2.3', '127.0.0.9', '127.0.0.1'], []],
		'Sockets\unblock_source' => [fn() => [$udp(), '239.1.2.3', '127.0.0.9', '127.0.0.1'], []],
		'Sockets\original_destination' => [fn() => [Scene::$socket = socket_accept(Scene::$kept[] = crowded())], []],
		'Sockets\relay' => [fn() => [$pair(), Scene::$kept[] = connected()[0], 5, $limit], []],
		'Sockets\notify' => [fn() => ['READY=1', 'STATUS=x'], []],
		'Sockets\watchdog' => [fn() => [], []],
		'Sockets\read_proxy_header' => [fn() => [Scene::$socket = socket_accept(Scene::$kept[] = crowded()), ['127.0.0.1', '::1'], $limit], []],
		'Sockets\proxy_header' => [$one, []],
		'Sockets\has_dual_stack' => [fn() => [], []],
		'Sockets\activated' => [fn() => [], []],
		'Sockets\from_descriptor' => [fn() => ['987'], []],
		'Sockets\descriptor' => [$one, []],
		'Sockets\set_inheritable' => [fn() => [$pair(), true], []],
		'Sockets\peer_credentials' => [$one, []],
		'Sockets\tcp_info' => [fn() => [Scene::$socket = socket_accept(Scene::$kept[] = crowded())], []],
		'Sockets\secure' => [fn() => [$pair(), ['verify' => false], $limit], []],
		'Sockets\secure_info' => [$one, []],
		'Sockets\describe' => [$one, []],
		/* variants with other arguments, and methods */
		'accept_proxied' => [fn() => [Scene::$socket = crowded(), null], [1]],
		'proxy_headers' => [fn() => ['tcp://127.0.0.1:1', 'h2'], []],
		'rights' => [fn() => [$rights(), 0], []],
		'sendto_path' => [fn() => [Scene::$socket = socket_create(AF_UNIX, SOCK_DGRAM, 0), 'data', 4, 0, Scene::$folder . '/none'], []],
		'select_many' => [fn() => [[$pair(), Scene::$other, ...(Scene::$kept[] = array_merge(connected(), connected(), connected()))], null, null, 0, 0], [0, 1, 2]],
		'scheduled' => [fn() => [$pair(), 100], []],
		'reader' => [fn() => [$pair(), "\n"], []],
		'lines' => [fn() => [$pair()], []],
		'frames' => [fn() => [$pair(), 2, 100], []],
		'packets' => [fn() => [$pair(SOCK_SEQPACKET), ['one', 'two', new Datagram('three')], 5], []],
		'writer' => [fn() => [$pair(), 'one', ['two', 'three', str_repeat('x', 1000)]], []],
		'poll' => [fn() => [$pair(), 'data'], []],
		'poll_streams' => [fn() => [$pair(), 'data'], []],
		'datagrams' => [fn() => [$udp(), 'answer'], []],
		'endpoints' => [fn() => [$pair(), 'tcp://127.0.0.1:1'], []],
		'filtered' => [fn() => [$pair(), 'data'], []],
		'wrapped' => [fn() => ['hostile://x'], []],
	];
}

/** Acts while a call waits. */
final class ActingScheduler implements Sockets\ClosingScheduler
{
	public function select(array &$read, array &$write, ?float $timeout): void
	{
		Scene::act();
	}

	public function closed(Socket $socket): void
	{
		Scene::$kept[] = $socket;
	}
}

/** Outside of a task the calls wait in the scheduler. */
function scheduled(Socket $socket, mixed $length): void
{
	$before = Sockets\set_scheduler(new ActingScheduler());
	$fiber = new Fiber(fn() => [Sockets\read_exactly($socket, (int) (string) $length, 0.001), Sockets\write_all($socket, 'x', 0.001)]);
	try {
		$fiber->start();
	} finally {
		Sockets\set_scheduler($before);
	}
}

function rights(array $message, int $flags): mixed
{
	return socket_sendmsg(Scene::$other, $message, $flags);
}

function sendto_path(mixed ...$arguments): mixed
{
	return socket_sendto(...$arguments);
}

function select_many(mixed &$read, mixed &$write, mixed &$except, int $seconds, int $micro): mixed
{
	[$r, $w, $e] = [$read, $write, $except];
	socket_select($r, $w, $e, $seconds, $micro);
	return socket_select($read, $write, $except, $seconds, $micro);
}

function reader(Socket $socket, mixed $delimiter): array
{
	$reader = new Reader($socket, 100, 0.001);
	return [$reader->mark(), $reader->peek(4), $reader->readUntil($delimiter), $reader->readMessage(function (Reader $reader): string {
		$reader->mark();
		Scene::act();
		return $reader->read(2);
	}), $reader->rewind(), $reader->unmark(), $reader->readExactly(1), $reader->readLine(keep_end: true)];
}

/** The length and the limit may be objects. */
function frames(Socket $socket, mixed $length, mixed $max): array
{
	$reader = new Reader($socket, 100, 0.001);
	$reader->mark();
	$reader->skip((int) (string) $length);
	$reader->rewind();
	return [$reader->readFrame((int) (string) $max), $reader->readAll((int) (string) $max)];
}

function accept_proxied(Socket $server, mixed &$peer): Socket
{
	socket_write(end(Scene::$kept), "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n");
	return Sockets\accept($server, 1, $peer, ['from' => ['127.0.0.1']]);
}

function proxy_headers(mixed $text, mixed $tlv): ProxyHeader
{
	$at = Endpoint::parse($text);
	return ProxyHeader::parse((string) ProxyHeader::of($at, $at, 2, [1 => (string) $tlv], true));
}

function lines(Socket $socket): void
{
	foreach (new Reader($socket, 100, 0.001) as $line) {
		Scene::act();
	}
}

function packets(Socket $socket, array $packets, mixed $max): array
{
	return [Sockets\send_batch($socket, $packets, 0.001), Sockets\receive_batch($socket, $max, 100, 0.001)];
}

/** The conversions of the strings use the writer, too. */
function writer(Socket $socket, mixed $text, array $list): array
{
	$writer = new Writer($socket, 2000, 100, 10, 0.001);
	$again = new Hostile('a');
	$inner = new class($writer, $again) {
		public function __construct(private Writer $writer, private Hostile $text)
		{
		}

		public function __toString(): string
		{
			$this->writer->write([$this->text, 'b']);
			return $this->writer->tryFlush() ? 'c' : 'd';
		}
	};
	return [$writer->write($text), $writer->write([$inner, ...$list]), $writer->tryFlush(), $writer->flush(), $writer->pending(), $writer->wantsWrite(), $writer->isFull()];
}

/** A context whose watchers' data, handles and callers go away in the middle. */
function poll(Socket $socket, mixed $data): mixed
{
	$context = new Context();
	$handle = new SocketPollHandle($socket);
	$watcher = $context->add($handle, [Event::Read], new Dying());
	$second = $context->add(new SocketPollHandle(Scene::$other), [Event::Write], $data);
	$weak = [WeakReference::create($watcher), WeakReference::create($context), WeakReference::create($handle)];
	$watcher->modifyData($data);
	$watcher->modify([Event::Read, Event::Write], new Dying());
	unset($watcher, $handle);
	$ready = $context->wait(Time\Duration::fromMilliseconds(1));
	foreach ($ready as $watcher) {
		Scene::act();
		$watcher->isActive() && $watcher->remove();
		$watcher->getHandle()->getSocket();
	}
	unset($ready, $second, $context, $watcher);
	return array_map(fn(WeakReference $reference) => $reference->get(), $weak);
}

function poll_streams(Socket $socket, mixed $data): mixed
{
	stream_set_timeout($stream = socket_export_stream($socket), 0, 1000);
	$context = new Context();
	$context->add(new StreamPollHandle($stream), [Event::Read], new Dying());
	$context->add(new StreamPollHandle(Scene::$kept[] = socket_export_stream(Scene::$other)), [Event::Read, Event::Write], $data);
	fgets($stream);
	foreach ($context->wait(Time\Duration::fromMilliseconds(1)) as $watcher) {
		Scene::act();
		$watcher->getTriggeredEvents();
		is_resource($stream) && fclose($stream);
	}
	return null;
}

function datagrams(Socket $socket, mixed $text): mixed
{
	$datagram = new Datagram($text, Endpoint::of('udp', '127.0.0.1', 9), control: [['level' => $text, 'type' => $text, 'data' => $text]]);
	$reply = $datagram->reply($text, [['level' => $text, 'type' => $text, 'data' => $text]]);
	return [$datagram->endpoint(), $datagram->destination(), $datagram->ttl(), $datagram->ecn(), $datagram->dscp(), $datagram->timestamp(), clone unserialize(serialize($datagram)), Sockets\send_batch($socket, [$reply, $datagram, $reply], 0.01)];
}

function endpoints(Socket $socket, mixed $text): mixed
{
	return [(string) Endpoint::parse($text), Endpoint::of('unix', path: $text)->equals(Endpoint::parse($text, $text)), (string) Endpoint::local($socket), Endpoint::peer($socket), Endpoint::peer($socket)->isMapped(), unserialize(serialize(Endpoint::parse('tcp://127.0.0.1:1')))];
}

/** Runs the action whenever bytes pass. */
final class HostileFilter extends php_user_filter
{
	public function filter($in, $out, &$consumed, bool $closing): int
	{
		Scene::act();
		while ($bucket = stream_bucket_make_writeable($in)) {
			$consumed += strlen($bucket->data);
			stream_bucket_append($out, $bucket);
		}
		return PSFS_PASS_ON;
	}
}

function filtered(Socket $socket, mixed $data): mixed
{
	stream_set_timeout($stream = socket_export_stream($socket), 0, 1000);
	stream_filter_append($stream, 'hostile', STREAM_FILTER_READ);
	stream_filter_append($stream, 'hostile', STREAM_FILTER_WRITE);
	/* Not in fwrite() itself: since 8.5 PHP goes on with a stream that the conversion has closed. */
	$text = (string) $data;
	is_resource($stream) && fwrite($stream, $text);
	is_resource($stream) && fgets($stream);
	is_resource($stream) && fread($stream, 10);
	try {
		is_resource($stream) && Sockets\send_file(Scene::$other, $stream, 0, 2, 0.001);
	} finally {
		is_resource($stream) && fclose($stream);
	}
	return null;
}

/** A stream of PHP code around a socket's. */
final class HostileStream
{
	public $context;
	private $inner;

	public function stream_open(string $path, string $mode, int $options, ?string &$opened): bool
	{
		[$this->inner, Scene::$kept[]] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
		return true;
	}

	public function stream_cast(int $as): mixed
	{
		Scene::$socket ??= socket_import_stream($this->inner) ?: null;
		Scene::act();
		return is_resource($this->inner) ? $this->inner : false;
	}

	public function stream_set_option(int $option, ?int $first, ?int $second): bool
	{
		Scene::act();
		return false;
	}

	public function stream_read(int $count): string
	{
		Scene::act();
		return 'x';
	}

	public function stream_eof(): bool
	{
		return false;
	}

	public function stream_close(): void
	{
		Scene::act();
	}
}

function wrapped(mixed $path): mixed
{
	$stream = fopen($path, 'r+');
	$socket = socket_import_stream($stream);
	if ($socket) {
		socket_write($socket, 'data');
		@socket_get_option($socket, SOL_SOCKET, SO_TYPE);
		is_resource($stream) && fclose($stream);
		@socket_read($socket, 1);
	}
	return $socket;
}

/** Puts a hostile object for the $n-th string or number of the arguments, by depth first; false beyond the last. */
function poison(array &$arguments, int &$n): bool
{
	foreach ($arguments as &$argument) {
		if (is_array($argument)) {
			if (poison($argument, $n)) {
				return true;
			}
		} elseif ((is_string($argument) || is_int($argument) || is_float($argument)) && $n-- === 0) {
			$argument = new Hostile((string) $argument);
			return true;
		}
	}
	return false;
}

/** The ways in which PHP code comes into a call: name => arguments, or null where there is no such way. */
function places(array $arguments, array $references, int $n): array
{
	$places = [];
	$poisoned = $arguments;
	$count = $n;
	if (poison($poisoned, $count)) {
		$places["argument $n"] = $poisoned;
	}
	if ($n === 0) {
		$places['error handler'] = $arguments;
		$places['generator'] = $arguments;
		$places['tick'] = $arguments;
	}
	if (isset($references[$n])) {
		$places["destructor $n"] = $arguments;
		$places["typed $n"] = $arguments;
	}
	return $places;
}

/** Binds a by-reference argument to what a script may have there. */
function bind(array &$arguments, int $at, string $place): void
{
	$value = $arguments[$at];
	$typed = Scene::$kept[] = new Typed();
	if (str_starts_with($place, 'typed')) {
		is_array($value) ? $typed->array = $value : null;
		is_array($value) ? $arguments[$at] = &$typed->array : $arguments[$at] = &$typed->int;
		return;
	}
	Scene::$variable = is_array($value) ? [...$value, ...(array_is_list($value) && isset($value[0]) ? [] : ['dying' => new Dying()])] : new Dying();
	$arguments[$at] = &Scene::$variable;
}

function spread(array $arguments): Generator
{
	foreach ($arguments as $argument) {
		yield $argument;
	}
	Scene::act();
}

function call(string $name, string $place, array $arguments, array $references): void
{
	foreach ($references as $i => $at) {
		str_ends_with($place, " $i") && preg_match('~^(destructor|typed)~', $place) ? bind($arguments, $at, $place) : $arguments[$at] = &$arguments[$at];
	}
	try {
		if ($place === 'generator' && $references === []) {
			$name(...spread($arguments));
		} elseif ($place === 'tick') {
			declare(ticks=1) {
				$result = $name(...$arguments);
			}
		} else {
			$result = $name(...$arguments);
		}
	} catch (Throwable $e) {
		if (!$e instanceof Exception && !$e instanceof Error) {
			throw $e;
		}
	}
	Scene::$kept[] = $result ?? null;
}

function descriptors(): array
{
	$open = [];
	foreach (scandir('/proc/self/fd') as $number) {
		$what = @readlink("/proc/self/fd/$number");
		$what === false || str_contains($what, 'eventpoll') || $open[] = "$number $what";
	}
	return $open;
}

/** One call, with one action at one place. */
function scene(string $name, int $n, string $place, Closure $action): void
{
	[$make, $references] = calls()[$name];
	try {
		$arguments = $make();
		$arguments = places($arguments, $references, $n)[$place] ?? null;
		if ($arguments !== null) {
			Scene::$action = $action;
			call($name, $place, $arguments, $references);
			Scene::$action = null;
			Scene::check("$name, $place");
		}
	} finally {
		unset($arguments);
		Scene::clear();
	}
}

function main(array $options): int
{
	ini_set('display_errors', '0');
	ini_set('log_errors', '0');
	stream_wrapper_register('hostile', HostileStream::class);
	stream_filter_register('hostile', HostileFilter::class);
	Scene::$folder = sys_get_temp_dir();
	set_error_handler(function (): bool {
		Scene::act();
		return true;
	});
	register_tick_function(function (): void {
		Scene::act();
	});
	$missing = array_udiff(get_extension_funcs('sockets'), array_keys(calls()), 'strcasecmp');
	$before = descriptors();
	$calls = 0;
	foreach (calls() as $name => [$make, $references]) {
		if (isset($options['only']) && $options['only'] !== $name) {
			continue;
		}
		for ($n = 0; $n < 20; $n++) {
			$places = array_keys(places($make(), $references, $n));
			Scene::clear();
			foreach ($places as $place) {
				foreach (actions() as $what => $action) {
					isset($options['trace']) && fwrite(STDERR, "$name, $place: $what\n");
					scene($name, $n, $place, $action);
					$calls++;
				}
			}
		}
		gc_collect_cycles();
		if (array_diff(descriptors(), $before) !== []) {
			Scene::$wrong++;
			echo "$name: left open: ", implode(', ', array_diff(descriptors(), $before)), "\n";
			$before = descriptors();
		}
	}
	restore_error_handler();
	echo $missing === [] ? '' : 'not called: ' . implode(', ', $missing) . "\n";
	fprintf(STDERR, "%d calls, %d with user code in the middle\n", $calls, Scene::$runs);
	echo Scene::$wrong === 0 && $missing === [] ? "done\n" : "failed\n";
	return Scene::$wrong === 0 && $missing === [] ? 0 : 1;
}

$options = getopt('', ['only:', 'trace', 'task']);
exit(isset($options['task']) ? Sockets\run('main', $options) : main($options));
