package document

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// frontMatter matches the YAML that a text may begin with.
var frontMatter = regexp.MustCompile(`(?s)\A---[ \t]*\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\z)`)

const rawPriority = 100 // before that of goldmark's own renderer

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Footnote, extension.Strikethrough, extension.DefinitionList),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(raisedTags{}, rawPriority))))

// readMarkdown reads Markdown as what it is shown as. Raw HTML is left out, but for the tags of what stands raised or lowered.
func readMarkdown(b []byte) (*Text, error) {
	var shown bytes.Buffer
	if err := markdown.Convert(frontMatter.ReplaceAll(b, nil), &shown); err != nil {
		return nil, errNoHTML
	}
	doc, err := html.Parse(&shown)
	if err != nil {
		return nil, errNoHTML
	}
	raiseCarets(doc)
	w := &webText{}
	w.block(doc, Paragraph)
	w.flush(Paragraph)
	return w.done(), nil
}

// raisedTags renders raw HTML within a line: the tags sup and sub as they are, and nothing for others.
type raisedTags struct{}

// RegisterFuncs is that of [renderer.NodeRenderer].
func (raisedTags) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(ast.KindRawHTML, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if raw := n.(*ast.RawHTML); entering {
			if tag := raw.Segments.Value(source); raisedTag.Match(tag) {
				_, err := w.Write(tag)
				return ast.WalkSkipChildren, err
			}
		}
		return ast.WalkSkipChildren, nil
	})
}

var raisedTag = regexp.MustCompile(`^(?i)</?su[bp]>$`)

// caret matches what Pandoc raises: 7,400^12^, and 5^th^.
var caret = regexp.MustCompile(`\^([^\s^]+)\^`)

// raiseCarets raises what stands between carets, but in code.
func raiseCarets(n *html.Node) {
	if n.DataAtom == atom.Code || n.DataAtom == atom.Pre {
		return
	}
	if n.Type == html.TextNode && strings.Contains(n.Data, "^") {
		n.Data = caret.ReplaceAllStringFunc(n.Data, func(s string) string { return superscript(strings.Trim(s, "^")) })
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		raiseCarets(c)
	}
}
