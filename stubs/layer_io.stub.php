<?php

/** @generate-class-entries */

/*
 * Reading and writing in Sockets\. All work on blocking and non-blocking sockets and leave the mode
 * as it is; SO_RCVTIMEO and SO_SNDTIMEO do not count, $timeout does. Handled signals do not end them.
 * What was read before a failure is in the exception ($partial), what was written is counted there
 * ($transferred).
 */
namespace Sockets {
    /**
     * Reads what there is, waiting for the first byte; of sockets with messages, one message.
     *
     * @param int $max 1 or more; of a longer message the rest is lost
     * @param \Time\Duration|int|float|null $timeout seconds; null: for ever
     * @return string "" at the end of the stream
     * @throws TimeoutException|SocketException
     */
    function read(\Socket $socket, int $max, \Time\Duration|int|float|null $timeout = null): string {}

    /**
     * Reads exactly so many bytes of a stream.
     *
     * @param \Time\Duration|int|float|null $timeout seconds; null: for ever
     * @throws TimeoutException|SocketException kind Closed: the stream ends before
     */
    function read_exactly(\Socket $socket, int $length, \Time\Duration|int|float|null $timeout = null): string {}

    /**
     * Reads up to a delimiter, which is part of the result; what is behind it stays in the socket.
     *
     * @param string $delimiter one byte or more
     * @param int    $max       bytes, the delimiter among them
     * @param \Time\Duration|int|float|null $timeout seconds; null: for ever
     * @throws TimeoutException|SocketException kind Closed: the stream ends before; kind
     *         MessageTooLarge: there is no delimiter within $max bytes, which are in $partial
     */
    function read_until(\Socket $socket, string $delimiter, int $max = 65536, \Time\Duration|int|float|null $timeout = null): string {}

    /**
     * Reads a line that ends with "\n" or "\r\n", without that. The last line may lack it.
     *
     * @param int $max bytes, the end of the line among them
     * @param \Time\Duration|int|float|null $timeout seconds; null: for ever
     * @return string|null null at the end of the stream
     * @throws TimeoutException|SocketException as read_until()
     */
    function read_line(\Socket $socket, int $max = 65536, \Time\Duration|int|float|null $timeout = null): ?string {}

    /**
     * Writes all of a string, or of several, in as few system calls as there are. On a datagram or
     * packet socket they are one message, however many there are; an error that an earlier datagram
     * has caused (ICMP) does not fail it.
     *
     * @param string|string[] $data in this order
     * @param \Time\Duration|int|float|null $timeout seconds; null: for ever
     * @return int how many bytes that were
     * @throws \TypeError an element that is no string and cannot become one; nothing was sent
     * @throws TimeoutException|SocketException $transferred: how many bytes went before
     */
    function write_all(\Socket $socket, string|array $data, \Time\Duration|int|float|null $timeout = null): int {}

    /**
     * Reads what write_frame() has written: a length in four bytes, the highest first, and so many
     * bytes.
     *
     * @param int $max the longest frame that is accepted
     * @param \Time\Duration|int|float|null $timeout seconds; null: for ever
     * @return string|null null at the end of the stream
     * @throws TimeoutException|SocketException kind Closed: the stream ends within a frame; kind
     *         MessageTooLarge: the frame is longer than $max; its length is read, no more
     */
    function read_frame(\Socket $socket, int $max = 16777216, \Time\Duration|int|float|null $timeout = null): ?string {}

    /**
     * Writes a frame, of at most 4,294,967,295 bytes.
     *
     * @param \Time\Duration|int|float|null $timeout seconds; null: for ever
     * @throws TimeoutException|SocketException
     */
    function write_frame(\Socket $socket, string $data, \Time\Duration|int|float|null $timeout = null): void {}
}
