--TEST--
Sockets\describe, peer_credentials, tcp_info
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, PeerCredentials, SocketException, TcpInfo};
use function Sockets\{accept, describe, descriptor, listen, peer_credentials, read_exactly, tcp_info, write_all};

require __DIR__ . '/../sockets.inc';
bound(30);
$linux = PHP_OS_FAMILY === 'Linux';

function caught(callable $call): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e->kind, $e->getMessage()];
	}
}

/* describe(): endpoints as text */
function told(Socket $socket): array
{
	return array_map(fn($v) => $v instanceof Endpoint ? (string) $v : $v, describe($socket));
}

$server = listen('tcp4://127.0.0.1:0');
$at = (string) Endpoint::local($server);
$tcp = ['descriptor' => descriptor($server), 'family' => 'AF_INET', 'type' => 'SOCK_STREAM', 'protocol' => SOL_TCP];
same($tcp + ['local' => $at, 'peer' => null, 'blocking' => true, 'error' => 0], told($server), 'a listener');
$client = socket_create(AF_INET, SOCK_STREAM, 0);
socket_connect($client, '127.0.0.1', Endpoint::local($server)->port);
$connection = accept($server, 5, $peer);
same(['local' => $at, 'peer' => (string) $peer, 'blocking' => true, 'error' => 0], array_slice(told($connection), 4), 'a connection');
socket_set_nonblock($connection);
same(false, socket_recv($connection, $data, 1, 0), 'nothing is there');
same(['blocking' => false, 'error' => SOCKET_EAGAIN], array_slice(told($connection), 6), 'mode and last error');
same(SOCKET_EAGAIN, socket_last_error($connection), 'which stays');
$udp = told(socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP));
same(['AF_INET6', 'SOCK_DGRAM', SOL_UDP, null], [$udp['family'], $udp['type'], $udp['protocol'], $udp['peer']], 'not bound');
if ($linux) {
	[$a] = unix_pair(SOCK_SEQPACKET);
	same(['family' => 'AF_UNIX', 'type' => 'SOCK_SEQPACKET', 'protocol' => 0], array_slice(told($a), 1, 3), 'of a pair');
	$name = 'skd' . bin2hex(random_bytes(4));
	same("unix://@$name", told(listen("unix://@$name"))['local'], 'an abstract name');
}
$nothing = ['type' => null, 'protocol' => null, 'local' => null, 'peer' => null, 'blocking' => null];
socket_close($connection);
same(['descriptor' => null, 'family' => 'AF_INET'] + $nothing + ['error' => SOCKET_EAGAIN], describe($connection), 'closed');
$shared = listen('tcp4://127.0.0.1:0');
fclose(socket_export_stream($shared));
same(['descriptor' => null, 'family' => 'AF_INET'] + $nothing + ['error' => 0], describe($shared), 'its stream is closed');

/* peer_credentials */
throws('ValueError', 'Sockets\peer_credentials(): Argument #1 ($socket) must be a unix socket', fn() => peer_credentials($server));
throws('Error', 'Sockets\peer_credentials(): Argument #1 ($socket) has already been closed', fn() => peer_credentials($connection));
if ($linux) {
	$path = temp_path();
	$listener = listen("unix://$path");
	$other = socket_create(AF_UNIX, SOCK_STREAM, 0);
	same([ErrorKind::NotConnected, 'peer_credentials: ' . socket_strerror(SOCKET_ENOTCONN)], caught(fn() => peer_credentials($other)), 'no peer');
	same(SOCKET_ENOTCONN, socket_last_error($other), 'its last error');
	socket_connect($other, $path);
	foreach ([$other, accept($listener, 5), $listener] as $s) {
		$who = peer_credentials($s);
		same([getmypid(), fileowner('/proc/self'), PeerCredentials::class], [$who->pid, $who->uid, $who::class], 'this process');
		holds(is_int($who->gid), 'a group');
	}
	if (function_exists('pcntl_fork')) {
		$child = peer(function ($parent) use ($path): void {
			socket_connect($s = socket_create(AF_UNIX, SOCK_STREAM, 0), $path);
			$parent->tell('there');
			$parent->hear();
		});
		same('there', $child->hear(), 'a child has connected');
		same($child->pid, peer_credentials(accept($listener, 5))->pid, 'the child');
		$child->tell();
		$child->wait();
	}
	throws('Error', 'Cannot modify readonly property Sockets\PeerCredentials::$uid', function () use ($who) { $who->uid = 0; });
}
throws('Error', 'Call to private Sockets\PeerCredentials::__construct() from global scope', fn() => new PeerCredentials());

/* tcp_info */
throws('Error', 'Call to private Sockets\TcpInfo::__construct() from global scope', fn() => new TcpInfo());
throws('Error', 'Sockets\tcp_info(): Argument #1 ($socket) has already been closed', fn() => tcp_info($connection));
same(ErrorKind::Unsupported, caught(fn() => tcp_info(socket_create(AF_INET, SOCK_DGRAM, 0)))[0], 'no TCP socket');
if ($linux && is_array(socket_get_option($server, SOL_TCP, TCP_INFO))) {
	$names = array_map(fn($p) => $p->name, (new ReflectionClass(TcpInfo::class))->getProperties());
	same(27, count($names), 'properties: ' . count($names));
	$info = tcp_info($server);
	same(['LISTEN', null], [$info->state, $info->rtt], 'a listener');
	[$a, $b] = tcp_pair();
	write_all($a, str_repeat('x', 5000));
	read_exactly($b, 5000, 5);
	write_all($b, 'thanks');
	read_exactly($a, 6, 5);
	$kernel = socket_get_option($a, SOL_TCP, TCP_INFO);
	$info = tcp_info($a);
	same('ESTABLISHED', $info->state, 'connected');
	holds($info->rtt > 0 && $info->rtt < 5_000_000, "rtt: $info->rtt");
	holds($info->retransmissionTimeout >= 1000 && $info->congestionWindow > 0, 'times and windows');
	same([5000, 6, 0, 0], [$info->bytesAcknowledged - 1, $info->bytesReceived, $info->totalRetransmits, $info->lost], 'figures');
	same([$kernel['snd_mss'], $kernel['pmtu'], $kernel['segs_in'], $kernel['bytes_sent'] ?? null],
		[$info->sendSegmentSize, $info->pathMtu, $info->segmentsReceived, $info->bytesSent], 'as the kernel has them');
	same(null, $info->slowStartThreshold, 'no loss yet');
	foreach ($names as $name) {
		holds($info->$name === null || $name === 'state' || is_int($info->$name) && $info->$name >= 0, "$name is int or null");
	}
	socket_shutdown($b, 1);
	same('', socket_read($a, 1), 'its end');
	same('CLOSE-WAIT', tcp_info($a)->state, 'half closed');
	/* what the kernel does not know yet or any more */
	$s = socket_create(AF_INET, SOCK_STREAM, 0);
	same(['CLOSED', null], [tcp_info($s)->state, tcp_info($s)->minRtt], 'not connected');
}
finish();
?>
--EXPECT--
65 checks held
