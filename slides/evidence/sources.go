package evidence

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"exhibit/slides"
	"exhibit/slides/document"
	"exhibit/slides/fault"
	"exhibit/slides/memo"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"

	"golang.org/x/sync/errgroup"
)

// sourceText is a source as it was read, with what stands in its passages.
type sourceText struct {
	*document.Text
	language mention.Language
	once     sync.Once
	states   []*mention.Set      // by passage
	figures  [][]mention.Mention // likewise
}

// mentions are those of each passage.
func (t *sourceText) mentions() []*mention.Set {
	t.once.Do(func() {
		for _, p := range t.Passages {
			found := t.language.Read(p.Text)
			t.states, t.figures = append(t.states, mention.NewSet(found)), append(t.figures, found)
		}
	})
	return t.states
}

// languageOf is the language of a text of a source, which its bibliography says, else the text, else that of its deck with a tag.
func languageOf(s *slides.Source, text, lang string) mention.Language {
	if s != nil && s.Language != "" {
		return mention.LanguageOf(s.Language)
	}
	return mention.Guess(text, lang)
}

// languageOf is the language of words of the source with an id.
func (c *checker) languageOf(source, text string) mention.Language {
	return languageOf(c.sources[source], text, c.deck.Lang)
}

// kept are the sources that were read, by the digest of what they were read from, for the next check of the same files.
var kept = memo.Memo[[sha256.Size]byte, *sourceText]{Most: 256 << 20}

// readText reads the file of a source, or remembers it. lang is the tag of the language of its deck.
func readText(s *slides.Source, b []byte, lang string) (*sourceText, error) {
	hash := sha256.New()
	fmt.Fprintf(hash, "%q %q %q\n", s.File, s.Language, lang)
	hash.Write(b)
	return kept.Read([sha256.Size]byte(hash.Sum(nil)), len(b), func() (*sourceText, error) {
		read, err := document.Read(s.File, b)
		if err != nil {
			return nil, err
		}
		text := &sourceText{Text: read}
		if read.Results == nil { // whose numbers are read
			text.language = languageOf(s, read.String(), lang)
		}
		return text, nil
	})
}

// readCited reads the texts of all cited sources, and reports those that cannot be read.
func (c *checker) readCited(sources fs.FS) {
	var cited []*slides.Source
	for _, id := range slices.Sorted(maps.Keys(c.citedSources())) {
		if c.sources[id] != nil {
			cited = append(cited, c.sources[id])
		}
	}
	for i, err := range c.readTexts(sources, cited) {
		switch s := cited[i]; {
		case err == nil:
		case c.partial && errors.Is(err, fs.ErrNotExist):
			c.tell(Unchecked, place{File: s.List, Line: s.Line}, "source", fault.Say("the text %s of source %q is not there, so that the lock was not held against it", s.File, s.ID))
		default:
			c.errorf(s.List, s.Line, "%v", err)
		}
	}
}

// readTexts reads texts, several at a time, and returns what is wrong with each.
func (c *checker) readTexts(sources fs.FS, cited []*slides.Source) []error {
	texts, errs := make([]*sourceText, len(cited)), make([]error, len(cited))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	var telling sync.Mutex
	read := 0
	for i, s := range cited {
		group.Go(func() error {
			texts[i], errs[i] = c.readSource(sources, s)
			telling.Lock()
			defer telling.Unlock()
			read++
			for _, progress := range c.progress {
				progress(read, len(cited), s.File)
			}
			return nil
		})
	}
	group.Wait() // no reader fails the others
	for i, s := range cited {
		c.texts[s.ID] = texts[i]
	}
	return errs
}

// readSource reads a source's text: results from the deck's folder if they are there, else a file among the source texts. The
// error is for a text that is missing or cannot be read, and for a name that leads out of the folder.
func (c *checker) readSource(sources fs.FS, s *slides.Source) (*sourceText, error) {
	switch {
	case s.File == "":
		return nil, fmt.Errorf("source %q is cited but has no file; add a line file: name.txt, the name of its text", s.ID)
	case !plainName(s.File):
		return nil, fmt.Errorf("file: %q is not the plain name of a file; write one such as text.txt", s.File)
	}
	b, ours, err := c.parsed.Results(s)
	if !ours {
		b, err = pandoc.ReadFile(sources, s.File, document.MaxSize)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, noText{s.File, s.ID}
	}
	var text *sourceText
	if err == nil {
		text, err = readText(s, b, c.deck.Lang)
	}
	if err != nil {
		return nil, fmt.Errorf("text %s of source %q: %w", s.File, s.ID, err)
	}
	return text, nil
}

// noText is the error of a text that is not there.
type noText struct{ file, source string }

func (e noText) Error() string {
	return fmt.Sprintf("there is no text %s for source %q; put it among the sources or correct file", e.file, e.source)
}

// Is reports whether the error is that a file does not exist.
func (e noText) Is(target error) bool { return target == fs.ErrNotExist }

// plainName reports whether a name is that of a file directly in a folder, on any system.
func plainName(name string) bool {
	return fs.ValidPath(name) && name != "." && !strings.ContainsAny(name, "/\\:\x00\n\r") && !strings.HasPrefix(name, ".")
}
