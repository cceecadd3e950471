<?php
/*
 * Calls the extension's functions with random arguments, for a debug PHP or a build with sanitizers to
 * watch.
 * usage: php tests/fuzz/api.php [--seed=N] [--calls=N] [--seconds=N] [--signals] [--trace]
 * Ends after that many calls or seconds. --signals: another process sends signals all the while; the
 * run then depends on time, too. --trace: names each call before it is made, on stderr.
 * Uses loopback and a temporary folder only. Exit status 1 when a descriptor stays open.
 */

/** What the calls work on. */
final class World
{
	/** @var array<int, Socket> */
	public static array $sockets = [];
	/** @var array<int, resource> */
	public static array $streams = [];
	public static array $infos = [];
	public static array $fibers = [];
	/** @var list<Sockets\Reader> */
	public static array $readers = [];
	/** @var list<Sockets\Writer> */
	public static array $writers = [];
	public static array $typed = [];
	/** @var list<array{Io\Poll\Context, list<Io\Poll\Watcher>}> */
	public static array $polled = [];
	/** @var list<WeakReference> */
	public static array $weak = [];
	public static mixed $shared = [1];
	public static string $folder;
	public static array $ports = [0];
	public static int $nested = 0;
	/** May a signal handler throw? */
	public static bool $guarded = false;
	public static int $calls = 0;
	/** How often each function gave more than false. */
	public static array $good = [];
	public static bool $signals = false;
	public static bool $trace = false;

	public static function add(mixed $socket): void
	{
		if ($socket instanceof Socket) {
			self::$sockets[] = $socket;
			self::tame($socket);
			count(self::$sockets) > 24 && self::close(array_key_first(self::$sockets));
		}
	}

	/** No call on it waits long. */
	public static function tame(Socket $socket): void
	{
		self::$nested += 10;
		try {
			@socket_set_option($socket, SOL_SOCKET, SO_LINGER, ['l_onoff' => 0, 'l_linger' => 0]);
			@socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 2000]);
			@socket_set_option($socket, SOL_SOCKET, SO_SNDTIMEO, ['sec' => 0, 'usec' => 2000]);
			self::$signals && mt_rand(0, 1) ? @socket_set_block($socket) : @socket_set_nonblock($socket);
		} catch (Throwable) {
		} finally {
			self::$nested -= 10;
		}
	}

	/** Two that are connected, with something to read; or one that others can connect or send to. */
	public static function add_pair(): void
	{
		if (rarely(2) && @socket_create_pair(AF_UNIX, one([SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET]), 0, $pair)) {
			self::add_connected(...$pair);
			return;
		}
		$family = one([AF_INET, AF_INET6]);
		$type = one([SOCK_STREAM, SOCK_DGRAM]);
		$host = $family === AF_INET ? '127.0.0.1' : '::1';
		$socket = @socket_create($family, $type, 0);
		if (!$socket || !@socket_bind($socket, $host, 0) || !@socket_getsockname($socket, $address, $port)) {
			return;
		}
		self::$ports = array_slice([...self::$ports, $port], -12);
		$type === SOCK_STREAM && @socket_listen($socket, 4);
		self::add($socket);
		$other = rarely(2) ? false : @socket_create($family, $type, 0);
		if ($other && @socket_connect($other, $host, $port) && $type === SOCK_STREAM && rarely(2)) {
			self::tame($socket);
			self::add_connected($other, @socket_accept($socket));
		} elseif ($other) {
			self::add($other);
		}
	}

	private static function add_connected(mixed ...$sockets): void
	{
		foreach ($sockets as $socket) {
			if ($socket instanceof Socket) {
				@socket_write($socket, "a line\nand the rest of it\rmore");
				self::add($socket);
			}
		}
	}

	public static function close(int $key): void
	{
		$socket = self::$sockets[$key];
		unset(self::$sockets[$key]);
		try {
			rarely(2) && socket_close($socket);
		} catch (Throwable) {
		}
	}

	public static function close_stream(int $key): void
	{
		$stream = self::$streams[$key];
		unset(self::$streams[$key]);
		rarely(2) && is_resource($stream) && fclose($stream);
	}

	public static function add_stream(mixed $stream): void
	{
		if (is_resource($stream)) {
			@stream_set_blocking($stream, false);
			self::$streams[] = $stream;
			count(self::$streams) > 10 && self::close_stream(array_key_first(self::$streams));
		}
	}

	/** One that is open, nearly always. */
	public static function socket(): ?Socket
	{
		while (self::$sockets !== []) {
			$key = array_rand(self::$sockets);
			try {
				if (@socket_getsockname(self::$sockets[$key], $address) || rarely(40)) {
					return self::$sockets[$key];
				}
			} catch (Throwable) {
			}
			unset(self::$sockets[$key]);
		}
		return null;
	}

	public static function stream(): mixed
	{
		return self::$streams === [] ? null : self::$streams[array_rand(self::$streams)];
	}

	public static function port(): int
	{
		return one(self::$ports);
	}

	/** Keeps what a call has made. */
	public static function keep(mixed $result, int $depth = 0): void
	{
		if ($result instanceof Socket) {
			self::add($result);
		} elseif (is_resource($result)) {
			self::add_stream($result);
		} elseif ($result instanceof AddressInfo) {
			self::$infos = array_slice([...self::$infos, $result], -6);
		} elseif (is_array($result) && $depth < 4) {
			foreach ($result as $value) {
				self::keep($value, $depth + 1);
			}
		}
	}

	/**
	 * Changes what others refer to. The old value is held meanwhile: PHP 8.2 destroys it before a typed
	 * reference has the new one, and a destructor that comes back here would free it twice.
	 */
	public static function share(mixed $value): void
	{
		$old = self::$shared;
		self::$shared = $value;
	}

	/** Remembers an object, so that user code can get at it while it is freed. */
	public static function watch(object $object): void
	{
		self::$weak = array_slice([...self::$weak, WeakReference::create($object)], -12);
	}

	/** Uses what is perhaps being freed. */
	public static function resurrect(): void
	{
		foreach (self::$weak as $reference) {
			$object = $reference->get();
			if ($object instanceof Io\Poll\Watcher) {
				$object->isActive() && $object->getHandle();
				rarely(3) && $object->isActive() && $object->remove();
			} elseif ($object instanceof StreamPollHandle) {
				$object->getStream();
			} elseif ($object instanceof Socket) {
				@socket_getsockname($object, $address);
			} elseif ($object instanceof Io\Poll\Context) {
				$object->wait(Time\Duration::fromSeconds(0));
			}
		}
	}

	/** Leaves the fiber, if this is one. */
	public static function suspend(): void
	{
		if (Fiber::getCurrent() !== null) {
			self::$nested--;
			try {
				Fiber::suspend();
			} finally {
				self::$nested++;
			}
		}
	}

	public static function clear(): void
	{
		self::$polled = self::$weak = [];
		self::$fibers = self::$readers = self::$writers = self::$typed = self::$sockets = self::$streams = self::$infos = [];
		self::share(null);
	}
}

