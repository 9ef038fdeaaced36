package document

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// frontMatter matches the YAML that a text may begin with.
var frontMatter = regexp.MustCompile(`(?s)\A---[ \t]*\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\z)`)

const (
	rawPriority   = 100 // before that of goldmark's own renderer
	tildePriority = 500 // that of emphasis
)

var markdown = goldmark.New(goldmark.WithParser(shallowParser()), goldmark.WithExtensions(extension.Table, extension.Footnote, extension.DefinitionList),
	goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(tildes{}, tildePriority))),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(inlineTags{}, rawPriority))))

// readMarkdown reads Markdown as what it is shown as. Raw HTML is left out, but for the tags within a line that say how it is to be read.
func readMarkdown(b []byte) (*Text, error) {
	var shown bytes.Buffer
	thin, err := thinned(frontMatter.ReplaceAll(b, nil))
	if err != nil {
		return nil, err
	}
	state := parser.NewContext()
	if err := markdown.Convert(thin, &shown, parser.WithContext(state)); err != nil {
		return nil, errNoHTML
	}
	if state.Get(tooDeep) != nil {
		return nil, errDeep
	}
	doc, err := html.Parse(&shown)
	if err != nil {
		return nil, errNoHTML
	}
	prune(doc)
	raiseCarets(doc)
	w := &webText{}
	w.block(doc, Paragraph)
	w.flush(Paragraph)
	return w.read()
}

// inlineTags renders raw HTML within a line: the tags that say how its text is to be read, and nothing for others. It renders what stands
// between tildes as well.
type inlineTags struct{}

// RegisterFuncs is that of [renderer.NodeRenderer].
func (inlineTags) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(struckKind, renderTildes)
	to.Register(ast.KindRawHTML, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if raw := n.(*ast.RawHTML); entering {
			if tag := raw.Segments.Value(source); inlineTag.Match(tag) {
				_, err := w.Write(struckTag.ReplaceAll(tag, []byte("<${1}del")))
				return ast.WalkSkipChildren, err
			}
		}
		return ast.WalkSkipChildren, nil
	})
}

var (
	inlineTag = regexp.MustCompile(`(?i)^</?(?:su[bp]|del|ins|s|strike|br|span)(?:[\s/][^<>]*)?>$`)
	// struckTag matches the tags that strike out what follows, in a browser the next paragraphs as well if nobody closes them.
	struckTag = regexp.MustCompile(`(?i)^<(/?)(?:s|strike)\b`)
)

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
