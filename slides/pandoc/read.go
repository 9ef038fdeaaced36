package pandoc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"exhibit/seal"
	"exhibit/slides"
	"exhibit/slides/fault"
	"exhibit/slides/fields"
	"exhibit/slides/foreign"
	"exhibit/slides/highlight"
	"exhibit/slides/identifier"
	"exhibit/slides/room"
	"exhibit/slides/spelling"
	"exhibit/slides/texmath"
)

const (
	// DeckFile is the name of a deck's text in its folder.
	DeckFile = "deck.md"

	// DataDir is the folder of the files of data in a deck's folder.
	DataDir = "data"

	maxText = 1 << 20 // bytes of a deck's text and of the bibliography
	maxData = 4 << 20 // bytes of a CSV file
)

// reader is the state of reading one deck.
type reader struct {
	fsys     fs.FS
	name     string // of the deck's text in fsys
	errs     Errors
	warnings Errors
	deck     *slides.Deck
	files    map[string]seal.File // the files read so far, by name

	src   []byte // the deck's text with line feeds only, and all that it includes
	lines []int  // where each line of src begins
	parts []part // the files that src was made of

	front            frontKeys
	bibliographyFile string
	reviews          []Review

	level       int             // of the headings that begin slides; those above are parts
	incremental bool            // lists come item by item where nothing else is said
	warned      map[string]bool // what has been warned of once and is not again
	examples    examples

	hasSources bool                      // false when a bibliography could not be read
	lostFigure bool                      // a figure could not be read, so its data may seem unused
	sources    map[string]*slides.Source // of all bibliographies, by id
	names      map[string]textName       // of the same, by id
	cited      map[string]bool           // the ids of those that the deck cites or lists
	uncited    []slides.Source           // the others
	unknown    unknownKeys
	slugs      map[string]int // a slide's line by its slug
	ids        identifier.Set
	anchors    map[string]string        // the slug of the slide that has an identifier, by identifier
	figures    map[string]int           // a figure's line by its id
	failures   map[string][]string      // the ids of figures that could not be read, by what was wrong
	disowned   map[*ast.Heading]bool    // headings whose identifier another slide has, or none may have
	frontLost  bool                     // the front matter could not be read
	shownFiles map[string]*slides.Media // by path as the deck has it; nil for one that could not be read
	mediaSize  int64                    // bytes of all of them
	noted      int                      // footnotes so far
	disputed   int                      // records of disagreements so far
	footnotes  map[int]*extast.Footnote // by their number in the document
	noteSizes  map[*extast.Footnote]int // the bytes of those that have been read
	repeated   int                      // bytes of text that has been read before
	hints      int                      // how many words have been looked for among those that are known
	records    int                      // of all figures
	rowCount   int                      // of all files, each as often as figures read it in another way
	column     column                   // of the last position
	data       map[string][]Row         // by file name in data/; nil for one that could not be read
	painter    highlight.Painter        // of code
	formulas   texmath.Renderer
	results    map[string]*resultsFile // by the file that a source names
	sheets     map[string]*sheet       // by path; nil for one that could not be read
	footer     Field                   // of the theme, where the front matter has none
	dataPaths  map[string]string       // of the files of figures, by Figure.Data
	captions   map[ast.Node]bool       // paragraphs that are the caption of a table
	fileLines  map[string][]string     // see linesOf
	faces      []faceFile              // typefaces of the deck
	widths     room.Faces              // those of them by which widths of text are estimated
}

