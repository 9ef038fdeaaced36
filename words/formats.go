package words

import (
	"embed"
	"encoding/json"
	"strings"
	"sync"
)

// dist has formats.json, which build/formats.mjs writes: the version of CLDR, and how languages that the interface is not
// in write numbers and dates, by BCP 47 tag in lower case, in the fields of Charts and App.
//
//go:embed dist
var dist embed.FS

var (
	read  sync.Once
	byTag map[string]json.RawMessage
)

// formatsFile begins what is said of a fault of the file, which is built with the program.
const formatsFile = "words/dist/formats.json: "

// formats are those of dist; none before make has written them. No variable is made of them at the start, so that the
// wasm, which does not call In, does not link them.
func formats() map[string]json.RawMessage {
	read.Do(func() {
		data, err := dist.ReadFile("dist/formats.json")
		if err != nil {
			return
		}
		var file struct{ Formats map[string]json.RawMessage }
		if err := json.Unmarshal(data, &file); err != nil {
			panic(formatsFile + err.Error())
		}
		byTag = file.Formats
	})
	return byTag
}

// written are words with the numbers and dates of a tag's language, or of its region where that has its own.
func written(w *Words, tag string) *Words {
	tag = strings.ToLower(tag)
	for tag != "" {
		if f := formats()[tag]; f != nil {
			own := *w
			own.Charts.Sizes = nil // else those of the interface's language would be written over
			for _, into := range []any{&own.Charts, &own.App} {
				if err := json.Unmarshal(f, into); err != nil {
					panic(formatsFile + tag + ": " + err.Error())
				}
			}
			return &own
		}
		tag = tag[:max(strings.LastIndexByte(tag, '-'), 0)]
	}
	return w
}
