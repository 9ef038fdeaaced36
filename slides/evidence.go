package slides

import (
	"slices"
	"strings"
)

// Evidence is what the lock and a reviewer say of one cited passage, and which slides cite it.
// The lock says which mentions and phrases are in the passage. Only a person can say that it
// supports the deck.
type Evidence struct {
	Source   string   `json:"source"` // a Source's ID
	Spot     Spot     `json:"spot"`
	Found    []Taken  `json:"found,omitempty"`   // figures, dates and phrases that the deck takes from it, as a reader sees them
	Locked   bool     `json:"locked,omitempty"`  // the lock has the passage
	Missing  []Taken  `json:"missing,omitempty"` // claims with this citation that the lock does not bear out, 20 at most
	Reviews  []Signed `json:"reviews,omitempty"` // at most one a slide
	Withheld bool     `json:"-"`                 // Found and Missing are blanked, because the source is later than Deck.KnownOn
	// Passage is the passage's own words, where the rights of the source allow to show them, and a link that opens the source there. What
	// the deck takes from it is in marks, each of which names its slides: see PassageOn.
	Passage []Node   `json:"passage,omitempty"`
	Sum     string   `json:"-"`                // SHA-256 of the passage's text, normalised
	Run     string   `json:"-"`                // a few words of it by which it can be found; empty for none
	Slides  []string `json:"slides,omitempty"` // slugs of the slides that cite it, in the deck's order
}

// Taken is a part of a passage that the deck takes from it, or a claim that it should have.
type Taken struct {
	Text   string   `json:"text"`
	Slides []string `json:"slides,omitempty"` // slugs of the slides that show it
}

// Signed is a person's verdict on a passage for what some slides say with it.
type Signed struct {
	Review
	Slides []string `json:"slides,omitempty"` // their slugs
}

// ReviewOn is the verdict on what a slide says with the passage; nil for none.
func (e *Evidence) ReviewOn(slug string) *Review {
	for i := range e.Reviews {
		if slices.Contains(e.Reviews[i].Slides, slug) {
			return &e.Reviews[i].Review
		}
	}
	return nil
}

// TakenOn are the texts of those that a slide shows.
func TakenOn(slug string, all []Taken) (texts []string) {
	for i := range all {
		if slices.Contains(all[i].Slides, slug) {
			texts = append(texts, all[i].Text)
		}
	}
	return texts
}

// PassageOn is Passage with those parts marked that a slide takes from it, and no others.
func (e *Evidence) PassageOn(slug string) []Node {
	nodes := slices.Clone(e.Passage)
	for i := range nodes {
		parts := slices.Clone(nodes[i].Children)
		for j := range parts {
			if on := parts[j].Attr(MarkedFor); on != "" {
				parts[j].Attrs = nil
				if !slices.Contains(strings.Fields(on), slug) {
					parts[j] = parts[j].Children[0]
				}
			}
		}
		nodes[i].Children = parts
	}
	return nodes
}

// MarkedFor is the attribute of a mark in a passage that names the slides which take its words, with spaces between. It is in no page.
const MarkedFor = "slides"

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
