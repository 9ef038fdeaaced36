package web

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"exhibit/app"
	"exhibit/cards"
	"exhibit/charts"
	"exhibit/slides"
	"exhibit/words"
)

// linkCards makes the pictures of link cards, each when it is first asked for. They show the
// deck as known today, whatever day the link has. It is safe for concurrent use.
type linkCards struct {
	deck     *slides.Deck
	painter  *cards.Painter
	renderer *charts.Renderer // nil for a deck without figures

	mutex sync.Mutex
	made  map[string]*resource // by path
}

// cardURL is the path of the card of the slide with a slug.
func cardURL(slug string) string { return "/cards/" + slug + ".png" }

// phoneURL is the path of its picture in the shape of a phone, which the web app manifest names.
func phoneURL(slug string) string { return "/cards/" + slug + phoneSuffix }

const phoneSuffix = ".phone.png"

// url is the path of a slide's card; empty if our fonts lack a character of its headline, as
// they lack all Chinese: a card with boxes for letters is worse than none.
func (c *linkCards) url(slug string) string {
	if s, _ := c.deck.Slide(slug); s == nil || !c.painter.Can(s.Title) {
		return ""
	}
	return cardURL(slug)
}

// get returns the card with a path; nil if there is none.
func (c *linkCards) get(path string) (*resource, error) {
	slug, ok := strings.CutPrefix(path, "/cards/")
	if !ok || c == nil {
		return nil, nil
	}
	slug, phone := strings.CutSuffix(slug, phoneSuffix)
	if slug = strings.TrimSuffix(slug, ".png"); c.url(slug) == "" || path != cardURL(slug) && path != phoneURL(slug) {
		return nil, nil
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if r := c.made[path]; r != nil {
		return r, nil
	}
	draw := c.painter.PNG
	if phone {
		draw = c.painter.Phone
	}
	card, err := c.card(slug)
	if err != nil {
		return nil, err
	}
	picture, err := draw(card)
	if err != nil {
		return nil, err
	}
	r := &resource{contentType: contentTypes[".png"], cache: revalidate, anywhere: true, plain: picture}
	r.pack()
	c.made[path] = r
	return r, nil
}

// card is what a slide's card shows.
func (c *linkCards) card(slug string) (cards.Card, error) {
	s, i := c.deck.Slide(slug)
	card := cards.Card{
		Deck: c.deck.Title, Place: fmt.Sprintf("%d / %d", i+1, len(c.deck.Slides)), Headline: s.Title, Sources: sourcesOf(s, &words.In(c.deck.Lang).Pages),
	}
	if s.Class == "title" {
		card.Text = c.deck.Subtitle
	} else {
		card.Text = said(s.Blocks, cardText)
	}
	if figures := figuresOf(c.deck, s); len(figures) > 0 {
		drawing, err := c.renderer.SVG(figures[0], charts.Theme{Narrow: true})
		if err != nil {
			return card, err
		}
		card.Figure, card.Drawing = figures[0].Title, drawing
	}
	return card, nil
}

// sourcesOf names the passages that a slide leans on, by source: "Source: Chen & Lim ¶9, 23–29".
func sourcesOf(s *slides.Slide, say *words.Pages) string {
	var labels, names []string
	paragraphs := map[string][]int{}
	for _, c := range s.Cites {
		if paragraphs[c.Label] == nil {
			labels = append(labels, c.Label)
		}
		paragraphs[c.Label] = append(paragraphs[c.Label], c.Paragraphs...)
	}
	for _, label := range labels {
		names = append(names, label+" "+app.Locator(paragraphs[label]))
	}
	switch len(names) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf(say.Source, names[0])
	}
	return fmt.Sprintf(say.Sources, strings.Join(names, "; "))
}

// How long texts are, in characters.
const (
	descriptionText = 200
	cardText        = 320
)

// summary is a slide in a sentence or a few: how its text begins, else its figure's title.
func summary(d *slides.Deck, s *slides.Slide) string {
	if text := said(s.Blocks, descriptionText); text != "" {
		return text
	}
	for _, f := range figuresOf(d, s) {
		if f.Title != "" {
			return shortened(f.Title, descriptionText)
		}
	}
	return shortened(description(d), descriptionText)
}

// said is how the paragraphs and lists of blocks begin, as plain text without citations.
func said(blocks []slides.Block, most int) string {
	var parts []string
	var collect func([]slides.Block)
	collect = func(blocks []slides.Block) {
		for _, b := range blocks {
			parts = append(parts, statements(b.HTML)...)
			for _, c := range b.Columns {
				collect(c.Blocks)
			}
		}
	}
	collect(blocks)
	return shortened(strings.Join(parts, " "), most)
}

// spaceBefore is what a citation that was taken out leaves behind.
var spaceBefore = regexp.MustCompile(` ([.,;:!?])`)

// statements are the paragraphs and list items in HTML of the deck, each ending as a sentence.
func statements(text string) (all []string) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(text), body)
	if err != nil {
		return nil
	}
	var b strings.Builder
	end := func() {
		if s := spaceBefore.ReplaceAllString(strings.Join(strings.Fields(b.String()), " "), "$1"); s != "" {
			if last, _ := utf8.DecodeLastRuneInString(s); !unicode.IsPunct(last) {
				s += "."
			}
			all = append(all, s)
		}
		b.Reset()
	}
	var walk func(n *html.Node, inside bool)
	walk = func(n *html.Node, inside bool) {
		switch {
		case n.Type == html.TextNode:
			if inside {
				b.WriteString(n.Data)
			}
			return
		case n.DataAtom == atom.Table || class(n) == "cites" || class(n) == "contested":
			return
		}
		own := n.DataAtom == atom.P || n.DataAtom == atom.Li
		if own {
			end()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inside || own)
		}
		if own {
			end()
		}
	}
	for _, n := range nodes {
		walk(n, false)
	}
	return all
}

func class(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "class" {
			return a.Val
		}
	}
	return ""
}

// shortened cuts a text to a length: behind a sentence, else behind a word.
func shortened(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	cut := string([]rune(text)[:most-1])
	if at := strings.LastIndex(cut, ". "); at > most/4 {
		return cut[:at+1]
	}
	if at := strings.LastIndexByte(cut, ' '); at > 0 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:–") + "…"
}
