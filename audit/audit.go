// Package audit lists the files of an audit pack: a deck with all that is needed to verify it, as an RO-Crate
// (https://www.researchobject.org/ro-crate/specification/1.1/). docs/AUDIT.md says what is in it, and how a stranger
// verifies it.
package audit

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"exhibit/seal"
	"exhibit/slides"
	"exhibit/slides/annotation"
)

// The files and folders of a pack besides those of the deck, which are in [annotation.Folder].
const (
	MetadataFile = "ro-crate-metadata.json"
	SumsFile     = "SHA256SUMS"
	ManifestFile = "manifest.sha256"
	EvidenceFile = "evidence.jsonld"
	CheckFile    = "check.json"
	ReadMeFile   = "README.txt"
	Texts        = "sources" // the texts of sources whose rights allow it
)

// Pack is what an audit pack is made of.
type Pack struct {
	Deck     *slides.Deck
	Name     string            // of the deck's text in its folder
	Files    map[string][]byte // the files of the deck, by path in its folder
	Texts    map[string][]byte // the texts of sources whose rights allow it, by name
	AllTexts bool              // all that the deck cites are among them, or its results
	Manifest seal.Manifest     // of the briefing
	Check    []byte            // what the check finds, as JSON
	Finds    string            // what it finds, in words; empty for nothing
	Version  string            // of exhibit
}

// File is a file of a pack.
type File struct {
	Path    string
	Content []byte
	about   string // what it is
}

// Write returns all files of a pack, sorted by path. The same pack gives the same bytes. The error is for a deck
// without a date.
func (p *Pack) Write() ([]File, error) {
	if p.Deck.Date == "" {
		return nil, fmt.Errorf("an audit pack says when the deck was published, and this one has no date; write one such as date: 2031-06-01 into its front matter")
	}
	notes, err := annotation.Write(p.Deck, annotation.InFiles)
	if err != nil {
		return nil, err
	}
	files := []File{
		{ManifestFile, []byte(p.Manifest.String()), "The manifest that the seal of the briefing is of"},
		{EvidenceFile, notes, "The claims of the deck and the passages that they lean on, as W3C Web Annotations"},
		{CheckFile, p.Check, "What exhibit check finds in the deck"},
	}
	for name, content := range p.Files {
		files = append(files, File{annotation.Folder + "/" + name, content, ""})
	}
	for name, content := range p.Texts {
		files = append(files, File{Texts + "/" + name, content, "The text of a source, as its rights allow"})
	}
	files = append(files, File{ReadMeFile, []byte(p.readMe()), "How to verify this"})
	files = sorted(files)
	crate, err := p.crate(files)
	if err != nil {
		return nil, err
	}
	files = append(files, File{MetadataFile, crate, ""})
	var sums seal.Manifest
	for _, f := range files {
		sums = append(sums, seal.Of(f.Path, f.Content))
	}
	files = append(files, File{SumsFile, []byte(seal.New(sums...).String()), ""})
	return sorted(files), nil
}

func sorted(files []File) []File {
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files
}

// readMe says how to verify the pack, what each command shows, and what it cannot.
func (p *Pack) readMe() string {
	deck := annotation.Folder
	if p.Name != deckFile {
		deck += "/" + p.Name
	}
	finds := "It finds nothing."
	if p.Finds != "" {
		finds = "When this was packed, it found " + p.Finds + "."
	}
	with := ""
	switch {
	case p.AllTexts:
		with = fmt.Sprintf("    exhibit check %s -sources %s\n\nreads the texts of the sources, which are all here, and holds the lock against them: that each figure\nstands in the source, at the passage that is cited.\n\n", deck, Texts)
	case len(p.Texts) > 0:
		with = fmt.Sprintf("    exhibit check %s -sources %s -partial\n\nreads the texts of those sources whose rights allow that they are here, and holds the lock against them:\nthat each figure stands in the source, at the passage that is cited. It notes the other sources. For\nthese the lock is all that there is, until you put their texts into %s.\n\n", deck, Texts, Texts)
	}
	return fmt.Sprintf(`%s

    sha256sum -c %s

says whether all files are as they were packed. It cannot say who packed them: whoever changes a file can
change this list too.

    exhibit check %s

says whether the lock, %s/sources.lock, has each figure, date and quotation of the deck for the passage that
is cited for it. %s The same as JSON is %s.
The lock was made from the texts of the sources, and this command does not read them: it cannot tell if
deck and lock were changed together.

%s    sha256sum %s

prints the seal of the briefing, %s.
Compare it with the seal that you have been told, or that stands on a slide or a printout: it is another as
soon as deck, lock or data are. Then

    sha256sum -c --ignore-missing %s

holds the files of the deck against that manifest.

None of them says that a passage supports a claim. %s has each claim with the passages that
it leans on, and what persons who have read them say; %s describes this folder as an
RO-Crate.
`, p.Deck.Title, SumsFile, deck, annotation.Folder, finds, CheckFile, with, ManifestFile, p.Manifest.Seal(), ManifestFile, EvidenceFile, MetadataFile)
}

// deckFile is the name of a deck's text that need not be said.
const deckFile = "deck.md"

// pathURL is a path as an identifier has it.
func pathURL(name string) string { return (&url.URL{Path: name}).EscapedPath() }

// format is the media type of a file by its name.
func format(name string) string {
	ext := strings.ToLower(path.Ext(name))
	if kind := formats[ext]; kind != "" {
		return kind
	}
	return "application/octet-stream"
}

// formats are media types by extension; that of the system differ from one to the other.
var formats = map[string]string{
	".md": "text/markdown", ".markdown": "text/markdown", ".qmd": "text/markdown", ".txt": "text/plain", ".lock": "text/plain", ".sha256": "text/plain",
	".yaml": "application/yaml", ".yml": "application/yaml", ".bib": "application/x-bibtex", ".json": "application/json", ".jsonld": "application/ld+json", ".csv": "text/csv",
	".html": "text/html", ".css": "text/css", ".pdf": "application/pdf", ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".svg":  "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif",
	".mp4": "video/mp4", ".webm": "video/webm", ".mp3": "audio/mpeg", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf",
}
