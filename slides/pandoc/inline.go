package pandoc

import (
	"bytes"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"

	emojiast "github.com/yuin/goldmark-emoji/ast"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"exhibit/slides"
	"exhibit/slides/rawhtml"
	"exhibit/slides/smart"
	"exhibit/slides/spelling"
	"exhibit/slides/syntax"
)

// inlines reads the text of a block, with the HTML in it.
func (t *textReader) inlines(parent ast.Node) (all []slides.Node) {
	var b *rawhtml.Builder // once there is HTML
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if tag, ok := n.(*ast.RawHTML); ok {
			if b == nil {
				b = policy.Builder(t.s.src)
				b.Add(all...)
			}
			b.Tag(tag)
			continue
		}
		a := t.attributesBehind(n)
		nodes := t.inline(n, a)
		if b != nil {
			b.Add(nodes...)
		} else {
			all = append(all, nodes...)
		}
	}
	if b != nil {
		return t.fragment(b.Finish())
	}
	return all
}

// attributesBehind returns the attributes in braces right behind a picture, a link or code, and takes
// them from the text that they stand in; none for other nodes.
func (t *textReader) attributesBehind(n ast.Node) *attributes {
	switch n.(type) {
	case *ast.Image, *ast.Link, *ast.CodeSpan:
	default:
		return &attributes{}
	}
	text, ok := n.NextSibling().(*ast.Text)
	if !ok {
		return &attributes{}
	}
	// What is in the braces may be several nodes, for it has quotes and the like.
	start := text.Segment.Start
	line := t.s.src[start:]
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	a, size := parseAttributes(line)
	if a == nil {
		return &attributes{}
	}
	for next := n.NextSibling(); next != nil; {
		after := next.NextSibling()
		part, isText := next.(*ast.Text)
		if isText && part.Segment.Stop > start+size {
			part.Segment = part.Segment.WithStart(max(part.Segment.Start, start+size))
			break
		}
		if !isText && next.Pos() >= start+size {
			break
		}
		if isText && part.Segment.Start >= start+size {
			break
		}
		next.Parent().RemoveChild(next.Parent(), next)
		next = after
	}
	return a
}

func (t *textReader) inline(n ast.Node, a *attributes) []slides.Node {
	defer func() { t.depth-- }()
	if !t.deeper(n) {
		return nil
	}
	switch n := n.(type) {
	case *ast.Text:
		return t.plainText(n)
	case *ast.String:
		return []slides.Node{{Text: string(n.Value), Pos: t.last}}
	case *smart.Mark:
		t.last = n.Stop
		return []slides.Node{{Text: n.Value, Pos: n.Start}}
	case *ast.CodeSpan:
		return t.codeSpan(n, a)
	case *ast.Emphasis:
		kind := slides.Kind("em")
		if n.Level > 1 {
			kind = "strong"
		}
		return []slides.Node{t.node(kind, n, t.inlines(n))}
	case *syntax.Inline:
		return []slides.Node{t.node(slides.Kind(n.Element), n, t.inlines(n))}
	case *ast.Link:
		return t.link(n, splitName(n.Destination), n.Title, t.inlines)
	case *ast.AutoLink:
		dest := string(n.URL(t.s.src))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
			dest = "mailto:" + dest
		}
		link := t.link(n, dest, nil, func(ast.Node) []slides.Node {
			return []slides.Node{{Text: string(n.Label(t.s.src)), Pos: t.pos(n)}}
		})
		if len(link) > 0 {
			link[0].Claim = slides.Address
		}
		return link
	case *ast.Image:
		return []slides.Node{t.image(n, a)}
	case *spanNode:
		return t.span(n)
	case *citeNode:
		if n.InText {
			if number := t.exampleNumber(n, n.Source, n.Place); number != nil {
				return number
			}
		}
		return t.citation(n)
	case *citeGroup:
		return t.citeGroup(n)
	case *formulaInline:
		return []slides.Node{t.formula(n, n.TeX, n.Display)}
	case *emojiast.Emoji:
		return []slides.Node{{Text: string(n.Value.Unicode), Pos: t.pos(n)}}
	case *shortcodeNode:
		return t.shortcode(n)
	case *syntax.Note:
		return t.footnote(n, t.inlines(n))
	case *extast.FootnoteLink:
		return t.footnoteMark(n)
	case *extast.TaskCheckBox:
		box := "☐ "
		if n.IsChecked {
			box = "☑ "
		}
		return []slides.Node{{Kind: "span", Claim: slides.Own, Pos: t.pos(n), Children: []slides.Node{{Text: box, Pos: t.pos(n)}}}}
	}
	return nil // marks that lead back from footnotes
}

