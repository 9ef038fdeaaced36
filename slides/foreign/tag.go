//go:build !js

package foreign

import (
	"iter"
	"maps"
	"regexp"
	"slices"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tag is a start or end tag of HTML, or of a component of Slidev.
type tag struct {
	name  string // as it is written
	attrs map[string]string
	end   bool // </name>
	self  bool // <name/>
}

func (t tag) is(name string) bool { return strings.EqualFold(t.name, name) }

// maxTag is how long a tag may be, in bytes.
const maxTag = 4000

// parseTag reads the tag that a text begins with, and its size; 0 if it is none.
func parseTag(text string) (tag, int) {
	quote := byte(0)
	for i := 1; i < len(text) && i < maxTag; i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && text[i-1] == '=':
			quote = c
		case c == '<':
			return tag{}, 0
		case c == '>':
			return readTag(text[:i+1]), i + 1
		}
	}
	return tag{}, 0
}

func readTag(text string) tag {
	t := tag{attrs: map[string]string{}, end: strings.HasPrefix(text, "</"), self: strings.HasSuffix(text, "/>")}
	name := strings.TrimLeft(text, "</")
	if at := strings.IndexAny(name, " \t\n/>"); at >= 0 {
		name = name[:at]
	}
	t.name = name
	z := xhtml.NewTokenizer(strings.NewReader(text))
	if z.Next() == xhtml.ErrorToken {
		return t
	}
	for _, a := range z.Token().Attr {
		if _, twice := t.attrs[a.Key]; !twice {
			t.attrs[a.Key] = a.Val
		}
	}
	return t
}

// ordered yields the attributes by name, so that the same text gives the same deck.
func (t tag) ordered() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, name := range slices.Sorted(maps.Keys(t.attrs)) {
			if !yield(name, t.attrs[name]) {
				return
			}
		}
	}
}

// clicks reports whether an attribute makes the element come by a click, in Slidev or reveal.js.
func (t tag) clicks() bool {
	for name := range t.attrs {
		if strings.HasPrefix(name, "v-click") && !strings.HasPrefix(name, "v-click-hide") && !strings.HasPrefix(name, "v-click.hide") || name == "v-after" {
			return true
		}
	}
	return hasWord(t.attrs["class"], "fragment")
}

// component reports whether it is no element of HTML but a component of Slidev.
func (t tag) component() bool {
	return atom.Lookup([]byte(strings.ToLower(t.name))) == 0
}

func hasWord(text string, words ...string) bool {
	for _, f := range strings.Fields(text) {
		for _, w := range words {
			if f == w {
				return true
			}
		}
	}
	return false
}

var (
	styleSize  = regexp.MustCompile(`(?i)(?:^|[;\s])(width|height)\s*:\s*([^;]+)`)
	sourceAttr = regexp.MustCompile(`(?i)(\s(?:src|poster|href|data-src)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)`)
)

// sizes are the width and height of an element as attributes of Pandoc.
func (t tag) sizes() (all []string) {
	found := map[string]string{"width": t.attrs["width"], "height": t.attrs["height"]}
	for _, m := range styleSize.FindAllStringSubmatch(t.attrs["style"], -1) {
		found[strings.ToLower(m[1])] = m[2]
	}
	for _, name := range []string{"width", "height"} {
		if d := dimension(name, found[name]); d != "" {
			all = append(all, d)
		}
	}
	return all
}

// inlineTag rewrites a tag within a line. closed says that a </v-click> follows, and raw that
// the line is part of a block of HTML, in which no Markdown may be written.
func (b *builder) inlineTag(t tag, text string, no int, closed, raw bool) string {
	switch {
	case t.is("img") && !t.end && !raw && t.attrs["src"] != "":
		alt := strings.NewReplacer("[", `\[`, "]", `\]`, "\n", " ").Replace(t.attrs["alt"])
		return b.image(alt, escaped.Replace(t.attrs["src"]), "", t.sizes(), no)
	case b.tool == Slidev && (t.is("v-click") || t.is("v-after")):
		if t.end {
			return "]{.fragment}"
		}
		if closed {
			return "["
		}
		return ""
	case b.tool == Slidev && t.component():
		b.component(t, no)
		return ""
	case t.end:
		return text
	case b.tool == Slidev:
		for name := range t.ordered() {
			if strings.HasPrefix(name, "v-") {
				b.lose(no, "%s of <%s>; left out", brief(name), t.name)
			}
		}
	}
	return sourceAttr.ReplaceAllStringFunc(text, func(s string) string {
		m := sourceAttr.FindStringSubmatch(s)
		return m[1] + `"` + strings.ReplaceAll(b.local(strings.Trim(m[2], `"'`), no), `"`, "%22") + `"`
	})
}

// component notes that a component of Slidev was left out.
func (c *converter) component(t tag, no int) {
	if t.end || t.is("template") {
		return
	}
	if t.self {
		c.lose(no, "component <%s>; left out", t.name)
	} else {
		c.lose(no, "component <%s>; left out, the text in it is kept", t.name)
	}
}
