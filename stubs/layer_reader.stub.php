<?php

/** @generate-class-entries */

namespace Sockets {
    /**
     * Reads a stream through a buffer: many lines cost one system call. What was received and not asked
     * for yet is in the reader, not in the socket any more: read the socket through one reader only.
     *
     * Whatever fails, no byte is lost: all that was received stays in the buffer, and the next call
     * finds it there. A failure of the connection stays: it is thrown again by every call that needs
     * more than the buffer has, with the buffer's content as $partial, and what had come of a line is
     * never returned as one. Iteration gives lines as readLine() does, and goes on where it was left: a
     * line that an iterator has found and not given out is the next line of the reader.
     *
     * @strict-properties
     * @not-serializable
     */
    final class Reader implements \IteratorAggregate
    {
        /**
         * @param int $max longest line, and longest result of readUntil(), in bytes with their ends
         * @param \Time\Duration|int|float|null $timeout seconds; what counts where a call is given
         *        none; null: for ever
         * @throws \ValueError not a stream, or an argument out of range
         */
        public function __construct(\Socket $socket, int $max = 65536, \Time\Duration|int|float|null $timeout = null) {}

        /**
         * A line that ends with "\n" or "\r\n", without that. The last line may lack it.
         *
         * @param \Time\Duration|int|float|null $timeout seconds; null: that of the reader
         * @return string|null null at the end of the stream
         * @throws TimeoutException|SocketException kind MessageTooLarge: no line within the reader's
         *         limit; read() takes what there is
         */
        public function readLine(\Time\Duration|int|float|null $timeout = null): ?string {}

        /**
         * Exactly so many bytes.
         *
         * @param \Time\Duration|int|float|null $timeout seconds; null: that of the reader
         * @throws TimeoutException|SocketException kind Closed: the stream ends before
         */
        public function readExactly(int $length, \Time\Duration|int|float|null $timeout = null): string {}

        /**
         * What there is up to a delimiter, which is part of the result.
         *
         * @param string $delimiter one byte or more
         * @param \Time\Duration|int|float|null $timeout seconds; null: that of the reader
         * @throws TimeoutException|SocketException kind Closed: the stream ends before; kind
         *         MessageTooLarge: none within the reader's limit
         */
        public function readUntil(string $delimiter, \Time\Duration|int|float|null $timeout = null): string {}

        /**
         * What there is, waiting only when nothing is there.
         *
         * @param int $max 1 or more
         * @param \Time\Duration|int|float|null $timeout seconds; null: that of the reader
         * @return string "" at the end of the stream
         * @throws TimeoutException|SocketException
         */
        public function read(int $max, \Time\Duration|int|float|null $timeout = null): string {}

        /**
         * The next bytes, which stay in the reader; fewer only where the stream ends before.
         *
         * @param \Time\Duration|int|float|null $timeout seconds; null: that of the reader
         * @throws TimeoutException|SocketException
         */
        public function peek(int $length, \Time\Duration|int|float|null $timeout = null): string {}

        /**
         * A message of several parts, whole or not at all: calls $read with this reader and returns
         * what it returns. If $read throws, a TimeoutException for example, all that it has read is
         * in the reader again, and the next call begins where the message began.
         *
         * @param callable $read reads one message from the reader, its argument
         * @param \Time\Duration|int|float|null $timeout seconds, for the whole message: no call within
         *        $read waits longer; null: that of the reader
         * @throws \Throwable what $read throws
         */
        public function readMessage(callable $read, \Time\Duration|int|float|null $timeout = null): mixed {}

        /** How many bytes there are to be read without the system. */
        public function buffered(): int {}

        public function getSocket(): \Socket {}

        /** Lines; @return \Iterator<int, string> */
        public function getIterator(): \Iterator {}
    }
}
