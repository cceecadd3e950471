<?php

/** @generate-class-entries */

/*
 * Clients and servers in a few lines, on the same Socket objects as socket_*. Functions throw and
 * never warn. A time limit is in seconds (Time\Duration, int or float); null is for ever.
 */
namespace Sockets {
    /** What went wrong, without the system's numbers. A case's value is its name. */
    enum ErrorKind: string
    {
        /** None of the others. */
        case Other = 'Other';
        case Refused = 'Refused';
        case Reset = 'Reset';
        case Aborted = 'Aborted';
        /** A TimeoutException, or the system's ETIMEDOUT: it has abandoned the connection. */
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
        /** The peer ended the connection, or the socket is closed. */
        case Closed = 'Closed';
        case Unresolved = 'Unresolved';
        case TooManyHandles = 'TooManyHandles';
        case OutOfMemory = 'OutOfMemory';
        case Unsupported = 'Unsupported';
        case InvalidArgument = 'InvalidArgument';
        case MessageTooLarge = 'MessageTooLarge';
    }

    /**
     * Where to connect to or to listen on.
     *
     * | scheme | form |
     * | --- | --- |
     * | tcp, tcp4, tcp6, udp, udp4, udp6 | tcp://host:port; IPv6 addresses in brackets, with a zone: [fe80::1%eth0]; * for any address |
     * | raw | raw://host |
     * | unix, unixgram, unixpacket | unix:///path, unix://@name for an abstract name, unix://./@path for a path that begins with @, unix:// for a socket without a name |
     * | vsock, tipc | vsock://cid:port; tipc://type:instance, tipc://[node:reference] for one socket |
     *
     * An IPv4 address has four decimal numbers without leading zeros. Another name whose last part is a
     * number, as in "127.1", is refused. Schemes are read in either case.
     *
     * Behind a question mark stand options, as in "?nodelay&keepalive=0".
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

        /** The zone of an IPv6 address: an interface. */
        public readonly ?string $scope;

        /** @var array<string, string> as they were written, decoded; "1" where there is no value */
        public readonly array $options;

        private function __construct() {}

        /** @throws \ValueError that names the column and what was expected there */
        public static function parse(string $endpoint): Endpoint {}

        /** @throws SocketException */
        public static function local(\Socket $socket): Endpoint {}

        /** @throws SocketException */
        public static function peer(\Socket $socket): Endpoint {}

        /** The canonical text, which parse() reads as the same endpoint. */
        public function __toString(): string {}

        public function __serialize(): array {}

        public function __unserialize(array $data): void {}
    }

    /** Something failed; the code is the system's number. */
    class SocketException extends \RuntimeException
    {
        public readonly ErrorKind $kind;

        /** The name of the code, "ECONNREFUSED"; "" where it has none. */
        public readonly string $symbol;

        public readonly ?Endpoint $endpoint;

        /** What was read before it failed. */
        public readonly string $partial;

        /** How many bytes went through before it failed; of batches, how many datagrams. */
        public readonly int $transferred;
    }

    /**
     * The timeout of a call is over. The system's own ETIMEDOUT is a SocketException: the kernel has
     * abandoned the connection, and another try is in vain.
     */
    class TimeoutException extends SocketException
    {
    }

    /** A name has no address; the code is an EAI_* number. */
    class ResolveException extends SocketException
    {
    }
}
