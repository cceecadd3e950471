--TEST--
Time\Duration: made from numbers, and the limits
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
show(fn() => Duration::fromSeconds(5, 3));
show(fn() => Duration::fromSeconds(-1));
show(fn() => Duration::fromSeconds(1,-1));
show(fn() => Duration::fromSeconds(1,1000000000));
show(fn() => Duration::fromSeconds(9223372035, 999999999));
show(fn() => Duration::fromSeconds(9223372036));
show(fn() => Duration::fromSeconds(PHP_INT_MAX));
show(fn() => Duration::fromNanoseconds(PHP_INT_MAX));
show(fn() => Duration::fromMicroseconds(PHP_INT_MAX));
show(fn() => Duration::fromMilliseconds(PHP_INT_MAX));
show(fn() => Duration::fromMinutes(PHP_INT_MAX));
show(fn() => Duration::fromHours(PHP_INT_MAX));
show(fn() => Duration::fromHours(2562047));
show(fn() => Duration::fromHours(2562048));
show(fn() => Duration::fromMinutes(-5));
show(fn() => Duration::fromHours(-5));
show(fn() => Duration::fromNanoseconds(-5));
show(fn() => Duration::fromMicroseconds(-5));
show(fn() => Duration::fromMilliseconds(-5));
show(fn() => Duration::fromSeconds("5"));
show(fn() => Duration::fromSeconds(1.5));
show(fn() => Duration::fromSeconds("x"));
?>
--EXPECTF--
5.3
ValueError: Time\Duration::fromSeconds(): Argument #1 ($seconds) must be greater than or equal to 0
ValueError: Time\Duration::fromSeconds(): Argument #2 ($nanoseconds) must be greater than or equal to 0
ValueError: Time\Duration::fromSeconds(): Argument #2 ($nanoseconds) must be less than 1_000_000_000
9223372035.999999999
Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
9223369200.0
Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
ValueError: Time\Duration::fromMinutes(): Argument #1 ($minutes) must be greater than or equal to 0
ValueError: Time\Duration::fromHours(): Argument #1 ($hours) must be greater than or equal to 0
ValueError: Time\Duration::fromNanoseconds(): Argument #1 ($nanoseconds) must be greater than or equal to 0
ValueError: Time\Duration::fromMicroseconds(): Argument #1 ($microseconds) must be greater than or equal to 0
ValueError: Time\Duration::fromMilliseconds(): Argument #1 ($milliseconds) must be greater than or equal to 0
5.0

Deprecated: Implicit conversion from float 1.5 to int loses precision in %s on line %d
1.0
TypeError: Time\Duration::fromSeconds(): Argument #1 ($seconds) must be of type int, string given
