package evidence

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"math/big"
	"slices"
	"strings"

	"exhibit/seal"
	"exhibit/slides"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
	"exhibit/slides/spelling"
)

// Finding is one fault that a check found in a deck.
type Finding struct {
	File     string   `json:"file"`   // relative to the deck's folder
	Line     int      `json:"line"`   // 1 for the first; 0 when the whole file is meant
	Column   int      `json:"column"` // in characters, 1 for the first; 0 when the whole line is meant
	Severity Severity `json:"severity"`
	Rule     string   `json:"rule"` // one of Rules
	Message  string   `json:"message"`
}

// Severity says how grave a finding is.
type Severity string

// The severities, the gravest first.
const (
	Fault     Severity = "error"   // cannot be read or decided
	Warning   Severity = "warning" // left out, or will not look as meant
	Unproven  Severity = "finding" // not borne out
	Unchecked Severity = "note"    // says what was not looked at; no fault
)

// Severities are all of them, in the order in which findings are told.
var Severities = []Severity{Fault, Warning, Unproven, Unchecked}

// Rules are the kinds of findings.
var Rules = []string{
	"format",    // the deck cannot be read as the format has it
	"uncited",   // a figure, date or quotation without a citation, or a slide without one
	"absent",    // the cited passage does not have it
	"passage",   // no such paragraph
	"quotation", // words that cannot be checked, or too many
	"record",    // a row of data that contradicts itself
	"derived",   // arithmetic that does not compute, or not from cited figures
	"source",    // never cited, or a label that is not its own
	"review",    // a signature under nothing, or under what has changed since
	"lock",      // the lock is missing, incomplete, stale, or not true to the texts
	"seal",      // not the bytes that were sealed; found by the command, not by [Check]
}

// String is "file:line:column: message", without the numbers that are 0, and with "warning: " before
// the message of a warning.
func (f Finding) String() string {
	s := f.File
	for _, n := range []int{f.Line, f.Column} {
		if n > 0 {
			s += fmt.Sprintf(":%d", n)
		}
	}
	s += ": "
	if f.Severity == Warning {
		s += "warning: "
	}
	return s + f.Message
}

// place is a position in a file of the deck.
type place = pandoc.Place

type claimKind int

const (
	mentionClaim claimKind = iota
	phraseClaim            // words said to stand in the passage
	derivedClaim           // a figure of our own, with its arithmetic
)

// claim is a part of the deck that one of its passages must bear out.
type claim struct {
	place
	slug     string // of the slide; empty in data
	kind     claimKind
	text     string // as the deck has it
	mention  mention.Mention
	passages []passage
	also     []mention.Mention // bear the mention out besides the passages, such as the records of its chart
	optional bool              // no citation is needed, because the mention is a name and no statement
}

// citeAt is a cited paragraph and the place where the deck cites it.
type citeAt struct {
	passage passage
	place
}

// checker is the state of checking one deck.
type checker struct {
	parsed   *pandoc.Parsed
	deck     *slides.Deck  // of parsed
	errs     pandoc.Errors // of parsed, and of lock and source texts
	claims   []claim
	cites    []citeAt
	findings []Finding
	missing  map[passage][]string // the claims on a passage that the lock does not bear out

	points    []*point                           // the open points of the deck's disagreements
	conflicts map[*slides.Node]map[int]*conflict // of the deck's text, by the place in the node behind their mention
	slug      string                             // of the slide that is being read
	onSlide   []passage                          // cited by that slide
	also      []mention.Mention                  // of the figure or row that is being read: see claim
}

// newChecker reads a deck and collects its claims and citations. Of a deck with errors it
// collects those of the parts that could be read.
func newChecker(fsys fs.FS, name string) *checker {
	p := pandoc.Parse(fsys, name)
	c := &checker{parsed: p, deck: p.Deck, errs: p.Errors, missing: map[passage][]string{}, conflicts: map[*slides.Node]map[int]*conflict{}}
	c.points = pointsOf(c.deck)
	if p.Slides {
		c.slideText()
		c.frontText()
	}
	c.dataText()
	if len(c.points) > 0 && len(c.errs) == 0 {
		c.markConflicts()
	}
	return c
}

