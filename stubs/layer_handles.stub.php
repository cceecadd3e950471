<?php

/** @generate-class-entries */

/* Handing open sockets and files to another process, over a unix socket. */
namespace Sockets {
    /**
     * Sends copies of sockets and files, and a message with them.
     *
     * @param Socket $socket a unix socket that is connected
     * @param array $handles 1 to 253 Sockets and streams that have a descriptor; a
     *        stream must have no unread data in its buffer
     * @param string $data one byte or more: without data nothing arrives
     * @param \Time\Duration|int|float|null $timeout seconds; null: for ever
     * @throws \ValueError|\TypeError
     * @throws TimeoutException|SocketException with 1 or more in $transferred the handles have gone;
     *         kind Unsupported on Windows
     * @see unix(7) SCM_RIGHTS
     */
    function send_handles(\Socket $socket, array $handles, string $data = "\0", \Time\Duration|int|float|null $timeout = null): void {}

    /**
     * Receives what send_handles() has sent: the handles of one message, or of a stream those that come
     * next, with the data before them. Other programs do not inherit them.
     *
     * @param int $max 1 to 253
     * @param \Time\Duration|int|float|null $timeout seconds; null: for ever
     * @param string|null $data what came with them, at most 65536 bytes; of a stream the rest is read
     *        by read(). "" at the end of a stream
     * @return array Sockets for sockets, streams for files; [] when data came alone
     * @throws TimeoutException|SocketException kind MessageTooLarge: more than $max, more than this
     *         process may have open, or a longer message; then none stays open, and the data is in
     *         $partial
     * @see unix(7) SCM_RIGHTS
     */
    function receive_handles(\Socket $socket, int $max = 253, \Time\Duration|int|float|null $timeout = null, &$data = null): array {}
}
