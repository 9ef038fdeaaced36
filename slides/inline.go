//go:build !js

package slides

import (
	"bytes"
	"fmt"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

func (h *htmlWriter) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		h.inline(n)
	}
}

func (h *htmlWriter) inline(n ast.Node) {
	defer func() { h.depth-- }()
	if !h.deeper(n) {
		return
	}
	switch n := n.(type) {
	case *ast.Text:
		h.writeText(n)
	case *ast.String:
		h.raw(html.EscapeString(string(n.Value)))
	case *ast.CodeSpan:
		h.raw("<code>")
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				h.raw(html.EscapeString(strings.ReplaceAll(string(t.Segment.Value(h.s.src)), "\n", " ")))
			}
		}
		h.raw("</code>")
	case *ast.Emphasis:
		h.element(map[bool]string{false: "em", true: "strong"}[n.Level > 1], n, h.inlines)
	case *ast.Link:
		h.link(n, string(util.URLEscape(n.Destination, true)), n.Title, h.inlines)
	case *ast.AutoLink:
		dest := string(util.URLEscape(n.URL(h.s.src), false))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
			dest = "mailto:" + dest
		}
		h.link(n, dest, nil, func(ast.Node) { h.raw(html.EscapeString(string(n.Label(h.s.src)))) })
	case *spanNode:
		h.span(n)
	case *citeNode:
		h.citation(n)
	case *ast.Image:
		h.errorf(n, "images are not supported; use a figure or a link")
	case *ast.RawHTML:
		h.errorf(n, "raw HTML; write it in Markdown, or \\< for the character")
	default:
		h.errorf(n, "%s is not part of the format; see the package comment of slides", n.Kind())
	}
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

func (h *htmlWriter) writeText(n *ast.Text) {
	text := n.Segment.Value(h.s.src)
	for _, p := range pandocOnly {
		if bytes.IndexByte(text, p.mark) >= 0 && p.text.Match(text) {
			h.errorf(n, "%s", p.msg)
		}
	}
	_, afterText := n.PreviousSibling().(*ast.Text)
	if bytes.IndexByte(text, '{') >= 0 && looseAttributes.Match(text) || !afterText && n.PreviousSibling() != nil && bytes.HasPrefix(text, []byte("{")) {
		h.errorf(n, "attributes in braces that belong to nothing; write [text]{.class}, ::: {.class} or, after a heading, {#name}; \\{ for the character")
	}
	_, cited := n.NextSibling().(*citeNode)
	if cited {
		trimmed := bytes.TrimRight(text, " \t")
		h.write(trimmed, n.Segment.Stop-len(text)+len(trimmed))
		// A citation mark must not begin a line of its own.
		if (len(trimmed) < len(text) || n.SoftLineBreak()) && !h.plain {
			h.raw("\u00a0")
		}
		return
	}
	h.write(text, n.Segment.Stop)
	switch {
	case n.HardLineBreak():
		h.raw("<br>")
	case n.SoftLineBreak():
		h.raw("\n")
	}
}

// write writes text that ends at offset stop of deck.md, with the marks of its conflicts.
func (h *htmlWriter) write(text []byte, stop int) {
	if len(h.s.conflicts) > 0 && !h.plain {
		written := 0
		for i := range text {
			if against := h.s.conflicts[stop-len(text)+i+1]; against != nil {
				goldhtml.DefaultWriter.Write(h.w, text[written:i+1])
				h.conflict(against)
				written = i + 1
			}
		}
		text = text[written:]
	}
	goldhtml.DefaultWriter.Write(h.w, text)
}

// conflict writes the mark of a conflict: a link to the disagreement, or plain text in a
// heading, in a link and on the disagreement's own slide.
func (h *htmlWriter) conflict(c *conflict) {
	said := html.EscapeString(c.String())
	attributes := fmt.Sprintf(` class="contested" data-relation="%s" title="%s" aria-label="%s"`, c.relation, said, said)
	if h.inLink || h.inHeading || h.s.Slug == c.slug {
		h.openKnown("span", c.known)
		h.raw(attributes, ` role="img">`, Signs[c.relation], "</span>")
		return
	}
	h.openKnown("a", c.known)
	h.raw(attributes, ` href="`, html.EscapeString(c.address()), `">`, Signs[c.relation], "</a>")
}