// Read reads the deck in a folder whose text is the file name. If the deck is broken, the deck is nil
// and the error is a [pandoc.Errors] with all faults. Claims that sources.lock does not bear out are
// no errors: they are in Deck.Evidence, and [Check] reports them.
func Read(fsys fs.FS, name string) (*slides.Deck, error) {
	c := newChecker(fsys, name)
	l := c.readLock()
	if len(c.errs) > 0 {
		return nil, c.errs.Sorted()
	}
	c.deck.Evidence = c.evidence(l)
	pandoc.MergeText(c.deck)
	return c.deck, nil
}

// Files lists the files that [Read] reads, with their digests. Of a broken deck it lists those
// that can be read.
func Files(fsys fs.FS, name string) seal.Manifest {
	p := pandoc.Parse(fsys, name)
	p.File(LockFile) // counts it
	return p.Deck.Files
}

// Check lints the deck in a folder against its sources.lock and, if sources is not nil,
// the lock against the source texts. No findings means that every figure, date and
// quotation of the deck stands in a passage that it cites. The error is for sources that
// cannot be read at all; what is wrong with the deck is a finding.
func Check(deck fs.FS, name string, sources fs.FS) ([]Finding, error) {
	if sources != nil {
		if _, err := fs.ReadDir(sources, "."); err != nil {
			return nil, fmt.Errorf("cannot read the sources: %w", err)
		}
	}
	c := newChecker(deck, name)
	broken := len(c.errs) > 0
	if c.parsed.Bibliography == "" || c.parsed.Unlisted {
		c.findings = nil // nothing can be borne out
	}
	for _, w := range c.parsed.Warnings {
		c.tell(Warning, place{File: w.File, Line: w.Line}, "format", w.Msg)
	}
	if c.parsed.Bibliography == "" {
		if c.parsed.Slides {
			c.tell(Unchecked, place{File: name}, "source", "the deck names no bibliography, so that nothing in it was checked; add a line bibliography: sources.yaml to its front matter")
		}
		return c.all(), nil
	}
	if c.parsed.Unlisted {
		return c.all(), nil // the reader has said why
	}
	c.checkSlides()
	c.checkSources()
	l := c.readLock()
	c.checkReviews(l)
	switch {
	case l != nil:
		c.checkClaims(l)
		if !broken {
			c.checkStale(l)
		}
		if sources != nil && !broken && len(c.errs) == 0 {
			c.checkLock(l, sources)
		}
	default:
		c.checkClaims(nil)
		if _, err := fs.Stat(deck, LockFile); errors.Is(err, fs.ErrNotExist) && c.parsed.Slides {
			c.find(place{File: LockFile, Line: 0}, "lock", "no such file, so that no figure can be checked; make it with exhibit lock DIR -sources SRC")
		}
	}
	return c.all(), nil
}

