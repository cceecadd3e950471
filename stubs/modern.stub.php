<?php

/** @generate-class-entries */

/*
 * Sockets\: clients and servers in a few lines, on the same Socket objects as socket_*.
 *
 * All functions and methods throw and never warn; each throws Error for a Socket that was closed. What
 * was read before a failure is in the exception's $partial, what was written is counted in $transferred.
 *
 * A timeout is in seconds (Time\Duration, int or float) and covers the whole call; null waits without a
 * timeout, and 0 is a try: the call does what can be done at once, without a system call that waits. A
 * timeout holds on blocking and non-blocking sockets, whose mode stays as it is; SO_RCVTIMEO and
 * SO_SNDTIMEO have no effect. A handled signal does not end a call.
 */
namespace Sockets;

/* --- Errors --------------------------------------------------------------------------------------- */

/**
 * The cause of a failure, the same on every system. The value of a case is its name. Later versions may
 * add cases: a match over kinds needs a default.
 */
enum ErrorKind: string
{
	/** None of the others. */
	case Other = 'Other';
	case Refused = 'Refused';
	case Reset = 'Reset';
	case Aborted = 'Aborted';
	/** A TimeoutException, or the system's ETIMEDOUT: the kernel has abandoned the connection. */
	case TimedOut = 'TimedOut';
	case Unreachable = 'Unreachable';
	case AddressInUse = 'AddressInUse';
	case AddressNotAvailable = 'AddressNotAvailable';
	case PermissionDenied = 'PermissionDenied';
	case NotFound = 'NotFound';
	case WouldBlock = 'WouldBlock';
	case Interrupted = 'Interrupted';
	case BrokenPipe = 'BrokenPipe';
	case NotConnected = 'NotConnected';
	case AlreadyConnected = 'AlreadyConnected';
	/** The stream ended too early, or the Socket was closed while the call waited (code: that of EBADF). */
	case Closed = 'Closed';
	/** The descriptor was closed by other means than the Socket, or is not one of a socket. */
	case InvalidDescriptor = 'InvalidDescriptor';
	case Unresolved = 'Unresolved';
	case TooManyHandles = 'TooManyHandles';
	case OutOfMemory = 'OutOfMemory';
	case Unsupported = 'Unsupported';
	case InvalidArgument = 'InvalidArgument';
	case MessageTooLarge = 'MessageTooLarge';
	/** The certificate of the peer was refused. */
	case Certificate = 'Certificate';
	/** TLS has failed for another reason. */
	case Handshake = 'Handshake';
	/** The connection was cut: the peer has not ended the stream of TLS. */
	case Truncated = 'Truncated';
}

/** A call failed; the code is the system's error number. */
class SocketException extends \RuntimeException
{
	public readonly ErrorKind $kind;

	/** The name of the code: "ECONNREFUSED"; "" if it has no name. */
	public readonly string $symbol;

	/**
	 * The endpoint of connect() or listen(), or the receiver of a datagram; else the peer of the socket.
	 * null: it has none, or the system does not know it any more.
	 */
	public readonly ?Endpoint $endpoint;

	/** The local address of the socket, where the call had one. */
	public readonly ?Endpoint $local;

	/** The bytes that were read before the failure. */
	public readonly string $partial;

	/** The number of bytes, or of datagrams of a batch, that were transferred before the failure. */
	public readonly int $transferred;

	/**
	 * The addresses that connect() has tried, in this order, at most 32, with the reason why each failed.
	 * An attempt that was still running when the call timed out is TimedOut. [] for other calls.
	 *
	 * @var list<array{endpoint: Endpoint, kind: ErrorKind, message: string, seconds: float}>
	 */
	public readonly array $attempts;

	/**
	 * For tests and for subclasses. A property whose argument is missing has its default, also if a
	 * subclass does not call this constructor.
	 *
	 * @param ErrorKind|null $kind null: TimedOut for a TimeoutException, Unresolved for a
	 *        ResolveException, else Other
	 * @param list<array{endpoint: Endpoint, kind: ErrorKind, message: string, seconds: float}> $attempts
	 * @throws \Error the object has its values already
	 */
	public function __construct(
		string $message = '',
		int $code = 0,
		?\Throwable $previous = null,
		?ErrorKind $kind = null,
		?Endpoint $endpoint = null,
		?Endpoint $local = null,
		string $symbol = '',
		string $partial = '',
		int $transferred = 0,
		array $attempts = []
	) {}

	/**
	 * Returns all properties; the trace is without the arguments of the calls.
	 *
	 * @return array<string, mixed>
	 */
	public function __serialize(): array {}
}

/**
 * The call timed out; another call may succeed. The system's ETIMEDOUT is a SocketException instead: the
 * kernel has abandoned the connection, and another call fails, too.
 */
class TimeoutException extends SocketException
{
}

/** A name has no address, or its lookup failed; the code is an EAI_* number. */
class ResolveException extends SocketException
{
}

/**
 * A task was cancelled, by Task::cancel() or because another task has failed: see docs/TASKS.md.
 *
 * What the cancelled call has transferred is in the properties. Any other exception that ends a call, of
 * a signal handler or the reason of a cancellation, has then a SocketException with these properties as
 * the last one of its previous exceptions.
 */
class CancelledException extends \Exception
{
	/** The bytes that the call has read. */
	public readonly string $partial;

	/** The number of bytes, or of datagrams of a batch, that the call has transferred. */
	public readonly int $transferred;

	/**
	 * For tests and for subclasses, as that of SocketException.
	 *
	 * @throws \Error the object has its values already
	 */
	public function __construct(
		string $message = '',
		int $code = 0,
		?\Throwable $previous = null,
		string $partial = '',
		int $transferred = 0
	) {}
}

/**
 * TLS has failed: kind Certificate, Handshake or Truncated, after which the connection is not usable any
 * more; or a call that does not wait has to wait for the other event than its own: kind WouldBlock. The
 * code is that of OpenSSL for a refused certificate (X509_V_ERR_*), else that of the alert.
 */
class TlsException extends SocketException
{
	/** Kind WouldBlock: "read" or "write", the event to wait for before the call is repeated; else "". */
	public readonly string $wants;

	/** The name of the alert that one of the sides has sent: "unknown_ca"; "" without one. */
	public readonly string $alert;
}

/* --- Endpoints ------------------------------------------------------------------------------------ */

/**
 * An address to connect to or to listen on.
 *
 * | scheme | form |
 * | --- | --- |
 * | tcp, tcp4, tcp6, udp, udp4, udp6 | tcp://host:port; an IPv6 address in brackets, with a zone: [fe80::1%eth0]; * for any address |
 * | raw | raw://host |
 * | srv+tcp, srv+udp | srv+tcp://_service.domain, for the servers of a service (SRV records) |
 * | unix, unixgram, unixpacket | unix:///path, unix://@name for an abstract name, unix://./@path for a path that begins with @, unix:// for a socket without a name |
 * | vsock, tipc | vsock://cid:port; tipc://type:instance, tipc://[node:reference] for one socket |
 *
 * An IPv4 address is written as four decimal numbers without leading zeros. Any other name whose last
 * part is a number, such as "127.1", is refused. Schemes are not case-sensitive.
 *
 * Endpoint options follow a question mark: "?nodelay&keepalive=0".
 *
 * @strict-properties
 */
final class Endpoint implements \Stringable
{
	public readonly string $scheme;

	/** A name or an address, without brackets and zone; null for paths. */
	public readonly ?string $host;

	public readonly ?int $port;

	/** A path; an abstract name begins with @; "" is a socket without a name. */
	public readonly ?string $path;

	/** The zone of an IPv6 address: the name or the number of an interface. */
	public readonly ?string $scope;

	/** @var array<string, string> by name, decoded; "1" for an option without a value */
	public readonly array $options;

	private readonly bool $mapped;

	private function __construct() {}

