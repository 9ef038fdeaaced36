// Package highlight colours code when a deck is read.
package highlight

import (
	"strings"
	"time"

	"exhibit/slides"

	"github.com/alecthomas/chroma/v2"
)

const (
	// maxCode is how many bytes of code are coloured in a block.
	maxCode = 64 << 10
	// maxSpans is how many spans all blocks of a deck may have together: a span takes 0.3 KB.
	maxSpans = 200_000
	// maxBlock and maxDeck are how long the colouring of a block and of a deck may take. Code as
	// people write it takes a microsecond a byte; some of chroma's patterns take exponential time
	// for code that is made for it. One pattern alone gives up after 0.25 s.
	maxBlock = time.Second
	maxDeck  = 5 * time.Second
)

// Painter colours the code blocks of one deck, one after the other, within the time and memory
// that a deck may take. What is too much for that is plain text. The zero value is ready for use.
type Painter struct {
	spans int           // so far
	spent time.Duration // so far
}

// Lines is code as its lines, without line breaks; an empty line has no nodes. A node is plain
// text or an element span with one of [Classes] as its class. Put together, the texts are the code,
// in which CR LF is LF and a last line break ends the last line.
//
// A language is a name, alias or file extension as Pandoc, Quarto and GitHub know it, in any case,
// also as {python}, {r, echo=FALSE} or language-js. An unknown language makes plain text, with known
// false. Known is true for the languages of plain text, such as text and the empty one.
func (p *Painter) Lines(language, code string) (lines [][]slides.Node, known bool) {
	code = strings.TrimSuffix(strings.ReplaceAll(code, "\r\n", "\n"), "\n")
	if code == "" {
		return nil, true
	}
	l, known := lexer(language)
	if l == nil || len(code) > maxCode || p.spans >= maxSpans || p.spent >= maxDeck {
		return plain(code), known
	}
	if lines = p.paint(l, code); lines == nil {
		lines = plain(code)
	}
	return lines, true
}

// plain is code as lines of plain text.
func plain(code string) [][]slides.Node {
	all := strings.Split(code, "\n")
	lines := make([][]slides.Node, len(all))
	for i, line := range all {
		if line != "" {
			lines[i] = []slides.Node{{Text: line}}
		}
	}
	return lines
}

// paint is code as coloured lines; nil if that took too long or the lexer failed.
func (p *Painter) paint(l chroma.Lexer, code string) (lines [][]slides.Node) {
	start := time.Now()
	limit := min(maxBlock, maxDeck-p.spent)
	defer func() {
		p.spent += time.Since(start)
		if recover() != nil { // lexers panic where their rules do not fit together
			lines = nil
		}
	}()
	next, err := l.Tokenise(&chroma.TokeniseOptions{State: "root"}, code+"\n")
	if err != nil {
		return nil
	}
	s := &sheet{text: code + "\n", lines: make([][]slides.Node, 1, strings.Count(code, "\n")+2)}
	for token := next(); token != chroma.EOF; token = next() {
		if !s.write(token.Value, class(token.Type)) || p.spans+s.spans > maxSpans || time.Since(start) > limit {
			return nil
		}
	}
	if s.end < len(s.text) {
		return nil
	}
	p.spans += s.spans
	return s.lines[:len(s.lines)-1] // the line break of the last line has begun another
}

// sheet is the lines of a text as they are written. Nodes share the text's memory.
type sheet struct {
	text       string
	lines      [][]slides.Node
	spans      int
	class      string // of the last node of the last line
	start, end int    // of that node, in text
}

// write adds a token, which must be what follows in the text.
func (s *sheet) write(token, class string) (ok bool) {
	if !strings.HasPrefix(s.text[s.end:], token) {
		return false
	}
	for i, part := range strings.Split(token, "\n") {
		if i > 0 {
			s.lines = append(s.lines, nil)
			s.end++
		}
		switch {
		case part == "":
		case strings.TrimSpace(part) == "": // a space has no colour
			s.add(len(part), "")
		default:
			s.add(len(part), class)
		}
	}
	return true
}

// add adds the next bytes of the text, which hold no line break, to the last line.
func (s *sheet) add(bytes int, class string) {
	line := &s.lines[len(s.lines)-1]
	if len(*line) == 0 || s.class != class {
		s.class, s.start = class, s.end
		node := slides.Node{}
		if class != "" {
			s.spans++
			node = slides.Node{Kind: "span", Attrs: []slides.Attr{{Name: "class", Value: class}}, Children: make([]slides.Node, 1)}
		}
		*line = append(*line, node)
	}
	s.end += bytes
	last := &(*line)[len(*line)-1]
	if class != "" {
		last = &last.Children[0]
	}
	last.Text = s.text[s.start:s.end]
}
