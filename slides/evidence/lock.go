package evidence

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
)

const (
	// LockFile is the name of the lock in a deck's folder.
	LockFile = "sources.lock"
	// lockHead is the first line of a lock. Its number is the version of the format.
	lockHead = "exhibit lock 2: what the cited passages hold, never the passages; made by exhibit lock, not by hand"
	// firstLockHead is that of a lock which does not say what stands beside figures and quotations, and who speaks.
	firstLockHead = "exhibit lock 1: what the cited passages hold, never the passages; made by exhibit lock, not by hand"
)

// passage is one paragraph of one source.
type passage struct {
	source    string // its id
	paragraph int
}

// String is the passage as an author writes it, such as "chen-lim ¶16".
func (p passage) String() string { return fmt.Sprintf("%s ¶%d", p.source, p.paragraph) }

func comparePassages(a, b passage) int {
	return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.paragraph, b.paragraph))
}

// lock is the content of sources.lock: facts about the sources without their texts.
type lock struct {
	sources  map[string]*lockedSource
	passages map[passage]*lockedPassage
	first    bool // of the first version
}

type lockedSource struct {
	file       string // its name among the source texts
	paragraphs int
	sum        string // SHA-256 of the whole text, normalised, in hexadecimal
	line       int    // in the lock
}

type lockedPassage struct {
	sum      string               // SHA-256 of the paragraph, normalised
	mentions []mention.Mention    // all of the paragraph
	near     map[string]nearby    // the words beside figures, by their labels
	besides  []nearby             // the words beside each of mentions; nil until asked for
	salted   map[string][2]uint16 // digests of words that were asked for
	phrases  []string             // quoted by the deck, no others
	turns    map[string]string    // of those that the passage turns, see turnOf
	speakers []string             // words by which it names those who speak in the deck
	line     int
	lines    []int          // of the phrases in the lock
	text     string         // the paragraph; empty in a lock that was read
	sought   mention.Sought // what is looked for in text, or in phrases
	stated   *mention.Set   // mentions; nil until asked for
	spoken   [][]string     // the words of the phrases; nil until asked for
}

// set is the passage's mentions as a set.
func (p *lockedPassage) set() *mention.Set {
	if p.stated == nil {
		p.stated = mention.NewSet(p.mentions)
	}
	return p.stated
}

// digest is the SHA-256 of a text, normalised, in hexadecimal.
func digest(text string) string {
	sum := sha256.Sum256([]byte(mention.Normalised(text)))
	return hex.EncodeToString(sum[:])
}

// Lock reads the source texts and returns the contents of a deck's sources.lock: for each
// cited passage its digest, all numbers, dates and numbered names in it, and the phrases that
// the deck quotes from it. The same deck and texts give the same bytes. The error is an
// [pandoc.Errors] if the deck is broken or a text is missing.
func Lock(deck fs.FS, name string, sources fs.FS) ([]byte, error) {
	c := newChecker(deck, name)
	if len(c.errs) > 0 {
		return nil, c.errs.Sorted()
	}
	l := c.makeLock(sources, nil)
	if len(c.errs) > 0 {
		return nil, c.errs.Sorted()
	}
	return l.text(), nil
}

// makeLock makes a lock of all cited passages, and reports missing texts and paragraphs. In the passages it
// looks for what the deck quotes, and for the phrases of an older lock, nil for none.
func (c *checker) makeLock(sources fs.FS, old *lock) *lock {
	l := &lock{sources: map[string]*lockedSource{}, passages: map[passage]*lockedPassage{}}
	texts := map[string][]string{}
	for _, at := range c.cites {
		id := at.source()
		s := c.sources[id]
		if s == nil {
			continue
		}
		if l.sources[id] == nil {
			text, ok := c.sourceText(sources, s)
			l.sources[id] = &lockedSource{file: s.File}
			if !ok {
				continue
			}
			texts[id] = paragraphs(text)
			*l.sources[id] = lockedSource{file: s.File, paragraphs: len(texts[id]), sum: digest(text)}
		}
		if texts[id] == nil {
			continue
		}
		var none []passage
		for _, p := range at.passages {
			if p.paragraph > len(texts[id]) {
				none = append(none, p)
			} else if l.passages[p] == nil {
				text := texts[id][p.paragraph-1]
				l.passages[p] = &lockedPassage{sum: digest(text), mentions: mention.Read(text), text: text}
			}
		}
		if len(none) > 0 {
			c.errorf(at.File, at.Line, "%s: the text has %d paragraphs; correct the citation", passageList(none), len(texts[id]))
		}
	}
	c.lockPhrases(l, old)
	c.lockSpeakers(l)
	for _, lp := range l.passages {
		lp.lockNearby(c.deck.Lang)
		lp.tidy()
	}
	return l
}

