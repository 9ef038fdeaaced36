package document

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
)

// frontMatter matches the YAML that a text may begin with.
var frontMatter = regexp.MustCompile(`(?s)\A---[ \t]*\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\z)`)

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Footnote, extension.Strikethrough, extension.DefinitionList))

// readMarkdown reads Markdown as what it is shown as. Raw HTML is left out.
func readMarkdown(b []byte) (*Text, error) {
	var shown bytes.Buffer
	if err := markdown.Convert(frontMatter.ReplaceAll(b, nil), &shown); err != nil {
		return nil, errNoHTML
	}
	doc, err := html.Parse(&shown)
	if err != nil {
		return nil, errNoHTML
	}
	w := &webText{}
	w.block(doc, Paragraph)
	w.flush(Paragraph)
	return w.done(), nil
}
