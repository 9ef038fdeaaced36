package pandoc

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"exhibit/slides"
	"exhibit/slides/spelling"
	"exhibit/slides/syntax"
)

// quietClasses mean something to other tools, and nothing is lost without them.
var quietClasses = []string{
	"unnumbered", "unlisted", "smaller", "scrollable", "nostretch", "allowframebreaks", "fragile", "plain", "standout", "inverse",
	"fade-up", "fade-down", "fade-left", "fade-right", "fade-in", "fade-out", "semi-fade-out", "grow", "shrink", "strike", "highlight-red",
	"highlight-green", "highlight-blue", "fade-in-then-out", "fade-in-then-semi-out", "current-visible",
	"r-stack", "r-stretch", "r-fit-text", "r-hstack", "r-vstack", "panel-tabset", "absolute", "small", "large", "text-center",
}

// isNotes reports whether a div has speaker notes, or what may be meant as such.
func (n *divNode) isNotes() bool {
	classes := n.Classes
	if n.isShownHere() {
		classes = slices.DeleteFunc(slices.Clone(classes), func(class string) bool { return class == "content-hidden" })
	}
	return hasNoteClass(classes) || n.ID != "" && isNoteClass(n.ID) || hides(&n.attributes) || n.isElsewhere()
}

// openDiv warns of faults of the line that opens a div, and of a missing end.
func (t *textReader) openDiv(n *divNode) {
	switch {
	case n.Stray:
		t.warnf(n, "this ::: closes nothing; remove it, or name the block it should open")
		return
	case n.TooDeep:
		t.warnf(n, "blocks nest more than %d deep; close them with :::", maxDivs)
		return
	case n.Malformed:
		t.warnf(n, "not the opening of a block; write ::: name or ::: {.name}")
	}
	for _, class := range n.Classes {
		switch _, known := blockClasses[class]; {
		case known || class == "content-visible" || class == "content-hidden" && n.isShownHere() || slices.Contains(quietClasses, class) || strings.HasPrefix(class, "callout-"):
		case isNoteClass(class):
			t.warnf(n, "%q is read as speaker notes, which no audience sees; write ::: notes, or another name to show the text", class)
		default:
			t.s.warnOnce("class "+class, t.pos(n), "class %q of a block means nothing here, and its text is shown without it%s; remove it", class, spelling.Hint(class, classNames(onBlock)).After("."))
		}
	}
	for _, v := range n.Values {
		switch v.Key {
		case "when-format", "unless-format", "when-profile", "unless-profile", "hidden", "role", "known", "width", "title", "lang", "dir", "fragment-index", "data-fragment-index", "layout-ncol", "layout-nrow", "collapse", "icon", "appearance":
		default:
			t.otherValues(n, []attribute{v})
		}
	}
	if !n.Closed {
		t.warnf(n, "the block is not closed; add a line ::: after it")
	}
}

// otherValues warns of attributes that mean nothing here.
func (t *textReader) otherValues(n ast.Node, values []attribute) {
	for _, v := range values {
		t.s.warnOnce("attribute "+v.Key, t.pos(n), "attribute %s means nothing here and is left out; remove it", v.Key)
	}
}

func (t *textReader) div(n *divNode) []slides.Node {
	t.openDiv(n)
	if n.Stray || n.TooDeep {
		return nil
	}
	if n.isNotes() {
		t.s.addNotesAt(n, t)
		return nil
	}
	if n.ID == "refs" {
		return t.references(n)
	}
	outer := *t
	div := t.node("div", n, nil)
	var classes []string
	for _, class := range n.Classes {
		callout := strings.HasPrefix(class, "callout-")
		if _, known := blockClasses[class]; known && class != "fragment" || callout {
			classes = append(classes, class)
		}
		switch {
		case callout:
			classes = append(classes, "callout")
		case class == "columns" && len(children(n)) > 0:
			t.warnf(n, "columns must stand between the blocks of a slide; they are shown one under the other here")
		case class == "matrix":
			t.inMatrix = true
		case class == "incremental":
			t.incremental = true
		case class == "nonincremental":
			t.incremental = false
		case class == slides.Own:
			div.Claim = slides.Own
		case class == "fragment" && !t.inNotes && appears(n.Classes):
			t.s.Steps++
			div.Step = t.s.Steps
			if index, err := strconv.Atoi(n.value("fragment-index") + n.value("data-fragment-index")); err == nil {
				t.s.ordered = append(t.s.ordered, orderedStep{div.Step, index})
			}
		}
		if needed := blockClasses[class]; needed != "" && !holds(n, needed) {
			t.warnf(n, "%s without a %s has no effect; put one inside, or remove it", class, needed)
		}
	}
	if d := t.knownValue(n, &n.attributes); d != "" {
		div.Known, t.dated = d.Last(), true
	}
	if len(classes) > 0 {
		div.Attrs = append(div.Attrs, slides.Attr{Name: "class", Value: strings.Join(classes, " ")})
	}
	if lang, err := languageTag(n.value("lang")); err == nil && n.value("lang") != "" {
		div.Attrs = append(div.Attrs, slides.Attr{Name: "lang", Value: lang})
	}
	if title := t.s.calloutTitle(n); title != "" {
		said := slides.Node{Kind: "p", Attrs: []slides.Attr{{Name: "class", Value: "callout-title"}}, Pos: div.Pos, Children: []slides.Node{{Text: title, Pos: div.Pos}}}
		if title != n.value("title") {
			said.Claim = slides.Own // the deck's author has not said it
		}
		div.Children = append(div.Children, said)
	}
	div.Children = append(div.Children, t.blocks(n)...)
	if slices.Contains(n.Classes, "seal") {
		div.Children = append(div.Children, t.node(slides.SealLine, n, nil))
	}
	t.inNotes, t.inMatrix, t.incremental, t.dated = outer.inNotes, outer.inMatrix, outer.incremental, outer.dated
	if slices.Contains(n.Classes, "r-stack") || slices.Contains(n.Classes, "r-hstack") {
		div.Children = inARow(div)
	}
	if len(div.Attrs) == 0 && div.Step == 0 && div.Known == "" && div.Claim == "" {
		return div.Children // it means nothing by itself
	}
	return []slides.Node{div}
}

