--TEST--
Time\Duration: as an object
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
PHP_INT_SIZE === 8 || skip('64-bit integers are needed');
?>
--FILE--
<?php
use Time\Duration;

/* What PHP 8.6 prints with its own class; below 8.6 it is ours. */
function show(callable $f): void
{
	try {
		$r = $f();
		echo $r instanceof Duration ? ($r->negative ? '-' : '') . "{$r->seconds}.{$r->nanoseconds}" : var_export($r, true), "\n";
	} catch (Throwable $e) {
		echo get_class($e), ': ', $e->getMessage(), "\n";
	}
}
$a = Duration::fromSeconds(5, 500000000);
$b = Duration::fromSeconds(7, 600000000);
$z = Duration::fromSeconds(0);
show(fn() => $a > new stdClass);
show(fn() => serialize($a));
show(fn() => unserialize(serialize($a->negate())));
show(fn() => json_encode($a));
show(fn() => (array)$a);
show(fn() => get_object_vars($a));
show(fn() => count((array)$a));
show(fn() => new Duration);
show(function() use($a){ $a->seconds=1; });
show(function() use($a){ $a->foo=1; });
show(function() use($a){ unset($a->seconds); });
show(fn() => clone $a);
show(fn() => (new ReflectionClass('Time\Duration'))->newInstanceWithoutConstructor()->seconds);
show(fn() => $a->__unserialize(['seconds'=>1,'nanoseconds'=>1,'negative'=>false]));
show(fn() => Duration::__set_state([]));
show(function() use($a){ return $a->nope; });
show(function() use($a){ return isset($a->seconds); });
show(function(){ $d=(new ReflectionClass('Time\Duration'))->newInstanceWithoutConstructor(); return $d->negate(); });
show(function(){ $d=(new ReflectionClass('Time\Duration'))->newInstanceWithoutConstructor(); $d->__unserialize(['seconds'=>1,'nanoseconds'=>1,'negative'=>false]); return $d; });
show(fn() => (string)$a);
show(fn() => (int)$a);
show(fn() => (bool)$z);
show(fn() => $a+1);
show(fn() => var_export((new ReflectionClass('Time\Duration'))->isReadOnly(),true));
show(fn() => (new ReflectionClass('Time\Duration'))->isCloneable());
show(fn() => (new ReflectionClass('Time\Duration'))->getModifiers());
show(fn() => (new ReflectionClass('Time\TimeException'))->getModifiers());
var_dump($a->negate());
var_export($a->negate());
echo "\n";
foreach ([
	'O:13:"Time\Duration":3:{s:7:"seconds";i:5;s:11:"nanoseconds";i:1000000000;s:8:"negative";b:0;}',
	'O:13:"Time\Duration":3:{s:7:"seconds";i:-5;s:11:"nanoseconds";i:1;s:8:"negative";b:0;}',
	'O:13:"Time\Duration":3:{s:7:"seconds";i:0;s:11:"nanoseconds";i:0;s:8:"negative";b:1;}',
	'O:13:"Time\Duration":2:{s:7:"seconds";i:5;s:11:"nanoseconds";i:1;}',
	'O:13:"Time\Duration":3:{s:7:"seconds";s:1:"5";s:11:"nanoseconds";i:1;s:8:"negative";b:0;}',
	'O:13:"Time\Duration":4:{s:7:"seconds";i:5;s:11:"nanoseconds";i:1;s:8:"negative";b:0;s:1:"x";i:1;}',
	'O:13:"Time\Duration":3:{s:11:"nanoseconds";i:1;s:7:"seconds";i:5;s:8:"negative";b:1;}',
	'O:13:"Time\Duration":3:{s:7:"seconds";i:9223372036;s:11:"nanoseconds";i:1;s:8:"negative";b:0;}',
	'O:13:"Time\Duration":3:{s:7:"seconds";i:9223372035;s:11:"nanoseconds";i:999999999;s:8:"negative";b:0;}',
	'O:13:"Time\Duration":3:{s:7:"seconds";i:5;s:11:"nanoseconds";i:1;s:8:"negative";i:0;}',
	'O:13:"Time\Duration":0:{}',
	'O:13:"Time\Duration":3:{i:0;i:5;i:1;i:1;i:2;b:0;}',
	'O:13:"Time\Duration":3:{s:7:"seconds";i:5;s:11:"nanoseconds";i:-1;s:8:"negative";b:0;}',
] as $text) {
	show(fn() => unserialize($text));
}
foreach ((new ReflectionClass(Duration::class))->getMethods() as $m) {
	echo implode(' ', [$m->getName(), ...Reflection::getModifierNames($m->getModifiers()), ...$m->getParameters(),
		$m->getReturnType() ?? $m->getTentativeReturnType() ?? '-']), "\n";
}
class LateException extends Time\TimeException
{
}
show(fn() => throw new LateException('late'));
?>
--EXPECTF--
false
'O:13:"Time\\Duration":3:{s:7:"seconds";i:5;s:11:"nanoseconds";i:500000000;s:8:"negative";b:0;}'
-5.500000000
'{"seconds":5,"nanoseconds":500000000,"negative":false}'
array (
  'seconds' => 5,
  'nanoseconds' => 500000000,
  'negative' => false,
)
array (
  'seconds' => 5,
  'nanoseconds' => 500000000,
  'negative' => false,
)
3
Error: Call to private Time\Duration::__construct() from global scope
Error: Cannot modify readonly property Time\Duration::$seconds
Error: Cannot create dynamic property Time\Duration::$foo
Error: Cannot unset readonly property Time\Duration::$seconds
5.500000000
ReflectionException: Class Time\Duration is an internal class marked as final that cannot be instantiated without invoking its constructor
Exception: Invalid serialization data for Time\Duration object
Error: Call to undefined method Time\Duration::__set_state()