	/**
	 * @param bool $options false: a text with options is refused. An option may choose the local
	 *        address or an interface, or replace a file: a text from outside should have none.
	 * @throws \ValueError names the column and what is expected there
	 */
	public static function parse(string $endpoint, bool $options = true): Endpoint {}

	/**
	 * Makes an endpoint of its parts, which are named as the properties and need no escapes. A text
	 * within a part cannot become another part.
	 *
	 * @param string|null $host required unless the scheme has a path; an IPv6 address without brackets
	 * @param int|null $port required unless the scheme has a path or is raw
	 * @param string|null $scope the zone of an IPv6 address
	 * @param array<string, string|int|float|bool> $options endpoint options by name: strings, numbers, or bool as "1" and "0"
	 * @throws \ValueError|\TypeError names the part that is wrong or missing
	 */
	public static function of(
		string $scheme,
		?string $host = null,
		?int $port = null,
		?string $path = null,
		?string $scope = null,
		array $options = []
	): Endpoint {}

	/**
	 * Returns the local address.
	 *
	 * @param \Socket|resource $socket a Socket, or the stream of a socket (stream_socket_client(), …)
	 * @throws \ValueError a stream without a socket
	 * @throws SocketException
	 */
	public static function local($socket): Endpoint {}

	/**
	 * Returns the address of the peer.
	 *
	 * @param \Socket|resource $socket as that of local()
	 * @throws \ValueError a stream without a socket
	 * @throws SocketException kind NotConnected: there is no peer
	 */
	public static function peer($socket): Endpoint {}

	/**
	 * Returns the address for reaching the program at the other end: that of the peer of a connected socket,
	 * and of a server, which has no peer, its own: connect(Endpoint::from($server)). A server is a socket
	 * that listens, or a datagram or raw socket without a peer.
	 *
	 * @param \Socket|resource $socket as that of local()
	 * @throws \ValueError a stream without a socket
	 * @throws SocketException kind NotConnected: a connection that has ended, or is not open yet
	 */
	public static function from($socket): Endpoint {}

	/**
	 * Whether all parts are the same, byte for byte, in the canonical form that the properties have.
	 * The order of options does not matter. (The operator == compares two numbers in texts as numbers.)
	 */
	public function equals(Endpoint $other): bool {}

	/**
	 * Whether the socket that this endpoint is of has the address in the form of IPv6: $host is
	 * "192.0.2.1", and socket_getpeername() returns "::ffff:192.0.2.1". An IPv6 socket that accepts IPv4,
	 * too, has such peers. It is not a part of the address: equals() and the text ignore it; serialize()
	 * does not lose it.
	 *
	 * @see RFC 4291, section 2.5.5.2; ipv6(7)
	 */
	public function isMapped(): bool {}

	/** Returns the canonical text, which parse() reads as the same endpoint. */
	public function __toString(): string {}

	/** @return array<string, mixed> */
	public function __serialize(): array {}

	/** @param array<mixed> $data */
	public function __unserialize(array $data): void {}
}

/* --- Clients -------------------------------------------------------------------------------------- */

/**
 * Connects a new socket. A name is resolved, and all of its addresses are tried, IPv6 and IPv4 in turn,
 * until one answers: the next attempt starts when the previous one has failed, or beside it after
 * attempt_delay. The timeout covers all of this, including the lookup. udp, unixgram and raw only set
 * the peer: nothing is sent.
 *
 * srv+tcp and srv+udp look up the servers of a service and try them by priority and weight. Those of the
 * next priority are tried when the others have failed, or beside them after their share of the timeout.
 *
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @param array<string, mixed> $options endpoint options by name; they override those of the endpoint. All options of
 *        set_option() except those of listening sockets; one without a meaning for the socket is
 *        ignored. Also string from (local address: "192.0.2.1", "[2001:db8::1]:5000" or a path), bool
 *        fastopen (the first data is sent with the first packet), bool mptcp (falls back to TCP), int
 *        protocol (instead of the scheme's), bool nonblocking (the mode of the new socket; this call
 *        waits nevertheless), attempt_delay (in seconds; 0.25 by default),
 *        bool|ProxyHeader proxy_header (stream sockets: sent before anything else; true: version 2 with
 *        the addresses of this connection)
 * @throws \ValueError|\TypeError for an invalid endpoint or option
 * @throws ResolveException|TimeoutException|SocketException kind Unsupported: the system lacks the
 *         option that the message names, or the extension was built without c-ares, which services need
 * @see RFC 8305, RFC 6724, RFC 2782, connect(2), tcp(7), socket(7)
 */
function connect(
	string|Endpoint $to,
	\Time\Duration|int|float|null $timeout = null,
	array $options = []
): \Socket {}

/* --- Lookups -------------------------------------------------------------------------------------- */

/**
 * Looks a name up and returns an endpoint for each of its addresses, in the order in which connect()
 * tries them: IPv6 and IPv4 in turn, and within a family as RFC 6724 has it. They have the scheme, the
 * port and the options of $name; the servers of a service are tcp or udp. An endpoint with a path or numbers is returned as it is.
 *
 * @param string|Endpoint $name an endpoint; or a host name or an address, which gives tcp endpoints
 *        with port 0
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @return list<Endpoint> one or more
 * @throws \ValueError|\TypeError for an invalid endpoint or option
 * @throws ResolveException|TimeoutException|SocketException
 * @see RFC 6724, RFC 8305, getaddrinfo(3)
 */
function resolve(string|Endpoint $name, \Time\Duration|int|float|null $timeout = null): array {}

/**
 * Returns the SRV records of a name, in the order in which a client tries them: by priority, and those
 * of the same priority in a random order by weight (RFC 2782). A target "." means that the service is
 * not available.
 *
 * @param string $name a domain name: "_xmpp-client._tcp.example"
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @return list<array{target: string, port: int, priority: int, weight: int, ttl: int}> one or more; ttl
 *         is the number of seconds for which they may be stored
 * @throws \ValueError $name is not a domain name
 * @throws ResolveException|TimeoutException|SocketException kind Unsupported: the extension was built
 *         without c-ares
 * @see RFC 2782
 */
function lookup_srv(string $name, \Time\Duration|int|float|null $timeout = null): array {}

/**
 * Returns the mail servers of a domain (its MX records) by priority, those of the same priority in a
 * random order. A host "." means that the domain accepts no mail (RFC 7505).
 *
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @return list<array{host: string, priority: int, ttl: int}> one or more
 * @throws \ValueError $name is not a domain name
 * @throws ResolveException|TimeoutException|SocketException as lookup_srv()
 * @see RFC 5321, section 5.1
 */
function lookup_mx(string $name, \Time\Duration|int|float|null $timeout = null): array {}

/**
 * Returns the TXT records of a name. The strings of one record are joined, as for SPF (RFC 7208). They
 * may contain any byte.
 *
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @return list<string> one or more
 * @throws \ValueError $name is not a domain name
 * @throws ResolveException|TimeoutException|SocketException as lookup_srv()
 * @see RFC 1035, section 3.3.14
 */
function lookup_txt(string $name, \Time\Duration|int|float|null $timeout = null): array {}

/**
 * Returns the names of an address (its PTR records). The owner of the address chooses them: a name is
 * confirmed when resolve() finds the address again.
 *
 * @param string $address an IPv4 or IPv6 address without brackets and zone
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @return list<string> one or more
 * @throws \ValueError $address is not an address
 * @throws ResolveException|TimeoutException|SocketException as lookup_srv()
 * @see RFC 1035, section 3.5; RFC 3596, section 2.5
 */
function lookup_ptr(string $address, \Time\Duration|int|float|null $timeout = null): array {}

/* --- Servers -------------------------------------------------------------------------------------- */

