<?php
/* What is reported of sockets and pipes. */
require __DIR__ . '/poll.inc';

use Io\Poll\{Backend, Context, Event};
use Time\Duration;

function watch(Context $context, $stream, Event ...$events): string
{
	$context->add(new StreamPollHandle($stream), $events, 'w');
	return soon($context);
}

function refused()
{
	$listener = stream_socket_server('tcp://127.0.0.1:0');
	$name = stream_socket_get_name($listener, false);
	fclose($listener);
	return stream_socket_client("tcp://$name", $code, $text, 5,
		STREAM_CLIENT_CONNECT | STREAM_CLIENT_ASYNC_CONNECT);
}

function reset_by_peer()
{
	[$client, $server] = tcp_streams();
	socket_set_option(socket_import_stream($server), SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
	fclose($server);
	return $client;
}

foreach (BACKENDS as $backend) {
	$name = $backend->name;
	$read = [Event::Read];
	$peers = [];
	$make = [
		'unix data' => function () use (&$peers) { $peers = stream_pair(); fwrite($peers[1], 'x'); return $peers[0]; },
		'unix half close' => function () use (&$peers) { $peers = stream_pair(); stream_socket_shutdown($peers[1], STREAM_SHUT_WR); return $peers[0]; },
		'unix peer close' => function () use (&$peers) { $peers = stream_pair(); fclose($peers[1]); return $peers[0]; },
		'unix data and close' => function () use (&$peers) { $peers = stream_pair(); fwrite($peers[1], 'x'); fclose($peers[1]); return $peers[0]; },
		'unix both shut' => function () use (&$peers) { $peers = stream_pair(); stream_socket_shutdown($peers[0], STREAM_SHUT_RDWR); return $peers[0]; },
		'tcp data' => function () use (&$peers) { $peers = tcp_streams(); fwrite($peers[1], 'x'); return $peers[0]; },
		'tcp half close' => function () use (&$peers) { $peers = tcp_streams(); stream_socket_shutdown($peers[1], STREAM_SHUT_WR); return $peers[0]; },
		'tcp peer close' => function () use (&$peers) { $peers = tcp_streams(); fclose($peers[1]); return $peers[0]; },
		'tcp reset' => fn() => reset_by_peer(),
		'pipe end' => function () use (&$peers) { $peers = pipe(); fclose($peers[1]); return $peers[0]; },
	];
	$sets = ['Read' => [Event::Read], 'Read ReadHangUp' => [Event::Read, Event::ReadHangUp], 'Error' => [Event::Error],
		'HangUp' => [Event::HangUp], 'Write' => [Event::Write], 'Read Write' => [Event::Read, Event::Write]];
	foreach ($make as $what => $call) {
		foreach ($sets as $set => $events) {
			case_("$name $what for $set", function () use ($call, $events, $backend, &$peers) {
				$peers = [];
				$stream = $call();
				usleep(2000);
				$context = new Context($backend);
				$context->add(new StreamPollHandle($stream), $events, 'w');
				return found($context, Duration::fromMilliseconds(20));
			});
		}
	}
	case_("$name refused connect", fn() => watch(new Context($backend), refused(), Event::Write));
	case_("$name accept", function () use ($backend) {
		$listener = stream_socket_server('tcp://127.0.0.1:0');
		$client = stream_socket_client('tcp://' . stream_socket_get_name($listener, false));
		return watch(new Context($backend), $listener, Event::Read);
	});
	case_("$name udp", function () use ($backend) {
		$socket = stream_socket_server('udp://127.0.0.1:0', $code, $text, STREAM_SERVER_BIND);
		$client = stream_socket_client('udp://' . stream_socket_get_name($socket, false));
		fwrite($client, 'x');
		return watch(new Context($backend), $socket, Event::Read, Event::Write);
	});
	case_("$name broken pipe", function () use ($backend) {
		[$out, $in, $process] = pipe();
		proc_terminate($process, 9);
		fclose($out);
		proc_close($process);
		return watch(new Context($backend), $in, Event::Write);
	});
	case_("$name full then room", function () use ($backend) {
		[$a, $b] = stream_pair();
		stream_set_blocking($a, false);
		while (@fwrite($a, str_repeat('x', 65536)) > 0) {
		}
		$context = new Context($backend);
		$context->add(new StreamPollHandle($a), [Event::Write], 'w');
		$before = found($context);
		while (strlen((string) stream_get_contents($b, 65536)) === 65536 && found($context) === '') {
		}
		return "$before, then " . found($context);
	});
	case_("$name duplicates and keys", function () use ($backend) {
		$context = new Context($backend);
		$w = $context->add(new StreamPollHandle(stream_pair()[0]),
			['x' => Event::Write, 7 => Event::Read, Event::Write, 'y' => Event::Read, Event::HangUp]);
		return state($w);
	});
	case_("$name all but edges", function () use ($backend) {
		$context = new Context($backend);
		[$a, $b] = stream_pair();
		fwrite($b, 'x');
		$w = $context->add(new StreamPollHandle($a), array_slice(Event::cases(), 0, 6), 'w');
		return found($context) . ' ' . state($w);
	});
	case_("$name only OneShot", function () use ($backend) {
		$context = new Context($backend);
		[$a, $b] = stream_pair();
		$context->add(new StreamPollHandle($a), [Event::OneShot], 'w');
		fwrite($b, 'x');
		$first = found($context);
		fclose($b);
		return "$first, then " . found($context) . ', then ' . found($context);
	});
	case_("$name a reference in the events", function () use ($backend) {
		$event = Event::Read;
		return state((new Context($backend))->add(new StreamPollHandle(stream_pair()[0]), [&$event]));
	});
	case_("$name triggered events stay until the next firing", function () use ($backend) {
		[$a, $b] = stream_pair();
		$context = new Context($backend);
		$w = $context->add(new StreamPollHandle($a), [Event::Read, Event::Write], 'w');
		$seen = [found($context), names($w->getTriggeredEvents())];
		fwrite($b, 'x');
		$seen[] = names($w->getTriggeredEvents());
		$seen[] = json_encode([$w->hasTriggered(Event::Read), $w->hasTriggered(Event::Write), $w->hasTriggered(Event::OneShot)]);
		$seen[] = found($context);
		$w->modifyEvents([Event::Error]);
		$seen[] = found($context);
		$seen[] = names($w->getTriggeredEvents());
		return implode('; ', $seen);
	});
}
case_('Epoll edges', function () {
	[$a, $b] = stream_pair();
	$context = new Context(Backend::Epoll);
	$w = $context->add(new StreamPollHandle($a), [Event::Read, Event::EdgeTriggered], 'w');
	$seen = [found($context)];
	fwrite($b, 'x');
	$seen[] = found($context);
	$seen[] = found($context);
	fwrite($b, 'y');
	$seen[] = found($context);
	$seen[] = found($context);
	$w->modifyEvents([Event::Read, Event::EdgeTriggered]);
	$seen[] = found($context);
	return implode('; ', $seen) . '; ' . state($w);
});
case_('Epoll edge and one shot', function () {
	[$a, $b] = stream_pair();
	$context = new Context(Backend::Epoll);
	$w = $context->add(new StreamPollHandle($a), [Event::Read, Event::EdgeTriggered, Event::OneShot], 'w');
	fwrite($b, 'x');
	$seen = [found($context)];
	fwrite($b, 'y');
	$seen[] = found($context);
	return implode('; ', $seen) . '; ' . state($w);
});
case_('Epoll only EdgeTriggered', fn() => state((new Context(Backend::Epoll))->add(
	new StreamPollHandle(stream_pair()[0]), [Event::EdgeTriggered])));
case_('Poll add edges', fn() => (new Context(Backend::Poll))->add(
	new StreamPollHandle(stream_pair()[0]), [Event::Read, Event::EdgeTriggered]));
case_('Poll modify edges', function () {
	[$a, $b] = stream_pair();
	$context = new Context(Backend::Poll);
	$w = $context->add(new StreamPollHandle($a), [Event::Read], 'old');
	fwrite($b, 'x');
	foreach ([fn() => $w->modifyEvents([Event::EdgeTriggered]), fn() => $w->modify([Event::Read, Event::EdgeTriggered], 'new')] as $call) {
		try {
			$call();
		} catch (Io\Poll\FailedWatcherModificationException $e) {
			$seen[] = $e->getCode();
		}
	}
	return implode(' ', $seen) . ' ' . state($w) . ' ' . found($context);
});
done();
