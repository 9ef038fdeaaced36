package pandoc

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"exhibit/slides/colour"
)

// backgroundKeys are the attributes of a heading that set the slide's background, in the ways of
// Pandoc, Quarto and reveal.js.
var backgroundKeys = []string{
	"background-color", "data-background-color", "background", "data-background", "background-image", "data-background-image",
	"background-size", "data-background-size", "background-position", "background-opacity", "background-repeat", "data-background-opacity",
}

// background reads the background of a slide: a colour, with text that can be read on it, or a
// picture behind the text.
func (s *slideReader) background(n *ast.Heading, a *attributes) {
	for _, v := range a.Values {
		key := strings.TrimPrefix(v.Key, "data-")
		switch {
		case key == "background-size" && v.Value == "contain":
			s.BackgroundFit = true
		case key == "background-opacity":
			s.fade(n.Pos(), v)
		case key != "background-color" && key != "background-image" && key != "background":
		case key != "background-image" && s.backgroundColour(v.Value):
		case key == "background-color":
			s.deckWarnf(n.Pos(), "%s: %q is not a colour; write one such as #112233 or navy", v.Key, v.Value)
		default:
			s.backgroundPicture(n.Pos(), strings.TrimSuffix(strings.TrimPrefix(v.Value, "url("), ")"))
		}
	}
}

// fade gives a slide the class by which the picture behind it is fainter: "faded-30" for an opacity of 0.3.
func (s *slideReader) fade(pos int, v attribute) {
	opacity, err := strconv.ParseFloat(strings.TrimSuffix(v.Value, "%"), 64)
	if strings.HasSuffix(v.Value, "%") {
		opacity /= 100
	}
	if err != nil || !(opacity >= 0 && opacity <= 1) {
		s.deckWarnf(pos, "%s: %q is no share; write one from 0 to 1", v.Key, v.Value)
		return
	}
	if percent := int(opacity*100 + 0.5); percent < 100 {
		s.addClass(fmt.Sprintf("faded-%d", max(percent, 1)))
	}
}

func (s *slideReader) backgroundColour(text string) bool {
	ground, ok := colour.Parse(text)
	if ok {
		s.stand(ground)
	}
	return ok
}

// stand puts a slide on a colour, on which its text is read, whatever is behind it.
func (s *slideReader) stand(on colour.Colour) {
	classes := slices.DeleteFunc(strings.Fields(s.Class), func(class string) bool { return class == "on-dark" || class == "on-light" })
	s.Class = strings.Join(append(classes, on.Class()), " ")
}

func (s *slideReader) backgroundPicture(pos int, name string) {
	if strings.Contains(name, "://") {
		s.deckWarnf(pos, "the background %.100q is on another host, from which nothing is fetched; put it in the deck's folder", name)
		return
	}
	m := s.mediaFile(strings.Trim(name, `"'`), pos, "background ")
	switch {
	case m == nil:
	case !m.IsPicture():
		s.deckWarnf(pos, "the background %.100q is not a picture and is left out; name a picture of the deck's folder", name)
	default:
		s.Background = m.URL()
		if !strings.Contains(s.Class, "on-") {
			s.addClass("on-dark")
		}
	}
}
