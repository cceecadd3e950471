<?php

/** @generate-class-entries */

/* Sockets\ and other processes: what a socket is called by the system, who gave it, who gets it. */
namespace Sockets {
    /**
     * The sockets that a service manager has opened for this process (systemd's socket activation):
     * LISTEN_PID, LISTEN_FDS and LISTEN_FDNAMES name them. They are taken over, and other programs do
     * not inherit them any more. Command-line PHP only.
     *
     * The first call that succeeds takes them, for the life of the process, and removes the variables
     * from the environment: getenv() does not find them any more, and child programs do not inherit
     * them ($_SERVER and $_ENV are copies and keep them). Every later call gives [].
     *
     * @return array<string, Socket[]> by name, "unknown" for those without one; [] when there are none
     *         for this process
     * @throws SocketException a descriptor is no socket, or a variable, which the message names, has
     *         an impossible value; then none is taken, and the variables stay
     * @throws \Error in a server: PHP-FPM, CGI, the built-in web server, a module of a web server
     * @see sd_listen_fds(3), systemd.socket(5)
     */
    function activated(): array {}

    /**
     * A Socket of a descriptor that another program left open: an inherited one, or 0 under inetd. The
     * Socket owns it: it closes it, and other programs do not inherit it any more. Command-line PHP
     * only, as php://fd: in a server the descriptors belong to the server and to other visitors.
     *
     * PHP opens a stream on each standard descriptor: STDIN, STDOUT and STDERR. The Socket of 0, 1 or 2
     * shares the descriptor with that stream, as after socket_import_stream(); socket_close() closes
     * both, and child programs go on to inherit it.
     *
     * @throws \ValueError a number that is none, one that a Socket or another stream of this thread
     *         owns, or a standard stream with unread data
     * @throws \Error in a server
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
