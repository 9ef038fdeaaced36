package rawhtml

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	model "exhibit/slides"
)

const (
	// maxBytes is how much HTML one container may hold.
	maxBytes = 256 << 10
	// maxWhat is how many bytes name one of the things that were left out.
	maxWhat = 200
	// maxDropped is how many things that were left out are named.
	maxDropped = 200
)

// Fragment is what a [Builder] has made of one container.
type Fragment struct {
	// Nodes are the elements, text and Markdown. A div, section or other element with the attribute
	// hidden is not meant for the audience; the same holds for classes that the reader knows as
	// such. An a may stand within an a.
	Nodes    []model.Node
	Comments []Comment
	Dropped  []Dropped
}

// Comment is an HTML comment: a note of the author that no audience sees.
type Comment struct {
	Pos  int    // the offset in the source at which it begins
	Text string // without the marks of the comment, and without space around it
}

// Dropped is a tag, or the attributes of a tag, that was left out.
type Dropped struct {
	Pos  int    // the offset in the source of the tag
	What string // for a message: "<iframe>", "<script> with its text", "style, onclick of <div>"
}

// Builder makes one tree of the HTML and Markdown of one container.
type Builder struct {
	policy *Policy
	source []byte
	// html is what the HTML parser gets: the allowed tags, each with the attribute n, and for all
	// text comments. Both hold the index of a part.
	html     bytes.Buffer
	parts    []part
	hidden   string // the element whose content is left out
	depth    int    // how many elements of that name are open
	size     int
	fragment Fragment
}

// part is what a number in Builder.html stands for.
type part struct {
	pos   int
	attrs []model.Attr // of an element
	nodes []model.Node // of text and Markdown
}

// Builder returns a builder for HTML in source.
func (p *Policy) Builder(source []byte) *Builder {
	return &Builder{policy: p, source: source}
}

// Block adds a block of HTML: any number of tags, text and comments, which need not match.
func (b *Builder) Block(n *ast.HTMLBlock) {
	segments := n.Lines().Sliced(0, n.Lines().Len())
	if n.HasClosure() {
		segments = append(slices.Clip(segments), n.ClosureLine)
	}
	b.read(segments)
}

// Tag adds a tag or comment that stands in a line of Markdown.
func (b *Builder) Tag(n *ast.RawHTML) {
	b.read(n.Segments.Sliced(0, n.Segments.Len()))
}

// Add adds what was made of Markdown. It takes the nodes over.
func (b *Builder) Add(nodes ...model.Node) {
	if len(nodes) > 0 && b.hidden == "" {
		fmt.Fprintf(&b.html, "<!--%d-->", len(b.parts))
		b.parts = append(b.parts, part{nodes: nodes})
	}
}

func (b *Builder) drop(pos int, format string, args ...any) {
	what := fmt.Sprintf(format, args...)
	if len(what) > maxWhat {
		what = strings.ToValidUTF8(what[:maxWhat], "") + "…"
	}
	switch n := len(b.fragment.Dropped); {
	case n < maxDropped:
		b.fragment.Dropped = append(b.fragment.Dropped, Dropped{pos, what})
	case n == maxDropped:
		b.fragment.Dropped = append(b.fragment.Dropped, Dropped{pos, "more HTML"})
	}
}

