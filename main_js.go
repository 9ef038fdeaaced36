package main

import (
	"encoding/json"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/app"
)

// main is the front end. The loader has put the text of deck.json into
// exhibit.deck; a panic here is told to the reader by the loader.
func main() {
	var b app.Briefing
	if err := json.Unmarshal([]byte(goapp.Window().Get("exhibit").Get("deck").String()), &b); err != nil {
		panic(err)
	}
	app.Run(&b)
}
