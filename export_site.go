//go:build !js

package main

import (
	"archive/zip"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"exhibit/seal"
	"exhibit/slides"
	"exhibit/slides/fault"
	"exhibit/web"
)

// siteExport is a static site that export is asked for.
type siteExport struct {
	out, zip string // a folder and a file; empty for none
	html     string // one file that opens from disk; empty for none
	noNotes  bool
	at       reached
}

// addTo adds the flags.
func (e *siteExport) addTo(flags *flag.FlagSet) {
	flags.StringVar(&e.out, "o", "", "write a static site, which any host of files serves as it is, into a folder: `OUT`")
	flags.StringVar(&e.zip, "zip", "", "write the static site as a ZIP archive: `FILE`")
	flags.StringVar(&e.html, "html", "", "write the deck as one HTML file, which opens from disk with live charts and speaker view: `FILE`")
	flags.BoolVar(&e.noNotes, "no-notes", false, "leave the speaker notes out of the site or the HTML file")
	e.at.addTo(flags)
}

// shown returns a deck as it is exported, and what is to be said of its notes: empty for nothing.
func (e *siteExport) shown(whole *slides.Deck) (deck *slides.Deck, notes string) {
	if e.noNotes {
		return whole.WithoutNotes(), ""
	}
	if whole.HasNotes() {
		notes = ", with the speaker notes (-no-notes leaves them out)"
	}
	return whole, notes
}

// asked reports whether a site is asked for.
func (e *siteExport) asked() bool { return e.out != "" || e.zip != "" }

// exportSite writes the deck at a path as a static site: into a folder, an archive, or both. What was there before
// stays until the new site is whole.
func exportSite(ctx context.Context, path string, whole *slides.Deck, e siteExport, stdout io.Writer) error {
	base, err := e.at.path()
	if err != nil {
		return err
	}
	if info, err := os.Stat(e.zip); err == nil && info.IsDir() {
		return misused("-zip %s is a folder; name a file in it", e.zip)
	}
	deck, notes := e.shown(whole)
	if err := spares("-zip", e.zip, path, deck); err != nil {
		return err
	}
	ctx, stop := untilStopped(ctx)
	defer stop()
	var s siteFiles
	fill := func(folder string) error {
		s.folder = folder
		if err := web.Files(ctx, deck, s.put, web.At(e.at.url.origin), web.Under(base)); err != nil {
			return err
		}
		return s.put(listFile, []byte(seal.New(s.list...).String()))
	}
	if e.zip != "" {
		s.archive = zip.NewWriter(&s.packed)
	}
	if e.out != "" {
		err = writeFolder(e.out, isExport, fill)
	} else {
		err = fill("")
	}
	if err == nil && e.zip != "" {
		if err = s.archive.Close(); err == nil {
			err = writeFile(e.zip, s.packed.Bytes())
		}
	}
	if err != nil {
		return fmt.Errorf("no site was written: %w", err)
	}
	for _, name := range []string{e.out, e.zip} {
		if name != "" {
			fmt.Fprintf(stdout, "Wrote %s: “%s”, %s, %s, %.1f MB%s\n", name, fault.Line(deck.Title), count(len(deck.Slides), "slide"), count(len(s.list), "file"), float64(s.bytes)/1e6, notes)
		}
	}
	return nil
}

// listFile is the file of a site that lists the others as sha256sum does. An export replaces a folder
// that has it, and nothing but what it lists.
const listFile = "export.sha256"

// isExport returns nil for a folder that holds an earlier export and nothing else.
func isExport(dir string) error {
	text, err := readPlain(filepath.Join(dir, listFile))
	if err != nil {
		return fmt.Errorf("%s is not empty, and no earlier export (it has no %s); choose another folder, or empty it", dir, listFile)
	}
	list, err := seal.Parse(string(text))
	if err != nil {
		return fmt.Errorf("%s: %w; choose another folder, or empty this one", filepath.Join(dir, listFile), err)
	}
	listed := map[string]bool{listFile: true}
	for _, f := range list {
		listed[f.Path] = true
	}
	return fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !listed[name] {
			err = fmt.Errorf("%s is of no export, and would be lost; move it out of the folder", filepath.Join(dir, filepath.FromSlash(name)))
		}
		return err
	})
}

// siteFiles takes in the files of a site.
type siteFiles struct {
	folder  string      // where they are written; empty for nowhere
	archive *zip.Writer // what they are added to; nil for none
	packed  bytes.Buffer
	list    seal.Manifest
	bytes   int
}

// packedAt is the time that files in archives have: the same each time, and the first that the format
// knows.
var packedAt = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// put takes in a file.
func (s *siteFiles) put(path string, content []byte) error {
	s.list = append(s.list, seal.Of(path, content))
	s.bytes += len(content)
	if s.folder != "" {
		name, err := filepath.Localize(path)
		if err != nil {
			return fmt.Errorf("this system has no files with a name like %q; give the slide another identifier or the file another name", path)
		}
		name = filepath.Join(s.folder, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, content, 0o644); err != nil {
			return err
		}
	}
	if s.archive == nil {
		return nil
	}
	header := &zip.FileHeader{Name: path, Method: zip.Deflate, Modified: packedAt}
	header.SetMode(0o644)
	w, err := s.archive.CreateHeader(header)
	if err == nil {
		_, err = w.Write(content)
	}
	return err
}
