--TEST--
Sockets\original_destination: connections that the firewall has redirected
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_namespace();
need_ipv6();
putenv('PATH=' . getenv('PATH') . ':/usr/sbin:/sbin');
need_program('nft');
[$status] = run([...unshare_command(false), 'nft', 'add table ip skt; add chain ip skt c { type nat hook output priority -100 ; }']);
$status === 0 || skip('a kernel with NAT (nf_tables) is needed');
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException};
use function Sockets\{accept, close, connect, listen, original_destination, pair};

require __DIR__ . '/../sockets.inc';
in_namespace(__FILE__, 'ip addr add 10.9.0.1/32 dev lo
ip -6 addr add fd00:9::1/128 dev lo nodad');
bound(60);
putenv('PATH=' . getenv('PATH') . ':/usr/sbin:/sbin');

function untracked(string $listen, string $host): void
{
	$server = listen($listen);
	$client = connect(str_replace('PORT', (string) Endpoint::local($server)->port, $host), 5);
	$e = raised(SocketException::class, fn() => original_destination(accept($server, 5)));
	same([ErrorKind::NotFound, 'original_destination (the kernel does not track the connection): No such file or directory'],
		[$e?->kind, $e?->getMessage()], "$listen: not tracked");
}

/** Connects to a port of 10.9.0.1 or fd00:9::1 that nobody has, and returns what the server of $listen sees. */
function redirected(string $listen, string $to): array
{
	$server = listen($listen);
	$port = Endpoint::local($server)->port;
	$wanted = Endpoint::parse($to);
	$family = str_contains($to, '[') ? 'ip6' : 'ip';
	[$status, , $err] = run(['nft', "add rule $family skt c $family daddr $wanted->host tcp dport $wanted->port redirect to :$port"]);
	same([0, ''], [$status, $err], "nft: $to");
	$client = connect($wanted, 5);
	$connection = accept($server, 5);
	$original = original_destination($connection);
	same($port, Endpoint::local($connection)->port, "$listen: the local port");
	return [(string) $original, $original->equals(Endpoint::local($connection))];
}

untracked('tcp4://127.0.0.1:0', 'tcp4://127.0.0.1:PORT');
untracked('tcp6://[::1]:0', 'tcp6://[::1]:PORT');

foreach (['ip', 'ip6'] as $family) {
	[$status, , $err] = run(['nft', "add table $family skt; add chain $family skt c { type nat hook output priority -100 ; }"]);
	same([0, ''], [$status, $err], "nft: $family");
}
same(['tcp://10.9.0.1:81', false], redirected('tcp4://*:0', 'tcp4://10.9.0.1:81'), 'IPv4');
same(['tcp://[fd00:9::1]:81', false], redirected('tcp6://*:0', 'tcp6://[fd00:9::1]:81'), 'IPv6');
same(['tcp://10.9.0.1:82', false], redirected('tcp://*:0', 'tcp4://10.9.0.1:82'), 'IPv4 on a dual-stack socket');
same(['tcp://[fd00:9::1]:82', false], redirected('tcp://*:0', 'tcp6://[fd00:9::1]:82'), 'IPv6 on a dual-stack socket');

/* Tracked, but not redirected. */
$server = listen('tcp4://127.0.0.1:0');
$client = connect(Endpoint::local($server), 5);
$connection = accept($server, 5);
same(true, original_destination($connection)->equals(Endpoint::local($connection)), 'connected directly');
same(ErrorKind::NotFound, raised(SocketException::class, fn() => original_destination($server))?->kind, 'a listener');

/* Other sockets. */
$name = 'Sockets\original_destination(): Argument #1 ($socket)';
throws('ValueError', "$name must be a stream socket", fn() => original_destination(listen('udp4://127.0.0.1:0')));
throws('ValueError', "$name must be an IPv4 or IPv6 socket", fn() => original_destination(pair()[0]));
fclose(socket_export_stream($connection));
same(ErrorKind::InvalidDescriptor, raised(SocketException::class, fn() => original_destination($connection))?->kind, 'its stream is closed');
close($client);
throws('Error', "$name has already been closed", fn() => original_destination($client));
finish();
?>
--EXPECT--
26 checks held