/**
 * Opens a socket that listens. tcp://*:port accepts IPv6 and IPv4 if the system can, and IPv4 alone if
 * it has no IPv6. Port 0 selects a free port, which Endpoint::local() returns. udp, unixgram and raw
 * sockets are only bound; udp on any address requests the destinations of datagrams, from which
 * Datagram::reply() answers. Of a name, the first address that this host has is used; IPv4 addresses are
 * tried before IPv6 addresses.
 *
 * @param array<string, mixed> $options endpoint options by name; they override those of the endpoint. All options of
 *        set_option(); one without a meaning for the scheme is ignored. reuseaddr is true by default for
 *        tcp, except on Windows. Also int backlog (connections that may wait for accept), bool
 *        nonblocking, int protocol (instead of the scheme's; raw needs one),
 *        int mode (unix: permissions of the path, 0 to 0777; they are never wider, even briefly),
 *        bool replace (unix: takes over a path whose socket is no longer used; never waits)
 * @throws \ValueError|\TypeError for an invalid endpoint or option
 * @throws ResolveException
 * @throws SocketException kind Unsupported: the system lacks the option that the message names
 * @see ipv6(7), socket(7), listen(2), tcp(7), unix(7), RFC 7413
 */
function listen(string|Endpoint $on, array $options = []): \Socket {}

/**
 * Waits for the next connection and returns it. The connection is blocking, and child programs do not
 * inherit it. A blocking $server that listen() has not opened is non-blocking while a call with a
 * timeout runs.
 *
 * With $proxy the PROXY header of the connection is read before it is returned, within the timeouts of
 * both. A connection whose header fails is closed, and the call throws; no other connection is accepted
 * meanwhile. read_proxy_header() reads the header separately, where a slow peer stops nobody else.
 *
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @param-out Endpoint $peer the address of the peer, or the source that its header names
 * @param array{from: list<string>, timeout?: \Time\Duration|int|float|null}|null $proxy from: as for
 *        read_proxy_header(); timeout: how long the header may take, in seconds, 5 by default
 * @throws TimeoutException|SocketException for the header, the $endpoint of the exception is the peer,
 *         and the kinds are those of read_proxy_header()
 * @see accept(2)
 */
function accept(
	\Socket $server,
	\Time\Duration|int|float|null $timeout = null,
	&$peer = null,
	?array $proxy = null
): \Socket {}

/**
 * Returns the next connection, which is blocking, if one has arrived. Does not wait.
 *
 * @param-out Endpoint|null $peer the address of the peer; unchanged without a connection
 * @return \Socket|null null: no connection has arrived
 * @throws SocketException
 * @see accept(2)
 */
function try_accept(\Socket $server, &$peer = null): ?\Socket {}

/** Whether one socket can accept IPv6 and IPv4 (RFC 3493, section 3.7). */
function has_dual_stack(): bool {}

/* --- The PROXY protocol --------------------------------------------------------------------------- */

/**
 * A header of the PROXY protocol, in which a proxy names the addresses of the connection that it
 * forwards.
 *
 * @strict-properties
 * @see proxy-protocol.txt of HAProxy
 */
final class ProxyHeader implements \Stringable
{
	/** 1 or 2. */
	public readonly int $version;

	/** The connection is the proxy's own, as for a health check, or its source is unknown. */
	public readonly bool $local;

	/** The client, and the address that it connected to; null if the header names none. */
	public readonly ?Endpoint $source;

	public readonly ?Endpoint $destination;

	/** The peer that has sent the header; null for a header that was not read from a connection. */
	public readonly ?Endpoint $proxy;

	/** @var array<int, string> TLVs by type, without padding and checksum; of equal types the last one */
	public readonly array $tlvs;

	/** Whether the header has a CRC32C checksum; a wrong one is an invalid header. */
	public readonly bool $checksum;

	/** The protocol that the client negotiated by ALPN: "h2". */
	public readonly ?string $alpn;

	/** The host name that the client asked for (SNI). */
	public readonly ?string $authority;

	/** The identifier of the connection in the logs of the proxy. */
	public readonly ?string $uniqueId;

	/**
	 * The TLS connection of the client to the proxy.
	 *
	 * @var array{tls: bool, certificate: bool, verified: bool, version: ?string, cipher: ?string,
	 *      commonName: ?string, tlvs: array<int, string>}|null
	 */
	public readonly ?array $tls;

	private function __construct() {}

	/**
	 * Makes a header to send. Without addresses it is that of a connection of the proxy itself: LOCAL, or
	 * UNKNOWN in version 1. Version 1 writes unix sockets as UNKNOWN.
	 *
	 * @param Endpoint|null $source the client: a numeric address or a path
	 * @param Endpoint|null $destination the address that it connected to, of the same kind
	 * @param int $version 1 or 2
	 * @param array<int, string> $tlvs by type, 1 to 255; of version 2 only
	 * @param bool $checksum adds the CRC32C of the header; of version 2 only
	 * @throws \ValueError
	 */
	public static function of(
		?Endpoint $source = null,
		?Endpoint $destination = null,
		int $version = 2,
		array $tlvs = [],
		bool $checksum = false
	): ProxyHeader {}

	/**
	 * Parses the bytes of one header, with nothing behind it.
	 *
	 * @throws \ValueError names the fault
	 */
	public static function parse(string $bytes): ProxyHeader {}

	/** Returns the bytes of the header. Types that occurred twice are there once. */
	public function __toString(): string {}
}

/**
 * Reads the PROXY header of a connection, and no byte behind it. Endpoint::peer(), Endpoint::local() and
 * describe() then return the addresses of the header; socket_getpeername() and socket_getsockname()
 * those of the system. A header without addresses changes none.
 *
 * @param \Socket $connection an accepted stream socket from which nothing was read
 * @param list<string> $from the peers that may send a header: "192.0.2.1", "10.0.0.0/8", "2001:db8::/32",
 *        and "unix" for unix sockets. The network of an IPv4 address contains its IPv4-mapped form
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @throws \ValueError an element of $from is invalid, or the header was already read
 * @throws TimeoutException|SocketException kind PermissionDenied: the peer is not in $from; kind
 *         InvalidArgument: no header, a malformed one, or a wrong checksum; kind MessageTooLarge: more
 *         than 16384 bytes; kind Closed: the stream ended before. The connection is still open; $partial:
 *         the bytes that were read
 * @see proxy-protocol.txt of HAProxy
 */
function read_proxy_header(
	\Socket $connection,
	array $from,
	\Time\Duration|int|float|null $timeout = null
): ProxyHeader {}

/** Returns the header that accept() or read_proxy_header() has read; null if none was read. */
function proxy_header(\Socket $connection): ?ProxyHeader {}

/* --- Connections ---------------------------------------------------------------------------------- */

/**
 * Opens two sockets that are connected to each other. They are blocking, and child programs do not
 * inherit them. On Windows they are connected over the loopback interface.
 *
 * @param string $scheme "unix" for a stream, "unixgram" for datagrams, "unixpacket" for packets
 * @return array{\Socket, \Socket}
 * @throws \ValueError another scheme
 * @throws SocketException kind Unsupported: the system has no pairs of that scheme
 * @see socketpair(2)
 */
function pair(string $scheme = 'unix'): array {}

/**
 * Ends one direction of a connection, or both. After "write" the peer reads to the end of the stream,
 * and this side can still read. The socket stays open.
 *
 * @param string $how "read", "write" or "both"
 * @throws \ValueError another word
 * @throws SocketException kind NotConnected
 * @see shutdown(2)
 */
function shutdown(\Socket $socket, string $how = 'write'): void {}

/**
 * Closes a socket, and the stream that shares its descriptor.
 *
 * @param \Time\Duration|int|float|null $linger in seconds: how long the call may wait until the data
 *        that was written is sent and acknowledged, also on a non-blocking socket; rounded up to a
 *        second, at most 65535. 0: the data is discarded, and the connection is reset. null: as SO_LINGER
 *        was set; by default the system sends the data after the call
 * @throws SocketException the system refuses $linger; the socket is still open
 * @throws \TypeError the stream that shares the descriptor was closed
 * @throws \Error the stream is in use, as while its filter runs
 * @see socket(7) SO_LINGER
 */
