<?php
require __DIR__ . '/case.inc';

function stream_pair(): array
{
	return stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
}

function meta($stream): array
{
	$meta = stream_get_meta_data($stream);
	unset($meta['uri']); /* the engine's, since 8.3 */
	$meta['stream_type'] = str_replace('/ssl', '', $meta['stream_type']); /* openssl's */
	ksort($meta);
	return $meta;
}

/* Import. */
case_('import a pair', function ($o) {
	[$a, $b] = stream_pair();
	$s = socket_import_stream($a);
	socket_write($s, 'through');
	$o->data = fread($b, 100);
	return $s;
});
case_('import reads', function ($o) {
	[$a, $b] = stream_pair();
	fwrite($b, 'hello');
	$s = socket_import_stream($a);
	return socket_read($s, 100);
});
case_('import tcp server', function ($o) {
	$server = stream_socket_server('tcp://127.0.0.1:0');
	$s = socket_import_stream($server);
	socket_getsockname($s, $o->address, $port);
	$o->same = stream_socket_get_name($server, false) === "127.0.0.1:$port";
	return socket_get_option($s, SOL_SOCKET, SO_TYPE);
});
case_('import tcp server6', function ($o) {
	$s = socket_import_stream(stream_socket_server('tcp://[::1]:0'));
	socket_getsockname($s, $o->address, $port);
	return socket_get_option($s, SOL_SOCKET, SO_TYPE);
});
case_('import udp', function ($o) {
	$s = socket_import_stream(stream_socket_server('udp://127.0.0.1:0', $code, $text, STREAM_SERVER_BIND));
	socket_getsockname($s, $o->address, $port);
	return socket_get_option($s, SOL_SOCKET, SO_TYPE);
});
case_('import unix server', function ($o) {
	$s = socket_import_stream(stream_socket_server('unix://u.sock'));
	return [socket_getsockname($s, $o->address, $o->port)];
});
case_('import udg', function ($o) {
	$s = socket_import_stream(stream_socket_server('udg://d.sock', $code, $text, STREAM_SERVER_BIND));
	return [socket_getsockname($s, $o->address, $o->port)];
});
foreach (['memory' => fn() => fopen('php://memory', 'r+'), 'temp' => fn() => fopen('php://temp', 'r+'),
		'file' => fn() => fopen('f.txt', 'w'), 'stdin' => fn() => STDIN, 'directory' => fn() => opendir('.'),
		'data' => fn() => fopen('data:,x', 'r'), 'pipe' => fn() => popen('true', 'r'),
		'context' => fn() => stream_context_create(), 'output' => fn() => fopen('php://output', 'w'),
		'filter' => fn() => fopen('php://filter/read=string.toupper/resource=data:,x', 'r')] as $label => $make) {
	case_("import $label", fn() => socket_import_stream($make()));
}
case_('import a closed stream', function () {
	[$a] = stream_pair();
	fclose($a);
	return socket_import_stream($a);
});
foreach (['null' => null, 'int' => 1, 'text' => 'x', 'array' => [], 'object' => new stdClass(), 'Socket' => pair()[0]]
		as $label => $value) {
	case_("import $label value", fn() => socket_import_stream($value));
}
case_('import twice', function ($o) {
	[$a, $b] = stream_pair();
	$one = socket_import_stream($a);
	$two = socket_import_stream($a);
	socket_write($one, 'one');
	socket_write($two, 'two');
	$o->data = fread($b, 100);
	return $one === $two;
});
case_('import blocking', function () {
	[$a, $b] = stream_pair();
	$s = socket_import_stream($a);
	socket_set_option($s, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20000]);
	$began = hrtime(true);
	return [@socket_recv($s, $data, 10, 0), hrtime(true) - $began > 15000000];
});
case_('import non-blocking', function () {
	[$a, $b] = stream_pair();
	stream_set_blocking($a, false);
	$s = socket_import_stream($a);
	return [socket_read($s, 10), socket_last_error($s)];
});
case_('import, set_nonblock shows in the stream', function () {
	[$a, $b] = stream_pair();
	$s = socket_import_stream($a);
	$before = meta($a)['blocked'];
	socket_set_nonblock($s);
	$after = meta($a)['blocked'];
	socket_set_block($s);
	return [$before, $after, meta($a)['blocked']];
});
case_('import, stream_set_blocking shows in the socket', function () {
	[$a, $b] = stream_pair();
	$s = socket_import_stream($a);
	stream_set_blocking($a, false);
	return [socket_read($s, 10), socket_last_error($s)];
});
case_('import, RCVTIMEO shows in the stream', function ($o) {
	[$a, $b] = stream_pair();
	$s = socket_import_stream($a);
	socket_set_option($s, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20000]);
	$r = fread($a, 10);
	$o->meta = meta($a)['timed_out'];
	return $r;
});
case_('import, close the stream', function ($o) {
	[$a, $b] = stream_pair();
	$s = socket_import_stream($a);
	fclose($a);
	return socket_write($s, 'x');
});
case_('import, close the stream, peer sees the end', function ($o) {
	[$a, $b] = stream_pair();
	$s = socket_import_stream($a);
	$o->closed = fclose($a);
	return [fread($b, 10), feof($b)];
});
case_('import, close the socket', function ($o) {
	[$a, $b] = stream_pair();
	$s = socket_import_stream($a);
	socket_close($s);
	$o->resource = is_resource($a);
	return [fread($b, 10), feof($b)];
});
case_('import, drop the socket', function ($o) {
	[$a, $b] = stream_pair();
	$s = socket_import_stream($a);
	unset($s);
	fwrite($a, 'alive');
	$o->resource = is_resource($a);
	return fread($b, 10);
});
case_('import, drop the stream', function ($o) {
	[$a, $b] = stream_pair();
	$s = socket_import_stream($a);
	unset($a);
	socket_write($s, 'alive');
	return fread($b, 10);
});
case_('import, drop both', function ($o) {
	[$a, $b] = stream_pair();
	$s = socket_import_stream($a);
	unset($a, $s);
	return [fread($b, 10), feof($b)];
});
case_('import, close both', function ($o) {
	[$a, $b] = stream_pair();
	$s = socket_import_stream($a);
	fclose($a);
	return socket_close($s);
});
case_('import, shutdown', function ($o) {
	[$a, $b] = stream_pair();
	socket_shutdown(socket_import_stream($a));
	return [fread($b, 10), feof($b), feof($a)];
});
case_('import with unread bytes', function ($o) {
	[$a, $b] = stream_pair();
	fwrite($b, "line\nrest\n");
	$o->line = fgets($a);
	$s = socket_import_stream($a);
	if ($s !== false) {
		$o->received = @socket_recv($s, $o->data, 100, MSG_DONTWAIT);
	}
	return get_debug_type($s);
});
case_('import and export', function ($o) {
	[$a, $b] = stream_pair();
	$c = socket_export_stream(socket_import_stream($a));
	return $a === $c;
});
case_('import and select', function ($o) {
	[$a, $b] = stream_pair();
	fwrite($b, 'x');
	$read = [socket_import_stream($a)];
	$write = $except = null;
	return socket_select($read, $write, $except, 0);
});
case_('import option', function () {
	$server = stream_socket_server('tcp://127.0.0.1:0');
	$s = socket_import_stream($server);
	return [socket_set_option($s, SOL_SOCKET, SO_KEEPALIVE, 1), socket_get_option($s, SOL_SOCKET, SO_KEEPALIVE)];
});
case_('import, accept of the imported', function ($o) {
	$server = stream_socket_server('tcp://127.0.0.1:0');
	$client = stream_socket_client('tcp://' . stream_socket_get_name($server, false));
	$peer = socket_accept(socket_import_stream($server));
	fwrite($client, 'hi');
	return socket_read($peer, 10);
});

