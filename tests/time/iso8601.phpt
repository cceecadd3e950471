--TEST--
Time\Duration: the language of periods
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
foreach ([
	'PT1S', 'PT', 'P', 'P0D', 'P1D', 'P0Y', 'P0W', 'P0M', 'PT0S', 'PT1H30M', 'PT1H30M5S', 'PT30M1H', 'PT1H1H',
	'PT1.5S', '-PT1S', '+PT1S', '', 'pt1s', 'PT1s', 'PT 1S', ' PT1S', 'PT1S ', "PT1S\0", 'PT01S',
	'PT0000000000000001S', 'PT99999999999999999999S', 'PT9223372035S', 'PT9223372036S', 'PT153722867M',
	'PT2562047H', 'PT2562048H', 'P1DT1S', 'P0DT1S', 'P0Y0M0DT0H0M1S', 'P0Y0M0D', 'P0W0D', 'P1W', 'P1M', 'P1Y',
	'P0DT', 'PT-1S', 'PT1S1M', 'PTS', 'PTH', 'PT1H2S', 'P0001-00-00T00:00:00', 'PT1', '1S', 'P1S', 'PT0H0M0S',
	'PT60M', 'PT3600S', 'P0D0D', 'P0D0Y', 'P0MT1S', 'P1.5D', 'PT1,5S', 'P-1D', 'P1', 'PD', 'P0', 'PT1S PT2S',
	'R5/PT1S', 'PT1S/PT2S', 'PT1S/', '/PT1S', '2008-03-01T13:00:00Z', '20080301T130000Z/PT1S', 'PT1S.', '.PT1S',
	',PT1S', "\tPT1S", "PT1S\ngarbage", "PT1S\n", "\nPT1S", "PT1S\0x", 'PT1SX', 'XPT1S', 'PT1S PT2S PT3S',
	'PT1S,.', 'R5 PT1S', 'PT1S R5', 'R5', 'P0001-01-01T00:00:00', 'P0000-00-00T01:02:03', 'P0000-00-00T01:02',
	'P00000000T010203', 'P0000-00-00T24:00:00', 'P0000-00-00T25:00:00', 'P0000-00-00T23:60:00',
	'P0000-00-00T23:59:60', 'P0000-00-00T23:59:61', 'P0000-13-00T00:00:00', 'P0000-12-31T00:00:00',
	'P0000-00-32T00:00:00', 'PT1S 2008-03-01T13:00:00Z', 'PT1S PT', 'P P', "\rPT1S", "PT1S\r\n", "PT1S\r",
	'PT100000000000S', 'PT999999999999S', 'PT9999999999999S', 'PT0000000001S', 'PT00000000001S',
	'PT000000000001S', 'PT0000000000001S', 'PT99999999999999S', 'PT000000000H1S', 'PT0000000000001H',
	'PT9999999999999H', 'P000000000000D', 'P0000000000000D', 'PT1H00000000000000001S', 'P99999999999D',
	'P0Y0M0W0DT0H0M0S', 'P0M0W', 'P0W0M', 'P0Y0D', 'PT1H 30M', 'PT1H,30M', 'PT 1H', 'P T1H', 'PT9223372034S',
	'PT2562047H9223372035S', 'PT2562047H2835S', 'PT2562047H2836S', 'PT2562047H47M15S', 'PT2562047H47M16S',
	'PT153722867M16S', 'P0YT1S', 'P0Y0M', 'P0YT0H', 'p0d', 'PT1é', 'Pt1S', 'PT1H1M', 'PT1M', 'PT1H', 'PT00H',
	'P0000-00-00T00:00:00', 'P0000-0-0T0:0:0', 'P0000-00-00T1:02:03', 'P0000-00-00T1:2:3', 'PT1H PT1S',
	'PT1H/PT1S', 'PT1HPT1S', 'PT1SPT2M', 'PT1H P0000-00-00T00:00:01', 'P0000-00-00T01:01:01 PT1M', 'P1D PT1S',
	'PT1S P1D', 'P1D P0D', '   ', '.', '/', 'R', 'R5R6', 'r5', 'R-1', 'R99999999999999999', 'R123456789012',
	'R1234567890123', 'R0', 'R0 PT1S', 'R5PT1S', '20080301T130000Z', '20080301T130000', '2008-03-01T13:00:00',
	'2008-03-01T13:00Z', '2008-03-01', '20080301T13:00:00Z', '2008-13-01T13:00:00Z', '2008-00-00T13:00:00Z',
	'2008-03-32T13:00:00Z', '2008-03-01T24:00:00Z', '2008-03-01T25:00:00Z', '2008-03-01T13:60:00Z',
	'2008-03-01T13:59:60Z', '20081301T130000Z', '20080001T130000Z', '20080301T240000Z', '20080301T250000Z',
	'2008-03-01t13:00:00z', '0000-00-00T00:00:00Z', '99999-03-01T13:00:00Z', "PT1S\vPT2S", "\vPT1S\f",
	"PT1S\rPT2S", "PT1S\nPT2S", "PT1S\0PT2S", "PT1S\tPT2S", 'P0000-00-00T01:02:03PT1S', 'PT1S20080301T130000Z',
	'P9999-12-31T23:59:59', 'P0000-00-00T23:59:59', 'P0000-00-00T24:59:59', 'P0000-00-00T24:00:01',
	'P000-00-00T00:00:00', 'P00000-00-00T00:00:00', 'P0Y0M0W0D', 'PT1H1S', 'P0YT', 'P0Y PT1S', 'P T1S', 'PP',
	'P0D0H', 'PT1D', 'PT0D', 'P0H', 'PT1W', 'PT1Y', 'PT1S R0', 'R1', '5', 'PT1S 5', 'X', '-', 'PT1S -', 'PT-',
	'PT1S+', 'PT1S;', 'PT1S:PT2S', 'PT1S--PT2S', 'P0000-00-00', 'P0000-00', 'P00000000T000000', 'PT00:00:01',
	'P0000-00-00 00:00:01', 'P0000-00-00T00:00:01Z', 'PT1SZ', "PT1S\xff", 'P1Y2M3W4DT5H6M7S', 'P0W1D',
	'P1M P0M PT5S',
] as $text) {
	echo json_encode($text, JSON_INVALID_UTF8_SUBSTITUTE), ' => ';
	show(fn() => Duration::fromIso8601DurationString($text));
}
?>
--EXPECT--
"PT1S" => 1.0
"PT" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0D" => 0.0
"P1D" => Time\TimeException: The ISO 8601 duration string may only contain the time (T) aspect
"P0Y" => 0.0
"P0W" => 0.0
"P0M" => 0.0
"PT0S" => 0.0
"PT1H30M" => 5400.0
"PT1H30M5S" => 5405.0
"PT30M1H" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1H1H" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1.5S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"-PT1S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"+PT1S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"" => Time\TimeException: The ISO 8601 duration string could not be parsed
"pt1s" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1s" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT 1S" => Time\TimeException: The ISO 8601 duration string could not be parsed
" PT1S" => 1.0
"PT1S " => 1.0
"PT1S\u0000" => 1.0
"PT01S" => 1.0
"PT0000000000000001S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT99999999999999999999S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT9223372035S" => 9223372035.0
"PT9223372036S" => Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
"PT153722867M" => 9223372020.0
"PT2562047H" => 9223369200.0
"PT2562048H" => Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
"P1DT1S" => Time\TimeException: The ISO 8601 duration string may only contain the time (T) aspect
"P0DT1S" => 1.0
"P0Y0M0DT0H0M1S" => 1.0
"P0Y0M0D" => 0.0
"P0W0D" => 0.0
"P1W" => Time\TimeException: The ISO 8601 duration string may only contain the time (T) aspect
"P1M" => Time\TimeException: The ISO 8601 duration string may only contain the time (T) aspect
"P1Y" => Time\TimeException: The ISO 8601 duration string may only contain the time (T) aspect
"P0DT" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT-1S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1S1M" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PTS" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PTH" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1H2S" => 3602.0
"P0001-00-00T00:00:00" => Time\TimeException: The ISO 8601 duration string may only contain the time (T) aspect
"PT1" => Time\TimeException: The ISO 8601 duration string could not be parsed
"1S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P1S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT0H0M0S" => 0.0
"PT60M" => 3600.0
"PT3600S" => 3600.0
"P0D0D" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0D0Y" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0MT1S" => 1.0
"P1.5D" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1,5S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P-1D" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P1" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PD" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1S PT2S" => 2.0
"R5\/PT1S" => Time\TimeException: The ISO 8601 duration string may only contain the period (P) aspect
"PT1S\/PT2S" => 2.0
"PT1S\/" => 1.0
"\/PT1S" => 1.0
"2008-03-01T13:00:00Z" => Time\TimeException: The ISO 8601 duration string is missing the period (P) aspect
"20080301T130000Z\/PT1S" => Time\TimeException: The ISO 8601 duration string may only contain the period (P) aspect
"PT1S." => 1.0
".PT1S" => 1.0
",PT1S" => 1.0
"\tPT1S" => 1.0
"PT1S\ngarbage" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1S\n" => 1.0
"\nPT1S" => 1.0
"PT1S\u0000x" => 1.0
"PT1SX" => Time\TimeException: The ISO 8601 duration string could not be parsed
"XPT1S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1S PT2S PT3S" => 3.0
"PT1S,." => 1.0
"R5 PT1S" => Time\TimeException: The ISO 8601 duration string may only contain the period (P) aspect
"PT1S R5" => Time\TimeException: The ISO 8601 duration string may only contain the period (P) aspect
"R5" => Time\TimeException: The ISO 8601 duration string is missing the period (P) aspect
"P0001-01-01T00:00:00" => Time\TimeException: The ISO 8601 duration string may only contain the time (T) aspect
"P0000-00-00T01:02:03" => 3723.0
"P0000-00-00T01:02" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P00000000T010203" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0000-00-00T24:00:00" => 86400.0
"P0000-00-00T25:00:00" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0000-00-00T23:60:00" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0000-00-00T23:59:60" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0000-00-00T23:59:61" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0000-13-00T00:00:00" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0000-12-31T00:00:00" => Time\TimeException: The ISO 8601 duration string may only contain the time (T) aspect
"P0000-00-32T00:00:00" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1S 2008-03-01T13:00:00Z" => Time\TimeException: The ISO 8601 duration string may only contain the period (P) aspect
"PT1S PT" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P P" => Time\TimeException: The ISO 8601 duration string could not be parsed
"\rPT1S" => 1.0
"PT1S\r\n" => 1.0
"PT1S\r" => 1.0
"PT100000000000S" => Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
"PT999999999999S" => Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
"PT9999999999999S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT0000000001S" => 1.0
"PT00000000001S" => 1.0
"PT000000000001S" => 1.0
"PT0000000000001S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT99999999999999S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT000000000H1S" => 1.0
"PT0000000000001H" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT9999999999999H" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P000000000000D" => 0.0
"P0000000000000D" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1H00000000000000001S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P99999999999D" => Time\TimeException: The ISO 8601 duration string may only contain the time (T) aspect
"P0Y0M0W0DT0H0M0S" => 0.0
"P0M0W" => 0.0
"P0W0M" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0Y0D" => 0.0
"PT1H 30M" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1H,30M" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT 1H" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P T1H" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT9223372034S" => 9223372034.0
"PT2562047H9223372035S" => Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
"PT2562047H2835S" => 9223372035.0
"PT2562047H2836S" => Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
"PT2562047H47M15S" => 9223372035.0
"PT2562047H47M16S" => Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
"PT153722867M16S" => Time\TimeException: The maximum representable range is 9_223_372_035 seconds (roughly 292 years)
"P0YT1S" => 1.0
"P0Y0M" => 0.0
"P0YT0H" => 0.0
"p0d" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1\u00e9" => Time\TimeException: The ISO 8601 duration string could not be parsed
"Pt1S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1H1M" => 3660.0
"PT1M" => 60.0
"PT1H" => 3600.0
"PT00H" => 0.0
"P0000-00-00T00:00:00" => 0.0
"P0000-0-0T0:0:0" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0000-00-00T1:02:03" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0000-00-00T1:2:3" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1H PT1S" => 3601.0
"PT1H\/PT1S" => 3601.0
"PT1HPT1S" => 3601.0
"PT1SPT2M" => 121.0
"PT1H P0000-00-00T00:00:01" => 1.0
"P0000-00-00T01:01:01 PT1M" => 3661.0
"P1D PT1S" => Time\TimeException: The ISO 8601 duration string may only contain the time (T) aspect
"PT1S P1D" => Time\TimeException: The ISO 8601 duration string may only contain the time (T) aspect
"P1D P0D" => Time\TimeException: The ISO 8601 duration string may only contain the time (T) aspect
"   " => Time\TimeException: The ISO 8601 duration string is missing the period (P) aspect
"." => Time\TimeException: The ISO 8601 duration string is missing the period (P) aspect
"\/" => Time\TimeException: The ISO 8601 duration string is missing the period (P) aspect
"R" => Time\TimeException: The ISO 8601 duration string could not be parsed
"R5R6" => Time\TimeException: The ISO 8601 duration string is missing the period (P) aspect
"r5" => Time\TimeException: The ISO 8601 duration string could not be parsed
"R-1" => Time\TimeException: The ISO 8601 duration string could not be parsed
"R99999999999999999" => Time\TimeException: The ISO 8601 duration string is missing the period (P) aspect
"R123456789012" => Time\TimeException: The ISO 8601 duration string is missing the period (P) aspect
"R1234567890123" => Time\TimeException: The ISO 8601 duration string is missing the period (P) aspect
"R0" => Time\TimeException: The ISO 8601 duration string is missing the period (P) aspect
"R0 PT1S" => Time\TimeException: The ISO 8601 duration string may only contain the period (P) aspect
"R5PT1S" => Time\TimeException: The ISO 8601 duration string may only contain the period (P) aspect
"20080301T130000Z" => Time\TimeException: The ISO 8601 duration string is missing the period (P) aspect
"20080301T130000" => Time\TimeException: The ISO 8601 duration string could not be parsed
"2008-03-01T13:00:00" => Time\TimeException: The ISO 8601 duration string could not be parsed
"2008-03-01T13:00Z" => Time\TimeException: The ISO 8601 duration string could not be parsed
"2008-03-01" => Time\TimeException: The ISO 8601 duration string could not be parsed
"20080301T13:00:00Z" => Time\TimeException: The ISO 8601 duration string could not be parsed
"2008-13-01T13:00:00Z" => Time\TimeException: The ISO 8601 duration string could not be parsed
"2008-00-00T13:00:00Z" => Time\TimeException: The ISO 8601 duration string could not be parsed
"2008-03-32T13:00:00Z" => Time\TimeException: The ISO 8601 duration string could not be parsed
"2008-03-01T24:00:00Z" => Time\TimeException: The ISO 8601 duration string is missing the period (P) aspect
"2008-03-01T25:00:00Z" => Time\TimeException: The ISO 8601 duration string could not be parsed
"2008-03-01T13:60:00Z" => Time\TimeException: The ISO 8601 duration string could not be parsed
"2008-03-01T13:59:60Z" => Time\TimeException: The ISO 8601 duration string could not be parsed
"20081301T130000Z" => Time\TimeException: The ISO 8601 duration string could not be parsed
"20080001T130000Z" => Time\TimeException: The ISO 8601 duration string could not be parsed
"20080301T240000Z" => Time\TimeException: The ISO 8601 duration string is missing the period (P) aspect
"20080301T250000Z" => Time\TimeException: The ISO 8601 duration string could not be parsed
"2008-03-01t13:00:00z" => Time\TimeException: The ISO 8601 duration string could not be parsed
"0000-00-00T00:00:00Z" => Time\TimeException: The ISO 8601 duration string could not be parsed
"99999-03-01T13:00:00Z" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1S\u000bPT2S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"\u000bPT1S\f" => 1.0
"PT1S\rPT2S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1S\nPT2S" => 2.0
"PT1S\u0000PT2S" => 1.0
"PT1S\tPT2S" => 2.0
"P0000-00-00T01:02:03PT1S" => 3721.0
"PT1S20080301T130000Z" => Time\TimeException: The ISO 8601 duration string may only contain the period (P) aspect
"P9999-12-31T23:59:59" => Time\TimeException: The ISO 8601 duration string may only contain the time (T) aspect
"P0000-00-00T23:59:59" => 86399.0
"P0000-00-00T24:59:59" => 89999.0
"P0000-00-00T24:00:01" => 86401.0
"P000-00-00T00:00:00" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P00000-00-00T00:00:00" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0Y0M0W0D" => 0.0
"PT1H1S" => 3601.0
"P0YT" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0Y PT1S" => 1.0
"P T1S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PP" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0D0H" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1D" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT0D" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0H" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1W" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1Y" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1S R0" => Time\TimeException: The ISO 8601 duration string may only contain the period (P) aspect
"R1" => Time\TimeException: The ISO 8601 duration string is missing the period (P) aspect
"5" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1S 5" => Time\TimeException: The ISO 8601 duration string could not be parsed
"X" => Time\TimeException: The ISO 8601 duration string could not be parsed
"-" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1S -" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT-" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1S+" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1S;" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1S:PT2S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1S--PT2S" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0000-00-00" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0000-00" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P00000000T000000" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT00:00:01" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0000-00-00 00:00:01" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P0000-00-00T00:00:01Z" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1SZ" => Time\TimeException: The ISO 8601 duration string could not be parsed
"PT1S\ufffd" => Time\TimeException: The ISO 8601 duration string could not be parsed
"P1Y2M3W4DT5H6M7S" => Time\TimeException: The ISO 8601 duration string may only contain the time (T) aspect
"P0W1D" => Time\TimeException: The ISO 8601 duration string may only contain the time (T) aspect
"P1M P0M PT5S" => 5.0
