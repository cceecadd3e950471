<?php
/* Signals during a wait. */
require __DIR__ . '/poll.inc';

use Io\Poll\{Backend, Context, Event, FailedPollWaitException};
use Time\Duration;

/** A wait that a signal ends. */
function interrupted(Context $context, int $signal = SIGUSR1): string
{
	$child = signal_soon($signal);
	try {
		return 'returned ' . found($context, Duration::fromSeconds(5));
	} finally {
		pcntl_waitpid($child, $status);
	}
}

foreach (BACKENDS as $backend) {
	$name = $backend->name;
	[$a, $b] = stream_pair();
	$context = new Context($backend);
	$w = $context->add(new StreamPollHandle($a), [Event::Read], 'w');
	$seen = [];
	$handlers = [
		'counts' => function () use (&$seen) { $seen[] = 'handled'; },
		'throws' => function () { throw new LogicException('from the handler', 5); },
		'modifies' => function () use ($w) { $w->modify([Event::Read, Event::Write], 'changed'); },
		'waits itself' => function () use ($context, &$seen) { $seen[] = found($context); },
		'adds' => function () use ($context, &$extra) { $extra = $context->add(new StreamPollHandle(stream_pair()[0]), [Event::Write], 'extra'); },
		'removes' => function () use ($w, &$extra) { $w->remove(); $extra->remove(); },
	];
	foreach ([true, false] as $async) {
		pcntl_async_signals($async);
		foreach ($handlers as $what => $handler) {
			if (!$async && in_array($what, ['modifies', 'adds', 'removes'], true)) {
				continue;
			}
			pcntl_signal(SIGUSR1, $handler, false);
			$when = $async ? 'at once' : 'later';
			$seen = [];
			if (!$w->isActive()) {
				$w = $context->add(new StreamPollHandle($a), [Event::Read], 'w');
			}
			case_("$name $when $what", fn($o) => interrupted($context));
			case_("$name $when $what, dispatched", fn() => pcntl_signal_dispatch());
			case_("$name $when $what, seen", fn() => implode(', ', $seen) . ' ' . state($w));
			if ($what === 'modifies') {
				$w->modify([Event::Read], 'w');
			}
		}
	}
	pcntl_async_signals(true);
	pcntl_signal(SIGUSR1, fn() => null, false);
	case_("$name goes on after it", function () use ($context, $b) {
		fwrite($b, 'x');
		return soon($context);
	});
	case_("$name an ignored signal", function () use ($backend) {
		pcntl_signal(SIGUSR2, SIG_IGN);
		[$a, $b] = stream_pair();
		$context = new Context($backend);
		$context->add(new StreamPollHandle($a), [Event::Read], 'w');
		$child = signal_soon(SIGUSR2);
		$found = found($context, Duration::fromMilliseconds(200));
		pcntl_waitpid($child, $status);
		return $found . 'time over';
	});
	case_("$name the handler closes the stream", function () use ($backend) {
		[$a, $b] = stream_pair();
		$context = new Context($backend);
		$w = $context->add(new StreamPollHandle($a), [Event::Read], 'w');
		pcntl_signal(SIGUSR1, fn() => fclose($a), false);
		try {
			return interrupted($context);
		} catch (FailedPollWaitException $e) {
			return $e->getCode() . ' ' . state($w) . found($context);
		}
	});
	case_("$name the handler drops the last reference", function () use ($backend) {
		[$a, $b] = stream_pair();
		$holder = new ArrayObject([new Context($backend)]);
		$w = $holder[0]->add(new StreamPollHandle($a), [Event::Read], 'w');
		pcntl_signal(SIGUSR1, fn() => $holder->exchangeArray([]), false);
		$child = signal_soon(SIGUSR1);
		try {
			$holder[0]->wait(Duration::fromSeconds(5));
		} catch (FailedPollWaitException $e) {
			return $e->getCode() . ' ' . count($holder) . ' ' . state($w);
		} finally {
			pcntl_waitpid($child, $status);
		}
	});
}
done();
