//go:build !js

package slides

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// citeNode is a citation: one or more passages in brackets. The writer fills in the labels of
// its cites, because the parser does not know the sources.
type citeNode struct {
	ast.BaseInline
	Cites    []Cite
	Problems []string
}

var kindCite = ast.NewNodeKind("Cite")

func (n *citeNode) Kind() ast.NodeKind         { return kindCite }
func (n *citeNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// maxCite bounds the length of a citation in bytes.
const maxCite = 500

const citeForm = "write [@source, ¶9]"

// citeParser reads citations. It also reports text that Pandoc would read as a footnote or as
// a citation without brackets, which the format does not have.
type citeParser struct{}

func (citeParser) Trigger() []byte { return []byte{'[', '@'} }

func (citeParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	before := block.PrecendingCharacter()
	switch {
	case bytes.HasPrefix(line, []byte("[@")):
		return parseCitation(block)
	case bytes.HasPrefix(line, []byte("[^")), line[0] == '[' && before == '^':
		block.Advance(1)
		return &citeNode{Problems: []string{"footnotes are not supported; put the text on the slide or in its notes"}}
	case line[0] == '@' && len(line) > 1 && !unicode.IsLetter(before) && !unicode.IsDigit(before):
		if c := line[1]; c == '_' || c == '{' || c >= 0x80 || unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) {
			block.Advance(1)
			return &citeNode{Problems: []string{"@ begins a citation here; " + citeForm + ", with nothing before the @, or \\@ for the character"}}
		}
	}
	return nil
}

func parseCitation(block text.Reader) ast.Node {
	start, pos := block.Position()
	var b []byte
	for line, _ := block.PeekLine(); line != nil && len(b) < maxCite; line, _ = block.PeekLine() {
		stop := bytes.IndexAny(line[min(len(line), 1):], "[]")
		if len(b) > 0 {
			stop = bytes.IndexAny(line, "[]")
		} else if stop >= 0 {
			stop++
		}
		if stop < 0 {
			b = append(b, line...)
			block.AdvanceLine()
			continue
		}
		if line[stop] == '[' {
			break
		}
		b = append(b, line[:stop]...)
		block.Advance(stop + 1)
		return newCitation(string(b[1:]))
	}
	block.SetPosition(start, pos)
	block.Advance(2)
	return &citeNode{Problems: []string{"the citation is not closed; add a ] after the paragraph"}}
}

var citation = regexp.MustCompile(`^@([^\s,;@]+)(?:,? +(.*))?$`)

// newCitation reads the text between the brackets.
func newCitation(s string) *citeNode {
	n := &citeNode{}
	for item := range strings.SplitSeq(s, ";") {
		item = strings.Join(strings.Fields(item), " ")
		problem := func(format string, args ...any) {
			n.Problems = append(n.Problems, fmt.Sprintf("citation [%s]: ", item)+fmt.Sprintf(format, args...))
		}
		m := citation.FindStringSubmatch(item)
		switch {
		case m == nil:
			problem("not a source and a paragraph; %s, and ; between two", citeForm)
			continue
		case !sourceID.MatchString(m[1]):
			problem("%q is not a source's id; %s", m[1], citeForm)
			continue
		case m[2] == "":
			problem("no paragraph is named; write [@%s, ¶9]", m[1])
			continue
		}
		passage, ok := strings.CutPrefix(m[2], "¶")
		if !ok {
			problem("the place must be a paragraph; write [@%s, ¶9]", m[1])
			continue
		}
		paragraphs, locator, err := parseLocator(passage)
		if err != nil {
			problem("%v", err)
			continue
		}
		n.Cites = append(n.Cites, Cite{Source: m[1], Paragraphs: paragraphs, Locator: locator})
	}
	return n
}

// parseLocator reads the text after the paragraph mark, separated by commas: paragraphs and
// ranges, then optionally a place within them in words.
func parseLocator(s string) (paragraphs []int, locator string, err error) {
	parts := strings.Split(s, ",")
	var words []string
	for i, part := range parts {
		part = strings.TrimSpace(part)
		if i > 0 && (len(words) > 0 || part == "" || !unicode.IsDigit(rune(part[0]))) {
			if part == "" {
				return nil, "", errors.New("a comma without anything after it; remove it")
			}
			words = append(words, part)
			continue
		}
		from, to, err := parseRange(part)
		if err != nil {
			return nil, "", err
		}
		for p := from; p <= to; p++ {
			if slices.Contains(paragraphs, p) {
				return nil, "", fmt.Errorf("paragraph %d is named twice; keep one", p)
			}
			paragraphs = append(paragraphs, p)
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

// parseRange reads one paragraph or a range such as 23-25.
func parseRange(s string) (from, to int, err error) {
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
