//go:build !js

// Package foreign turns decks of other tools into Exhibit decks: Marp, Slidev, reveal-md (and
// reveal.js Markdown), remark, and the present format of golang.org/x/tools. The result is
// Pandoc's Markdown for slide shows. What has no counterpart is named with the line it stood on.
//
// A deck goes through four steps. [scan] tells code, comments and text apart, line by line. The
// file named after a tool splits the lines into slides and reads the tool's settings; it hands
// the slides on as items, which are lines and marks such as "a column begins". build.go makes
// blocks of them, and write.go writes the blocks.
package foreign

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// Tool is a tool for slides whose files [Convert] reads, as -from names it. The empty Tool is
// none of them.
type Tool string

// The tools.
const (
	Marp    Tool = "marp"
	Slidev  Tool = "slidev"
	Reveal  Tool = "reveal" // reveal-md, and the Markdown files of reveal.js
	Remark  Tool = "remark"
	Present Tool = "present" // golang.org/x/tools/present
)

// Tools lists the tools in the order in which help and documents name them.
var Tools = []Tool{Marp, Slidev, Reveal, Remark, Present}

// Deck is a converted deck.
type Deck struct {
	// Markdown is deck.md, at most 1 MiB.
	Markdown []byte
	// Files are the files that the deck shows or links to, sorted: slash-separated paths in the
	// folder of the input, where each is a regular file. The deck wants them at the same paths.
	Files []string
	// Slides counts the slides; a title slide that is made of front matter is not among them.
	Slides int
	// Lost is what has no counterpart, sorted by file and line.
	Lost []Loss
}

// Loss is a construct that was not kept as it was.
type Loss struct {
	File string // the input, or a file it includes, as a path in the folder of the input
	Line int    // 1 for the first
	// What is "what it is; what became of it", on one line.
	What string
}

// String is "file:line: what".
func (l Loss) String() string { return fmt.Sprintf("%s:%d: %s", l.File, l.Line, l.What) }

const (
	maxSource = 1 << 20 // bytes of a file that is read: the deck, an included file, code
	maxText   = 4 << 20 // bytes read in all, by a deck that includes the same file often
	maxDeck   = 1 << 20 // bytes of deck.md
	maxSlides = 2000
	maxLost   = 1000
)

// converter is the state of converting one deck.
type converter struct {
	tool   Tool
	fsys   fs.FS
	file   string // the file that is being read, for losses
	slides []*slide
	front  front
	files  map[string]bool
	lost   []Loss
	once   map[string]bool // losses that are named only where they first stand
	left   int             // bytes that may still be read
	err    error           // the first failure; what follows it is not looked at

	includes []string          // files of slides that are being read, outermost first
	links    map[string]Loss   // the first link to each slide by its name
	targets  map[string]string // the identifier of a slide by the name that links in the deck have for it
}

// Convert reads the deck in a file of a folder. The error says what is wrong with the file:
// it is not there, not a regular file, too large, or not UTF-8.
func Convert(tool Tool, fsys fs.FS, name string) (*Deck, error) {
	read := map[Tool]func(*converter, string){
		Marp: (*converter).marp, Slidev: (*converter).slidev, Reveal: (*converter).reveal,
		Remark: (*converter).remark, Present: (*converter).present,
	}[tool]
	if read == nil {
		return nil, fmt.Errorf("%q is not a tool whose decks can be read; use one of %v", tool, Tools)
	}
	c := &converter{
		tool: tool, fsys: fsys, file: name, left: maxText,
		files: map[string]bool{}, once: map[string]bool{}, links: map[string]Loss{}, targets: map[string]string{},
	}
	src, err := c.text(name)
	if err != nil {
		return nil, err
	}
	c.includes = []string{name}
	read(c, src)
	if c.err != nil {
		return nil, c.err
	}
	md := c.markdown()
	if len(md) > maxDeck {
		return nil, fmt.Errorf("%s: the converted deck is larger than %d bytes; split it", name, maxDeck)
	}
	if len(c.slides) == 0 {
		return nil, fmt.Errorf("%s: no slides; is it a deck of %s?", name, tool)
	}
	delete(c.files, name)
	d := &Deck{Markdown: []byte(md), Slides: len(c.slides), Lost: c.sortedLosses()}
	for f := range c.files {
		d.Files = append(d.Files, f)
	}
	slices.Sort(d.Files)
	return d, nil
}

// text reads a UTF-8 file with line feeds only, no byte order mark and no NUL.
func (c *converter) text(name string) (string, error) {
	if err := regular(c.fsys, name); err != nil {
		return "", err
	}
	f, err := c.fsys.Open(name)
	if err != nil {
		return "", unwrapped(name, err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxSource+1))
	switch {
	case err != nil:
		return "", unwrapped(name, err)
	case len(b) > maxSource:
		return "", fmt.Errorf("%s: larger than %d bytes; split it", name, maxSource)
	case !utf8.Valid(b) || bytes.IndexByte(b, 0) >= 0:
		return "", fmt.Errorf("%s: not text in UTF-8; save the file as UTF-8", name)
	}
	if err := c.spend(len(b)); err != nil {
		return "", err
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(b)), nil
}

// spend takes n bytes from what a deck may have in all.
func (c *converter) spend(n int) error {
	if c.left -= n; c.left < 0 {
		return fmt.Errorf("%s: with what it includes the deck is larger than %d bytes; include less", c.file, maxText)
	}
	return nil
}

// regular returns an error for a name that is not a regular file below the root of fsys.
// A file that is no regular one is not opened, for opening a pipe waits.
func regular(fsys fs.FS, name string) error {
	if !fs.ValidPath(name) {
		return fmt.Errorf("%s: not a file in the deck's folder; put it there", name)
	}
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return unwrapped(name, err)
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s: not a regular file; name a file", name)
	}
	return nil
}

// unwrapped is an error of the file system with the file's name once, and a remedy.
func unwrapped(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: no such file; correct the name", name)
	}
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		err = pe.Err
	}
	return fmt.Errorf("%s: cannot be read: %w", name, err)
}

// reason is an error without its remedy, for a message that has one of its own.
func reason(err error) string {
	what, _, _ := strings.Cut(err.Error(), ";")
	return what
}

// lose notes what was lost at a line of the file that is being read.
func (c *converter) lose(line int, format string, args ...any) {
	if len(c.lost) < maxLost {
		c.lost = append(c.lost, Loss{c.file, max(1, line), oneLine(fmt.Sprintf(format, args...))})
	}
}

// loseOnce is lose for what occurs often and means the same each time.
func (c *converter) loseOnce(line int, format string, args ...any) {
	what := fmt.Sprintf(format, args...)
	if !c.once[what] && len(c.once) < maxLost {
		c.once[what] = true
		c.lose(line, "%s", what)
	}
}

func (c *converter) sortedLosses() []Loss {
	order := map[string]int{}
	for _, l := range c.lost {
		if _, seen := order[l.File]; !seen {
			order[l.File] = len(order)
		}
	}
	slices.SortStableFunc(c.lost, func(a, b Loss) int {
		if a.File != b.File {
			return order[a.File] - order[b.File]
		}
		return a.Line - b.Line
	})
	return slices.Compact(c.lost)
}

// oneLine is a text without line breaks and other control characters, cut after 300 bytes.
func oneLine(text string) string {
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 }), " ")
	if len(text) <= 300 {
		return text
	}
	cut := 300
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}

// brief is the beginning of a text, for a message.
func brief(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if r := []rune(text); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return text
}

// fail keeps the first failure.
func (c *converter) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

// dir is the folder of the file that is being read.
func (c *converter) dir() string { return path.Dir(c.file) }
