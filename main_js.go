package main

import (
	"encoding/json"
	"errors"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/app"
)

// main is the front end. The loader has put the text of deck.json into
// exhibit.deck, and tells the reader of a failure.
func main() {
	exhibit := goapp.Window().Get("exhibit")
	var b app.Briefing
	err := json.Unmarshal([]byte(exhibit.Get("deck").String()), &b)
	if err == nil && len(b.Deck.Slides) == 0 {
		err = errors.New("it has no slides")
	}
	if err != nil {
		exhibit.Call("fail", "The deck (deck.json) is damaged: "+err.Error()+".")
		return
	}
	app.Run(&b)
}
