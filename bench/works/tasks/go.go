// A goroutine for each client and each handler, on one core.
package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"strconv"
	"sync"
	"syscall"
	"time"
)

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func fromEnv(name string, otherwise int) int {
	if value, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return value
	}
	return otherwise
}

func cpu() int64 {
	var used syscall.Rusage
	must(syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	return used.Utime.Nano() + used.Stime.Nano()
}

func connection(s int) net.Conn {
	file := os.NewFile(uintptr(s), "pair")
	made, err := net.FileConn(file)
	must(err)
	file.Close()
	return made
}

func pair() (net.Conn, net.Conn) {
	ends, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	must(err)
	return connection(ends[0]), connection(ends[1])
}

func handle(client net.Conn) {
	lines := bufio.NewReaderSize(client, 128)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		_, err = client.Write([]byte(line))
		must(err)
	}
}

func trip(server net.Conn, lines *bufio.Reader, client int, trip int) {
	line := fmt.Sprintf("trip %d of client %d\n", trip, client)
	_, err := server.Write([]byte(line))
	must(err)
	answer, err := lines.ReadString('\n')
	must(err)
	if answer != line {
		must(fmt.Errorf("%q was answered by %q", line, answer))
	}
}

func main() {
	clients, err := strconv.Atoi(os.Args[1])
	must(err)
	each := fromEnv("BENCH_MS", 20) * 5000 / clients
	if each < 4 {
		each = 4
	}
	var ready, ended sync.WaitGroup
	gate := make(chan bool)
	ready.Add(clients)
	ended.Add(clients)
	for i := 0; i < clients; i++ {
		near, far := pair()
		go handle(far)
		go func(client int) {
			lines := bufio.NewReaderSize(near, 128)
			trip(near, lines, client, 0)
			ready.Done()
			<-gate
			for t := 1; t <= each; t++ {
				trip(near, lines, client, t)
			}
			ended.Done()
		}(i)
	}
	ready.Wait()
	time.Sleep(time.Millisecond)
	start := cpu()
	close(gate)
	ended.Wait()
	fmt.Printf("trip %.2f\n", float64(cpu()-start)/float64(clients*each))
}
