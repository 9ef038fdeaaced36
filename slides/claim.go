package slides

// Claim is a number, date or quotation of the deck, or a derived figure, with the passages that it leans on. The browser has none.
type Claim struct {
	Text  string // as the deck has it
	Kind  string // one of the kinds below
	Slide string // the slug of the slide that shows it; empty for none
	Note  bool   // it stands in speaker notes
	File  string // that has it, in the deck's folder
	Line  int    // there, counted from 1
	// Before and After are what stands around it in its text; empty where it is not of prose.
	Before, After string
	Passages      []Leaning
	Borne         bool  // the lock bears it out
	Reviewed      []int // those of Deck.Reviewed that are of it
}

// Leaning is a passage that a claim leans on.
type Leaning struct {
	Ref
	Quotes []Quote // the words of the passage that bear the claim out, where some of its words are kept; of a figure that is computed, several
	As     string  // what bears it out, where that is in another form
}

// Quote is words of a passage with those around them, as they stand in the source.
type Quote struct {
	Exact, Prefix, Suffix string
}

// Reviewed is a verdict and what it is on: a statement that was read beside its passages, or a passage that was signed for all that a slide, or the
// deck, says with it. The browser has none.
type Reviewed struct {
	Review
	Statement string // as it was read; empty for a passage that was signed
	Slide     string // the slug of the slide that had it; empty of data, and for a passage that was signed for all slides
	Passages  []Ref
	Changed   string // what is another since: the statement, or a passage; empty for nothing
	Gone      bool   // the deck has no such statement any more
}

// The values of Claim.Kind, besides Derived.
const (
	Figured   = "figure" // a number, a date or a numbered name
	Quotation = "quotation"
)

// Ref names one passage.
type Ref struct {
	Source string // a Source's ID
	Spot   Spot
}