function close(\Socket $socket, \Time\Duration|int|float|null $linger = null): void {}

/**
 * Dissolves the peer of a connected datagram socket, which then receives from every sender, and can be
 * connected again. A socket without a peer stays as it is. On Linux an address or port that the system
 * has chosen is lost, too.
 *
 * @param \Socket $socket a datagram or raw socket
 * @throws \ValueError a stream or packet socket
 * @throws SocketException
 * @see connect(2) AF_UNSPEC
 */
function disconnect(\Socket $socket): void {}

/**
 * Returns the address that the client of a redirected connection connected to: a transparent proxy gets
 * connections that the firewall (nftables, iptables: REDIRECT, DNAT) has directed to it. A connection
 * that was not redirected has its local address: compare with Endpoint::local(), or a proxy that a client
 * connects to directly connects to itself. For UDP use the option IP_RECVORIGDSTADDR.
 *
 * @param \Socket $socket a TCP connection of IPv4 or IPv6
 * @throws \ValueError another socket
 * @throws SocketException kind Unsupported: not Linux, or without connection tracking; kind NotFound: the
 *         kernel does not track this connection, or there is none
 * @see nf_conntrack, SO_ORIGINAL_DST of linux/netfilter_ipv4.h
 */
function original_destination(\Socket $socket): Endpoint {}

/* --- Options -------------------------------------------------------------------------------------- */

/**
 * Sets an option of a socket by its name; connect() and listen() take the same names. An option of the
 * Internet protocol is set at the level of the socket's family, and at both levels of an IPv6 socket
 * that accepts IPv4. What the system takes only before bind(2) or after listen(2) is a matter of the
 * system.
 *
 * | type of $value | options |
 * | --- | --- |
 * | bool | nodelay, cork, keepalive (or an array: idle and interval in seconds, count), reuseaddr, reuseport, v6only, freebind, transparent, bind_address_no_port, broadcast, multicast_loop, multicast_all, pktinfo, recvttl, recvtos, recverr, timestamps, gro |
 * | int | keepalive_idle, keepalive_interval, keepalive_count, rcvbuf, sndbuf, rcvlowat, notsent_lowat, ttl or hop_limit, tos, dscp, priority, mark, multicast_ttl, incoming_cpu; of a socket that listens defer_accept (or bool), fastopen |
 * | string | congestion, interface, multicast_interface (its name or an address of it, or int: its index) |
 * | array | port_range: the lowest and the highest port |
 * | seconds | user_timeout, busy_poll, linger (or false): Time\Duration, int or float |
 *
 * @throws \ValueError|\TypeError for an unknown name or an invalid value
 * @throws SocketException kind Unsupported: the system lacks the option, or not for such a socket
 * @see socket(7), ip(7), ipv6(7), tcp(7), udp(7)
 */
function set_option(\Socket $socket, string $name, mixed $value): void {}

/**
 * Returns an option of a socket by its name: a value that set_option() takes. Durations are float in
 * seconds, keepalive is bool, multicast_interface is the name of the interface or "". On Linux rcvbuf
 * and sndbuf are twice the number that was set.
 *
 * @return bool|int|float|string|array{int, int}
 * @throws \ValueError for an unknown name
 * @throws SocketException kind Unsupported: the system lacks the option, or not for such a socket
 * @see set_option()
 */
function get_option(\Socket $socket, string $name): mixed {}

/* --- Reading and writing -------------------------------------------------------------------------- */

/**
 * Reads the bytes that are available and waits only for the first one; on a datagram or packet socket,
 * reads one message.
 *
 * @param int $max 1 or more; the rest of a longer message is discarded
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @return string "" at the end of the stream
 * @throws TimeoutException|SocketException
 */
function read(\Socket $socket, int $max, \Time\Duration|int|float|null $timeout = null): string {}

/**
 * Reads the bytes that have arrived, or one message, as read() does. Does not wait.
 *
 * @param int $max 1 or more; the rest of a longer message is discarded
 * @return string|null null: nothing has arrived; "" at the end of the stream, and for an empty message
 * @throws SocketException
 */
function try_read(\Socket $socket, int $max): ?string {}

/**
 * Reads exactly $length bytes of a stream socket.
 *
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @throws TimeoutException|SocketException kind Closed: the stream ends before
 */
function read_exactly(
	\Socket $socket,
	int $length,
	\Time\Duration|int|float|null $timeout = null
): string {}

/**
 * Reads up to a delimiter and returns it with the data; the bytes after it stay in the socket.
 *
 * @param string $delimiter one byte or more
 * @param int    $max       in bytes, including the delimiter
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @throws TimeoutException|SocketException kind Closed: the stream ends before; kind MessageTooLarge:
 *         the first $max bytes, which are in $partial, have no delimiter
 */
function read_until(
	\Socket $socket,
	string $delimiter,
	int $max = 65536,
	\Time\Duration|int|float|null $timeout = null
): string {}

/**
 * Reads a line that ends with "\n" or "\r\n" and returns it without that. The last line of the stream
 * may lack it.
 *
 * @param int $max in bytes, including the end of the line
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @param bool $keep_end returns the line with its end: a last line that lacks it was perhaps not written
 *        completely
 * @return string|null null at the end of the stream
 * @throws TimeoutException|SocketException as read_until()
 */
function read_line(
	\Socket $socket,
	int $max = 65536,
	\Time\Duration|int|float|null $timeout = null,
	bool $keep_end = false
): ?string {}

/**
 * Writes all of a string, or of several strings, with as few system calls as possible. A datagram or
 * packet socket sends all of the strings as one message; an error that an earlier datagram has caused
 * (ICMP) does not make it fail.
 *
 * @param string|array<string|\Stringable|int|float> $data in this order
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @return int the number of bytes written: all
 * @throws \TypeError an element cannot be converted to a string; nothing was sent
 * @throws TimeoutException|SocketException $transferred: the number of bytes sent before
 */
function write_all(
	\Socket $socket,
	string|array $data,
	\Time\Duration|int|float|null $timeout = null
): int {}

/**
 * Writes as much of a string, or of several strings, as the system takes at once. Does not wait. A
 * datagram or packet socket sends all of the strings as one message, or nothing.
 *
 * @param string|string[] $data in this order
 * @return int the number of bytes that were taken; 0: none, or an empty message was sent
 * @throws \TypeError an element cannot be converted to a string; nothing was sent
 * @throws SocketException as write_all()
 */
function try_write(\Socket $socket, string|array $data): int {}

/**
 * Reads a frame, which write_frame() has written: a length in four bytes, the most significant first,
 * and as many bytes of data.
 *
 * @param int $max the length of the longest accepted frame
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @return string|null null at the end of the stream
 * @throws TimeoutException|SocketException kind Closed: the stream ends within a frame; kind
 *         MessageTooLarge: the frame is longer than $max; only its length has been read
 */
function read_frame(
	\Socket $socket,
	int $max = 16777216,
	\Time\Duration|int|float|null $timeout = null
): ?string {}

/**
 * Writes a frame of at most 4,294,967,295 bytes.
 *
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @throws TimeoutException|SocketException
 */
function write_frame(
	\Socket $socket,
	string $data,
	\Time\Duration|int|float|null $timeout = null
): void {}

/**
 * Reads a stream socket through a buffer: many lines take one system call. The reader holds the bytes
 * that were received and not returned yet; the socket does not have them any more. Read a socket through
 * one reader only.
 *
 * No failure loses a byte: all received bytes stay in the buffer, and the next call finds them there. A
 * failure of the connection is permanent: every call that needs more than the buffer has throws it
 * again, with the buffer's content as $partial, and half a line is never returned as a line. Iteration
 * returns lines as readLine() does and continues where the reader stands: a line that an iterator has
 * found and not returned is the next line of the reader.
 *
 * The memory of an empty buffer is returned, except for 8 KiB.
 *
 * @implements \IteratorAggregate<int, string>
 * @strict-properties
 * @not-serializable
 */
