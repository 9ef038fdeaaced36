package pandoc

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"exhibit/slides"
)

// calloutTitles are what callouts are called that have no title of their own, by kind, in English and
// in Chinese.
var calloutTitles = map[string][2]string{
	"note": {"Note", "注意"}, "tip": {"Tip", "提示"}, "important": {"Important", "重要"}, "warning": {"Warning", "警告"}, "caution": {"Caution", "小心"},
}

// calloutTitle is the title of a div: its own, or for a callout what its kind is called. As in Quarto, a
// callout of the appearance minimal has none, nor one that begins with a heading.
func (s *slideReader) calloutTitle(n *divNode) string {
	title := n.value("title")
	if _, begins := n.FirstChild().(*ast.Heading); title != "" || begins || n.value("appearance") == "minimal" {
		return title
	}
	for _, class := range n.Classes {
		if strings.HasPrefix(class, "callout-") {
			return s.calloutName(class)
		}
	}
	return ""
}

// calloutName is what a callout of a class such as callout-tip is called in the deck's language.
func (s *slideReader) calloutName(class string) string {
	names := calloutTitles[strings.TrimPrefix(class, "callout-")]
	if strings.HasPrefix(s.deck.Lang, "zh") {
		return names[1]
	}
	return names[0]
}

// alertText matches the first line of a quotation that GitHub shows as a remark in a box.
var alertText = regexp.MustCompile(`^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*`)

// alert returns a quotation, or the callout that GitHub makes of one that begins with [!NOTE] or the like.
func (t *textReader) alert(n *ast.Blockquote, quote slides.Node) slides.Node {
	first, ok := n.FirstChild().(*ast.Paragraph)
	if !ok || len(quote.Children) == 0 || quote.Children[0].Kind != "p" {
		return quote
	}
	m := alertText.FindSubmatch(first.Lines().Value(t.s.src))
	if m == nil {
		return quote
	}
	left := len(bytes.TrimRight(m[0], " \t\n"))
	p := &quote.Children[0]
	for left > 0 && len(p.Children) > 0 && p.Children[0].Kind == slides.Text {
		cut := min(left, len(p.Children[0].Text))
		left -= cut
		if p.Children[0].Text = strings.TrimLeft(p.Children[0].Text[cut:], " \n"); p.Children[0].Text == "" {
			p.Children = p.Children[1:]
		}
	}
	kind := "callout-" + strings.ToLower(string(m[1]))
	title := slides.Node{Kind: "p", Pos: quote.Pos, Claim: slides.Own, Attrs: []slides.Attr{{Name: "class", Value: "callout-title"}}, Children: []slides.Node{{Text: t.s.calloutName(kind), Pos: quote.Pos}}}
	quote.Kind, quote.Attrs = "div", []slides.Attr{{Name: "class", Value: kind + " callout"}}
	quote.Children = append([]slides.Node{title}, quote.Children...)
	return quote
}
