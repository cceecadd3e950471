--TEST--
Constants that another extension defines, too: PHP starts in silence, whichever is loaded first
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_program('cc');
sockets_module() !== null || skip('a sockets extension that can be loaded is needed');
php_config() !== null || skip('php-config and the headers of PHP are needed');

function php_config(): ?string
{
	foreach ([PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION, ''] as $suffix) {
		if (is_executable(dirname(PHP_BINARY) . "/php-config$suffix")) {
			return dirname(PHP_BINARY) . "/php-config$suffix";
		}
	}
	return null;
}
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(60);

/* An extension as swoole and swow are: one name of 8.6, one that PHP has never had, one with a value of
 * its own. */
$source = temp_path('.c');
$library = temp_path('.so');
file_put_contents($source, <<<'C'
	#include <php.h>
	#include <netinet/tcp.h>
	#include <sys/socket.h>

	static PHP_MINIT_FUNCTION(other)
	{
	#if PHP_VERSION_ID < 80600
		REGISTER_LONG_CONSTANT("AF_UNSPEC", AF_UNSPEC, CONST_PERSISTENT);
	#endif
		REGISTER_LONG_CONSTANT("SOCKET_ECANCELED", ECANCELED, CONST_PERSISTENT);
		REGISTER_LONG_CONSTANT("TCP_INFO", 4711, CONST_PERSISTENT);
		return SUCCESS;
	}

	zend_module_entry other_module_entry = { STANDARD_MODULE_HEADER, "other", NULL, PHP_MINIT(other), NULL, NULL,
		NULL, NULL, "1", STANDARD_MODULE_PROPERTIES };
	ZEND_GET_MODULE(other)
	C);
$suffix = '.' . PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION;
$config = dirname(PHP_BINARY) . '/php-config' . substr($suffix, 1);
$config = is_executable($config) ? $config : dirname(PHP_BINARY) . '/php-config';
[, $includes] = run([$config, '--includes']);
[$status, , $err] = run(['cc', '-shared', '-fPIC', ...explode(' ', trim($includes)), '-o', $library, $source]);
same([0, ''], [$status, $err], 'the other extension builds');

$print = 'echo json_encode([AF_UNSPEC, SOCKET_ECANCELED, TCP_INFO, SO_REUSEADDR, '
	. 'isset(get_defined_constants(true)["sockets"]["TCP_KEEPIDLE"]), '
	. '(new ReflectionExtension("sockets"))->getConstants() == get_defined_constants(true)["sockets"]]);';
$want = json_encode([AF_UNSPEC, SOCKET_ECANCELED, 4711, SO_REUSEADDR, true, true]);
$ours = ['-d', 'extension=' . sockets_module()];
$other = ['-d', "extension=$library"];
$loud = [PHP_BINARY, '-n', '-d', 'display_errors=1', '-d', 'display_startup_errors=1', '-d', 'error_reporting=-1'];
foreach (['first' => [...$ours, ...$other], 'last' => [...$other, ...$ours]] as $when => $order) {
	same([0, $want, ''], run([...$loud, ...$order, '-r', $print]), "loaded $when");
}

/* Loaded by dl(): at once. */
$folder = temp_path();
mkdir($folder);
symlink(sockets_module(), "$folder/loaded.so");
[, $out] = run([...$loud, '-d', 'enable_dl=1', '-d', "extension_dir=$folder", ...$other, '-r', "dl('loaded.so'); $print"]);
same($want, $out, 'by dl()');
unlink("$folder/loaded.so");
rmdir($folder);
/* A name that both PHP's own extension and another define warns, as it does there. */
file_put_contents($source, str_replace('4711, CONST_PERSISTENT);',
	'4711, CONST_PERSISTENT); REGISTER_LONG_CONSTANT("SO_REUSEADDR", 1, CONST_PERSISTENT);', file_get_contents($source)));
run(['cc', '-shared', '-fPIC', ...explode(' ', trim($includes)), '-o', $library, $source]);
[, $out] = run([...$loud, ...$ours, ...$other, '-r', 'echo "ok";']);
same(1, preg_match('~^\s*Warning: Constant SO_REUSEADDR already defined\b.* in Unknown on line 0\s+ok$~', $out), 'one of PHP\'s own');

/* Scripts of before the first request have all of them, too. */
$preloaded = temp_path('.php');
file_put_contents($preloaded, '<?php final class Preloaded { const INFO = TCP_KEEPIDLE; public static $info = TCP_INFO; }'
	. ' define("AT_PRELOAD", TCP_INFO);');
$preload = ['-d', 'opcache.enable_cli=1', '-d', "opcache.preload=$preloaded",
	...(fileowner('/proc/self') === 0 ? ['-d', 'opcache.preload_user=root'] : [])];
$opcache = extension_loaded('Zend OPcache') || PHP_VERSION_ID >= 80500 ? [] : ['-d', 'zend_extension=opcache'];
[, $out, $err] = run([PHP_BINARY, '-n', ...$opcache, ...$ours, ...$preload, '-r',
	'echo json_encode([Preloaded::INFO, Preloaded::$info]);'],
	/* A PHP that preloads frees the types of no internal function. */
	['ASAN_OPTIONS' => getenv('ASAN_OPTIONS') . ':detect_leaks=0']);
holds($out === json_encode([TCP_KEEPIDLE, TCP_INFO]) || str_contains($out . $err, 'Failed loading'), "preloading: $out$err");
finish();
?>
--EXPECT--
6 checks held
