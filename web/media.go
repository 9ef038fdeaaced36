package web

import (
	"context"
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