Warning: Undefined property: Time\Duration::$nope in %s on line %d
NULL
true
ReflectionException: Class Time\Duration is an internal class marked as final that cannot be instantiated without invoking its constructor
ReflectionException: Class Time\Duration is an internal class marked as final that cannot be instantiated without invoking its constructor
Error: Object of class Time\Duration could not be converted to string

Warning: Object of class Time\Duration could not be converted to int in %s on line %d
1
true
TypeError: Unsupported operand types: Time\Duration + int
'true'
true
65568
0
object(Time\Duration)#%d (3) {
  ["seconds"]=>
  int(5)
  ["nanoseconds"]=>
  int(500000000)
  ["negative"]=>
  bool(true)
}
\Time\Duration::__set_state(array(
   'seconds' => 5,
   'nanoseconds' => 500000000,
   'negative' => true,
))
Exception: Invalid serialization data for Time\Duration object
Exception: Invalid serialization data for Time\Duration object
-0.0
Exception: Invalid serialization data for Time\Duration object
Exception: Invalid serialization data for Time\Duration object
Exception: Invalid serialization data for Time\Duration object
-5.1
Exception: Invalid serialization data for Time\Duration object
9223372035.999999999
Exception: Invalid serialization data for Time\Duration object
Exception: Invalid serialization data for Time\Duration object
Exception: Invalid serialization data for Time\Duration object
Exception: Invalid serialization data for Time\Duration object
__construct private -
__unserialize public Parameter #0 [ <required> array $data ] void
fromSeconds public static Parameter #0 [ <required> int $seconds ] Parameter #1 [ <optional> int $nanoseconds = 0 ] Time\Duration
fromNanoseconds public static Parameter #0 [ <required> int $nanoseconds ] Time\Duration
fromMicroseconds public static Parameter #0 [ <required> int $microseconds ] Time\Duration
fromMilliseconds public static Parameter #0 [ <required> int $milliseconds ] Time\Duration
fromMinutes public static Parameter #0 [ <required> int $minutes ] Time\Duration
fromHours public static Parameter #0 [ <required> int $hours ] Time\Duration
fromIso8601DurationString public static Parameter #0 [ <required> string $specification ] Time\Duration
negate public Time\Duration
absolute public Time\Duration
add public Parameter #0 [ <required> Time\Duration $duration ] Time\Duration
sub public Parameter #0 [ <required> Time\Duration $duration ] Time\Duration
multiplyBy public Parameter #0 [ <required> int $factor ] Time\Duration
divideBy public Parameter #0 [ <required> int $divisor ] Time\Duration
compare public static Parameter #0 [ <required> Time\Duration $a ] Parameter #1 [ <required> Time\Duration $b ] int
LateException: late
