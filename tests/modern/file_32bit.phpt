--TEST--
Sockets\send_file: a file of more than 2 GiB on 32 bit goes to its end
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
PHP_INT_SIZE === 4 || skip('a PHP of 32 bit is needed');
need_fork();
need_program('truncate');
?>
--FILE--
<?php
use function Sockets\{read, send_file};

require __DIR__ . '/../sockets.inc';
bound(200);

/* It takes no room: nothing was ever written to it. */
$path = temp_path();
run(['truncate', '-s', '2147483653', $path]);
$file = fopen($path, 'r');
foreach ([null, 150] as $limit) {
	[$a, $b] = unix_pair();
	$peer = peer(function (Peer $p) use ($a, $b): void {
		socket_close($a);
		for ($total = 0.0; ($data = read($b, 1 << 20, 100)) !== ''; $total += strlen($data)) {
		}
		$p->tell(number_format($total, 0, '', ''));
	}, 180);
	same(PHP_INT_MAX, send_file($a, $file, 0, null, $limit), 'more than an int can tell');
	socket_close($a);
	same('2147483653', $peer->hear(), 'arrives');
	$peer->wait();
	same(0, ftell($file), 'it stands where it stood');
}
finish();
?>
--EXPECT--
6 checks held