// link writes a link with an address of the deck, http, https or mailto, and reports others.
func (h *htmlWriter) link(n ast.Node, dest string, title []byte, content func(ast.Node)) {
	if h.inLink {
		h.errorf(n, "a link within a link; end the outer one first")
		return
	}
	h.inLink = true
	defer func() { h.inLink = false }()
	open := ""
	if name, ok := strings.CutPrefix(dest, "#"); ok {
		if !h.plain {
			h.s.links = append(h.s.links, deckLink{name, h.s.line(h.pos(n))})
		}
		open = `<a href="/s/` + html.EscapeString(name) + `"`
	} else {
		u, err := url.Parse(dest)
		switch {
		case err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "":
			open = `<a href="` + html.EscapeString(dest) + `" rel="noopener noreferrer" target="_blank"`
		case err == nil && u.Scheme == "mailto" && u.Opaque != "":
			open = `<a href="` + html.EscapeString(dest) + `"`
		default:
			h.errorf(n, "link to %q; write an address that starts with https:// or mailto:, or #name for another slide", dest)
			content(n)
			return
		}
	}
	h.raw(open)
	if len(title) > 0 {
		h.raw(` title="`)
		goldhtml.DefaultWriter.Write(h.w, title)
		h.raw(`"`)
	}
	h.raw(">")
	content(n)
	h.raw("</a>")
}

// spanClasses are the classes of spans. A span of class own is for the check only and looks
// like any text.
var spanClasses = []string{"derived", "own"}

func (h *htmlWriter) span(n *spanNode) {
	day, outer := "", h.dated
	if d := h.knownValue(n, &n.attributes); d != "" {
		day, h.dated = d.last(), true
	}
	h.openKnown("span", day)
	for _, class := range n.Classes {
		if !slices.Contains(spanClasses, class) {
			h.errorf(n, "unknown class %q on a span%s (known: %s)", class, hint(class, spanClasses), strings.Join(spanClasses, ", "))
		}
	}
	if n.ID != "" {
		h.errorf(n, "unsupported attribute #%s; remove it", n.ID)
	}
	if slices.Contains(n.Classes, "derived") {
		h.raw(` class="derived"`)
	}
	if lang := n.value("lang"); lang != "" {
		tag, err := languageTag(lang)
		if err != nil {
			h.errorf(n, "lang: %v", err)
		}
		h.raw(` lang="`, html.EscapeString(tag), `"`)
	}
	h.noValues(n, without(n.Values, "lang", "known"))
	h.raw(">")
	h.inlines(n)
	h.raw("</span>")
	h.dated = outer
}

func (h *htmlWriter) citation(n *citeNode) {
	if h.plain {
		return
	}
	for _, problem := range n.Problems {
		h.errorf(n, "%s", problem)
	}
	if h.inLink {
		h.errorf(n, "a citation within a link; put it after the link")
		return
	}
	h.raw(`<span class="cites">`)
	for i, c := range n.Cites {
		if s := h.s.source(c.Source, deckFile, h.s.line(h.pos(n))); s != nil {
			c.Label = s.Label
		}
		if i > 0 {
			h.raw(" ")
		}
		fmt.Fprintf(h.w, `<a class="cite" href="#src-%s" data-cite="%s"`, html.EscapeString(c.Source), html.EscapeString(c.Source+" "+c.Locator))
		if h.inMatrix {
			fmt.Fprintf(h.w, ` aria-label="%s">%s</a>`, html.EscapeString(c.String()), html.EscapeString(c.Locator))
		} else {
			fmt.Fprintf(h.w, `>%s</a>`, html.EscapeString(c.String()))
		}
		if h.inNotes {
			h.s.NoteCites = addCite(h.s.NoteCites, c)
		} else {
			h.s.Cites = addCite(h.s.Cites, c)
		}
	}
	h.raw("</span>")
}
