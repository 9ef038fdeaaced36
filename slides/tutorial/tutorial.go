// Package tutorial is a deck that teaches how decks are written, inside the binary as
// exhibit serve -deck tutorial. The package holds text and data only.
package tutorial

import "embed"

// FS is the deck as a folder, with the texts of its sources below sources.
//
//go:embed deck.md sources.yaml sources.lock data/*.csv data/*.json sources/*.txt
var FS embed.FS
