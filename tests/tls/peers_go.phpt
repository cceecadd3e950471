--TEST--
TLS: with Go as a client and as a server
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();
getenv('SKC_SANITIZED') === '1' && skip('not together with a sanitizer');
go_program() !== null || skip('Go is needed (apt-get install golang-go)');
?>
--FILE--
<?php
require __DIR__ . '/peers.inc';
bound(170);

$source = <<<'GO'
package main

import ("bufio"; "crypto/tls"; "crypto/x509"; "fmt"; "net"; "os"; "strings")

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func state(c *tls.Conn) string {
	s := c.ConnectionState()
	version := map[uint16]string{tls.VersionTLS12: "TLSv1.2", tls.VersionTLS13: "TLSv1.3"}[s.Version]
	how := map[bool]string{false: "new", true: "resumed"}[s.DidResume]
	return version + " " + s.NegotiatedProtocol + " " + how
}

func main() {
	role, arguments, port := os.Args[1], os.Args[2:], ""
	if role == "client" {
		port, arguments = arguments[0], arguments[1:]
	}
	pem, err := os.ReadFile(arguments[0])
	check(err)
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	own, err := tls.LoadX509KeyPair(arguments[2], arguments[3])
	check(err)
	version := map[string]uint16{"1.2": tls.VersionTLS12, "1.3": tls.VersionTLS13}[arguments[1]]
	config := &tls.Config{RootCAs: pool, ClientCAs: pool, ClientAuth: tls.RequireAndVerifyClientCert, Certificates: []tls.Certificate{own}, ServerName: "localhost",
		MinVersion: version, MaxVersion: version, NextProtos: []string{"test"}, ClientSessionCache: tls.NewLRUClientSessionCache(0)}
	if role == "client" {
		for i := 0; i < 2; i++ {
			c, err := tls.Dial("tcp", "127.0.0.1:"+port, config)
			check(err)
			c.Write([]byte("hello\n"))
			line, err := bufio.NewReader(c).ReadString('\n')
			check(err)
			fmt.Println(strings.TrimSpace(line), state(c))
			c.Close()
		}
		return
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	fmt.Println(l.Addr().(*net.TCPAddr).Port)
	for i := 0; i < 2; i++ {
		a, err := l.Accept()
		check(err)
		c := tls.Server(a, config)
		r := bufio.NewReader(c)
		line, err := r.ReadString('\n')
		check(err)
		c.Write([]byte(strings.ToUpper(line)))
		fmt.Println(state(c), c.ConnectionState().PeerCertificates[0].Subject.CommonName)
		r.ReadString('\n')
		c.Close()
	}
}
GO;
mkdir($folder = temp_path());
file_put_contents("$folder/peer.go", $source);
[$status, , $errors] = run([go_program(), 'build', '-o', "$folder/peer", "$folder/peer.go"], ['GO111MODULE' => 'off', 'GOCACHE' => "$folder/cache", 'GOFLAGS' => '', 'CGO_ENABLED' => '0', 'LD_PRELOAD' => '']);
same(0, $status, "go build: $errors");
foreach (['1.2', '1.3'] as $version) {
	as_client(["$folder/peer", 'client'], $version);
	as_server(["$folder/peer", 'server'], $version);
}
run(['rm', '-r', $folder]);
finish();
?>
--EXPECT--
41 checks held
