package main

import (
	"crypto/tls"
	"fmt"
	"os"
	"strconv"
	"strings"
)

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
