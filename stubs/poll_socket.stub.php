<?php

/**
 * @generate-class-entries
 */

/*
 * What makes a Socket pollable, by the name that PHP has drafted for it. Source:
 * https://wiki.php.net/rfc/poll_api_additions.
 */

/**
 * A Socket to be polled. It keeps the Socket; socket_close() ends the watching.
 *
 * @strict-properties
 * @not-serializable
 */
final class SocketPollHandle implements \Io\Poll\Handle
{
	/**
	 * @throws \Error when the Socket is closed
	 */
	public function __construct(Socket $socket) {}

	/** The Socket, also when it is closed by now. */
	public function getSocket(): Socket {}

	/** False when the Socket is closed. */
	public function isValid(): bool {}
}
