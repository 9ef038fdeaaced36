package web

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/app"
	"exhibit/cards"
	"exhibit/charts"
	"exhibit/slides"
	"exhibit/words"
)

// linkCards draws the pictures of link cards. They show the deck as known today, whatever day the
// link has. It is safe for concurrent use.
type linkCards struct {
	deck     *slides.Deck
	painter  *cards.Painter
	drawings *drawings
}

// card is one picture.
type card struct {
	slug  string
	phone bool // it has the shape of a phone
}

// cardURL is the path of the card of the slide with a slug.
func cardURL(slug string) string { return "/cards/" + slug + ".png" }

// phoneURL is the path of its picture in the shape of a phone, which the web app manifest names.
func phoneURL(slug string) string { return "/cards/" + slug + ".phone.png" }

// url is the path of a slide's card; empty if the embedded fonts lack a character of its headline,
// as they lack all Chinese: a card with boxes for letters is worse than none.
func (c *linkCards) url(slug string) string {
	if s, _ := c.deck.Slide(slug); s == nil || !c.painter.Can(s.Title) {
		return ""
	}
	return cardURL(slug)
}

// all are the cards of the deck, by path.
func (c *linkCards) all() map[string]card {
	all := map[string]card{}
	for _, s := range c.deck.Slides {
		if c.url(s.Slug) != "" {
			all[cardURL(s.Slug)], all[phoneURL(s.Slug)] = card{s.Slug, false}, card{s.Slug, true}
		}
	}
	return all
}

// draw makes the picture of a card.
func (c *linkCards) draw(of card) func(context.Context, lane) (content, error) {
	return func(ctx context.Context, l lane) (made content, err error) {
		says, err := c.says(ctx, l, of.slug)
		if err != nil {
			return made, err
		}
		draw := c.painter.PNG
		if of.phone {
			draw = c.painter.Phone
		}
		err = l.do(ctx, func() (err error) {
			made.plain, err = draw(says)
			return err
		})
		return made, err
	}
}

// says is what a slide's card shows.
func (c *linkCards) says(ctx context.Context, l lane, slug string) (cards.Card, error) {
	s, i := c.deck.Slide(slug)
	says := cards.Card{
		Deck: c.deck.Title, Place: fmt.Sprintf("%d / %d", i+1, len(c.deck.Slides)), Headline: s.Title, Sources: sourcesOf(s, &words.In(c.deck.Lang).Pages),
	}
	if slices.Contains(strings.Fields(s.Class), "title") {
		says.Text = c.deck.Subtitle
	} else {
		says.Text = said(s.Blocks, cardText)
	}
	for class := range strings.FieldsSeq(s.Class) {
		if ground := backgroundClass.FindStringSubmatch(class); ground != nil {
			says.Ground, says.Ink = "#"+ground[1], "#000000"
			if strings.Contains(s.Class, "on-dark") {
				says.Ink = "#ffffff"
			}
		}
	}
	if figures := figuresOf(c.deck, s); len(figures) > 0 {
		drawing, err := c.drawings.svg(ctx, l, &figures[0], true, "")
		if err != nil {
			return says, err
		}
		says.Figure, says.Drawing = figures[0].Title, drawing
		if p := openingPalette(c.deck.Theme); p != nil {
			says.Drawing = charts.In(drawing, p)
		}
	}
	return says, nil
}

// sourcesOf names the passages that a slide cites, by source: "Source: Chen & Lim ¶9, 23–29".
func sourcesOf(s *slides.Slide, say *words.Pages) string {
	var labels, names []string
	places := map[string][]slides.Spot{}
	for _, c := range s.Cites {
		if _, listed := places[c.Label]; !listed {
			labels = append(labels, c.Label)
		}
		places[c.Label] = append(places[c.Label], c.Spots...)
	}
	for _, label := range labels {
		names = append(names, label+" "+app.Locator(places[label]))
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

// summary is the description of a slide's page: the beginning of its text, else its figure's title,
// else the deck's description. It has 200 characters at most.
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

// said is the beginning of the paragraphs and lists of blocks, as plain text without citations.
func said(blocks []slides.Block, most int) string {
	var parts []string
	var collect func([]slides.Block)
	collect = func(blocks []slides.Block) {
		for _, b := range blocks {
			parts = append(parts, statements(b.Text)...)
			for _, c := range b.Columns {
				collect(c.Blocks)
			}
		}
	}
	collect(blocks)
	return shortened(strings.Join(parts, " "), most)
}

// spaceBefore matches the space that stood before a citation and now stands before punctuation.
var spaceBefore = regexp.MustCompile(` ([.,;:!?])`)

// statements are the paragraphs and list items of a text, each ending as a sentence.
func statements(text []slides.Node) (all []string) {
	var line []slides.Node
	end := func() {
		if s := spaceBefore.ReplaceAllString(slides.Plain(line), "$1"); s != "" {
			if last, _ := utf8.DecodeLastRuneInString(s); !unicode.IsPunct(last) {
				s += "."
			}
			all = append(all, s)
		}
		line = nil
	}
	var walk func(nodes []slides.Node, inside bool)
	walk = func(nodes []slides.Node, inside bool) {
		for _, n := range nodes {
			own := n.Kind == "p" || n.Kind == "li"
			switch {
			case n.Kind == "table":
			case own || n.IsBlock():
				end()
				walk(n.Children, inside || own)
				end()
			case inside:
				line = append(line, n)
			}
		}
	}
	walk(text, false)
	return all
}

// shortened cuts a text to a number of characters: after a sentence, else after a word.
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
