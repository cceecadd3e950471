--TEST--
Sockets\: open_basedir holds where a path is made or removed
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
use function Sockets\listen;

require __DIR__ . '/../sockets.inc';
bound(60);
$inside = sys_get_temp_dir() . '/skt-inside' . getmypid();
$outside = sys_get_temp_dir() . '/skt-outside' . getmypid();
mkdir($inside);
mkdir($outside);
$stale = listen("unix://$outside/stale");
$stale = null;
$server = listen("unix://$outside/server");
$code = 'function said($call) { try { $call(); echo "done\n"; } catch (Throwable $e) { echo get_class($e), " ", $e->kind->name ?? "", " ", $e->getMessage(), "\n"; } }
chdir($argv[1]);
said(fn() => Sockets\listen("unix://$argv[1]/here"));
said(fn() => Sockets\listen("unix://relative"));
said(fn() => Sockets\listen("unix://@skt-" . getmypid()));
said(fn() => Sockets\listen("unix://$argv[2]/new"));
said(fn() => Sockets\listen("unix://../" . basename($argv[2]) . "/new"));
said(fn() => Sockets\listen("unixgram://$argv[2]/stale?replace"));
said(fn() => Sockets\connect("unix://$argv[2]/server", 5, ["from" => "$argv[1]/from"]));
said(fn() => Sockets\connect("unix://$argv[2]/server", 5, ["from" => "$argv[2]/from"]));';
[, $out] = run(php_command('-d', "open_basedir=$inside", '-r', $code, $inside, $outside));
$other = basename($outside);
same("done
done
done
Sockets\\SocketException PermissionDenied listen on unix://$outside/new, outside open_basedir: Operation not permitted
Sockets\\SocketException PermissionDenied listen on unix://../$other/new, outside open_basedir: Operation not permitted
Sockets\\SocketException PermissionDenied listen on unixgram://$outside/stale?replace=1, outside open_basedir: Operation not permitted
done
ValueError  Sockets\\connect(): Argument #3 (\$options) option \"from\" must be a path within open_basedir
", $out, 'what is done');
$names = array_values(array_diff(scandir($outside), ['.', '..']));
same(['server', 'stale'], $names, 'the files that exist');
array_map('unlink', [...glob("$inside/*"), ...glob("$outside/*")]);
rmdir($inside);
rmdir($outside);
finish();
?>
--EXPECT--
2 checks held
