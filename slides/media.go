package slides

import (
	"net/url"
	"strings"
)

// Media is a file of the deck's folder that slides show or link to: a picture, video, audio, or a
// document.
type Media struct {
	Path string `json:"path"` // in the deck's folder, slash-separated and not encoded, as "pics/ice floe.svg"
	Type string `json:"type"` // MIME type, with its parameters
	// Width and Height are those of a picture as it is shown, in CSS pixels; both 0 where they are
	// unknown, and for other files.
	Width  int `json:"width,omitempty"`
	Height int `json:"height,omitempty"`
	// Clear reports whether what is behind a picture may shine through it.
	Clear bool  `json:"-"`
	Size  int64 `json:"size"` // bytes
	// Sum is the SHA-256 of the content in lower-case hexadecimal.
	Sum     string `json:"sum"`
	Content []byte `json:"-"` // empty in the browser
}

// URL is the path at which the file is served, percent-encoded: "/media/pics/ice%20floe.svg".
func (m *Media) URL() string { return (&url.URL{Path: "/media/" + m.Path}).EscapedPath() }

// IsPicture reports whether browsers show the file as a picture.
func (m *Media) IsPicture() bool { return strings.HasPrefix(m.Type, "image/") }

// IsVideo reports whether browsers play the file as video.
func (m *Media) IsVideo() bool { return strings.HasPrefix(m.Type, "video/") }

// IsAudio reports whether browsers play the file as audio.
func (m *Media) IsAudio() bool { return strings.HasPrefix(m.Type, "audio/") }
