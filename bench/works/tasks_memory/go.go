package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func resident() float64 {
	text, err := os.ReadFile("/proc/self/statm")
	must(err)
	pages, err := strconv.Atoi(strings.Fields(string(text))[1])
	must(err)
	return float64(pages) * 4096
}

func connection(s int) net.Conn {
	file := os.NewFile(uintptr(s), "pair")
	made, err := net.FileConn(file)
	must(err)
	file.Close()
	return made
}

func main() {
	count, err := strconv.Atoi(os.Args[1])
	must(err)
	ends := make([]net.Conn, count)
	for i := range ends {
		pair, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
		must(err)
		ends[i] = connection(pair[0])
	}
	runtime.GC()
	before := resident()
	for _, end := range ends {
		go func(end net.Conn) {
			_, err := bufio.NewReader(end).ReadString('\n')
			must(err)
		}(end)
	}
	time.Sleep(100 * time.Millisecond)
	fmt.Printf("resident %.2f\n", (resident()-before)/float64(count))
}
