// A goroutine and a channel for its result. The harness is that of ../../common/bench.h, with a fixed number of loops.
package main

import (
	"fmt"
	"os"
	"sort"
	"strconv"
	"time"
)

const tasks = 100

func batch(alive int) {
	results := make([]chan int, alive)
	for begun := 0; begun < tasks; begun += alive {
		for i := range results {
			results[i] = make(chan int, 1)
			go func(number int, result chan int) { result <- number }(i, results[i])
		}
		for i, result := range results {
			if <-result != i {
				panic("its result")
			}
		}
	}
}

func main() {
	alive, err := strconv.Atoi(os.Args[1])
	if err != nil {
		panic(err)
	}
	var took []float64
	for repetition := 0; repetition < 7; repetition++ {
		const loops = 500
		start := time.Now()
		for i := 0; i < loops; i++ {
			batch(alive)
		}
		took = append(took, float64(time.Since(start).Nanoseconds())/(loops*tasks))
	}
	sort.Float64s(took)
	fmt.Printf("task %.2f\n", took[3])
}
