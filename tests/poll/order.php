<?php
/* Order, limits and time. */
require __DIR__ . '/poll.inc';

use Io\Poll\{Backend, Context, Event, Watcher};
use Time\Duration;

/** @return array{Context, array, array} with $n pairs watched for Read */
function many(Backend $backend, int $n): array
{
	$context = new Context($backend);
	$pairs = $watchers = [];
	for ($i = 0; $i < $n; $i++) {
		$pairs[$i] = stream_pair();
		$watchers[$i] = $context->add(new StreamPollHandle($pairs[$i][0]), [Event::Read], $i);
	}
	return [$context, $pairs, $watchers];
}

function who(array $watchers): string
{
	return implode(',', array_map(fn(Watcher $w) => $w->getData(), $watchers));
}

$zero = Duration::fromSeconds(0);
foreach (BACKENDS as $backend) {
	$name = $backend->name;
	[$context, $pairs, $watchers] = many($backend, 5);
	foreach ([4, 2, 0, 1, 3] as $i) {
		fwrite($pairs[$i][1], 'x');
	}
	case_("$name order", fn() => who($context->wait($zero)));
	case_("$name order again", fn() => who($context->wait($zero)));
	case_("$name is a list", fn() => array_is_list($context->wait($zero)));
	case_("$name same objects", fn() => in_array($watchers[3], $context->wait($zero), true));
	case_("$name order after modify", function () use ($context, $watchers, $zero, $backend) {
		$watchers[1]->modifyEvents([Event::Read]);
		$found = $context->wait($zero);
		usort($found, fn($a, $b) => $backend === Backend::Epoll ? $a->getData() <=> $b->getData() : 0);
		return who($found);
	});
	case_("$name order after remove and add", function () use ($context, &$watchers, $pairs, $zero, $backend) {
		$watchers[1]->remove();
		$watchers[1] = $context->add(new StreamPollHandle($pairs[1][0]), [Event::Read], 1);
		$found = $context->wait($zero);
		usort($found, fn($a, $b) => $backend === Backend::Epoll ? $a->getData() <=> $b->getData() : 0);
		return who($found);
	});
	case_("$name at most 2", fn() => count($context->wait($zero, 2)));
	case_("$name at most 5", fn() => count($context->wait($zero, 5)));
	case_("$name at most 6", fn() => count($context->wait($zero, 6)));
	foreach ([300, 1500] as $n) {
		case_("$name all of $n", function () use ($backend, $n, $zero) {
			[$context, $pairs] = many($backend, $n);
			foreach ($pairs as $pair) {
				fwrite($pair[1], 'x');
			}
			$found = $context->wait($zero);
			return count($found) . ' ' . count(array_unique(array_map(fn($w) => $w->getData(), $found)));
		});
	}
	case_("$name nobody gets lost in small portions", function () use ($backend, $zero) {
		[$context, $pairs] = many($backend, 20);
		foreach ($pairs as $pair) {
			fwrite($pair[1], 'x');
		}
		$seen = [];
		for ($i = 0; $i < 40 && count($seen) < 20; $i++) {
			foreach ($context->wait($zero, 3) as $w) {
				$seen[$w->getData()] = true;
				fread($w->getHandle()->getStream(), 1);
			}
		}
		return count($seen);
	});
	case_("$name many turns, taken one at a time", function () use ($backend, $zero) {
		[$context, $pairs] = many($backend, 4);
		foreach ($pairs as $pair) {
			fwrite($pair[1], 'x');
		}
		$seen = [];
		for ($i = 0; $i < 8; $i++) {
			$seen[] = who($context->wait($zero, 1));
		}
		sort($seen);
		return implode(' ', $seen);
	});
	case_("$name an empty set", fn() => found(new Context($backend)));
	case_("$name an empty set for a while", fn() => found(new Context($backend), Duration::fromMilliseconds(5)));
	case_("$name nothing for a while", function () use ($backend) {
		[$context] = $kept = many($backend, 3);
		$before = hrtime(true);
		$found = found($context, Duration::fromMilliseconds(30));
		return $found . (hrtime(true) - $before >= 30_000_000 ? 'waited' : 'early');
	});
	case_("$name less than a millisecond", function () use ($backend) {
		[$context] = $kept = many($backend, 3);
		$before = hrtime(true);
		$found = found($context, Duration::fromMicroseconds(300));
		return $found . (hrtime(true) - $before >= 300_000 ? 'waited' : 'early');
	});
	case_("$name one nanosecond", fn() => found(many($backend, 1)[0], Duration::fromNanoseconds(1)));
	case_("$name the longest time with something ready", function () use ($backend) {
		[$context, $pairs] = many($backend, 2);
		fwrite($pairs[1][1], 'x');
		return found($context, Duration::fromSeconds(9223372035)) . found($context, Duration::fromHours(1));
	});
	case_("$name no timeout with something ready", function () use ($backend) {
		[$context, $pairs] = many($backend, 2);
		fwrite($pairs[0][1], 'x');
		return told($context->wait()) . told($context->wait(null, 1)) . told($context->wait(null, null));
	});
	case_("$name woken by another process", function () use ($backend) {
		[$context, $pairs] = many($backend, 3);
		$child = pcntl_fork();
		if ($child === 0) {
			usleep(20000);
			fwrite($pairs[2][1], 'x');
			exec('kill -9 ' . getmypid());
		}
		$found = told($context->wait());
		pcntl_waitpid($child, $status);
		return $found;
	});
}
done();
