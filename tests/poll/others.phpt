--TEST--
classes that another extension has brought are not registered again
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/own.inc';
need_own_poll();
need_program('cc', 'php-config');
sockets_module() !== null || skip('sockets is compiled in');
[, $version] = run(['php-config', '--version']);
trim($version) === PHP_VERSION || skip('php-config is another PHP\'s');
?>
--FILE--
<?php
require __DIR__ . '/own.inc';

$includes = trim(run(['php-config', '--includes'])[1]);
$library = temp_path('.so');
[$status, , $err] = run(['sh', '-c', "cc -shared -fPIC -DZEND_ENABLE_STATIC_TSRMLS_CACHE=0 -DCOMPILE_DL_OTHERS $includes -o $library "
	. escapeshellarg(__DIR__ . '/others.c')]);
same(0, $status, "the other extension is built: $err");

/** Runs code where the other extension was loaded first. */
function with_other(string $variable, string $name, string $code): array
{
	global $library;
	$prelude = 'error_reporting(-1); function of(string $name): string { return class_exists($name) || interface_exists($name)'
		. ' ? (string) (new ReflectionClass($name))->getExtensionName() : "nobody"; }';
	[$status, $out, $err] = run([PHP_BINARY, '-n', '-d', "extension=$library", '-d', 'extension=' . sockets_module(),
		'-d', 'display_errors=stderr', '-r', $prelude . $code], [$variable => $name]);
	return [$status, $out, $err];
}

$who = 'echo implode(" ", array_map("of", ["Io\Poll\Context", "Io\Poll\Handle", "StreamPollHandle", "SocketPollHandle", "Io\IoException"]));';
same([0, 'sockets sockets sockets sockets sockets', ''], with_other('OTHERS_NONE', '', $who), 'nothing of another');
same([0, 'others nobody nobody nobody nobody', ''], with_other('OTHERS_CLASS', 'Io\Poll\Context', $who), 'the whole is another\'s');
same([0, 'sockets others sockets sockets sockets', ''], with_other('OTHERS_INTERFACE', 'Io\Poll\Handle', $who), 'the interface is another\'s');
same([0, 'sockets sockets sockets sockets others', ''], with_other('OTHERS_CLASS', 'Io\IoException', $who), 'a class is another\'s');
same([0, 'nobody nobody others nobody nobody', ''], with_other('OTHERS_CLASS', 'StreamPollHandle', $who), 'a part is another\'s: nothing is mixed');
$info = '(new ReflectionExtension("sockets"))->info();';
holds(str_contains(with_other('OTHERS_CLASS', 'Io\Poll\Context', $info)[1], 'Io\Poll provided by => others'), 'phpinfo() names the other extension');
holds(str_contains(with_other('OTHERS_INTERFACE', 'Io\Poll\Handle', $info)[1], 'Io\Poll provided by => sockets'), 'phpinfo() names the owner');
$use = 'use Io\Poll\{Context, Event}; $c = new Context(); [$a, $b] = stream_socket_pair(1, 1, 0); fwrite($b, "x");'
	. '$c->add(new StreamPollHandle($a), [Event::Read], "data"); echo $c->wait()[0]->getData();'
	. 'try { $c->add(new OthersHandle(), [Event::Read]); } catch (Io\Poll\InvalidHandleException $e) { echo " ", $e->getMessage(); }';
same([0, 'data Invalid handle for polling', ''], with_other('OTHERS_INTERFACE', 'Io\Poll\Handle', $use), 'it works, and refuses what it does not know');
finish();
?>
--EXPECT--
9 checks held
