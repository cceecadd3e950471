<?php
/* The objects as such: construction, properties, copies, comparison, errors of arguments. */
require __DIR__ . '/poll.inc';

use Io\Poll\{Backend, Context, Event, Watcher};
use Time\Duration;

[$a, $b] = stream_pair();
$handle = new StreamPollHandle($a);
$context = new Context();
$watcher = $context->add($handle, [Event::Read], 'data');
$zero = Duration::fromSeconds(0);

foreach (['context' => $context, 'handle' => $handle, 'watcher' => $watcher] as $name => $object) {
	case_("$name dynamic property", function () use ($object) { $object->x = 1; });
	case_("$name undefined property", fn() => $object->x);
	case_("$name isset", fn() => isset($object->x));
	case_("$name serialize", fn() => serialize($object));
	case_("$name unserialize", fn() => unserialize('O:' . strlen($object::class) . ':"' . $object::class . '":0:{}'));
	case_("$name clone", fn() => clone $object);
	case_("$name without constructor", fn() => (new ReflectionClass($object))->newInstanceWithoutConstructor());
	case_("$name dump", fn() => preg_replace('/#\d+/', '#', print_r($object, true)));
	case_("$name export", fn() => preg_replace('/#\d+/', '#', var_export($object, true)));
	case_("$name json", fn() => json_encode($object));
	case_("$name array", fn() => (array) $object);
	case_("$name vars", fn() => get_object_vars($object));
	case_("$name equals itself", fn() => $object == $object);
	case_("$name as bool", fn() => (bool) $object);
	case_("$name as string", fn() => (string) $object);
	case_("$name as int", fn() => (int) $object);
	case_("$name is final", fn() => (new ReflectionClass($object))->isFinal());
	case_("$name weak", fn() => WeakReference::create($object)->get() === $object);
}
case_('two contexts are equal', fn() => new Context() == new Context());
case_('two handles are equal', fn() => $handle == new StreamPollHandle($b));
case_('context constructed twice', fn() => $context->__construct());
case_('context constructed twice and wrong', fn() => $context->__construct(1));
case_('handle constructed twice', fn() => $handle->__construct($b));
case_('handle constructed twice and wrong', fn() => $handle->__construct(1));
case_('new watcher', fn() => new Watcher());
case_('watcher extended', fn() => (new ReflectionMethod(Watcher::class, '__construct'))->isFinal());

foreach ([1, 'x', null, [], new stdClass(), 1.5, true] as $i => $value) {
	case_("handle of value $i", fn() => new StreamPollHandle($value));
}
case_('handle of no stream', fn() => new StreamPollHandle(stream_context_create()));
$closed = fopen('php://memory', 'r');
fclose($closed);
case_('handle of a closed stream', fn() => new StreamPollHandle($closed));
case_('handle of nothing', fn() => new StreamPollHandle());
case_('handle of two', fn() => new StreamPollHandle($a, $b));
case_('getStream', fn() => $handle->getStream() === $a);
case_('getStream with an argument', fn() => $handle->getStream(1));

case_('context of a name', fn() => new Context('Poll'));
case_('context of null', fn() => new Context(null));
foreach (Backend::cases() as $backend) {
	case_("backend $backend->name", fn() => json_encode([$backend->isAvailable(), $backend->supportsEdgeTriggering()]));
	case_("context of $backend->name", fn() => (new Context($backend))->getBackend()->name);
}
case_('available', fn() => names(Backend::getAvailableBackends()));
case_('backends', fn() => names(Backend::cases()));
case_('events', fn() => names(Event::cases()));
case_('backend is not backed', fn() => (new ReflectionEnum(Backend::class))->isBacked());
case_('event is not backed', fn() => (new ReflectionEnum(Event::class))->isBacked());

case_('add nothing', fn() => $context->add());
case_('add a context', fn() => $context->add($context, [Event::Read]));
case_('add no array', fn() => $context->add(new StreamPollHandle($b), Event::Read));
$wrong = ['none' => [], 'int' => [1], 'name' => ['Read'], 'null' => [null], 'backend' => [Backend::Poll],
	'mixed' => [Event::Read, 1], 'nested' => [[Event::Read]]];
