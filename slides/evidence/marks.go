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
	analysis "exhibit/slides/results"
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

// heard is a text with the figures in it.
type heard struct {
	text string
	has  []mention.Mention
}

// hear reads the figures of texts.
func hear(in mention.Language, texts ...string) (all []heard) {
	for _, text := range texts {
		all = append(all, heard{text, in.Read(text)})
	}
	return all
}

// places are, for each of the texts of a passage, where it has what is sought: as it is said, else in another form, rounded or in
// another unit.
func (s *seeker) places(texts []heard, isValue bool) [][][2]int {
	places := make([][][2]int, len(texts))
	add := func(fits func(has mention.Mention) bool) (found bool) {
		for i, t := range texts {
			for _, m := range t.has {
				if fits(m) {
					places[i], found = append(places[i], [2]int{m.Start, m.End}), true
				}
			}
		}
		return found
	}
	for _, claim := range s.phrases {
		for i, t := range texts {
			places[i] = append(places[i], claimedIn(t.text, claim)...)
		}
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
	for i := range places {
		places[i] = inOrder(places[i])
	}
	return places
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

// fillPassages puts the words of the passages beside those statements that are wanted, nil for all, with the figures marked. A source
// whose text is not there has none.
func (c *checker) fillPassages(all []*stating, sources fs.FS, wanted func(*Statement) bool) {
	if wanted != nil {
		all = slices.DeleteFunc(slices.Clone(all), func(s *stating) bool { return !wanted(&s.Statement) })
	}
	var cited []*slides.Source
	for _, id := range slices.Sorted(maps.Keys(c.citedSources())) {
		leans := func(s *stating) bool {
			return slices.ContainsFunc(s.scope.passages, func(p passage) bool { return p.source == id })
		}
		if c.sources[id] != nil && slices.ContainsFunc(all, leans) {
			cited = append(cited, c.sources[id])
		}
	}
	c.readTexts(sources, cited) // what cannot be read shows as a passage without words
	tables := map[*sourceText]*tables{}
	for _, s := range all {
		seeker := c.seekerOf(s.claims)
		for i, p := range s.scope.passages {
			b, text := &s.Passages[i], c.texts[p.source]
			if text == nil {
				continue
			}
			if b.Text, _ = text.At(p.at); b.Text == "" {
				continue
			}
			b.Stale = b.Sum != digest(b.Text)
			if text.Results == nil || p.at.Name != slides.AllValues {
				b.Marks = seeker.places(hear(text.language, b.Text), text.Results != nil)[0]
				continue
			}
			if tables[text] == nil {
				tables[text] = tablesOf(text)
			}
			b.Parts, b.Left = tables[text].marked(seeker), tables[text].left
		}
	}
}

// tables are a file of results as a person reads it.
type tables struct {
	parts []analysis.Part // without the rows that are left out
	cells []heard         // of all parts, in their order
	left  int             // rows
}

// tablesOf reads the tables of a file of results.
func tablesOf(text *sourceText) *tables {
	var t tables
	cells := 0
	for _, part := range text.Results.Parts() {
		shown := part.Rows[:0:0]
		for _, row := range part.Rows {
			if cells += len(row); cells > maxCells {
				t.left++
				continue
			}
			shown = append(shown, row)
			t.cells = append(t.cells, hear(text.language, row...)...)
		}
		if part.Rows = shown; len(shown) > 0 {
			t.parts = append(t.parts, part)
		}
	}
	return &t
}

// marked are the tables with the places of what is sought.
func (t *tables) marked(seeker *seeker) (all []Part) {
	places, at := seeker.places(t.cells, true), 0
	for _, part := range t.parts {
		shown := Part{Name: part.Name, Headed: part.Headed}
		for _, row := range part.Rows {
			line := make([]Cell, len(row))
			for i, cell := range row {
				line[i] = Cell{cell, places[at]}
				at++
			}
			shown.Rows = append(shown.Rows, line)
		}
		all = append(all, shown)
	}
	return all
}
