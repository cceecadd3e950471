--TEST--
Pheanstalk with beanstalkd, which serves on a listening Socket of ours
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_program('beanstalkd', 'sh', 'setsid');
need_function('posix_kill');
extension_loaded('mbstring') || is_file(PHP_EXTENSION_DIR . '/mbstring.so') || skip('mbstring is needed');
is_file('/usr/share/php/Pheanstalk/autoload.php') || skip('the package php-pda-pheanstalk is needed');
?>
--FILE--
<?php
error_reporting(E_ALL & ~E_DEPRECATED);
require __DIR__ . '/client.inc';
require '/usr/share/php/Pheanstalk/autoload.php';
extension_loaded('mbstring') || dl('mbstring.so');
bound(50);

use Pheanstalk\Pheanstalk;

[$listener, $port] = tcp_listener();
$server = new Program(['sh', '-c', 'LISTEN_PID=$$ LISTEN_FDS=1 exec beanstalkd -z 2000000'], [], [3 => socket_export_stream($listener)]);
unset($listener);

$factory = new \Pheanstalk\SocketFactory('127.0.0.1', $port);
same(\Pheanstalk\SocketFactory::SOCKET, $factory->getImplementation(), 'it chooses the sockets extension');
$client = Pheanstalk::createWithFactory($factory);
$worker = Pheanstalk::create('127.0.0.1', $port);
$client->useTube('test');
$worker->watchOnly('test');

/* lines and data: also data that looks like lines, and empty data */
$texts = ['one', '', "line\r\nline\n", "\0\r\n\0", mebibyte()];
foreach ($texts as $text) {
	$client->put($text);
}
foreach ($texts as $i => $text) {
	$job = $worker->reserveWithTimeout(5);
	same(md5($text), md5($job->getData()), "job $i");
	$worker->delete($job);
}
same(null, $worker->reserveWithTimeout(0), 'nothing is left');
same('5', (string) $client->stats()['total-jobs'], 'statistics');
same('test', $client->statsTube('test')['name'], 'statistics of the tube');
$client->put('again', 7, 0, 60);
$job = $worker->reserve();
same('again', $job->getData(), 'again');
same('7', (string) $worker->statsJob($job)['pri'], 'priority');
$worker->delete($job);
for ($i = 0; $i < 300; $i++) {
	$client->put("job $i");
}
$found = [];
for ($i = 0; $i < 300; $i++) {
	$job = $worker->reserveWithTimeout(5);
	$found[] = $job->getData();
	$worker->delete($job);
}
same(array_map(fn($i) => "job $i", range(0, 299)), $found, '300 jobs');

/* the server goes away: an exception, no endless reading */
$server->stop();
try {
	$client->put('to nobody');
	holds(false, 'no exception');
} catch (\Pheanstalk\Exception $e) {
	holds($e instanceof \Pheanstalk\Exception\SocketException || $e instanceof \Pheanstalk\Exception\ConnectionException, get_class($e));
}
finish();
?>
--EXPECT--
13 checks held
