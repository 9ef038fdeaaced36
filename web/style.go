package web

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
)

// deckStyle is the style that a deck's pages have behind that of all: for its columns, for media and
// backgrounds, for formulas, for text that the plainest decks do not have, for its theme, and its own. The page of a deck that needs none
// of it is not made larger.
func (a *assets) deckStyle(deck *slides.Deck, faces []deckFace, base string) string {
	u := usesOf(deck)
	style := columnWidths(deck)
	for _, name := range facesOf(u.letters) {
		style += a.inlined[name]
	}
	if len(deck.Media) > 0 || slices.ContainsFunc(u.classes, func(class string) bool { return class == "missing" || backgroundClass.MatchString(class) }) {
		style += a.inlined["media.css"]
	}
	if u.markup {
		style += a.inlined["markup.css"]
	}
	if slices.Contains(u.classes, "comparison") {
		style += a.inlined["comparison.css"]
	}
	style += classRules(u.classes)
	if u.math {
		style += a.inlined["math.css"]
	}
	if slices.Contains(u.classes, slides.FaultClass) {
		style += a.inlined["fault.css"]
	}
	style += themeStyle(deck, faces)
	if deck.Style != "" {
		style += ownStyle(deck.Style, base)
	}
	return style
}

// uses is what of the style a deck uses.
type uses struct {
	classes []string // of slides and of their text
	markup  bool     // something that only markup.css has a rule for
	math    bool     // formulas
	letters letters
}

// plainKinds and plainClasses are the elements and classes for which page.css has all rules.
var (
	plainKinds = []slides.Kind{
		slides.Text, slides.Cites, slides.CiteMark, slides.Contested, slides.SealLine, "p", "h2", "h3", "ul", "ol", "li", "blockquote",
		"table", "caption", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "div", "em", "strong", "span", "a", "br", "img", "figure", "figcaption", "video", "audio", "source", "track",
	}
	plainClasses = []string{
		"title", "lede", "aside", "seal", "tiles", "matrix", "incremental", "later", "align-left", "align-right", "align-center",
		"own", "picture", "pictures", "sound", "missing", "small", "sized", "clear", "on-dark", "on-light", "comparison",
	}
)

// ownStyle is the deck's own style sheet: within the headlines and bodies of slides, over which nothing of it
// reaches: @scope keeps its selectors there, containment what it places, clipping what it makes larger, and position
// these two themselves, below the bar.
// stylesheet.Confine has left out of it what would undo these. Addresses in it begin with base.
func ownStyle(css, base string) string {
	css = strings.ReplaceAll(css, `url("/media/`, `url("`+base+"/media/")
	const bounds = ".slide>.headline,.slide>.body{contain:layout!important;overflow:clip!important;overflow-clip-margin:1rem!important;position:relative!important;z-index:0!important}" +
		".slide>.visually-hidden{position:absolute!important}"
	return bounds + "@scope (.slide) to (:scope>:not(.headline,.body)){" + css + "}"
}

