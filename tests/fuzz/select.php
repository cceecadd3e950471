<?php
/*
 * socket_select() again and again with nearly the same sockets, compared with a call for each socket alone.
 * usage: php tests/fuzz/select.php [--seed=N] [--rounds=N] [--seconds=N]
 * Exit status 1 at the first difference, which is printed with the seed and the round.
 */

function one(array $of): mixed
{
	return $of[array_rand($of)];
}

function rarely(int $n): bool
{
	return mt_rand(1, $n) === 1;
}

/** The sockets, their peers, and the three arrays that are watched. */
final class Watched
{
	/** @var array<int, array{Socket, mixed}> */
	public array $pairs = [];
	public array $sets = [[], [], []];
	public array $streams = [];
	private int $next = 0;

	public function open(): void
	{
		$type = one([SOCK_STREAM, SOCK_STREAM, SOCK_DGRAM]);
		socket_create_pair(AF_UNIX, $type, 0, $pair);
		if (rarely(3)) {
			$listener = socket_create_listen(0);
			socket_getsockname($listener, $address, $port);
			$pair = [socket_create(AF_INET, SOCK_STREAM, SOL_TCP), null];
			socket_connect($pair[0], '127.0.0.1', $port);
			$pair[1] = socket_accept($listener);
		}
		array_map('socket_set_nonblock', $pair);
		$this->pairs[$this->next] = $pair;
		foreach ($this->sets as $i => &$set) {
			rarely([1, 6, 9][$i]) && $this->put($set, $pair[0]);
		}
		$this->next++;
	}

	private function put(array &$set, Socket $socket): void
	{
		rarely(12) ? $set["key $this->next"] = $socket : $set[] = $socket;
		rarely(40) && $set[] = $socket;
	}

	public function close(): void
	{
		$id = array_rand($this->pairs);
		$socket = $this->pairs[$id][0];
		unset($this->pairs[$id]);
		foreach ($this->sets as &$set) {
			$set = array_filter($set, fn($s) => $s !== $socket);
			rarely(3) && $set = array_values($set);
		}
		rarely(2) && socket_close($socket);
	}

	/** A change of what is ready or what is watched. */
	public function change(): void
	{
		$pair = one($this->pairs);
		switch (mt_rand(0, 16)) {
			case 0:
			case 1:
			case 2:
				@socket_write($pair[1], 'x');
				break;
			case 3:
			case 4:
			case 5:
				@socket_read($pair[0], 100);
				break;
			case 6:
				$this->close();
				break;
			case 7:
				$this->open();
				break;
			case 8:
				rarely(4) && @socket_shutdown($pair[1], mt_rand(0, 2));
				break;
			case 9:
				@socket_send($pair[1], '!', 1, MSG_OOB);
				break;
			case 10:
				while (rarely(4) && @socket_write($pair[0], str_repeat('f', 20000))) {
				}
				break;
			case 11:
				$set = &$this->sets[mt_rand(0, 2)];
				count($set) > 1 ? array_splice($set, mt_rand(0, count($set) - 1), 1) : $this->put($set, $pair[0]);
				break;
			case 12:
				$set = &$this->sets[mt_rand(0, 2)];
				rarely(4) && shuffle($set);
				break;
			case 13:
				$this->pass_on($pair[0]);
				break;
			case 14:
				rarely(6) && $this->export();
				break;
			case 15:
				rarely(10) && $this->fork();
				break;
			case 16:
				gc_collect_cycles();
				break;
		}
	}

	/** The same socket under another descriptor's number, as a Socket of its own. */
	private function pass_on(Socket $socket): void
	{
		socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
		socket_sendmsg($pair[0], ['iov' => ['x'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$socket]]]]);
		$message = ['controllen' => 100];
		socket_recvmsg($pair[1], $message);
		$twin = $message['control'][0]['data'][0];
		$this->pairs[] = [$twin, $twin];
		$this->next = max(array_keys($this->pairs)) + 1;
		$this->put($this->sets[0], $twin);
	}

	/** A Socket that becomes a stream, whose stream may be closed: then it is not watched any more. */
	private function export(): void
	{
		$id = array_rand($this->pairs);
		$stream = socket_export_stream($this->pairs[$id][0]);
		if (rarely(2)) {
			$socket = $this->pairs[$id][0];
			unset($this->pairs[$id]);
			foreach ($this->sets as &$set) {
				$set = array_filter($set, fn($s) => $s !== $socket);
			}
			fclose($stream);
		}
	}

	/** A child that closes what it has, or selects, or only ends: the parent notices nothing. */
	private function fork(): void
	{
		$pid = pcntl_fork();
		if ($pid === 0) {
			rarely(2) && $this->select(0);
			foreach ($this->pairs as $pair) {
				rarely(2) && @socket_close($pair[0]);
			}
			rarely(2) && $this->pairs = [];
			posix_kill(getmypid(), SIGKILL);
		}
		pcntl_waitpid($pid, $status);
	}

	/** @return array{mixed, array, array, array} */
	public function select(int $microseconds): array
	{
		[$read, $write, $except] = $this->sets;
		$result = @socket_select($read, $write, $except, 0, $microseconds);
		return [$result, $read, $write, $except];
	}

	/** The same, one socket at a time. */
	public function truth(): array
	{
		$ready = [[], [], []];
		$total = 0;
		foreach ($this->sets as $i => $set) {
			$counted = [];
			foreach ($set as $key => $socket) {
				$arrays = [null, null, null];
				$arrays[$i] = [$socket];
				if (@socket_select($arrays[0], $arrays[1], $arrays[2], 0) === 1) {
					$ready[$i][$key] = $socket;
					$total += (int) !in_array($socket, $counted, true);
					$counted[] = $socket;
				}
			}
		}
		return [$total, ...$ready];
	}
}

function describe(array $answer): string
{
	return json_encode([$answer[0], ...array_map(fn($set) => array_map('spl_object_id', $set), array_slice($answer, 1))]);
}

function main(array $options): int
{
	$seed = (int) ($options['seed'] ?? random_int(0, 1 << 30));
	$rounds = (int) ($options['rounds'] ?? 20000);
	$end = microtime(true) + (float) ($options['seconds'] ?? 20);
	mt_srand($seed);
	$watched = new Watched();
	$late = 0;
	for ($round = 0; $round < $rounds && microtime(true) < $end; $round++) {
		$size = intdiv($round, 500) % 2 === 0 ? 12 : 60;
		while (count($watched->pairs) < $size) {
			$watched->open();
		}
		while (count($watched->pairs) > $size + 8) {
			$watched->close();
		}
		for ($i = one([0, 0, 1, 1, 3]); $i > 0; $i--) {
			$watched->change();
		}
		if ($watched->sets === [[], [], []]) {
			continue;
		}
		$answer = $watched->select(one([0, 0, 0, 1]));
		$truth = $watched->truth();
		if ($answer !== $truth) {
			/* TCP may bring something between the two: that is not there for long */
			$late++;
			usleep(50000);
			$answer = $watched->select(0);
			$truth = $watched->truth();
		}
		if ($answer !== $truth) {
			echo "seed $seed, round $round\nselect:    ", describe($answer), "\none by one: ", describe($truth), "\n";
			return 1;
		}
	}
	fprintf(STDERR, "%d late\n", $late);
	echo "$round rounds\n";
	return 0;
}

exit(main(getopt('', ['seed:', 'rounds:', 'seconds:'])));
