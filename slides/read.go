//go:build !js

package slides

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"exhibit/seal"
)

const (
	deckFile = "deck.md"
	dataDir  = "data"

	maxText = 1 << 20 // bytes of deck.md and of the bibliography
	maxData = 4 << 20 // bytes of a CSV file
)

// reader is the state of reading one deck.
type reader struct {
	fsys  fs.FS
	errs  Errors
	deck  *Deck
	files map[string]seal.File // the files read so far, by name

	src   []byte // deck.md with line feeds only
	lines []int  // where each line of src starts

	doc              ast.Node   // the slides, nil until parsed
	front            yamlFields // the front matter
	bibliographyFile string
	reviews          []review

	hasSources bool // false when the bibliography could not be read
	lostFigure bool // a figure could not be read, so its data may seem unused
	sources    map[string]*Source
	slugs      map[string]int // a slide's line by its slug
	figures    map[string]int // a figure's line by its id
	links      []deckLink
	data       map[string][]row  // by file name in data/; nil for one that could not be read
	sheets     map[string]*sheet // by path; nil for one that could not be read
	warnings   Errors
	captions   map[ast.Node]bool // paragraphs that are the caption of a table
	conflicts  map[int]*conflict // by the end of their mention in src; empty in the first parse
}

// deckLink is a link to another slide, checked when all slides are known.
type deckLink struct {
	slug string
	line int
}

// Read reads the deck in a folder. If the deck is broken, the deck is nil and the error is an
// [Errors] with all faults. Claims that sources.lock does not bear out are no errors: they are
// in [Evidence], and [Check] reports them.
func Read(fsys fs.FS) (*Deck, error) {
	c := newChecker(fsys)
	l := c.r.readLock()
	if len(c.r.errs) > 0 {
		return nil, c.r.errs.sorted()
	}
	c.r.deck.Evidence = c.evidence(l)
	c.r.deck.Files = c.r.manifest()
	return c.r.deck, nil
}

// Files lists the files that [Read] reads, with their digests. Of a broken deck it lists those
// that can be read.
func Files(fsys fs.FS) seal.Manifest {
	r := newReader(fsys)
	r.read()
	r.readLock()
	return r.manifest()
}

func (r *reader) manifest() seal.Manifest {
	return seal.New(slices.Collect(maps.Values(r.files))...)
}

func newReader(fsys fs.FS) *reader {
	return &reader{
		fsys:      fsys,
		files:     map[string]seal.File{},
		deck:      &Deck{Slides: []Slide{}, Figures: []Figure{}, Sources: []Source{}},
		slugs:     map[string]int{},
		sources:   map[string]*Source{},
		figures:   map[string]int{},
		data:      map[string][]row{},
		captions:  map[ast.Node]bool{},
		conflicts: map[int]*conflict{},
	}
}

func (r *reader) read() {
	src, err := r.file(deckFile, maxText)
	if errors.Is(err, fs.ErrNotExist) {
		r.errorf(deckFile, 0, "no such file; a deck is a folder with a deck.md")
		return
	}
	if err != nil {
		return
	}
	r.src = append(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), '\n')
	r.lines = []int{0}
	for i, c := range r.src {
		if c == '\n' {
			r.lines = append(r.lines, i+1)
		}
	}

	bibliography, ok := r.frontMatter()
	r.bibliographyFile = bibliography
	if bibliography != "" {
		r.bibliography(bibliography)
	}
	if !ok || !r.parsable() {
		return
	}
	r.parse()
	r.checkLinks()
	if !r.lostFigure {
		r.checkUnusedData()
	}
}

// parse reads the slides of deck.md. A second call, with reader.conflicts filled in, writes
// the marks of conflicts into their HTML.
func (r *reader) parse() {
	r.deck.Slides, r.deck.Figures, r.links = []Slide{}, []Figure{}, nil
	clear(r.slugs)
	clear(r.figures)
	clear(r.captions)
	r.doc = markdown.Parse(text.NewReader(r.src))
	r.slides(r.doc)
	yamlText{r, deckFile, 1}.durations(r.front["durations"])
}

