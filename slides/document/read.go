package document

import (
	"bytes"
	"errors"
	"unicode/utf8"
)

// Read reads a source. Its name says by its ending what it is; what has another is text. The error says what is
// wrong with the file and what to do, and names neither file nor source.
func Read(name string, b []byte) (*Text, error) {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if !utf8.Valid(b) || bytes.IndexByte(b, 0) >= 0 {
		return nil, errors.New("not text in UTF-8; save the file as UTF-8")
	}
	return readPlain(string(b)), nil
}