// Parsed is what was read of a deck.
type Parsed struct {
	Deck *slides.Deck
	// Errors are what could not be read or decided: the deck is broken if there are any. Warnings
	// are what was left out, or will not look as meant.
	Errors, Warnings Errors
	// Slides reports whether the slides were read, as far as they could be.
	Slides bool
	// FrontLost reports whether there is front matter that could not be read.
	FrontLost bool
	// Front are the title, the subtitle and the footer of the front matter, by key, on the line and in the column where they
	// stand; the footer perhaps of the theme.
	Front map[string]Field
	// Rows are the rows of all data that figures use, by file name in data/.
	Rows map[string][]Row
	// Reviews are the signatures in the front matter.
	Reviews []Review
	// Judgements are the reviews in the file of reviews, the oldest first.
	Judgements []Judgement
	// Bibliography is the name of the file of the sources, or of the first of several; empty for none.
	Bibliography string
	// Unlisted reports whether a bibliography could not be read, so that a source may be known though the
	// deck does not have it.
	Unlisted bool
	// Uncited are the sources of the bibliography that the deck neither cites nor lists.
	Uncited []slides.Source

	r       *reader
	charted map[string][]string // see chartedFiles
}

// Field is a scalar of the front matter.
type Field struct {
	Text string
	Place
}

// Place is a position in a file of the deck: line from 1, 0 for the whole file; column in
// characters from 1, 0 for the whole line.
type Place struct {
	File         string
	Line, Column int
}

// Place returns where an offset of the deck's text is, as Node.Pos has it.
func (p *Parsed) Place(pos int) Place { return p.r.position(pos) }

// Source returns the text of the deck between two offsets.
func (p *Parsed) Source(from, to int) string { return string(p.r.src[from:to]) }

// HasSlug reports whether a slide has a slug.
func (p *Parsed) HasSlug(slug string) bool { _, ok := p.r.slugs[slug]; return ok }

// Parse reads the deck in a folder whose text is the file name. Of a broken deck it returns what
// could be read.
func Parse(fsys fs.FS, name string) *Parsed {
	r := newReader(fsys, name)
	p := &Parsed{Deck: r.deck, Rows: r.data, Front: map[string]Field{}, r: r}
	p.Slides = r.read()
	p.Judgements = r.readJudgements()
	p.FrontLost, p.charted = r.frontLost, r.chartedFiles(r.deck)
	for _, v := range []fields.Value{r.front.Title.Value, r.front.Subtitle.Value, r.front.Footer.Value} {
		if v.Given() {
			p.Front[v.Key] = Field{v.Node.Value, yamlText{r, r.name, frontLines}.place(v.Node)}
		}
	}
	if r.footer.Text != "" {
		p.Front["footer"] = r.footer
	}
	p.Errors, p.Warnings = r.errs.Sorted(), r.warnings.Sorted()
	p.Reviews, p.Bibliography = r.reviews, r.bibliographyFile
	p.Unlisted, p.Uncited = p.Bibliography != "" && !r.hasSources, r.uncited
	r.deck.Files = seal.New(slices.Collect(maps.Values(r.files))...)
	return p
}

// column is the column, from 1, of an offset of the deck's text.
type column struct{ pos, at int }

func newReader(fsys fs.FS, name string) *reader {
	return &reader{
		fsys:       fsys,
		name:       name,
		files:      map[string]seal.File{},
		deck:       &slides.Deck{Lang: "en", Slides: []slides.Slide{}, Figures: []slides.Figure{}, Sources: []slides.Source{}},
		slugs:      map[string]int{},
		sources:    map[string]*slides.Source{},
		names:      map[string]textName{},
		cited:      map[string]bool{},
		unknown:    unknownKeys{tallies: map[string]*tally{}, file: map[string]string{}},
		figures:    map[string]int{},
		failures:   map[string][]string{},
		disowned:   map[*ast.Heading]bool{},
		anchors:    map[string]string{},
		shownFiles: map[string]*slides.Media{},
		data:       map[string][]Row{},
		results:    map[string]*resultsFile{},
		dataPaths:  map[string]string{},
		captions:   map[ast.Node]bool{},
		fileLines:  map[string][]string{},
		warned:     map[string]bool{},
		noteSizes:  map[*extast.Footnote]int{},
		column:     column{at: 1},
	}
}

// File reads a text of the deck's folder, without a byte order mark, and counts it among Deck.Files. The
// error is fs.ErrNotExist where there is none, or an [Error].
func (p *Parsed) File(name string) ([]byte, error) {
	text, of, err := readText(p.r.fsys, name, maxData)
	if of.Sum != "" {
		p.r.files[name] = of
		p.Deck.Files = seal.New(slices.Collect(maps.Values(p.r.files))...)
	}
	return text, err
}