// constructs are what begins with these marks and goes to those, whatever stands between. The
// tokenizer would end some of them sooner, and the rest of a comment would be text.
var constructs = []struct{ open, close string }{
	{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<!", ">"}, {"<?", "?>"},
}

func (b *Builder) read(segments []text.Segment) {
	c := newChunk(b.source, segments)
	if b.size += len(c.raw); b.size > maxBytes {
		b.drop(c.pos(0), "HTML of more than %d bytes", maxBytes)
		return
	}
	for at := 0; at < len(c.raw); {
		n := b.construct(c, at)
		if n == 0 {
			n = b.tokens(c, at)
		}
		at += n
	}
}

// construct reads a comment or the like, and returns its length; 0 if there is none.
func (b *Builder) construct(c *chunk, at int) int {
	rest := c.raw[at:]
	for _, k := range constructs {
		if !bytes.HasPrefix(rest, []byte(k.open)) {
			continue
		}
		start, stop, size := len(k.open), len(rest), len(rest)
		if i := c.find(k.close, at+start); i >= 0 {
			stop, size = i-at, i-at+len(k.close)
		} else if empty := emptyComment(rest); empty > 0 {
			stop, size = start, empty
		}
		if b.hidden != "" {
			return size
		}
		if said := strings.TrimSpace(string(rest[start:stop])); k.open != "<!--" {
			b.drop(c.pos(at), "%s…%s", k.open, k.close)
		} else if said != "" {
			b.fragment.Comments = append(b.fragment.Comments, Comment{c.pos(at), said})
		}
		return size
	}
	return 0
}

// emptyComment is the length of a comment without text or end, as Markdown reads it; else 0.
func emptyComment(b []byte) int {
	for _, s := range []string{"<!-->", "<!--->"} {
		if bytes.HasPrefix(b, []byte(s)) {
			return len(s)
		}
	}
	return 0
}

// tokens reads tags and text up to the next construct, and returns their length.
func (b *Builder) tokens(c *chunk, at int) int {
	z := html.NewTokenizer(bytes.NewReader(c.raw[at:]))
	read, raw := 0, false
	for {
		kind := z.Next()
		start, size := at+read, len(z.Raw())
		if kind == html.ErrorToken {
			if size = len(c.raw) - start; size > 0 && b.hidden == "" {
				b.drop(c.pos(start), "%s, a tag without an end", tagStart(c.raw[start:]))
			}
			return read + size
		}
		read += size
		switch {
		case kind == html.TextToken:
			b.text(c, start, start+size)
		case kind == html.EndTagToken:
			b.end(z.Token())
		case kind != html.CommentToken:
			t := z.Token()
			if raw = slices.Contains(unseen, t.Data) && kind == html.StartTagToken; !raw {
				z.NextIsNotRawText()
			}
			b.start(t, c.pos(start), tagStart(c.raw[start:]))
		}
		if kind != html.StartTagToken {
			raw = false
		}
		if next := c.raw[at+read:]; !raw && (bytes.HasPrefix(next, []byte("<!")) || bytes.HasPrefix(next, []byte("<?"))) {
			return read
		}
	}
}

// tagStart is how a tag begins: "<" or "</", and the name as it is written.
func tagStart(b []byte) string {
	stop := min(2, len(b))
	for stop < min(len(b), 40) && !bytes.ContainsRune([]byte(" \t\r\n/>"), rune(b[stop])) {
		stop++
	}
	return strings.ToValidUTF8(string(b[:stop]), "")
}

// frame adds a page that is to stand within the slide, as an empty element iframe with its address and title: the
// reader makes something else of it.
func (b *Builder) frame(t html.Token, pos int) {
	frame := model.Node{Kind: "iframe", Raw: true, Pos: pos}
	for _, a := range t.Attr {
		if a.Key == "src" || a.Key == "title" {
			frame.Attrs = append(frame.Attrs, model.Attr{Name: a.Key, Value: a.Val})
		}
	}
	b.Add(frame)
}

// isNotes matches the names of elements that no browser knows, and that are meant for speaker notes.
var isNotes = regexp.MustCompile(`^(?:(?:speaker-?|presenter-?)?notes?|comment)$`)

// known returns a tag with the name of an element that there is: speaker notes stand in an aside.
func known(t html.Token) html.Token {
	if isNotes.MatchString(t.Data) {
		t.Data, t.Attr = "aside", []html.Attribute{{Key: "class", Val: "notes"}}
	}
	return t
}

func (b *Builder) start(t html.Token, pos int, written string) {
	t = known(t)
	if b.hidden != "" {
		if t.Data == b.hidden && t.Type == html.StartTagToken {
			b.depth++
		}
		return
	}
	attrs, lost, allowed := b.policy.check(t)
	switch {
	case slices.Contains(unseen, t.Data):
		if t.Data == "iframe" {
			b.frame(t, pos)
		} else {
			b.drop(pos, "%s> with its text", written)
		}
		if t.Type == html.StartTagToken {
			b.hidden, b.depth = t.Data, 1
		}
		return
	case !allowed:
		b.drop(pos, "%s>", written)
		return
	case len(lost) > 0:
		b.drop(pos, "%s of %s>", strings.Join(lost, ", "), written)
	}
	name := parserName(t.Data)
	fmt.Fprintf(&b.html, "<%s n=%d>", name, len(b.parts))
	b.parts = append(b.parts, part{pos: pos, attrs: attrs})
	if t.Type == html.SelfClosingTagToken || slices.Contains(empty, t.Data) {
		fmt.Fprintf(&b.html, "</%s>", name)
	}
}

func (b *Builder) end(t html.Token) {
	t = known(t)
	switch {
	case b.hidden == "":
		if name := parserName(t.Data); name != "" {
			fmt.Fprintf(&b.html, "</%s>", name)
		}
	case t.Data == b.hidden:
		if b.depth--; b.depth == 0 {
			b.hidden = ""
		}
	}
}

// parserName is the name that the HTML parser gets for an allowed element; empty for others.
func parserName(name string) string {
	if to := renamed[name]; to != "" {
		name = to
	}
	switch {
	case slices.Contains(blocks, name):
		return name
	case slices.Contains(inlines, name):
		return "x-" + name
	}
	return ""
}
