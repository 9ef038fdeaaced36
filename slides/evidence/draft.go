package evidence

import (
	"io/fs"

	"exhibit/slides"
	"exhibit/slides/pandoc"
)

// Draft is what can be shown of a deck that is being written.
type Draft struct {
	// Deck has each error in place of the part that could not be read. It is nil where there is no
	// slide at all.
	Deck *slides.Deck
	// Errors are all that is wrong, with the slides that show it.
	Errors   []pandoc.Misread
	Warnings pandoc.Errors
	// FrontLost reports whether there is front matter that could not be read: the deck is without its
	// title and its sources then.
	FrontLost bool

	parsed *pandoc.Parsed
}

// ReadDraft reads the deck in a folder whose text is the file name, as [Read] does, and does not stop at
// errors.
func ReadDraft(fsys fs.FS, name string) *Draft {
	c := newChecker(fsys, name)
	l := c.readLock()
	d := &Draft{Warnings: c.parsed.Warnings, FrontLost: c.parsed.FrontLost, parsed: c.parsed}
	if c.parsed.Slides && len(c.deck.Slides) > 0 {
		c.deck.Evidence = c.evidence(l)
		d.Deck = c.deck
	}
	d.Errors = c.parsed.Draft(c.errs.Sorted())
	pandoc.MergeText(c.deck)
	return d
}

// Slide returns the slug of the slide to which a line of a file belongs; empty for none.
func (d *Draft) Slide(file string, line int) string { return d.parsed.Slide(file, line) }
