// Both ends in one process, on one core.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
)

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

var client, server *tls.Config
var listener net.Listener

func start(version string, resumed bool) {
	file := os.Getenv("BENCH_CERTIFICATE")
	pem, err := os.ReadFile(file)
	must(err)
	own, err := tls.LoadX509KeyPair(file, file)
	must(err)
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	number := map[string]uint16{"1.2": tls.VersionTLS12, "1.3": tls.VersionTLS13}[version]
	client = &tls.Config{RootCAs: pool, ServerName: "localhost", MinVersion: number, MaxVersion: number}
	if resumed {
		client.ClientSessionCache = tls.NewLRUClientSessionCache(0)
	}
	server = &tls.Config{Certificates: []tls.Certificate{own}, MinVersion: number, MaxVersion: number}
	listener, err = net.Listen("tcp", "127.0.0.1:0")
	must(err)
}

// A connection after a byte of the server.
func open() (*tls.Conn, *tls.Conn) {
	served := make(chan *tls.Conn)
	go func() {
		accepted, err := listener.Accept()
		must(err)
		c := tls.Server(accepted, server)
		_, err = c.Write([]byte("x"))
		must(err)
		served <- c
	}()
	dialed, err := net.Dial("tcp", listener.Addr().String())
	must(err)
	c := tls.Client(dialed, client)
	_, err = io.ReadFull(c, make([]byte, 1))
	must(err)
	return c, <-served
}

func resident() int {
	text, err := os.ReadFile("/proc/self/statm")
	must(err)
	pages, err := strconv.Atoi(strings.Fields(string(text))[1])
	must(err)
	return pages * 4096
}

func main() {
	count, err := strconv.Atoi(os.Args[1])
	must(err)
	start("1.3", false)
	all := make([]*tls.Conn, 0, 2*count+2)
	c, s := open()
	all = append(all, c, s)
	before := resident()
	for i := 0; i < count; i++ {
		c, s := open()
		all = append(all, c, s)
	}
	fmt.Printf("resident %.0f\n", float64(resident()-before)/float64(count)/2)
	for _, c := range all {
		c.Close()
	}
}