foreach ($wrong as $name => $events) {
	case_("add events $name", fn() => $context->add(new StreamPollHandle($b), $events));
	case_("add again events $name", fn() => $context->add($handle, $events));
	case_("modify events $name", fn() => $watcher->modify($events));
	case_("modifyEvents events $name", fn() => $watcher->modifyEvents($events));
}
case_('still as it was', fn() => state($watcher));
case_('modify nothing', fn() => $watcher->modify());
case_('modify no array', fn() => $watcher->modify(Event::Read));
case_('modifyData nothing', fn() => $watcher->modifyData());
case_('hasTriggered a name', fn() => $watcher->hasTriggered('Read'));
case_('hasTriggered a backend', fn() => $watcher->hasTriggered(Backend::Poll));
case_('remove with an argument', fn() => $watcher->remove(1));
case_('isActive with an argument', fn() => $watcher->isActive(1));
case_('still active', fn() => $watcher->isActive());

case_('wait int', fn() => $context->wait(1));
case_('wait float', fn() => $context->wait(0.5));
case_('wait negative', fn() => $context->wait(Duration::fromSeconds(1)->negate()));
case_('wait minus a nanosecond', fn() => $context->wait(Duration::fromNanoseconds(1)->negate()));
case_('wait max string', fn() => $context->wait($zero, 'x'));
foreach (['0' => 0, '-1' => -1, 'more' => 2147483648, 'PHP_INT_MAX' => PHP_INT_MAX] as $name => $max) {
	case_("wait max $name", fn() => $context->wait($zero, $max));
}
case_('wait both wrong', fn() => $context->wait(Duration::fromSeconds(1)->negate(), 0));
case_('wait three', fn() => $context->wait($zero, 1, 1));
case_('wait named', fn() => $context->wait(maxEvents: 1, timeout: $zero));
case_('add named', fn() => state((new Context())->add(data: 5, events: [Event::Write], handle: $handle)));
case_('modify named', function () use ($watcher) {
	$watcher->modify(data: 'named', events: [Event::Read]);
	return state($watcher);
});

case_('hierarchy', function () {
	$classes = [Io\Poll\FailedContextInitializationException::class, Io\Poll\FailedHandleAddException::class,
		Io\Poll\FailedWatcherModificationException::class, Io\Poll\FailedPollWaitException::class,
		Io\Poll\BackendUnavailableException::class, Io\Poll\InactiveWatcherException::class,
		Io\Poll\HandleAlreadyWatchedException::class, Io\Poll\InvalidHandleException::class];
	return implode('; ', array_map(fn($class) => implode(' < ', [$class, ...array_values(class_parents($class))]), $classes));
});
case_('abstract', fn() => new Io\Poll\FailedPollOperationException());
case_('constants', fn() => json_encode((new ReflectionClass(Io\Poll\FailedPollOperationException::class))->getConstants()));
case_('exceptions can be made', fn() => (new Io\Poll\FailedPollWaitException('mine', 3))->getCode());
case_('a user exception', fn() => (new class('x') extends Io\Poll\PollException {}) instanceof Io\IoException);
foreach (['class A implements Io\Poll\Handle {}', 'enum B implements Io\Poll\Handle {}',
	'interface C extends Io\Poll\Handle {} echo "fine";', 'interface D extends Io\Poll\Handle {} class E implements D {}',
	'abstract class F implements Io\Poll\Handle {}', 'class G extends StreamPollHandle {}'] as $i => $code) {
	case_("user code $i", function () use ($code) {
		exec(php() . ' -d display_errors=1 -d html_errors=0 -d log_errors=0 -r ' . escapeshellarg($code) . ' 2>&1', $lines);
		return preg_replace('~ in Command line code on line \d+.*~', '', implode(' ', array_slice(array_filter($lines), 0, 1)));
	});
}
done();
