--TEST--
received descriptors do not outlive a request that the memory limit ends before the script has them
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
getenv('USE_ZEND_ALLOC') === '0' && skip('memory_limit needs PHP\'s own allocator');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(60);

$script = temp_path('.php');
file_put_contents($script, <<<'PHP'
	<?php
	$way = $_GET['way'];
	if ($way === 'count') {
		echo count(scandir('/proc/self/fd'));
		return;
	}
	socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $pair);
	$files = [];
	for ($i = 0; $i < 50; $i++) {
		$files[] = fopen('/dev/null', 'r');
	}
	$data = str_repeat('x', $way === 'receive_handles' ? 60000 : 150000);
	$rights = ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => $files];
	socket_sendmsg($pair[0], ['iov' => [$data], 'control' => [$rights]]);
	$files = $rights = null;
	unset($data);
	$message = ['controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 60), 'buffer_size' => 1000000];
	/* Allows one more chunk (511 pages) and fills all but some pages. Nothing is freed from here on: PHP
	 * would look for it first. */
	$fill = array_fill(0, 2000, null);
	ini_set('memory_limit', memory_get_usage(true) + 2097152);
	gc_mem_caches();
	$real = memory_get_usage(true);
	for ($i = 0; memory_get_usage(true) === $real; $i++) {
		$fill[$i] = str_repeat('z', 3900);
	}
	for ($end = $i + 511 - $_GET['pages']; $i < $end; $i++) {
		$fill[$i] = str_repeat('z', 3900);
	}
	match ($way) {
		'recvmsg' => socket_recvmsg($pair[1], $message),
		'receive_batch' => Sockets\receive_batch($pair[1], 1, 200000),
		'receive_handles' => Sockets\receive_handles($pair[1]),
	};
	echo 'received';
	PHP);

$errors = temp_path('.log');
$server = proc_open(php_command('-S', '127.0.0.1:0', $script),
	[['pipe', 'r'], ['file', '/dev/null', 'w'], ['file', $errors, 'w']], $pipes);
for ($i = 0; $i < 3000 && !preg_match('~http://\S+:(\d+)\) started~', file_get_contents($errors), $m); $i++) {
	usleep(10_000);
}
$get = fn(string $way) => file_get_contents("http://127.0.0.1:$m[1]/?way=$way", false,
	stream_context_create(['http' => ['ignore_errors' => true]]));
$get('count');
$before = $get('count');
foreach (['recvmsg', 'receive_batch', 'receive_handles'] as $way) {
	$hit = 0;
	for ($pages = 2; $pages < 60; $pages += 3) {
		$hit += str_contains($get("$way&pages=$pages"), 'Allowed memory size');
	}
	holds($hit > 1, "$way: the limit was hit");
	same($before, $get('count'), "$way: no descriptor stays open");
}
proc_terminate($server);
proc_close($server);
finish();
?>
--EXPECT--
6 checks held
