//go:build !js

package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"exhibit/audit"
	"exhibit/report"
	"exhibit/seal"
	"exhibit/slides"
	"exhibit/slides/annotation"
	"exhibit/slides/evidence"
	"exhibit/slides/fault"
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
		b, err := fs.ReadFile(source.folder, f.Path)
		if err != nil {
			return nil, "", err
		}
		if seal.Of(f.Path, b) != f {
			return nil, "", fmt.Errorf("%s was changed while it was packed; export once more", source.path(f.Path))
		}
		p.Files[f.Path] = b
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

// maxText bounds the text of a source that is packed, in bytes.
const maxText = 64 << 20

// openTexts returns the texts of the deck's sources whose rights allow that they are handed on, as far as they are in its folder
// sources, and whether these are all that it cites.
func openTexts(source *deckSource, deck *slides.Deck) (texts map[string][]byte, all bool, err error) {
	texts, all = map[string][]byte{}, len(deck.Sources) > 0
	folder, err := fs.Sub(source.folder, audit.Texts)
	if err != nil {
		return nil, false, err
	}
	for i := range deck.Sources {
		s := &deck.Sources[i]
		if inDeck := func(f seal.File) bool { return f.Path == s.File || f.Path == path.Join("data", s.File) }; results.Has(s.File) && slices.ContainsFunc(deck.Files, inDeck) {
			continue // results are among the files of the deck
		}
		if !s.Rights.Open || s.File == "" || strings.Contains(s.File, "/") || !fs.ValidPath(s.File) {
			all = false
			continue
		}
		b, err := readBounded(folder, s.File)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			all = false
		case err != nil:
			return nil, false, err
		default:
			texts[s.File] = b
		}
	}
	return texts, all, nil
}

// readBounded reads a file of at most maxText bytes.
func readBounded(folder fs.FS, name string) ([]byte, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxText+1))
	if err == nil && len(b) > maxText {
		err = fmt.Errorf("the text %s has more than %d MB; take it out of the folder %s", name, maxText>>20, audit.Texts)
	}
	return b, err
}