func usesOf(deck *slides.Deck) (u uses) {
	u.markup = deck.Footer != "" || deck.Logo != ""
	u.letters = lettersOf(deck.Title + deck.Subtitle + deck.Author + deck.Institute + deck.Footer)
	for _, f := range deck.Figures {
		u.letters |= lettersOf(f.Title + f.Unit + f.Note + f.XName + f.YName + f.SizeName)
		for _, a := range f.Annotations {
			u.letters |= lettersOf(a.Text)
		}
		for _, r := range f.Records {
			u.letters |= lettersOf(r.Series + r.Target + r.Panel + r.Label + r.Lane + r.Category)
		}
	}
	for _, s := range deck.Sources {
		u.letters |= lettersOf(s.Label + s.Title + s.Author)
	}
	read := func(nodes []slides.Node) {
		slides.Walk(nodes, func(n *slides.Node) bool {
			if n.Kind == slides.Formula {
				u.math = true
				return false
			}
			if n.Kind == "em" {
				u.letters |= italic
			}
			u.letters |= lettersOf(n.Text)
			u.classes = append(u.classes, strings.Fields(n.Attr("class"))...)
			u.markup = u.markup || !slices.Contains(plainKinds, n.Kind)
			return true
		})
	}
	var blocks func([]slides.Block)
	blocks = func(all []slides.Block) {
		for _, b := range all {
			read(b.Text)
			for _, c := range b.Columns {
				blocks(c.Blocks)
			}
		}
	}
	for _, s := range deck.Slides {
		u.classes = append(u.classes, strings.Fields(s.Class)...)
		u.markup = u.markup || s.Front || len(s.Headline) == 0
		read(s.Headline)
		blocks(s.Blocks)
		read(s.Notes)
	}
	u.classes = slices.Compact(slices.Sorted(slices.Values(u.classes)))
	u.markup = u.markup || slices.ContainsFunc(u.classes, func(class string) bool {
		return !slices.Contains(plainClasses, class) && !backgroundClass.MatchString(class) && !sizeClass.MatchString(class) && !textClass.MatchString(class)
	})
	return u
}

var (
	backgroundClass = regexp.MustCompile(`^bg-([0-9a-f]{6})$`)
	fadedClass      = regexp.MustCompile(`^faded-([1-9][0-9]?)$`)
	fromClass       = regexp.MustCompile(`^from-([1-9][0-9]{0,4})$`)
	textClass       = regexp.MustCompile(`^size-([1-9][0-9]{1,2})$`)
	sizeClass       = regexp.MustCompile(`^(width|height)-([1-9][0-9]{0,3})(pc)?$`)
)

// classRules is the style of the classes that stand for what an author sets by number, each once:
// "bg-112233" for a slide's colour; "width-60pc" and "height-200" for the size of a picture, in
// percent of its place or in pixels on a projector 1280 pixels wide. A height in percent is one of
// that projector's, because places are as high as their content. "size-135" is the size of a slide's text
// in percent, "faded-30" the opacity of the picture behind it, and "from-10" the number of the first line of
// code. Other classes have no rule here.
func classRules(classes []string) string {
	var css strings.Builder
	for _, class := range slices.Compact(slices.Sorted(slices.Values(classes))) {
		if colour := backgroundClass.FindStringSubmatch(class); colour != nil {
			fmt.Fprintf(&css, ".%s{--ground:#%s}", class, colour[1])
			continue
		}
		if text := textClass.FindStringSubmatch(class); text != nil {
			percent, _ := strconv.Atoi(text[1])
			fmt.Fprintf(&css, ".%s{--size:%g}", class, float64(percent)/100)
			continue
		}
		if faded := fadedClass.FindStringSubmatch(class); faded != nil {
			fmt.Fprintf(&css, ".%s>.background{opacity:%s%%}", class, faded[1])
			continue
		}
		if from := fromClass.FindStringSubmatch(class); from != nil {
			first, _ := strconv.Atoi(from[1])
			fmt.Fprintf(&css, ".prose pre.%s{counter-reset:line %d}", class, first-1)
			continue
		}
		size := sizeClass.FindStringSubmatch(class)
		if size == nil {
			continue
		}
		n, _ := strconv.ParseFloat(size[2], 64)
		length := fmt.Sprintf("calc(%grem/var(--size,1))", n/20) // the projector's root size is 20 pixels; text around it may be larger
		switch {
		case size[3] != "" && size[1] == "width":
			length = fmt.Sprintf("%g%%", n)
		case size[3] != "":
			length = fmt.Sprintf("%grem", n*720/20/100)
		}
		fmt.Fprintf(&css, ".sized.%s{%s:%s}", class, size[1], length)
		if size[1] == "width" && size[3] != "" { // of the row, where pictures stand in one
			fmt.Fprintf(&css, ".pictures>:has(>.%s){flex:0 1 %s}.pictures>*>.%s{width:100%%}", class, length, class)
		}
	}
	return css.String()
}
