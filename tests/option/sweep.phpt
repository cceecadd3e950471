--TEST--
Every option by number: what PHP's own extension sets and gets is the same here
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_ipv6();
PHP_INT_SIZE === 8 || skip('numbers above 2^31 are written as ints');
function_exists('proc_open') || skip('proc_open() is needed');
$loads = '-n -d extension=sockets -r "echo !extension_loaded(\'sockets\') ? \'none\' : (function_exists(\'Sockets\\\\connect\') ? \'ours\' : \'bundled\');"';
exec(escapeshellarg(PHP_BINARY) . " $loads 2>&1", $printed);
end($printed) === 'bundled' || skip("PHP's own extension is needed as sockets.so");
--FILE--
<?php
/* Run once for each extension: prints a line for each get and each set. */
if (($argv[1] ?? '') === 'sweep') {
	error_reporting(0);
	$kinds = ['tcp' => [AF_INET, SOCK_STREAM, [SOL_SOCKET, IPPROTO_IP, SOL_TCP]], 'tcp6' => [AF_INET6, SOCK_STREAM, [IPPROTO_IPV6, IPPROTO_IP]],
		'udp' => [AF_INET, SOCK_DGRAM, [SOL_SOCKET, IPPROTO_IP, SOL_UDP]], 'udp6' => [AF_INET6, SOCK_DGRAM, [IPPROTO_IPV6, SOL_UDP]],
		'unix' => [AF_UNIX, SOCK_STREAM, [SOL_SOCKET]]];
	$values = [0, 1, 2, -1, -2, 255, 256, 65536, 0x7fffffff, 0x80000000, 0xffffffff, 1.0, 1.9, -1.5, '1', ' 2', '1.9', true, false, null, ''];
	$show = function (callable $call): string {
		try {
			return json_encode($call());
		} catch (Throwable $e) {
			return get_class($e);
		}
	};
	foreach ($kinds as $kind => [$family, $type, $levels]) {
		foreach ($levels as $level) {
			for ($option = 0; $option < 130; $option++) {
				$s = socket_create($family, $type, 0);
				echo "$level $option $kind get\t", $show(fn() => socket_get_option($s, $level, $option)), "\n";
				foreach ($values as $value) {
					$s = socket_create($family, $type, 0);
					echo "$level $option $kind ", var_export($value, true), "\t",
						$show(fn() => socket_set_option($s, $level, $option, $value)), ' ', $show(fn() => socket_get_option($s, $level, $option)), "\n";
				}
			}
		}
	}
	exit;
}
require __DIR__ . '/../sockets.inc';
bound(120);

/* Where another answer is right, and why: a whole option, or one of its cases. */
$text = 'text, of which an int has four bytes at most (W18)';
$cut = 'a structure, of which an int has its first four bytes (W18)';
$empty = 'of length 0: what lay on the stack, up to 8.5 (M3)';
$excused = [
	'1 25' => $text, '1 61' => $cut, '1 66' => $cut, '1 67' => $cut, '6 11' => $cut, '6 26' => $cut, '6 31' => $text, '6 33' => $cut,
	'0 4' => $empty, '0 9' => $empty, '1 26' => $empty, '1 59' => $empty, '41 6' => $empty, '41 54' => $empty, '41 55' => $empty,
	'41 57' => $empty, '41 59' => $empty, '6 28' => $empty,
	'6 24' => 'a clock', '6 51' => 'detaches the filter of another level (W4)', '0 52' => 'chosen at random', '1 49' => 'of the processor',
	'1 47' => 'a rate above 2^31 reads as a negative one',
];
$loads = ['ours' => php_command(__FILE__, 'sweep'), 'bundled' => [PHP_BINARY, '-n', '-d', 'extension=sockets', __FILE__, 'sweep']];
$lines = [];
foreach ($loads as $which => $command) {
	[$status, $out] = run($command);
	same(0, $status, "$which ran");
	foreach (explode("\n", rtrim($out)) as $line) {
		[$case, $result] = explode("\t", $line, 2) + ['', ''];
		$lines[$which][$case] = $result;
	}
}
same(array_keys($lines['bundled']), array_keys($lines['ours']), 'the same cases');
$compared = 0;
$different = [];
foreach ($lines['bundled'] as $case => $result) {
	[$level, $option] = explode(' ', $case);
	/* A failure may fail otherwise here, or succeed. */
	if (isset($excused["$level $option"]) || preg_match('/^(false|[A-Z])/', $result) === 1) {
		continue;
	}
	$compared++;
	if ($result !== $lines['ours'][$case]) {
		$different[] = "$case: $result, here {$lines['ours'][$case]}";
	}
}
holds($compared > 2000, "enough succeeded: $compared");
same([], $different, 'each success is the same here');
finish();
--EXPECT--
5 checks held
