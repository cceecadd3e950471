--TEST--
Sockets\Endpoint: zones with any name that an interface can have
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_namespace();
need_ipv6();
need_interface(index: true);
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException};
use function Sockets\{connect, listen};

require __DIR__ . '/../sockets.inc';
in_namespace(__FILE__, 'ip addr add fe80::1/64 dev lo nodad');
bound(60);

/** A connection. The kernel takes the routes of an interface away and adds them a little after it went down and up. */
function reached(string $to): Socket
{
	for ($i = 0;; $i++) {
		try {
			return connect($to, 20);
		} catch (SocketException $e) {
			if ($e->kind !== ErrorKind::Unreachable || $i === 400) {
				throw $e;
			}
			usleep(25_000);
		}
	}
}

$lo = (int) file_get_contents('/sys/class/net/lo/ifindex');
$last = 'lo';
foreach (['25gbe0', '25', '253', '25a', 'a@b', 'a]b', "\xc3\xa4", "\xff", '?&=#', "\x01", 'eth0.7', '3'] as $name) {
	foreach ([['link', 'set', 'dev', $last, 'down'], ['link', 'set', 'dev', $last, 'name', $name], ['link', 'set', 'dev', $name, 'up'], ['addr', 'replace', 'fe80::1/64', 'dev', $name, 'nodad']] as $words) {
		[$status] = run(['ip', ...$words]);
	}
	$last = $status === 0 ? $name : $last;
	$what = json_encode($name, JSON_INVALID_UTF8_SUBSTITUTE);
	same(0, $status, "the interface $what");
	$socket = socket_create(AF_INET6, SOCK_STREAM, 0);
	/* by its number, which is the zone of a name that reads as another number */
	same(true, socket_bind($socket, "fe80::1%$lo"), "bound to $what");
	socket_listen($socket);
	$endpoint = Endpoint::local($socket);
	same(preg_match('~^\d+$~D', $name) === 1 ? (string) $lo : $name, $endpoint->scope, "the zone $what");
	same(true, Endpoint::parse((string) $endpoint) == $endpoint, "the text $endpoint is read again");
	same((string) $endpoint, (string) Endpoint::peer(reached((string) $endpoint)), 'and connects');
}
finish();
?>
--EXPECT--
60 checks held