final class Reader implements \IteratorAggregate
{
	/**
	 * @param int $max length of the longest line, and of the longest result of readUntil(), in bytes
	 *        including their ends
	 * @param \Time\Duration|int|float|null $timeout in seconds, for calls without a timeout of their own;
	 *        null: no timeout
	 * @throws \ValueError $socket is not a stream socket, or an argument is out of range
	 */
	public function __construct(
		\Socket $socket,
		int $max = 65536,
		\Time\Duration|int|float|null $timeout = null
	) {}

	/**
	 * Returns a line that ends with "\n" or "\r\n", without that. The last line of the stream may lack
	 * it.
	 *
	 * @param \Time\Duration|int|float|null $timeout in seconds; null: the timeout of the reader
	 * @param bool $keep_end returns the line with its end: a last line that lacks it was perhaps not
	 *        written completely
	 * @return string|null null at the end of the stream
	 * @throws TimeoutException|SocketException kind MessageTooLarge: the line is longer than the
	 *         reader's $max; read() returns what was received of it
	 */
	public function readLine(\Time\Duration|int|float|null $timeout = null, bool $keep_end = false): ?string {}

	/**
	 * Returns exactly $length bytes.
	 *
	 * @param \Time\Duration|int|float|null $timeout in seconds; null: the timeout of the reader
	 * @throws TimeoutException|SocketException kind Closed: the stream ends before
	 */
	public function readExactly(int $length, \Time\Duration|int|float|null $timeout = null): string {}

	/**
	 * Returns the data up to and including a delimiter.
	 *
	 * @param string $delimiter one byte or more
	 * @param \Time\Duration|int|float|null $timeout in seconds; null: the timeout of the reader
	 * @throws TimeoutException|SocketException kind Closed: the stream ends before; kind
	 *         MessageTooLarge: the reader's $max bytes have no delimiter
	 */
	public function readUntil(string $delimiter, \Time\Duration|int|float|null $timeout = null): string {}

	/**
	 * Returns the available bytes and waits only if there are none.
	 *
	 * @param int $max 1 or more
	 * @param \Time\Duration|int|float|null $timeout in seconds; null: the timeout of the reader
	 * @return string "" at the end of the stream
	 * @throws TimeoutException|SocketException
	 */
	public function read(int $max, \Time\Duration|int|float|null $timeout = null): string {}

	/**
	 * Returns the next $length bytes, which stay in the reader; fewer only if the stream ends before.
	 *
	 * @param \Time\Duration|int|float|null $timeout in seconds; null: the timeout of the reader
	 * @throws TimeoutException|SocketException
	 */
	public function peek(int $length, \Time\Duration|int|float|null $timeout = null): string {}

	/**
	 * Reads a message of several parts completely or not at all: calls $read with this reader and
	 * returns its result. If $read throws, for example a TimeoutException, all the bytes that it has read
	 * are in the reader again, and the next call starts at the beginning of the message.
	 *
	 * @template T
	 * @param callable(Reader): T $read reads one message from the reader, which is its argument
	 * @param \Time\Duration|int|float|null $timeout in seconds, for the whole message: no call within
	 *        $read waits longer; null: the timeout of the reader
	 * @return T
	 * @throws \Throwable what $read throws
	 */
	public function readMessage(callable $read, \Time\Duration|int|float|null $timeout = null): mixed {}

	/**
	 * Marks the next byte: rewind() returns there. Bytes that are read from then on stay in memory until
	 * rewind(), unmark() or another mark(), which replaces this one.
	 */
	public function mark(): void {}

	/**
	 * Returns to the mark and removes it: the bytes that were read since mark() are read again.
	 *
	 * @throws \Error the reader has no mark
	 */
	public function rewind(): void {}

	/** Removes the mark, if the reader has one: the bytes that were read need no memory any more. */
	public function unmark(): void {}

	/**
	 * Returns the data of a frame, which write_frame() has written. A frame that has not arrived
	 * completely stays in the reader.
	 *
	 * @param int $max the length of the longest accepted frame
	 * @param \Time\Duration|int|float|null $timeout in seconds; null: the timeout of the reader
	 * @return string|null null at the end of the stream
	 * @throws TimeoutException|SocketException kind Closed: the stream ends within a frame; kind
	 *         MessageTooLarge: the frame is longer than $max
	 */
	public function readFrame(int $max = 16777216, \Time\Duration|int|float|null $timeout = null): ?string {}

	/**
	 * Discards $length bytes as they arrive, without memory for them. If it fails, $transferred is the
	 * number of bytes that were discarded.
	 *
	 * @param \Time\Duration|int|float|null $timeout in seconds; null: the timeout of the reader
	 * @throws TimeoutException|SocketException kind Closed: the stream ends before
	 */
	public function skip(int $length, \Time\Duration|int|float|null $timeout = null): void {}

	/**
	 * Returns all bytes up to the end of the stream.
	 *
	 * @param int $max the number of bytes that are accepted
	 * @param \Time\Duration|int|float|null $timeout in seconds; null: the timeout of the reader
	 * @return string "" if the stream has ended
	 * @throws TimeoutException|SocketException kind MessageTooLarge: the stream has more bytes than $max;
	 *         they stay in the reader
	 */
	public function readAll(int $max, \Time\Duration|int|float|null $timeout = null): string {}

	/** Returns the number of bytes in the buffer. */
	public function buffered(): int {}

	public function getSocket(): \Socket {}

	/** @return \Iterator<int, string> the lines that remain */
	public function getIterator(): \Iterator {}
}

/**
 * Writes to a stream socket through a queue: write() waits for nothing, and one system call sends many
 * strings. Write to a socket through one writer only.
 *
 * A program that waits calls flush(). While it waits, other tasks and signal handlers may call write(): flush()
 * sends that data as well. A program with an event loop calls tryFlush() after it has written, watches
 * the socket for Io\Poll\Event::Write while wantsWrite() is true, and calls tryFlush() again then. It stops
 * producing data while isFull() is true.
 *
 * No failure loses a byte: what was not sent is still queued. A failure of the connection is permanent:
 * every later call that would send or queue data throws it again. The destructor never waits: data that was
 * not sent is discarded with the writer.
 *
 * Large strings are referenced, not copied; an empty queue needs no memory.
 *
 * @strict-properties
 * @not-serializable
 */
final class Writer
{
	/**
	 * @param int $max the number of bytes that may be queued
	 * @param int|null $high the high water mark in bytes, at most $max: the writer is full from then on;
	 *        null: 65536, or $max if that is less
	 * @param int|null $low the low water mark in bytes, at most $high: a full writer is not full any more
	 *        when so many bytes or fewer are left; null: a quarter of $high
	 * @param \Time\Duration|int|float|null $timeout in seconds, for flush() without a timeout of its own;
	 *        null: no timeout
	 * @throws \ValueError $socket is not a stream socket, or an argument is out of range
	 */
	public function __construct(
		\Socket $socket,
		int $max = 16777216,
		?int $high = null,
		?int $low = null,
		\Time\Duration|int|float|null $timeout = null
	) {}

	/**
	 * Queues all of a string, or of several strings; sends nothing.
	 *
	 * @param string|array<string> $data in this order
	 * @return bool false: the data was queued, and the writer is full
	 * @throws \TypeError an element cannot be converted to a string; nothing was queued
	 * @throws SocketException kind MessageTooLarge: there would be more than $max bytes in the queue, and
	 *         nothing was queued; another kind: the connection has failed before
	 */
	public function write(string|array $data): bool {}