// lockPhrases looks for what the deck quotes, and for the phrases of an older lock, in the passages of a new
// one, and locks what the deck quotes.
func (c *checker) lockPhrases(l, old *lock) {
	sought := func(p *lockedPassage, piece string) { p.sought.Add(mention.Spoken(piece)) }
	c.seek(l, sought)
	if old != nil {
		for p, was := range old.passages {
			for _, phrase := range was.phrases {
				if is := l.passages[p]; is != nil {
					sought(is, phrase)
				}
			}
		}
	}
	for _, lp := range l.passages {
		lp.sought.Look(mention.Spoken(lp.text))
	}
	c.seek(l, func(p *lockedPassage, piece string) {
		if p.sought.Found(mention.Spoken(piece)) {
			p.phrases = append(p.phrases, piece)
			if turn := turnOf(piece, p.text); turn != "" {
				if p.turns == nil {
					p.turns = map[string]string{}
				}
				p.turns[piece] = turn
			}
		}
	})
}

// tidy sorts mentions and phrases and drops equal ones.
func (p *lockedPassage) tidy() {
	slices.SortFunc(p.mentions, func(a, b mention.Mention) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), compareNumbers(a.Value, b.Value), cmp.Compare(a.String(), b.String()))
	})
	p.mentions = slices.CompactFunc(p.mentions, func(a, b mention.Mention) bool { return a.Kind == b.Kind && a.String() == b.String() })
	slices.SortFunc(p.phrases, func(a, b string) int {
		return cmp.Or(slices.Compare(mention.Spoken(a), mention.Spoken(b)), cmp.Compare(a, b))
	})
	p.phrases = slices.CompactFunc(p.phrases, func(a, b string) bool { return slices.Equal(mention.Spoken(a), mention.Spoken(b)) })
}

// compareNumbers orders canonical values by number, and those that are none as text.
func compareNumbers(a, b string) int {
	switch {
	case mention.Less(mention.Bare(a), mention.Bare(b)):
		return -1
	case mention.Less(mention.Bare(b), mention.Bare(a)):
		return 1
	}
	return cmp.Compare(a, b)
}

// maxSource bounds the size of a source text in bytes.
const maxSource = 16 << 20

// sourceText reads a source's text. It reports a missing text, and a name that leads out of
// the folder.
func (c *checker) sourceText(sources fs.FS, s *slides.Source) (string, bool) {
	file, line := s.List, s.Line
	switch {
	case s.File == "":
		c.errorf(file, line, "source %q is cited but has no file; add a line file: name.txt, the name of its text", s.ID)
		return "", false
	case !plainName(s.File):
		c.errorf(file, line, "file: %q is not the plain name of a file; write one such as text.txt", s.File)
		return "", false
	}
	b, _, err := pandoc.ReadText(sources, s.File, maxSource)
	if errors.Is(err, fs.ErrNotExist) {
		c.errorf(file, line, "there is no text %s for source %q; put it among the sources or correct file", s.File, s.ID)
		return "", false
	}
	if wrong := (*pandoc.Error)(nil); errors.As(err, &wrong) {
		c.errorf(file, line, "text %s of source %q: %s", s.File, s.ID, wrong.Text)
		return "", false
	}
	return strings.ReplaceAll(string(b), "\r\n", "\n"), true
}

// plainName reports whether a name is that of a file directly in a folder, on any system.
func plainName(name string) bool {
	return fs.ValidPath(name) && name != "." && !strings.ContainsAny(name, "/\\:\x00\n\r") && !strings.HasPrefix(name, ".")
}

// text is the lock as a file: a block of lines for each source and each passage, sorted.
func (l *lock) text() []byte {
	var b bytes.Buffer
	fmt.Fprintln(&b, lockHead)
	for _, id := range slices.Sorted(maps.Keys(l.sources)) {
		s := l.sources[id]
		fmt.Fprintf(&b, "\n%s\n  file: %s\n  paragraphs: %d\n  sha256: %s\n", id, s.file, s.paragraphs, s.sum)
	}
	for _, p := range slices.SortedFunc(maps.Keys(l.passages), comparePassages) {
		lp := l.passages[p]
		fmt.Fprintf(&b, "\n%s\n  sha256: %s\n", p, lp.sum)
		for _, f := range lp.mentions {
			fmt.Fprintf(&b, "  %s\n", label(f))
			if near := lp.near[label(f)]; near != nil {
				fmt.Fprintf(&b, "  near: %s\n", near)
			}
		}
		for _, s := range lp.phrases {
			fmt.Fprintf(&b, "  phrase: %s\n", s)
			if turn := lp.turns[s]; turn != "" {
				fmt.Fprintf(&b, "  turned: %s\n", turn)
			}
		}
		for _, s := range lp.speakers {
			fmt.Fprintf(&b, "  speaker: %s\n", s)
		}
	}
	return b.Bytes()
}

