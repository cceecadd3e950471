--TEST--
Sockets\: the PROXY protocol with HAProxy and nginx, in both directions
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_function('proc_open');
need_program('haproxy', 'nginx');
is_file('/usr/lib/nginx/modules/ngx_stream_module.so') || skip("nginx's module stream is needed (libnginx-mod-stream)");
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, ProxyHeader, SocketException};
use function Sockets\{accept, connect, descriptor, listen, proxy_header, read, set_inheritable, shutdown, write_all};

require __DIR__ . '/../sockets.inc';
bound(110);

/** A listener that a program inherits: no port is free for anybody else meanwhile. */
function inherited(string $at = 'tcp4://127.0.0.1:0'): Socket
{
	set_inheritable($socket = listen($at), true);
	return $socket;
}

/** @return resource a program, which is stopped at the end */
function start(array $command, array $environment, string $log): mixed
{
	$process = proc_open($command, [['file', '/dev/null', 'r'], ['file', $log, 'a'], ['file', $log, 'a']], $pipes, null, $environment + getenv());
	register_shutdown_function(function () use ($process): void {
		proc_terminate($process);
		proc_close($process);
	});
	return $process;
}

/** A connection through a proxy: what the server behind it learns. Other connections are closed. */
function through(Endpoint $proxy, Socket $server, array $options = []): ?array
{
	$client = connect($proxy, 60, $options);
	write_all($client, 'question');
	$connection = accept($server, 60, $peer, proxy: ['from' => ['127.0.0.1', '::1'], 'timeout' => 60]);
	same('question', read($connection, 100, 60), 'the data follows the header');
	write_all($connection, 'answer');
	shutdown($connection);
	same('answer', read($client, 100, 60), 'and the answer comes back');
	$header = proxy_header($connection);
	return [$client, $header, $peer, $connection];
}

$folder = sys_get_temp_dir() . '/proxies' . getmypid();
mkdir($folder);
$log = "$folder/log";
$server = listen('tcp4://127.0.0.1:0', ['backlog' => 16]);
$port = Endpoint::local($server)->port;

/* --- HAProxy --- */

$fronts = ['one' => inherited(), 'two' => inherited(), 'checked' => inherited(), 'accepting' => inherited()];
file_put_contents("$folder/haproxy.cfg", "global\n\tmaxconn 50\ndefaults\n\tmode tcp\n\ttimeout connect 60s\n\ttimeout client 60s\n\ttimeout server 60s\n"
	. "\tunique-id-format connection-%cp\n" . implode('', array_map(fn($name, $socket, $bind, $send) =>
		"listen $name\n\tbind fd@" . descriptor($socket) . " $bind\n\tserver app 127.0.0.1:$port $send\n", array_keys($fronts), $fronts,
		['', '', '', 'accept-proxy'], ['send-proxy', 'send-proxy-v2', 'send-proxy-v2 proxy-v2-options crc32c,unique-id', 'send-proxy-v2'])));
start(['haproxy', '-db', '-f', "$folder/haproxy.cfg"], [], $log);

foreach (['one' => 1, 'two' => 2, 'checked' => 2] as $name => $version) {
	[$client, $header, $peer, $connection] = through($to = Endpoint::local($fronts[$name]), $server);
	same([$version, false, (string) Endpoint::local($client), (string) $to], [$header->version, $header->local, (string) $header->source, (string) $header->destination], "HAProxy, $name: the header");
	same([(string) $peer, (string) Endpoint::peer($connection), true], [(string) $header->source, (string) $header->source, $header->proxy->port !== $header->source->port], "HAProxy, $name: the peer");
	same([$name === 'checked', $name === 'checked' ? 'connection-' . $header->source->port : null], [$header->checksum, $header->uniqueId], "HAProxy, $name: TLVs");
}

