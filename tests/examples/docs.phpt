--TEST--
Documentation: blocks of PHP run and print the text block after them
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_examples();
need_linux();
?>
--FILE--
<?php
/* A block of PHP in README.md or docs/ is a script; a block marked text right after it is its output.
 * Comments before it: <!-- needs NAME --> is an extension, or TLS, which not every build has, <!-- server: QUESTION, ANSWER --> means that
 * the script prints its port and serves lines without an end; QUESTION is sent to it, while another client
 * does not read its answers. It has to listen on 127.0.0.1 only. A block of sh after <!-- first --> makes the files in
 * the folder in which the blocks of the same document run that need TLS. */
require __DIR__ . '/example.inc';
bound(220);
$root = dirname(__DIR__, 2);
$pattern = '~(?:^<!-- (?<word>needs|server:) (?<rest>.*?) -->\n+)?^```php\n(?<code>.*?)^```\n(?:^```text\n(?<output>.*?)^```\n)?~ms';

function serve_block(string $script, string $where, string $question, string $answer): void
{
	$process = proc_open(php_command($script), [['file', '/dev/null', 'r'], ['pipe', 'w'], STDERR], $pipes);
	$line = (string) fgets($pipes[1]);
	if (holds(preg_match('~(\d+)$~', trim($line), $m) === 1, "$where prints its port: $line")) {
		$stubborn = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
		socket_set_option($stubborn, SOL_SOCKET, SO_RCVBUF, 4096);    // few answers fill it
		socket_connect($stubborn, '127.0.0.1', (int) $m[1]);
		$many = str_repeat("$question\r\n", 1000);
		getenv('SKC_SANITIZED') === '1' ? socket_write($stubborn, $many) : fill($stubborn, $many);    // the sanitizers are slow
		$other = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
		same(false, @socket_connect($other, '127.0.0.2', (int) $m[1]), "$where: at another address");
		$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
		socket_set_option($client, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 60, 'usec' => 0]);
		socket_connect($client, '127.0.0.1', (int) $m[1]);
		socket_write($client, "$question\r\n");
		same($answer, rtrim((string) socket_read($client, 100, PHP_NORMAL_READ)), "$where: the answer");
	}
	proc_terminate($process);
	proc_close($process);
}

/** Runs the commands that make the files of a document, in a new folder; null if it has none. */
function make_files(string $text, string $where): ?string
{
	if (!preg_match('~^<!-- first -->\n+```sh\n(.*?)^```$~ms', $text, $m)) {
		return null;
	}
	mkdir($folder = temp_path());
	[$status, , $errors] = run(['sh', '-ec', "cd '$folder'\n$m[1]"]);
	same(0, $status, "$where, its files: $errors");
	return $folder;
}

ob_start();
(new ReflectionExtension('sockets'))->info();
$has_tls = str_contains(ob_get_clean(), 'TLS => OpenSSL');
$blocks = $without = 0;
foreach ([...glob("$root/*.md"), ...glob("$root/docs/*.md")] as $file) {
	$text = file_get_contents($file);
	$found = preg_match_all($pattern, $text, $matches, PREG_SET_ORDER | PREG_OFFSET_CAPTURE | PREG_UNMATCHED_AS_NULL);
	same(preg_match_all('~^```php$~m', $text), $found, basename($file) . ': every block is found');
	$folder = $has_tls ? make_files($text, basename($file)) : null;
	foreach ($matches as $match) {
		$where = basename($file) . ':' . (substr_count($text, "\n", 0, $match['code'][1]) + 1);
		[$code, $output, $word, $rest] = array_map(fn($name) => $match[$name][0], ['code', 'output', 'word', 'rest']);
		$script = temp_path('.php');
		file_put_contents($script, str_starts_with($code, '<?php') ? $code : "<?php\n$code");
		$blocks++;
		if ($word === 'needs' && $rest === 'TLS' && !$has_tls) {
			continue;
		}
		if ($word === 'needs' && $rest !== 'TLS' && !extension_loaded($rest)) {
			$without++;
		} elseif ($word === 'server:') {
			serve_block($script, $where, ...explode(', ', $rest));
		} else {
			$command = php_command('-d', 'display_errors=1', '-d', 'html_errors=0', $script);
			$command = $folder === null ? $command : ['sh', '-c', 'cd "$0" && exec "$@"', $folder, ...$command];
			same([0, (string) $output, ''], run($command), "$where: exit status, output, errors");
		}
	}
	$folder === null || run(['rm', '-r', $folder]);
}

holds($blocks >= 15, "$blocks blocks");
holds($without <= 1, "$without blocks could not run");
echo $GLOBALS['checks']['failed'] === 0 ? "all blocks run\n" : "some do not\n";
?>
--EXPECT--
all blocks run
