//go:build !js

package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"exhibit/slides"
	"exhibit/slides/briefing"
	"exhibit/slides/gallery"
	"exhibit/slides/tutorial"
)

// deckFlag is the help of the flag -deck.
const deckFlag = "the deck's folder, or its text: `PATH`; or gallery, a deck with each kind of chart, or tutorial, one about decks (default: the briefing inside the binary)"

// deckSource is where a deck is: a folder, and the name of its text there.
type deckSource struct {
	folder fs.FS
	name   string // of the text
	dir    string // the folder as the user has written it; empty for the deck inside the binary
	sought bool   // the user has named the folder alone, so that its text was looked for
	root   *os.Root
}

// builtIn are the decks inside the binary, by name.
var builtIn = map[string]fs.FS{"": briefing.FS, "gallery": gallery.FS, "tutorial": tutorial.FS}

// openDeck opens the deck at a path: a folder, or a text in one; else the deck inside the binary that has
// the path as its name.
func openDeck(path string) (*deckSource, error) {
	info, err := os.Stat(path)
	if folder := builtIn[path]; folder != nil && err != nil {
		return &deckSource{folder: folder, name: pandoc.DeckFile}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("cannot open the deck: %w", err)
	}
	if ext := strings.ToLower(filepath.Ext(path)); !info.IsDir() && (ext == ".html" || ext == ".htm") {
		return nil, fmt.Errorf("%s is HTML, which is no deck; take the Markdown out of it, and save that as a file of its own", path)
	}
	d := &deckSource{dir: path, name: pandoc.DeckFile}
	if !info.IsDir() {
		d.dir, d.name = filepath.Split(path)
	}
	if d.root, err = openFolder(cmp.Or(d.dir, "."), "deck", "a deck is a folder with a deck.md, or a file of Markdown"); err != nil {
		return nil, err
	}
	d.folder = d.root.FS()
	if info.IsDir() {
		d.name, d.sought = textOf(d.folder), true
	}
	return d, nil
}

// textOf is the name of a deck's text in its folder: deck.md, else the only file of Markdown.
func textOf(folder fs.FS) string {
	if _, err := fs.Stat(folder, pandoc.DeckFile); err == nil {
		return pandoc.DeckFile
	}
	entries, _ := fs.ReadDir(folder, ".")
	name := ""
	for _, e := range entries {
		switch strings.ToLower(filepath.Ext(e.Name())) {
		case ".md", ".markdown", ".qmd", ".slide":
			if strings.EqualFold(e.Name(), "readme.md") {
				continue
			}
			if name != "" {
				return pandoc.DeckFile // which is then missing
			}
			name = e.Name()
		}
	}
	return cmp.Or(name, pandoc.DeckFile)
}

func (d *deckSource) close() {
	if d.root != nil {
		d.root.Close()
	}
}

// ownSources is the folder of the source texts beside the deck; empty where there is none.
func (d *deckSource) ownSources() string {
	if own := d.path("sources"); d.root != nil && isFolder(own) {
		return own
	}
	return ""
}

// path is a file of the deck as the user would name it.
func (d *deckSource) path(file string) string { return filepath.Join(d.dir, file) }

// verdict is what the check says of a deck as a whole.
type verdict struct {
	text  string // a sentence that counts what check finds; empty for nothing
	fails bool   // the deck does not pass
}

// failing returns a notice of a deck that does not pass the check; nil for others.
func (v verdict) failing() error {
	if !v.fails {
		return nil
	}
	return notice(v.text)
}

// read returns the deck at a path, and the verdict of the check on it.
func read(path string) (deck *slides.Deck, v verdict, err error) {
	d, err := openDeck(path)
	if err != nil {
		return nil, verdict{}, err
	}
	defer d.close()
	deck, err = evidence.Read(d.folder, d.name)
	if err != nil {
		return nil, verdict{}, fmt.Errorf("the deck in %s is broken:\n%w", cmp.Or(path, "this binary"), err)
	}
	findings, err := evidence.Check(d.folder, d.name, nil)
	if err != nil || len(findings) == 0 {
		return deck, verdict{}, err
	}
	if only := findings[0]; len(findings) == 1 && only.Severity == evidence.Unchecked {
		return deck, verdict{text: asSentence(only.Message)}, nil
	}
	lists := strings.TrimSuffix("exhibit check "+path, " ")
	if !slices.ContainsFunc(findings, func(f evidence.Finding) bool { return f.Severity.Fails() }) {
		return deck, verdict{text: asSentence(fmt.Sprintf("%s; %s lists them", tally(findings), lists))}, nil
	}
	return deck, verdict{asSentence(fmt.Sprintf("the deck does not pass the check: %s; %s lists them", tally(findings), lists)), true}, nil
}

// asSentence is a text with a capital letter and a full stop.
func asSentence(text string) string { return strings.ToUpper(text[:1]) + text[1:] + "." }

// tally counts findings by their severity: "2 errors, 1 warning".
func tally(findings []evidence.Finding) string {
	var parts []string
	for _, severity := range evidence.Severities {
		n := 0
		for _, f := range findings {
			if f.Severity == severity {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, count(n, string(severity)))
		}
	}
	return strings.Join(parts, ", ")
}

// openFolder opens a folder from which no name and no link leads out. what and remedy go into the
// error: what kind of folder it is, and what is wanted in place of a file.
func openFolder(dir, what, remedy string) (*os.Root, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot open the %s: %w; %s", what, err, remedy)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is not a folder; %s", dir, remedy)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot open the %s: %w", what, err)
	}
	return root, nil
}
