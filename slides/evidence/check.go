package evidence

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode"

	"exhibit/seal"
	"exhibit/slides"
	"exhibit/slides/fault"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
)

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
	scope    *scope       // the passages that it leans on; nil for none
	cited    place        // where these are cited, if in one place; else zero
	prose    *prose       // the text that it is part of; nil for none
	start    int          // where it begins there
	whole    string       // of a claim without prose, the text that it is part of
	counts   []string     // the words behind a mention that can say what it counts
	weekday  *namedDay    // beside a date; nil for none
	also     *records     // bear the mention out besides the passages, such as the records of its chart
	bound    *mention.Set // of arithmetic: the values of results that go into it; nil for none
	unplain  bool         // a text alternative, in which nothing can be cited or marked
	optional bool         // no citation is needed, because the mention is a name and no statement
	beside   *beside      // what stands by it besides its block; nil for nothing
	looked   *answer      // the author has looked at it; nil if not
	note     bool         // it stands in speaker notes
	missed   bool         // its passages do not bear it out
}

// citeAt is paragraphs of one source, one at least, that the deck cites in one place.
type citeAt struct {
	passages []passage
	place
}

func (at citeAt) source() string { return at.passages[0].source }

// checker is the state of checking one deck.
type checker struct {
	parsed   *pandoc.Parsed
	deck     *slides.Deck  // of parsed
	errs     pandoc.Errors // of parsed, and of lock and source texts
	claims   []claim
	cites    []citeAt
	unplaced []unplaced
	leaners  map[place][]claim // see leaningOn
	findings []Finding
	mends    int // how many more findings are given passages and fixes
	sources  map[string]*slides.Source
	slides   map[string]*slides.Slide // by slug; nil until asked for
	texts    map[string]*sourceText   // of the sources, by id, as far as they were read; nil for one that could not be
	from     fs.FS                    // the folder of the source texts; nil for none
	searched int                      // claims for which the source texts were looked through
	progress []func(read, of int, file string)

	points      []*point                           // the open points of the deck's disagreements
	disputed    map[passage][]valueAt              // their values, by the passages that they lean on
	conflicts   map[*slides.Node]map[int]*conflict // of the deck's text, by the place in the node behind their mention
	proses      []*prose                           // of the slides, in the order of the deck
	slug        string                             // of the slide that is being read
	inRow       string                             // the row of a table that is being read, in words
	onSlide     *scope                             // cited by that slide
	also        *records                           // of the figure or row that is being read: see claim
	beside      *beside                            // of the slide, cell or row that is being read
	looked      *answer                            // of the row that is being read: its author has looked at it; nil if not
	answers     []*answer
	speakers    []speaker
	unsaid      []unsaid
	named       map[string]map[string]bool // see namedBy
	rowSearches int                        // how often all rows were looked through
	// blocksWith counts the blocks of the deck in which a word stands; nil until asked for.
	blocksWith map[string]int
	whole      map[string]*mention.Text // the texts of sources, to look for runs of words in; nil until asked for
	inNotes    bool                     // the speaker notes of a slide are being read
}

// newChecker reads a deck and collects its claims and citations. Of a deck with errors it
// collects those of the parts that could be read.
func newChecker(fsys fs.FS, name string) *checker {
	p := pandoc.Parse(fsys, name)
	c := &checker{parsed: p, deck: p.Deck, errs: p.Errors, sources: map[string]*slides.Source{}, texts: map[string]*sourceText{}, disputed: map[passage][]valueAt{}, conflicts: map[*slides.Node]map[int]*conflict{}}
	for i := range c.deck.Sources {
		c.sources[c.deck.Sources[i].ID] = &c.deck.Sources[i]
	}
	c.readPoints()
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
	c, err := examined(deck, name, sources)
	if err != nil {
		return nil, err
	}
	return c.all(), nil
}

// Examine is [Check] with a note of what was not looked at, because the deck says it of itself.
func Examine(deck fs.FS, name string, sources fs.FS) ([]Finding, error) {
	c, err := examined(deck, name, sources)
	if err != nil {
		return nil, err
	}
	c.noteOwn()
	return c.all(), nil
}

