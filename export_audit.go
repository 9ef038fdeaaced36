//go:build !js

package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path"
	"slices"
	"strings"

	"exhibit/audit"
	"exhibit/report"
	"exhibit/seal"
	"exhibit/slides"
	"exhibit/slides/annotation"
	"exhibit/slides/document"
	"exhibit/slides/evidence"
	"exhibit/slides/fault"
	"exhibit/slides/pandoc"
	"exhibit/slides/results"
	"exhibit/web"
)

// exportAudit writes a deck as an audit pack. The old file stays until the new one is whole.
func exportAudit(dir, file string, stdout io.Writer) error {
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		return misused("-audit %s is a folder; name a file in it", file)
	}
	source, err := openDeck(dir)
	if err != nil {
		return err
	}
	defer source.close()
	deck, err := evidence.Read(source.folder, source.name)
	if err != nil {
		return fmt.Errorf("no audit pack was written, for the deck is broken:\n%w", err)
	}
	if err := spares("-audit", file, dir, deck); err != nil {
		return err
	}
	files, told, err := packed(source, deck)
	if err != nil {
		return fmt.Errorf("no audit pack was written: %w", err)
	}
	s := siteFiles{}
	s.archive = zip.NewWriter(&s.packed)
	for _, f := range files {
		if err := s.put(f.Path, f.Content); err != nil {
			return err
		}
	}
	if err := s.archive.Close(); err != nil {
		return err
	}
	if err := writeFile(file, s.packed.Bytes()); err != nil {
		return fmt.Errorf("no audit pack was written: %w", err)
	}
	notes := ""
	if deck.HasNotes() {
		notes = ", with the speaker notes"
	}
	_, err = fmt.Fprintf(stdout, "Wrote %s: “%s”, %s, %.1f MB%s; %s\n", file, fault.Line(deck.Title), count(len(s.list), "file"), float64(s.bytes)/1e6, notes, told)
	return err
}

// packed returns the files of a deck's audit pack, and what the check says of it.
func packed(source *deckSource, deck *slides.Deck) ([]audit.File, string, error) {
	p := &audit.Pack{Deck: deck, Name: source.name, Files: map[string][]byte{}, Version: commit}
	for _, f := range deck.Files {
		b, err := pandoc.ReadFile(source.folder, f.Path, math.MaxInt64-1)
		if err != nil {
			return nil, "", err
		}
		if seal.Of(f.Path, b) != f {
			return nil, "", fmt.Errorf("%s was changed while it was packed; export once more", source.path(f.Path))
		}
		p.Files[f.Path] = b
	}
	if kept := evidence.Unallowed(source.folder, source.name); kept != nil {
		return nil, "", kept
	}
	var err error
	if p.Manifest, err = web.Manifest(deck.Files); err != nil {
		return nil, "", err
	}
	findings, err := evidence.Examine(source.folder, source.name, nil)
	if err != nil {
		return nil, "", err
	}
	var found bytes.Buffer
	inPack := func(file string) string { return path.Join(annotation.Folder, file) }
	if err := report.Formats["json"](report.New(annotation.Folder, findings, inPack), &found); err != nil {
		return nil, "", err
	}
	p.Check = found.Bytes()
	told := "the check finds nothing"
	if slices.ContainsFunc(findings, func(f evidence.Finding) bool { return f.Severity != evidence.Unchecked }) {
		p.Finds = tally(findings)
		told = "the check finds " + p.Finds
	}
	if p.Texts, p.AllTexts, err = openTexts(source, deck); err != nil {
		return nil, "", err
	}
	files, err := p.Write()
	return files, told, err
}

// openTexts returns the texts of the deck's sources whose rights allow that they are handed on, as far as they are in its folder
// sources, and whether these are all that it cites. The rights of a file that several sources have are those of the strictest.
func openTexts(source *deckSource, deck *slides.Deck) (texts map[string][]byte, all bool, err error) {
	texts, all = map[string][]byte{}, len(deck.Sources) > 0
	for i := range deck.Sources {
		s := &deck.Sources[i]
		if inDeck := func(f seal.File) bool { return f.Path == s.File || f.Path == path.Join("data", s.File) }; results.Has(s.File) && slices.ContainsFunc(deck.Files, inDeck) {
			continue // results are among the files of the deck
		}
		if !s.Rights.Open || s.File == "" || strings.Contains(s.File, "/") || !fs.ValidPath(s.File) {
			all = false
			continue
		}
		b, err := pandoc.ReadFile(source.folder, path.Join(audit.Texts, s.File), document.MaxSize)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			all = false
		case err != nil:
			return nil, false, fmt.Errorf("the text %s: %w, or take it out of the folder %s", s.File, err, audit.Texts)
		default:
			texts[s.File] = b
		}
	}
	return texts, all, nil
}
