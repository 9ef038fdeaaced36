package pandoc

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"exhibit/slides"
	"exhibit/slides/bibliography"
	"exhibit/slides/spelling"
)

// sourceID matches the key of a source in a cell of data that names nothing else.
var sourceID = regexp.MustCompile(`^[\pL\pN_]+(?:[-.:+/][\pL\pN_]+)*$`)

// maxBibliographies is how many files of sources a deck may have.
const maxBibliographies = 20

// textName is what the text shows of a source that it names: the authors and the year.
type textName struct{ who, year string }

// listed are sources with the files that list them.
type listed struct {
	entries []bibliography.Entry
	files   []string
}

// readBibliography reads the sources that the front matter names, and those that it lists itself.
func (r *reader) readBibliography() {
	y := yamlText{r, r.name, frontLines}
	var all listed
	r.readBibliographies(y, &all)
	if n := r.front.References.Node; n != nil {
		r.hasBibliography(r.name)
		entries, problems := bibliography.References(n)
		for i := range entries {
			entries[i].Line += frontLines
		}
		for i := range problems {
			problems[i].Line += frontLines
		}
		r.tellProblems(r.name, problems)
		all.add(r.name, entries)
	}
	r.takeSources(r.onceEach(all))
	if r.front.Nocite.Given() {
		r.uncitedSources(y, r.front.Nocite)
	}
}

// hasBibliography notes that sources can be cited, and the first file that lists them.
func (r *reader) hasBibliography(file string) {
	if r.bibliographyFile == "" {
		r.bibliographyFile, r.hasSources = file, true
	}
}

func (l *listed) add(file string, entries []bibliography.Entry) {
	l.entries = append(l.entries, entries...)
	for range entries {
		l.files = append(l.files, file)
	}
}

// readBibliographies reads the files that bibliography names.
func (r *reader) readBibliographies(y yamlText, all *listed) {
	items := r.front.Bibliography.Items()
	if len(items) > maxBibliographies {
		y.errorf(r.front.Bibliography.Node, "bibliography: more than %d files; put the sources into fewer", maxBibliographies)
		items = items[:maxBibliographies]
	}
	read := map[string]bool{}
	for _, item := range items {
		name := strings.TrimPrefix(y.scalar(item, "bibliography"), "./")
		switch {
		case name == "" || read[name]:
		case !fs.ValidPath(name) || strings.ContainsFunc(name, unportable):
			y.errorf(item, "bibliography: %q is not a file in the deck's folder; write a name such as sources.yaml", name)
		default:
			read[name] = true
			r.hasBibliography(name)
			r.bibliography(y, item, name, all)
		}
	}
}

// bibliography reads the sources of a file, in its order.
func (r *reader) bibliography(y yamlText, n *yaml.Node, name string, all *listed) {
	b, err := r.file(name, maxText)
	if errors.Is(err, fs.ErrNotExist) {
		y.warnf(n, "bibliography: there is no file %s, so that its sources are not known%s; create it or correct the name", name, spelling.Hint(name, r.bibliographiesBeside(name)))
	}
	if err != nil {
		r.hasSources = false
		return
	}
	entries, problems := bibliography.Read(name, b)
	r.tellProblems(name, problems)
	all.add(name, entries)
}

// bibliographiesBeside lists the files in the folder of a name that may be bibliographies.
func (r *reader) bibliographiesBeside(name string) (names []string) {
	entries, _ := readFolder(r.fsys, path.Dir(name)) // only for a hint
	for _, e := range entries {
		switch strings.ToLower(path.Ext(e.Name())) {
		case ".yaml", ".yml", ".json", ".bib", ".bibtex", ".biblatex":
			names = append(names, path.Join(path.Dir(name), e.Name()))
		}
	}
	return names
}

// tellProblems reports what is wrong in a bibliography. After an error, what it lacks may be there.
func (r *reader) tellProblems(file string, problems []bibliography.Problem) {
	for _, p := range problems {
		if at := (Place{File: file, Line: p.Line}); p.Severity == bibliography.Error {
			r.errorAt(at, p.Message)
			r.hasSources = false
		} else {
			r.warnAt(at, p.Message)
		}
	}
}

// onceEach returns sources without those that a later bibliography has too, as Pandoc has it. It warns of
// them.
func (r *reader) onceEach(all listed) listed {
	last := map[string]int{}
	for i, e := range all.entries {
		last[e.ID] = i
	}
	if len(last) == len(all.entries) {
		return all
	}
	var kept listed
	for i, e := range all.entries {
		if j := last[e.ID]; j != i {
			r.warnf(all.files[i], e.Line, "source %q is also in %s:%d, which is used; remove one of the two", e.ID, all.files[j], all.entries[j].Line)
			continue
		}
		kept.entries, kept.files = append(kept.entries, e), append(kept.files, all.files[i])
	}
	return kept
}

// takeSources takes the sources into the deck.
func (r *reader) takeSources(all listed) {
	bibliography.Label(all.entries)
	for i := range all.entries {
		e := &all.entries[i]
		r.deck.Sources = append(r.deck.Sources, slides.Source{
			ID: e.ID, Type: e.Type, Label: e.Label, Title: e.Title, Author: e.AuthorText(),
			Issued: slides.Date(e.Issued.ISO()), IssuedText: shownDate(e.Issued), Available: slides.Date(e.Available.ISO()),
			Container: e.Container, Part: containerPart(e), Publisher: e.Publisher, URL: e.URL, Creators: creators(e), Kind: e.Genre, Stance: e.Annote, Rights: slides.Rights(e.Rights), Language: e.Language, File: e.File, List: all.files[i], Line: e.Line,
		})
		r.names[e.ID] = textName{e.Who, e.Year}
	}
	for i := range r.deck.Sources {
		s := &r.deck.Sources[i]
		r.sources[s.ID] = s
	}
}

// creators are the authors of a source, or its editors, as far as they are named.
func creators(e *bibliography.Entry) (all []slides.Creator) {
	names := e.Authors
	if len(names) == 0 {
		names = e.Editors
	}
	for _, n := range names {
		if n != bibliography.Others {
			all = append(all, slides.Creator{Name: n.String(), Organization: n.Literal != ""})
		}
	}
	return all
}

// containerPart says where in its container a source is: "12(3), 45–67".
func containerPart(e *bibliography.Entry) string {
	volume := e.Volume
	if e.Issue != "" {
		volume += "(" + e.Issue + ")"
	}
	return strings.Trim(volume+", "+e.Page, ", ")
}

// shownDate is how a date reads that is not one year, month or day; empty for one that is.
func shownDate(d bibliography.Date) string {
	if d.IsZero() || d.String() == d.ISO() {
		return ""
	}
	return d.String()
}
