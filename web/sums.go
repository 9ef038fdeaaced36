package web

import (
	"crypto/sha256"
	"encoding/json"
	"regexp"
	"slices"

	"exhibit/app"
	"exhibit/slides"
)

// sums returns, for each slide, a digest of all that a page shows of it and its notes: equal for two
// versions of a deck in which the slide looks the same.
func sums(b *app.Briefing) []string {
	d := &b.Deck
	all := make([]string, len(d.Slides))
	for i := range d.Slides {
		all[i] = sum(b, &d.Slides[i])
	}
	return all
}

func sum(b *app.Briefing, s *slides.Slide) string {
	d := &b.Deck
	of := []any{s, d.Title, d.Lang, d.Footer, d.Logo, figuresOf(d, s)}
	if s.Front {
		of = append(of, d.Subtitle, d.Author, d.Institute, d.Date, d.DateText)
	}
	cited := func(source string) bool {
		is := func(c slides.Cite) bool { return c.Source == source }
		return slices.ContainsFunc(s.Cites, is) || slices.ContainsFunc(s.NoteCites, is)
	}
	for i := range d.Sources {
		if cited(d.Sources[i].ID) {
			of = append(of, d.Sources[i])
		}
	}
	for i := range d.Evidence {
		if cited(d.Evidence[i].Source) {
			of = append(of, d.Evidence[i])
		}
	}
	if len(s.Figures()) > 0 { // which are drawn in these colours
		of = append(of, b.Palettes)
	}
	if hasSeal(s) {
		of = append(of, b.Seal)
	}
	text, err := json.Marshal(of)
	if err != nil { // only a number that is none could be the reason, which no reader lets in
		return ""
	}
	return shortDigest(sha256.Sum256(text))
}

// hasSeal reports whether a slide shows the seal of the briefing, which changes with each version.
func hasSeal(s *slides.Slide) (found bool) {
	for i := range s.Blocks {
		s.Blocks[i].EachText(func(text []slides.Node) {
			slides.Walk(text, func(n *slides.Node) bool {
				found = found || n.Kind == slides.SealLine
				return !found
			})
		})
	}
	return found
}

// mediaInStyle matches addresses of a deck's own files in its style sheet, as slides/stylesheet writes them.
var mediaInStyle = regexp.MustCompile(`url\("/media/[^"]*"\)`)

// stampMedia adds to the addresses of a deck's own files a digest of their content, so that a browser
// asks for a file that is another under the same name.
func stampMedia(d *slides.Deck) {
	stamps := map[string]string{}
	for _, m := range d.Media {
		stamps[m.URL()] = m.URL() + "?" + m.Sum[:min(12, len(m.Sum))]
	}
	stamp := func(url *string) {
		if stamped := stamps[*url]; stamped != "" {
			*url = stamped
		}
	}
	read := func(nodes []slides.Node) {
		slides.Walk(nodes, func(n *slides.Node) bool {
			for i := range n.Attrs {
				stamp(&n.Attrs[i].Value)
			}
			return true
		})
	}
	d.Style = mediaInStyle.ReplaceAllStringFunc(d.Style, func(url string) string {
		name := url[len(`url("`) : len(url)-len(`")`)]
		stamp(&name)
		return `url("` + name + `")`
	})
	stamp(&d.Logo)
	for i := range d.Slides {
		s := &d.Slides[i]
		stamp(&s.Background)
		read(s.Headline)
		read(s.Notes)
		for k := range s.Blocks {
			s.Blocks[k].EachText(read)
		}
	}
}