// examined returns the checker of a deck, with all that it has found.
func examined(deck fs.FS, name string, sources fs.FS) (*checker, error) {
	if sources != nil {
		if _, err := fs.ReadDir(sources, "."); err != nil {
			return nil, fmt.Errorf("cannot read the sources: %w", err)
		}
	}
	c := newChecker(deck, name)
	c.mends, c.from = maxMended, sources
	broken := len(c.errs) > 0
	if c.parsed.Bibliography == "" || c.parsed.Unlisted {
		c.findings = nil // nothing can be borne out
	}
	for _, w := range c.parsed.Warnings {
		c.tellError(Warning, w)
	}
	if c.parsed.Bibliography == "" {
		if c.parsed.Slides {
			c.tell(Unchecked, place{File: name}, "source", fault.Say("the deck names no bibliography, so that nothing in it was checked; add a line bibliography: sources.yaml to its front matter"))
		}
		return c, nil
	}
	if c.parsed.Unlisted {
		return c, nil // the reader has said why
	}
	c.checkSlides()
	c.checkSources()
	c.checkDeckDate()
	c.checkUnits()
	l := c.readLock()
	c.checkReviews(l)
	c.checkJudgements(l)
	switch {
	case l != nil:
		c.checkClaims(l)
		c.checkMoved(l)
		if !broken && !l.first {
			c.lookSpeakers(l)
			c.checkAnswers()
		}
		if !broken {
			c.checkStale(l)
			c.checkWords(l)
		}
		if sources != nil && !broken && len(c.errs) == 0 {
			c.checkLock(l, sources)
			c.checkAbout()
		}
	default:
		c.checkClaims(nil)
		if _, err := fs.Stat(deck, LockFile); errors.Is(err, fs.ErrNotExist) && c.parsed.Slides {
			c.find(place{File: LockFile, Line: 0}, "lock", "no such file, so that no figure can be checked; make it with exhibit lock and the folder of the deck").relock()
		}
	}
	return c, nil
}

// all returns the findings and the deck's errors: the gravest first, then by their places.
func (c *checker) all() []Finding {
	for _, err := range c.errs {
		c.tellError(Fault, err)
	}
	c.nameSlides()
	return fewOfAKind(Sorted(c.findings))
}

func (c *checker) errorf(file string, line int, format string, args ...any) {
	c.errs = append(c.errs, &pandoc.Error{Place: place{File: file, Line: line}, Message: fault.Say(format, args...)})
}

// find adds a finding, and returns it for passages and fixes to be added before the next is found.
func (c *checker) find(at place, rule, format string, args ...any) *Finding {
	return c.tell(Unproven, at, rule, fault.Say(format, args...))
}

func (c *checker) tell(severity Severity, at place, rule string, m fault.Message) *Finding {
	c.findings = append(c.findings, Finding{File: at.File, Line: at.Line, Column: at.Column, Severity: severity, Rule: rule, Message: m.Text, Remedy: m.Remedy})
	f := &c.findings[len(c.findings)-1]
	c.mendGuess(f, m.Guess)
	return f
}

// tellError adds what the reader has said.
func (c *checker) tellError(severity Severity, err *pandoc.Error) {
	rule := err.Rule()
	if err.File == LockFile {
		rule = "lock"
	}
	f := c.tell(severity, err.Place, rule, err.Message)
	if rule == "lock" {
		f.relock()
	}
	if err.Fix != nil {
		f.Fixes = append(f.Fixes, *err.Fix)
	}
}

// asserts reports whether the body of a slide says something that a source could bear out: words that are
// neither the deck's own nor code.
func asserts(s *slides.Slide) (found bool) {
	for i := range s.Blocks {
		found = found || s.Blocks[i].Figure != ""
		s.Blocks[i].EachText(func(text []slides.Node) {
			slides.Walk(text, func(n *slides.Node) bool {
				if n.Claim == slides.Own || n.Kind == "code" {
					return false
				}
				found = found || strings.ContainsFunc(n.Text, unicode.IsLetter)
				return !found
			})
		})
	}
	return found
}