// read reads the deck. It is false if its slides could not be read at all.
func (r *reader) read() bool {
	src, err := r.file(r.name, maxText)
	if errors.Is(err, fs.ErrNotExist) {
		r.errorf(r.name, 0, "no such file; a deck is a folder with a %s, or such a file by itself", DeckFile)
		return false
	}
	if err != nil {
		return false
	}
	r.take(src)
	if tool := foreign.Detect(r.name, src); tool != "" && !(tool == foreign.Remark && isPandoc.Match(src)) {
		r.errorf(r.name, 1, "this is a deck of %s; make an ordinary one of it: exhibit import %s -o NEW-FOLDER", tool, r.name)
		return false
	}
	if !r.frontMatter() || !r.parsable() {
		return false
	}
	r.theme(yamlText{r, r.name, frontLines})
	r.ownStyle(yamlText{r, r.name, frontLines})
	r.readBibliography()
	r.parse()
	r.keepCited()
	r.makeFaces()
	r.unknown.report(r)
	r.checkLinks()
	if !r.lostFigure {
		r.checkUnusedData()
	}
	return true
}

// isPandoc matches the front matter of a deck of Pandoc. Signs of remark, such as ???, are notes there.
var isPandoc = regexp.MustCompile(`(?s)^(?:\xef\xbb\xbf)?---\r?\n(?:[^\n]*\n)*?(?:bibliography|title|author|format): `)

// take makes a text the source, with the files that it includes.
func (r *reader) take(src []byte) {
	r.src = append(r.include(r.name, src, 0), '\n')
	r.lines = []int{0}
	for i, c := range r.src {
		if c == '\n' {
			r.lines = append(r.lines, i+1)
		}
	}
}

// parse reads the slides of the deck's text.
func (r *reader) parse() {
	source, noted := r.separateNotes()
	doc, read := r.parseMarkdown(joinNames(source))
	notes, readNotes := r.parseNotes(noted)
	for _, text := range [][]byte{read, readNotes} {
		for i, c := range text {
			if c == '\n' {
				r.src[i] = '\n'
			}
		}
	}
	r.noteCited(doc, notes)
	r.readSlides(doc, notes)
	yamlText{r, r.name, frontLines}.durations(r.front.Durations)
}

// file reads a UTF-8 text of at most limit bytes, without a byte order mark. It reports every
// failure except fs.ErrNotExist, which the caller explains better.
func (r *reader) file(name string, limit int64) ([]byte, error) {
	text, of, err := readText(r.fsys, name, limit)
	if of.Sum != "" {
		r.files[name] = of
	}
	if wrong := (*Error)(nil); errors.As(err, &wrong) {
		r.errs = append(r.errs, wrong)
	}
	return text, err
}

// readText reads a UTF-8 text of at most limit bytes, without a byte order mark, and its digest. The
// error is fs.ErrNotExist, or an [Error].
func readText(fsys fs.FS, name string, limit int64) (text []byte, of seal.File, err error) {
	b, err := ReadFile(fsys, name, limit)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, of, err
	}
	if err != nil {
		return nil, of, &Error{Place: Place{File: name}, Message: fault.Say("%v", err)}
	}
	of = seal.Of(name, b)
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
		return nil, of, &Error{Place: Place{File: name, Line: 1 + bytes.Count(b[:at], []byte("\n"))}, Message: fault.Say("not text in UTF-8; save the file as UTF-8")}
	}
	return b, of, nil
}

// ReadFile reads a file of at most limit bytes. The error is fs.ErrNotExist, or says what to do. It opens nothing that is no plain file: to open a
// pipe waits for who writes it. The file system describes files without opening them, which one of fs.Sub does not.
func ReadFile(fsys fs.FS, name string, limit int64) ([]byte, error) {
	b, err := func() ([]byte, error) {
		info, err := fs.Stat(fsys, name)
		switch {
		case err != nil:
			return nil, err
		case !info.Mode().IsRegular():
			return nil, errors.New("not a plain file; put the text itself there")
		}
		f, err := fsys.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return io.ReadAll(io.LimitReader(f, limit+1))
	}()
	if err == nil && int64(len(b)) > limit {
		err = fmt.Errorf("larger than %d bytes; split it", limit)
	}
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) && !errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("cannot be read: %w", pe.Err)
	}
	return b, err
}

