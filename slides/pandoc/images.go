package pandoc

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"exhibit/seal"
	"exhibit/slides"
	"exhibit/slides/fault"
	"exhibit/slides/media"
)

// mediaFile returns a file that stands at an offset of the deck's text, see fileAt.
func (r *reader) mediaFile(dest string, pos int, what string) *slides.Media {
	return r.fileAt(dest, r.position(pos), what)
}

// fileAt returns a file of the deck's folder that is named at a place; nil, with a warning that begins with what,
// for one that is not there or cannot be shown. Each file is read once.
func (r *reader) fileAt(dest string, at Place, what string) *slides.Media {
	name, _, _ := strings.Cut(dest, "#")
	if m, read := r.shownFiles[name]; read {
		if m == nil {
			r.warnAt(at, fault.Say("%s%.100q: the file cannot be used, as said before", what, dest))
		}
		return m
	}
	r.shownFiles[name] = nil
	m, err := media.Read(r.fsys, name)
	if err == nil && r.mediaSize+m.Size > media.MaxTotal {
		err = fmt.Errorf("the files of the deck are larger than %d MB together; make them smaller", media.MaxTotal>>20)
	}
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) || r.isInside(name) {
			r.warnAt(at, fault.Say("%s%.100q: %v", what, dest, err))
		} else {
			r.errorAt(at, fault.Say("%s%.100q: %v", what, dest, err))
		}
		return nil
	}
	for _, have := range r.deck.Media {
		if have.Path == m.Path { // under another name
			r.shownFiles[name] = &have
			return &have
		}
	}
	r.mediaSize += m.Size
	r.shownFiles[name] = m
	r.deck.Media = append(r.deck.Media, *m)
	r.files[m.Path] = seal.File{Path: m.Path, Sum: m.Sum}
	return m
}

// isInside reports whether a path stays in the deck's folder, or could be meant of another one's root.
func (r *reader) isInside(name string) bool {
	name, err := url.PathUnescape(name)
	return err == nil && (path.IsAbs(name) || fs.ValidPath(path.Clean(name)))
}

// image reads a picture, film or sound. One that is not there stands as its text in a frame, and
// one of another host as a link: nothing is fetched from there.
func (t *textReader) image(n *ast.Image, a *attributes) slides.Node {
	alt := a.value("fig-alt")
	inner := t.inlines(n)
	if alt == "" {
		alt = slides.Plain(inner)
	}
	if t.captions == nil {
		t.captions = map[int][]slides.Node{}
	}
	t.captions[t.pos(n)] = inner
	if n.Reference != nil && !t.s.repeat(t.pos(n), len(n.Destination)) {
		return framed(alt, t.pos(n))
	}
	return t.shownFile(splitName(n.Destination), alt, a, t.pos(n))
}

// framed returns the text of a picture that is not there.
func framed(text string, pos int) slides.Node {
	return slides.Node{Kind: "span", Pos: pos, Attrs: []slides.Attr{{Name: "class", Value: "missing"}}, Children: []slides.Node{{Text: text, Pos: pos}}}
}

