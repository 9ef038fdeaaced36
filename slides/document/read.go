package document

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"exhibit/slides/results"
)

// MaxSize is how many bytes a source may have.
const MaxSize = 64 << 20

// maxPlain is how many bytes of text a source may have.
const maxPlain = 16 << 20

// formats read sources by the ending of their names.
var formats = map[string]func([]byte) (*Text, error){
	".pdf":      readPDF,
	".docx":     readDOCX,
	".html":     readHTML,
	".htm":      readHTML,
	".xhtml":    readHTML,
	".md":       textual(readMarkdown),
	".markdown": textual(readMarkdown),
}

// foreign are the endings of documents that are not read, with what to do.
var foreign = map[string]string{
	".doc":  "an old document of Word; save it as .docx",
	".odt":  "a document of LibreOffice; save it as .docx",
	".rtf":  "Rich Text; save it as .docx",
	".epub": "an EPUB; save the chapter that is cited as .html",
	".pptx": "slides; export them as .pdf",
	".ppt":  "slides; export them as .pdf",
}

// Read reads a source. Its name says by its ending what it is; what has another is text. The error says what is
// wrong with the file and what to do, and names neither file nor source.
func Read(name string, b []byte) (*Text, error) {
	ending := strings.ToLower(path.Ext(name))
	if is := foreign[ending]; is != "" {
		return nil, errors.New(is)
	}
	if err := misnamed(ending, b); err != nil {
		return nil, err
	}
	if results.Has(name) {
		return readResults(name, b)
	}
	read := formats[ending]
	if read == nil {
		read = textual(func(b []byte) (*Text, error) { return readPlain(string(b)), nil })
	}
	return read(b)
}

// readResults reads results of an analysis. Each value is a passage.
func readResults(name string, b []byte) (*Text, error) {
	all, err := results.Read(name, b)
	if err != nil {
		return nil, err
	}
	t := &Text{Results: all}
	all.Each(func(place string, v results.Value) {
		t.Passages = append(t.Passages, Passage{Kind: Value, Text: v.String(), Name: place})
	})
	if len(t.Passages) == 0 {
		return nil, errors.New("holds no values; write some into it")
	}
	return t, nil
}

// textual returns a reader of texts in UTF-8, or in UTF-16 with a byte order mark.
func textual(read func([]byte) (*Text, error)) func([]byte) (*Text, error) {
	return func(b []byte) (*Text, error) {
		b, bad := results.Text(b)
		switch {
		case bad > 0:
			return nil, errors.New("not text in UTF-8; save the file as UTF-8")
		case len(b) > maxPlain:
			return nil, fmt.Errorf("larger than %d bytes; split it", maxPlain)
		}
		return read(b)
	}
}