$v6 = ['source' => Endpoint::parse('tcp://[2001:db8::1]:1'), 'destination' => Endpoint::parse('tcp://[2001:db8::2]:443')];
$v4 = ['source' => Endpoint::parse('tcp://192.0.2.1:1'), 'destination' => Endpoint::parse('tcp://192.0.2.2:443')];
$sent = [
	'version 1' => ProxyHeader::of(...$v4, version: 1),
	'version 1 with IPv6' => ProxyHeader::of(...$v6, version: 1),
	'version 2' => ProxyHeader::of(...$v4),
	'version 2 with IPv6' => ProxyHeader::of(...$v6),
	'TLVs and a checksum' => ProxyHeader::of(...$v4, tlvs: [1 => 'h2', 2 => 'www.example.org', 0xe0 => 'x'], checksum: true),
];
foreach ($sent as $what => $header) {
	[, $got] = through(Endpoint::local($fronts['accepting']), $server, ['proxy_header' => $header]);
	same([(string) $header->source, (string) $header->destination], [(string) $got->source, (string) $got->destination], "to HAProxy: $what");
}
foreach ([true, ProxyHeader::of(), ProxyHeader::of(version: 1)] as $i => $header) {
	[$client, $got] = through(Endpoint::local($fronts['accepting']), $server, ['proxy_header' => $header]);
	same((string) Endpoint::local($client), (string) $got->source, "to HAProxy: its own address, $i");
}
/* HAProxy refuses a wrong checksum, and so the one above is right. */
$wrong = (string) $sent['TLVs and a checksum'];
$wrong[-1] = ~$wrong[-1];
$client = connect(Endpoint::local($fronts['accepting']), 60);
write_all($client, "{$wrong}question");
try {
	same('', read($client, 100, 60), 'to HAProxy: a wrong checksum');
} catch (SocketException $e) {
	same(ErrorKind::Reset, $e->kind, 'to HAProxy: a wrong checksum');
}

/* --- nginx --- */

/* It forwards a client of IPv6 to its own address of IPv4 with a header that mixes both, and is invalid. */
$fronts = ['sending' => inherited(), 'both' => inherited()];
try {
	$fronts['both6'] = inherited('tcp6://[::1]:0');
} catch (SocketException) {
	/* This host has no IPv6. */
}
$places = array_map(fn($socket) => substr(Endpoint::local($socket), strlen('tcp://')), $fronts);
file_put_contents("$folder/nginx.conf", "load_module /usr/lib/nginx/modules/ngx_stream_module.so;\ndaemon off;\nworker_processes 1;\n"
	. "pid $folder/pid;\nerror_log $log;\nevents { worker_connections 64; }\nstream {\nproxy_protocol on;\n"
	. implode('', array_map(fn($name, $place) => "server { listen $place" . ($name === 'sending' ? ';' : ' proxy_protocol; set_real_ip_from 127.0.0.1; set_real_ip_from ::1;')
	. " proxy_pass 127.0.0.1:$port; }\n", array_keys($places), $places)) . "}\n");
start(['nginx', '-p', $folder, '-e', $log, '-c', "$folder/nginx.conf"], ['NGINX' => implode(';', array_map(descriptor(...), $fronts)) . ';'], $log);

[$client, $header, $peer] = through($to = Endpoint::local($fronts['sending']), $server);
same([1, (string) Endpoint::local($client), (string) $to, (string) Endpoint::local($client)],
	[$header->version, (string) $header->source, (string) $header->destination, (string) $peer], 'nginx: the header');
foreach ($sent as $what => $header) {
	$front = str_contains($what, 'IPv6') ? $fronts['both6'] ?? null : $fronts['both'];
	if ($front === null) {
		left_out(3);
		continue;
	}
	[, $got] = through(Endpoint::local($front), $server, ['proxy_header' => $header]);
	/* It forwards the client, and its own address as the destination. */
	same([$header->source->host, $header->source->port], [$got->source?->host, $got->source?->port], "to nginx: $what");
}

if ($GLOBALS['checks']['failed'] > 0) {
	echo file_get_contents($log);
}
foreach (glob("$folder/*") as $file) {
	unlink($file);
}
rmdir($folder);
finish();
?>
--EXPECT--
58 checks held
