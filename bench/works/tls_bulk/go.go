package main

import (
	"io"
	"os"
	"strconv"
)

func main() {
	bytes, err := strconv.Atoi(os.Args[1])
	must(err)
	start("1.3", false)
	c, s := open()
	data, got := make([]byte, bytes), make([]byte, bytes)
	measure(func() {
		_, err := c.Write(data)
		must(err)
		_, err = io.ReadFull(s, got)
		must(err)
	}, "message", 100)
}
