package evidence

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides/bibliography"
	"exhibit/slides/excerpt"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
)

// lockHead is the first line of a lock, and keptHead that of one that keeps words of passages as rights allow. Their number is
// the version of the format.
const (
	lockHead = "exhibit lock 3: what the cited passages hold, never the passages; made by exhibit lock, not by hand"
	keptHead = "exhibit lock 3: what the cited passages hold, and words of those whose rights allow it; made by exhibit lock, not by hand"
)

// text is the lock as a file: a block of lines for each source and each passage, sorted.
func (l *lock) text() []byte {
	var b bytes.Buffer
	head := lockHead
	for _, lp := range l.passages {
		if lp.kept != "" {
			head = keptHead
		}
	}
	fmt.Fprintln(&b, head)
	for _, id := range slices.Sorted(maps.Keys(l.sources)) {
		s := l.sources[id]
		fmt.Fprintf(&b, "\n%s\n  file: %s\n  paragraphs: %d\n", id, s.file, s.paragraphs)
		if s.pages > 0 {
			fmt.Fprintf(&b, "  pages: %d\n", s.pages)
		}
		fmt.Fprintf(&b, "  sha256: %s\n", s.sum)
	}
	for _, p := range slices.SortedFunc(maps.Keys(l.passages), comparePassages) {
		fmt.Fprintf(&b, "\n%s\n", p)
		for _, line := range l.passages[p].lockLines() {
			fmt.Fprintf(&b, "  %s\n", line)
		}
	}
	return b.Bytes()
}

// lockLines are the lines of a passage's block.
func (p *lockedPassage) lockLines() (lines []string) {
	add := func(key, value string) { lines = append(lines, key+": "+value) }
	add("sha256", p.sum)
	for _, f := range p.mentions {
		lines = append(lines, label(f))
		if near := p.near[label(f)]; near != nil {
			add("near", near.String())
		}
	}
	for _, m := range p.said {
		add(saidKey, saidLine(m))
	}
	for _, o := range p.orders {
		add(orderKey, o.String())
	}
	for _, s := range p.phrases {
		add("phrase", s)
		if turn := p.turns[s]; turn != "" {
			add("turned", turn)
		}
	}
	for _, s := range p.speakers {
		add("speaker", s)
	}
	if p.run != "" {
		add("link", p.run)
	}
	if p.kept != "" {
		add("text", p.kept)
	}
	return lines
}

// isOfFirst reports whether a line begins the block of a passage as the first version has it.
func isOfFirst(line string) bool {
	_, spot, _ := strings.Cut(line, " ")
	return strings.HasPrefix(spot, "¶")
}

// keysSince are the keys of blocks, each with the version of the lock that brought it.
var keysSince = map[string]int{
	"file": 1, "paragraphs": 1, "sha256": 1, "number": 1, "date": 1, "name": 1, "phrase": 1,
	"pages": 2, "near": 2, saidKey: 2, "turned": 2, "speaker": 2, "link": 2, "text": 2,
	orderKey: 3,
}

// sourceKeys are the keys of a source's block. Each takes a value, or is false for one that text does not write.
var sourceKeys = map[string]func(s *lockedSource, value string) bool{
	"file":       func(s *lockedSource, value string) bool { s.file = value; return plainName(value) },
	"paragraphs": func(s *lockedSource, value string) bool { return lockedCount(&s.paragraphs, value) },
	"pages":      func(s *lockedSource, value string) bool { return lockedCount(&s.pages, value) },
	"sha256":     func(s *lockedSource, value string) bool { return lockedSum(&s.sum, value) },
}