// checkSlides reports slides that cite nothing, but for those that open the deck or a part of it, list
// its sources, or assert nothing.
func (c *checker) checkSlides() {
	for _, s := range c.deck.Slides {
		if len(s.Cites) == 0 && !s.Opens() && !listsSources(&s) && asserts(&s) {
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

// citedSources are the ids of sources of which a paragraph is cited.
func (c *checker) citedSources() map[string]bool {
	cited := map[string]bool{}
	for _, at := range c.cites {
		cited[at.source()] = true
	}
	return cited
}

// checkClaims compares every claim with the lock, nil if there is none.
func (c *checker) checkClaims(l *lock) {
	if l != nil {
		c.checkCites(l)
		c.findPhrases(l)
	} else {
		c.checkUnplaced(nil)
	}
	type outcome struct {
		*derivation
		err error
	}
	derived := map[int]outcome{}       // by claim
	shown := map[string]shownResults{} // by slide
	for i, claim := range c.claims {
		if claim.kind != derivedClaim {
			continue
		}
		d, err := derive(claim.text)
		derived[i] = outcome{d, err}
		if err == nil {
			shown[claim.slug] = append(shown[claim.slug], d.results...)
		}
	}
	for i, claim := range c.claims {
		c.checkWeekday(l, claim)
		if d := derived[i]; d.err != nil {
			c.mendResult(c.find(claim.place, "derived", "%v", d.err), claim, d.err)
		} else {
			before := len(c.findings)
			c.checkClaim(l, claim, d.derivation, shown[claim.slug])
			c.claims[i].missed = slices.ContainsFunc(c.findings[before:], func(f Finding) bool { return f.Severity == Unproven })
		}
	}
}

// findPhrases looks for all quotations of the deck among the locked phrases of the passages that they lean on.
func (c *checker) findPhrases(l *lock) {
	c.seek(l, func(p *lockedPassage, piece string) { p.sought.Add(mention.Spoken(piece)) })
	for _, p := range l.passages {
		for _, phrase := range p.phrases {
			p.sought.Look(mention.Spoken(phrase))
		}
	}
}

// seek calls fn for the parts of each quotation of the deck and each locked passage that it leans on.
func (c *checker) seek(l *lock, fn func(p *lockedPassage, piece string)) {
	for _, claim := range c.claims {
		if !claim.quotes() {
			continue
		}
		for _, piece := range mention.Pieces(claim.text) {
			for _, p := range claim.scope.list() {
				if lp := l.passages[p]; lp != nil {
					fn(lp, piece)
				}
			}
		}
	}
}

// quotes reports whether a claim is words that can be looked for in the passages which it leans on.
func (claim claim) quotes() bool {
	return claim.kind == phraseClaim && mention.PhraseLength(claim.text) <= mention.MaxPhrase && len(claim.scope.list()) <= maxQuoted
}

// checkCites reports cited paragraphs that their source or the lock does not have.
func (c *checker) checkCites(l *lock) {
	c.checkUnplaced(l)
	for _, at := range c.cites {
		if c.sources[at.source()] == nil {
			continue // the reader has reported it
		}
		s := l.sources[at.source()]
		var none, unlocked []passage
		for _, p := range at.passages {
			switch {
			case s != nil && s.lacks(p.at):
				none = append(none, p)
			case l.passages[p] == nil:
				unlocked = append(unlocked, p)
			}
		}
		if len(none) > 0 {
			f := c.find(at.place, "passage", "%s %s not there, for the text has %s; correct the citation", passageList(none), isOrAre(none), s.extent(none[0].at))
			c.mendCite(f, l, at.place, "")
		}
		if len(unlocked) > 0 {
			c.find(at.place, "lock", "%s %s not in the lock; run exhibit lock", passageList(unlocked), isOrAre(unlocked)).relock()
		}
	}
}

func isOrAre(passages []passage) string {
	if len(passages) == 1 {
		return "is"
	}
	return "are"
}

// checkClaim reports a claim without a citation, and one that its passages do not bear out. d is its
// arithmetic, nil for none, and shown the results of its slide's.
func (c *checker) checkClaim(l *lock, claim claim, d *derivation, shown shownResults) {
	if claim.kind == phraseClaim {
		if n := mention.PhraseLength(claim.text); n > mention.MaxPhrase {
			c.find(claim.place, "quotation", "a quotation of %d words; quote at most %d, the rest in your own", n, mention.MaxPhrase)
			return
		}
		if n := len(claim.scope.list()); n > maxQuoted {
			c.find(claim.place, "quotation", "the quotation leans on %d passages, too many to look for it; cite the one that has it", n)
			return
		}
	}
	stated, counting := false, ""
	if claim.kind == mentionClaim {
		repeated, other := shown.bear(claim)
		if stated = repeated || claim.also.bear(claim) || claim.mention.Enumerates || c.countsItself(claim); other != "" {
			counting = fmt.Sprintf(", and the slide's arithmetic has %s", other)
		}
	}
	if claim.scope == nil {
		if !claim.optional && !stated && !(claim.mention.Figure && l.named(claim.mention)) {
			remedy := fmt.Sprintf("write [@source, ¶9] behind it, or [%s]{.own} if the deck itself is the source", claim.text)
			switch {
			case claim.unplain:
				remedy = "cite its passage in the picture's caption, or on its slide"
			case isData(claim.File):
				remedy = `fill in the source and the paragraph of the row, or write source: "@id, ¶9" in the block of the figure`
			}
			f := c.find(claim.place, "uncited", "%s has no citation%s; %s", quoted(claim), counting, remedy)
			c.mendClaim(f, l, claim, near{})
		}
		return
	}
	if l == nil || stated {
		return
	}
	locked, ok := claim.scope.in(l)
	if !ok {
		return // reported where it is cited
	}
	switch claim.kind {
	case derivedClaim:
		c.checkInputs(l, claim, d)
	case phraseClaim:
		if !slices.ContainsFunc(locked, func(p *lockedPassage) bool { return p.says(claim.text) }) {
			c.unsaid = append(c.unsaid, unsaid{len(c.findings), claim})
			c.absent(l, claim, "", nearestPhrase(claim.text, locked), "correct the words or the citation; if they are there, run exhibit lock")
		} else {
			c.lookTurned(claim, locked)
		}
	default:
		if claim.scope.states(claim.mention) {
			if l.first || !c.saidOtherwise(l, claim, locked) {
				c.lookNearer(claim, locked)
			}
		} else if !c.bearsOtherwise(l, claim, locked) {
			c.absent(l, claim, counting, nearestMention(claim.mention, locked), "correct the figure or the citation, or mark it {.derived} or {.own}")
		}
	}
}

// bearsOtherwise reports whether passages bear out a claim in another form, or their lock is too old to tell.
func (c *checker) bearsOtherwise(l *lock, claim claim, locked []*lockedPassage) bool {
	if l.first {
		number := mention.Mention{Kind: mention.Number, Value: claim.mention.Alone}
		return claim.mention.Recent || claim.mention.Label && claim.scope.states(number)
	}
	if claim.mention.Loose && !slices.ContainsFunc(locked, (*lockedPassage).hasShare) {
		return true
	}
	p, has := inOtherForm(claim.mention, locked)
	if p == nil {
		return false
	}
	p.bear(claim, has)
	return true
}

// absent reports a claim that its passages do not have. counting, nearest and remedy end the message; the
// first two may be none.
func (c *checker) absent(l *lock, claim claim, counting string, nearest near, remedy string) {
	f := c.find(claim.place, "absent", "%s is not in %s%s; %s%s", quoted(claim), claim.scope, counting, nearest, remedy)
	c.mendClaim(f, l, claim, nearest)
	claim.scope.lacks(claim.text)
}

// quoted is a claim's text as a message shows it.
func quoted(claim claim) string {
	if claim.kind == phraseClaim {
		return "“" + claim.text + "”"
	}
	return claim.text
}

// says reports whether the passage's locked phrases contain every piece of a quotation, in
// any order.
func (p *lockedPassage) says(phrase string) bool {
	all := mention.Pieces(phrase)
	for _, piece := range all {
		if !p.sought.Found(mention.Spoken(piece)) {
			return false
		}
	}
	return len(all) > 0
}

// checkInputs reports the first input of a derivation that its passages do not have.
func (c *checker) checkInputs(l *lock, claim claim, d *derivation) {
	constants := d.constants(claim.scope.locked)
	stated := func(f mention.Mention) bool {
		return constants[f.Value] || claim.bound.States(f) || claim.scope.states(f) || f.Kind == mention.Date && claim.scope.has(func(known *mention.Set) bool { return bounded(known, f) })
	}
	for _, n := range d.places {
		if !claim.scope.cites(n) {
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
	if d.leavesOutPercent(stated) {
		return
	}
	for _, f := range d.inputs {
		if stated(f) || f.Kind == mention.Number && claim.scope.has(func(known *mention.Set) bool { return known.HasDigits(f.Digits) }) {
			continue
		}
		claim.kind, claim.text, claim.mention = mentionClaim, f.String(), f
		c.absent(l, claim, "", nearestMention(f, claim.scope.locked), "a derived figure starts from cited ones")
		return
	}
	c.find(claim.place, "derived", "the figures that go into %s differ in size; write the size with each", claim.text)
}

// bounded reports whether a day is the first or the last of a less exact date among the known ones.
func bounded(known *mention.Set, day mention.Mention) bool {
	for i, r := range day.Value {
		if r == '-' && known.HasDate(day.Value[:i]) && bounds(slides.Date(day.Value[:i]), slides.Date(day.Value)) {
			return true
		}
	}
	return false
}

// bounds reports whether a day is the first or the last of a less exact date, as 1 January
// 2013 is of 2013.
func bounds(date, day slides.Date) bool {
	for _, d := range []slides.Date{date, day} {
		if _, err := slides.ParseDate(string(d)); err != nil {
			return false
		}
	}
	return day.Start().Equal(date.Start()) || day.End().Equal(date.End())
}

// checkStale reports entries of the lock that the deck no longer uses.
func (c *checker) checkStale(l *lock) {
	cited, citedSources := map[passage]bool{}, c.citedSources()
	for _, at := range c.cites {
		for _, p := range at.passages {
			cited[p] = true
		}
	}
	type quotation struct {
		of    *lockedPassage
		words string
	}
	quoted := map[quotation]bool{}
	spoken := func(phrase string) string { return strings.Join(mention.Spoken(phrase), " ") }
	c.seek(l, func(p *lockedPassage, piece string) { quoted[quotation{p, spoken(piece)}] = true })
	for _, id := range slices.Sorted(maps.Keys(l.sources)) {
		s := c.sources[id]
		switch at := (place{File: LockFile, Line: l.sources[id].line}); {
		case s == nil || !citedSources[id]:
			c.find(at, "lock", "source %s is locked but the deck does not cite it; run exhibit lock", id).relock()
		case s.File != l.sources[id].file:
			c.find(at, "lock", "the lock is of %s, but the text of %s is %s; run exhibit lock", l.sources[id].file, id, cmp.Or(s.File, "not named")).relock()
		}
	}
	for _, p := range slices.SortedFunc(maps.Keys(l.passages), comparePassages) {
		lp := l.passages[p]
		if !cited[p] {
			c.find(place{File: LockFile, Line: lp.line}, "lock", "%s is locked but nothing cites it; run exhibit lock", p).relock()
			continue
		}
		if l.sources[p.source] == nil {
			c.find(place{File: LockFile, Line: lp.line}, "lock", "%s is locked but its source is not; run exhibit lock", p).relock()
		}
		for i, phrase := range lp.phrases {
			if !quoted[quotation{lp, spoken(phrase)}] {
				c.find(place{File: LockFile, Line: lp.lines[i]}, "lock", "“%s” is locked for %s but nothing quotes it; run exhibit lock", phrase, p).relock()
			}
		}
	}
}

// checkLock compares the lock with one made anew from the source texts.
func (c *checker) checkLock(l *lock, sources fs.FS) {
	made := c.makeLock(sources, l)
	if l.first {
		c.tell(Unchecked, place{File: LockFile, Line: 1}, "lock", fault.Say("the lock is of an older exhibit and does not say what stands with its figures, so that this was not checked; run exhibit lock")).relock()
	}
	c.nameOtherWords(made)
	where := map[string][]passage{} // the paragraphs of changed texts, by their digest
	for _, id := range slices.Sorted(maps.Keys(made.sources)) {
		if text := c.texts[id]; text != nil && l.sources[id] != nil && l.sources[id].sum != made.sources[id].sum {
			for i, at := range text.Spots() {
				sum := digest(text.Passages[i].Text)
				where[sum] = append(where[sum], passage{id, at})
			}
		}
	}
	changed := map[string]bool{}
	for _, p := range slices.SortedFunc(maps.Keys(made.passages), comparePassages) {
		was, is := l.passages[p], made.passages[p]
		if was == nil || c.isOfResults(p.source) {
			continue // reported where it is cited
		}
		at := place{File: LockFile, Line: was.line}
		switch {
		case was.sum != is.sum:
			changed[p.source] = true
			moved := ""
			if now := where[was.sum]; len(now) > 0 && now[0].source == p.source {
				moved = fmt.Sprintf("; it now stands in %s", now[0].at)
			}
			c.find(at, "lock", "the text of %s has changed%s; look at what leans on it, then run exhibit lock", p, moved)
		case !l.first && !sameMentions(was.mentions, is.mentions): // older versions read figures otherwise
			c.find(at, "lock", "the figures locked for %s are not those of its text, %s; run exhibit lock", p, difference(was.mentions, is.mentions)).relock()
		case !l.first && !slices.EqualFunc(was.said, is.said, func(a, b mention.Mention) bool { return saidLine(a) == saidLine(b) }):
			c.find(at, "lock", "what is locked to be said with the figures of %s is not what its text says; run exhibit lock", p).relock()
		case !l.first && !maps.EqualFunc(was.near, is.near, maps.Equal[nearby, nearby]):
			c.find(at, "lock", "the words locked beside the figures of %s are not those of its text; run exhibit lock", p).relock()
		default:
			for i, phrase := range was.phrases {
				if !is.sought.Found(mention.Spoken(phrase)) {
					c.find(place{File: LockFile, Line: was.lines[i]}, "lock", "“%s” is locked for %s, whose text does not have it; run exhibit lock", phrase, p).relock()
				}
			}
			c.checkKept(p, was, is)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(made.sources)) {
		was, is := l.sources[id], made.sources[id]
		if was == nil || is.sum == "" || c.isOfResults(id) {
			continue
		}
		at := place{File: LockFile, Line: was.line}
		if was.pages != is.pages {
			c.find(at, "lock", "the text of %s has %d pages, not %d; run exhibit lock", id, is.pages, was.pages)
		} else if was.paragraphs != is.paragraphs {
			c.find(at, "lock", "the text of %s has %d paragraphs, not %d; run exhibit lock", id, is.paragraphs, was.paragraphs)
		} else if was.sum != is.sum && !changed[id] {
			c.find(at, "lock", "the text of %s has changed, though no cited passage of it; run exhibit lock", id).relock()
		}
	}
}

func sameMentions(a, b []mention.Mention) bool {
	return slices.EqualFunc(a, b, func(x, y mention.Mention) bool { return x.Kind == y.Kind && x.String() == y.String() })
}

// difference is the part of a message that names the first mention that only one of two
// lists has.
func difference(locked, found []mention.Mention) string {
	lacking := func(list, among []mention.Mention) string {
		has := map[string]bool{}
		for _, f := range among {
			has[f.String()] = true
		}
		for _, f := range list {
			if !has[f.String()] {
				return f.String()
			}
		}
		return ""
	}
	if f := lacking(locked, found); f != "" {
		return "which does not have " + f
	}
	if f := lacking(found, locked); f != "" {
		return "which has " + f
	}
	return "in another order"
}
