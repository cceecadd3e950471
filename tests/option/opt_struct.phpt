--TEST--
SO_LINGER and SO_RCVTIMEO take arrays and objects; keys, types and ranges are named
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';

class Linger
{
	public int $l_onoff;
	public $l_linger = 7;
	private $hidden = 1;
}

#[AllowDynamicProperties]
class Time
{
	protected $sec = 9;
	public $usec = '250000';
}

$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$linger = fn(mixed $value) => socket_set_option($s, SOL_SOCKET, SO_LINGER, $value);
$time = fn(mixed $value, int $option = SO_RCVTIMEO) => socket_set_option($s, SOL_SOCKET, $option, $value);

foreach (['int' => 1, 'string' => 'x', 'null' => null, 'true' => true, 'false' => false, 'float' => 1.5] as $type => $value) {
	foreach ([SO_LINGER => 'SO_LINGER', SO_RCVTIMEO => 'SO_RCVTIMEO', SO_SNDTIMEO => 'SO_SNDTIMEO'] as $option => $name) {
		throws('TypeError', "socket_set_option(): Argument #4 (\$value) must be of type array when argument #3 (\$option) is $name, $type given",
			fn() => $time($value, $option));
	}
}
foreach ([[[], 'l_onoff'], [[1, 2], 'l_onoff'], [['l_linger' => 1], 'l_onoff'], [['l_onoff' => 1], 'l_linger'],
		[new stdClass, 'l_onoff'], [new Linger, 'l_onoff']] as [$value, $key]) {
	throws('ValueError', "socket_set_option(): Argument #4 (\$value) must have key \"$key\"", fn() => $linger($value));
}
throws('ValueError', 'socket_set_option(): Argument #4 ($value) must have key "usec"', fn() => $time(['sec' => 1]));
throws('ValueError', 'socket_set_option(): Argument #4 ($value) must have key "sec"', fn() => $time(new Time));

foreach ([-1, 65536] as $value) {
	throws('ValueError', 'socket_set_option(): Argument #4 ($value) "l_linger" must be between 0 and 65535',
		fn() => $linger(['l_onoff' => 1, 'l_linger' => $value]));
	throws('ValueError', 'socket_set_option(): Argument #4 ($value) "l_onoff" must be between 0 and 65535',
		fn() => $linger(['l_onoff' => $value, 'l_linger' => 1]));
}
throws('TypeError', 'socket_set_option(): Argument #4 ($value) "l_linger" must be of type int, string given',
	fn() => $linger(['l_onoff' => 1, 'l_linger' => 'soon']));
throws('TypeError', 'socket_set_option(): Argument #4 ($value) "l_onoff" must be of type int, array given',
	fn() => $linger(['l_onoff' => [], 'l_linger' => 1]));
throws('ValueError', 'socket_set_option(): Argument #4 ($value) "sec" must be greater than or equal to 0',
	fn() => $time(['sec' => -1, 'usec' => 0]));
throws('ValueError', 'socket_set_option(): Argument #4 ($value) "usec" must be greater than or equal to 0',
	fn() => $time(['sec' => 0, 'usec' => -1]));
same(['l_onoff' => 0, 'l_linger' => 0], socket_get_option($s, SOL_SOCKET, SO_LINGER), 'linger is as it was');
same(['sec' => 0, 'usec' => 0], socket_get_option($s, SOL_SOCKET, SO_RCVTIMEO), 'so is the time');

/* Every form of value, and references in it. */
$set = new Linger;
$set->l_onoff = 1;
$three = 3;
$referenced = ['l_onoff' => 1, 'l_linger' => &$three];
$dynamic = new stdClass;
$dynamic->l_onoff = true;
$dynamic->l_linger = '12';
foreach ([[['l_onoff' => 1, 'l_linger' => 65535], 65535], [$set, 7], [$referenced, 3], [$dynamic, 12],
		[['l_linger' => 4.0, 'l_onoff' => 2, 'more' => 'ignored'], 4]] as [$value, $want]) {
	same(true, quiet(fn() => $linger($value), 'linger'), 'linger set');
	same(['l_onoff' => 1, 'l_linger' => $want], socket_get_option($s, SOL_SOCKET, SO_LINGER), 'linger read');
}
same(true, $linger(['l_onoff' => null, 'l_linger' => null]), 'null is 0');
same(0, socket_get_option($s, SOL_SOCKET, SO_LINGER)['l_onoff'], 'off');

/* Cut off like every fraction, in silence. */
same(true, quiet(fn() => $linger(['l_onoff' => 1.5, 'l_linger' => '8.9']), 'linger'), 'fractions');
same(['l_onoff' => 1, 'l_linger' => 8], socket_get_option($s, SOL_SOCKET, SO_LINGER), 'without their fractions');

/* Microseconds beyond a second are carried. Times are whole ticks of the kernel: 4 ms or less. */
foreach ([[2, 500000, 2, 500000], [0, 1000000, 1, 0], [1, 2500000, 3, 500000], ['3', null, 3, 0],
		[2.5, 0, 2, 500000], ['1.25', 250000, 1, 500000], [0.5, 500000, 1, 0], [1, 500000.5, 1, 500000], ['3s', '', 3, 0], [0, 0, 0, 0]] as [$sec, $usec, $s_want, $us_want]) {
	foreach ([SO_RCVTIMEO, SO_SNDTIMEO] as $option) {
		same(true, quiet(fn() => $time(['sec' => $sec, 'usec' => $usec], $option), 'time'), "time $sec $usec");
		same(['sec' => $s_want, 'usec' => $us_want], socket_get_option($s, SOL_SOCKET, $option), "time $sec $usec read");
	}
}
/* Almost nothing is not nothing, which stands for no limit: one tick. Less than nothing is refused. */
foreach ([[1e-9, 0], [0, 0.1]] as [$sec, $usec]) {
	same(true, $time(['sec' => $sec, 'usec' => $usec]), 'almost nothing');
	holds(socket_get_option($s, SOL_SOCKET, SO_RCVTIMEO)['usec'] > 0, 'a limit');
}
throws('ValueError', 'socket_set_option(): Argument #4 ($value) "sec" must be greater than or equal to 0',
	fn() => $time(['sec' => -0.5, 'usec' => 0]));
$object = new stdClass;
$object->sec = 1;
$object->usec = 4000;
same(true, $time($object), 'time as object');
same(1, socket_get_option($s, SOL_SOCKET, SO_RCVTIMEO)['sec'], 'time as object read');
same(true, $time(['sec' => PHP_INT_MAX, 'usec' => PHP_INT_MAX]), 'the longest time');

/* The limit is in force: a receive without data ends. */
[$a, $b] = unix_pair();
same(true, socket_set_option($a, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20000]), 'limit');
same(false, @socket_read($a, 1), 'it timed out');
same(SOCKET_EAGAIN, socket_last_error($a), 'EAGAIN');

/* The longest time that can be read back, also where a second has 32 bits. */
same(true, $time(['sec' => 2147483647, 'usec' => 999999]), 'the last second of 32 bits');
holds(socket_get_option($s, SOL_SOCKET, SO_RCVTIMEO)['sec'] >= 2147483646, 'read back');

/* A socket that a conversion closes. */
class Closing
{
	public function __construct(private Socket $socket)
	{
	}

	public function __toString(): string
	{
		socket_close($this->socket);
		return '224.0.0.1';
	}
}
throws('Error', 'socket_set_option(): Argument #1 ($socket) has already been closed',
	fn() => socket_set_option($s, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => new Closing($s)]));
finish();
--EXPECT--
130 checks held
