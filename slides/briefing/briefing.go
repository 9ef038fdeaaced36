// Package briefing is the embedded deck: a briefing on the US-China cyber
// agreement of September 2015, as five published accounts describe it.
//
// The package holds text and data only. Numbers, dates and quotations live in
// deck.md and data, each with the passage it came from; the format is that of
// package slides.
package briefing

import "embed"

// FS is the deck as a folder: deck.md, its bibliography, the lock of its sources and
// the records behind its figures.
//
//go:embed deck.md sources.yaml sources.lock data/*.csv
var FS embed.FS