// seenFirst are the classes of fragments that are seen from the beginning, and change or go at their step.
var seenFirst = []string{
	"fade-out", "semi-fade-out", "strike", "grow", "shrink", "highlight-red", "highlight-green", "highlight-blue",
	"highlight-current-red", "highlight-current-green", "highlight-current-blue",
}

// appears reports whether a fragment with these classes appears at its step. Others are shown at once, so that
// nothing of them is lost.
func appears(classes []string) bool {
	return !slices.ContainsFunc(classes, func(class string) bool { return slices.Contains(seenFirst, class) })
}

// inARow returns the pictures of a div, which reveal.js lays over each other or side by side, as a row of
// them; what else it has stays as it is.
func inARow(div slides.Node) []slides.Node {
	if len(div.Children) < 2 || slices.ContainsFunc(div.Children, func(c slides.Node) bool { return c.Kind != "figure" }) {
		return div.Children
	}
	return []slides.Node{{Kind: "div", Pos: div.Pos, Attrs: []slides.Attr{{Name: "class", Value: "pictures"}}, Children: div.Children}}
}

// addNotesAt adds notes that stand within other blocks.
func (s *slideReader) addNotesAt(n *divNode, within *textReader) {
	t := s.text()
	t.inNotes, t.depth = true, within.depth
	s.Notes = append(s.Notes, t.blocks(n)...)
}

// holds reports whether a div holds a "list" or a "table" at any depth.
func holds(n *divNode, what string) (found bool) {
	ast.Walk(n, func(c ast.Node, _ bool) (ast.WalkStatus, error) {
		switch c.(type) {
		case *ast.List:
			found = found || what == "list"
		case *extast.Table, *syntax.Table:
			found = found || what == "table"
		}
		if found {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}

// references lists the sources that the deck cites where it asks for its bibliography.
func (t *textReader) references(n *divNode) []slides.Node {
	list := t.node("ul", n, nil)
	list.Attrs = []slides.Attr{{Name: "class", Value: slides.References}}
	var cited []*slides.Source
	for i := range t.s.deck.Sources {
		if s := &t.s.deck.Sources[i]; t.s.cited[s.ID] {
			cited = append(cited, s)
		}
	}
	slices.SortStableFunc(cited, func(a, b *slides.Source) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Author), strings.ToLower(b.Author)), strings.Compare(string(a.Issued), string(b.Issued)))
	})
	for _, s := range cited {
		text := func(text string) slides.Node { return slides.Node{Text: text, Pos: list.Pos} }
		li := slides.Node{Kind: "li", Pos: list.Pos}
		if s.Author != "" {
			li.Children = append(li.Children, text(s.Author+", "))
		}
		li.Children = append(li.Children, slides.Node{Kind: "em", Pos: list.Pos, Children: []slides.Node{text(s.Title)}})
		for _, part := range []string{strings.TrimSpace(s.Container + " " + s.Part), s.Publisher, cmp.Or(s.IssuedText, s.Issued.String())} {
			if part != "" {
				li.Children = append(li.Children, text(", "+part))
			}
		}
		if s.URL != "" {
			li.Children = append(li.Children, text(", "), slides.Node{Kind: "a", Claim: slides.Address, Pos: list.Pos, Attrs: t.s.address(s.URL, list.Pos), Children: []slides.Node{text(strings.TrimPrefix(s.URL, "https://"))}})
		}
		list.Children = append(list.Children, li)
	}
	if len(list.Children) == 0 {
		return nil
	}
	return []slides.Node{list}
}
