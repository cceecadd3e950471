// What the Go programs with TLS share: both ends in one process, on one core.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"syscall"
)

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func cpu() int64 {
	var used syscall.Rusage
	must(syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	return used.Utime.Nano() + used.Stime.Nano()
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

func measure(operation func(), metric string, each int) {
	ms, err := strconv.Atoi(os.Getenv("BENCH_MS"))
	if err != nil {
		ms = 20
	}
	operation()
	operation()
	before := cpu()
	for i := 0; i < ms*each; i++ {
		operation()
	}
	fmt.Printf("%s %.1f\n", metric, float64(cpu()-before)/float64(ms*each))
}
