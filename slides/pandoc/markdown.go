package pandoc

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	emoji "github.com/yuin/goldmark-emoji"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"exhibit/slides/rawhtml"
	"exhibit/slides/smart"
	"exhibit/slides/syntax"
)

// bareAddress matches an address that stands in text, in letters of all scripts.
var bareAddress = regexp.MustCompile(`^(?:https?)://[\pL\pN@:%._+~#=-]{1,256}(?::\d+)?(?:[/#?][^\s<>"\x60\p{Han}\p{Hiragana}\p{Katakana}]*)?`)

// markdown parses Pandoc's Markdown. It writes no HTML; slides.HTML does.
var markdown = newMarkdown()

func newMarkdown() parser.Parser {
	tables := &syntax.Tables{}
	blocks := parser.WithBlockParsers(append(tables.BlockParsers(),
		util.Prioritized(divParser{}, 50),
		util.Prioritized(formulaBlockParser{}, 60),
		util.Prioritized(headingParser{parser.NewATXHeadingParser()}, 590),
		util.Prioritized(rawhtml.BlockParser(), 890),
	)...)
	tables.Blocks = parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithBlockParsers(syntax.BlockParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		blocks,
	)
	return goldmark.New(
		goldmark.WithExtensions(
			extension.NewTable(),
			extension.TaskList,
			extension.NewLinkify(extension.WithLinkifyURLRegexp(bareAddress)),
			emoji.Emoji,
			syntax.Extension,
			smart.Punctuation,
			smart.EastAsian,
		),
		goldmark.WithParserOptions(blocks, parser.WithInlineParsers(
			util.Prioritized(shortcodeParser{}, 90),
			util.Prioritized(formulaInlineParser{}, 95),
			util.Prioritized(citeParser{}, 150),
			util.Prioritized(spanParser{}, 160),
		)),
	).Parser()
}

// parseMarkdown parses a text. The lines of the nodes are those of the text that it returns: as long, but
// with line feeds behind the lines of cells (see [syntax.Tables]).
func (r *reader) parseMarkdown(source []byte) (ast.Node, []byte) {
	source = bytes.Clone(source)
	pc := parser.NewContext()
	pc.Set(namesPlaces, func(id string) bool { return isResults(r.sources[id]) })
	return markdown.Parse(text.NewReader(source), parser.WithContext(pc)), source
}

// parseNotes parses speaker notes that stand apart; nil for none.
func (r *reader) parseNotes(source []byte) (ast.Node, []byte) {
	if source == nil {
		return nil, nil
	}
	return r.parseMarkdown(source)
}

// attributes are Pandoc's attributes in braces: {#id .class key=value key="value"}.
type attributes struct {
	ID      string
	Raw     string // the format of raw text, as in {=html}
	Classes []string
	Values  []attribute
}

type attribute struct{ Key, Value string }

func (a *attributes) value(key string) string {
	for _, v := range a.Values {
		if v.Key == key {
			return v.Value
		}
	}
	return ""
}

var (
	attributeBlock = regexp.MustCompile(`^\{\s*(?:(?:=[A-Za-z0-9]+|-|[#.][^\s={}"']+|[A-Za-z][\w:.-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))\s*)*\}`)
	attributeItem  = regexp.MustCompile(`=[A-Za-z0-9]+|[#.][^\s={}"']+|[A-Za-z][\w:.-]*=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+)|-`)
)

// parseAttributes reads the attributes at the start of b and returns their length in bytes;
// nil and 0 if there are none or they are malformed.
func parseAttributes(b []byte) (*attributes, int) {
	block := attributeBlock.Find(b)
	if block == nil {
		return nil, 0
	}
	a := &attributes{}
	for _, item := range attributeItem.FindAllString(string(block), -1) {
		key, value, _ := strings.Cut(item, "=")
		value = strings.Trim(value, `"'`)
		switch {
		case item[0] == '#':
			a.ID = item[1:]
		case item[0] == '=':
			a.Raw = item[1:]
		case item[0] == '-':
			a.Classes = append(a.Classes, "unnumbered")
		case item[0] == '.':
			a.Classes = append(a.Classes, item[1:])
		case key == "class":
			a.Classes = append(a.Classes, strings.Fields(value)...)
		case key == "id" && a.ID == "":
			a.ID = value
		default:
			a.Values = append(a.Values, attribute{key, value})
		}
	}
	return a, len(block)
}

// headingParser reads headings with Pandoc's attributes at their end, and stores them in the
// node's attribute "attributes". Malformed ones stay in the text.
type headingParser struct{ parser.BlockParser }

func (p headingParser) Open(parent ast.Node, block text.Reader, pc parser.Context) (ast.Node, parser.State) {
	node, state := p.BlockParser.Open(parent, block, pc)
	if node == nil || node.Lines().Len() == 0 {
		return node, state
	}
	seg := node.Lines().At(0)
	line := seg.Value(block.Source())
	open := bytes.LastIndexByte(line, '{')
	if open < 0 || open > 0 && line[open-1] != ' ' {
		return node, state
	}
	if a, n := parseAttributes(line[open:]); a != nil && open+n == len(line) {
		node.SetAttributeString("attributes", a)
		seg = seg.WithStop(seg.Start + open)
		seg = seg.TrimRightSpace(block.Source())
		node.Lines().Set(0, seg)
	}
	return node, state
}

const (
	// maxRun is how many bytes of text may follow each other without an empty line. goldmark's
	// time can grow with its square, and no slide holds as much.
	maxRun = 16 << 10
	// maxMarks is how many brackets, and how many marks of emphasis, such a text may have, for the same reason.
	maxMarks = 1500
)

var container = regexp.MustCompile(`^\s*(?:>|[-*+]\s|\(?(?:\d{1,9}|#|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+|@[\pL\pN_-]*)[.)]\s)`)

// parsable reports text that would take goldmark too long or too much memory, and is false
// for it.
func (r *reader) parsable() bool {
	run, brackets, marks := 0, 0, 0
	for i := range r.lines[:len(r.lines)-1] {
		rest, depth := r.src[r.lines[i]:r.lines[i+1]], 0
		run += len(rest)
		brackets += bytes.Count(rest, []byte("["))
		marks += bytes.Count(rest, []byte("*")) + bytes.Count(rest, []byte("_"))
		if len(bytes.Trim(rest, " \t\n>")) == 0 {
			run, brackets, marks = 0, 0, 0
		}
		if brackets > maxMarks || marks > 2*maxMarks {
			r.errorf(r.name, i+1, "more than %d brackets, or %d marks of emphasis, without an empty line; break the text up", maxMarks, 2*maxMarks)
			return false
		}
		if len(bytes.TrimSpace(rest)) == 0 { // a long line of the front matter has become one of spaces
			continue
		}
		if run > maxRun {
			r.errorf(r.name, i+1, "more than %d bytes without an empty line; break the text up", maxRun)
			return false
		}
		for m := container.Find(rest); m != nil && depth <= maxDepth; m = container.Find(rest) {
			rest = rest[len(m):]
			depth++
		}
		if depth > maxDepth || indent(rest) > maxDepth*4 {
			r.errorf(r.name, i+1, "quotes and lists nest more than %d deep; simplify the line", maxDepth)
			return false
		}
	}
	return true
}

// indent is how many columns of space a line begins with, at least.
func indent(line []byte) int {
	return len(line) - len(bytes.TrimLeft(line, " \t"))
}
