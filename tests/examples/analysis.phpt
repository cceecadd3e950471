--TEST--
examples: PHPStan and Psalm accept them at their highest levels, by the package of stubs
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
require __DIR__ . '/composer.inc';
need_examples();
need_linux();
PHP_INT_SIZE === 8 || skip('the numbers of the stubs are those of 64 bit');
PHP_DEBUG && skip('a debug build is too slow for static analysis');
need_program('timeout');
$needs = 'array_map(fn($name) => extension_loaded($name) || exit(1), ["dom", "Phar", "simplexml", "tokenizer"]);';
run([PHP_BINARY, '-r', $needs])[0] === 0 || skip('this PHP does not load dom, phar, simplexml and tokenizer');
need_package('phpstan/phpstan', '^2.1');
need_package('vimeo/psalm', '^5.18 || ^6.0');
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
require __DIR__ . '/composer.inc';
bound(290);

/** Runs an analysis without our extension, as on the machine of a developer. Returns status and findings. */
function analyse(string $package, string $version, string ...$arguments): array
{
	$program = dirname(composer_autoload($package, $version)) . '/bin/' . basename($package);
	[$status, $out, $err] = run(['timeout', '140', PHP_BINARY, $program, ...$arguments], ['LD_PRELOAD' => '', 'USE_ZEND_ALLOC' => '1']);
	return [$status, $status === 0 ? '' : $out . $err];
}

$root = dirname(__DIR__, 2);
$folder = sys_get_temp_dir() . '/skt' . getmypid() . '.analysis';
mkdir($folder);
register_shutdown_function(fn() => run(['rm', '-r', $folder]));

/* A call that the stubs do not allow, so that an analysis of nothing is noticed. */
file_put_contents("$folder/wrong.php", '<?php echo count(Sockets\listen(5));');

file_put_contents("$folder/phpstan.neon", <<<END
	includes:
		- $root/stubs-package/extension.neon
	parameters:
		level: max
		tmpDir: $folder/phpstan
		paths:
			- $root/examples
		excludePaths:
			- $root/examples/react
			- $root/examples/revolt
	END);
$phpstan = ['phpstan/phpstan', '^2.1', 'analyse', '--no-progress', '--error-format=raw', '--memory-limit=1G', '-c', "$folder/phpstan.neon"];
same([0, ''], analyse(...$phpstan), 'PHPStan');
[$status, $text] = analyse(...[...$phpstan, "$folder/wrong.php"]);
holds($status === 1 && str_contains($text, 'Sockets\listen expects Sockets\Endpoint|string, int given'), "PHPStan finds a wrong call: $text");

$stubs = implode(array_map(fn($file) => "<file name=\"$file\"/>", glob("$root/stubs-package/*.php")));
file_put_contents("$folder/psalm.xml", <<<END
	<?xml version="1.0"?>
	<psalm xmlns="https://getpsalm.org/schema/config" errorLevel="1" rememberPropertyAssignmentsAfterCall="false"
		findUnusedCode="false" findUnusedBaselineEntry="false" cacheDirectory="$folder/psalm">
		<projectFiles>
			<directory name="$root/examples"/>
			<file name="$folder/wrong.php"/>
			<ignoreFiles><directory name="$root/examples/react"/><directory name="$root/examples/revolt"/></ignoreFiles>
		</projectFiles>
		<stubs>$stubs</stubs>
	</psalm>
	END);
[$status, $text] = analyse('vimeo/psalm', '^5.18 || ^6.0', '--no-progress', '--no-cache', '--threads=1', '--output-format=emacs', "--root=$folder", '-c', "$folder/psalm.xml");
$findings = preg_grep('~:\d+:\d+:~', explode("\n", $text));
$wrong = preg_grep('~/wrong\.php:~', $findings);
holds($status === 2 && str_contains(implode($wrong), 'Sockets\listen'), "Psalm finds a wrong call: $text");
same([], array_values(array_diff($findings, $wrong)), 'Psalm');
finish();
?>
--EXPECT--
4 checks held
