package pandoc

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"exhibit/slides"
	"exhibit/slides/syntax"
)

// citeNode is one citation: the key of a source, and the place in it.
type citeNode struct {
	ast.BaseInline
	slides.Cite        // without its label, because the parser does not know the sources
	Key         string // as it is written: @key, -@key or @{key}
	Place       string // what is written behind the key and names the place
	InText      bool   // @key without brackets: the text names the author
	Alone       bool   // -@key: the text has named the author
	Problem     string // what is wrong with the place; empty for nothing
}

// citeGroup holds what stands in brackets: citations, and the words around them.
type citeGroup struct {
	ast.BaseInline
	Lead   *citeNode // the key before the brackets, as in @key [p. 4]; nil for none
	Gap    string    // what stands between the lead and the brackets
	Listed bool      // with a lead: the brackets begin with a citation of their own
}

var (
	kindCite      = ast.NewNodeKind("Cite")
	kindCiteGroup = ast.NewNodeKind("CiteGroup")
)

func (n *citeNode) Kind() ast.NodeKind          { return kindCite }
func (n *citeNode) Dump(src []byte, level int)  { ast.DumpHelper(n, src, level, nil, nil) }
func (n *citeGroup) Kind() ast.NodeKind         { return kindCiteGroup }
func (n *citeGroup) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

const (
	// maxCite is how many bytes a citation in brackets may have.
	maxCite = 4000
	// maxPlace is how many bytes the place in a source may have.
	maxPlace = 400
	// maxInCite is how deep brackets may nest in a citation.
	maxInCite = 4
)

// citeParser reads citations in Pandoc's forms: [see @key, p. 4; -@other], @key, -@key and
// @key [p. 4]. At an opening bracket it looks ahead for the closing one and inserts an empty group;
// at the closing bracket it moves the nodes between into it, so that all inline syntax works there.
type citeParser struct{}

func (citeParser) Trigger() []byte { return []byte{'[', ']', '@'} }

// openGroup is a group that is not closed yet.
type openGroup struct {
	*citeGroup
	start  int               // of the opening bracket in the source
	stop   int               // of the closing bracket
	bottom *parser.Delimiter // the last emphasis delimiter before the group
}

// openCites is the context key of the *openGroup of the block.
var openCites = parser.NewContextKey()

func (citeParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	open, _ := pc.Get(openCites).(*openGroup)
	if open != nil && segment.Start > open.stop { // other syntax has taken the closing bracket
		open.undo()
		pc.Set(openCites, nil)
		open = nil
	}
	before := block.PrecendingCharacter()
	switch {
	case line[0] == ']':
		if open == nil || segment.Start != open.stop || open.Parent() != parent {
			return nil
		}
		pc.Set(openCites, nil)
		open.close(pc)
		block.Advance(1)
		return open.citeGroup
	case line[0] == '[':
		if open != nil || before == '!' || before == '^' {
			return nil
		}
		b := lookAheadCites(block)
		if b == nil || b.key < 0 || b.isLink(false) {
			return nil
		}
		return openBrackets(&citeGroup{}, b, block, pc)
	case !canPrecedeKey(before):
		return nil
	}
	key, size := keyOf(line[1:])
	if key == "" {
		return nil
	}
	n := &citeNode{Cite: slides.Cite{Source: key}, Key: string(line[:1+size]), InText: true}
	n.SetPos(segment.Start)
	if before == '-' && n.takeHyphen(parent, block.Source()) {
		n.InText, n.Alone = false, true
	}
	block.Advance(1 + size)
	if open != nil {
		n.InText = false
		n.takePlace(block, open.stop)
		return n
	}
	return withBrackets(n, block, pc)
}

// withBrackets returns a citation in the text with the brackets behind it, if they belong to it.
func withBrackets(n *citeNode, block text.Reader, pc parser.Context) ast.Node {
	at, segment := block.Position()
	gap := ""
	for c := block.Peek(); c == ' ' || c == '\n' && !strings.Contains(gap, "\n"); c = block.Peek() {
		gap += string(c)
		block.Advance(1)
	}
	if line, _ := block.PeekLine(); len(line) > 1 && line[0] == '[' && line[1] != '^' {
		b := lookAheadCites(block)
		if b != nil && !b.isLink(true) && !b.isReference(pc) {
			g := &citeGroup{Lead: n, Gap: gap, Listed: b.key >= 0 && (b.semicolon < 0 || b.key < b.semicolon)}
			openBrackets(g, b, block, pc)
			if !g.Listed {
				n.takePlace(block, b.stop)
			}
			return g
		}
	}
	block.SetPosition(at, segment)
	return n
}

// openBrackets begins a group at the reader's position.
func openBrackets(g *citeGroup, b *bracketed, block text.Reader, pc parser.Context) ast.Node {
	_, segment := block.PeekLine()
	if g.SetPos(segment.Start); g.Lead != nil {
		g.SetPos(g.Lead.Pos())
	}
	pc.Set(openCites, &openGroup{g, segment.Start, b.stop, pc.LastDelimiter()})
	block.Advance(1)
	return g
}

// close moves the nodes behind the group into it.
func (g *openGroup) close(pc parser.Context) {
	if g.bottom == nil {
		parser.ProcessDelimiters(nil, pc)
	} else {
		parser.ProcessDelimiters(g.bottom, pc)
	}
	for c := g.NextSibling(); c != nil; {
		next := c.NextSibling()
		g.AppendChild(g.citeGroup, c)
		c = next
	}
}

