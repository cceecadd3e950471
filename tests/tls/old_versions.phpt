--TEST--
TLS: clients with old versions, and one that renegotiates
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();
?>
--FILE--
<?php
use Sockets\Endpoint;
use function Sockets\{accept, listen, read, read_line};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/certificates.inc';
bound(120);

/** Starts a program; gives its process and pipes. */
function start(array $command): array
{
	/* Without the libraries of a sanitizer. */
	$process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes, null, array_diff_key(getenv(), ['LD_PRELOAD' => 1]));
	return [$process, $pipes];
}

[$certificate, $key] = certificate('server');
$server = listen('tls://127.0.0.1:0', ['certificate' => $certificate, 'key' => $key]);
$port = Endpoint::local($server)->port;
foreach (['-tls1', '-tls1_1'] as $old) {
	[$process, $pipes] = start(['openssl', 's_client', '-connect', "127.0.0.1:$port", $old, '-cipher', 'ALL:@SECLEVEL=0']);
	fclose($pipes[0]);
	$outcome = outcome(fn() => read(accept($server, 60), 1, 60));
	holds(in_array($outcome[0], ['Handshake', 'Truncated']), "$old: $outcome[0] $outcome[1]");
	proc_close($process);
}
[$process, $pipes] = start(['openssl', 's_client', '-connect', "127.0.0.1:$port", '-tls1_2']);
$client = accept($server, 60);
fwrite($pipes[0], "before\n");
same('before', read_line($client, timeout: 60), 'a connection');
fwrite($pipes[0], "R\n");
$outcome = outcome(fn() => read($client, 100, 60));
holds($outcome[0] !== 'ok' || $outcome[1] === '', 'renegotiation: ' . json_encode($outcome));
proc_terminate($process);
finish();
?>
--EXPECT--
4 checks held
