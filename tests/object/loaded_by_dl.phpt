--TEST--
Loaded by dl() the extension works, and reads nothing that was freed at the end of the request
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_program('valgrind');
sockets_module() !== null || skip('a sockets extension that can be loaded is needed');
getenv('SKC_SANITIZED') && skip('not together with a sanitizer');
?>
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(100);

$folder = temp_path();
mkdir($folder);
symlink(sockets_module(), "$folder/loaded.so");
$code = <<<'PHP'
	dl('loaded.so');
	try {
		Sockets\connect('unix:///no/such', 1);
	} catch (Sockets\SocketException $e) {
		echo $e->kind->name, ' ', get_class($e), "\n";
	}
	echo get_class(new Sockets\TimeoutException('x')), "\n";
	final class Own extends Sockets\ResolveException
	{
	}
	echo (new Own('x'))->kind->name, "\n";
	$pair = [];
	socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
	$context = new Io\Poll\Context();
	$context->add(new SocketPollHandle($pair[0]), [Io\Poll\Event::Write]);
	echo count($context->wait()), ' ', SO_REUSEADDR, ' ', get_class(Time\Duration::fromSeconds(1)), "\n";
	PHP;
$php = [PHP_BINARY, '-n', '-d', 'enable_dl=1', '-d', "extension_dir=$folder", '-r', $code];
[$status, $out, $err] = run($php);
$expected = "NotFound Sockets\\SocketException\nSockets\\TimeoutException\nUnresolved\n1 " . SO_REUSEADDR . " Time\\Duration\n";
same([0, $expected, ''], [$status, $out, $err], 'loaded by dl()');

[$status, $out, $err] = run(['valgrind', '-q', '--error-exitcode=99', '--undef-value-errors=no', ...$php],
	['USE_ZEND_ALLOC' => '0']);
same([0, $expected, ''], [$status, $out, $err], 'under valgrind');
unlink("$folder/loaded.so");
rmdir($folder);
finish();
?>
--EXPECT--
2 checks held
