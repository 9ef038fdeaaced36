package evidence

import (
	"errors"
	"io/fs"
	"strings"

	"exhibit/slides"
	"exhibit/slides/document"
	"exhibit/slides/pandoc"
)

// sourceText reads a source's text, once. It reports a missing text, and a name that leads out of
// the folder.
func (c *checker) sourceText(sources fs.FS, s *slides.Source) (*document.Text, bool) {
	read, done := c.texts[s.ID]
	if !done {
		read = c.readSource(sources, s)
		c.texts[s.ID] = read
	}
	return read, read != nil
}

// readSource reads a source's text; nil after an error.
func (c *checker) readSource(sources fs.FS, s *slides.Source) *document.Text {
	file, line := s.List, s.Line
	switch {
	case s.File == "":
		c.errorf(file, line, "source %q is cited but has no file; add a line file: name.txt, the name of its text", s.ID)
		return nil
	case !plainName(s.File):
		c.errorf(file, line, "file: %q is not the plain name of a file; write one such as text.txt", s.File)
		return nil
	}
	b, err := pandoc.ReadFile(sources, s.File, document.MaxSize)
	if errors.Is(err, fs.ErrNotExist) {
		c.errorf(file, line, "there is no text %s for source %q; put it among the sources or correct file", s.File, s.ID)
		return nil
	}
	var text *document.Text
	if err == nil {
		text, err = document.Read(s.File, b)
	}
	if err != nil {
		c.errorf(file, line, "text %s of source %q: %v", s.File, s.ID, err)
		return nil
	}
	return text
}

// plainName reports whether a name is that of a file directly in a folder, on any system.
func plainName(name string) bool {
	return fs.ValidPath(name) && name != "." && !strings.ContainsAny(name, "/\\:\x00\n\r") && !strings.HasPrefix(name, ".")
}