// inlineCell matches the beginning of code in a line that Quarto would run.
var inlineCell = regexp.MustCompile(`^\{(?:r|python|julia|ojs)\} `)

// codeSpan reads code in a line. Code for another program is left out.
func (t *textReader) codeSpan(n *ast.CodeSpan, a *attributes) []slides.Node {
	var text strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if part, ok := c.(*ast.Text); ok {
			text.WriteString(strings.ReplaceAll(string(part.Segment.Value(t.s.src)), "\n", " "))
		}
	}
	if cell := inlineCell.FindString(text.String()); cell != "" {
		t.warnf(n, "%s is not run here, and is shown as it is written; run quarto render with --to markdown first, and open what that writes", strings.TrimSpace(cell))
	}
	if hasNoteClass(a.Classes) && !t.inNotes {
		return t.notedCode(n, text.String())
	}
	if a.Raw != "" {
		t.warnf(n, "%.60q is for %s and is left out", text.String(), a.Raw)
		return nil
	}
	return []slides.Node{t.node("code", n, []slides.Node{{Text: text.String(), Pos: t.pos(n)}})}
}

// looseAttributes matches attributes in braces that no parser has read.
var looseAttributes = regexp.MustCompile(`(?:^|[^\\])(?:\]\{|\{[#.][A-Za-z])`)

// plainText reads the text of one line: a node for each run that the source has letter for letter,
// and one for each entity.
func (t *textReader) plainText(n *ast.Text) []slides.Node {
	text := n.Segment.Value(t.s.src)
	if bytes.IndexByte(text, '{') >= 0 && looseAttributes.Match(text) {
		t.warnf(n, "attributes in braces that belong to nothing are shown as text; write [text]{.class}, ::: {.class} or, after a heading, {#name}; \\{ for the character")
	}
	all := runs(text, n.Segment.Start)
	t.last = n.Segment.Stop
	switch {
	case n.HardLineBreak():
		all = append(all, slides.Node{Kind: "br", Pos: n.Segment.Stop})
	case n.SoftLineBreak():
		all = append(all, slides.Node{Text: "\n", Pos: n.Segment.Stop})
	}
	return all
}

