--TEST--
A timeout takes what PHP takes for int|float: numeric strings and bools, but not under strict_types
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();

[$listener] = tcp_listener();
[$a, $b] = unix_pair();
$reader = new Sockets\Reader($a, 100, '0.001');
$calls = [
	'accept' => fn($t) => Sockets\accept($listener, $t),
	'read' => fn($t) => Sockets\read($a, 1, $t),
	'readLine' => fn($t) => $reader->readLine($t),
	'receive_handles' => fn($t) => Sockets\receive_handles($a, 1, $t),
];
$strict = eval('declare(strict_types=1); return ['
	. '"accept" => fn($s, $t) => Sockets\accept($s, $t), "read" => fn($s, $t) => Sockets\read($s, 1, $t)];');

/* A timed out call took it. */
function outcome(callable $call): string
{
	try {
		return get_debug_type($call());
	} catch (Throwable $e) {
		return get_class($e);
	}
}
foreach ($calls as $name => $call) {
	foreach (['0.001', ' 1e-3', '0', false, 0.001] as $timeout) {
		same('Sockets\TimeoutException', outcome(fn() => $call($timeout)), "$name with " . var_export($timeout, true));
	}
	foreach (['soon', '', '1 s', [], new stdClass(), fopen('php://memory', 'r')] as $wrong) {
		same('TypeError', outcome(fn() => $call($wrong)), "$name with " . get_debug_type($wrong));
	}
	foreach (['-1', NAN, -0.5] as $wrong) {
		same('ValueError', outcome(fn() => $call($wrong)), "$name with " . var_export($wrong, true));
	}
}
throws('Sockets\TimeoutException', $message = outcome_message($calls['readLine']), fn() => $reader->readLine(), 'the constructor takes it, too');
function outcome_message(callable $call): string
{
	try {
		$call('0.001');
	} catch (Throwable $e) {
		return $e->getMessage();
	}
	return '';
}
foreach (['0.001', false] as $wrong) {
	same(['TypeError', 'TypeError'], [outcome(fn() => $strict['accept']($listener, $wrong)),
		outcome(fn() => $strict['read']($a, $wrong))], 'strict_types and ' . get_debug_type($wrong));
}
same('Sockets\TimeoutException', outcome(fn() => $strict['accept']($listener, 0)), 'strict_types and an int');

/* $to is Datagram, Endpoint or string, and PHP makes a string of an object that is one. */
[$receiver, $port] = udp_bound();
[$sender] = udp_bound();
$to = new class($port) {
	public function __construct(private int $port)
	{
	}

	public function __toString(): string
	{
		return "udp://127.0.0.1:$this->port";
	}
};
same(2, Sockets\send_segments($sender, 'ab', 1, $to), 'a Stringable');
same('a', socket_read($receiver, 10), 'it arrives');
throws('TypeError', 'Sockets\send_segments(): Argument #4 ($to) must be of type '
	. 'Sockets\Datagram|Sockets\Endpoint|string|null, array given', fn() => Sockets\send_segments($sender, 'ab', 1, []));
finish();
?>
--EXPECT--
63 checks held
