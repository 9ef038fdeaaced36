//go:build !js

package main

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/evidence"
	"exhibit/slides/fault"
	"exhibit/slides/pandoc"
)

// listing is what passages is asked for.
type listing struct {
	file, deck, texts string
	lang              string // of the deck
	sought            string
	asJSON            bool
}

func passagesCommand() *command {
	c := &command{name: "passages", args: "[FILE]", most: 1, does: "number the passages of a source as citations name them, or find a figure", flags: newFlags("passages")}
	c.more = "FILE is PDF, HTML, DOCX, Markdown or text, or results in CSV, XLSX or JSON. With -deck in place of FILE the\n" +
		"passages are those of all sources of the deck. A figure is found however it is written: 21.5 million is\n" +
		"21,500,000. passages exits with 1 if nothing has what is sought.\n"
	var l listing
	c.flags.StringVar(&l.sought, "find", "", "list only passages that have `TEXT`: a figure, a date, words, or several of them")
	c.flags.StringVar(&l.deck, "deck", "", "the deck's folder, or its text: `PATH` (default the deck in whose folder sources or data FILE is, if there is one)")
	c.flags.StringVar(&l.texts, "sources", "", "`SRC`, the folder with the source texts (default PATH/sources)")
	c.flags.BoolVar(&l.asJSON, "json", false, "write a list in JSON, one object a passage")
	c.run = func(_ context.Context, args []string, stdout io.Writer) error {
		l.file = only(args)
		return l.run(stdout)
	}
	return c
}

// errNotFound makes passages exit with 1 when nothing has what is sought.
var errNotFound = errors.New("no passage has what is sought")

// run lists passages.
func (l *listing) run(stdout io.Writer) error {
	if l.file == "" && l.deck == "" {
		return misused("passages wants a file or a deck: exhibit passages FILE, or exhibit passages -deck DIR -find TEXT")
	}
	if l.file != "" && l.deck == "" {
		folder := filepath.Dir(filepath.Clean(l.file))
		ofDeck := slices.Contains([]string{pandoc.SourcesDir, pandoc.DataDir}, filepath.Base(folder))
		if beside := filepath.Dir(folder); ofDeck && isFile(filepath.Join(beside, pandoc.DeckFile)) {
			l.deck = beside
		}
	}
	var known []*slides.Source
	var own fs.FS = embed.FS{} // the deck's folder
	if l.deck != "" {
		deck, err := openDeck(l.deck)
		if err != nil {
			return err
		}
		defer deck.close()
		own = deck.folder
		known, l.lang = evidence.Sources(deck.folder, deck.name)
		if l.texts == "" {
			l.texts = deck.path(pandoc.SourcesDir)
		}
	}
	folder := l.texts
	if l.file != "" {
		folder = filepath.Dir(l.file)
		known = sourceOf(known, filepath.Base(l.file))
	}
	if onlyResults(own, known) {
		return l.list(own, own, known, stdout)
	}
	root, err := openFolder(folder, "sources", "-sources wants the folder that holds the source texts")
	if err != nil {
		return err
	}
	defer root.Close()
	return l.list(own, root.FS(), known, stdout)
}

// onlyResults reports whether the files of all sources are results in the deck's folder.
func onlyResults(own fs.FS, sources []*slides.Source) bool {
	return len(sources) > 0 && !slices.ContainsFunc(sources, func(s *slides.Source) bool { return pandoc.ResultsPath(own, s) == "" })
}

// sourceOf is the source with a file, or one without an id.
func sourceOf(known []*slides.Source, file string) []*slides.Source {
	for _, s := range known {
		if s.File == file {
			return []*slides.Source{s}
		}
	}
	return []*slides.Source{{File: file}}
}

// list writes the passages of sources. What cannot be read is said, and does not keep from the others.
func (l *listing) list(own, texts fs.FS, sources []*slides.Source, stdout io.Writer) error {
	found := []evidence.Found{}
	var failed []error
	for _, s := range sources {
		folder, file := texts, s.File
		if results := pandoc.ResultsPath(own, s); results != "" {
			folder, file = own, results
		}
		passages, blank, err := evidence.PassagesOf(folder, file, s, l.lang, l.sought)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			failed = append(failed, fmt.Errorf("%s: there is no such file; put it there or correct its name", s.File))
			continue
		case err != nil:
			failed = append(failed, fmt.Errorf("%s: %w", s.File, err))
			continue
		}
		found = append(found, passages...)
		if note := evidence.Describe(s.File, blank); note != "" && !l.asJSON {
			defer fmt.Fprintln(stdout, note)
		}
	}
	if l.asJSON {
		out := json.NewEncoder(stdout)
		out.SetIndent("", "  ")
		out.SetEscapeHTML(false)
		if err := out.Encode(found); err != nil {
			return err
		}
	} else {
		writeFound(found, len(sources) > 1, stdout)
	}
	if err := errors.Join(failed...); err != nil {
		return err
	}
	if len(found) == 0 && l.sought != "" {
		return errNotFound
	}
	return nil
}

// writeFound writes passages for people: the citation, or the place in a file that is no source, and what stands there.
func writeFound(found []evidence.Found, several bool, stdout io.Writer) {
	const indent = "    "
	for _, f := range found {
		head := f.Cite
		if head == "" {
			head = f.Spot().String()
		}
		if several {
			head += "  " + f.File
		}
		if f.Last > 0 {
			head += fmt.Sprintf("  to p. %d", f.Last)
		}
		if f.Kind != "paragraph" {
			head += "  (" + string(f.Kind) + ")"
		}
		fmt.Fprintf(stdout, "%s\n%s%s\n", head, indent, wrapped(fault.Line(strings.Join(strings.Fields(f.Text), " ")), indent))
	}
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
