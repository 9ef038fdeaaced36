package web

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
)

// maxCompressed is how large a file of the deck may be that is sent compressed, in bytes: any
// drawing. Larger ones would keep the compressor busy for seconds.
const maxCompressed = 4 << 20

// addMedia adds a file that the deck shows or links to. Its address has no digest, so that it is
// asked about, and it is the same on every day.
func (s *Site) addMedia(m *slides.Media) {
	s.add("/media/"+m.Path, &resource{
		contentType: m.Type, cache: revalidate,
		saved:  !isShown(m.Type),
		ranges: len(m.Content) > maxCompressed || !compressible(m.Type),
		make:   func(context.Context, lane) (content, error) { return content{plain: m.Content}, nil },
	})
}

// isShown reports whether browsers show a file of a type, and run nothing in it.
func isShown(mime string) bool {
	kind, _, _ := strings.Cut(mime, "/")
	return kind == "image" || kind == "video" || kind == "audio" || kind == "text" || mime == "application/pdf" || mime == "application/json"
}

// mediaStyle is the style of the media and backgrounds of a deck, and of the frames of files that are
// missing; empty for a deck that has none.
func (a *assets) mediaStyle(deck *slides.Deck) string {
	var classes []string
	for _, s := range deck.Slides {
		classes = append(classes, strings.Fields(s.Class)...)
	}
	rules := classRules(classes)
	if len(deck.Media) == 0 && rules == "" && !slices.Contains(classes, "missing") {
		return ""
	}
	return a.mediaCSS + rules
}

var (
	backgroundClass = regexp.MustCompile(`^bg-([0-9a-f]{6})$`)
	sizeClass       = regexp.MustCompile(`^(width|height)-([1-9][0-9]{0,3})(pc)?$`)
)

// classRules is the style of the classes that stand for what an author sets by number, each once:
// "bg-112233" for a slide's colour; "width-60pc" and "height-200" for the size of a picture, in
// percent of its place or in pixels on a projector 1280 pixels wide. A height in percent is one of
// that projector's, because places are as high as their content. Other classes have no rule here.
func classRules(classes []string) string {
	var css strings.Builder
	for _, class := range slices.Compact(slices.Sorted(slices.Values(classes))) {
		if colour := backgroundClass.FindStringSubmatch(class); colour != nil {
			fmt.Fprintf(&css, ".%s{--ground:#%s}", class, colour[1])
			continue
		}
		size := sizeClass.FindStringSubmatch(class)
		if size == nil {
			continue
		}
		n, _ := strconv.ParseFloat(size[2], 64)
		length := fmt.Sprintf("%grem", n/20) // the projector's root size is 20 pixels
		switch {
		case size[3] != "" && size[1] == "width":
			length = fmt.Sprintf("%g%%", n)
		case size[3] != "":
			length = fmt.Sprintf("%grem", n*720/20/100)
		}
		fmt.Fprintf(&css, ".sized.%s{%s:%s}", class, size[1], length)
	}
	return css.String()
}
