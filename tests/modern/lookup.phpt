--TEST--
Sockets\lookup_srv, lookup_mx, lookup_txt and lookup_ptr: records of every form, hostile ones, failures
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_cares();
need_namespace(mounts: true);
need_fork();
?>
--FILE--
<?php
use Sockets\{ErrorKind, ResolveException, TimeoutException};
use function Sockets\{lookup_mx, lookup_ptr, lookup_srv, lookup_txt};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/name_server.inc';
in_namespace(__FILE__, 'hosts=$(mktemp); echo "127.0.0.1 localhost
192.0.2.9 hosts.test" >$hosts
mount --bind $hosts /etc/hosts; rm $hosts
' . use_name_server(), mounts: true);
bound(100);

$many = array_map(fn(int $i) => [$i % 7, $i, 1000 + $i, "host$i.~"], range(0, 299));
$long = implode('.', array_fill(0, 3, str_repeat('l', 63))) . '.' . str_repeat('l', 61);
$log = temp_path('.log');
$names = name_server([
	'_sip._tcp.test' => ['SRV' => [[20, 0, 5061, 'Backup.test'], [10, 5, 5060, 'sip.test'], [0, 0, 1, '.']], '127.0.0.1'],
	'_none._tcp.test' => ['SRV' => [[0, 0, 0, '.']]],
	'_many._tcp.test' => ['SRV' => $many, 'tcp' => true],
	'_weights._tcp.test' => ['SRV' => [[1, 0, 1, 'a'], [1, 60000, 2, 'b'], [1, 20000, 3, 'c']]],
	'mail.test' => ['MX' => [[20, 'b.~'], [10, 'a.~'], [20, 'c.~']], 'TXT' => [['v=spf1 ', '-all'], '', "\0\xff\n", str_repeat('t', 255)]],
	'nomail.test' => ['MX' => [[0, '.']]],
	'alias.test' => ['CNAME' => 'real.test', 'TXT' => ['of real.test'], 'MX' => [[1, 'm.test']]],
	'empty.test' => [],
	'9.2.0.192.in-addr.arpa' => ['PTR' => ['nine.test', 'Nine_9.test']],
	'1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa' => ['PTR' => ['six.test']],
	'8.2.0.192.in-addr.arpa' => ['PTR' => ['<script>', "a\nb", 'a b.test', "\xc3\xa4.test", 'good.test']],
	'7.2.0.192.in-addr.arpa' => ['PTR' => ["'--"]],
	'long.test' => ['MX' => [[1, $long]]],
	'toolong.test' => ['MX' => [[1, "$long.x"]]],
	'loop.test' => ['raw' => "\xc0\x0c" . pack('n2Nn', 16, 1, 1, 2) . "\xc0\x27"],
	'short.test' => ['raw' => "\xc0\x0c" . pack('n2Nn', 16, 1, 1, 200) . 'x'],
	'string.test' => ['raw' => "\xc0\x0c" . pack('n2Nn', 16, 1, 1, 2) . "\xc8x"],
	'head.test' => ['raw' => "\xc0\x0c"],
	'other.test' => ['raw' => encoded_name('foreign.test') . pack('n2Nn', 16, 1, 1, 2) . "\1x"],
	'silent.test' => ['silent' => true],
	'broken.test' => ['fail'],
	'refused.test' => ['refused'],
], $log);

/* SRV */
same([
	['target' => '.', 'port' => 1, 'priority' => 0, 'weight' => 0, 'ttl' => 60],
	['target' => 'sip.test', 'port' => 5060, 'priority' => 10, 'weight' => 5, 'ttl' => 60],
	['target' => 'Backup.test', 'port' => 5061, 'priority' => 20, 'weight' => 0, 'ttl' => 60],
], lookup_srv('_sip._tcp.test', 20), 'by priority');
same(['.'], array_column(lookup_srv('_none._tcp.test.', 20), 'target'), 'no such service');
same('_none._tcp.test', strtolower(trim(file($log)[1] ?? '')), 'the name as it was given');
$got = lookup_srv('_many._tcp.test', 20);
same(300, count($got), 'all records, over TCP');
$priorities = array_column($got, 'priority');
sort($priorities);
same($priorities, array_column($got, 'priority'), 'their priorities rise');
$targets = array_combine(array_column($got, 'port'), array_column($got, 'target'));
ksort($targets);
same(array_map(fn(int $i) => "host$i._many._tcp.test", range(0, 299)), array_values($targets), 'every name');
$firsts = [];
for ($i = 0; $i < 60; $i++) {
	$firsts[] = lookup_srv('_weights._tcp.test', 20)[0]['target'];
}
$firsts = array_count_values($firsts);
holds(($firsts['b'] ?? 0) > 25 && ($firsts['c'] ?? 0) > 1 && ($firsts['a'] ?? 0) < 5, 'the order follows the weights: ' . show($firsts));
mt_srand(5);
$number = mt_rand();
mt_srand(5);
lookup_srv('_weights._tcp.test', 20);
same($number, mt_rand(), 'the numbers of mt_rand() are unaffected');

/* MX, TXT, PTR */
$got = lookup_mx('mail.test', 20);
same(['host' => 'a.mail.test', 'priority' => 10, 'ttl' => 60], $got[0], 'the first mail server');
same([10, 20, 20], array_column($got, 'priority'), 'all mail servers');
$hosts = [];
for ($i = 0; $i < 60 && count($hosts) < 2; $i++) {
	$hosts[lookup_mx('MAIL.test', 20)[1]['host']] = true;
}
same(2, count($hosts), 'those of the same priority in turn');
same('.', lookup_mx('nomail.test', 20)[0]['host'], 'no mail');
same(['v=spf1 -all', '', "\0\xff\n", str_repeat('t', 255)], lookup_txt('mail.test', 20), 'texts');
same(['of real.test'], lookup_txt('alias.test', 20), 'an alias');
same(30, lookup_mx('alias.test', 20)[0]['ttl'], 'the ttl of the alias is less');
same(['nine.test', 'Nine_9.test'], lookup_ptr('192.0.2.9', 20), 'the names of an address, not of the hosts file');
same(['nine.test', 'Nine_9.test'], lookup_ptr('::ffff:192.0.2.9', 20), 'of a mapped one');
same(['six.test'], lookup_ptr('2001:db8::1', 20), 'of an IPv6 address');

/* hostile answers */
same(['good.test'], lookup_ptr('192.0.2.8', 20), 'names that are none are ignored');
same('EAI_NODATA', raised(ResolveException::class, fn() => lookup_ptr('192.0.2.7', 20))?->symbol, 'no name is left');
same($long, lookup_mx('long.test', 20)[0]['host'], 'the longest name');
foreach (['toolong' => 'mx', 'loop' => 'mx', 'short' => 'txt', 'string' => 'txt', 'head' => 'txt', 'other' => 'txt'] as $name => $type) {
	$e = raised(ResolveException::class, fn() => ('Sockets\lookup_' . $type)("$name.test", 20));
	same(ErrorKind::Unresolved, $e?->kind, $name);
}

/* failures */
foreach (['nosuch' => 'EAI_NONAME', 'empty' => 'EAI_NODATA', 'broken' => 'EAI_AGAIN', 'refused' => 'EAI_AGAIN'] as $name => $symbol) {
	$e = raised(ResolveException::class, fn() => lookup_txt("$name.test", 20));
	same($symbol, $e->symbol, "$name.test");
	holds(str_starts_with($e->getMessage(), "look up the TXT records of $name.test: "), "$name: " . $e->getMessage());
}
$before = descriptors();
$e = raised(TimeoutException::class, fn() => lookup_srv('silent.test', 0.05));
same('look up the SRV records of silent.test: timed out', $e->getMessage(), 'a timeout');
same_descriptors($before, 'nothing stays open');
raised(TimeoutException::class, fn() => lookup_txt('silent.test', 0));

/* arguments */
foreach (['', '.', 'a..b', 'a b', "a\0b", 'tcp://a', 'a:1', 'a\.b', "\xc3\xa4.test", str_repeat('a', 64), str_repeat('a.', 127) . 'ab'] as $wrong) {
	throws(ValueError::class, 'Sockets\lookup_mx(): Argument #1 ($name) must be a domain name', fn() => lookup_mx($wrong));
}
foreach (['', 'localhost', '127.1', '[::1]', 'fe80::1%lo', "::1\0"] as $wrong) {
	throws(ValueError::class, 'Sockets\lookup_ptr(): Argument #1 ($address) must be an IPv4 or IPv6 address', fn() => lookup_ptr($wrong));
}
throws(ValueError::class, 'Sockets\lookup_txt(): Argument #2 ($timeout) must not be negative', fn() => lookup_txt('a', -1));

/* the child of a fork in the middle of a lookup has none of its sockets */
pcntl_async_signals(true);
$child = null;
pcntl_signal(SIGALRM, function () use (&$child, $before) {
	$child = pcntl_fork();
	if ($child === 0) {
		exit(array_diff(descriptors(), $before) === [] && lookup_txt('alias.test', 20) === ['of real.test'] ? 7 : 1);
	}
});
pcntl_alarm(1);
raised(TimeoutException::class, fn() => lookup_srv('silent.test', 1.5));
pcntl_waitpid($child, $status);
same(7, pcntl_wexitstatus($status), 'the child');

unlink($log);
fclose($names->pipe);
$names->wait();
finish();
?>
--EXPECT--
71 checks held
