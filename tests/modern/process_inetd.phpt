--TEST--
Sockets\from_descriptor(): the standard descriptors under inetd, where PHP's own streams are on them
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
use Sockets\Endpoint;
use function Sockets\{accept, connect, listen, read, read_line, write_all};

require __DIR__ . '/../sockets.inc';
bound(60);

/** Runs code as inetd does: 0, 1 and 2 are the connection. Gives the client's end. */
function served(string $code): Socket
{
	$server = listen('tcp4://127.0.0.1:0');
	$client = connect(Endpoint::local($server), 10);
	$stream = socket_export_stream(accept($server, 10));
	$command = php_command('-d', 'display_errors=1', '-d', 'html_errors=0', '-r', "use function Sockets\\{from_descriptor, read_line, write_all, descriptor}; $code");
	$GLOBALS['processes'][] = proc_open($command, [$stream, $stream, $stream], $pipes);
	return $client;
}

function all(Socket $client): string
{
	for ($all = ''; ($part = read($client, 8192, 30)) !== ''; $all .= $part) {
	}
	return $all;
}

$client = served('$s = from_descriptor(0); write_all($s, "hello " . read_line($s) . "\n"); echo descriptor($s), " by echo\n";');
write_all($client, "you\n");
same("hello you\n0 by echo\n", all($client), 'the client is served');

$client = served('$s = from_descriptor(0); write_all($s, socket_read($s, 3) . fgets(STDIN)); $s = null; write_all(from_descriptor(0), "again\n"); fwrite(STDOUT, "stdout\n");');
write_all($client, "one two\n");
same("one two\nagain\nstdout\n", all($client), 'the stream and the Socket share the descriptor, and the stream keeps it');

$client = served('write_all(from_descriptor(1), "out "); write_all(from_descriptor(2), "err "); echo "echo";');
same('out err echo', all($client), 'each of the three');

$client = served('$s = from_descriptor(0); socket_close($s); echo json_encode([is_resource(STDIN), file_exists("/proc/self/fd/0")]);');
same('[false,false]', all($client), 'socket_close() closes both');

$client = served('$s = from_descriptor(0); fclose(STDIN); try { descriptor($s); } catch (Sockets\SocketException $e) { echo $e->symbol; }');
same('EBADF', all($client), 'fclose() too');

$client = served('$s = from_descriptor(0); try { from_descriptor(0); } catch (ValueError $e) { echo $e->getMessage(); }');
same('Sockets\from_descriptor(): Argument #1 ($descriptor) must not be owned by a Socket or a stream', all($client), 'twice');

$client = served('fgets(STDIN); try { from_descriptor(0); } catch (ValueError $e) { echo $e->getMessage(); }');
write_all($client, "line\nmore\n");
same('Sockets\from_descriptor(): Argument #1 ($descriptor) must not have unread buffered data', all($client), 'the stream has read ahead');

$client = served('from_descriptor(0); passthru("readlink /proc/self/fd/0 | cut -c1-6");');
same("socket\n", all($client), 'child programs have a standard input');
array_map('proc_close', $processes);
finish();
?>
--EXPECT--
8 checks held
