package main

import (
	"encoding/json"
	"errors"

	"exhibit/app"
)

// main is the program in the browser. It takes the deck from the navigator, which tells the
// reader of a failure.
func main() {
	var b app.Briefing
	err := json.Unmarshal(app.Deck(), &b)
	if err == nil && len(b.Deck.Slides) == 0 {
		err = errors.New("it has no slides")
	}
	if err != nil {
		app.Refuse(err)
		return
	}
	app.Run(&b)
}
