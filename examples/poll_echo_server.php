<?php
/*
 * TCP: sends the received data back, to any number of clients at once.
 *
 *     php poll_echo_server.php [PORT [SECONDS]]
 *
 * PORT 0 lets the system choose. It ends after SECONDS (10) without an event and without a client.
 * The cost of a wait depends on the ready sockets, not on all watched ones. Output that a client does not
 * accept at once is stored in its watcher; until it is sent, nothing more is read from the client.
 */
use Io\Poll\{Context, Event, Watcher};
use Time\Duration;

$seconds = Duration::fromSeconds((int) ($argv[2] ?? 10));
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP) ?: exit(1);
socket_set_option($server, SOL_SOCKET, SO_REUSEADDR, 1);
if (!socket_bind($server, '127.0.0.1', (int) ($argv[1] ?? 0)) || !socket_listen($server, 4096)) {
	exit(1);
}
socket_set_nonblock($server);
socket_getsockname($server, $address, $port);
echo "listening on $address port $port\n";

$context = new Context();
$listening = $context->add(new SocketPollHandle($server), [Event::Read]);
$clients = 0;
$served = 0;
$full = false;

/** Sends $data and stores the part that does not fit; false if the client is gone. */
function send_back(Watcher $watcher, Socket $socket, string $data): bool
{
	$sent = @socket_write($socket, $data);
	if ($sent === false && socket_last_error($socket) !== SOCKET_EAGAIN) {
		return false;
	}
	$rest = substr($data, (int) $sent);
	if ($rest !== $watcher->getData()) {
		$watcher->modify([$rest === '' ? Event::Read : Event::Write], $rest);
	}
	return true;
}

while (($ready = $context->wait($seconds)) || $clients > 0) {
	foreach ($ready as $watcher) {
		if ($watcher === $listening) {
			while ($client = @socket_accept($server)) {    // until no client waits any more
				socket_set_nonblock($client);
				$context->add(new SocketPollHandle($client), [Event::Read], '');
				$clients++;
				$served++;
			}
			$full = in_array(socket_last_error($server), [SOCKET_EMFILE, SOCKET_ENFILE], true);
			if ($full) {    // no descriptor is left: waiting clients have to wait until one is closed
				$listening->modifyEvents([Event::Error]);
			}
			continue;
		}
		/** @var SocketPollHandle $handle */
		$handle = $watcher->getHandle();
		$socket = $handle->getSocket();
		/** @var string $data */
		$data = $watcher->getData();
		if ($data === '') {
			$data = @socket_read($socket, 65536);
		}
		if ($data === '' || $data === false || !send_back($watcher, $socket, $data)) {
			socket_close($socket);    // this also removes its watcher
			$clients--;
			if ($full) {
				$listening->modifyEvents([Event::Read]);
				$full = false;
			}
		}
	}
}
echo "served $served\n";
