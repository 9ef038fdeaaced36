// Package rawhtml keeps the HTML that is written into a deck's Markdown, by an allow-list.
//
// Markdown and HTML alternate: an opening tag may be one node of the Markdown's tree, its closing
// tag another, and any Markdown between them. A [Builder] takes both in the order in which they
// stand in one container, a slide or a paragraph for example, and makes one tree of them.
package rawhtml

import (
	"regexp"
	"slices"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"

	model "exhibit/slides"
)

// blocks are the elements that the HTML parser nests by rules of their own. All other allowed
// elements nest as their tags do.
var blocks = []string{
	"p", "div", "section", "aside", "blockquote", "pre", "hr", "h2", "h3", "h4", "h5", "h6",
	"ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "figure", "figcaption",
	"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th",
}

var inlines = []string{
	"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd",
	"mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
	"var", "wbr", "audio", "source", "video",
}

// renamed are elements that become others. A slide's title is its only h1.
var renamed = map[string]string{
	"address": "div", "article": "div", "center": "div", "footer": "div", "header": "div", "h1": "h2",
	"hgroup": "div", "main": "div", "nav": "div", "strike": "s", "tt": "code",
}

// unseen are elements whose text no browser shows as text.
var unseen = []string{"iframe", "noembed", "noframes", "script", "style", "template", "title"}

// empty are the allowed elements that have no closing tag.
var empty = []string{"br", "col", "hr", "img", "source", "wbr"}

// implied are attributes that may be left out without a word: links and media have their effect
// always.
var implied = []string{"controls", "rel", "target"}

// Policy is the list of the elements, attributes and values that a deck's HTML may have. It is
// safe for use by several goroutines.
type Policy struct {
	list  *bluemonday.Policy
	keeps func(class string) bool
}

// New returns the policy that keeps the classes for which keeps is true. It keeps no identifiers, styles, scripts,
// frames and forms.
func New(keeps func(class string) bool) *Policy {
	p := bluemonday.NewPolicy()
	names := slices.Concat(blocks, inlines)
	for name := range renamed {
		names = append(names, name)
	}
	p.AllowElements(names...)
	p.AllowNoAttrs().OnElements(names...)
	p.AllowURLSchemes("http", "https", "mailto")
	p.AllowRelativeURLs(true)

	const address = `https?://\S+|[^\s:]+` // where bluemonday doesn't look at addresses itself
	p.AllowAttrs("class", "title", "hidden").Globally()
	p.AllowAttrs("lang").Matching(regexp.MustCompile(`^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,9}$`)).Globally()
	p.AllowAttrs("dir").Matching(regexp.MustCompile(`(?i)^(?:ltr|rtl|auto)$`)).Globally()
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("src", "alt").OnElements("img")
	p.AllowAttrs("src", "loop", "muted").OnElements("audio", "video")
	p.AllowAttrs("open").OnElements("details")
	p.AllowAttrs("reversed").OnElements("ol")
	for _, rule := range []struct{ attrs, elements, values string }{
		{"align", strings.Join(names, " "), `left|center|right|justify`},
		{"width height", "img video table td th col", `\d{1,5}(?:\.\d{1,3})?(?:px|%)?`},
		{"poster", "video", address},
		{"src", "source", address},
		{"type", "source", `[a-z]+/[a-z0-9.+-]+(?:;[^<>]*)?`},
		{"colspan rowspan", "td th", `[1-9]\d{0,2}`},
		{"span", "col colgroup", `[1-9]\d{0,2}`},
		{"scope", "th", `(?:row|col)(?:group)?`},
		{"start", "ol", `-?\d{1,9}`},
		{"value", "li", `-?\d{1,9}`},
		{"type", "ol", `[1ai]`},
		{"datetime", "time del ins", `[0-9TWZP:.+ -]{1,40}`},
	} {
		values := regexp.MustCompile(`(?i)^(?:` + rule.values + `)$`)
		p.AllowAttrs(strings.Fields(rule.attrs)...).Matching(values).OnElements(strings.Fields(rule.elements)...)
	}
	return &Policy{p, keeps}
}

// check returns the attributes that an opening tag keeps and the names of those that it loses. It
// is false for an element that is not allowed.
func (p *Policy) check(t html.Token) (kept []model.Attr, lost []string, allowed bool) {
	if parserName(t.Data) == "" {
		return nil, nil, false
	}
	var classes []string
	if t.Data == "center" {
		classes = append(classes, "align-center")
	}
	safe := map[string]string{}
	if len(t.Attr) > 0 {
		t.Attr, safe = p.safe(t)
	}
	for _, a := range t.Attr {
		value, ok := safe[a.Key]
		switch {
		case a.Key == "class":
			for _, class := range strings.Fields(value) {
				if p.keeps(class) {
					classes = append(classes, class)
				} else {
					lost = append(lost, "class "+class)
				}
			}
		case a.Key == "align" && ok:
			classes = append(classes, "align-"+strings.ToLower(value))
		case a.Key == "style" && hides.MatchString(a.Val):
			if _, hidden := safe["hidden"]; !hidden {
				kept = append(kept, model.Attr{Name: "hidden"})
			}
		case ok:
			kept = append(kept, model.Attr{Name: a.Key, Value: value})
		case !slices.Contains(implied, a.Key):
			lost = append(lost, a.Key)
		}
	}
	if len(classes) > 0 {
		kept = append(kept, model.Attr{Name: "class", Value: strings.Join(classes, " ")})
	}
	return kept, lost, true
}

// safe returns the attributes of an opening tag without repetition, and by name the values of
// those that the policy allows.
func (p *Policy) safe(t html.Token) (written []html.Attribute, values map[string]string) {
	names := map[string]bool{}
	for _, a := range t.Attr {
		if names[a.Key] {
			continue
		}
		names[a.Key] = true
		if a.Key == "src" || a.Key == "href" || a.Key == "poster" {
			a.Val = strings.ReplaceAll(strings.TrimSpace(a.Val), " ", "%20")
		}
		written = append(written, a)
	}
	tag := html.Token{Type: html.StartTagToken, Data: t.Data, Attr: written}
	z := html.NewTokenizer(strings.NewReader(p.list.Sanitize(tag.String())))
	z.Next()
	values = map[string]string{}
	for _, a := range z.Token().Attr {
		values[a.Key] = a.Val
	}
	return written, values
}

// hides matches a style that hides its element.
var hides = regexp.MustCompile(`(?i)\b(?:display\s*:\s*none|visibility\s*:\s*hidden)\b`)