var (
	mentionKinds = []string{mention.Number: "number", mention.Date: "date", mention.Name: "name"}
	lockedEntry  = regexp.MustCompile(`^(\S+?)(?: ¶([1-9]\d{0,3}))?$`)
	sha256Hex    = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// readLock reads the deck's lock; nil if it is missing, and nil after an error if it cannot be
// read. It reports lines that lock.text does not write.
func (c *checker) readLock() *lock {
	b, err := c.parsed.File(LockFile)
	if wrong := (*pandoc.Error)(nil); errors.As(err, &wrong) {
		c.errs = append(c.errs, wrong)
	}
	if err != nil {
		return nil
	}
	l := &lock{sources: map[string]*lockedSource{}, passages: map[passage]*lockedPassage{}}
	wrong := func(line int) {
		c.errorf(LockFile, line, "not a line of a lock; make the lock anew with exhibit lock")
	}
	var s *lockedSource
	var p *lockedPassage
	n := 0
	for text := range strings.Lines(string(b)) {
		n++
		text = strings.TrimRight(text, "\r\n")
		entry, isEntry := strings.CutPrefix(text, "  ")
		key, value, hasValue := strings.Cut(entry, ": ")
		switch {
		case n == 1:
			l.first = text == firstLockHead
			if text != lockHead && !l.first {
				c.errorf(LockFile, 1, "not a lock of this version of exhibit; make it anew with exhibit lock")
				return nil
			}
		case text == "":
		case !isEntry:
			m := lockedEntry.FindStringSubmatch(text)
			s, p = nil, nil
			switch {
			case m == nil:
				wrong(n)
			case m[2] == "" && l.sources[m[1]] == nil:
				s = &lockedSource{line: n}
				l.sources[m[1]] = s
			case m[2] != "":
				paragraph, _ := strconv.Atoi(m[2])
				id := passage{m[1], paragraph}
				if l.passages[id] != nil {
					wrong(n)
				}
				p = &lockedPassage{line: n}
				l.passages[id] = p
			default:
				wrong(n)
			}
		case !hasValue:
			wrong(n)
		case s != nil && key == "file" && plainName(value):
			s.file = value
		case s != nil && key == "paragraphs":
			if s.paragraphs, err = strconv.Atoi(value); err != nil || s.paragraphs < 0 {
				wrong(n)
			}
		case s != nil && key == "sha256" && sha256Hex.MatchString(value):
			s.sum = value
		case p != nil && key == "sha256" && sha256Hex.MatchString(value):
			p.sum = value
		case p != nil && key == "phrase" && mention.PhraseLength(value) <= mention.MaxPhrase && len(mention.Spoken(value)) > 0:
			p.phrases, p.lines = append(p.phrases, value), append(p.lines, n)
		case p != nil && key == "turned" && len(p.phrases) > 0 && isTurn(value):
			if p.turns == nil {
				p.turns = map[string]string{}
			}
			p.turns[p.phrases[len(p.phrases)-1]] = value
		case p != nil && key == "speaker" && len(mention.Spoken(value)) > 0 && len(strings.Fields(value)) == 1:
			p.speakers = append(p.speakers, value)
		case p != nil && key == "near" && len(p.mentions) > 0:
			near, ok := readNearby(value)
			if !ok {
				wrong(n)
				continue
			}
			if p.near == nil {
				p.near = map[string]nearby{}
			}
			p.near[label(p.mentions[len(p.mentions)-1])] = near
		case p != nil && slices.Contains(mentionKinds, key):
			found := mention.Read(value)
			if len(found) != 1 || mentionKinds[found[0].Kind] != key || found[0].String() != value {
				wrong(n)
				continue
			}
			p.mentions = append(p.mentions, found[0])
		default:
			wrong(n)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(l.sources)) {
		if s := l.sources[id]; s.file == "" || s.sum == "" || s.paragraphs == 0 {
			c.errorf(LockFile, s.line, "the entry is not complete; make the lock anew with exhibit lock")
		}
	}
	for _, id := range slices.SortedFunc(maps.Keys(l.passages), comparePassages) {
		if p := l.passages[id]; p.sum == "" {
			c.errorf(LockFile, p.line, "the entry is not complete; make the lock anew with exhibit lock")
		}
	}
	return l
}