// file reads a UTF-8 text of at most limit bytes, without a byte order mark. It reports every
// failure except fs.ErrNotExist, which the caller explains better.
func (r *reader) file(name string, limit int64) ([]byte, error) {
	f, err := r.fsys.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var b []byte
	if err == nil {
		defer f.Close()
		b, err = io.ReadAll(io.LimitReader(f, limit+1))
	}
	if err == nil && int64(len(b)) > limit {
		err = fmt.Errorf("larger than %d bytes; split it", limit)
	}
	if err != nil {
		if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
			err = fmt.Errorf("cannot be read: %w", pe.Err)
		}
		r.errorf(name, 0, "%v", err)
		return nil, err
	}
	r.files[name] = seal.Of(name, b)
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if !utf8.Valid(b) || bytes.IndexByte(b, 0) >= 0 {
		at := 0
		for at < len(b) && b[at] != 0 {
			c, size := utf8.DecodeRune(b[at:])
			if c == utf8.RuneError && size == 1 {
				break
			}
			at += size
		}
		err = errors.New("not text in UTF-8; save the file as UTF-8")
		r.errorf(name, 1+bytes.Count(b[:at], []byte("\n")), "%v", err)
		return nil, err
	}
	return b, nil
}

func (r *reader) errorf(file string, line int, format string, args ...any) {
	r.errs = append(r.errs, &Error{file, line, fmt.Sprintf(format, args...)})
}

// deckErrorf reports an error at an offset of deck.md.
func (r *reader) deckErrorf(pos int, format string, args ...any) {
	r.errorf(deckFile, r.line(pos), format, args...)
}

// line is the line of deck.md, from 1, at an offset.
func (r *reader) line(pos int) int {
	return max(1, sort.SearchInts(r.lines, pos+1))
}

// position is the line and the column, in characters, of an offset of deck.md, both from 1.
func (r *reader) position(pos int) (line, column int) {
	line = r.line(pos)
	start := r.lines[line-1]
	return line, 1 + utf8.RuneCount(r.src[start:min(max(pos, start), len(r.src))])
}

// lineText is a line of deck.md without its line feed; empty beyond the end.
func (r *reader) lineText(line int) string {
	if line < 1 || line >= len(r.lines) {
		return ""
	}
	return string(r.src[r.lines[line-1] : r.lines[line]-1])
}

// checkLinks reports links to slides that do not exist.
func (r *reader) checkLinks() {
	var known []string
	for _, s := range r.deck.Slides {
		known = append(known, s.Slug)
	}
	for _, l := range r.links {
		if _, ok := r.slugs[l.slug]; !ok {
			r.errorf(deckFile, l.line, "link to #%s, but no slide has this identifier%s", l.slug, hint(l.slug, known))
		}
	}
}

// checkUnusedData reports CSV files that no figure uses.
func (r *reader) checkUnusedData() {
	entries, err := fs.ReadDir(r.fsys, dataDir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		r.errorf(dataDir, 0, "cannot be read: %v", err)
	}
	for _, e := range entries {
		if _, used := r.data[e.Name()]; !used && strings.HasSuffix(e.Name(), ".csv") {
			r.errorf(path.Join(dataDir, e.Name()), 0, "no figure uses this file; remove it or add a figure")
		}
	}
}

// source returns the source with an id. It reports an unknown id and returns nil.
func (r *reader) source(id, file string, line int) *Source {
	if s := r.sources[id]; s != nil {
		return s
	}
	if r.hasSources {
		var known []string
		for _, s := range r.deck.Sources {
			known = append(known, s.ID)
		}
		r.errorf(file, line, "source %q is not in the bibliography%s", id, hint(id, known))
	}
	return nil
}