	/**
	 * Sends all queued data.
	 *
	 * @param \Time\Duration|int|float|null $timeout in seconds; null: the timeout of the writer
	 * @throws TimeoutException|SocketException $transferred: the number of bytes that this call has sent;
	 *         the others are still queued
	 */
	public function flush(\Time\Duration|int|float|null $timeout = null): void {}

	/**
	 * Sends as much of the queued data as the system takes without waiting.
	 *
	 * @return bool whether the queue is empty
	 * @throws SocketException the connection has failed
	 */
	public function tryFlush(): bool {}

	/** Returns the number of queued bytes. */
	public function pending(): int {}

	/** Whether to wait until the socket is writable: data is queued, and the connection has not failed. */
	public function wantsWrite(): bool {}

	/** Whether the high water mark was reached, and the low one was not reached since then. */
	public function isFull(): bool {}

	public function getSocket(): \Socket {}
}

/**
 * Passes the bytes of one stream socket on to another, until $from ends or $length bytes were passed on.
 * The end of the stream is not passed on: shutdown($to) does that. On Linux many bytes between two
 * non-blocking sockets never enter PHP (splice).
 *
 * @param \Socket $from a stream socket
 * @param \Socket $to   another one
 * @param int|null $length the maximum number of bytes; null: to the end of the stream
 * @param \Time\Duration|int|float|null $timeout in seconds, for the whole call; null: no timeout
 * @return int the number of bytes that were passed on: fewer than $length at the end of the stream; on
 *         32-bit systems at most PHP_INT_MAX, even if there were more
 * @throws \ValueError both are the same socket, or one is not a stream socket
 * @throws TimeoutException|SocketException $transferred: the number of bytes that were passed on before;
 *         $partial: the bytes that were read from $from and not written to $to. "reading" or "writing" in
 *         the message: the socket that failed
 * @see splice(2)
 */
function relay(
	\Socket $from,
	\Socket $to,
	?int $length = null,
	\Time\Duration|int|float|null $timeout = null
): int {}

/* --- Files ---------------------------------------------------------------------------------------- */

/**
 * Sends the bytes of a stream. A regular file is sent by the system (sendfile on Linux, TransmitFile on
 * Windows), unless $socket is blocking and there is a timeout: then it is read and written like every
 * other stream. The mode of the socket does not change. A seekable stream is sent from $offset,
 * whatever its position, which does not change. Any other stream is sent from its position, and so is
 * one of a stream wrapper in PHP whose position is $offset.
 *
 * @param \Socket $socket a socket of type SOCK_STREAM
 * @param resource $stream
 * @param int $offset in bytes from the beginning; 0 for a stream that is not seekable
 * @param int|null $length the maximum number of bytes; null: to the end
 * @param \Time\Duration|int|float|null $timeout in seconds, for reading the stream and for sending;
 *        null: no timeout
 * @return int the number of bytes sent: fewer than $length at the end of the stream; on 32-bit systems
 *         at most PHP_INT_MAX, even if more were sent
 * @throws \ValueError the stream is not readable, or an argument is out of range
 * @throws TimeoutException|SocketException $transferred: the number of bytes sent before; $partial:
 *         the bytes that were read from a stream that is not seekable, and not sent. "reading the
 *         stream" in the message: the stream failed, not the socket
 * @see sendfile(2)
 */
function send_file(
	\Socket $socket,
	$stream,
	int $offset = 0,
	?int $length = null,
	\Time\Duration|int|float|null $timeout = null
): int {}

/* --- Datagrams ------------------------------------------------------------------------------------ */

/**
 * A datagram that was received, or one to send.
 *
 * @strict-properties
 */
final class Datagram
{
	public readonly string $data;

	/**
	 * The address of the sender or of the receiver: numeric, a path, or @ and an abstract name. null: the
	 * sender has no address; the receiver is the peer.
	 */
	public readonly ?string $address;

	/** null if the address family has no ports. */
	public readonly ?int $port;

	/** @var list<array{level: int, type: int, data: mixed}> control messages */
	public readonly array $control;

	/** Whether the datagram was longer than $data; its rest was discarded. */
	public readonly bool $truncated;

	/**
	 * @param Endpoint|string|null $address the receiver; an Endpoint has the port, too, and its scheme and
	 *        options are ignored
	 * @param list<array{level: int, type: int, data: mixed}> $control control messages
	 * @throws \ValueError $port is out of range, or given together with an Endpoint
	 */
	public function __construct(
		string $data,
		Endpoint|string|null $address = null,
		?int $port = null,
		array $control = [],
		bool $truncated = false
	) {}

	/**
	 * Makes a datagram for the sender of this one. It comes from the address to which this one was sent,
	 * if destination() has one; otherwise the system chooses one by its routes, which on a host with
	 * several addresses may be another one, and the sender then ignores it. send_batch() sends it, alone
	 * or with others.
	 *
	 * @param list<array{level: int, type: int, data: mixed}> $control further control messages
	 * @see ip(7) IP_PKTINFO, RFC 3542, section 6
	 */
	public function reply(string $data, array $control = []): Datagram {}

	/** Returns $address and $port; null if there is no address, or it is not numeric. */
	public function endpoint(): ?Endpoint {}

	/**
	 * Returns the address to which a received datagram was sent, with the port of the socket: on a host
	 * with several addresses one of them, a multicast group, or a broadcast address.
	 *
	 * @return Endpoint|null null: the system did not report it. It does on a socket that listen() has bound
	 *         to any address ("udp://*:53"), and with the option "pktinfo"
	 */
	public function destination(): ?Endpoint {}

	/**
	 * Returns how many routers the datagram could still have passed: its TTL or hop limit.
	 *
	 * @return int|null null: the system did not report it, as it does with the option "recvttl"
	 */
	public function ttl(): ?int {}

	/**
	 * Returns the mark for congestion: 3 is "congestion experienced", 1 and 2 are of a transport that
	 * understands it, 0 of one that does not.
	 *
	 * @return int|null null: the system did not report it, as it does with the option "recvtos"
	 * @see RFC 3168
	 */
	public function ecn(): ?int {}

	/**
	 * Returns the class of service, 0 to 63.
	 *
	 * @return int|null null: the system did not report it, as it does with the option "recvtos"
	 * @see RFC 2474
	 */
	public function dscp(): ?int {}

	/**
	 * Returns when the system received the datagram, in seconds like microtime(true). $control has the
	 * exact time.
	 *
	 * @return float|null null: the system did not report it, as it does with the option "timestamps", or
	 *         SO_TIMESTAMP, SO_TIMESTAMPNS or SO_TIMESTAMPING
	 * @see socket(7), Documentation/networking/timestamping.rst
	 */
	public function timestamp(): ?float {}

	/** @return array<string, mixed> */
	public function __serialize(): array {}

	/** @param array<mixed> $data */
	public function __unserialize(array $data): void {}
}

/**
 * Receives the available datagrams with one system call and waits only for the first one. If UDP_GRO is
 * set on the socket, datagrams that the kernel has joined are returned as they were sent; there may then
 * be more than $max of them, as none is discarded. An error that the system reports after the first
 * datagram becomes the last error of the socket.
 *
 * A packet socket (unixpacket) returns packets in order. [] is the end of its connection; where a batch
 * is full and ends with an empty packet, another empty packet behind it is taken for the end, too.
 *
 * @param int $max  1 or more
 * @param int $size of the longest datagram, in bytes; the rest of a longer one is discarded, and its
 *        $truncated is true
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @return list<Datagram> empty only at the end of a connection of packets
 * @throws \ValueError a stream socket
 * @throws TimeoutException|SocketException
 * @see recvmmsg(2)
 */
function receive_batch(
	\Socket $socket,
	int $max,
	int $size = 65535,
	\Time\Duration|int|float|null $timeout = null
): array {}

