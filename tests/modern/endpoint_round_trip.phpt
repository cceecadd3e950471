--TEST--
Sockets\Endpoint: what is printed is read as the same endpoint, of any text and of sockets of every family
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
use Sockets\{Datagram, Endpoint};
use function Sockets\{connect, describe, listen, receive_batch, send_batch};

require __DIR__ . '/../sockets.inc';
bound(60);
/* relative paths are the process's: with threads chdir() changes PHP's own folder only */
if (getenv('SKT_FOLDER') === false) {
	$folder = sys_get_temp_dir() . '/skt-names' . getmypid();
	mkdir($folder);
	proc_close(proc_open(php_command(__FILE__), [['file', '/dev/null', 'r'], STDOUT, STDOUT], $pipes, $folder, ['SKT_FOLDER' => $folder] + getenv()));
	rmdir($folder);
	exit;
}

/* texts: pieces in any order */
$pieces = ['tcp://', 'udp6://', 'unix://', 'unixgram://', 'vsock://', 'tipc://', 'raw://', 'srv+tcp://', '[fe80::1', '[::ffff:1.2.3.4]', '%', '25', '%25', '3', 'eth0', ']', ':80',
	'@', '/', './', 'x', '%00', '%40', '%2F', '%25', '%C3%A4', "\xc3\xa4", '7:8', '_x.', '*', 'h.example', '127.0.0.1', '?', 'a=1', '&', 'b', '=%26'];
mt_srand(1);
$read = 0;
$wrong = [];
for ($n = 0; $n < 40_000; $n++) {
	$text = $pieces[mt_rand(0, 7)];
	for ($left = mt_rand(0, 6); $left > 0; $left--) {
		$text .= $pieces[mt_rand(8, count($pieces) - 1)];
	}
	try {
		$endpoint = Endpoint::parse($text);
	} catch (ValueError) {
		continue;
	}
	$read++;
	try {
		if (!Endpoint::parse((string) $endpoint)->equals($endpoint) || !Endpoint::of(...get_object_vars($endpoint))->equals($endpoint)) {
			$wrong[] = $text;
		}
	} catch (ValueError $e) {
		$wrong[] = "$text: " . $e->getMessage();
	}
}
same([], array_slice($wrong, 0, 5), 'every text');
holds($read > 1000, "$read texts were endpoints");

/** What is printed of a socket is read as the same, leads to it, and to no other. */
function round_trip(Socket $socket, string $what): Endpoint
{
	$endpoint = Endpoint::local($socket);
	same(true, Endpoint::parse((string) $endpoint) == $endpoint, "$what: $endpoint");
	same((string) $endpoint, (string) describe($socket)['local'], "$what: describe()");
	return $endpoint;
}

/* paths and names of unix sockets */
$long = str_repeat('l', 107);
$names = ['@x', '@', './@x', 'x', "\xff?#%&[]", ' ', '%40x', $long, "\0x", "\0", "\0a\0b", "\0@x", "\0" . str_repeat("\0", 107), "\0/\xff%00"];
foreach ($names as $name) {
	foreach ([SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
		$what = json_encode($name, JSON_INVALID_UTF8_SUBSTITUTE) . " of type $type";
		/* the abstract name that the text could be taken for has a server, too */
		$name[0] !== '@' || $other = listen(['', 'unix', 'unixgram', 5 => 'unixpacket'][$type] . '://' . $name);
		$socket = socket_create(AF_UNIX, $type, 0);
		socket_bind($socket, $name);
		$type === SOCK_DGRAM || socket_listen($socket);
		$endpoint = round_trip($socket, $what);
		$client = connect((string) $endpoint, 20);
		if ($type !== SOCK_DGRAM) {
			socket_set_nonblock($socket);
			same(true, socket_accept($socket) instanceof Socket, "$what: the client is here");
		} else {
			socket_write($client, 'here');
			same('here', socket_read($socket, 9), "$what: the client is here");
		}
		$name[0] === "\0" || unlink($name);
		unset($socket, $client, $other);
	}
}
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
round_trip($pair[0], 'no name');
socket_bind($bound = socket_create(AF_UNIX, SOCK_STREAM, 0), '');
round_trip($bound, "a name of the system's choice");

/* the sender of a datagram is reported in the same form, and an answer goes there */
foreach (['@x', "\0x", "\0"] as $name) {
	socket_bind($sender = socket_create(AF_UNIX, SOCK_DGRAM, 0), $name);
	$receiver = listen('unixgram://./receiver');
	socket_sendto($sender, 'hello', 5, 0, './receiver');
	[$datagram] = receive_batch($receiver, 1, timeout: 20);
	send_batch($receiver, [new Datagram('answer', $datagram->address)]);
	same('answer', socket_read($sender, 20), 'an answer to ' . json_encode($datagram->address));
	array_map('unlink', array_filter(['@x', 'receiver'], 'file_exists'));
}

/* the other families */
foreach ([AF_INET => '127.0.0.1', AF_INET6 => '::1'] as $family => $host) {
	foreach ([SOCK_STREAM, SOCK_DGRAM] as $type) {
		$socket = socket_create($family, $type, 0);
		if ($socket && @socket_bind($socket, $host)) {
			round_trip($socket, "$host of type $type");
		} else {
			left_out(2);
		}
	}
}
$raw = @socket_create(AF_INET, SOCK_RAW, 255);
$raw && socket_bind($raw, '127.0.0.1') ? round_trip($raw, 'raw') : left_out(2);
$vsock = defined('AF_VSOCK') ? @socket_create(AF_VSOCK, SOCK_STREAM, 0) : false;
if ($vsock && @socket_bind($vsock, '*', 1_000_000 + getmypid())) {
	round_trip($vsock, 'vsock');
} else {
	left_out(2);
}
finish();
?>
--EXPECT--
147 checks held