// shownFile returns the node of a file that is shown.
func (t *textReader) shownFile(dest, alt string, a *attributes, pos int) slides.Node {
	missing := func() slides.Node {
		if alt == "" {
			return framed(dest, pos)
		}
		return framed(alt, pos)
	}
	u, err := url.Parse(dest)
	switch {
	case err != nil || dest == "":
		t.s.deckWarnf(pos, "%.100q is not the name of a picture; write that of a file in the deck's folder", dest)
		return missing()
	case u.Scheme == "http" || u.Scheme == "https" || u.Host != "":
		t.s.deckWarnf(pos, "the picture %.100q is on another host, from which nothing is fetched, so that it is shown as a link; put it in the deck's folder", dest)
		text := alt
		if text == "" {
			text = dest
		}
		if attrs := t.s.address(dest, pos); attrs != nil && !t.inLink {
			return slides.Node{Kind: "a", Pos: pos, Attrs: attrs, Claim: slides.Address, Children: []slides.Node{{Text: text, Pos: pos}}}
		}
		return missing()
	case u.Scheme != "":
		t.s.deckWarnf(pos, "the picture %.40q… is not a file; put it in the deck's folder", dest)
		return missing()
	}
	m := t.s.mediaFile(dest, pos, "picture ")
	switch {
	case m == nil:
		return missing()
	case m.IsVideo() || m.IsAudio():
		kind := slides.Kind("video")
		if m.IsAudio() {
			kind = "audio"
		}
		node := slides.Node{Kind: kind, Pos: pos, Attrs: []slides.Attr{{Name: "src", Value: m.URL()}, {Name: "controls"}, {Name: "preload", Value: "metadata"}}}
		if alt != "" {
			node.Attrs = append(node.Attrs, slides.Attr{Name: "aria-label", Value: alt})
		}
		node.Children = t.s.captionsOf(m, pos)
		return node
	case !m.IsPicture():
		t.s.deckWarnf(pos, "%.100q is not a picture, so that it is shown as a link", dest)
		text := alt
		if text == "" {
			text = path.Base(m.Path)
		}
		return slides.Node{Kind: "a", Pos: pos, Attrs: []slides.Attr{{Name: "href", Value: m.URL()}}, Children: []slides.Node{{Text: text, Pos: pos}}}
	}
	img := slides.Node{Kind: "img", Pos: pos, Attrs: []slides.Attr{{Name: "src", Value: m.URL()}, {Name: "alt", Value: alt}}}
	if m.Width > 0 && m.Height > 0 {
		img.Attrs = append(img.Attrs, slides.Attr{Name: "width", Value: strconv.Itoa(m.Width)}, slides.Attr{Name: "height", Value: strconv.Itoa(m.Height)})
	}
	if class := pictureClass(a, m); class != "" {
		img.Attrs = append(img.Attrs, slides.Attr{Name: "class", Value: class})
	}
	return img
}

// captionsOf returns the captions of a film: a file of WebVTT that has its name, beside it.
func (s *slideReader) captionsOf(film *slides.Media, pos int) []slides.Node {
	name := strings.TrimSuffix(film.Path, path.Ext(film.Path)) + ".vtt"
	if _, err := fs.Stat(s.fsys, name); err != nil || !film.IsVideo() {
		return nil
	}
	m := s.mediaFile((&url.URL{Path: name}).EscapedPath(), pos, "captions ")
	if m == nil {
		return nil
	}
	return []slides.Node{{Kind: "track", Pos: pos, Attrs: []slides.Attr{
		{Name: "kind", Value: "captions"}, {Name: "src", Value: m.URL()}, {Name: "srclang", Value: s.deck.Lang}, {Name: "label", Value: s.deck.Lang}, {Name: "default"},
	}}}
}

// smallPicture is the side, in pixels, up to which a picture keeps its size.
const smallPicture = 200

// pictureClass is the classes of a picture: the size that its author says, or that it is small, and that
// it may have clear parts.
func pictureClass(a *attributes, m *slides.Media) string {
	var classes []string
	for _, side := range []string{"width", "height"} {
		if class := length(a.value(side)); class != "" {
			classes = append(classes, side+"-"+class)
		}
	}
	if high, err := strconv.Atoi(length(a.value("height"))); err == nil && length(a.value("width")) == "" && m.Height > 0 {
		classes = []string{fmt.Sprintf("width-%d", max(1, high*m.Width/m.Height))} // which a narrow window can make smaller
	}
	switch {
	case len(classes) > 0:
		classes = append([]string{"sized"}, classes...)
	case m.Type != "image/svg+xml" && m.Width > 0 && m.Width <= smallPicture && m.Height <= smallPicture:
		classes = append(classes, "small")
	}
	if m.Clear {
		classes = append(classes, "clear")
	}
	return strings.Join(classes, " ")
}

