--TEST--
A constant is declared where the system's headers define its macro, with the macro's value
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_program('cc');
PHP_OS_FAMILY === 'Windows' && skip('Winsock has names of its own');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';

/** @return array<string, string> constant => macro, of every stub */
function macros(): array
{
	$found = [];
	foreach (glob(dirname(__DIR__, 2) . '/stubs/constants_*.stub.php') as $stub) {
		$code = preg_replace('/^#ifdef PHP_SOCKETS_WSA.*?^#endif/ms', '', file_get_contents($stub));
		preg_match_all('/^const (\w+) = ([A-Z]\w*);/m', $code, $rows, PREG_SET_ORDER);
		foreach ($rows as [, $name, $macro]) {
			$found[$name] = $macro === 'UNKNOWN' ? $name : $macro;
		}
	}
	return $found;
}

/** Asks the C compiler for the macros' values; those that are not defined are left out. */
function values(array $macros): array
{
	$code = "#define _GNU_SOURCE\n#include <stdio.h>\n#include \"skc_constants.h\"\nint main(void) {\n";
	foreach ($macros as $name => $macro) {
		/* The cast to long is PHP's own. */
		$code .= "#ifdef $macro\nprintf(\"$name=%ld\\n\", (long)($macro));\n#endif\n";
	}
	$source = temp_path('.c');
	$program = temp_path();
	file_put_contents($source, $code . "return 0;\n}\n");
	[$status, , $err] = run(['cc', '-I', dirname(__DIR__, 2) . '/src/os/posix', '-o', $program, $source]);
	holds($status === 0, "the headers compile: $err");
	[, $out] = run([$program]);
	preg_match_all('/^(\w+)=(-?\d+)$/m', $out, $rows, PREG_SET_ORDER);
	return array_map('intval', array_column($rows, 2, 1));
}

$macros = macros();
holds(count($macros) > 800, 'the stubs declare ' . count($macros) . ' constants');
$wanted = values($macros);
$declared = (new ReflectionExtension('sockets'))->getConstants();
same([], array_diff_assoc($wanted, $declared), 'declared as in the header');
$own = ['PHP_NORMAL_READ', 'PHP_BINARY_READ'];
same([], array_diff(array_keys($declared), array_keys($wanted), $own), 'nothing beside');
holds(count($wanted) > 150, 'the headers define ' . count($wanted));
finish();
?>
--EXPECT--
5 checks held
