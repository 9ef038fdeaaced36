package evidence

import (
	"cmp"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// This file marks, for a person who reads a statement beside its passages, the figures, dates and quotations in both.

// Part is a part of a file of results, as a table of cells.
type Part struct {
	Name   string // of a sheet or a list; empty for the whole
	Headed bool   // the first row names the columns
	Rows   [][]Cell
}

// Cell is a cell with the places of what the statement takes from it, in bytes.
type Cell struct {
	Text  string
	Marks [][2]int
}

// maxCells is how many cells of a file of results are read beside one statement.
const maxCells = 2000

// mark finds the claims of a statement in its text: figures with their signs, and words.
func (s *stating) mark(in mention.Language) {
	figures := in.Read(s.Text)
	for _, claim := range s.claims {
		if places := figuresOf(figures, claim); places != nil {
			s.Marks = append(s.Marks, places...)
		} else {
			s.Marks = append(s.Marks, claimedIn(s.Text, claim)...)
		}
	}
	s.Marks = inOrder(s.Marks)
}

// figuresOf are the places of those figures of a text that are a claim's.
func figuresOf(figures []mention.Mention, claim claim) (places [][2]int) {
	for _, m := range figures {
		if claim.kind == mentionClaim && m.Kind == claim.mention.Kind && m.Value == claim.mention.Value {
			places = append(places, [2]int{m.Start, m.End})
		}
	}
	return places
}

// claimedIn are the places at which a text has the words of a claim.
func claimedIn(text string, claim claim) (places [][2]int) {
	if at := strings.Index(text, claim.text); at >= 0 && claim.kind == derivedClaim { // with its brackets and its sign
		return [][2]int{{at, at + len(claim.text)}}
	}
	for _, piece := range mention.Pieces(claim.text) {
		words := strings.Fields(piece)
		for i, w := range words {
			words[i] = regexp.QuoteMeta(w)
		}
		sought, err := regexp.Compile(`(?i)` + strings.Join(words, `[\s\pP]+`))
		if err != nil {
			continue
		}
		if at := sought.FindStringIndex(text); at != nil {
			places = append(places, [2]int(at))
		}
	}
	return places
}

// seeker finds in passages what the claims of a statement take from them.
type seeker struct {
	phrases []claim
	figures []mention.Mention // what claims say, and what goes into their arithmetic
	inputs  []mention.Mention // the latter, which may leave out size and unit
}

// seekerOf returns the seeker of a statement's claims.
func (c *checker) seekerOf(claims []claim) *seeker {
	var s seeker
	for _, claim := range claims {
		switch claim.kind {
		case phraseClaim:
			s.phrases = append(s.phrases, claim)
		case mentionClaim:
			s.figures = append(s.figures, claim.sized().mention)
		case derivedClaim:
			if d, err := derive(claim.text, c.language); err == nil { // the check says what is wrong with it
				s.inputs = append(s.inputs, d.inputs...)
			}
		}
	}
	return &s
}

// places are where a text has what is sought: as it is said, else in another form, rounded or in another unit.
func (s *seeker) places(text string, in mention.Language, isValue bool) (places [][2]int) {
	for _, claim := range s.phrases {
		places = append(places, claimedIn(text, claim)...)
	}
	has := in.Read(text)
	add := func(fits func(has mention.Mention) bool) (found bool) {
		for _, m := range has {
			if fits(m) {
				places, found = append(places, [2]int{m.Start, m.End}), true
			}
		}
		return found
	}
	for _, want := range s.figures {
		if !add(func(m mention.Mention) bool { return m.States(want) }) {
			add(func(m mention.Mention) bool { return inForm(want, m, isValue) })
		}
	}
	for _, want := range s.inputs {
		add(func(m mention.Mention) bool {
			return m.States(want) || m.Kind == want.Kind && m.Digits != "" && m.Digits == want.Digits
		})
	}
	return inOrder(places)
}

// inForm reports whether a figure of a passage is what a claim gives in another form. isValue is true of results.
func inForm(want, has mention.Mention, isValue bool) bool {
	if want.Kind != mention.Number || has.Kind != mention.Number {
		return false
	}
	if gives(want, has) {
		return true
	}
	if !isValue {
		return false
	}
	value := lockedPassage{isValue: true, mentions: []mention.Mention{has}}
	return value.set().States(want) || value.rounds(want)
}

// inOrder returns places of a text in their order, without those that overlap an earlier one.
func inOrder(places [][2]int) [][2]int {
	slices.SortFunc(places, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], b[1]-a[1]) })
	var kept [][2]int
	for _, p := range places {
		if len(kept) == 0 || p[0] >= kept[len(kept)-1][1] {
			kept = append(kept, p)
		}
	}
	return kept
}

// fillPassages puts the words of the passages beside the statements, with the figures marked. A source whose
// text is not there has none.
func (c *checker) fillPassages(all []*stating, sources fs.FS) {
	var cited []*slides.Source
	for _, id := range slices.Sorted(maps.Keys(c.citedSources())) {
		if c.sources[id] != nil {
			cited = append(cited, c.sources[id])
		}
	}
	c.readTexts(sources, cited) // what cannot be read shows as a passage without words
	for _, s := range all {
		seeker := c.seekerOf(s.claims)
		for i, p := range s.scope.passages {
			if text := c.texts[p.source]; text != nil {
				s.Passages[i].fill(text, p.at, seeker)
			}
		}
	}
}

// fill puts the words of a spot of a source into a passage.
func (b *Beside) fill(text *sourceText, at slides.Spot, seeker *seeker) {
	if b.Text, _ = text.At(at); b.Text == "" {
		return
	}
	b.Stale = b.Sum != digest(b.Text)
	isValue := text.Results != nil
	if !isValue || at.Name != slides.AllValues {
		b.Marks = seeker.places(b.Text, text.language, isValue)
		return
	}
	cells := 0
	for _, part := range text.Results.Parts() {
		shown := Part{Name: part.Name, Headed: part.Headed}
		for _, row := range part.Rows {
			if cells += len(row); cells > maxCells {
				b.Left++
				continue
			}
			var line []Cell
			for _, cell := range row {
				line = append(line, Cell{cell, seeker.places(cell, text.language, true)})
			}
			shown.Rows = append(shown.Rows, line)
		}
		if len(shown.Rows) > 0 {
			b.Parts = append(b.Parts, shown)
		}
	}
}