var lengthText = regexp.MustCompile(`^(\d{1,4}(?:\.\d+)?)\s*(%|px|in|cm|mm|pt|em|rem|vw|vh|)$`)

// lengthUnits are CSS pixels by unit.
var lengthUnits = map[string]float64{"": 1, "px": 1, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96.0 / 72, "em": 16, "rem": 16, "vw": 12.8, "vh": 7.2}

// length is a length as the class of a picture has it: "60pc" for 60%, else pixels; empty for none.
func length(text string) string {
	m := lengthText.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return ""
	}
	n, _ := strconv.ParseFloat(m[1], 64)
	unit := "pc"
	if m[2] != "%" {
		n *= lengthUnits[m[2]]
		unit = ""
	}
	if n = min(n, 4000); n < 1 {
		return ""
	}
	return strconv.Itoa(int(n+0.5)) + unit
}

// pictures returns a paragraph of nothing but pictures, films and sounds as figures, as Pandoc
// does with one of them; nil for other paragraphs.
func (t *textReader) pictures(inlines []slides.Node) []slides.Node {
	var figures []slides.Node
	for _, node := range inlines {
		class := "picture"
		switch {
		case node.Kind == slides.Text && strings.TrimSpace(node.Text) == "" || node.Kind == "br":
			continue
		case node.Kind == "audio":
			class = "sound"
		case node.Kind == "img" || node.Kind == "video" || node.Attr("class") == "missing":
		default:
			return nil
		}
		figure := slides.Node{Kind: "figure", Pos: node.Pos, Attrs: []slides.Attr{{Name: "class", Value: class}}, Children: []slides.Node{node}}
		if node.Kind == "video" || node.Kind == "audio" { // paper has its name
			name, _ := url.PathUnescape(path.Base(node.Attr("src")))
			figure.Attrs = append(figure.Attrs, slides.Attr{Name: "data-file", Value: name})
		}
		if caption := t.captions[node.Pos]; len(caption) > 0 && node.Attr("class") != "missing" {
			figure.Children = append(figure.Children, slides.Node{Kind: "figcaption", Pos: node.Pos, Known: t.knownDay(caption), Children: caption})
		}
		figures = append(figures, figure)
	}
	if len(figures) > 1 {
		return []slides.Node{{Kind: "div", Pos: figures[0].Pos, Attrs: []slides.Attr{{Name: "class", Value: "pictures"}}, Children: figures}}
	}
	return figures
}

// located returns a node of HTML with the file or address that it names: none where it names one that
// cannot be used.
func (t *textReader) located(n slides.Node) []slides.Node {
	switch n.Kind {
	case "img", "video", "audio", "source":
		a := &attributes{}
		for _, side := range []string{"width", "height"} {
			a.Values = append(a.Values, attribute{side, n.Attr(side)})
		}
		src := n.Attr("src")
		for _, c := range n.Children {
			if src == "" && c.Kind == "img" || c.Kind == "video" || c.Kind == "audio" || c.Kind == "source" {
				return []slides.Node{c} // has been located
			}
		}
		return []slides.Node{t.shownFile(src, n.Attr("alt"), a, n.Pos)}
	case "iframe":
		src := strings.TrimSpace(n.Attr("src"))
		t.s.deckWarnf(n.Pos, "the page %.100q within the slide is shown as a link to it: nothing is fetched from another host", src)
		attrs := t.s.address(src, n.Pos)
		if attrs == nil || t.inLink {
			return nil
		}
		return []slides.Node{{Kind: "a", Pos: n.Pos, Attrs: attrs, Claim: slides.Address, Children: []slides.Node{{Text: cmp.Or(n.Attr("title"), src), Pos: n.Pos}}}}
	case "a":
		attrs := t.s.address(n.Attr("href"), n.Pos)
		if attrs == nil {
			return n.Children
		}
		n.Attrs = append(attrs, slices.DeleteFunc(n.Attrs, func(a slides.Attr) bool { return a.Name == "href" || a.Name == "target" || a.Name == "rel" })...)
	}
	return []slides.Node{n}
}