// all returns the findings and the deck's errors: the gravest first, then by their places.
func (c *checker) all() []Finding {
	for _, err := range c.errs {
		c.tell(Fault, place{File: err.File, Line: err.Line}, "format", err.Msg)
	}
	slices.SortStableFunc(c.findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(slices.Index(Severities, a.Severity), slices.Index(Severities, b.Severity)),
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(c.findings)
}

func (c *checker) errorf(file string, line int, format string, args ...any) {
	c.errs = append(c.errs, &pandoc.Error{File: file, Line: line, Msg: fmt.Sprintf(format, args...)})
}

func (c *checker) find(at place, rule, format string, args ...any) {
	c.tell(Unproven, at, rule, fmt.Sprintf(format, args...))
}

func (c *checker) tell(severity Severity, at place, rule, message string) {
	c.findings = append(c.findings, Finding{at.File, at.Line, at.Column, severity, rule, message})
}

// findDeck adds a finding at a byte offset of deck.md.
func (c *checker) findDeck(pos int, rule, format string, args ...any) {
	c.find(c.parsed.Place(pos), rule, format, args...)
}

// checkSlides reports slides that cite nothing, but for those that open the deck or a part of it, or list
// its sources.
func (c *checker) checkSlides() {
	for _, s := range c.deck.Slides {
		if len(s.Cites) == 0 && !s.Opens() && !listsSources(&s) {
			c.find(c.atLine(s.Pos), "uncited", "slide #%s cites nothing that its audience sees; cite the passages it rests on", s.Slug)
		}
	}
}

// listsSources reports whether a slide has a list of the deck's sources.
func listsSources(s *slides.Slide) (found bool) {
	for i := range s.Blocks {
		s.Blocks[i].EachText(func(text []slides.Node) {
			slides.Walk(text, func(n *slides.Node) bool {
				found = found || n.Attr("class") == slides.References
				return !found
			})
		})
	}
	return found
}

// atLine is the line of an offset of the deck's text.
func (c *checker) atLine(pos int) place {
	at := c.parsed.Place(pos)
	at.Column = 0
	return at
}

// maxUncited is how many sources that nothing cites are named.
const maxUncited = 5

// checkSources reports sources that nothing cites and those that marks cannot tell apart.
func (c *checker) checkSources() {
	var uncited []string
	for _, s := range c.parsed.Uncited {
		uncited = append(uncited, fmt.Sprintf("%q", s.ID))
	}
	switch n := len(uncited); {
	case n == 0 || !c.parsed.Slides:
	case n == 1:
		s := c.parsed.Uncited[0]
		c.find(place{File: s.List, Line: s.Line}, "source", "source %s is never cited; cite or remove it, or name it in nocite", uncited[0])
	default:
		s := c.parsed.Uncited[0]
		if n > maxUncited {
			uncited = append(uncited[:maxUncited], fmt.Sprintf("%d more", n-maxUncited))
		}
		last := len(uncited) - 1
		c.find(place{File: s.List, Line: s.Line}, "source", "sources %s and %s are never cited; cite or remove them, or name them in nocite", strings.Join(uncited[:last], ", "), uncited[last])
	}
	labels := map[string]string{}
	for _, s := range c.deck.Sources {
		if other, twice := labels[strings.ToLower(s.Label)]; twice {
			c.find(place{File: s.List, Line: s.Line}, "source", "source %q has the label %q, as %q has; give it a citation-label of its own", s.ID, s.Label, other)
		}
		labels[strings.ToLower(s.Label)] = s.ID
	}
}

// checkClaims compares every claim with the lock, nil if there is none.
func (c *checker) checkClaims(l *lock) {
	if l != nil {
		c.checkCites(l)
	}
	derived := map[string][]mention.Mention{} // by slide, the results of its arithmetic, which it may repeat
	for _, claim := range c.claims {
		if claim.kind == derivedClaim {
			if d, err := derive(claim.text); err == nil {
				derived[claim.slug] = append(derived[claim.slug], d.results...)
			}
		}
	}
	for _, claim := range c.claims {
		if claim.slug != "" {
			claim.also = append(slices.Clip(claim.also), derived[claim.slug]...)
		}
		c.checkClaim(l, claim)
	}
}

// checkCites reports cited paragraphs that their source or the lock does not have.
func (c *checker) checkCites(l *lock) {
	for _, at := range c.cites {
		if c.deck.Source(at.passage.source) == nil {
			continue // the reader has reported it
		}
		s := l.sources[at.passage.source]
		switch {
		case s != nil && at.passage.paragraph > s.paragraphs:
			c.find(at.place, "passage", "%s is not there; the text has %d paragraphs", at.passage, s.paragraphs)
		case l.passages[at.passage] == nil:
			c.find(at.place, "lock", "%s is not in the lock; run exhibit lock", at.passage)
		}
	}
}

// checkClaim reports a claim without a citation, and one that its passages do not bear out.
func (c *checker) checkClaim(l *lock, claim claim) {
	var d *derivation
	if claim.kind == derivedClaim {
		var err error
		if d, err = derive(claim.text); err != nil {
			c.find(claim.place, "derived", "%v", err)
			return
		}
	}
	if claim.kind == phraseClaim {
		if n := mention.PhraseLength(claim.text); n > mention.MaxPhrase {
			c.find(claim.place, "quotation", "a quotation of %d words; quote at most %d, the rest in your own", n, mention.MaxPhrase)
			return
		}
	}
	if len(claim.passages) == 0 {
		if !claim.optional && !claim.statedBy(claim.also) {
			c.find(claim.place, "uncited", "%s has no citation; write [@source, ¶9] behind it, or [%s]{.own} if the deck itself is the source", quoted(claim), claim.text)
		}
		return
	}
	if l == nil {
		return
	}
	var locked []*lockedPassage
	for _, p := range claim.passages {
		if l.passages[p] == nil {
			return // reported where it is cited
		}
		locked = append(locked, l.passages[p])
	}
	switch claim.kind {
	case derivedClaim:
		c.checkInputs(claim, d, locked)
	case phraseClaim:
		if !slices.ContainsFunc(locked, func(p *lockedPassage) bool { return p.says(claim.text) }) {
			c.absent(claim, nearestPhrase(claim.text, locked), "correct the words or the citation; if they are there, run exhibit lock")
		}
	default:
		if !claim.statedBy(claim.also) && !slices.ContainsFunc(locked, func(p *lockedPassage) bool { return claim.statedBy(p.mentions) }) {
			c.absent(claim, nearestMention(claim.mention, locked), "correct the figure or the citation, or mark it {.derived} or {.own}")
		}
	}
}

func (claim claim) statedBy(mentions []mention.Mention) bool {
	return claim.kind == mentionClaim && slices.ContainsFunc(mentions, func(m mention.Mention) bool { return m.States(claim.mention) })
}

// absent reports a claim that its passages do not have. nearest and remedy end the message;
// nearest may be empty.
func (c *checker) absent(claim claim, nearest, remedy string) {
	c.find(claim.place, "absent", "%s is not in %s; %s%s", quoted(claim), passageList(claim.passages), nearest, remedy)
	for _, p := range claim.passages {
		if !slices.Contains(c.missing[p], claim.text) {
			c.missing[p] = append(c.missing[p], claim.text)
		}
	}
}

// quoted is a claim's text as a message shows it.
func quoted(claim claim) string {
	if claim.kind == phraseClaim {
		return "“" + claim.text + "”"
	}
	return claim.text
}

// passageList is "chen-lim ¶16, 70 or liquidvpn ¶11".
func passageList(passages []passage) string {
	var parts []string
	last := ""
	for _, p := range slices.CompactFunc(slices.SortedFunc(slices.Values(passages), comparePassages), func(a, b passage) bool { return a == b }) {
		if p.source == last {
			parts[len(parts)-1] += fmt.Sprintf(", %d", p.paragraph)
		} else {
			parts = append(parts, p.String())
		}
		last = p.source
	}
	return spelling.OneOf(parts)
}

// says reports whether the passage's locked phrases contain every piece of a quotation, in
// any order.
func (p *lockedPassage) says(phrase string) bool {
	all := mention.Pieces(phrase)
	for _, piece := range all {
		if !slices.ContainsFunc(p.phrases, func(s string) bool { return mention.Contains(mention.Spoken(s), mention.Spoken(piece)) }) {
			return false
		}
	}
	return len(all) > 0
}

// nearestMention is the part of a message that names the passages' closest mention of the
// same kind; empty if there is none. Numbers are compared by their ratio, others by spelling.
func nearestMention(want mention.Mention, passages []*lockedPassage) string {
	best, least := "", math.Inf(1)
	for _, p := range passages {
		for _, f := range p.mentions {
			if f.Kind != want.Kind {
				continue
			}
			d := float64(spelling.Distance(f.String(), want.String(), 100))
			if f.Kind == mention.Number {
				x, _ := new(big.Rat).SetString(mention.Bare(f.Value))
				y, _ := new(big.Rat).SetString(mention.Bare(want.Value))
				if x != nil && y != nil && x.Sign()*y.Sign() > 0 {
					a, _ := x.Float64()
					b, _ := y.Float64()
					d = math.Abs(math.Log(a / b))
					if strings.HasSuffix(f.Value, "th") != strings.HasSuffix(want.Value, "th") {
						d += 10
					}
				}
			}
			if d < least {
				best, least = f.String(), d
			}
		}
	}
	if best == "" {
		return ""
	}
	return "nearest there: " + best + "; "
}

// nearestPhrase is the part of a message that names the locked phrase with the most words in
// common, two at least; empty if there is none.
func nearestPhrase(phrase string, passages []*lockedPassage) string {
	want := mention.Spoken(phrase)
	best, most := "", 1
	for _, p := range passages {
		for _, s := range p.phrases {
			shared := 0
			for _, w := range mention.Spoken(s) {
				if slices.Contains(want, w) {
					shared++
				}
			}
			if shared > most {
				best, most = s, shared
			}
		}
	}
	if best == "" {
		return ""
	}
	return "nearest there: “" + best + "”; "
}

// checkInputs reports the first input of a derivation that its passages do not have.
func (c *checker) checkInputs(claim claim, d *derivation, passages []*lockedPassage) {
	var known []mention.Mention
	for _, p := range passages {
		known = append(known, p.mentions...)
	}
	stated := func(f mention.Mention) bool {
		return slices.ContainsFunc(known, func(k mention.Mention) bool { return k.States(f) || bounds(k, f) })
	}
	for _, n := range d.places {
		if !slices.ContainsFunc(claim.passages, func(p passage) bool { return p.paragraph == n }) {
			c.find(claim.place, "derived", "¶%d goes into %s but is not cited with it", n, claim.text)
		}
	}
	// All inputs may leave out the same size: "21.5 / 4" for millions.
	for size := 0; size <= 12; size += 3 {
		fits := func(f mention.Mention) bool {
			if f.Kind == mention.Number && size > 0 {
				f.Value, f.Alone = mention.Shift(f.Value, size), ""
			}
			return stated(f)
		}
		if !slices.ContainsFunc(d.inputs, func(f mention.Mention) bool { return !fits(f) }) {
			return
		}
	}
	for _, f := range d.inputs {
		if stated(f) || f.Kind == mention.Number && slices.ContainsFunc(known, func(k mention.Mention) bool { return k.Digits == f.Digits }) {
			continue
		}
		claim.text, claim.mention = f.String(), f
		c.absent(claim, nearestMention(f, passages), "a derived figure starts from cited ones")
		return
	}
	c.find(claim.place, "derived", "the figures that go into %s differ in size; write the size with each", claim.text)
}

// bounds reports whether a day is the first or the last of a less exact date, as 1 January
// 2013 is of 2013.
func bounds(m, day mention.Mention) bool {
	d, date := slides.Date(day.Value), slides.Date(m.Value)
	if m.Kind != mention.Date || day.Kind != mention.Date || len(d) <= len(date) {
		return false
	}
	if _, err := slides.ParseDate(string(date)); err != nil {
		return false
	}
	if _, err := slides.ParseDate(string(d)); err != nil {
		return false
	}
	return d.Start().Equal(date.Start()) || d.End().Equal(date.End())
}

// checkStale reports entries of the lock that the deck no longer uses.
func (c *checker) checkStale(l *lock) {
	cited, quoted := map[passage]bool{}, map[passage][]string{}
	for _, at := range c.cites {
		cited[at.passage] = true
	}
	for _, claim := range c.claims {
		if claim.kind == phraseClaim {
			for _, p := range claim.passages {
				quoted[p] = append(quoted[p], mention.Pieces(claim.text)...)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(l.sources)) {
		s := c.deck.Source(id)
		switch at := (place{File: LockFile, Line: l.sources[id].line}); {
		case s == nil || !slices.ContainsFunc(c.cites, func(at citeAt) bool { return at.passage.source == id }):
			c.find(at, "lock", "source %s is locked but the deck does not cite it; run exhibit lock", id)
		case s.File != l.sources[id].file:
			c.find(at, "lock", "the lock is of %s, but the text of %s is %s; run exhibit lock", l.sources[id].file, id, cmp.Or(s.File, "not named"))
		}
	}
	for _, p := range slices.SortedFunc(maps.Keys(l.passages), comparePassages) {
		lp := l.passages[p]
		if !cited[p] {
			c.find(place{File: LockFile, Line: lp.line}, "lock", "%s is locked but nothing cites it; run exhibit lock", p)
			continue
		}
		if l.sources[p.source] == nil {
			c.find(place{File: LockFile, Line: lp.line}, "lock", "%s is locked but its source is not; run exhibit lock", p)
		}
		for i, phrase := range lp.phrases {
			if !slices.ContainsFunc(quoted[p], func(s string) bool { return slices.Equal(mention.Spoken(s), mention.Spoken(phrase)) }) {
				c.find(place{File: LockFile, Line: lp.lines[i]}, "lock", "“%s” is locked for %s but nothing quotes it; run exhibit lock", phrase, p)
			}
		}
	}
}

// checkLock compares the lock with one made anew from the source texts.
func (c *checker) checkLock(l *lock, sources fs.FS) {
	made := c.makeLock(sources)
	where := map[string][]passage{} // the paragraphs of changed texts, by their digest
	for _, id := range slices.Sorted(maps.Keys(made.sources)) {
		if s := c.deck.Source(id); made.sources[id].sum != "" && l.sources[id] != nil && l.sources[id].sum != made.sources[id].sum {
			if text, ok := c.sourceText(sources, s); ok {
				for i, paragraph := range paragraphs(text) {
					sum := digest(paragraph)
					where[sum] = append(where[sum], passage{id, i + 1})
				}
			}
		}
	}
	changed := map[string]bool{}
	for _, p := range slices.SortedFunc(maps.Keys(made.passages), comparePassages) {
		was, is := l.passages[p], made.passages[p]
		if was == nil {
			continue // reported where it is cited
		}
		at := place{File: LockFile, Line: was.line}
		switch {
		case was.sum != is.sum:
			changed[p.source] = true
			moved := ""
			if now := where[was.sum]; len(now) > 0 && now[0].source == p.source {
				moved = fmt.Sprintf("; it now stands in ¶%d", now[0].paragraph)
			}
			c.find(at, "lock", "the text of %s has changed%s; look at what leans on it, then run exhibit lock", p, moved)
		case !sameMentions(was.mentions, is.mentions):
			c.find(at, "lock", "the figures locked for %s are not those of its text, %s; run exhibit lock", p, difference(was.mentions, is.mentions))
		default:
			for i, phrase := range was.phrases {
				if !mention.Contains(is.words, mention.Spoken(phrase)) {
					c.find(place{File: LockFile, Line: was.lines[i]}, "lock", "“%s” is locked for %s, whose text does not have it; run exhibit lock", phrase, p)
				}
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(made.sources)) {
		was, is := l.sources[id], made.sources[id]
		if was == nil || is.sum == "" {
			continue
		}
		at := place{File: LockFile, Line: was.line}
		if was.paragraphs != is.paragraphs {
			c.find(at, "lock", "the text of %s has %d paragraphs, not %d; run exhibit lock", id, is.paragraphs, was.paragraphs)
		} else if was.sum != is.sum && !changed[id] {
			c.find(at, "lock", "the text of %s has changed, though no cited passage of it; run exhibit lock", id)
		}
	}
}

func sameMentions(a, b []mention.Mention) bool {
	return slices.EqualFunc(a, b, func(x, y mention.Mention) bool { return x.Kind == y.Kind && x.String() == y.String() })
}

// difference is the part of a message that names the first mention that only one of two
// lists has.
func difference(locked, found []mention.Mention) string {
	has := func(list []mention.Mention, f mention.Mention) bool {
		return slices.ContainsFunc(list, func(g mention.Mention) bool { return g.String() == f.String() })
	}
	for _, f := range locked {
		if !has(found, f) {
			return "which does not have " + f.String()
		}
	}
	for _, f := range found {
		if !has(locked, f) {
			return "which has " + f.String()
		}
	}
	return "in another order"
}
