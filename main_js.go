package main

import "exhibit/app"

// main is the program in the browser.
func main() {
	if b := app.Take(); b != nil {
		app.Run(b)
	}
}
