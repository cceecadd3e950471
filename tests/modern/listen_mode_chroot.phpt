--TEST--
Sockets\listen: the permissions of a path are exact without /proc, as in a chroot
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_namespace(true);
getenv('SKC_SANITIZED') === '1' && skip('a sanitizer needs /proc');
[$status] = run([...unshare_command(true), 'mount', '-t', 'tmpfs', 'none', '/proc']);
$status === 0 || skip('the right to mount is needed');
?>
--FILE--
<?php
use function Sockets\listen;

require __DIR__ . '/../sockets.inc';
in_namespace(__FILE__, 'mount -t tmpfs none /proc', true);
bound();
same(false, file_exists('/proc/self'), '/proc is not mounted');
$path = temp_path();
foreach ([0, 022, 077, 0777] as $mask) {
	umask($mask);
	foreach ([0, 0600, 0666, 0777] as $mode) {
		$server = listen("unix://$path", ['mode' => $mode]);
		clearstatcache();
		same(decoct($mode), decoct(fileperms($path) & 0777), sprintf('mode %04o, mask %04o', $mode, $mask));
		unlink($path);
	}
	same($mask, umask(), 'the mask is as it was');
}
finish();
?>
--EXPECT--
21 checks held