/* Export. */
$makers = ['pair' => fn() => pair()[0], 'tcp' => fn() => tcp_pair()[0], 'tcp server side' => fn() => tcp_pair()[1],
	'tcp6' => fn() => tcp_pair('::1')[0], 'listener' => fn() => listener()[0], 'udp' => fn() => udp()[0],
	'fresh tcp' => fn() => socket_create(AF_INET, SOCK_STREAM, 0), 'fresh udp' => fn() => socket_create(AF_INET, SOCK_DGRAM, 0),
	'fresh inet6' => fn() => socket_create(AF_INET6, SOCK_STREAM, 0), 'fresh unix' => fn() => socket_create(AF_UNIX, SOCK_STREAM, 0),
	'unix dgram' => fn() => pair(SOCK_DGRAM)[0], 'seqpacket' => fn() => pair(SOCK_SEQPACKET)[0]];
foreach ($makers as $label => $make) {
	$s = $make();
	case_("export $label", fn() => meta(socket_export_stream($s)), $s);
}
case_('export twice', function () {
	[$a] = pair();
	return socket_export_stream($a) === socket_export_stream($a);
});
case_('export talks', function ($o) {
	[$a, $b] = pair();
	$stream = socket_export_stream($a);
	fwrite($stream, 'through');
	$o->at_b = socket_read($b, 100);
	socket_write($b, "back\nmore\n");
	return [fgets($stream), fgets($stream)];
});
case_('export non-blocking', function () {
	[$a, $b] = pair();
	socket_set_nonblock($a);
	$stream = socket_export_stream($a);
	return [meta($stream)['blocked'], fread($stream, 10)];
});
case_('export of a socket made non-blocking', function () {
	$s = socket_create(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
	return meta(socket_export_stream($s))['blocked'];
});
case_('export of a pair made non-blocking', function () {
	socket_create_pair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, $pair);
	return meta(socket_export_stream($pair[1]))['blocked'];
});
case_('export, set_nonblock afterwards', function () {
	[$a, $b] = pair();
	$stream = socket_export_stream($a);
	socket_set_nonblock($a);
	$r = [meta($stream)['blocked']];
	socket_set_block($a);
	$r[] = meta($stream)['blocked'];
	return $r;
});
case_('export, stream_set_blocking afterwards', function () {
	[$a, $b] = pair();
	$stream = socket_export_stream($a);
	stream_set_blocking($stream, false);
	return [socket_read($a, 10), socket_last_error($a)];
});
case_('export carries RCVTIMEO', function ($o) {
	[$a, $b] = pair();
	socket_set_option($a, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20000]);
	$stream = socket_export_stream($a);
	$r = fread($stream, 10);
	$o->timed_out = meta($stream)['timed_out'];
	return $r;
});
case_('export, RCVTIMEO afterwards', function ($o) {
	[$a, $b] = pair();
	$stream = socket_export_stream($a);
	socket_set_option($a, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20000]);
	$r = fread($stream, 10);
	$o->timed_out = meta($stream)['timed_out'];
	return $r;
});
case_('export, close the stream', function () {
	[$a, $b] = pair();
	$stream = socket_export_stream($a);
	fclose($stream);
	return socket_write($a, 'x');
});
case_('export, close the stream, peer sees the end', function () {
	[$a, $b] = pair();
	$stream = socket_export_stream($a);
	fclose($stream);
	return socket_read($b, 10);
});
case_('export, close the socket', function ($o) {
	[$a, $b] = pair();
	$stream = socket_export_stream($a);
	socket_close($a);
	$o->resource = is_resource($stream);
	return socket_read($b, 10);
});
case_('export, drop the socket', function ($o) {
	[$a, $b] = pair();
	$stream = socket_export_stream($a);
	unset($a);
	fwrite($stream, 'alive');
	return socket_read($b, 10);
});
case_('export, drop the stream', function ($o) {
	[$a, $b] = pair();
	$stream = socket_export_stream($a);
	unset($stream);
	socket_write($a, 'alive');
	return socket_read($b, 10);
});
case_('export, drop both', function () {
	[$a, $b] = pair();
	$stream = socket_export_stream($a);
	unset($a, $stream);
	return socket_read($b, 10);
});
case_('export name', function () {
	[$l, $port] = listener();
	return stream_socket_get_name(socket_export_stream($l), false) === "127.0.0.1:$port";
});
case_('export accept', function () {
	[$l, $port] = listener();
	$c = socket_create(AF_INET, SOCK_STREAM, 0);
	socket_connect($c, '127.0.0.1', $port);
	$peer = stream_socket_accept(socket_export_stream($l), 2);
	socket_write($c, 'hi');
	return fread($peer, 10);
});
case_('export udp talks', function ($o) {
	[$u, $port] = udp();
	$stream = socket_export_stream($u);
	stream_socket_sendto($stream, 'datagram', 0, "127.0.0.1:$port");
	$r = stream_socket_recvfrom($stream, 100, 0, $address);
	$o->same = $address === "127.0.0.1:$port";
	return $r;
});
case_('export and import', function () {
	[$a] = pair();
	$s = socket_import_stream(socket_export_stream($a));
	return [$s === $a, $s];
});
case_('export and stream_select', function () {
	[$a, $b] = pair();
	socket_write($b, 'x');
	$read = [socket_export_stream($a)];
	$write = $except = null;
	return stream_select($read, $write, $except, 0);
});
case_('export and feof', function () {
	[$a, $b] = pair();
	$stream = socket_export_stream($a);
	socket_close($b);
	return [feof($stream), fread($stream, 10), feof($stream)];
});
case_('export closed', fn() => socket_export_stream(closed_socket()));
case_('export of an imported closed stream', function () {
	[$a] = stream_pair();
	$s = socket_import_stream($a);
	fclose($a);
	return socket_export_stream($s);
});

/* Blocking mode. */
case_('set_nonblock', function () {
	[$a] = pair();
	return [socket_set_nonblock($a), socket_read($a, 1), socket_last_error($a)];
});
case_('set_nonblock twice', function () {
	[$a] = pair();
	return [socket_set_nonblock($a), socket_set_nonblock($a)];
});
case_('set_block', function () {
	[$a, $b] = pair();
	socket_set_nonblock($a);
	$r = socket_set_block($a);
	socket_write($b, 'x');
	return [$r, socket_read($a, 1)];
});
case_('set_block twice', function () {
	[$a] = pair();
	return [socket_set_block($a), socket_set_block($a)];
});
foreach (['set_block' => 'socket_set_block', 'set_nonblock' => 'socket_set_nonblock'] as $label => $f) {
	case_("$label closed", fn() => $f(closed_socket()));
	case_("$label of a closed stream", function () use ($f) {
		[$a] = stream_pair();
		$s = socket_import_stream($a);
		fclose($a);
		return $f($s);
	});
}
done();
