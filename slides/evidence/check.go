package evidence

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"exhibit/seal"
	"exhibit/slides"
	"exhibit/slides/fault"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
	analysis "exhibit/slides/results"
)

// place is a position in a file of the deck.
type place = pandoc.Place

// checker is the state of checking one deck.
type checker struct {
	parsed   *pandoc.Parsed
	deck     *slides.Deck     // of parsed
	language mention.Language // of the deck
	errs     pandoc.Errors    // of parsed, and of lock and source texts
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
	partial  bool                     // texts that are not there are noted
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
	gone        []pandoc.Judgement // of statements that are not in the deck any more
	speakers    []speaker
	orders      []statedOrder
	unsaid      []unsaid
	named       map[string]map[string]bool // see namedBy
	rowSearches int                        // how often all rows were looked through
	// blocksWith counts the blocks of the deck in which a word stands; nil until asked for.
	blocksWith map[string]int
	whole      map[string]*mention.Text    // the texts of sources, to look for runs of words in; nil until asked for
	inNotes    bool                        // the speaker notes of a slide are being read
	namings    map[passage]analysis.Naming // see naming
	analysed   map[string]*sourceText      // see resultsText
	fileOf     map[string]bool             // see isFileOf
}

// newChecker reads a deck and collects its claims and citations. Of a deck with errors it
// collects those of the parts that could be read.
func newChecker(fsys fs.FS, name string) *checker {
	p := pandoc.Parse(fsys, name)
	c := &checker{parsed: p, deck: p.Deck, language: mention.LanguageOf(p.Deck.Lang), errs: p.Errors, sources: map[string]*slides.Source{}, texts: map[string]*sourceText{}, disputed: map[passage][]valueAt{}, conflicts: map[*slides.Node]map[int]*conflict{}, namings: map[passage]analysis.Naming{}, analysed: map[string]*sourceText{}}
	for i := range c.deck.Sources {
		c.sources[c.deck.Sources[i].ID] = &c.deck.Sources[i]
	}
	c.strictestRights()
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

// Option changes what a check looks at.
type Option int

// Partial notes cited sources whose texts are not there, which is an error otherwise: a stranger may have those texts alone that may be handed on.
const Partial Option = iota + 1

// Check lints the deck in a folder against its sources.lock and, if sources is not nil,
// the lock against the source texts. No findings means that every figure, date and
// quotation of the deck stands in a passage that it cites. The error is for sources that
// cannot be read at all; what is wrong with the deck is a finding.
func Check(deck fs.FS, name string, sources fs.FS, options ...Option) ([]Finding, error) {
	c, err := examined(deck, name, sources, options)
	if err != nil {
		return nil, err
	}
	return c.all(), nil
}

// Examine is [Check] with a note of what was not looked at, because the deck says it of itself.
func Examine(deck fs.FS, name string, sources fs.FS, options ...Option) ([]Finding, error) {
	c, err := examined(deck, name, sources, options)
	if err != nil {
		return nil, err
	}
	c.noteOwn()
	c.noteUnread()
	return c.all(), nil
}

// examined returns the checker of a deck, with all that it has found.
func examined(deck fs.FS, name string, sources fs.FS, options []Option) (*checker, error) {
	if sources != nil {
		if _, err := fs.ReadDir(sources, "."); err != nil {
			return nil, fmt.Errorf("cannot read the sources: %w", err)
		}
	}
	c := newChecker(deck, name)
	c.mends, c.from, c.partial = maxMended, sources, slices.Contains(options, Partial)
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
	c.checkBound()
	l := c.readLock()
	c.checkReviews(l)
	c.checkJudgements(l)
	switch {
	case l != nil:
		if l.first {
			c.tell(Unchecked, place{File: LockFile, Line: 1}, "lock", fault.Say("the lock is of an older exhibit and does not say what stands with its figures, so that this was not checked; run exhibit lock")).relock()
		}
		c.checkClaims(l)
		c.checkMoved(l)
		if !broken && !l.first {
			c.lookSpeakers(l)
			c.lookOrders(l)
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
