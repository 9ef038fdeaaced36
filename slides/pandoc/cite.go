package pandoc

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"exhibit/slides"
)

// citeNode is a citation: passages of sources in brackets, or the key of a source by itself. The
// reader fills in the labels of its cites, because the parser does not know the sources.
type citeNode struct {
	ast.BaseInline
	Written  string // the citation as the source has it
	Bare     bool   // without brackets, as @key
	Cites    []citation
	Problems []string
}

// citation is one of the passages of a citeNode.
type citation struct {
	slides.Cite
	Prefix string // words before it
}

var kindCite = ast.NewNodeKind("Cite")

func (n *citeNode) Kind() ast.NodeKind         { return kindCite }
func (n *citeNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// maxCite bounds the length of a citation in bytes.
const maxCite = 1000

const citeForm = "write [@source, ¶9]"

// citeParser reads citations in Pandoc's forms: [see @key, p. 4; -@other], @key and @key [p. 4].
type citeParser struct{}

func (citeParser) Trigger() []byte { return []byte{'[', '@'} }

// citeKey matches the key of a source behind @, as Pandoc does: in braces, or letters, digits and
// single characters of punctuation between them.
var citeKey = regexp.MustCompile(`^(?:\{([^{}\s]+)\}|([\pL\pN_](?:[\pL\pN_]|[:.#$%&+?<>~/-]+[\pL\pN_])*))`)

func keyOf(b []byte) (key string, size int) {
	m := citeKey.FindSubmatch(b[:min(len(b), maxCite)])
	if m == nil {
		return "", 0
	}
	return string(m[1]) + string(m[2]), len(m[0])
}

func (citeParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	before := block.PrecendingCharacter()
	if line[0] == '[' {
		if before == '!' || before == '^' {
			return nil
		}
		return parseCitation(block)
	}
	if unicode.IsLetter(before) || unicode.IsDigit(before) || before == '.' || before == '_' || before == '/' {
		return nil // an address
	}
	key, size := keyOf(line[1:])
	if key == "" {
		return nil
	}
	n := &citeNode{Written: string(line[:1+size]), Bare: true, Cites: []citation{{Cite: slides.Cite{Source: key}}}}
	block.Advance(1 + size)
	if rest, _ := block.PeekLine(); bytes.HasPrefix(rest, []byte(" [")) {
		if end := bytes.IndexByte(rest, ']'); end > 0 && end < maxCite && !bytes.ContainsAny(rest[2:end], "[@") && (end+1 == len(rest) || rest[end+1] != '(' && rest[end+1] != '{') {
			n.locate(&n.Cites[0], string(rest[2:end]))
			n.Written += string(rest[:end+1])
			block.Advance(end + 1)
		}
	}
	return n
}

// parseCitation reads a citation in brackets; nil where the brackets are something else.
func parseCitation(block text.Reader) ast.Node {
	start, pos := block.Position()
	var b []byte
	for line, _ := block.PeekLine(); line != nil && len(b) < maxCite; line, _ = block.PeekLine() {
		from := 0
		if len(b) == 0 {
			from = 1
		}
		stop := bytes.IndexAny(line[min(len(line), from):], "[]")
		if stop < 0 {
			b = append(b, line...)
			block.AdvanceLine()
			continue
		}
		stop += from
		if line[stop] == '[' {
			break
		}
		b = append(b, line[:stop]...)
		inner := string(b[1:])
		if !isCitation(inner) || stop+1 < len(line) && line[stop+1] == '(' {
			break
		}
		block.Advance(stop + 1)
		return newCitation(inner)
	}
	block.SetPosition(start, pos)
	return nil
}

// itemStart matches the beginning of a citation within brackets: words, then a key.
var itemStart = regexp.MustCompile(`^((?:[^@]*[\s(])?)-?@`)

// isCitation reports whether what stands in brackets has a key in each of its parts.
func isCitation(s string) bool {
	return strings.Contains(s, "@") && itemStart.MatchString(s)
}

// newCitation reads the text between the brackets.
func newCitation(s string) *citeNode {
	n := &citeNode{Written: "[" + s + "]"}
	for item := range strings.SplitSeq(s, ";") {
		item = strings.Join(strings.Fields(item), " ")
		m := itemStart.FindStringSubmatch(item)
		key, size := "", 0
		if m != nil {
			key, size = keyOf([]byte(item[len(m[0]):]))
		}
		if key == "" {
			if last := len(n.Cites) - 1; last >= 0 && item != "" {
				n.Cites[last].Locator = strings.TrimSpace(n.Cites[last].Locator + "; " + item)
			} else if item != "" {
				n.problem(item, "not a source and a paragraph; %s, and ; between two", citeForm)
			}
			continue
		}
		c := citation{Cite: slides.Cite{Source: key}, Prefix: strings.TrimSpace(m[1])}
		n.locate(&c, strings.TrimLeft(item[len(m[0])+size:], ", "))
		n.Cites = append(n.Cites, c)
	}
	return n
}

func (n *citeNode) problem(item, format string, args ...any) {
	n.Problems = append(n.Problems, fmt.Sprintf("citation [%.100s]: ", item)+fmt.Sprintf(format, args...))
}

// locate reads what stands behind the key of a citation: a paragraph, or a place in words.
func (n *citeNode) locate(c *citation, text string) {
	passage, isParagraph := strings.CutPrefix(strings.TrimSpace(text), "¶")
	if !isParagraph {
		c.Locator = strings.Join(strings.Fields(text), " ")
		return
	}
	paragraphs, locator, err := parseLocator(passage)
	if err != nil {
		n.problem("@"+c.Source+", ¶"+passage, "%v", err)
		c.Locator = "¶" + strings.TrimSpace(passage)
		return
	}
	c.Paragraphs, c.Locator = paragraphs, locator
}

// citation reads a citation: its marks, or its text where no source is known by the key.
func (t *textReader) citation(n *citeNode) []slides.Node {
	asWritten := []slides.Node{{Text: n.Written, Pos: t.pos(n)}}
	if n.Bare && t.s.sources[n.Cites[0].Source] == nil {
		return asWritten // a name, as in a message
	}
	if !t.s.hasSources && t.s.bibliographyFile == "" {
		t.s.warnOnce("no bibliography", t.pos(n), "citations lead nowhere, because the front matter names no bibliography; add a line bibliography: sources.yaml")
		return nil
	}
	for _, problem := range n.Problems {
		t.warnf(n, "%s", problem)
	}
	if t.inLink {
		t.warnf(n, "a citation within a link is left out; put it after the link")
		return nil
	}
	var all []slides.Node
	cites := t.node(slides.Cites, n, nil)
	flush := func() {
		if len(cites.Children) > 0 {
			all = append(all, cites)
		}
		cites = t.node(slides.Cites, n, nil)
	}
	at := t.s.position(t.pos(n))
	for _, c := range n.Cites {
		if s := t.s.source(c.Source, at.File, at.Line); s != nil {
			c.Label = s.Label
		}
		if c.Prefix != "" {
			flush()
			all = append(all, slides.Node{Text: c.Prefix + " ", Pos: t.pos(n)})
		}
		mark := t.node(slides.CiteMark, n, nil)
		cite := c.Cite
		mark.Cite = &cite
		if t.inMatrix {
			mark.Attrs = []slides.Attr{{Name: "short", Value: "yes"}}
		}
		cites.Children = append(cites.Children, mark)
		if c.Label != "" { // it is in the bibliography
			t.s.cite(cite, t.inNotes)
		}
	}
	flush()
	return all
}

// parseLocator reads the text after the paragraph mark, separated by commas: paragraphs and
// ranges, then optionally a place within them in words.
func parseLocator(s string) (paragraphs []int, locator string, err error) {
	parts := strings.Split(s, ",")
	var words []string
	for i, part := range parts {
		part = strings.TrimSpace(part)
		first, _ := utf8.DecodeRuneInString(part)
		if i > 0 && (len(words) > 0 || part == "" || !unicode.IsDigit(first)) {
			if part == "" {
				return nil, "", errors.New("a comma without anything after it; remove it")
			}
			words = append(words, part)
			continue
		}
		from, to, err := ParseRange(part)
		if err != nil {
			return nil, "", err
		}
		for p := from; p <= to; p++ {
			if slices.Contains(paragraphs, p) {
				return nil, "", fmt.Errorf("paragraph %d is named twice; keep one", p)
			}
			paragraphs = append(paragraphs, p)
		}
		if len(paragraphs) > maxRange {
			return nil, "", fmt.Errorf("more than %d paragraphs; name those that carry the statement", maxRange)
		}
		if i > 0 {
			locator += ", "
		}
		locator += strconv.Itoa(from)
		if to > from {
			locator += "–" + strconv.Itoa(to)
		}
	}
	return paragraphs, strings.Join(append([]string{"¶" + locator}, words...), ", "), nil
}

const (
	maxParagraph = 9999 // no text cited in a briefing is longer
	maxRange     = 100  // a wider range is not a passage one can check
)

// ParseRange reads one paragraph or a range such as 23-25.
func ParseRange(s string) (from, to int, err error) {
	first, last, isRange := strings.Cut(strings.ReplaceAll(s, "–", "-"), "-")
	number := func(s string) int {
		n, err := strconv.ParseUint(strings.TrimSpace(s), 10, 32)
		if err != nil || n < 1 || n > maxParagraph {
			return 0
		}
		return int(n)
	}
	from = number(first)
	to = from
	if isRange {
		to = number(last)
	}
	switch {
	case from == 0 || to == 0:
		return 0, 0, fmt.Errorf("%q is not a paragraph; write its number, counted from 1, or a range such as 23-25", s)
	case isRange && to <= from:
		return 0, 0, fmt.Errorf("the range %s runs backwards; write the lower paragraph first", s)
	case to-from >= maxRange:
		return 0, 0, fmt.Errorf("the range %s is wider than %d paragraphs; name those that carry the statement", s, maxRange)
	}
	return from, to, nil
}
