--TEST--
Time\Duration: arithmetic and comparison
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
show(fn() => $a->negate());
show(fn() => $z->negate());
show(fn() => $a->negate()->absolute());
show(fn() => $a->add($b));
show(fn() => $a->sub($b));
show(fn() => $b->sub($a));
show(fn() => $a->negate()->add($b));
show(fn() => $a->negate()->sub($b));
show(fn() => $a->sub($a));
show(fn() => $a->multiplyBy(3));
show(fn() => $a->multiplyBy(0));
show(fn() => $a->negate()->multiplyBy(0));
show(fn() => $a->multiplyBy(-1));
show(fn() => $a->multiplyBy(PHP_INT_MAX));
show(fn() => Duration::fromNanoseconds(1)->multiplyBy(PHP_INT_MAX));
show(fn() => Duration::fromNanoseconds(2)->multiplyBy(PHP_INT_MAX));
show(fn() => $a->divideBy(3));
show(fn() => $a->divideBy(0));
show(fn() => $a->divideBy(-2));
show(fn() => $a->negate()->divideBy(PHP_INT_MAX));
show(fn() => $a->negate()->divideBy(2));
show(fn() => Duration::fromSeconds(9223372035,999999999)->add(Duration::fromNanoseconds(1)));
show(fn() => Duration::fromSeconds(9223372035,999999999)->negate()->sub(Duration::fromNanoseconds(1)));
show(fn() => Duration::fromSeconds(9223372035,999999999)->multiplyBy(2));
show(fn() => Duration::compare($a,$b));
show(fn() => Duration::compare($b,$a));
show(fn() => Duration::compare($a,clone $a));
show(fn() => Duration::compare($a->negate(),$b));
show(fn() => Duration::compare($a->negate(),$b->negate()));
show(fn() => $a<$b);
show(fn() => $a==clone $a);
show(fn() => $a==$b);
show(fn() => $a<=>$b);
show(fn() => $a->negate() < $a);
show(fn() => $a == 5);
show(fn() => $a < 5);
show(fn() => $a <=> null);
show(fn() => $a == new stdClass);
show(fn() => $a->negate()<=>$b->negate());
show(fn() => $a == 'x');
show(fn() => [$a] == [clone $a]);
show(fn() => max($a,$b,$z));
$list = [$b, $z, $a, $a->negate()];
sort($list);
foreach ($list as $one) {
	show(fn() => $one);
}
foreach ([[1, 0], [1, 1], [1, 999999999], [2, 0], [2, 1], [9223372035, 0], [9223372035, 999999999], [0, 999999999]] as [$s, $ns]) {
	foreach ([2, 3, 1000000000, 4611686018427387904, 9223372035, 9223372036, PHP_INT_MAX] as $factor) {
		echo "$s.$ns by $factor: ";
		show(fn() => Duration::fromSeconds($s, $ns)->multiplyBy($factor));
		show(fn() => Duration::fromSeconds($s, $ns)->divideBy($factor));
	}
}
?>
--EXPECTF--
-5.500000000
0.0
5.500000000
13.100000000
-2.100000000
2.100000000
2.100000000
-13.100000000
0.0
16.500000000
0.0
0.0
ValueError: Time\Duration::multiplyBy(): Argument #1 ($factor) must be greater than or equal to 0
Time\TimeException: Failed to create a Time\Duration: Integer Overflow
Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
1.833333333
DivisionByZeroError: Division by zero
ValueError: Time\Duration::divideBy(): Argument #1 ($divisor) must be greater than or equal to 0
0.0
-2.750000000
Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
-1
1
0
-1
1
true
true
false
-1
true

Notice: Object of class Time\Duration could not be converted to int in %s on line %d
false

Notice: Object of class Time\Duration could not be converted to int in %s on line %d
true
1
false
1
false
true
7.600000000
-5.500000000
0.0
5.500000000
7.600000000
1.0 by 2: 2.0
0.500000000
1.0 by 3: 3.0
0.333333333
1.0 by 1000000000: 1000000000.0
0.1
1.0 by 4611686018427387904: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
1.0 by 9223372035: 9223372035.0
0.0
1.0 by 9223372036: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
1.0 by 9223372036854775807: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
1.1 by 2: 2.2
0.500000000
1.1 by 3: 3.3
0.333333333
1.1 by 1000000000: 1000000001.0
0.1
1.1 by 4611686018427387904: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
1.1 by 9223372035: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
1.1 by 9223372036: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
1.1 by 9223372036854775807: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
1.999999999 by 2: 3.999999998
0.999999999
1.999999999 by 3: 5.999999997
0.666666666
1.999999999 by 1000000000: 1999999999.0
0.1
1.999999999 by 4611686018427387904: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
1.999999999 by 9223372035: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
1.999999999 by 9223372036: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
1.999999999 by 9223372036854775807: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
2.0 by 2: 4.0
1.0
2.0 by 3: 6.0
0.666666666
2.0 by 1000000000: 2000000000.0
0.2
2.0 by 4611686018427387904: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
2.0 by 9223372035: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
2.0 by 9223372036: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
2.0 by 9223372036854775807: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
2.1 by 2: 4.2
1.0
2.1 by 3: 6.3
0.666666667
2.1 by 1000000000: 2000000001.0
0.2
2.1 by 4611686018427387904: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
2.1 by 9223372035: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
2.1 by 9223372036: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
2.1 by 9223372036854775807: Time\TimeException: Failed to create a Time\Duration: Integer Overflow
0.0
9223372035.0 by 2: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
4611686017.500000000
9223372035.0 by 3: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
3074457345.0
9223372035.0 by 1000000000: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
9.223372035
9223372035.0 by 4611686018427387904: Time\TimeException: Failed to create a Time\Duration: Integer Overflow
0.1
9223372035.0 by 9223372035: Time\TimeException: Failed to create a Time\Duration: Integer Overflow
1.0
9223372035.0 by 9223372036: Time\TimeException: Failed to create a Time\Duration: Integer Overflow
0.999999999
9223372035.0 by 9223372036854775807: Time\TimeException: Failed to create a Time\Duration: Integer Overflow
0.0
9223372035.999999999 by 2: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
4611686017.999999999
9223372035.999999999 by 3: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
3074457345.333333333
9223372035.999999999 by 1000000000: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
9.223372035
9223372035.999999999 by 4611686018427387904: Time\TimeException: Failed to create a Time\Duration: Integer Overflow
0.1
9223372035.999999999 by 9223372035: Time\TimeException: Failed to create a Time\Duration: Integer Overflow
1.0
9223372035.999999999 by 9223372036: Time\TimeException: Failed to create a Time\Duration: Integer Overflow
0.999999999
9223372035.999999999 by 9223372036854775807: Time\TimeException: Failed to create a Time\Duration: Integer Overflow
0.0
0.999999999 by 2: 1.999999998
0.499999999
0.999999999 by 3: 2.999999997
0.333333333
0.999999999 by 1000000000: 999999999.0
0.0
0.999999999 by 4611686018427387904: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
0.999999999 by 9223372035: 9223372025.776627965
0.0
0.999999999 by 9223372036: 9223372026.776627964
0.0
0.999999999 by 9223372036854775807: Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
0.0
