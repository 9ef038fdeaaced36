package evidence

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
)

// Statement is what a person reads beside passages: sentences of the deck up to a citation, a cell, a text of a chart or rows of
// data, with the passages that it leans on.
type Statement struct {
	Slide    string      `json:"slide"` // the slug; empty of data
	Title    string      `json:"title"` // of the slide, or the file of data
	Line     int         `json:"line"`  // of the file that has it
	Text     string      `json:"text"`  // without its citations; rows of data are lines
	Marks    [][2]int    `json:"-"`     // where its figures, dates and quotations stand, in bytes
	Passages []Beside    `json:"passages"`
	Reviews  []Judgement `json:"reviews"` // of this statement: each reviewer's last, those of other texts too
}

// Beside is a passage that a statement leans on.
type Beside struct {
	Name  string   `json:"name"`  // as "survey ¶9"
	Label string   `json:"label"` // of its source
	Title string   `json:"title"` // of its source
	Text  string   `json:"text"`  // its own words; empty where the source's text is not there
	Marks [][2]int `json:"-"`     // where the statement's figures stand there, in bytes
	Sum   string   `json:"sum"`   // its SHA-256, from the lock; empty where it is not locked
	Stale bool     `json:"stale"` // its text is another than the one that is locked
}

// Judgement is a verdict on a statement as the file of reviews has it.
type Judgement struct {
	pandoc.Judgement
	// Changed says what is another since: [StatementChanged], or the name of a passage; empty for nothing.
	Changed string
}

// StatementChanged says that the words of the deck are others since they were read.
const StatementChanged = "the statement"

// maxReviewed is how many passages are read beside one statement. A text of a chart that leans on more, such as the title of one of
// many records, sums up what is read elsewhere; what else does is for its author to divide.
const maxReviewed = 12

// Current returns the last verdict of each reviewer that is of the statement and the passages as they are.
func (s *Statement) Current() []Judgement {
	return slices.DeleteFunc(slices.Clone(s.Reviews), func(j Judgement) bool { return j.Changed != "" })
}

// Statements returns what a person can read beside passages, in the order of the deck, with the verdicts of its
// file of reviews. sources has the source texts; nil for none. The error is a [pandoc.Errors] of a broken deck.
func Statements(deck fs.FS, name string, sources fs.FS) ([]Statement, error) {
	c := newChecker(deck, name)
	l := c.readLock()
	if len(c.errs) > 0 {
		return nil, c.errs.Sorted()
	}
	all := c.statements(l)
	if sources != nil {
		c.fillPassages(all, sources)
	}
	return c.stated(all), nil
}

// stating is a statement with what it is made of.
type stating struct {
	Statement
	claims []claim
	scope  *scope
	note   bool // of speaker notes
	sumsUp bool // a text of a chart
}

// stated returns the statements alone.
func (c *checker) stated(all []*stating) []Statement {
	list := make([]Statement, len(all))
	for i, s := range all {
		list[i] = s.Statement
	}
	return list
}

// statements returns the statements of the deck that a person can read beside their passages, with their verdicts. l may be nil.
func (c *checker) statements(l *lock) []*stating {
	all, _ := c.allStatements(l)
	return all
}

// allStatements returns the statements of the deck with their verdicts, and apart from them those that lean on more passages than
// can be read beside them. l may be nil.
func (c *checker) allStatements(l *lock) (all, wide []*stating) {
	all = slices.Concat(c.sentences(), c.chartTexts())
	order := map[string]int{}
	for i, s := range c.deck.Slides {
		order[s.Slug] = i
	}
	slices.SortStableFunc(all, func(a, b *stating) int { return cmp.Compare(order[a.Slide], order[b.Slide]) })
	all = append(all, c.rowStatements()...)
	all = slices.DeleteFunc(all, func(s *stating) bool {
		if reviewable(s.scope) {
			return false
		}
		if len(s.scope.list()) > maxReviewed {
			wide = append(wide, s)
		}
		return true
	})
	for _, s := range all {
		if deckSlide, _ := c.deck.Slide(s.Slide); deckSlide != nil {
			s.Title = slides.Plain(deckSlide.Headline)
		}
		for _, p := range s.scope.passages {
			b := Beside{Name: p.String()}
			if source := c.sources[p.source]; source != nil {
				b.Label, b.Title = source.Label, source.Title
			}
			if l != nil && l.passages[p] != nil {
				b.Sum = l.passages[p].sum
			}
			s.Passages = append(s.Passages, b)
		}
	}
	c.judge(all)
	return all, wide
}

// reviewable reports whether the passages of a scope can be read beside a statement.
func reviewable(s *scope) bool {
	return s != nil && len(s.passages) <= maxReviewed && !slices.ContainsFunc(s.passages, func(p passage) bool { return p.at == wholeSource })
}

