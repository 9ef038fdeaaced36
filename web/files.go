package web

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"exhibit/slides"
)

// Files makes a deck as files that a host serves as they are, and calls put for each, in the order
// of their paths: slash-separated paths below the folder that [Under] names. Every address answers
// what a [Site] answers: a page is the file index.html in a folder of its name. What the host
// cannot do is done in the page: it has its Content-Security-Policy inside, and a slide as known on a
// day is drawn by the program. The same deck and options give the same bytes.
//
// The error is that of ctx or of put; or it is about a file that no host of files should have,
// because browsers would run what is in it; or about one whose name no folder can hold.
func Files(ctx context.Context, deck *slides.Deck, put func(path string, content []byte) error, options ...Option) error {
	for i := range deck.Media {
		if why := runs(&deck.Media[i]); why != "" {
			return fmt.Errorf("%s %s, and a host of files keeps browsers from running nothing: save it without that, or put it into a ZIP archive", deck.Media[i].Path, why)
		}
	}
	s, err := New(deck, append(options, func(d *documents) { d.onFiles, d.framing = true, "" })...)
	if err != nil {
		return err
	}
	files, err := s.files()
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		var content []byte
		if get := files[name]; get != nil {
			r, err := get(ctx)
			if err != nil {
				return fmt.Errorf("making %s: %w", name, err)
			}
			form, err := r.as(ctx, identityEncoding)
			if err != nil {
				return fmt.Errorf("making %s: %w", name, err)
			}
			content = form.body
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := put(name, content); err != nil {
			return err
		}
	}
	return nil
}

// files are all files by their path, with what makes them; nil for an empty one.
func (s *Site) files() (map[string]func(context.Context) (*resource, error), error) {
	all := map[string]func(context.Context) (*resource, error){
		".nojekyll": nil, // GitHub would leave out what begins with an underscore
		"404.html":  func(ctx context.Context) (*resource, error) { return s.made(ctx, "missing", s.missing) },
	}
	folded := map[string]string{} // paths as systems compare them that do not tell capitals from small letters
	add := func(address string, get func(context.Context) (*resource, error)) error {
		name := fileOf(address, s.resources[address])
		if !fs.ValidPath(name) {
			return fmt.Errorf("no file can be called %q; give the slide or file another name", name)
		}
		fold := strings.ToLower(norm.NFC.String(name))
		if other := folded[fold]; other != "" {
			return fmt.Errorf("%s and %s are one file where names in capitals are not told from small letters; give one of them another name", other, name)
		}
		folded[fold], all[name] = name, get
		return nil
	}
	for _, address := range slices.Sorted(maps.Keys(s.resources)) {
		r := s.resources[address]
		if r.cache == never && address != workerURL {
			continue
		}
		if err := add(address, func(ctx context.Context) (*resource, error) { return s.made(ctx, address, r) }); err != nil {
			return nil, err
		}
	}
	for _, address := range slices.Sorted(maps.Keys(s.cards)) {
		if err := add(address, func(ctx context.Context) (*resource, error) { return s.get(ctx, address, "") }); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// fileOf is the path of the file that a host serves at a path of the site.
func fileOf(address string, r *resource) string {
	if r != nil && r.contentType == contentTypes[".html"] {
		return strings.TrimPrefix(strings.TrimSuffix(address, "/")+"/index.html", "/")
	}
	return address[1:]
}

// named is what a page of a host of files says of its deck, since no header does: its identity. It is
// empty for a page that is served.
func (d *documents) named() string {
	if !d.onFiles {
		return ""
	}
	return deckIdentity(&d.whole.Deck)
}

// head is what a page of a host of files has before all else: what headers say of a page that is
// served, as far as a page can say it, and the script of days. It is empty for a page that is served.
func (d *documents) head(isSlide bool) template.HTML {
	if !d.onFiles {
		return ""
	}
	holds := ""
	if isSlide {
		holds = " data-holds"
	}
	return template.HTML(fmt.Sprintf(`<meta http-equiv="Content-Security-Policy" content="%s">
<meta name="referrer" content="no-referrer">
<script%s>%s</script>
`, d.policy, holds, d.assets.filesJS))
}

// run are the extensions of files that hosts send as pages, or run themselves.
var run = []string{
	".html", ".htm", ".xhtml", ".xht", ".shtml", ".xml", ".xsl", ".xslt", ".svgz", ".mht", ".mhtml",
	".php", ".phtml", ".cgi", ".asp", ".aspx", ".jsp",
}

// runs says why a browser that opens a file of the deck may run something in it; empty where it does
// not. A Site sends such a file with headers that keep the browser from it.
func runs(m *slides.Media) string {
	if ext := strings.ToLower(path.Ext(m.Path)); slices.Contains(run, ext) {
		return "is a page of its own"
	}
	if m.Type != contentTypes[".svg"] {
		return ""
	}
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(m.Content, []byte("\ufeff"))))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return ""
		}
		if err != nil {
			return "is no well-formed drawing"
		}
		switch t := token.(type) {
		case xml.ProcInst:
			if t.Target == "xml-stylesheet" {
				return "has a style sheet of its own"
			}
		case xml.StartElement:
			switch strings.ToLower(t.Name.Local) {
			case "script", "handler", "listener", "iframe", "object", "embed":
				return fmt.Sprintf("has an element <%s>", t.Name.Local)
			}
			for _, a := range t.Attr {
				if name := strings.ToLower(a.Name.Local); len(name) > 2 && name[:2] == "on" {
					return fmt.Sprintf("has script in an attribute %s", a.Name.Local)
				}
				if isScript(a.Value) {
					return "has an address that is script"
				}
			}
		}
	}
}

// isScript reports whether browsers may run the value of an attribute as an address, or as one of
// those that an animation sets.
func isScript(value string) bool {
	plain := strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, value))
	return slices.ContainsFunc(strings.Split(plain, ";"), func(one string) bool {
		return strings.HasPrefix(one, "javascript:") || strings.HasPrefix(one, "vbscript:") || strings.HasPrefix(one, "data:text/html")
	})
}
