--TEST--
TLS: with Node as a client and as a server
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();
getenv('SKC_SANITIZED') === '1' && skip('not together with a sanitizer');
need_program('node');
?>
--FILE--
<?php
require __DIR__ . '/peers.inc';
bound(170);

$client = <<<'JS'
const fs = require('fs'), tls = require('tls');
const [port, ca, version, certificate, key] = process.argv.slice(1);
const options = { host: '127.0.0.1', port: +port, servername: 'localhost', ca: fs.readFileSync(ca), cert: fs.readFileSync(certificate),
	key: fs.readFileSync(key), minVersion: 'TLSv' + version, maxVersion: 'TLSv' + version, ALPNProtocols: ['test', 'x'] };
const visit = (session, left) => {
	const s = tls.connect({ ...options, session }, () => s.write('hello\n'));
	s.on('session', (made) => { session = made; });
	s.on('data', (line) => {
		console.log(line.toString().trim(), s.getProtocol(), s.alpnProtocol, s.isSessionReused() ? 'resumed' : 'new');
		s.end();
	});
	s.on('close', () => { if (left > 1) { visit(session, left - 1); } });
};
visit(undefined, 2);
JS;
$server = <<<'JS'
const fs = require('fs'), tls = require('tls');
const [ca, version, certificate, key] = process.argv.slice(1);
let left = 2;
const server = tls.createServer({ ca: fs.readFileSync(ca), cert: fs.readFileSync(certificate), key: fs.readFileSync(key), requestCert: true,
	minVersion: 'TLSv' + version, maxVersion: 'TLSv' + version, ALPNProtocols: ['test'] }, (s) => {
	s.on('data', (line) => s.write(line.toString().toUpperCase()));
	console.log(s.getProtocol(), s.alpnProtocol, s.isSessionReused() ? 'resumed' : 'new', s.getPeerCertificate().subject.CN);
	if (--left === 0) {
		server.close();
	}
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
JS;
foreach (['1.2', '1.3'] as $version) {
	as_client(['node', '-e', $client], $version);
	as_server(['node', '-e', $server], $version);
}
finish();
?>
--EXPECT--
40 checks held
