<?php

/** @generate-class-entries */

/* Sockets\ and other processes: what a socket is called by the system, who gave it, who gets it. */
namespace Sockets {
    /**
     * The sockets that a service manager has opened for this process (systemd's socket activation):
     * LISTEN_PID, LISTEN_FDS and LISTEN_FDNAMES say which. They are taken over, and other programs do
     * not inherit them any more.
     *
     * The first call that succeeds takes them, for the life of the process; every later call gives [].
     *
     * @return array<string, Socket[]> by name, "unknown" for those without one; [] when there are none
     *         for this process
     * @throws SocketException a descriptor is no socket, or the environment says what cannot be; then
     *         none is taken
     * @see sd_listen_fds(3), systemd.socket(5)
     */
    function activated(): array {}

    /**
     * A Socket of a descriptor that another program left open: an inherited one, or 0 under inetd. The
     * Socket owns it: it closes it, and other programs do not inherit it any more.
     *
     * @throws \ValueError a number that is none, or one that a Socket or a stream of this thread owns
     * @throws SocketException it is not open, or no socket
     */
    function from_descriptor(int $descriptor): \Socket {}

    /**
     * The system's number of a socket, which stays the Socket's: for the environment of a program that
     * inherits it, and for logs.
     *
     * @throws SocketException the stream that it shares its descriptor with was closed
     */
    function descriptor(\Socket $socket): int {}

    /**
     * Shall programs that this one starts inherit the socket? New sockets are not inherited.
     *
     * @throws SocketException
     * @see fcntl(2) FD_CLOEXEC; SetHandleInformation
     */
    function set_inheritable(\Socket $socket, bool $inheritable): void {}
}
