// Package audit lists the files of an audit pack: a deck with all that is needed to verify it, as an RO-Crate
// (https://www.researchobject.org/ro-crate/specification/1.1/). docs/AUDIT.md says what is in it, and how a stranger
// verifies it.
package audit

import (
	"bytes"
	"encoding/json"
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
	AllTexts bool              // all that the deck cites are among them
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

// readMe says how to verify the pack.
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
	if p.AllTexts {
		with = fmt.Sprintf("    exhibit check %s -sources %s\n\nalso holds the lock against the texts of the sources, which are all here.\n\n", deck, Texts)
	}
	return fmt.Sprintf(`%s

    sha256sum -c %s

says whether all files are as they were packed, and

    exhibit check %s

whether each figure, date and quotation of the deck stands in the passage that is cited for it. %s
The same as JSON is %s.

%s    sha256sum %s

prints the seal of the briefing, %s, and
"sha256sum -c --ignore-missing %s" holds the deck against it.

%s has each claim with the passages that it leans on, and who has reviewed them;
%s describes this folder as an RO-Crate.
`, p.Deck.Title, SumsFile, deck, finds, CheckFile, with, ManifestFile, p.Manifest.Seal(), ManifestFile, EvidenceFile, MetadataFile)
}

// deckFile is the name of a deck's text that need not be said.
const deckFile = "deck.md"

// entity is one of the things that a crate describes.
type entity map[string]any

func ref(id string) entity { return entity{"@id": id} }

// crate is the metadata of the pack.
func (p *Pack) crate(files []File) ([]byte, error) {
	d := p.Deck
	root := entity{
		"@id": "./", "@type": "Dataset", "name": d.Title, "datePublished": string(d.Date),
		"description": "A briefing with the evidence for what it says: deck, data, lock of its sources, manifest and reviews.",
		"license":     ref("#rights"), "mainEntity": ref(annotation.Folder + "/" + pathURL(p.Name)), "mentions": []entity{ref("#check")},
	}
	graph := []entity{
		{"@id": MetadataFile, "@type": "CreativeWork", "conformsTo": ref("https://w3id.org/ro/crate/1.1"), "about": ref("./")},
		root,
		{"@id": "#rights", "@type": "CreativeWork", "name": "Rights", "description": "No licence is stated for the whole: the rights are those of the deck's authors, and of its sources where it quotes them."},
		{"@id": "#exhibit", "@type": "SoftwareApplication", "name": "Exhibit", "version": p.Version},
		{"@id": "#check", "@type": "CreateAction", "name": "exhibit check", "instrument": ref("#exhibit"), "object": ref(annotation.Folder + "/" + pathURL(p.Name)), "result": ref(CheckFile)},
	}
	if d.Author != "" {
		author := entity{"@id": "#author", "@type": "Person", "name": d.Author}
		if d.Institute != "" {
			author["affiliation"] = ref("#institute")
			graph = append(graph, entity{"@id": "#institute", "@type": "Organization", "name": d.Institute})
		}
		root["author"] = ref("#author")
		graph = append(graph, author)
	}
	var parts, sources []entity
	for _, f := range files {
		about := entity{"@id": pathURL(f.Path), "@type": "File", "name": path.Base(f.Path), "contentSize": fmt.Sprint(len(f.Content)), "sha256": seal.Of("", f.Content).Sum, "encodingFormat": format(f.Path)}
		if f.about != "" {
			about["description"] = f.about
		}
		graph, parts = append(graph, about), append(parts, ref(pathURL(f.Path)))
	}
	root["hasPart"] = parts
	for i := range d.Sources {
		s := describe(&d.Sources[i])
		graph, sources = append(graph, s), append(sources, ref(s["@id"].(string)))
	}
	if len(sources) > 0 {
		root["citation"] = sources
	}
	graph = append(graph, reviews(d)...)
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	w.SetIndent("", " ")
	err := w.Encode(entity{"@context": []any{"https://w3id.org/ro/crate/1.1/context", entity{"sha256": "https://schema.org/sha256"}}, "@graph": graph})
	return b.Bytes(), err
}

// describe is a source as a crate has it.
func describe(s *slides.Source) entity {
	e := entity{"@id": sourceID(s.ID), "@type": "CreativeWork", "name": s.Title}
	for name, value := range map[string]string{"author": s.Author, "datePublished": string(s.Issued), "url": s.URL, "publisher": s.Publisher, "license": s.Rights.URL} {
		if value != "" {
			e[name] = value
		}
	}
	return e
}

// reviews are what persons have signed of passages, as entities.
func reviews(d *slides.Deck) (all []entity) {
	for i := range d.Evidence {
		e := &d.Evidence[i]
		if e.Review == nil {
			continue
		}
		said := e.Review.Verdict
		if e.Review.Void {
			said += "; the passage has changed since"
		}
		if e.Review.Note != "" {
			said += ". " + e.Review.Note
		}
		all = append(all, entity{
			"@id": fmt.Sprintf("#review-%d", len(all)+1), "@type": "Review", "name": strings.TrimSpace(e.Source + " " + e.Spot.String()),
			"author": e.Review.By, "datePublished": string(e.Review.On), "reviewBody": said, "itemReviewed": ref(sourceID(e.Source)),
		})
	}
	return all
}

func sourceID(id string) string { return "#source-" + url.PathEscape(id) }

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
