--TEST--
10,000 connections echo on one Io\Poll context, and nothing is lost
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
[$status] = run(['sh', '-c', 'ulimit -n 10200']);
$status === 0 || skip('10,200 descriptors a process are needed');
getenv('SKC_SANITIZED') === '1' && skip('too slow under the sanitizers');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';

use Io\Poll\{Context, Event};
use Time\Duration;

const CONNECTIONS = 10000;
const ROUNDS = 3;

if (getenv('SKT_MANY') !== '1') {
	$command = implode(' ', array_map('escapeshellarg', php_command(__FILE__)));
	[$status, $out, $err] = run(['sh', '-c', "ulimit -n 10200; exec $command"], ['SKT_MANY' => '1']);
	echo $out, $err, $status === 0 ? '' : "exit status $status\n";
	exit(0);
}

/** Serves until every connection has ended; gives how many there were and how many bytes came. */
function serve(Socket $listener): array
{
	$context = new Context();
	$context->add(new SocketPollHandle($listener), [Event::Read]);
	$accepted = $open = $bytes = 0;
	while ($accepted < CONNECTIONS || $open > 0) {
		foreach ($context->wait(Duration::fromSeconds(20)) as $watcher) {
			$socket = $watcher->getHandle()->getSocket();
			if ($socket === $listener) {
				while (($new = @socket_accept($listener)) !== false) {
					$context->add(new SocketPollHandle($new), [Event::Read]);
					$accepted++;
					$open++;
				}
				continue;
			}
			$data = socket_read($socket, 4096);
			if ($data === '' || $data === false) {
				$watcher->remove();
				socket_close($socket);
				$open--;
			} else {
				$bytes += strlen($data);
				write_all($socket, $data);
			}
		}
	}
	return [$accepted, $bytes];
}

bound(100);
[$listener, $port] = tcp_listener(AF_INET, 1024);
socket_set_nonblock($listener);
$peer = peer(fn($parent) => $parent->tell(json_encode(serve($listener))), 90);
socket_close($listener);

$context = new Context();
$said = $heard = $sockets = [];
for ($i = 0; $i < CONNECTIONS; $i++) {
	$sockets[$i] = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
	if (!socket_connect($sockets[$i], '127.0.0.1', $port)) {
		break;
	}
	$context->add(new SocketPollHandle($sockets[$i]), [Event::Read], $i);
}
same(CONNECTIONS, count($sockets), 'connections');
$bytes = 0;
for ($round = 0; $round < ROUNDS; $round++) {
	$heard = array_fill(0, CONNECTIONS, '');
	foreach ($sockets as $i => $socket) {
		$said[$i] = "connection $i sends $round;" . str_repeat(chr(97 + $i % 26), $i % 100);
		$bytes += socket_write($socket, $said[$i]);
	}
	$missing = CONNECTIONS;
	while ($missing > 0 && ($watchers = $context->wait(Duration::fromSeconds(20)))) {
		foreach ($watchers as $watcher) {
			$i = $watcher->getData();
			$data = socket_read($sockets[$i], 4096);
			if ($data === '' || $data === false) {
				break 2;
			}
			$heard[$i] .= $data;
			$missing -= strlen($heard[$i]) === strlen($said[$i]);
		}
	}
	holds($heard === $said, "round $round: every connection receives what it sent; missing $missing");
}
foreach ($sockets as $socket) {
	socket_close($socket);
}
same([], $context->wait(Duration::fromSeconds(0)), 'nobody is watched any more');
same(json_encode([CONNECTIONS, $bytes]), $peer->hear(), 'what the server has seen');
same(0, $peer->wait(), 'the server');
finish();
?>
--EXPECT--
7 checks held