// passageKeys are the keys of a passage's block, likewise. line is that of the value.
var passageKeys = map[string]func(p *lockedPassage, value string, line int) bool{
	"sha256": func(p *lockedPassage, value string, _ int) bool { return lockedSum(&p.sum, value) },
	"number": lockedMention(mention.Number),
	"date":   lockedMention(mention.Date),
	"name":   lockedMention(mention.Name),
	"near": func(p *lockedPassage, value string, _ int) bool {
		near, ok := readNearby(value)
		if !ok || len(p.mentions) == 0 {
			return false
		}
		if p.near == nil {
			p.near = map[string]nearby{}
		}
		p.near[label(p.mentions[len(p.mentions)-1])] = near
		return true
	},
	"turned": func(p *lockedPassage, value string, _ int) bool {
		if len(p.phrases) == 0 || !isTurn(value) {
			return false
		}
		if p.turns == nil {
			p.turns = map[string]string{}
		}
		p.turns[p.phrases[len(p.phrases)-1]] = value
		return true
	},
	"speaker": func(p *lockedPassage, value string, _ int) bool {
		p.speakers = append(p.speakers, value)
		return len(mention.Spoken(value)) > 0 && len(strings.Fields(value)) == 1
	},
	saidKey: func(p *lockedPassage, value string, _ int) bool {
		m, ok := readSaid(value)
		p.said = append(p.said, m)
		return ok
	},
	orderKey: func(p *lockedPassage, value string, _ int) bool {
		o, ok := readOrdered(value)
		p.orders = append(p.orders, o)
		return ok
	},
	"link": func(p *lockedPassage, value string, _ int) bool {
		ok := p.run == "" && value == mention.Normalised(value) && len(mention.Spoken(value)) > 0 && mention.PhraseLength(value) <= excerpt.MostLinked
		p.run = value
		return ok
	},
	"text": func(p *lockedPassage, value string, _ int) bool {
		ok := p.kept == "" && value != "" && value == mention.Normalised(value)
		p.kept = value
		return ok
	},
	"phrase": func(p *lockedPassage, value string, line int) bool {
		p.phrases, p.lines = append(p.phrases, value), append(p.lines, line)
		return mention.PhraseLength(value) <= bibliography.MaxKept && len(mention.Spoken(value)) > 0
	},
}

// mentionKinds are the keys of mentions, by their kind.
var mentionKinds = []string{mention.Number: "number", mention.Date: "date", mention.Name: "name"}

// lockedMention returns what reads a mention of a kind.
func lockedMention(kind mention.Kind) func(p *lockedPassage, value string, line int) bool {
	return func(p *lockedPassage, value string, _ int) bool {
		found := mention.Read(value)
		if len(found) == 1 && found[0].Kind == kind && found[0].String() == value {
			p.mentions = append(p.mentions, found[0])
			return true
		}
		m, ok := mention.Locked(kind, value) // as an older lock has it
		p.mentions = append(p.mentions, m)
		return ok
	}
}

// lockedCount reads a number of things.
func lockedCount(n *int, value string) bool {
	var err error
	*n, err = strconv.Atoi(value)
	return err == nil && *n >= 0
}

var sha256Hex = regexp.MustCompile(`^[0-9a-f]{64}$`)

// lockedSum reads a digest.
func lockedSum(sum *string, value string) bool {
	*sum = value
	return sha256Hex.MatchString(value)
}

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
	l := newLock()
	var s *lockedSource
	var p *lockedPassage
	n, version := 0, 0
	for text := range strings.Lines(string(b)) {
		n++
		text = strings.TrimRight(text, "\r\n")
		if n == 1 {
			read, why, ok := lockVersion(text)
			if !ok {
				c.errs = append(c.errs, &pandoc.Error{Place: place{File: LockFile, Line: 1}, Message: why})
				return nil
			}
			version = read
			l.first, l.older = version == 1, version < newestLock
		}
		if n == 1 || text == "" {
			continue
		}
		entry, within := strings.CutPrefix(text, "  ")
		ok := false
		if within {
			ok = lockedLine(entry, n, s, p)
			if key, _, _ := strings.Cut(entry, ": "); ok && keysSince[key] > version {
				c.errorf(LockFile, n, "a lock of version %d has no line %s; it was changed by hand: make the lock anew with exhibit lock", version, key)
				continue
			}
		} else {
			s, p, ok = l.begin(text, n)
			if ok && l.first && p != nil && !isOfFirst(text) {
				c.errorf(LockFile, n, "a lock of version 1 has no places but paragraphs; it was changed by hand: make the lock anew with exhibit lock")
			}
		}
		if !ok {
			c.errorf(LockFile, n, "not a line of a lock; make the lock anew with exhibit lock")
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

// begin adds the block that a line begins: of a source, or of a passage.
func (l *lock) begin(text string, line int) (s *lockedSource, p *lockedPassage, ok bool) {
	id, spot, ofPassage := strings.Cut(text, " ")
	if !ofPassage {
		s = &lockedSource{line: line}
		ok = l.sources[id] == nil
		l.sources[id] = s
		return s, nil, ok
	}
	at, ok := pandoc.ParseSpot(spot)
	if !ok || id == "" {
		return nil, nil, false
	}
	p = &lockedPassage{isValue: at.Name != "", line: line}
	ok = l.passages[passage{id, at}] == nil
	l.passages[passage{id, at}] = p
	return nil, p, ok
}

// lockedLine reads a line of the block of a source or passage, of which one at most is not nil.
func lockedLine(text string, line int, s *lockedSource, p *lockedPassage) bool {
	key, value, _ := strings.Cut(text, ": ")
	switch {
	case s != nil && sourceKeys[key] != nil:
		return sourceKeys[key](s, value)
	case p != nil && passageKeys[key] != nil:
		return passageKeys[key](p, value, line)
	}
	return false
}
