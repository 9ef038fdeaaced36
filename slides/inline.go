//go:build !js

package slides

import (
	"bytes"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

func (t *textReader) inlines(parent ast.Node) (all []Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		all = append(all, t.inline(n)...)
	}
	return all
}

func (t *textReader) inline(n ast.Node) []Node {
	defer func() { t.depth-- }()
	if !t.deeper(n) {
		return nil
	}
	switch n := n.(type) {
	case *ast.Text:
		return t.plainText(n)
	case *ast.String:
		return []Node{{Text: string(n.Value), Pos: t.last}}
	case *ast.CodeSpan:
		return []Node{t.codeSpan(n)}
	case *ast.Emphasis:
		kind := Kind("em")
		if n.Level > 1 {
			kind = "strong"
		}
		return []Node{t.node(kind, n, t.inlines(n))}
	case *ast.Link:
		return t.link(n, string(util.URLEscape(n.Destination, true)), n.Title, t.inlines)
	case *ast.AutoLink:
		dest := string(util.URLEscape(n.URL(t.s.src), false))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
			dest = "mailto:" + dest
		}
		link := t.link(n, dest, nil, func(ast.Node) []Node { return []Node{{Text: string(n.Label(t.s.src)), Pos: t.pos(n)}} })
		if len(link) > 0 {
			link[0].Claim = Address
		}
		return link
	case *spanNode:
		return []Node{t.span(n)}
	case *citeNode:
		return t.citation(n)
	case *ast.Image:
		t.errorf(n, "images are not supported; use a figure or a link")
	case *ast.RawHTML:
		t.errorf(n, "raw HTML; write it in Markdown, or \\< for the character")
	default:
		t.errorf(n, "%s is not part of the format; see the package comment of slides", n.Kind())
	}
	return nil
}

func (t *textReader) codeSpan(n *ast.CodeSpan) Node {
	var text strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if part, ok := c.(*ast.Text); ok {
			text.WriteString(strings.ReplaceAll(string(part.Segment.Value(t.s.src)), "\n", " "))
		}
	}
	return t.node("code", n, []Node{{Text: text.String(), Pos: t.pos(n)}})
}

// looseAttributes matches attributes in braces that no parser has read.
var looseAttributes = regexp.MustCompile(`(?:^|[^\\])(?:\]\{|\{[#.][A-Za-z])`)

// pandocOnly lists markup of Pandoc that the format does not have.
var pandocOnly = []struct {
	mark byte // occurs in every match
	text *regexp.Regexp
	msg  string
}{
	{'~', regexp.MustCompile(`(?:^|[^\\])~~|(?:^|[^\\~])~[^\s~]+~`), `Pandoc strikes out or lowers text between ~; write \~ for the character`},
	{'^', regexp.MustCompile(`(?:^|[^\\])\^[^\s^]+\^`), `Pandoc raises text between ^; write \^ for the character`},
	{'$', regexp.MustCompile(`(?:^|[^\\])\$(?:[^\s$]|[^\s$][^$]*[^\s$\\])\$(?:[^0-9]|$)`), `Pandoc reads text between $ as a formula; write \$ for the character`},
	{'\\', regexp.MustCompile(`(?:^|[^\\])\\ `), `a backslash before a space; write &nbsp; for a space that does not break`},
}

// plainText reads the text of one line: a node for each run that deck.md has letter for letter, and
// one for each entity.
func (t *textReader) plainText(n *ast.Text) []Node {
	text := n.Segment.Value(t.s.src)
	for _, p := range pandocOnly {
		if bytes.IndexByte(text, p.mark) >= 0 && p.text.Match(text) {
			t.errorf(n, "%s", p.msg)
		}
	}
	_, afterText := n.PreviousSibling().(*ast.Text)
	if bytes.IndexByte(text, '{') >= 0 && looseAttributes.Match(text) || !afterText && n.PreviousSibling() != nil && bytes.HasPrefix(text, []byte("{")) {
		t.errorf(n, "attributes in braces that belong to nothing; write [text]{.class}, ::: {.class} or, after a heading, {#name}; \\{ for the character")
	}
	all := runs(text, n.Segment.Start)
	t.last = n.Segment.Stop
	switch {
	case n.HardLineBreak():
		all = append(all, Node{Kind: "br", Pos: n.Segment.Stop})
	case n.SoftLineBreak():
		all = append(all, Node{Text: "\n", Pos: n.Segment.Stop})
	}
	return all
}

