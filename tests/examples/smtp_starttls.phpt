--TEST--
examples/smtp_starttls.php: aiosmtpd; servers without TLS, with injected replies, silent and slow at each step
--EXTENSIONS--
sockets
pcntl
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_examples();
need_tls();
need_fork();
?>
--FILE--
<?php
use Sockets\{Endpoint, Reader, SocketException};
use function Sockets\{accept, listen, secure, write_all};

require __DIR__ . '/example.inc';
require __DIR__ . '/../clients/client.inc';
require __DIR__ . '/../tls/certificates.inc';
bound(170);

$own = server_options();
$ca = certificate('ca')[0];
const MESSAGE = "Subject: test\n\nfirst\n.\n..dots\nlast";
const ARRIVED = "Subject: test\r\n\r\nfirst\r\n..\r\n...dots\r\nlast\r\n.\r\n";

/** Runs the client; gives its exit status and its errors. */
function mail_to(int $port, string $ca, string $seconds = '20', string $message = MESSAGE, array $environment = [], string $to = 'b@example.org'): array
{
	file_put_contents($file = temp_path(), $message);
	$command = php_command('-d', 'display_errors=1', '-d', 'html_errors=0', example_path('smtp_starttls'), "localhost:$port", 'a@example.org', $to, $seconds, ...($ca === '' ? [] : [$ca]));
	[$status, $out, $err] = run(['sh', '-c', 'exec "$@" <"$0"', $file, ...$command], $environment);
	return [$status, preg_replace('~(?<=TLSv1\.3), \S+$~m', '', $out . $err)];
}

/**
 * A server in a child: it sends the texts of the steps, and answers with the last line of one to a command. "TLS" is a
 * step in which it secures the connection, "SILENT" one in which it does nothing more, "DRIP" one in which it sends
 * single bytes. What it has received goes to the parent.
 */
function serve_steps(array $own, array $steps, ?Peer &$child = null): int
{
	$server = listen('tcp://127.0.0.1:0');
	$child = peer(function (Peer $parent) use ($server, $own, $steps) {
		$client = accept($server, 20);
		$reader = new Reader($client, timeout: 20);
		$got = '';
		try {
			foreach ($steps as $step) {
				if ($step === 'TLS') {
					secure($client, $own + ['server' => true], 20);
					$reader = new Reader($client, timeout: 20);
					$got .= '[TLS]' . preg_replace('~^EHLO .*~', 'EHLO', (string) $reader->readLine()) . "\n";
				} elseif ($step === 'SILENT') {
					$reader->readAll(100000);
					$got .= '[end]';
				} elseif ($step === 'DRIP') {
					while (true) {
						write_all($client, '2', 20);
						usleep(50000);
					}
				} elseif ($step === 'MESSAGE') {
					$got .= $reader->readUntil("\r\n.\r\n");
				} else {
					write_all($client, $step, 20);
					if (!str_starts_with($step, '354') && !str_starts_with($step, '220 go') && !str_starts_with($step, '221')) {
						$got .= preg_replace('~^EHLO .*~', 'EHLO', (string) $reader->readLine()) . "\n";
					}
				}
			}
		} catch (SocketException $e) {
			$got .= "[{$e->kind->name}]";
		}
		socket_close($client);
		$parent->tell(strtr($got, ["\r\n" => '|', "\n" => '|']));
	}, 60);
	return Endpoint::local($server)->port;
}

$hello = "250-here\r\n250-SIZE\r\n250 STARTTLS\r\n";
$start = ["220-two\r\n220 lines\r\n", $hello, "220 go\r\n", 'TLS'];

$port = serve_steps($own, [...$start, "250-here\r\n250 AUTH LOGIN PLAIN\r\n", "235 in\r\n", "250 ok\r\n", "250 ok\r\n", "354 go on\r\n", 'MESSAGE', "250 queued\r\n", "221 bye\r\n"], $child);
same([0, "secured: TLSv1.3\naccepted\n"], mail_to($port, $ca, environment: ['SMTP_USER' => 'user', 'SMTP_PASSWORD' => 'secret']), 'a mail');
same('EHLO|STARTTLS|[TLS]EHLO|AUTH PLAIN ' . base64_encode("\0user\0secret") . '|MAIL FROM:<a@example.org>|RCPT TO:<b@example.org>|DATA|'
	. strtr(ARRIVED, ["\r\n" => '|']) . 'QUIT|', $child->hear(), 'what the server has received');

