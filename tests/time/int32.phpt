--TEST--
Time\Duration where an int has 32 bits: at most 2,147,483,647 seconds
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
PHP_INT_SIZE === 4 || skip('32-bit integers are needed');
PHP_VERSION_ID < 80600 || skip('the class is PHP\'s own');
?>
--FILE--
<?php
use Time\Duration;
use Time\TimeException;

require __DIR__ . '/../sockets.inc';
$text = 'The maximum representable range is 2_147_483_647 seconds (roughly 68 years)';
$most = Duration::fromSeconds(PHP_INT_MAX, 999999999);
same([PHP_INT_MAX, 999999999, false], [$most->seconds, $most->nanoseconds, $most->negative], 'the longest');
same(true, $most->negate()->negative, 'and back');
throws(TimeException::class, $text, fn() => $most->add(Duration::fromNanoseconds(1)));
throws(TimeException::class, $text, fn() => $most->negate()->sub(Duration::fromNanoseconds(1)));
throws(TimeException::class, $text, fn() => $most->multiplyBy(2));
throws(TimeException::class, $text, fn() => Duration::fromMinutes(PHP_INT_MAX));
throws(TimeException::class, $text, fn() => Duration::fromIso8601DurationString('PT2147483648S'));
same(PHP_INT_MAX, Duration::fromIso8601DurationString('PT2147483647S')->seconds, 'ISO 8601');
same(2, Duration::fromNanoseconds(PHP_INT_MAX)->seconds, 'nanoseconds');
finish();
?>
--EXPECT--
9 checks held
