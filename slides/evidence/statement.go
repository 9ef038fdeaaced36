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
	Signed   bool        `json:"signed"`  // the front matter has a signature under each of its passages
}

// Beside is a passage that a statement leans on.
type Beside struct {
	Name  string   `json:"name"`  // as "survey ¶9"
	Label string   `json:"label"` // of its source
	Title string   `json:"title"` // of its source
	Text  string   `json:"text"`  // its own words; empty where the source's text is not there
	Marks [][2]int `json:"-"`     // where the statement's figures stand there, in bytes
	Parts []Part   `json:"-"`     // the text as tables, where the passage is a whole file of results; nil for others
	Left  int      `json:"-"`     // how many rows of it the tables leave out
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

// Unread reports whether nobody has read the statement as it is beside its passages as they are.
func (s *Statement) Unread() bool { return len(s.Current()) == 0 && !s.Signed }

// Doubt is the gravest verdict on the statement as it is, with the names of all who gave it; nil where nobody doubts that its passages
// support it.
func (s *Statement) Doubt() (doubt *slides.Review) {
	for _, j := range s.Current() {
		if j.Verdict != slides.ReviewVerdicts[0] {
			doubt = graver(doubt, j.Review)
		}
	}
	return doubt
}

// Statements returns what a person can read beside passages, in the order of the deck, with the verdicts of its
// file of reviews. sources has the source texts; nil for none. They are read for those statements that are wanted, nil for all. The error
// is a [pandoc.Errors] of a broken deck.
func Statements(deck fs.FS, name string, sources fs.FS, wanted func(*Statement) bool) ([]Statement, error) {
	c := newChecker(deck, name)
	l := c.readLock()
	if len(c.errs) > 0 {
		return nil, c.errs.Sorted()
	}
	all := c.statements(l)
	if sources != nil {
		c.fillPassages(all, sources, wanted)
	}
	return c.stated(all), nil
}

// stating is a statement with what it is made of.
type stating struct {
	Statement
	claims     []claim
	of         []int // the claims of the deck, by their place among them
	scope      *scope
	file, part string // of rows of data: the file that has them, and the part of it; else empty
	note       bool   // of speaker notes
	sumsUp     bool   // a text of a chart
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
	all = once(all)
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
		s.Signed = c.signed(s, l)
	}
	c.judge(all)
	return all, wide
}

// once returns statements without those that say the same on the same slide, or in data, beside the same passages: they are read once.
func once(all []*stating) []*stating {
	type saying struct{ slide, text, passages string }
	seen := map[saying]bool{}
	return slices.DeleteFunc(all, func(s *stating) bool {
		key := saying{s.Slide, mention.Normalised(s.Text), s.scope.String()}
		was := seen[key]
		seen[key] = true
		return was
	})
}

// reviewable reports whether the passages of a scope can be read beside a statement.
func reviewable(s *scope) bool {
	return s != nil && len(s.passages) <= maxReviewed && !slices.ContainsFunc(s.passages, func(p passage) bool { return p.at == wholeSource })
}

// sentences returns the text of the slides that cites something, has figures that lean on what is cited around them, or has bound values: each
// sentence with a citation, and with it those before it that have none, since their sense is part of it. A sentence that cites in two
// places is one statement for each, and one for all of its bound values.
func (c *checker) sentences() (all []*stating) {
	claims := map[*prose][]int{}
	for i, claim := range c.claims {
		if claim.prose != nil && claim.scope != nil {
			claims[claim.prose] = append(claims[claim.prose], i)
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
		for _, i := range claims[p] {
			one := add(c.claims[i].start, c.claims[i].scope)
			one.claims, one.of = append(one.claims, c.claims[i]), append(one.of, i)
		}
		bound := c.boundClaims(p)
		for _, claim := range bound { // the words around all of a sentence are read beside all of its places
			from, to := p.sentence(claim.start)
			var places []passage
			for _, other := range bound {
				if from <= other.start && other.start < to {
					places = append(places, other.scope.passages...)
				}
			}
			one := add(claim.start, newScope(places))
			one.claims = append(one.claims, claim)
		}
	}
	for _, s := range all {
		s.mark(c.language)
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
	for i, claim := range c.claims {
		if claim.prose != nil || claim.slug == "" || claim.scope == nil || claim.whole == "" {
			continue
		}
		k := key{claim.slug, claim.whole, claim.scope.String()}
		if found[k] == nil {
			one := &stating{scope: claim.scope, sumsUp: true}
			one.Slide, one.Line, one.Text = claim.slug, claim.Line, withoutCites(claim.whole)
			found[k], all = one, append(all, one)
		}
		found[k].claims, found[k].of = append(found[k].claims, claim), append(found[k].of, i)
	}
	for _, s := range all {
		s.mark(c.language)
	}
	return all
}

// maxRows is how many rows of data that lean on the same passages are read at a time.
const maxRows = 12

// rowStatements returns the rows of data, those together that lean on the same passages.
func (c *checker) rowStatements() (all []*stating) {
	inRow := map[place][]int{} // claims, by the file and line of the row
	for i, claim := range c.claims {
		if claim.prose == nil && claim.slug == "" {
			at := place{File: claim.File, Line: claim.Line}
			inRow[at] = append(inRow[at], i)
		}
	}
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
				last.file, last.part = row.File(), partOf(name, row.File())
				last.Title, last.Line = last.file+last.part, row.Place("label").Line
				all = append(all, last)
			}
			rows++
			last.Text = strings.TrimPrefix(last.Text+"\n"+rowText(row), "\n")
			for _, m := range mentionsOf(&row.Record) {
				last.claims = append(last.claims, claim{kind: mentionClaim, mention: m})
			}
			at := row.Place("label")
			last.of = append(last.of, inRow[place{File: at.File, Line: at.Line}]...)
		}
	}
	for _, s := range all {
		s.Marks = c.seekerOf(s.claims).places(hear(c.language, s.Text), false)[0]
	}
	return all
}

// partOf is the part of a file, as #Votes of a sheet, whose rows are downloaded by a name; empty for the whole.
func partOf(name, file string) string {
	part := strings.TrimSuffix(strings.TrimPrefix(name, path.Base(file)), ".csv")
	if part == "" || part == name {
		return ""
	}
	return "#" + strings.TrimPrefix(part, ".")
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
