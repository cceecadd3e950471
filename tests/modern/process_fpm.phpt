--TEST--
Sockets\from_descriptor(): under PHP-FPM no script reaches the listener
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
require __DIR__ . '/fpm.inc';
fpm_program() !== null || skip('php-fpm of this PHP version is needed');
sockets_module() !== null || skip('the extension is compiled into PHP');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
require __DIR__ . '/fpm.inc';
bound(60);

$script = temp_path('.php');
file_put_contents($script, '<?php
echo PHP_SAPI, "\n";
foreach (scandir("/proc/self/fd") as $n) {
	if (!str_starts_with((string) @readlink("/proc/self/fd/$n"), "socket:")) {
		continue;
	}
	try {
		$s = Sockets\from_descriptor((int) $n);
		echo "taken\n";
	} catch (Throwable $e) {
		$said[get_class($e) . ": " . $e->getMessage()] = true;
	}
}
echo implode("\n", array_keys($said)), "\n";
try {
	Sockets\activated();
} catch (Throwable $e) {
	echo get_class($e), ": ", $e->getMessage();
}
');
$fpm = new Fpm();
$page = $fpm->page($script);
same("fpm-fcgi
Error: Sockets\\from_descriptor() is only available from command-line PHP
Error: Sockets\\activated() is only available from command-line PHP", $page, 'refused');
same($page, $fpm->page($script), 'and the worker lives');
$fpm->stop();
finish();
?>
--EXPECT--
2 checks held
