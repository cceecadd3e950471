// Ends with its last client.
package main

import (
	"fmt"
	"net"
	"os"
	"sync/atomic"
)

var clients int32

func serve(client net.Conn) {
	buffer := make([]byte, 4096)
	for {
		got, err := client.Read(buffer)
		if err != nil {
			break
		}
		if _, err = client.Write(buffer[:got]); err != nil {
			break
		}
	}
	client.Close()
	if atomic.AddInt32(&clients, -1) == 0 {
		os.Exit(0)
	}
}

func main() {
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("port", listener.Addr().(*net.TCPAddr).Port)
	for {
		client, err := listener.Accept()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		atomic.AddInt32(&clients, 1)
		go serve(client)
	}
}
