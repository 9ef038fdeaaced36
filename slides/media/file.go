// Package media reads the files of a deck that slides show or link to, by their content and within bounds.
package media

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides"
	"exhibit/slides/spelling"

	"golang.org/x/text/unicode/norm"
)

// How large the files are that a deck shows or links to, in bytes, at most.
const (
	MaxTotal = 256 << 20 // all files of a deck together

	maxPicture   = 20 << 20
	maxDrawing   = 4 << 20 // SVG
	maxMediaFile = 64 << 20
	maxMediaName = 1 << 10
)

// Read reads a file that a deck shows or links to. The name is one as it stands in the deck:
// relative to the deck's folder, slash-separated, percent-encoded or not, without query and
// fragment. The folder should be that of an [os.Root], from which no link leads out.
//
// The type is that of the content, which must go with the ending of the name; a file with an ending
// that ReadMedia does not know, as .html, has a type that browsers save and never run. Refused are
// what is no ordinary file, what may hold speaker notes or is private (Markdown, hidden files, the
// folder of the source texts), what is too large, as a file or unpacked, and pictures that are
// broken. The error is one line: "what is wrong; what to do". It is [fs.ErrNotExist] for a file
// that is not there.
func Read(fsys fs.FS, name string) (*slides.Media, error) {
	clean, err := findMedia(fsys, name)
	if err != nil {
		return nil, err
	}
	content, err := readWhole(fsys, clean, maxSize(clean))
	if err != nil {
		return nil, err
	}
	m := &slides.Media{Path: clean, Size: int64(len(content)), Content: content}
	if m.Type, err = mediaType(clean, content); err != nil {
		return nil, err
	}
	if m.IsPicture() {
		if len(content) > maxPicture {
			return nil, tooLarge(clean, m.Size, maxPicture)
		}
		if m.Width, m.Height, err = pictureSize(m.Type, content); err != nil {
			return nil, fmt.Errorf("%q %w", clean, err)
		}
		m.Clear = mayBeClear(m.Type, content)
	}
	sum := sha256.Sum256(content)
	m.Sum = hex.EncodeToString(sum[:])
	return m, nil
}

// absent is the error for a file that is not there.
type absent struct{ guess spelling.Guess }

func (a absent) Error() string {
	return fmt.Sprintf("%q is not in the deck's folder%s", a.guess.Word, cmp.Or(a.guess.String(), "; put it there"))
}
func (a absent) Is(target error) bool { return target == fs.ErrNotExist }

// Guess is the file that was meant.
func (a absent) Guess() spelling.Guess { return a.guess }

// findMedia returns the path of the ordinary file that a name in a deck means. Between
// systems the same name may be composed in another way, and a percent sign may stand for itself.
func findMedia(fsys fs.FS, name string) (string, error) {
	if len(name) > maxMediaName {
		return "", fmt.Errorf("a path of %d bytes, more than %d; shorten the names of file and folders", len(name), maxMediaName)
	}
	forms := []string{name}
	if decoded, err := url.PathUnescape(name); err == nil {
		forms = []string{decoded, norm.NFC.String(decoded), norm.NFD.String(decoded), name}
	}
	for i, form := range forms {
		clean, err := cleanMedia(form)
		if err != nil && i == 0 {
			return "", err
		}
		if err != nil || slices.Contains(forms[:i], form) {
			continue
		}
		info, err := fs.Stat(fsys, clean)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return "", unreadable(clean, err)
		case info.IsDir():
			return "", fmt.Errorf("%q is a folder; name a file in it", clean)
		case !info.Mode().IsRegular(): // not opened: a pipe would wait for a writer
			return "", fmt.Errorf("%q is no ordinary file but a pipe, a socket or a device; put a copy of what it should hold in its place", clean)
		}
		return clean, nil
	}
	clean, _ := cleanMedia(forms[0])
	return "", absent{guessFile(fsys, clean)}
}

// cleanMedia returns a name as [fs.FS] wants it, or an error for one that is never read.
func cleanMedia(name string) (string, error) {
	clean := path.Clean(name)
	drive := len(name) > 1 && name[1] == ':' && unicode.IsLetter(rune(name[0]))
	switch {
	case name == "" || clean == ".":
		return "", errors.New("no file is named; write its path in the deck's folder")
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return "", fmt.Errorf("%q has characters that a path cannot have; rename the file", name)
	case strings.Contains(name, `\`):
		return "", fmt.Errorf("%q has a backslash; write / between folders", name)
	case strings.HasPrefix(name, "/") || drive:
		return "", fmt.Errorf("%q is not a path in the deck's folder; put the file there and name it without the folders above", name)
	case clean == ".." || strings.HasPrefix(clean, "../"):
		return "", fmt.Errorf("%q leaves the deck's folder; put a copy of the file into it", name)
	}
	segments := strings.Split(clean, "/")
	for _, segment := range segments {
		if strings.HasPrefix(segment, ".") {
			return "", fmt.Errorf("%q is hidden, and hidden files are never served; give it a name without a point at its start", clean)
		}
	}
	if len(segments) > 1 && strings.EqualFold(segments[0], "sources") {
		return "", fmt.Errorf("%q is among the source texts, which are never served; put a copy into another folder to show it", clean)
	}
	switch ending(clean) {
	case ".md", ".markdown", ".qmd", ".rmd":
		return "", fmt.Errorf("%q is Markdown, which may hold speaker notes and is never served; link to a PDF or a text of its own", clean)
	}
	return clean, nil
}

// ending is the extension of a file name in lower case, with its point.
func ending(name string) string { return strings.ToLower(path.Ext(name)) }

// maxSize is how large a file with a name may be, in bytes.
func maxSize(name string) int64 {
	switch {
	case ending(name) == ".svg":
		return maxDrawing
	case fileEndings[ending(name)].group == pictureFile:
		return maxPicture
	}
	return maxMediaFile
}

// readWhole reads an ordinary file of at most most bytes.
func readWhole(fsys fs.FS, name string, most int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, unreadable(name, err)
	case info.Size() > most:
		return nil, tooLarge(name, info.Size(), most)
	case info.Size() == 0:
		return nil, fmt.Errorf("%q is empty; save the file anew", name)
	}
	content := make([]byte, info.Size())
	if _, err = io.ReadFull(f, content); err == nil {
		if n, _ := f.Read(make([]byte, 1)); n > 0 {
			err = errors.New("it grows while it is read")
		}
	}
	if err != nil {
		return nil, unreadable(name, err)
	}
	return content, nil
}

func unreadable(name string, err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		err = pe.Err
	}
	return fmt.Errorf("%q cannot be read: %w; put a copy of the file into the deck's folder", name, err)
}

func tooLarge(name string, size, most int64) error {
	return fmt.Errorf("%q has %.1f MB, more than %d; make it smaller", name, float64(size)/(1<<20), most>>20)
}

// guessFile looks for the file that was meant by the name of one that is not there.
func guessFile(fsys fs.FS, name string) spelling.Guess {
	folder := path.Dir(name)
	none := spelling.Guess{Word: name}
	if info, err := fs.Stat(fsys, folder); err != nil || !info.IsDir() {
		return none
	}
	f, err := fsys.Open(folder)
	if err != nil {
		return none
	}
	defer f.Close()
	var known []string
	if list, ok := f.(fs.ReadDirFile); ok {
		entries, _ := list.ReadDir(500)
		for _, e := range entries {
			known = append(known, path.Join(folder, e.Name()))
		}
	}
	slices.Sort(known)
	return spelling.Hint(name, known)
}
