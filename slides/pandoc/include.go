package pandoc

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"regexp"
)

// part is a stretch of the source that was read from one file: where it begins in the source, and
// with which line of the file.
type part struct {
	start int
	file  string
	line  int
}

// includeLine matches a line that another file takes the place of: Quarto's shortcode, with the
// name in quotes or without.
var includeLine = regexp.MustCompile(`^\{\{<\s*include\s+(?:"([^"\n]+)"|([^\s"<>]+))\s*>\}\}\s*$`)

const (
	maxIncludes = 10  // how deep files may include others
	maxParts    = 500 // how many stretches a source may be made of
)

// include returns a text of the deck with line feeds only, and with the files that it includes in
// the place of the lines that name them.
func (r *reader) include(file string, src []byte, depth int) []byte {
	return r.included(nil, file, src, depth)
}

// included appends a text to the source.
func (r *reader) included(source []byte, file string, src []byte, depth int) []byte {
	src = bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	r.parts = append(r.parts, part{len(source), file, 1})
	line := 0
	var literal literals
	for text := range bytes.Lines(src) {
		line++
		inside := literal.inside(bytes.TrimRight(text, "\n"))
		m := includeLine.FindSubmatch(text)
		if m == nil || inside {
			source = append(source, text...)
			continue
		}
		name := path.Join(path.Dir(file), string(m[1])+string(m[2]))
		b, err := r.includedFile(file, line, name, depth)
		if err == nil {
			b = r.closedWithin(name, b)
			if depth > 0 || len(source) > 0 && source[len(source)-1] != '\n' {
				source = append(source, '\n')
			}
			source = r.included(source, name, b, depth+1)
			if len(source) > 0 && source[len(source)-1] != '\n' {
				source = append(source, '\n')
			}
		} else {
			source = append(source, '\n')
		}
		r.parts = append(r.parts, part{len(source), file, line + 1})
	}
	return source
}

// closedWithin returns an included text without the lines of colons that would close a block of the text that
// includes it.
func (r *reader) closedWithin(name string, text []byte) []byte {
	var kept []byte
	var literal literals
	depth, line := 0, 0
	for l := range bytes.Lines(text) {
		line++
		bare := bytes.TrimRight(l, "\r\n")
		switch {
		case literal.inside(bare):
		case fence.Match(bare):
			if depth--; depth < 0 {
				depth = 0
				r.warnf(name, line, "this ::: closes nothing in its file, and is left out; remove it")
				l = []byte("\n")
			}
		case divOpening.Match(bare):
			depth++
		}
		kept = append(kept, l...)
	}
	return kept
}

var errNotIncluded = errors.New("not included")

// includedFile reads a file that another includes on a line.
func (r *reader) includedFile(from string, line int, name string, depth int) ([]byte, error) {
	switch {
	case !fs.ValidPath(name) || name == ".":
		r.errorf(from, line, "include: %q is not a file in the deck's folder; write a name such as more.md", name)
		return nil, errNotIncluded
	case depth >= maxIncludes || len(r.parts) >= maxParts:
		r.errorf(from, line, "files include each other, or more than %d deep; put the text here", maxIncludes)
		return nil, errNotIncluded
	}
	b, err := r.file(name, maxText)
	if errors.Is(err, fs.ErrNotExist) {
		r.warnf(from, line, "include: there is no file %s; create it or correct the name", name)
	}
	return b, err
}
