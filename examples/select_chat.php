<?php
/*
 * Many clients in one process: a chat, which sends each line to all other clients.
 *
 *     php select_chat.php [PORT [SECONDS]]      then, more than once: telnet 127.0.0.1 PORT
 *
 * It ends when all clients have left, or after SECONDS (10) without an event.
 * No socket ever blocks, so one slow client does not delay the others. Everything that a client can
 * make grow has a limit: the line that it writes, the text that it does not read, the number of clients.
 */
const LINE_MAX = 16384;         // bytes of a line
const OUTPUT_MAX = 262144;      // unsent bytes for a client; beyond that it is too slow for this chat
const CLIENTS_MAX = 200;
const WAIT_MAX = 1;             // seconds until the next attempt to accept while no descriptor is left

final class SelectChat
{
	/** @var array<int, Socket> by number, from 1 on */
	private array $clients = [];
	/** @var array<int, string> received parts of lines */
	private array $input = [];
	/** @var array<int, string> unsent output */
	private array $output = [];
	private int $count = 0;
	private bool $full = false;       // no descriptor is left: no client is accepted until one leaves, or for WAIT_MAX
	private bool $waiting = false;    // it was full: clients may still wait to be accepted

	public function __construct(private Socket $server, private int $seconds)
	{
	}

	public function run(): void
	{
		do {
			$read = ($this->full || count($this->clients) >= CLIENTS_MAX ? [] : [0 => $this->server]) + $this->clients;
			$write = array_intersect_key($this->clients, array_filter($this->output, fn(string $text) => $text !== ''));
			$except = null;
			$ready = socket_select($read, $write, $except, $this->full ? WAIT_MAX : $this->seconds);
			if ($ready === 0 && $this->full) {
				$this->full = false;
				continue;
			}
			if ($ready === 0 || $ready === false) {
				echo "nothing happened in $this->seconds seconds\n";
				break;
			}
			foreach ($read as $number => $socket) {    // socket_select() keeps the keys: a key identifies its client
				$number === 0 ? $this->accept() : $this->read($number, $socket);
			}
			foreach (array_intersect_key($write, $this->clients) as $number => $socket) {
				$this->write($number, $socket);
			}
			foreach (array_filter($this->output, fn(string $text) => strlen($text) > OUTPUT_MAX) as $number => $text) {
				$this->leave($number);
			}
		} while ($this->clients !== [] || $this->count === 0 || $this->waiting);
	}

	private function accept(): void
	{
		while (count($this->clients) < CLIENTS_MAX && ($client = @socket_accept($this->server))) {
			socket_set_nonblock($client);
			$number = ++$this->count;
			$this->clients[$number] = $client;
			$this->input[$number] = '';
			$this->output[$number] = "* you are $number of " . count($this->clients) . "\n";
			$this->say("* $number comes\n", $number);
			echo "$number comes\n";
		}
		$this->full = $this->waiting = in_array(socket_last_error($this->server), [SOCKET_EMFILE, SOCKET_ENFILE], true);
		socket_clear_error($this->server);
	}

	private function read(int $number, Socket $client): void
	{
		$data = @socket_read($client, LINE_MAX);
		if ($data === false && socket_last_error($client) === SOCKET_EAGAIN) {
			return;
		}
		$lines = explode("\n", $this->input[$number] . (string) $data);
		if ($data === '' || $data === false || max(array_map(strlen(...), $lines)) > LINE_MAX) {
			$this->leave($number);
			return;
		}
		$this->input[$number] = array_pop($lines);
		foreach ($lines as $line) {
			$this->say("$number: " . rtrim($line, "\r") . "\n", $number);
		}
	}

	private function write(int $number, Socket $client): void
	{
		$sent = @socket_write($client, $this->output[$number]);
		if ($sent === false && socket_last_error($client) !== SOCKET_EAGAIN) {
			$this->leave($number);
		} elseif ($sent !== false) {
			$this->output[$number] = substr($this->output[$number], $sent);
		}
	}

	private function say(string $text, int $but): void
	{
		foreach ($this->output as $number => $unsent) {
			if ($number !== $but && strlen($unsent) <= OUTPUT_MAX) {    // beyond that it will be closed
				$this->output[$number] .= $text;
			}
		}
	}

	private function leave(int $number): void
	{
		socket_close($this->clients[$number]);
		$this->full = false;
		unset($this->clients[$number], $this->input[$number], $this->output[$number]);
		$this->say("* $number leaves\n", $number);
		echo "$number leaves\n";
	}
}

$seconds = (int) ($argv[2] ?? 10);
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP) ?: exit(1);
if (!socket_bind($server, '127.0.0.1', (int) ($argv[1] ?? 0)) || !socket_listen($server, 128)) {
	exit(1);
}
socket_set_nonblock($server);
socket_getsockname($server, $address, $port);
echo "listening on $address port $port\n";
(new SelectChat($server, $seconds))->run();