require __DIR__ . '/values.inc';

/** The family of a socket. */
function family(mixed $socket): int
{
	try {
		return $socket instanceof Socket ? (int) @socket_get_option($socket, SOL_SOCKET, SO_DOMAIN) : AF_INET;
	} catch (Throwable) {
		return AF_INET;
	}
}

function any_socket(): mixed
{
	return rarely(60) ? any(1) : World::socket() ?? socket_create(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
}

function any_flags(): mixed
{
	$flags = MSG_DONTWAIT;
	foreach ([MSG_PEEK, MSG_OOB, MSG_TRUNC, MSG_WAITALL, MSG_ERRQUEUE, MSG_DONTROUTE, MSG_CMSG_CLOEXEC] as $flag) {
		rarely(6) && $flags |= $flag;
	}
	return rarely(50) ? one([-1, 1 << 40 | MSG_DONTWAIT, PHP_INT_MIN | MSG_DONTWAIT]) : $flags;
}

function any_length(): mixed
{
	return rarely(20) ? any(1) : one([0, 1, 2, 5, 100, 1024, 1025, 5000, 100000, 1 << 20, -1, PHP_INT_MAX]);
}

function any_sockets(): mixed
{
	$sockets = [];
	for ($i = mt_rand(0, 12); $i > 0; $i--) {
		$key = rarely(3) ? any_string() : $i;
		$socket = rarely(150) ? any(1) : World::socket();
		$socket === null || $sockets[$key] = $socket;
		rarely(150) && $sockets['ref'] = &World::$shared;
	}
	return rarely(40) ? any(1) : (rarely(6) ? null : $sockets);
}

function any_option(): array
{
	static $pairs = [[SOL_SOCKET, SO_RCVTIMEO], [SOL_SOCKET, SO_LINGER], [SOL_SOCKET, SO_BINDTODEVICE], [SOL_SOCKET, SO_RCVBUF],
		[SOL_SOCKET, SO_REUSEADDR], [SOL_SOCKET, SO_PASSCRED], [SOL_SOCKET, SO_ERROR], [SOL_SOCKET, SO_PEERCRED],
		[SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF], [SOL_SOCKET, SO_INCOMING_CPU], [SOL_SOCKET, SO_BROADCAST], [SOL_SOCKET, 26],
		[IPPROTO_IP, MCAST_JOIN_GROUP], [IPPROTO_IP, MCAST_LEAVE_GROUP], [IPPROTO_IP, MCAST_JOIN_SOURCE_GROUP],
		[IPPROTO_IP, MCAST_BLOCK_SOURCE], [IPPROTO_IP, IP_MULTICAST_IF], [IPPROTO_IP, IP_MULTICAST_TTL], [IPPROTO_IP, IP_MULTICAST_LOOP],
		[IPPROTO_IPV6, MCAST_JOIN_GROUP], [IPPROTO_IPV6, IPV6_MULTICAST_IF], [IPPROTO_IPV6, IPV6_PKTINFO], [IPPROTO_IPV6, IPV6_RECVPKTINFO],
		[IPPROTO_IPV6, IPV6_V6ONLY], [IPPROTO_IPV6, IPV6_UNICAST_HOPS], [IPPROTO_TCP, TCP_NODELAY], [IPPROTO_TCP, TCP_INFO],
		[IPPROTO_TCP, TCP_CONGESTION], [IPPROTO_IP, IP_RECVERR], [IPPROTO_IP, IP_PKTINFO], [IPPROTO_IP, IP_TOS]];
	if (rarely(3)) {
		return [one([SOL_SOCKET, IPPROTO_IP, IPPROTO_IPV6, IPPROTO_TCP, IPPROTO_UDP, any_int()]), rarely(9) ? any_int() : one(range(0, 84))];
	}
	return one($pairs);
}

function any_option_name(): string
{
	static $names = ['nodelay', 'keepalive', 'user_timeout', 'linger', 'rcvbuf', 'rcvlowat', 'congestion', 'ttl', 'hop_limit', 'dscp',
		'interface', 'freebind', 'port_range', 'multicast_loop', 'multicast_interface', 'pktinfo', 'recverr', 'timestamps', 'gro',
		'busy_poll', 'defer_accept', 'fastopen', 'v6only', 'backlog'];

	return rarely(10) ? any_string() : one($names);
}

function any_option_value(): mixed
{
	return match (mt_rand(0, 6)) {
		0 => any(2),
		1 => ['sec' => any(0), 'usec' => any(0), 'l_onoff' => mt_rand(0, 1), 'l_linger' => any(0)],
		2 => ['group' => one(['224.0.0.251', 'ff02::fb', any_host()]), 'source' => any_host(), 'interface' => one([0, 1, 'lo', any(0)])],
		3 => ['addr' => any_host(), 'ifindex' => one([0, 1, 'lo', any(0)])],
		4 => random(one([0, 1, 4, 8, 16, 128, 1000])),
		5 => new Stringy(),
		6 => any_int(),
	};
}

/** Something to be handed over by reference. */
function &place(mixed $value = 0): mixed
{
	if (rarely(5)) {
		World::$typed[] = $object = new Typed();
		World::$typed = array_slice(World::$typed, -3);
		$name = is_array($value) ? one(['array', 'array', 'refuses']) : one(['int', 'string', 'any', 'refuses']);
		is_array($value) && $object->$name = $value;
		return $object->$name;
	}
	if (rarely(8)) {
		World::share($value);
		return World::$shared;
	}
	return $value;
}

/** The arguments, some of them references. */
function by_reference(array $arguments, int ...$places): array
{
	foreach ($places as $i) {
		$arguments[$i] = &place($arguments[$i]);
	}
	return $arguments;
}

/** A short timeout. */
function any_limit(): mixed
{
	return rarely(20) ? one([-1, NAN, 'x', []]) : one([0, 0.0005, 0.001, Time\Duration::fromMicroseconds(300)]);
}

function any_datagram(): mixed
{
	try {
		return new Sockets\Datagram(any_string(), one([null, '127.0.0.1', '::1', World::$folder . '/s', any_string(), Sockets\Endpoint::of('udp', '::1', 9)]), one([null, null, 0, 9, any_int()]),
			one([[], any_message()['control'] ?? [], any_array(1)]));
	} catch (Throwable) {
		return any_string();
	}
}

/** A datagram of any kind, its copies, and what it reports. */
function use_datagram(mixed $socket): mixed
{
	$datagram = rarely(2) ? Sockets\receive_batch($socket, 1, 99, any_limit())[0] : any_datagram();
	if (is_string($datagram)) {
		return $datagram;
	}
	$text = serialize($datagram);
	for ($i = mt_rand(0, 3); $i > 0; $i--) {
		$text[mt_rand(0, strlen($text) - 1)] = chr(mt_rand(32, 126));
	}
	$again = @unserialize($text);
	$datagram = $again instanceof Sockets\Datagram && rarely(2) ? $again : clone $datagram;
	$reply = $datagram->reply(any_string(), one([[], any_message()['control'] ?? [], any_array(1)]));
	return [$datagram->endpoint(), $datagram->destination(), $datagram->ttl(), $datagram->ecn(), $datagram->dscp(), $datagram->timestamp(),
		Sockets\send_batch($socket, [$reply, $reply, $datagram], any_limit())];
}

function any_datagrams(): array
{
	return array_map(fn(int $i): mixed => rarely(20) ? any(1) : one([any_datagram(), any_string()]), range(0, rarely(10) ? 200 : mt_rand(0, 5)));
}

/** The arguments of a call. */
function arguments_of(string $name): array
{
	$socket = any_socket();
	switch ($name) {
		case 'socket_select':
			return by_reference([any_sockets(), any_sockets(), any_sockets(), one([0, 0, -1, PHP_INT_MIN]), one([0, 1000, -5000000, PHP_INT_MIN])], 0, 1, 2);
		case 'socket_create':
			return [one([AF_INET, AF_INET6, AF_UNIX, 17, -1, 44, 63, 99, any_int() << 32]), one([SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET,
				SOCK_STREAM | SOCK_NONBLOCK, -1, 11, any(0)]), one([0, 0, 0, IPPROTO_UDP, IPPROTO_TCP, 1, -1, PHP_INT_MAX])];
		case 'sockets\sleep':
			return [one([0, 0.0001, '0', -1, NAN, any_array(1), Time\Duration::fromMicroseconds(50)])];
		case 'sockets\run':
		case 'sockets\spawn':
			return [one([call_something(...), in_tasks(...), 'strlen', any_string()]), ...(rarely(2) ? [] : [any(1)])];
		case 'sockets\serve':
			return serving();
		case 'sockets\set_scheduler':
			return [one([null, null, new Mischievous(), any(1)])];
		case 'socket_create_pair':
			return by_reference([one([AF_UNIX, AF_UNIX, AF_UNIX, AF_INET, 99]), one([SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, any(0)]), one([0, 0, any(0)]), 0], 3);
		case 'socket_create_listen':
			return [one([0, 0, -1, 65536, PHP_INT_MAX]), one([1, any_int()])];
		case 'socket_bind':
			return [$socket, any_address(family($socket)), one([0, 0, 0, -1, 65536, PHP_INT_MAX])];
		case 'socket_connect':
			return [$socket, any_address(family($socket)), one([World::port(), World::port(), null, -1, 65536])];
		case 'socket_sendto':
			return [$socket, any_string(), any_length(), any_flags(), any_address(family($socket)), one([World::port(), World::port(), null, any_int()])];
		case 'socket_send':
			return [$socket, any_string(), any_length(), any_flags()];
		case 'socket_recv':
			return by_reference([$socket, 0, any_length(), any_flags()], 1);
		case 'socket_recvfrom':
			return by_reference([$socket, 0, any_length(), any_flags(), 0, 0], 1, 4, 5);
		case 'socket_sendmsg':
			return [$socket, any_message(), any_flags()];
		case 'socket_recvmsg':
			return by_reference([$socket, any_message(), any_flags()], 1);
		case 'socket_getsockname':
		case 'socket_getpeername':
			return by_reference([$socket, 0, 0], 1, 2);
		case 'socket_set_option':
		case 'socket_setopt':
			return [$socket, ...any_option(), any_option_value()];
		case 'socket_get_option':
		case 'socket_getopt':
			return [$socket, ...any_option()];
		case 'socket_addrinfo_lookup':
			return by_reference([any_host(), one([null, '80', 'http', (string) World::port(), '']), rarely(2) ? [] : any_array(2), 0], 3);
		case 'socket_addrinfo_bind':
		case 'socket_addrinfo_connect':
		case 'socket_addrinfo_explain':
			return [World::$infos === [] ? any(1) : one(World::$infos)];
		case 'socket_import_stream':
			return [World::stream() ?? any(1)];
		case 'socket_read':
			return [$socket, any_length(), one([PHP_NORMAL_READ, PHP_BINARY_READ, any_int()])];
		case 'socket_write':
			return rarely(2) ? [$socket, any_string()] : [$socket, any_string(), any_length()];
		case 'socket_strerror':
			return [any_int()];
		case 'socket_cmsg_space':
			return [one([SOL_SOCKET, IPPROTO_IPV6, any_int()]), one([SCM_RIGHTS, IPV6_PKTINFO, any_int()]), any_int()];
		case 'sockets\\read':
		case 'sockets\\read_exactly':
			return [$socket, any_length(), any_limit()];
		case 'sockets\\read_until':
			return [$socket, any_string(), any_length(), any_limit()];
		case 'sockets\\read_line':
		case 'sockets\\read_frame':
			return [$socket, any_length(), any_limit()];
		case 'sockets\\try_read':
			return [$socket, any_length()];
		case 'sockets\\try_write':
			return [$socket, rarely(2) ? any_string() : any_array(1)];
		case 'sockets\\write_all':
			return [$socket, rarely(2) ? any_string() : any_array(1), any_limit()];
		case 'sockets\\write_frame':
			return [$socket, any_string(), any_limit()];
		case 'sockets\\listen':
			return [one(['tcp://127.0.0.1:0', 'udp://[::1]:0', 'unix://@fuzz', 'unix://' . World::$folder . '/listen?replace&mode=600']), any_array(1)];
		case 'sockets\\relay':
			return [$socket, World::socket() ?? any(1), one([null, any_length()]), any_limit()];
		case 'sockets\\notify':
			return [one(['READY=1', any_string()]), any_string()];
		case 'sockets\\watchdog':
			return [];
		case 'sockets\\read_proxy_header':
			return [$socket, one([['127.0.0.0/8', 'unix'], ['::/0'], [any_string()], any_array(1)]), any_limit()];
		case 'use_proxy_header':
			return [$socket];
		case 'sockets\\accept':
			return [$socket, any_limit()];
		case 'sockets\\receive_batch':
			return [$socket, any_length(), any_length(), any_limit()];
		case 'sockets\\send_batch':
			return [$socket, any_datagrams(), any_limit()];
		case 'sockets\\send_segments':
			return [$socket, any_string(), mt_rand(0, 3000), one([null, any_datagram(), any(1), 'udp://127.0.0.1:9']), any_limit()];
		case 'sockets\\connect':
			return [one(['tcp://127.0.0.1:' . World::port(), 'tcp://localhost:' . World::port(), 'unix://@fuzz', 'udp://[::1]:1']), any_limit(), any_array(1)];
		case 'sockets\\resolve':
			return [one(['localhost', 'tcp://localhost:80?nodelay', '::1', 'unix://@fuzz', 'raw://127.0.0.1?protocol=1', any_string() . '%']), any_limit()];
		case 'sockets\\lookup_srv':
		case 'sockets\\lookup_mx':
		case 'sockets\\lookup_txt':
		case 'sockets\\lookup_ptr':
			return [one(['_x._tcp.invalid', '127.0.0.1', '::1', any_string()]), any_limit()];
		case 'sockets\\send_file':
			return [$socket, World::stream() ?? any(1), one([0, 0, 1, any_int()]), one([null, any_length()]), any_limit()];
		case 'sockets\\join_group':
		case 'sockets\\leave_group':
			return [World::socket(), one(['239.1.2.3', 'ff05::9', '::ffff:239.1.2.3', 'udp://239.1.2.3:9', 'ff02::1%lo', any_string()]),
				one([null, 'lo', 1, '127.0.0.1', '::1', any_int(), any_string()]), one([null, '127.0.0.9', '::1', any_string()])];
		case 'sockets\\block_source':
		case 'sockets\\unblock_source':
			return [World::socket(), one(['239.1.2.3', 'ff05::9', any_string()]), one(['127.0.0.9', '::1', any_string()]), one([null, 'lo', 1])];
		case 'sockets\\pair':
			return [one(['unix', 'unixgram', 'unixpacket', any_string()])];
		case 'sockets\\set_option':
			return [$socket, any_option_name(), one([true, false, 0, 1, any_int(), 'lo', any_string(), [1, 2], ['idle' => 5], any(1)])];
		case 'sockets\\get_option':
			return [$socket, any_option_name()];
		case 'sockets\\shutdown':
			return [$socket, one(['read', 'write', 'both', any_string()])];
		case 'sockets\\close':
			return [$socket, rarely(10) ? any_limit() : one([null, 0])];
		case 'sockets\\has_dual_stack':
		case 'sockets\\activated':
			return [];
		case 'sockets\\from_descriptor':
			return [one([-1, 1 << 20, any_int() | 1 << 20])];
		case 'sockets\\set_inheritable':
			return [$socket, (bool) mt_rand(0, 1)];
		case 'sockets\\send_handles':
			return [$socket, rarely(4) ? any_array(1) : array_filter([$socket, World::socket(), World::stream()]), any_string(), any_limit()];
		case 'sockets\\receive_handles':
			return by_reference([$socket, one([1, 2, 253, any_int()]), any_limit(), 0], 3);
		case 'socket_listen':
		case 'socket_shutdown':
			return [$socket, one([0, 1, 2, any_int()])];
		default:
			return [$socket];
	}
}

/** A call of a Reader, which may be in the middle of a message. */
function use_reader(mixed $socket): mixed
{
	if (World::$readers === [] || rarely(3)) {
		World::$readers = array_slice([...World::$readers, new Sockets\Reader($socket, one([1, 10, 1000, any_length()]), any_limit())], -4);
	}
	$reader = one(World::$readers);
	return match (mt_rand(0, 15)) {
		0 => $reader->readLine(any_limit(), (bool) mt_rand(0, 1)),
		1 => $reader->readExactly(any_length(), any_limit()),
		2 => $reader->readUntil(any_string(), any_limit()),
		3 => $reader->read(any_length(), any_limit()),
		4 => $reader->peek(any_length(), any_limit()),
		5 => iterator_to_array(new LimitIterator($reader->getIterator(), mt_rand(0, 1), mt_rand(1, 2))),
		6 => $reader->readFrame(any_length(), any_limit()),
		7 => $reader->readAll(any_length(), any_limit()),
		8 => $reader->skip(any_length(), any_limit()),
		9, 10 => $reader->mark(),
		11 => $reader->rewind(),
		12 => $reader->unmark(),
		default => $reader->readMessage(function (Sockets\Reader $reader): mixed {
			$first = $reader->read(mt_rand(1, 9));
			rarely(4) && mischief();
			return rarely(3) ? throw new DomainException('again') : [$first, rarely(2) ? use_reader(World::socket()) : $reader->readLine()];
		}, any_limit()),
	};
}

/** A call of a Writer, whose strings may run user code. */
function use_writer(mixed $socket): mixed
{
	if (World::$writers === [] || rarely(6)) {
		World::$writers = array_slice([...World::$writers, new Sockets\Writer($socket, one([10, 1000, 100_000, any_length()]),
			one([null, 10]), one([null, 0, 5]), any_limit())], -4);
	}
	$writer = one(World::$writers);
	return match (mt_rand(0, 5)) {
		0, 1 => $writer->write(any_string()),
		2 => $writer->write(any_array(1)),
		3 => $writer->flush(any_limit()),
		4 => $writer->tryFlush(),
		5 => [$writer->pending(), $writer->wantsWrite(), $writer->isFull(), $writer->getSocket()],
	};
}

/** An Endpoint of any parts is read again, and is equal to itself only. */
function use_endpoint(mixed $socket): mixed
{
	$endpoint = Sockets\Endpoint::of(one(['tcp', 'srv+tcp', 'udp6', 'unix', 'unixpacket', 'vsock', 'tipc', 'raw', any_string()]),
		one([null, 'a', '127.0.0.1', '::1', '*', '7', '7:8', any_string()]), one([null, 0, 80, any_int()]),
		one([null, null, '/p', any_string()]), one([null, null, null, 'eth0', any_string()]), one([[], ['nodelay' => any_string()], any_array(1)]));
	$text = (string) $endpoint;
	$again = Sockets\Endpoint::parse($text, $endpoint->options !== []);
	if (!$again->equals($endpoint)) {
		fwrite(STDERR, "$text is read as another endpoint\n");
		exit(1);
	}
	return [$endpoint, $again->equals(Sockets\Endpoint::local($socket)), Sockets\Endpoint::from(World::stream() ?? $socket)];
}

/** An exception of any values, and one of serialized data with some bytes changed. */
function use_exception(mixed $socket): mixed
{
	$class = one([Sockets\SocketException::class, Sockets\TimeoutException::class, Sockets\ResolveException::class, Sockets\TlsException::class]);
	$exception = new $class(any_string(), any_int(), one([null, new Exception()]), one([null, ...Sockets\ErrorKind::cases()]),
		one([null, Sockets\Endpoint::parse('tcp://a:1')]), null, any_string(), any_string(), abs((int) any_int()), any_array(1));
	$text = serialize($exception);
	for ($i = mt_rand(0, 2); $i > 0; $i--) {
		$text[mt_rand(0, strlen($text) - 1)] = one(['i', 's', 'R', 'r', '0', '1', '9', ';', '"', 'N']);
	}
	try {
		$again = @unserialize($text);
		$again instanceof $class && $again->__construct('again', 0, null, Sockets\ErrorKind::Reset);
	} catch (Error | Exception) {
	}
	return null;
}

/** A header of any parts is read again as the same one; changed bytes are read or refused. */
function use_proxy_header(mixed $socket): mixed
{
	$at = fn() => rarely(5) ? null : Sockets\Endpoint::parse(one(['tcp://127.0.0.1:0', 'tcp://[::1]:9', 'udp://127.0.0.1:1', 'unix:///p', 'unix://@n', 'tcp://a:1']));
	$header = Sockets\ProxyHeader::of($at(), $at(), one([1, 2, 2, 2]),
		one([[], [1 => 'h2', 0x20 => random(12)], [mt_rand(1, 255) => random(9)], any_array(1)]), one([true, false]));
	$bytes = (string) $header;
	/* The TLVs of a LOCAL header, and padding, are ignored. */
	if (!$header->local && !isset($header->tlvs[4]) && (string) Sockets\ProxyHeader::parse($bytes) !== $bytes) {
		fwrite(STDERR, bin2hex($bytes) . " is read as another header\n");
		exit(1);
	}
	rarely(2) && $bytes[mt_rand(0, strlen($bytes) - 1)] = chr(mt_rand(0, 255));
	rarely(2) && socket_write($socket, $bytes);
	return [$header, rarely(2) ? Sockets\read_proxy_header($socket, ['127.0.0.1', 'unix'], 0) : Sockets\ProxyHeader::parse($bytes)];
}

/** A call of a Context or Watcher. */
function use_poll(mixed $socket): mixed
{
	if (World::$polled === [] || rarely(6)) {
		World::$polled = array_slice([...World::$polled, [new Io\Poll\Context(one([...Io\Poll\Backend::getAvailableBackends(), Io\Poll\Backend::Auto])), []]], -3);
	}
	$key = array_rand(World::$polled);
	[$context, $watchers] = World::$polled[$key];
	$events = one([[Io\Poll\Event::Read], [Io\Poll\Event::Write], [Io\Poll\Event::Read, Io\Poll\Event::Write], [Io\Poll\Event::Read, Io\Poll\Event::OneShot]]);
	$watcher = $watchers === [] ? null : one($watchers);
	switch (mt_rand(0, 6)) {
		case 0:
			$handle = rarely(3) && World::$streams !== [] ? new StreamPollHandle(World::stream()) : new SocketPollHandle($socket);
			$watcher = $context->add($handle, $events, one([new Stringy(), 'data', $socket, $context]));
			World::$polled[$key][1] = array_slice([...$watchers, $watcher], -8);
			array_map(World::watch(...), [$handle, $watcher, $context]);
			return $watcher;
		case 1:
			return $watcher?->modify($events, one([new Stringy(), null]));
		case 2:
			return $watcher?->modifyData(new Stringy());
		case 3:
			$watcher?->isActive() && $watcher->remove();
			return true;
		default:
			$ready = $context->wait(Time\Duration::fromMicroseconds(300), one([null, 1, 5]));
			foreach ($ready as $watcher) {
				$watcher->getTriggeredEvents();
				rarely(6) && mischief();
				$watcher->getHandle();
			}
			return count($ready);
	}
}

/** One random call. */
function call_something(): void
{
	static $names = null;
	if ($names === null) {
		$names = [...array_map('strtolower', get_extension_funcs('sockets')), 'use_reader', 'use_reader', 'use_reader', 'use_writer', 'use_writer', 'use_endpoint', 'use_exception', 'use_proxy_header',
			...(class_exists('SocketPollHandle') ? array_fill(0, 8, 'use_poll') : [])];
		for ($i = 0; $i < 8; $i++) {
			array_push($names, 'socket_read', 'socket_sendmsg', 'socket_recvmsg', 'socket_recv', 'socket_recvfrom', 'socket_select',
				'socket_set_option', 'socket_get_option', 'socket_write', 'socket_sendto', 'socket_import_stream', 'socket_accept');
		}
		array_push($names, 'use_datagram', 'use_datagram');
	}
	$name = one($names);
	World::$calls++;
	$arguments = [];
	try {
		$arguments = arguments_of($name);
		if (rarely(40)) {
			/* Without their last argument those of Sockets\ would wait without a timeout. */
			rarely(2) && !str_starts_with($name, 'sockets\\') && !str_starts_with($name, 'use_') ? array_pop($arguments) : $arguments[] = any(1);
		}
		World::$trace && fwrite(STDERR, sprintf("%d %s(%s)\n", World::$calls, $name, trace($arguments)));
		World::$guarded = true;
		$result = $name(...$arguments);
		World::$guarded = false;
		World::$good[$name] = (World::$good[$name] ?? 0) + (int) ($result !== false);
		World::keep($result);
		World::keep($arguments);
	} catch (Throwable $e) {
		World::$guarded = false;
		World::$trace && fwrite(STDERR, "    {$e->getMessage()}\n");
	}
	if (isset($arguments[0]) && $arguments[0] instanceof Socket) {
		str_contains($name, 'set') && World::tame($arguments[0]);
	}
}

function trace(array $arguments): string
{
	return implode(', ', array_map(fn($v) => is_scalar($v) ? substr(var_export($v, true), 0, 60) : get_debug_type($v), $arguments));
}

/** A call in a fiber, which user code may suspend in the middle. */
function in_fiber(): void
{
	$fiber = new Fiber(call_something(...));
	try {
		$fiber->start();
	} catch (Throwable) {
	}
	$fiber->isSuspended() && World::$fibers[] = $fiber;
	if (count(World::$fibers) > 6 || (World::$fibers !== [] && rarely(3))) {
		$fiber = array_splice(World::$fibers, mt_rand(0, count(World::$fibers) - 1), 1)[0];
		try {
			rarely(4) || $fiber->resume();
		} catch (Throwable) {
		}
		$fiber->isSuspended() && World::$fibers[] = $fiber;
	}
}

/** Arguments of a server that ends with its first connection, which waits already. */
function serving(): array
{
	$listener = Sockets\listen(one(['tcp4://127.0.0.1:0', 'tcp6://[::1]:0']));
	World::add(Sockets\connect(Sockets\Endpoint::local($listener), 1));
	$handler = function (Socket $connection, Sockets\Endpoint $peer) use ($listener): void {
		try {
			World::add($connection);
			call_something();
		} finally {
			rarely(2) ? @socket_close($listener) : Sockets\close($listener);
		}
	};
	$options = one([[], ['max' => 1], ['idle' => 0.001], ['shutdown' => one([0, 0.001])], ['max_per_host' => 1],
		['error' => fn() => call_something()], any_array(1)]);
	/* Any Socket may be a listener to which nobody connects, and a server on it would not end. */
	$other = any(1);
	return rarely(10) ? [any(1), is_callable($other) ? null : $other, $options] : [one([$listener, [$listener], [$listener, $listener]]), $handler, $options];
}

/** A scheduler that seldom waits. */
final class Mischievous implements Sockets\ClosingScheduler
{
	public function select(array &$read, array &$write, ?float $timeout): void
	{
		rarely(2) && mischief();
		rarely(6) && call_something();
		if (rarely(4) || $timeout === null) {
			throw new Exception('of the scheduler');
		}
		if (rarely(4)) {
			$read = any(1);
			$write = any(1);
		}
		rarely(3) && Fiber::getCurrent() !== null && Fiber::suspend();
	}

	public function closed(Socket $socket): void
	{
		mischief();
	}
}

/** Several calls in tasks, which interrupt each other where they wait. */
function in_tasks(): void
{
	for ($i = mt_rand(1, 4); $i > 0; $i--) {
		$task = Sockets\spawn(call_something(...));
		rarely(3) && World::keep($task);
		rarely(4) && $task->cancel(one([null, new Exception('reason')]));
	}
	call_something();
	rarely(3) && $task->await(0.001);
}

function open_streams(): void
{
	$pair = @stream_socket_pair(STREAM_PF_UNIX, one([STREAM_SOCK_STREAM, STREAM_SOCK_DGRAM]), 0);
	foreach ($pair ?: [] as $stream) {
		rarely(4) && @stream_set_timeout($stream, 0, 1500);
		World::add_stream($stream);
	}
	foreach ($pair ?: [] as $stream) {
		rarely(3) && is_resource($stream) && stream_filter_append($stream, 'mischief', one([STREAM_FILTER_READ, STREAM_FILTER_WRITE]));
	}
	rarely(3) && World::add_stream(fopen('mischief://', 'r+'));
	rarely(4) && World::add_stream(fopen(one(['php://memory', __FILE__, '/dev/null']), 'r'));
}

/** Sends this process a signal every now and then until it ends; gives the sender's process id. */
function send_signals(): int
{
	$parent = getmypid();
	pcntl_async_signals(true);
	pcntl_signal(SIGWINCH, function (): void {
		World::$guarded && rarely(3) && mischief();
	}, (bool) mt_rand(0, 1));
	$pid = pcntl_fork();
	if ($pid !== 0) {
		return $pid;
	}
	pcntl_async_signals(false);
	while (posix_getppid() === $parent && posix_kill($parent, SIGWINCH)) {
		usleep(700);
	}
	posix_kill(getmypid(), SIGKILL);
	exit;
}

/** What is open; but for the poller that socket_select() keeps. */
function descriptors(): array
{
	$open = [];
	foreach (@scandir('/proc/self/fd') ?: [] as $name) {
		$what = @readlink("/proc/self/fd/$name");
		$what === false || str_contains($what, 'eventpoll') || $open[] = "$name $what";
	}
	return $open;
}

function main(array $options): int
{
	$calls = (int) ($options['calls'] ?? 20000);
	$end = microtime(true) + (float) ($options['seconds'] ?? 20);
	$seed = (int) ($options['seed'] ?? random_int(0, 1 << 30));
	World::$signals = isset($options['signals']);
	World::$trace = isset($options['trace']);
	mt_srand($seed);
	ini_set('display_errors', '0');
	ini_set('log_errors', '0');
	World::$folder = sys_get_temp_dir() . '/skf' . getmypid();
	mkdir(World::$folder, 0700);
	stream_filter_register('mischief', Filter::class);
	stream_wrapper_register('mischief', Wrapper::class);
	echo "seed $seed\n";
	$before = descriptors();
	$sender = World::$signals ? send_signals() : 0;
	set_error_handler(function (): bool {
		rarely(12) && mischief();
		return true;
	});
	register_tick_function(function (): void {
		World::$guarded && rarely(50) && mischief();
	});
	while (World::$calls < $calls && microtime(true) < $end) {
		try {
			declare(ticks=1);
			count(World::$sockets) < 8 || rarely(40) ? World::add_pair() : call_something();
			count(World::$streams) < 4 && open_streams();
			rarely(30) && in_fiber();
			rarely(60) && Sockets\set_scheduler(one([null, new Mischievous()]));
			rarely(30) && Sockets\run(in_tasks(...));
		} catch (Throwable) {
		}
	}
	if ($sender !== 0) {
		posix_kill($sender, SIGKILL);
		while (pcntl_waitpid($sender, $status) === -1 && pcntl_get_last_error() === PCNTL_EINTR) {
		}
		pcntl_signal(SIGWINCH, SIG_IGN);
	}
	World::$nested = 100;
	for ($i = 0; $i < 20; $i++) {
		try {
			World::clear();
			gc_collect_cycles();
		} catch (Throwable) {
		}
	}
	restore_error_handler();
	array_map('unlink', glob(World::$folder . '/*'));
	rmdir(World::$folder);
	ksort(World::$good);
	fprintf(STDERR, "%d calls; not false: %s\n", World::$calls, str_replace('socket_', '', http_build_query(World::$good, '', ' ')));
	/* An abandoned resolver closes its end of the pipe when it has finished. */
	for ($i = 0; $i < 150 && array_diff(descriptors(), $before) !== []; $i++) {
		usleep(100_000);
	}
	$left = array_diff(descriptors(), $before);
	/* PHP 8.2 loses the value that it was about to pass on when a signal handler throws. */
	if ($left !== [] && !World::$signals) {
		echo "left open:\n", implode("\n", $left), "\n", implode(' ', get_resources()), "\n";
		return 1;
	}
	echo "done\n";
	return 0;
}

exit(main(getopt('', ['seed:', 'calls:', 'seconds:', 'signals', 'trace'])));