/* Nothing but EHLO is sent to a server that does not offer TLS, and nothing after the handshake that fails. */
foreach ([
	'not offered' => [["220 here\r\n", "250-here\r\n250 SIZE\r\n"], 1, "the server does not offer STARTTLS\n", 'EHLO||'],
	'refused' => [["220 here\r\n", $hello, "454 not now\r\n"], 1, "STARTTLS: 454 not now\n", 'EHLO|STARTTLS||'],
	'busy' => [["421 busy\r\n"], 1, "the greeting: 421 busy\n", '|'],
	'no reply' => [["220 here\r\n", "what\r\n"], 1, "not a reply: what\n", 'EHLO||'],
	'closed' => [["220 here\r\n"], 1, "the server closed the connection\n", 'EHLO|'],
	'injected' => [["220 here\r\n", $hello, "220 go\r\n250 AUTH PLAIN\r\n", 'TLS'], 1, "the server has sent more before TLS\n", 'EHLO|STARTTLS|[Truncated]'],
] as $what => [$steps, $status, $error, $received]) {
	$result = mail_to(serve_steps($own, $steps, $child), $ca);
	same($status, $result[0], "$what: $result[1]");
	holds(str_ends_with($result[1], $error), "$what: $result[1]");
	same($received, $child->hear(), "$what: what the server has received");
}
$result = mail_to(serve_steps(server_options('other', ['names' => 'DNS:example.org']), $start, $child), $ca);
same(3, $result[0], 'another name');
holds(str_contains($result[1], 'hostname mismatch') && str_starts_with($result[1], 'Certificate: secure to tcp://'), $result[1]);
same('EHLO|STARTTLS|[Handshake]', $child->hear(), 'nothing was sent');
same(3, mail_to(serve_steps($own, $start, $child), '')[0], 'an unknown authority');
$result = mail_to(serve_steps($own, [...$start, $hello, "550 no\r\n", "221 bye\r\n"], $child), $ca);
same([1, "secured: TLSv1.3\nMAIL FROM:<a@example.org>: 550 no\n"], $result, 'a refused sender');
same('EHLO|STARTTLS|[TLS]EHLO|MAIL FROM:<a@example.org>|QUIT|', $child->hear(), 'the session ends properly');
$result = mail_to(serve_steps($own, [...$start, $hello, "250 ok\r\n"], $child), $ca, to: "b\r\nDATA");
same([1, "secured: TLSv1.3\na command has a line break\n"], $result, 'a line break in an address');
$result = mail_to(serve_steps($own, [...$start, $hello], $child), $ca, environment: ['SMTP_USER' => 'user']);
same([1, "secured: TLSv1.3\nthe server does not offer AUTH PLAIN\n"], $result, 'a login that is not offered');

/* Silent, and slow, at each step: the deadline holds. */
$all = [...$start, $hello, "250 ok\r\n", "250 ok\r\n", "354 go on\r\n", 'MESSAGE'];
foreach (['SILENT', 'DRIP'] as $way) {
	foreach ([0, 1, 2, 3, 4, 5, 7, 9] as $count) {
		$result = mail_to(serve_steps($own, [...array_slice($all, 0, $count), $way], $child), $ca, '0.7');
		$silent = $way === 'SILENT' || $count === 3;
		holds($silent ? in_array($result[0], [1, 3]) : $result[0] !== 0, "$way at $count: $result[0] $result[1]");
		holds($way === 'DRIP' || str_contains($result[1], 'timed out'), "$way at $count: $result[1]");
		holds(str_ends_with((string) $child->hear(), ']'), "$way at $count: the server has seen the end");
	}
}

/* A real server. */
if (have_program('aiosmtpd') && have_program('setsid')) {
	$port = free_port();
	$server = new Program(['aiosmtpd', '-n', '-l', "localhost:$port", '--tlscert', $own['certificate'], '--tlskey', $own['key'], '-c', 'aiosmtpd.handlers.Debugging', 'stdout'], ['PYTHONUNBUFFERED' => '1', 'LD_PRELOAD' => '']);
	for ($i = 0; $i < 1000 && $server->runs() && outcome(fn() => Sockets\connect("tcp://localhost:$port", 5))[0] !== 'ok'; $i++) {
		usleep(20000);
	}
	same([0, "secured: TLSv1.3\naccepted\n"], mail_to($port, $ca), 'aiosmtpd: ' . $server->log());
	foreach (['Subject: test', "first\n.\n..dots\nlast\n"] as $text) {
		holds($server->says($text), "it has the mail: {$server->log()}");
	}
	$server->stop();
} else {
	left_out(3);
}
holds(str_starts_with(run(php_command(example_path('smtp_starttls'), 'localhost'))[2], 'usage: '), 'usage');
finish();
?>
--EXPECT--
80 checks held
