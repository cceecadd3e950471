<?php
/* Kinds of streams. */
require __DIR__ . '/poll.inc';

use Io\Poll\{Backend, Context, Event};
use Time\Duration;

final class Wrapped
{
	public $context;
	public static $inner;
	public static array $casts = [];

	public function stream_open(): bool
	{
		return true;
	}

	public function stream_cast(int $as)
	{
		self::$casts[] = $as;
		return self::$inner;
	}

	public function stream_read(int $count): string
	{
		return '';
	}

	public function stream_eof(): bool
	{
		return false;
	}
}

final class Castless
{
	public $context;

	public function stream_open(): bool
	{
		return true;
	}

	public function stream_eof(): bool
	{
		return true;
	}
}

stream_wrapper_register('wrapped', Wrapped::class);
stream_wrapper_register('castless', Castless::class);

function add_and_look(Backend $backend, $stream): string
{
	$context = new Context($backend);
	$w = $context->add(new StreamPollHandle($stream), [Event::Read], 'w');
	return found($context) . ' ' . state($w);
}

foreach (BACKENDS as $backend) {
	$name = $backend->name;
	case_("$name memory", fn() => add_and_look($backend, fopen('php://memory', 'r+')));
	case_("$name folder", fn() => add_and_look($backend, opendir('/')));
	case_("$name file", fn() => add_and_look($backend, fopen(__FILE__, 'r')));
	case_("$name null device", fn() => add_and_look($backend, fopen('/dev/null', 'r')));
	case_("$name temp", fn() => add_and_look($backend, fopen('php://temp', 'r+')));
	case_("$name refused handle can be watched later", function () use ($backend) {
		$context = new Context($backend);
		$handle = new StreamPollHandle(fopen('/dev/null', 'r'));
		foreach ([1, 2] as $i) {
			try {
				$seen[] = state($context->add($handle, [Event::Read]));
			} catch (Throwable $e) {
				$seen[] = get_class($e) . $e->getCode();
			}
		}
		return implode(' ', $seen);
	});
	case_("$name cast by a user's wrapper", function () use ($backend) {
		[Wrapped::$inner, $other] = stream_pair();
		fwrite($other, 'x');
		Wrapped::$casts = [];
		$found = add_and_look($backend, fopen('wrapped://x', 'r'));
		return $found . json_encode(Wrapped::$casts);
	});
	case_("$name a user's wrapper without a cast", fn() => add_and_look($backend, fopen('castless://x', 'r')));
	case_("$name a user's wrapper that casts to nothing", function () use ($backend) {
		Wrapped::$inner = null;
		return add_and_look($backend, fopen('wrapped://x', 'r'));
	});
	case_("$name wrapped and inner share a descriptor", function () use ($backend) {
		[Wrapped::$inner, $other] = stream_pair();
		$context = new Context($backend);
		$context->add(new StreamPollHandle(Wrapped::$inner), [Event::Read]);
		return $context->add(new StreamPollHandle(fopen('wrapped://x', 'r')), [Event::Read]);
	});
	case_("$name filtered", function () use ($backend) {
		[$a, $b] = stream_pair();
		stream_filter_append($a, 'string.rot13');
		fwrite($b, 'x');
		return add_and_look($backend, $a);
	});
	case_("$name standard input", fn() => add_and_look($backend, proc_open(['true'], [['pipe', 'r'], ['pipe', 'w']], $pipes) ? $pipes[0] : null));
	case_("$name persistent", function () use ($backend) {
		$listener = stream_socket_server('tcp://127.0.0.1:0');
		[$host, $port] = explode(':', stream_socket_get_name($listener, false));
		$stream = pfsockopen($host, (int) $port);
		$context = new Context($backend);
		$w = $context->add($handle = new StreamPollHandle($stream), [Event::Write], 'w');
		$seen = [found($context)];
		fclose($stream);
		$seen[] = found($context);
		$seen[] = json_encode($handle->isValid());
		return implode(' / ', $seen) . ' / ' . state($w);
	});
	case_("$name a process", function () use ($backend) {
		$process = proc_open(['echo', 'hello'], [1 => ['pipe', 'w']], $pipes);
		$context = new Context($backend);
		$w = $context->add(new StreamPollHandle($pipes[1]), [Event::Read], 'out');
		$text = '';
		for ($i = 0; $i < 100 && !feof($pipes[1]); $i++) {
			$context->wait(Duration::fromSeconds(1));
			$text .= fread($pipes[1], 100);
		}
		return $text . json_encode($w->getHandle()->isValid());
	});
}
foreach (['open' => fn() => stream_pair()[0], 'memory' => fn() => fopen('php://memory', 'r')] as $what => $make) {
	case_("valid $what", fn() => (new StreamPollHandle($make()))->isValid());
}
case_('valid at the end', function () {
	[$a, $b] = stream_pair();
	$handle = new StreamPollHandle($a);
	$seen = [$handle->isValid()];
	fwrite($b, 'last');
	fclose($b);
	$seen[] = $handle->isValid();
	fread($a, 4);
	$seen[] = $handle->isValid();
	fread($a, 4);
	$seen[] = $handle->isValid();
	return json_encode($seen);
});
case_('at the end it can be watched', function () {
	[$a, $b] = stream_pair();
	fclose($b);
	fread($a, 4);
	return add_and_look(Backend::Poll, $a);
});
done();