// undo turns a group that was not closed back into its lead and the text of its opening bracket.
func (g *openGroup) undo() {
	parent := g.Parent()
	if parent == nil {
		return
	}
	if g.Lead != nil {
		parent.InsertBefore(parent, g.citeGroup, g.Lead)
	}
	parent.ReplaceChild(parent, g.citeGroup, ast.NewTextSegment(text.NewSegment(g.start, g.start+1)))
}

// CloseBlock undoes a group that was not closed.
func (citeParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	if open, _ := pc.Get(openCites).(*openGroup); open != nil {
		open.undo()
	}
	pc.Set(openCites, nil)
}

// citeKey matches the key of a source behind @, as Pandoc does: in braces, or letters, digits and
// single characters of punctuation between them.
var citeKey = regexp.MustCompile(`^(?:\{((?:[^{}\s]|\{[^{}\s]*\})+)\}|([\pL\pN_](?:[\pL\pN_]|[:.#$%&+?<>~/-][\pL\pN_]|[:/]+/[\pL\pN_])*))`)

func keyOf(b []byte) (key string, size int) {
	m := citeKey.FindSubmatch(b[:min(len(b), maxPlace)])
	if m == nil {
		return "", 0
	}
	return string(m[1]) + string(m[2]), len(m[0])
}

// canPrecedeKey reports whether a key can begin behind a character. Behind others it is a part of an
// address.
func canPrecedeKey(c rune) bool {
	return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '.' && c != '_' && c != '/'
}

// takeHyphen takes the hyphen before the key from the text that it stands in. It is false for one that is
// a part of a word or a dash, or escaped.
func (n *citeNode) takeHyphen(parent ast.Node, source []byte) bool {
	at := n.Pos() - 1
	last, ok := parent.LastChild().(*ast.Text)
	if !ok || last.Segment.Stop != at+1 || last.Segment.Len() == 0 {
		return false
	}
	if before, _ := utf8.DecodeLastRune(source[:at]); !canPrecedeKey(before) || before == '-' || before == '\\' {
		return false
	}
	if last.Segment = last.Segment.WithStop(at); last.Segment.Len() == 0 {
		parent.RemoveChild(parent, last)
	}
	n.Key = "-" + n.Key
	n.SetPos(at)
	return true
}

// takePlace reads the place that is named behind the key, up to an offset of the source.
func (n *citeNode) takePlace(block text.Reader, stop int) {
	ahead := peekItem(block, stop)
	size := 0
	n.Spots, n.Locator, size, n.Problem = locate(n.Source, ahead)
	n.Place = ahead[:size]
	block.Advance(size)
}

// peekItem returns the text at the reader's position up to an offset of the source, or a semicolon or
// key before it.
func peekItem(block text.Reader, stop int) string {
	at, segment := block.Position()
	defer block.SetPosition(at, segment)
	var b []byte
	for line, seg := block.PeekLine(); line != nil && seg.Start < stop && len(b) < maxPlace; line, seg = block.PeekLine() {
		b = append(b, line[:min(len(line), stop-seg.Start+seg.Padding, maxPlace-len(b))]...)
		block.AdvanceLine()
	}
	depth := 0
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '\\':
			i++
		case c == '{' || c == '[' || c == '(':
			depth++
		case c == '}' || c == ']' || c == ')':
			depth--
		case depth <= 0 && (c == ';' || c == '@'):
			return strings.TrimSuffix(string(b[:i]), "-")
		}
	}
	return string(b)
}

// bracketed is what stands in brackets.
type bracketed struct {
	text      []byte
	stop      int    // the offset of the closing bracket in the source
	key       int    // how far on the first key is that is not within further brackets; -1 for none
	semicolon int    // the same of the first semicolon
	after     []byte // the rest of the line behind the closing bracket
}

// lookAheadCites returns what stands in the brackets at the reader's position; nil if they are not closed.
func lookAheadCites(block text.Reader) *bracketed {
	at, segment := block.Position()
	defer block.SetPosition(at, segment)
	found := &bracketed{key: -1, semicolon: -1}
	depth := 0
	for b, seg := block.PeekLine(); b != nil; b, seg = block.PeekLine() {
		for i := 0; i < len(b); i++ {
			if len(found.text)+i > maxCite {
				return nil
			}
			switch c := b[i]; {
			case c == '\\':
				i++
			case c == '`':
				i += syntax.CodeSpan(b[i:]) - 1
			case c == '[':
				if depth++; depth > maxInCite {
					return nil
				}
			case c == ']':
				if depth--; depth == 0 {
					found.text = append(found.text, b[:i]...)[1:]
					found.stop = seg.Start + i - seg.Padding
					found.after = b[i+1:]
					return found
				}
			case c == ';' && depth == 1 && found.semicolon < 0:
				found.semicolon = len(found.text) + i
			case c == '@' && depth == 1 && found.key < 0:
				if before, _ := utf8.DecodeLastRune(b[:i]); canPrecedeKey(before) {
					if key, _ := keyOf(b[i+1:]); key != "" {
						found.key = len(found.text) + i
					}
				}
			}
		}
		found.text = append(found.text, b...)
		block.AdvanceLine()
	}
	return nil
}

// isLink reports whether the brackets are those of a link or of a span with attributes. Behind a key in
// the text a second pair of brackets says so as well.
func (b *bracketed) isLink(behindKey bool) bool {
	if len(b.after) == 0 {
		return false
	}
	switch b.after[0] {
	case '(':
		return true
	case '[':
		return behindKey
	case '{':
		a, _ := parseAttributes(b.after)
		return a != nil || behindKey
	}
	return false
}

// isReference reports whether the brackets are a link that is defined elsewhere.
func (b *bracketed) isReference(pc parser.Context) bool {
	_, ok := pc.Reference(util.ToLinkReference(b.text))
	return ok
}