/**
 * Sends datagrams in the given order, with as few system calls as possible. An error that an earlier
 * datagram has caused (ICMP) does not make any of them fail. A packet socket (unixpacket) sends packets to
 * its peer, whatever address they have.
 *
 * @param array<Datagram|string> $datagrams each a Datagram, or a string for the peer of a connected socket. Addresses are
 *        numeric: names are not resolved
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @return int the number of datagrams sent: all
 * @throws \ValueError|\TypeError an element is invalid; nothing was sent
 * @throws TimeoutException|SocketException $transferred: the number of datagrams sent before the one
 *         that failed
 * @see sendmmsg(2)
 */
function send_batch(
	\Socket $socket,
	array $datagrams,
	\Time\Duration|int|float|null $timeout = null
): int {}

/**
 * Sends a string as datagrams of $segment bytes each; the last one may be shorter. If the system can, 64
 * of them pass through the network stack at once (UDP_SEGMENT, Linux 4.18); else one at a time.
 *
 * @param int $segment 1 to 65535
 * @param Datagram|Endpoint|string|null $to a numeric address; a Datagram stands for its address; null:
 *        the peer of a connected socket
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @return int the number of datagrams sent
 * @throws TimeoutException|SocketException $transferred: the number of datagrams sent before
 * @see udp(7)
 */
function send_segments(
	\Socket $socket,
	string $data,
	int $segment,
	Datagram|Endpoint|string|null $to = null,
	\Time\Duration|int|float|null $timeout = null
): int {}

/* --- Multicast ------------------------------------------------------------------------------------ */

/**
 * Lets a socket receive the datagrams of a multicast group that arrive on one interface; with a source,
 * only those of that source. Groups, interfaces and sources can be joined one after the other. A
 * dual-stack socket takes groups of both families. The memberships end with the socket.
 *
 * A socket that is bound to a port receives what is sent to that port of the group. Other sockets of the
 * host may have joined the group, and on Linux this socket receives their datagrams, too, unless it is
 * bound to the address of the group or IP_MULTICAST_ALL is 0.
 *
 * @param \Socket $socket a datagram or raw socket of IPv4 or IPv6
 * @param string|Endpoint $group a numeric multicast address, "239.1.2.3" or "ff02::1%eth0", or an
 *        endpoint with one, "udp://239.1.2.3:5000"; the port has no meaning
 * @param int|string|null $interface name, index, or one of its local addresses; null or 0: that of the
 *        route to the group
 * @param string|null $source the numeric address of a sender, of the family of the group
 * @throws \ValueError an argument has no such address, or belongs to the other family
 * @throws SocketException kind AddressInUse: joined already; NotFound: there is no such interface, or
 *         without one no route to the group; AddressNotAvailable: no interface has that address
 * @see ip(7), ipv6(7), RFC 3678
 */
function join_group(
	\Socket $socket,
	string|Endpoint $group,
	int|string|null $interface = null,
	?string $source = null
): void {}

/**
 * Ends a membership. The arguments are those of join_group(); with a source, only the datagrams of that
 * source are not received any more.
 *
 * @throws \ValueError as join_group()
 * @throws SocketException kind AddressNotAvailable: the socket has not joined the group
 * @see ip(7), ipv6(7), RFC 3678
 */
function leave_group(
	\Socket $socket,
	string|Endpoint $group,
	int|string|null $interface = null,
	?string $source = null
): void {}

/**
 * Drops the datagrams that one sender sends to a group that the socket has joined without a source.
 *
 * @param string $source the numeric address of the sender
 * @param int|string|null $interface as that of join_group()
 * @throws \ValueError as join_group()
 * @throws SocketException the socket has not joined the group, or has joined it with a source
 * @see ip(7), ipv6(7), RFC 3678
 */
function block_source(
	\Socket $socket,
	string|Endpoint $group,
	string $source,
	int|string|null $interface = null
): void {}

/**
 * Receives the datagrams of a blocked sender again.
 *
 * @param string $source as that of block_source()
 * @param int|string|null $interface as that of join_group()
 * @throws \ValueError as join_group()
 * @throws SocketException the sender is not blocked
 * @see ip(7), ipv6(7), RFC 3678
 */
function unblock_source(
	\Socket $socket,
	string|Endpoint $group,
	string $source,
	int|string|null $interface = null
): void {}

/* --- Sockets and files for other processes -------------------------------------------------------- */

/**
 * Sends copies of sockets and files over a unix socket, together with data.
 *
 * @param \Socket $socket a connected unix socket
 * @param array<\Socket|resource> $handles 1 to 253 Sockets and streams that have a descriptor; a stream must not have
 *        unread data in its buffer
 * @param string $data one byte or more: the system sends no handles without data
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @throws \ValueError|\TypeError
 * @throws TimeoutException|SocketException $transferred is 1 or more: the handles were sent; kind
 *         Unsupported: on Windows
 * @see unix(7) SCM_RIGHTS
 */
function send_handles(
	\Socket $socket,
	array $handles,
	string $data = "\0",
	\Time\Duration|int|float|null $timeout = null
): void {}

/**
 * Receives what send_handles() has sent: the handles of one message or, on a stream socket, the next
 * handles with the data that precedes them. Child programs do not inherit them.
 *
 * @param int $max 1 to 253
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @param-out string $data the data, at most 65536 bytes; read() returns the rest that a
 *        stream socket has. "" at the end of the stream
 * @return list<\Socket|resource> a Socket for each socket, a stream for each file; [] if there was only data
 * @throws TimeoutException|SocketException kind MessageTooLarge: more handles than $max or than this
 *         process may have open, or a longer message; all of the handles are closed then, and the data is
 *         in $partial
 * @see unix(7) SCM_RIGHTS
 */
function receive_handles(
	\Socket $socket,
	int $max = 253,
	\Time\Duration|int|float|null $timeout = null,
	&$data = null
): array {}

/* --- Descriptors and services --------------------------------------------------------------------- */

/**
 * Returns the sockets that a service manager has opened for this process (systemd's socket activation),
 * as LISTEN_PID, LISTEN_FDS and LISTEN_FDNAMES describe them. The process owns them from then on, and
 * child programs do not inherit them. Available in command-line PHP only.
 *
 * The first call that succeeds takes the sockets, for the life of the process, and removes the variables
 * from the environment: getenv() does not find them any more, and child programs do not inherit them
 * ($_SERVER and $_ENV are copies and do not change). Later calls return the same Sockets, without those
 * that were closed: several libraries of a program can ask. A Socket stays open until it is closed, also
 * when the program has no reference to it. In a child process (fork) the result is [].
 *
 * @return array<string, list<\Socket>> by name, "unknown" for sockets without a name; [] if there are none
 *         for this process
 * @throws SocketException a descriptor is not a socket, or a variable, which the message names, has an
 *         invalid value; no socket is taken then, and the variables stay
 * @throws \Error in a server: PHP-FPM, CGI, the built-in web server, a module of a web server
 * @see sd_listen_fds(3), systemd.socket(5)
 */
function activated(): array {}

/**
 * Reports the state of a service to the service manager: "READY=1", "STATUS=…", "WATCHDOG=1". Available in
 * command-line PHP only: in a server the state is that of the server.
 *
 * @param string $state one assignment each; they are sent as one message
 * @return bool false if no service manager waits for messages: NOTIFY_SOCKET is not set. It stays in the
 *         environment, and child programs inherit it
 * @throws \ValueError not an assignment, or one with a line break or a null byte
 * @throws SocketException the message cannot be sent; kind InvalidArgument: the variable has no address
 * @throws \Error in a server
 * @see sd_notify(3)
 */
function notify(string ...$state): bool {}

/**
 * Returns the time within which the service manager expects notify('WATCHDOG=1') again and again; a
 * program sends it after half of that time. Available in command-line PHP only.
 *
 * @return float|null in seconds; null: there is no watchdog for this process
 * @throws SocketException kind InvalidArgument: WATCHDOG_USEC or WATCHDOG_PID, which the message names, is
 *         not a number
 * @throws \Error in a server
 * @see sd_watchdog_enabled(3), systemd.service(5) WatchdogSec
 */
