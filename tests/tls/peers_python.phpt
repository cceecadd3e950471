--TEST--
TLS: with Python as a client and as a server
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();
getenv('SKC_SANITIZED') === '1' && skip('not together with a sanitizer');
need_program('python3');
?>
--FILE--
<?php
require __DIR__ . '/peers.inc';
bound(170);

$client = <<<'PY'
import socket, ssl, sys
port, ca, version, certificate, key = sys.argv[1:]
c = ssl.create_default_context(cafile=ca)
c.minimum_version = c.maximum_version = {'1.2': ssl.TLSVersion.TLSv1_2, '1.3': ssl.TLSVersion.TLSv1_3}[version]
c.load_cert_chain(certificate, key)
c.set_alpn_protocols(['test', 'x'])
session = None
for i in range(2):
    s = c.wrap_socket(socket.create_connection(('127.0.0.1', int(port))), server_hostname='localhost', session=session)
    s.sendall(b'hello\n')
    line = s.recv(100).decode().strip()
    print(line, s.version(), s.selected_alpn_protocol(), 'resumed' if s.session_reused else 'new', flush=True)
    session = s.session
    try:
        s.unwrap()
    except OSError:
        pass
    s.close()
PY;
$server = <<<'PY'
import socket, ssl, sys
ca, version, certificate, key = sys.argv[1:]
c = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=ca)
c.minimum_version = c.maximum_version = {'1.2': ssl.TLSVersion.TLSv1_2, '1.3': ssl.TLSVersion.TLSv1_3}[version]
c.verify_mode = ssl.CERT_REQUIRED
c.load_cert_chain(certificate, key)
c.set_alpn_protocols(['test'])
l = socket.create_server(('127.0.0.1', 0))
print(l.getsockname()[1], flush=True)
for i in range(2):
    s = c.wrap_socket(l.accept()[0], server_side=True)
    s.sendall(s.recv(100).upper())
    name = dict(x[0] for x in s.getpeercert()['subject'])['commonName']
    print(s.version(), s.selected_alpn_protocol(), 'resumed' if s.session_reused else 'new', name, flush=True)
    s.unwrap().close()
PY;
foreach (['1.2', '1.3'] as $version) {
	as_client(['python3', '-c', $client], $version);
	as_server(['python3', '-c', $server], $version);
}
finish();
?>
--EXPECT--
40 checks held