// runs resolves the escapes and entities of Markdown text that begins at an offset of deck.md.
func runs(b []byte, offset int) (all []Node) {
	start := 0
	end := func(i int) {
		if i > start {
			all = append(all, Node{Text: string(b[start:i]), Pos: offset + start})
		}
	}
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '\\':
			if i+1 < len(b) && util.IsPunct(b[i+1]) {
				end(i)
				start = i + 1
				i++ // what is escaped is text
			}
		case '&':
			semicolon := bytes.IndexByte(b[i:min(len(b), i+maxEntity)], ';')
			if semicolon < 0 {
				continue
			}
			if s := html.UnescapeString(string(b[i : i+semicolon+1])); !strings.HasSuffix(s, ";") {
				end(i)
				all = append(all, Node{Text: s, Pos: offset + i})
				start = i + semicolon + 1
				i = start - 1
			}
		}
	}
	end(len(b))
	return all
}

// maxEntity is longer than any entity of HTML, in bytes.
const maxEntity = 40

// link reads a link with an address of the deck, http, https or mailto, and reports others.
func (t *textReader) link(n ast.Node, dest string, title []byte, content func(ast.Node) []Node) []Node {
	if t.inLink {
		t.errorf(n, "a link within a link; end the outer one first")
		return nil
	}
	t.inLink = true
	defer func() { t.inLink = false }()
	a := t.node("a", n, nil)
	if name, ok := strings.CutPrefix(dest, "#"); ok {
		t.s.links = append(t.s.links, deckLink{name, t.s.line(t.pos(n))})
		a.Attrs = []Attr{{"href", "/s/" + name}}
	} else {
		u, err := url.Parse(dest)
		switch {
		case err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "":
			a.Attrs = []Attr{{"href", dest}, {"rel", "noopener noreferrer"}, {"target", "_blank"}}
		case err == nil && u.Scheme == "mailto" && u.Opaque != "":
			a.Attrs = []Attr{{"href", dest}}
		default:
			t.errorf(n, "link to %q; write an address that starts with https:// or mailto:, or #name for another slide", dest)
			return content(n)
		}
	}
	if len(title) > 0 {
		a.Attrs = append(a.Attrs, Attr{"title", Plain(runs(title, 0))})
	}
	a.Children = content(n)
	return []Node{a}
}

// spanClasses are the classes of spans. A span of class own is for the check only and looks
// like any text.
var spanClasses = []string{Derived, Own}

func (t *textReader) span(n *spanNode) Node {
	span, outer := t.node("span", n, nil), t.dated
	if d := t.knownValue(n, &n.attributes); d != "" {
		span.Known, t.dated = d.last(), true
	}
	for _, class := range n.Classes {
		if !slices.Contains(spanClasses, class) {
			t.errorf(n, "unknown class %q on a span%s (known: %s)", class, hint(class, spanClasses), strings.Join(spanClasses, ", "))
			continue
		}
		if span.Claim != Derived {
			span.Claim = class
		}
	}
	if n.ID != "" {
		t.errorf(n, "unsupported attribute #%s; remove it", n.ID)
	}
	if lang := n.value("lang"); lang != "" {
		tag, err := languageTag(lang)
		if err != nil {
			t.errorf(n, "lang: %v", err)
		}
		span.Attrs = append(span.Attrs, Attr{"lang", tag})
	}
	t.noValues(n, without(n.Values, "lang", "known"))
	span.Children = t.inlines(n)
	t.dated = outer
	return span
}

func (t *textReader) citation(n *citeNode) []Node {
	for _, problem := range n.Problems {
		t.errorf(n, "%s", problem)
	}
	if t.inLink {
		t.errorf(n, "a citation within a link; put it after the link")
		return nil
	}
	cites := t.node(Cites, n, nil)
	for _, c := range n.Cites {
		if s := t.s.source(c.Source, deckFile, t.s.line(t.pos(n))); s != nil {
			c.Label = s.Label
		}
		mark := t.node(CiteMark, n, nil)
		mark.Cite = &c
		if t.inMatrix {
			mark.Attrs = []Attr{{"short", "yes"}}
		}
		cites.Children = append(cites.Children, mark)
		if t.inNotes {
			t.s.NoteCites = addCite(t.s.NoteCites, c)
		} else {
			t.s.Cites = addCite(t.s.Cites, c)
		}
	}
	return []Node{cites}
}
