package main

import "fmt"

// START OMIT
func add(a, b int) int { return a + b }

// END OMIT

func main() {
	fmt.Println(add(1, 2)) // HLmark
	fmt.Println("done")    // HLother
}
