package words

import (
	"embed"
	"encoding/json"
	"strings"
	"sync"
)

// dist has formats.json, which build/formats.mjs writes: how languages that the interface is not in write numbers and
// dates, by BCP 47 tag in lower case, in the fields of Charts and App.
//
//go:embed dist
var dist embed.FS

// formats are those of dist; none before make has written them.
var formats = sync.OnceValue(func() map[string]json.RawMessage {
	all := map[string]json.RawMessage{}
	if data, err := dist.ReadFile("dist/formats.json"); err == nil {
		if err := json.Unmarshal(data, &all); err != nil {
			panic("words/dist/formats.json: " + err.Error()) // it is built with the program
		}
	}
	return all
})

// written are words with the numbers and dates of a tag's language, or of its region where that has its own.
func written(w *Words, tag string) *Words {
	tag = strings.ToLower(tag)
	for tag != "" {
		if f := formats()[tag]; f != nil {
			own := *w
			own.Charts.Sizes = nil // else those of the interface's language would be written over
			for _, into := range []any{&own.Charts, &own.App} {
				if err := json.Unmarshal(f, into); err != nil {
					panic("words/dist/formats.json: " + tag + ": " + err.Error())
				}
			}
			return &own
		}
		tag = tag[:max(strings.LastIndexByte(tag, '-'), 0)]
	}
	return w
}
