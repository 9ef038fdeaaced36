package slides

// Evidence is what is known of one cited passage: what the machine found in it, what a
// person makes of it, and where the deck leans on it. Presence is the machine's
// verdict, support a person's; neither stands for the other.
type Evidence struct {
	Source    string   `json:"source"` // a Source's ID
	Paragraph int      `json:"paragraph"`
	Found     []string `json:"found,omitempty"` // figures, dates and phrases that the lock has for it, as a reader sees them
	Locked    bool     `json:"locked,omitempty"`
	Missing   []string `json:"missing,omitempty"` // what the deck says with this citation and the lock does not have
	Review    *Review  `json:"review,omitempty"`  // nil when nobody has signed
	Withheld  bool     `json:"-"`                 // the passage is of a later text: what stands in it is not told, see AsKnown
	Slides    []string `json:"slides,omitempty"`  // slugs of the slides that lean on it, in the deck's order
}

// Review is a person's signature under a passage: does it support what the deck says?
type Review struct {
	By      string `json:"by"`
	On      Date   `json:"on"`
	Verdict string `json:"verdict"` // one of ReviewVerdicts
	Note    string `json:"note,omitempty"`
	Void    bool   `json:"void,omitempty"` // the passage has changed since
}

// ReviewVerdicts are what a reviewer can sign.
var ReviewVerdicts = []string{"supports", "partly", "does-not-support"}

// EvidenceFor returns what is known of a paragraph of a source, or nil.
func (d *Deck) EvidenceFor(source string, paragraph int) *Evidence {
	for i := range d.Evidence {
		if e := &d.Evidence[i]; e.Source == source && e.Paragraph == paragraph {
			return e
		}
	}
	return nil
}