// sentences returns the text of the slides that cites something, or has figures that lean on what is cited around them: each
// sentence with a citation, and with it those before it that have none, since their sense is part of it. A sentence that cites in two
// places is one statement for each.
func (c *checker) sentences() (all []*stating) {
	claims := map[*prose][]claim{}
	for _, claim := range c.claims {
		if claim.prose != nil && claim.scope != nil {
			claims[claim.prose] = append(claims[claim.prose], claim)
		}
	}
	found := map[sentenceOf]*stating{}
	for _, p := range c.proses {
		add := func(at int, s *scope) *stating {
			from, to := p.asked(at)
			key := sentenceOf{in: p, from: from, leansOn: s.String()}
			if p.row != "" { // cells of one row are read together
				key = sentenceOf{slug: p.slug, row: p.row, note: p.note, leansOn: s.String()}
			}
			if found[key] == nil {
				one := &stating{scope: s, note: p.note}
				one.Slide, one.Line = p.slug, c.parsed.Place(p.offset(from)).Line
				one.Text = cmp.Or(p.row, withoutCites(string(p.text[from:to])))
				found[key], all = one, append(all, one)
			}
			return found[key]
		}
		for i, m := range p.marks {
			add(m.at, p.beside(i))
		}
		for _, claim := range claims[p] {
			one := add(claim.start, claim.scope)
			one.claims = append(one.claims, claim)
		}
	}
	for _, s := range all {
		s.mark()
	}
	return all
}

// sentenceOf is a sentence of a text by the byte at which it begins, or a row of a table, with what it leans on.
type sentenceOf struct {
	in        *prose
	from      int
	slug, row string
	note      bool
	leansOn   string
}

var spaceBeforeStop = regexp.MustCompile(`\s+([.,;:!?])`)

// withoutCites is a text without its citations.
func withoutCites(text string) string {
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, citeRune, "")), " ")
	return spaceBeforeStop.ReplaceAllString(text, "$1")
}

// chartTexts returns the titles, notes and other texts of charts that have figures.
func (c *checker) chartTexts() (all []*stating) {
	type key struct{ slug, text, passages string }
	found := map[key]*stating{}
	for _, claim := range c.claims {
		if claim.prose != nil || claim.slug == "" || claim.scope == nil || claim.whole == "" {
			continue
		}
		k := key{claim.slug, claim.whole, claim.scope.String()}
		if found[k] == nil {
			one := &stating{scope: claim.scope, sumsUp: true}
			one.Slide, one.Line, one.Text = claim.slug, claim.Line, withoutCites(claim.whole)
			found[k], all = one, append(all, one)
		}
		found[k].claims = append(found[k].claims, claim)
	}
	for _, s := range all {
		s.mark()
	}
	return all
}

// maxRows is how many rows of data that lean on the same passages are read at a time.
const maxRows = 12

// rowStatements returns the rows of data, those together that lean on the same passages.
func (c *checker) rowStatements() (all []*stating) {
	for _, name := range slices.Sorted(maps.Keys(c.parsed.Rows)) {
		var last *stating
		rows := 0
		for _, row := range c.parsed.Rows[name] {
			s := citedScope([]slides.Cite{row.Cite})
			if s == nil {
				continue
			}
			if last == nil || rows == maxRows || last.scope.String() != s.String() {
				last, rows = &stating{scope: s}, 0
				last.Title, last.Line = path.Join("data", name), row.Place("label").Line
				all = append(all, last)
			}
			rows++
			last.Text = strings.TrimPrefix(last.Text+"\n"+rowText(row), "\n")
			for _, m := range mentionsOf(&row.Record) {
				last.claims = append(last.claims, claim{kind: mentionClaim, mention: m})
			}
		}
	}
	return all
}

// rowText is a row of data in words: what it is of, its value and unit, its date and what the source says.
func rowText(row pandoc.Row) string {
	var parts []string
	for _, column := range []string{"lane", "series", "label", "approx", "value", "low", "high", "unit", "date", "end"} {
		if cell := row.Cell(column); cell != "" && !slices.Contains(parts, cell) {
			parts = append(parts, cell)
		}
	}
	text := strings.Join(parts, " · ")
	if row.Token != "" {
		text += fmt.Sprintf(" “%s”", row.Token)
	}
	return text
}

// mark finds the claims of a statement in its text.
func (s *stating) mark() {
	for _, claim := range s.claims {
		s.Marks = append(s.Marks, placesOf(s.Text, claim, nil)...)
	}
	s.Marks = inOrder(s.Marks)
}

// placesOf are the places at which a text has what a claim says: the same words, or a mention that states it
// in a text of another's, whose language is given.
func placesOf(text string, claim claim, stated *mention.Language) (places [][2]int) {
	if claim.kind == mentionClaim && stated != nil {
		for _, m := range stated.Read(text) {
			if m.States(claim.mention) {
				places = append(places, [2]int{m.Start, m.End})
			}
		}
		return places
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
		for i, p := range s.scope.passages {
			text := c.texts[p.source]
			if text == nil {
				continue
			}
			b := &s.Passages[i]
			if b.Text, _ = text.At(p.at); b.Text == "" {
				continue
			}
			b.Stale = b.Sum != digest(b.Text)
			for _, claim := range s.claims {
				b.Marks = append(b.Marks, placesOf(b.Text, claim, &text.language)...)
			}
			b.Marks = inOrder(b.Marks)
		}
	}
}
