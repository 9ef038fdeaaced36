package slides

// Claim is a number, date or quotation of the deck, a derived figure or a bound value, with the passages that it leans on. The browser has none.
type Claim struct {
	Text  string // as the deck has it
	Kind  string // one of the kinds below
	Slide string // the slug of the slide that shows it; empty for none
	Note  bool   // it stands in speaker notes
	File  string // that has it, in the deck's folder
	Line  int    // there, counted from 1
	// Before and After are what stands around it in its text; empty where it is not of prose.
	Before, After string
	Passages      []Ref
	Borne         bool // the lock bears it out
}

// The values of Claim.Kind, besides Derived and Value.
const (
	Figured   = "figure" // a number, a date or a numbered name
	Quotation = "quotation"
)

// Ref names one passage.
type Ref struct {
	Source string // a Source's ID
	Spot   Spot
}
