<?php
/* Which object keeps which alive, and what is left after a close, a removal, or the end of a context. */
require __DIR__ . '/poll.inc';

use Io\Poll\{Backend, Context, Event, Watcher};
use Time\Duration;

final class Told
{
	public array $kept = [];

	public function __construct(private string $name, private ArrayObject $log)
	{
	}

	public function __destruct()
	{
		$this->log[] = "$this->name gone";
	}
}

function log_of(ArrayObject $log): string
{
	return implode(', ', $log->getArrayCopy());
}

/** Every call that an inactive watcher gets, in one line. */
function probe(Watcher $w): string
{
	$calls = [
		'remove' => fn() => $w->remove(),
		'modify' => fn() => $w->modify([Event::Read], 1),
		'modifyEvents' => fn() => $w->modifyEvents([Event::Read]),
		'modifyData' => fn() => $w->modifyData(1),
		'remove again' => fn() => $w->remove(),
	];
	foreach ($calls as $name => $call) {
		try {
			$call();
			$seen[] = "$name fine";
		} catch (Throwable $e) {
			$seen[] = "$name " . get_class($e) . " {$e->getMessage()} {$e->getCode()}";
		}
	}
	return implode('; ', $seen) . '; ' . state($w);
}

foreach (BACKENDS as $backend) {
	$name = $backend->name;
	case_("$name closed stream", function () use ($backend) {
		[$a, $b] = stream_pair();
		$context = new Context($backend);
		$w = $context->add($handle = new StreamPollHandle($a), [Event::Read], 'w');
		fwrite($b, 'x');
		$before = found($context);
		fclose($a);
		return "$before / " . json_encode([$w->isActive(), $handle->isValid(), $handle->getStream() === $a, $w->getHandle() === $handle])
			. ' / ' . found($context) . ' / ' . probe($w);
	});
	case_("$name closed stream noticed by wait alone", function () use ($backend) {
		[$a, $b] = stream_pair();
		$context = new Context($backend);
		$w = $context->add(new StreamPollHandle($a), [Event::Read], 'w');
		fclose($a);
		return found($context) . probe($w);
	});
	case_("$name add a closed stream", function () use ($backend) {
		$context = new Context($backend);
		[$a] = stream_pair();
		$handle = new StreamPollHandle($a);
		fclose($a);
		return $context->add($handle, [Event::Read]);
	});
	case_("$name add a closed stream and no events", function () use ($backend) {
		$context = new Context($backend);
		[$a] = stream_pair();
		$handle = new StreamPollHandle($a);
		fclose($a);
		return $context->add($handle, []);
	});
	case_("$name a new stream under the number of a closed one", function () use ($backend) {
		$context = new Context($backend);
		[$a, $b] = stream_pair();
		$old = $context->add(new StreamPollHandle($a), [Event::Read], 'old');
		fclose($a);
		fclose($b);
		[$c, $d] = stream_pair();
		$new = $context->add(new StreamPollHandle($c), [Event::Read], 'new');
		fwrite($d, 'x');
		$seen = [found($context)];
		$old->remove();
		$seen[] = found($context);
		return implode(' / ', $seen) . ' / ' . state($old) . ' / ' . state($new);
	});
	case_("$name a closed stream whose file a child has", function () use ($backend) {
		$context = new Context($backend);
		[$a, $b] = stream_pair();
		$old = $context->add(new StreamPollHandle($a), [Event::Read], 'old');
		$child = proc_open(['sleep', '5'], [3 => $a], $pipes);
		fwrite($b, 'x');
		fclose($a);
		$seen = [found($context), found($context, Duration::fromMilliseconds(5))];
		[$c, $d] = stream_pair();
		$context->add(new StreamPollHandle($c), [Event::Read], 'new');
		$seen[] = found($context);
		fwrite($d, 'x');
		$seen[] = found($context);
		$seen[] = found($context);
		proc_terminate($child, 9);
		return implode(' / ', $seen) . ' / ' . state($old);
	});
	case_("$name removed", function () use ($backend) {
		[$a, $b] = stream_pair();
		$context = new Context($backend);
		$w = $context->add(new StreamPollHandle($a), [Event::Read], 'w');
		fwrite($b, 'x');
		$seen = [found($context)];
		$w->remove();
		$seen[] = found($context);
		$seen[] = probe($w);
		fclose($a);
		$seen[] = probe($w);
		return implode(' / ', $seen);
	});
	case_("$name removed and added again", function () use ($backend) {
		[$a, $b] = stream_pair();
		$context = new Context($backend);
		$handle = new StreamPollHandle($a);
		$first = $context->add($handle, [Event::Read], 1);
		$first->remove();
		$second = $context->add($handle, [Event::Read], 2);
		fwrite($b, 'x');
		return found($context) . ' ' . json_encode($first === $second) . state($first) . state($second);
	});
	case_("$name context gone", function () use ($backend) {
		[$a] = stream_pair();
		$context = new Context($backend);
		$w = $context->add(new StreamPollHandle($a), [Event::Read], 'w');
		unset($context);
		return probe($w);
	});
	case_("$name context gone, then the stream", function () use ($backend) {
		[$a] = stream_pair();
		$context = new Context($backend);
		$w = $context->add(new StreamPollHandle($a), [Event::Read], 'w');
		unset($context);
		fclose($a);
		return probe($w);
	});
	case_("$name stream gone, then the context", function () use ($backend) {
		[$a] = stream_pair();
		$context = new Context($backend);
		$w = $context->add(new StreamPollHandle($a), [Event::Read], 'w');
		fclose($a);
		$w->isActive();
		unset($context);
		return probe($w);
	});
	case_("$name twice", function () use ($backend) {
		[$a] = stream_pair();
		$context = new Context($backend);
		$handle = new StreamPollHandle($a);
		$context->add($handle, [Event::Read]);
		return $context->add($handle, [Event::Write]);
	});
	case_("$name twice by another handle", function () use ($backend) {
		[$a] = stream_pair();
		$context = new Context($backend);
		$context->add(new StreamPollHandle($a), [Event::Read]);
		return $context->add(new StreamPollHandle($a), [Event::Write]);
	});
	case_("$name one handle in two contexts", function () use ($backend) {
		[$a, $b] = stream_pair();
		$handle = new StreamPollHandle($a);
		$one = new Context($backend);
		$two = new Context($backend);
		$w1 = $one->add($handle, [Event::Read], 1);
		$w2 = $two->add($handle, [Event::Read], 2);
		fwrite($b, 'x');
		$seen = [found($one), found($two)];
		$w1->remove();
		$seen[] = found($one);
		$seen[] = found($two);
		fclose($a);
		return implode(' / ', $seen) . ' / ' . state($w1) . ' / ' . state($w2);
	});
	case_("$name the context keeps watcher, handle and stream", function () use ($backend) {
		[$a, $b] = stream_pair();
		$context = new Context($backend);
		$context->add(new StreamPollHandle($a), [Event::Read], 'kept');
		unset($a);
		fwrite($b, 'hello');
		$w = $context->wait(Duration::fromSeconds(0))[0];
		return $w->getData() . ' ' . fread($w->getHandle()->getStream(), 10);
	});
	case_("$name the handle keeps the stream", function () {
		[$a, $b] = stream_pair();
		$handle = new StreamPollHandle($a);
		unset($a);
		fwrite($b, 'x');
		return fread($handle->getStream(), 9) . (string) $handle->isValid();
	});
	case_("$name all goes with the context", function () use ($backend) {
		$log = new ArrayObject();
		[$a, $b] = stream_pair();
		$context = new Context($backend);
		$context->add(new StreamPollHandle($a), [Event::Read], new Told('data', $log));
		unset($a);
		$before = log_of($log);
		unset($context);
		stream_set_blocking($b, false);
		return "$before / " . log_of($log) . ' / ' . json_encode([fread($b, 1), feof($b)]);
	});
	case_("$name data", function () use ($backend) {
		$log = new ArrayObject();
		[$a] = stream_pair();
		$context = new Context($backend);
		$w = $context->add(new StreamPollHandle($a), [Event::Write], new Told('one', $log));
		$w->modifyEvents([Event::Read]);
		$seen = [log_of($log)];
		$w->modify([Event::Write]);
		$seen[] = log_of($log);
		$w->modify([Event::Write], new Told('two', $log));
		$seen[] = log_of($log);
		$w->modifyData(new Told('three', $log));
		$seen[] = log_of($log);
		$w->modify([Event::Write], null);
		$seen[] = log_of($log);
		return implode(' / ', $seen) . ' / ' . state($w);
	});
	case_("$name modify keeps the data when it fails", function () use ($backend) {
		[$a] = stream_pair();
		$w = (($context = new Context($backend)))->add(new StreamPollHandle($a), [Event::Write], 'old');
		try {
			$w->modify([], 'new');
		} catch (TypeError) {
		}
		return state($w);
	});
	case_("$name a cycle through the data", function () use ($backend) {
		gc_collect_cycles();
		$log = new ArrayObject();
		[$a, $b] = stream_pair();
		$data = new Told('data', $log);
		$context = new Context($backend);
		$handle = new StreamPollHandle($a);
		$data->kept = [$context, $handle, $context->add($handle, [Event::Read], $data)];
		unset($data, $context, $handle, $a);
		gc_collect_cycles();
		return log_of($log);
	});
	case_("$name a cycle through a removed watcher", function () use ($backend) {
		gc_collect_cycles();
		$log = new ArrayObject();
		[$a] = stream_pair();
		$data = new Told('data', $log);
		$context = new Context($backend);
		$data->kept[] = $w = $context->add(new StreamPollHandle($a), [Event::Read], $data);
		$w->remove();
		unset($data, $w);
		gc_collect_cycles();
		return log_of($log) . found($context);
	});
	case_("$name a destructor that asks the context", function () use ($backend) {
		[$a, $b] = stream_pair();
		[$c, $d] = stream_pair();
		$context = new Context($backend);
		$context->add(new StreamPollHandle($c), [Event::Write], 'other');
		$log = new ArrayObject();
		$data = new class ($context, $log) {
			public function __construct(private Context $context, private ArrayObject $log)
			{
			}

			public function __destruct()
			{
				$this->log[] = found($this->context);
			}
		};
		$w = $context->add(new StreamPollHandle($a), [Event::Read], $data);
		unset($data);
		$w->modifyData('plain');
		fwrite($b, 'x');
		return log_of($log) . ' / ' . found_sorted($context);
	});
	case_("$name the end of the script with all alive", function () use ($backend) {
		static $kept;
		$context = new Context($backend);
		$kept = [$context, $context->add(new StreamPollHandle(stream_pair()[0]), [Event::Read], $context)];
		return count($kept);
	});
}
done();