// runs resolves the escapes and entities of Markdown text that begins at an offset of the source.
func runs(b []byte, offset int) (all []slides.Node) {
	start := 0
	end := func(i int) {
		if i > start {
			all = append(all, slides.Node{Text: string(b[start:i]), Pos: offset + start})
		}
	}
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '\\':
			if i+1 == len(b) {
				continue
			}
			if b[i+1] == ' ' { // Pandoc's space that does not break
				end(i)
				all = append(all, slides.Node{Text: "\u00a0", Pos: offset + i})
				start = i + 2
				i++
			} else if util.IsPunct(b[i+1]) {
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
				all = append(all, slides.Node{Text: s, Pos: offset + i})
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

// link reads a link: to a slide, to a file of the deck, or to an address of http, https or mailto.
// Others stay as text, with a warning.
func (t *textReader) link(n ast.Node, dest string, title []byte, content func(ast.Node) []slides.Node) []slides.Node {
	if t.inLink {
		t.warnf(n, "a link within a link is left out; end the outer one first")
		return content(n)
	}
	if link, ok := n.(*ast.Link); ok && link.Reference != nil && !t.s.repeat(t.pos(n), len(dest)+len(title)) {
		return content(n)
	}
	t.inLink = true
	defer func() { t.inLink = false }()
	attrs := t.s.address(dest, t.pos(n))
	if attrs == nil {
		return content(n)
	}
	a := t.node("a", n, nil)
	a.Attrs = attrs
	if len(title) > 0 {
		a.Attrs = append(a.Attrs, slides.Attr{Name: "title", Value: slides.Plain(runs(title, 0))})
	}
	a.Children = content(n)
	return []slides.Node{a}
}

// address returns the attributes of a link with a destination; nil, with a warning, for one that
// leads nowhere. Links to slides are led there when all slides are known.
func (s *slideReader) address(dest string, pos int) []slides.Attr {
	if id, ok := strings.CutPrefix(dest, "#"); ok && id != "" {
		id, _ = url.PathUnescape(id)
		return []slides.Attr{{Name: "href", Value: anchorPrefix + strings.TrimPrefix(id, "/")}}
	}
	dest = string(util.URLEscape([]byte(dest), true))
	u, err := url.Parse(dest)
	switch {
	case err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "":
		return []slides.Attr{{Name: "href", Value: dest}, {Name: "rel", Value: "noopener noreferrer"}, {Name: "target", Value: "_blank"}}
	case err == nil && u.Scheme == "mailto" && u.Opaque != "":
		return []slides.Attr{{Name: "href", Value: dest}}
	case err == nil && u.Scheme == "" && u.Host == "" && u.Path != "":
		m := s.mediaFile(dest, pos, "link to ")
		if m == nil {
			return nil
		}
		attrs := []slides.Attr{{Name: "href", Value: m.URL()}}
		if !m.IsPicture() && !m.IsVideo() && !m.IsAudio() {
			attrs = append(attrs, slides.Attr{Name: "target", Value: "_blank"})
		}
		return attrs
	}
	s.deckWarnf(pos, "link to %.100q leads nowhere, so that its text is shown alone; write an address that starts with https:// or mailto:, #name for another slide, or a file of the deck's folder", dest)
	return nil
}

// anchorPrefix begins the address of a link to a slide until all slides are known. No path of
// the deck begins so.
const anchorPrefix = "\x00#"

// claimClasses are the classes of spans that say what is claimed. Readers see what is derived or the deck's own; the others
// are for the check only and look like any text.
var claimClasses = []string{slides.Derived, slides.Own, slides.Looked, slides.Inferred}

// spanElements are the elements of the classes for which there is one.
var spanElements = map[string]slides.Kind{"mark": "mark", "highlight": "mark", "underline": "u", "ul": "u", "smallcaps": "span", "kbd": "kbd"}

func (t *textReader) span(n *spanNode) []slides.Node {
	if hasNoteClass(n.Classes) && !t.inNotes {
		t.warnf(n, "%q is read as speaker notes, which no audience sees; give the text another class to show it", strings.Join(n.Classes, " "))
		inner := t.s.text()
		inner.inNotes, inner.depth = true, t.depth
		t.s.Notes = append(t.s.Notes, slides.Node{Kind: "p", Pos: t.pos(n), Children: inner.inlines(n)})
		return nil
	}
	span, outer := t.node("span", n, nil), t.dated
	if d := t.knownValue(n, &n.attributes); d != "" {
		span.Known, t.dated = d.Last(), true
	}
	for _, class := range n.Classes {
		kind, isElement := spanElements[class]
		switch {
		case slices.Contains(claimClasses, class):
			if span.Claim != slides.Derived {
				span.Claim = class
			}
			if class == slides.Own {
				span.Attrs = append(span.Attrs, slides.Attr{Name: "class", Value: class})
			}
		case isElement:
			span.Kind = kind
		case class == "fragment" && !t.inNotes && appears(n.Classes):
			t.s.Steps++
			span.Step = t.s.Steps
		case slices.Contains(quietClasses, class):
		default:
			t.s.warnOnce("class "+class, t.pos(n), "class %q of a span means nothing here, and its text is shown without it%s; remove it", class, spelling.Hint(class, classNames(onText)).After("."))
		}
	}
	if n.ID != "" {
		t.s.anchor(n.ID)
	}
	if lang := n.value("lang"); lang != "" {
		tag, err := languageTag(lang)
		if err != nil {
			t.warnf(n, "lang: %v", err)
		} else {
			span.Attrs = append(span.Attrs, slides.Attr{Name: "lang", Value: tag})
		}
	}
	read := []string{"lang", "known", "fragment-index", "data-fragment-index"}
	if n.value(valueKey) != "" {
		read = append(read, valueKey, digitsKey, scaleKey, groupKey)
	}
	t.otherValues(n, without(n.Values, read...))
	if n.value(valueKey) == "" || !t.bound(n, &span) {
		span.Children = t.inlines(n)
	}
	t.dated = outer
	return []slides.Node{span}
}