// readFolder lists a folder. It opens nothing that is none: to open a pipe waits for who writes it.
func readFolder(fsys fs.FS, name string) ([]fs.DirEntry, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, errors.New("not a folder; rename it, or make a folder of it")
	}
	return fs.ReadDir(fsys, name)
}

func (r *reader) errorf(file string, line int, format string, args ...any) {
	r.errorAt(Place{File: file, Line: line}, fault.Say(format, args...))
}

func (r *reader) warnf(file string, line int, format string, args ...any) {
	r.warnAt(Place{File: file, Line: line}, fault.Say(format, args...))
}

func (r *reader) errorAt(at Place, m fault.Message) {
	r.errs = append(r.errs, &Error{Place: at, Message: m})
}

// warnAt warns of a fault, and returns the warning for a fix to be added.
func (r *reader) warnAt(at Place, m fault.Message) *Error {
	r.warnings = append(r.warnings, &Error{Place: at, Message: m})
	return r.warnings[len(r.warnings)-1]
}

// deckErrorf reports an error at an offset of the deck's text.
func (r *reader) deckErrorf(pos int, format string, args ...any) {
	r.errorAt(r.position(pos), fault.Say(format, args...))
}

// deckWarnf warns of what stands at an offset of the deck's text.
func (r *reader) deckWarnf(pos int, format string, args ...any) {
	r.warnAt(r.position(pos), fault.Say(format, args...))
}

// warnOnce warns of something the first time that it is met.
func (r *reader) warnOnce(what string, pos int, format string, args ...any) {
	if !r.warned[what] {
		r.warned[what] = true
		r.deckWarnf(pos, format, args...)
	}
}

// line is the line of src, from 1, at an offset.
func (r *reader) line(pos int) int {
	return max(1, sort.SearchInts(r.lines, pos+1))
}

// position is where an offset of src stands in the file that it was read from. Offsets of a line are mostly
// asked for in order, so that the characters are counted on from the last.
func (r *reader) position(pos int) Place {
	line := r.line(pos)
	start := r.lines[line-1]
	pos = min(max(pos, start), len(r.src))
	if r.column.pos < start || r.column.pos > pos {
		r.column = column{start, 1}
	}
	r.column.at += utf8.RuneCount(r.src[r.column.pos:pos])
	r.column.pos = pos
	at := Place{r.name, line, r.column.at}
	for _, p := range r.parts {
		if pos < p.start {
			break
		}
		at.File, at.Line = p.file, line-r.line(p.start)+p.line
	}
	return at
}

// lineText is a line of src without its line feed; empty beyond the end.
func (r *reader) lineText(line int) string {
	if line < 1 || line >= len(r.lines) {
		return ""
	}
	return string(r.src[r.lines[line-1] : r.lines[line]-1])
}

// checkUnusedData warns of CSV files that no figure uses.
func (r *reader) checkUnusedData() {
	entries, err := readFolder(r.fsys, DataDir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		r.errorf(DataDir, 0, "cannot be read: %v", err)
	}
	for _, e := range entries {
		if _, used := r.data[e.Name()]; !used && strings.HasSuffix(e.Name(), ".csv") {
			r.warnf(path.Join(DataDir, e.Name()), 0, "no figure uses this file; remove it or add a figure")
		}
	}
}

// How many words are looked for among those that are known, and how long they may be. A deck with more unknown
// words has another fault.
const maxHints, maxHinted = 200, 100

// hint looks for the known word that was meant.
func (r *reader) hint(word string, known func() []string) spelling.Guess {
	if r.hints++; r.hints > maxHints || len(word) > maxHinted {
		return spelling.Guess{Word: word}
	}
	return spelling.Hint(word, known())
}
