<?php
/*
 * Sends a mail by SMTP with STARTTLS (RFC 5321, RFC 3207), with one deadline for everything. It never sends the mail,
 * nor a password, without TLS.
 *
 *     php smtp_starttls.php HOST[:PORT] FROM TO [SECONDS [CA-FILE]] <MESSAGE
 *
 * MESSAGE has header fields and a body. PORT is 587, SECONDS 30. With SMTP_USER and SMTP_PASSWORD in the environment
 * the client logs in (AUTH PLAIN). The exit status is 1 if the server or the connection fails, 3 if TLS does. Needs a
 * build --with-sockets-openssl.
 */
use Sockets\{Endpoint, Reader, SocketException, TlsException};
use function Sockets\{connect, secure, secure_info, write_all};

final class SmtpError extends RuntimeException {}

final class SmtpClient
{
	private const LINE_MAX = 1000;      // bytes; RFC 5321 has 512
	private const LINES_MAX = 100;      // of a reply

	private Socket $socket;
	private Reader $reader;
	private float $deadline;
	private bool $ready = false;        // for a command

	public function __construct(Endpoint $server, float $seconds)
	{
		$this->deadline = hrtime(true) / 1e9 + $seconds;
		$this->socket = connect($server, $this->left());
		$this->reader = new Reader($this->socket, self::LINE_MAX);
		$this->expect(220, 'the greeting');
	}

	/** The seconds that remain. */
	private function left(): float
	{
		return max(0.0, $this->deadline - hrtime(true) / 1e9);
	}

	/** @return list<string> the lines of a reply that has this code */
	private function expect(int $code, string $to): array
	{
		$lines = [];
		do {
			$line = $this->reader->readLine($this->left()) ?? throw new SmtpError("$to: the server closed the connection");
			preg_match('~^\d{3}(?:[ -]|$)~', $line) && count($lines) < self::LINES_MAX || throw new SmtpError("$to: not a reply: $line");
			$lines[] = substr($line, 4);
		} while (($line[3] ?? ' ') === '-');
		$this->ready = true;
		(int) $line === $code || throw new SmtpError("$to: $line");
		return $lines;
	}

	/** @return list<string> the lines of the reply */
	private function command(string $command, int $code, ?string $shown = null): array
	{
		strpbrk($command, "\r\n") === false || throw new SmtpError('a command has a line break');
		$this->ready = false;
		write_all($this->socket, "$command\r\n", $this->left());
		return $this->expect($code, $shown ?? $command);
	}

	/** @return list<string> what the server offers: "STARTTLS", "AUTH PLAIN LOGIN" */
	private function hello(): array
	{
		return array_map(strtoupper(...), array_slice($this->command('EHLO ' . (gethostname() ?: 'localhost'), 250), 1));
	}

	/**
	 * Starts TLS. Nothing that the server has sent before counts any more: it may have come from anybody.
	 *
	 * @param array<string, mixed> $options of secure()
	 * @return list<string> what the server offers
	 */
	public function startTls(array $options): array
	{
		in_array('STARTTLS', $this->hello(), true) || throw new SmtpError('the server does not offer STARTTLS');
		$this->command('STARTTLS', 220);
		$this->reader->buffered() === 0 || throw new SmtpError('the server has sent more before TLS');
		secure($this->socket, $options, $this->left());
		$this->reader = new Reader($this->socket, self::LINE_MAX);
		return $this->hello();
	}

	public function protocol(): string
	{
		$info = secure_info($this->socket);
		return "{$info?->version}, {$info?->cipher}";
	}

	public function logIn(string $user, #[SensitiveParameter] string $password): void
	{
		$this->command('AUTH PLAIN ' . base64_encode("\0$user\0$password"), 235, 'AUTH PLAIN');
	}

	public function send(string $from, string $to, string $message): void
	{
		$this->command("MAIL FROM:<$from>", 250);
		$this->command("RCPT TO:<$to>", 250);
		$this->command('DATA', 354);
		$lines = preg_replace('~^\.~m', '..', (string) preg_replace('~\r\n?|\n~', "\n", rtrim($message)));
		$this->ready = false;
		write_all($this->socket, str_replace("\n", "\r\n", (string) $lines) . "\r\n.\r\n", $this->left());
		$this->expect(250, 'the message');
	}

	/** Ends the session, if the server waits for a command. Whether it answers does not change the result. */
	public function quit(): void
	{
		try {
			!$this->ready || $this->command('QUIT', 221);
		} catch (SocketException | SmtpError) {
		}
	}
}

[$host, $from, $to] = [$argv[1] ?? '', $argv[2] ?? '', $argv[3] ?? ''];
try {
	$server = $to === '' ? null : Endpoint::parse("tcp://$host" . (preg_match('~:\d+$~', $host) ? '' : ':587'));
} catch (ValueError) {
	$server = null;
}
if (!$server) {
	fwrite(STDERR, "usage: php smtp_starttls.php HOST[:PORT] FROM TO [SECONDS [CA-FILE]] <MESSAGE\n");
	exit(2);
}
try {
	$client = new SmtpClient($server, (float) ($argv[4] ?? 30));
	$offers = $client->startTls(['peer_name' => $server->host] + (isset($argv[5]) ? ['ca' => $argv[5]] : []));
	fwrite(STDERR, "secured: {$client->protocol()}\n");
	try {
		if (($user = getenv('SMTP_USER')) !== false) {
			preg_grep('~^AUTH\b.* PLAIN\b~', $offers) || throw new SmtpError('the server does not offer AUTH PLAIN');
			$client->logIn($user, (string) getenv('SMTP_PASSWORD'));
		}
		$client->send($from, $to, (string) stream_get_contents(STDIN));
		fwrite(STDERR, "accepted\n");
	} finally {
		$client->quit();
	}
} catch (TlsException $e) {
	fwrite(STDERR, "{$e->kind->name}: {$e->getMessage()}\n");
	exit(3);
} catch (SocketException | SmtpError $e) {
	fwrite(STDERR, $e->getMessage() . "\n");
	exit(1);
}
