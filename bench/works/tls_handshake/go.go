package main

import "os"

func main() {
	start(os.Args[1], os.Args[2] == "resumed")
	measure(func() {
		c, s := open()
		c.Close()
		s.Close()
	}, "handshake", 10)
}
