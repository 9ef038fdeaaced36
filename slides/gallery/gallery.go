// Package gallery is a deck with each kind of chart on public facts, inside the binary as
// exhibit serve -deck gallery. The package holds text and data only.
package gallery

import "embed"

// FS is the deck as a folder. The transcripts of its sources, of which sources.lock is made, stay
// outside the binary, in sources.
//
//go:embed deck.md sources.yaml sources.lock data/*.csv
var FS embed.FS
