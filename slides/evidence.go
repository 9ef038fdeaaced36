package slides

// Evidence is what the lock and a reviewer say of one cited passage, and which slides cite it.
// The lock says which mentions and phrases are in the passage. Only a person can say that it
// supports the deck.
type Evidence struct {
	Source   string   `json:"source"` // a Source's ID
	Spot     Spot     `json:"spot"`
	Found    []string `json:"found,omitempty"`   // mentions and phrases that the lock has for it, as a reader sees them
	Locked   bool     `json:"locked,omitempty"`  // the lock has the passage
	Missing  []string `json:"missing,omitempty"` // claims with this citation that the lock does not bear out, 20 at most
	Review   *Review  `json:"review,omitempty"`  // nil for none
	Withheld bool     `json:"-"`                 // Found and Missing are blanked, because the source is later than Deck.KnownOn
	// Passage is the passage's own words with the figures of the deck marked, where the rights of the source allow to show them, and a
	// link that opens the source there.
	Passage []Node   `json:"passage,omitempty"`
	Sum     string   `json:"-"`                // SHA-256 of the passage's text, normalised
	Run     string   `json:"-"`                // a few words of it by which it can be found; empty for none
	Slides  []string `json:"slides,omitempty"` // slugs of the slides that cite it, in the deck's order
}

// Review is a person's signed verdict whether a passage supports what the deck says with it.
type Review struct {
	By      string `json:"by"`
	On      Date   `json:"on"`
	Verdict string `json:"verdict"` // one of ReviewVerdicts
	Note    string `json:"note,omitempty"`
	Void    bool   `json:"void,omitempty"` // the passage has changed since it was signed
}

// ReviewVerdicts are the values of Review.Verdict.
var ReviewVerdicts = []string{"supports", "partly", "does-not-support"}

// EvidenceFor returns the evidence of a spot in a source, or nil.
func (d *Deck) EvidenceFor(source string, at Spot) *Evidence {
	for i := range d.Evidence {
		if e := &d.Evidence[i]; e.Source == source && e.Spot == at {
			return e
		}
	}
	return nil
}