function watchdog(): ?float {}

/**
 * Makes a Socket of a descriptor that another program has left open: an inherited one, or 0 under inetd.
 * The Socket owns the descriptor: it closes it, and child programs do not inherit it any more. Available
 * in command-line PHP only, like php://fd: in a server the descriptors belong to the server and to other
 * visitors.
 *
 * PHP opens a stream on each standard descriptor: STDIN, STDOUT and STDERR. The Socket of 0, 1 or 2
 * shares the descriptor with that stream, as after socket_import_stream(): socket_close() closes both,
 * and child programs still inherit it.
 *
 * @throws \ValueError the number is out of range, a Socket or another stream of this thread owns the
 *         descriptor, or a standard stream has unread data
 * @throws \Error in a server
 * @throws SocketException the descriptor is not open, or not a socket
 */
function from_descriptor(int $descriptor): \Socket {}

/**
 * Returns the system's number of a socket, which the Socket still owns: for the environment of a program
 * that inherits it, and for logs.
 *
 * @throws SocketException the stream that shares the descriptor was closed
 */
function descriptor(\Socket $socket): int {}

/**
 * Sets whether programs that this process starts inherit the socket. New sockets are not inherited.
 *
 * @throws SocketException
 * @see fcntl(2) FD_CLOEXEC; SetHandleInformation
 */
function set_inheritable(\Socket $socket, bool $inheritable): void {}

/* --- Descriptions of a socket --------------------------------------------------------------------- */

/* --- TLS ------------------------------------------------------------------------------------------ */

/**
 * Secures a connected stream socket by TLS, in the middle of a protocol (STARTTLS) or at its start; or, if
 * it is secured already, completes its handshake. What was not read before is taken for TLS. Without this
 * call the first read or write makes the handshake of an accepted socket, within its own timeout.
 *
 * @param \Socket $socket a stream socket without a stream; no Reader has unread bytes of it
 * @param array<string, mixed> $options the options of TLS of connect(), with peer_name unless verify is
 *        false; with bool server = true those of listen(). [] for a socket that is secured already
 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
 * @throws \ValueError|\TypeError for an invalid option
 * @throws TlsException|TimeoutException|SocketException TlsException kind WouldBlock: the timeout is 0, and
 *         $wants is the event to wait for; SocketException kind Unsupported: the extension was built without
 *         OpenSSL
 * @see RFC 8446, RFC 5246, RFC 6125
 */
function secure(
	\Socket $socket,
	array $options = [],
	\Time\Duration|int|float|null $timeout = null
): void {}

/**
 * The state of a connection that is secured by TLS.
 *
 * @strict-properties
 */
final class TlsInfo
{
	/** "TLSv1.2" or "TLSv1.3". */
	public readonly string $version;

	/** By its name in OpenSSL: "TLS_AES_256_GCM_SHA384". */
	public readonly string $cipher;

	/** The protocol of the application that both sides have chosen (ALPN, RFC 7301). */
	public readonly ?string $protocol;

	/** The name that the certificate of the server was checked for; of a server the one that the client asked for. */
	public readonly ?string $peerName;

	/** The certificate of the peer, in PEM. */
	public readonly ?string $peerCertificate;

	/** @var list<string> the other certificates that the peer has sent, in PEM; [] for a resumed session */
	public readonly array $peerChain;

	/** Whether the certificate of the peer was checked: chain, name and time, or its fingerprint. */
	public readonly bool $verified;

	/** Whether the session of an earlier connection was resumed. */
	public readonly bool $resumed;

	private function __construct() {}
}

/**
 * Returns the state of TLS; null for a socket that is not secured, and before the handshake is over.
 */
function secure_info(\Socket $socket): ?TlsInfo {}

/**
 * The process at the other end of a unix socket, as it was when the socket was connected.
 *
 * @strict-properties
 */
final class PeerCredentials
{
	/** The process; null if the system does not report it, or it is in another namespace. */
	public readonly ?int $pid;

	/** The effective user and group. */
	public readonly int $uid;

	public readonly int $gid;

	private function __construct() {}
}

/**
 * Returns the credentials of the process at the other end of a unix socket.
 *
 * @param \Socket $socket a unix socket
 * @throws SocketException kind NotConnected; kind Unsupported: the system does not report them
 * @see unix(7) SO_PEERCRED, getpeereid(3)
 */
function peer_credentials(\Socket $socket): PeerCredentials {}

/**
 * Describes a socket for a log. It never fails: a value that is not available is null, which for a closed
 * socket are all of them except "family" and "error".
 *
 * @return array{descriptor: ?int, family: ?string, type: ?string, protocol: ?int, local: ?Endpoint,
 *         peer: ?Endpoint, blocking: ?bool, error: int} "AF_INET", "SOCK_STREAM"; error is the last
 *         error, as socket_last_error() returns it
 */
function describe(\Socket $socket): array {}

/**
 * The state of a TCP connection at the time of the call. Times are in microseconds. A figure that the
 * kernel does not report is null, and so are rtt, pathMtu, slowStartThreshold and deliveryRate while they
 * are not known; the others are 0 then, as they are for a listening socket. On 32-bit systems larger
 * figures are PHP_INT_MAX.
 *
 * @strict-properties
 * @see tcp(7) TCP_INFO
 */
final class TcpInfo
{
	/** By its name in RFC 9293: "ESTABLISHED", "LISTEN", "CLOSE-WAIT", … */
	public readonly ?string $state;

	/** The smoothed round-trip time (RFC 6298). */
	public readonly ?int $rtt;

	public readonly ?int $rttVariation;

	/** The shortest round-trip time of the last minutes. */
	public readonly ?int $minRtt;

	/** The time after which an unacknowledged segment is sent again. */
	public readonly ?int $retransmissionTimeout;

	/** The time since data was last sent, and since data was last received. */
	public readonly ?int $sinceSent;

	public readonly ?int $sinceReceived;

	/** In bytes: the maximum segment sizes, and the maximum packet size of the path. */
	public readonly ?int $sendSegmentSize;

	public readonly ?int $receiveSegmentSize;

	public readonly ?int $pathMtu;

	/** In segments; slowStartThreshold is null until a loss. */
	public readonly ?int $congestionWindow;

	public readonly ?int $slowStartThreshold;

	/** In bytes: the windows that the peer and this side have advertised. */
	public readonly ?int $sendWindow;

	public readonly ?int $receiveWindow;

	/** The segments that were sent and not acknowledged; of a listening socket: waiting connections. */
	public readonly ?int $unacknowledged;

	/** The unacknowledged segments that are considered lost. */
	public readonly ?int $lost;

	/** How often the oldest unacknowledged segment was sent again; how often any segment was. */
	public readonly ?int $retransmits;

	public readonly ?int $totalRetransmits;

	/**
	 * In bytes: sent (retransmissions included), acknowledged (opening a connection counts as one),
	 * received, retransmitted, and not sent yet.
	 */
	public readonly ?int $bytesSent;

	public readonly ?int $bytesAcknowledged;

	public readonly ?int $bytesReceived;

	public readonly ?int $bytesRetransmitted;

	public readonly ?int $bytesNotSent;

	public readonly ?int $segmentsSent;

	public readonly ?int $segmentsReceived;

	/** In bytes per second: the rate of delivery, and the maximum rate of sending; null: no maximum. */
	public readonly ?int $deliveryRate;

	public readonly ?int $pacingRate;

	private function __construct() {}
}

/**
 * Returns the state of a TCP connection.
 *
 * @throws SocketException kind Unsupported: not a TCP socket, or the system does not report it
 */
function tcp_info(\Socket $socket): TcpInfo {}
