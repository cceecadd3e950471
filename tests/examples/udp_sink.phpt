--TEST--
examples/udp_sink.php: counters of several senders, nothing lost, what is no counter
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_examples();
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
bound();
$process = proc_open(php_command(example_path('udp_sink'), 'udp4://127.0.0.1:0', '1'), [['file', '/dev/null', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
$line = rtrim((string) fgets($pipes[1]));
holds(str_starts_with($line, 'listening on udp://127.0.0.1:'), $line);
$senders = [Sockets\connect(substr($line, 13), 5), Sockets\connect(substr($line, 13), 5)];
for ($i = 0; $i < 10; $i++) {
	foreach ($senders as $n => $sender) {
		Sockets\send_batch($sender, array_fill(0, 10, "hits:1|c\nby.$n:2|c") + [10 => 'noise', 11 => 'hits:1|g'], 5);
	}
}
same("by.0 200\nby.1 200\nhits 200\n", stream_get_contents($pipes[1]), 'sums');
$err = stream_get_contents($pipes[2]);
holds(preg_match('~^240 datagrams in (\d+) batches$~', rtrim($err), $m) === 1 && $m[1] <= 240, $err);
same(0, proc_close($process), 'exit status');

/** Waits until what was sent to a UDP port has been received; without proc(5), for a while. */
function await_received(int $port): void
{
	for ($i = 0; $i < 5000 && preg_match(sprintf('~:%04X 00000000:0000 \\w+ \\w+:0*[1-9A-F]~', $port), (string) @file_get_contents('/proc/net/udp')); $i++) {
		usleep(2000);
	}
	is_readable('/proc/net/udp') || usleep(20_000);
}

/* Any number of names. */
$process = proc_open(php_command(example_path('udp_sink'), 'udp4://127.0.0.1:0', '1'), [['file', '/dev/null', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']], $pipes);
$sender = Sockets\connect(substr(rtrim((string) fgets($pipes[1])), 13), 5);
for ($i = 0; $i < 1010; $i++) {
	Sockets\send_batch($sender, ["name.$i:1|c\nname.7:1|c"], 5);
	$i % 100 === 99 && await_received(Sockets\Endpoint::peer($sender)->port);    // no more than its buffer takes
}
$sums = explode("\n", rtrim(stream_get_contents($pipes[1])));
same([1001, '(others) 10', 'name.0 1'], [count($sums), $sums[0], $sums[1]], 'names beyond a thousand are counted together');
holds(in_array('name.7 1011', $sums, true), 'the others as before');
finish();
?>
--EXPECT--
6 checks held
