// Package starter is the deck that exhibit new writes: each layout and each kind of chart once, on made-up
// data, with sources that bear it out. The package holds text, data and pictures only.
package starter

import "embed"

// FS is the deck as a folder, with the texts of its sources below sources.
//
//go:embed deck.md sources.yaml sources.lock data/*.csv pictures/*.svg sources/*.txt
var FS embed.FS

// Blank is the text of a deck with one slide.
//
//go:embed blank.md
var Blank []byte
