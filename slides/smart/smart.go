// Package smart sets punctuation as Pandoc's extension smart does, and reads Chinese and Japanese
// text as it is written: emphasis beside its punctuation, and no space at the end of a line.
package smart

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

var (
	// Punctuation is the extension of goldmark that replaces straight quotes, hyphens and dots in
	// text, as Pandoc does, by [Mark] nodes. It works on the finished tree and leaves alone what is
	// no text there: code, addresses, HTML.
	Punctuation goldmark.Extender = extension(func(m goldmark.Markdown) {
		m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(punctuation{}, 800)))
	})
	// EastAsian is the extension of goldmark for emphasis that ends or begins beside punctuation, as
	// in **注意：**正文, and for soft line breaks between Chinese or Japanese characters, which it
	// takes out of the text nodes. A break beside Hangul is a space and stays.
	EastAsian goldmark.Extender = extension(func(m goldmark.Markdown) {
		m.Parser().AddOptions(
			parser.WithInlineParsers(util.Prioritized(emphasis{}, 490)),
			parser.WithASTTransformers(util.Prioritized(lineBreaks{}, 810)),
		)
	})
)

type extension func(goldmark.Markdown)

func (e extension) Extend(m goldmark.Markdown) { e(m) }

// Mark is punctuation that stands for other characters of the source.
type Mark struct {
	ast.BaseInline
	Value       string // one of “ ” ‘ ’ – — …
	Start, Stop int    // the offsets in the source of the characters that it stands for
}

// KindMark is the kind of [Mark].
var KindMark = ast.NewNodeKind("SmartMark")

// Kind is KindMark.
func (n *Mark) Kind() ast.NodeKind { return KindMark }

// Dump prints the node.
func (n *Mark) Dump(src []byte, level int) {
	ast.DumpHelper(n, src, level, map[string]string{"Value": n.Value}, nil)
}

func newMark(s string, start, stop int) *Mark {
	m := &Mark{Value: s, Start: start, Stop: stop}
	m.SetPos(start)
	return m
}

// isLiteral is true for nodes whose text is not prose.
func isLiteral(n ast.Node) bool { return n.Kind() == ast.KindCodeSpan || n.IsRaw() }

// punctuation replaces punctuation in a document.
type punctuation struct{}

func (punctuation) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	blocks(doc, reader.Source())
}

func blocks(n ast.Node, src []byte) {
	if c := n.FirstChild(); c != nil && c.Type() == ast.TypeInline {
		inlines(n, src, 0)
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if !c.IsRaw() {
			blocks(c, src)
		}
	}
}

// inlines replaces the punctuation in the children of n. Within is the kind of quotation in which
// n stands, 0 for none.
func inlines(n ast.Node, src []byte, within byte) {
	quotes := scan(n, src)
	match(quotes)
	open := []quotation{{within, -1}}
	next := 0
	for c := n.FirstChild(); c != nil; {
		following := c.NextSibling()
		t, isText := c.(*ast.Text)
		switch {
		case isText && !t.IsRaw():
			first := next
			for next < len(quotes) && quotes[next].start < t.Segment.Stop {
				open = quotes[next].set(next, open)
				next++
			}
			replace(n, t, quotes[first:next])
		case !isLiteral(c):
			inlines(c, src, open[len(open)-1].kind)
		}
		c = following
	}
}

// replace puts marks into a text.
func replace(parent ast.Node, t *ast.Text, marks []quote) {
	at, rest := ast.Node(t), t.Segment
	add := func(n ast.Node) {
		parent.InsertAfter(parent, at, n)
		at = n
	}
	replaced := false
	for _, m := range marks {
		if m.text == "" {
			continue
		}
		replaced = true
		if before := rest.WithStop(m.start); before.Len() > 0 {
			add(ast.NewTextSegment(before))
		}
		add(newMark(m.text, m.start, m.stop))
		rest = text.NewSegment(m.stop, rest.Stop)
	}
	if !replaced {
		return
	}
	if rest.Len() > 0 || t.SoftLineBreak() || t.HardLineBreak() {
		last := ast.NewTextSegment(rest)
		last.SetSoftLineBreak(t.SoftLineBreak())
		last.SetHardLineBreak(t.HardLineBreak())
		add(last)
	}
	parent.RemoveChild(parent, t)
}
