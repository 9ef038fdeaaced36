package pandoc

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v3"

	"exhibit/slides/stylesheet"
)

// maxStyle is how large the style sheets of the deck may be, in bytes together. They are a part of every page.
const maxStyle = 64 << 10

// ownStyle reads the style sheets that the front matter names, as Pandoc has it: css: FILE, or a list.
func (r *reader) ownStyle(front yamlText) {
	left := int64(maxStyle)
	for _, n := range r.front.CSS.Items() {
		name := strings.TrimSpace(n.Value)
		switch {
		case n.Kind != yaml.ScalarNode:
			front.warnf(n, "css must be the name of a file, or a list of names; it is left out")
		case strings.Contains(name, "://") || strings.HasPrefix(name, "//"):
			front.warnf(n, "css: %.100q is on another host, from which nothing is fetched; put it in the deck's folder", name)
		case strings.ToLower(path.Ext(name)) != ".css":
			front.warnf(n, "css: %.100q is not a style sheet; write the name of a file that ends in .css", name)
		default:
			size, ok := r.styleFile(front, n, path.Clean(strings.TrimPrefix(name, "./")), left)
			if left -= size; !ok {
				return
			}
		}
	}
}

// styleFile reads a style sheet of at most left bytes, within the bounds of slides. It is false for one that is
// larger, behind which none is read.
func (r *reader) styleFile(front yamlText, n *yaml.Node, name string, left int64) (size int64, ok bool) {
	if !fs.ValidPath(name) {
		front.errorf(n, "css: %.100q leads out of the deck's folder; put the file into it", name)
		return 0, true
	}
	text, of, err := readText(r.fsys, name, maxStyle)
	wrong := (*Error)(nil)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		front.warnf(n, "css: there is no file %.100s; create it or correct the name", name)
		return 0, true
	case errors.As(err, &wrong):
		r.warnings = append(r.warnings, wrong)
		return 0, true
	case int64(len(text)) > left:
		front.warnf(n, "css: %.100s and those before it have more than %d bytes together, and are a part of every page; it is left out, and what follows; make them smaller", name, maxStyle)
		return 0, false
	}
	r.files[name] = of
	style, problems := stylesheet.Confine(text, func(file string, line int) (string, bool) {
		at := Place{File: name, Line: line}
		if strings.Contains(file, ":") || strings.HasPrefix(file, "//") {
			r.warnf(at.File, at.Line, "url(%.60s) is on another host or is no file, and is left out; put it in the deck's folder", file)
			return "", false
		}
		m := r.fileAt(path.Join(path.Dir(name), file), at, "url: ")
		if m == nil {
			return "", false
		}
		return m.URL(), true
	})
	for _, p := range problems {
		r.warnf(name, p.Line, "%s", p.Msg)
	}
	r.deck.Style += style
	return int64(len(text)), true
}
