package pandoc

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"exhibit/slides"
	"exhibit/slides/results"
	"exhibit/slides/spelling"

	"github.com/yuin/goldmark/parser"
)

// This file reads sources that are results of an analysis. Their files belong to the deck, so that it can show what they
// hold as it is read.

// SourcesDir is the folder of the source texts in a deck's folder, which no server sends.
const SourcesDir = "sources"

// resultsFile is a file of results that has been read.
type resultsFile struct {
	path   string // in the deck's folder; empty for one that is not there
	values results.Results
	err    error
}

// isResults reports whether a source's file is results of an analysis.
func isResults(s *slides.Source) bool { return s != nil && results.Has(s.File) }

// ResultsPath is where in a deck's folder a source's file of results is; empty for none.
func ResultsPath(fsys fs.FS, s *slides.Source) string {
	if !isResults(s) || !fs.ValidPath(s.File) || strings.Contains(s.File, "/") {
		return ""
	}
	for _, folder := range []string{DataDir, ".", SourcesDir} {
		file := path.Join(folder, s.File)
		if info, err := fs.Stat(fsys, file); err == nil && info.Mode().IsRegular() {
			return file
		}
	}
	return ""
}

// Results reads the file of results of a source. ok is false for a source of another kind, and for one whose file is not in the
// deck's folder.
func (p *Parsed) Results(s *slides.Source) (b []byte, ok bool, err error) {
	file := ResultsPath(p.r.fsys, s)
	if file == "" {
		return nil, false, nil
	}
	b, err = ReadFile(p.r.fsys, file, results.MaxSize)
	return b, true, err
}

// resultsOf reads the results of a source, once.
func (r *reader) resultsOf(s *slides.Source) *resultsFile {
	if f, read := r.results[s.File]; read {
		return f
	}
	f := &resultsFile{path: ResultsPath(r.fsys, s)}
	r.results[s.File] = f
	if f.path == "" {
		f.err = fmt.Errorf("there is no file %s/%s; put it there, or correct file: of source %q%s", DataDir, s.File, s.ID, spelling.Hint(s.File, r.filesIn(DataDir)))
		return f
	}
	if _, used := r.data[s.File]; !used {
		r.data[s.File] = nil // whether or not a figure shows it
	}
	f.values, f.err = r.readResults(f.path)
	return f
}

// readResults reads a file of the deck as results. The error names the file.
func (r *reader) readResults(file string) (results.Results, error) {
	b, err := r.bytes(file, results.MaxSize)
	if err == nil {
		var all results.Results
		if all, err = results.Read(file, b); err == nil {
			return all, nil
		}
	}
	return nil, fmt.Errorf("%s: %w", file, err)
}

// valueAt is the value that a citation names.
func (r *reader) valueAt(cite slides.Cite) (results.Value, error) {
	f := r.resultsOf(r.sources[cite.Source])
	switch {
	case f.err != nil:
		return results.Value{}, f.err
	case len(cite.Spots) != 1:
		return results.Value{}, errNoPlace
	}
	return f.values.At(cite.Spots[0].Name)
}

var errNoPlace = errors.New("names no place in the results; write one such as overall.total, B12, or a row and a column: North, total")

// checkPlace returns what is wrong with the place that a citation of results names. A file that is not in the deck's folder may be where
// its texts are.
func (r *reader) checkPlace(cite slides.Cite) error {
	s := r.sources[cite.Source]
	if !isResults(s) || len(cite.Spots) == 0 || r.resultsOf(s).path == "" {
		return nil
	}
	if _, err := r.valueAt(cite); err != nil {
		return fmt.Errorf("citation [@%s, %s]: %w", cite.Source, cite.Locator, err)
	}
	return nil
}

// ofRows is the citation of rows of data that name a source and no place in it. Of results it cites all that these hold, whether the rows
// are theirs or not.
func (r *reader) ofRows(cite slides.Cite) slides.Cite {
	s := r.sources[cite.Source]
	if isResults(s) && len(cite.Spots) == 0 && cite.Locator == "" && r.resultsOf(s).values != nil {
		cite.Spots = []slides.Spot{{Name: slides.AllValues}}
	}
	return cite
}

// Shows reports whether a file of the deck is the one of a source that is results of an analysis.
func (p *Parsed) Shows(file string, s *slides.Source) bool {
	return isResults(s) && file == ResultsPath(p.r.fsys, s)
}

// ofOwnData is a citation, by what shows a file of data, of the results that are this very file: it cites all of them.
func (r *reader) ofOwnData(cite slides.Cite, file string) slides.Cite {
	s := r.sources[cite.Source]
	if !isResults(s) || cite.Locator != "" || file != r.resultsOf(s).path || r.resultsOf(s).values == nil {
		return cite
	}
	cite.Spots = []slides.Spot{{Name: slides.AllValues}}
	return cite
}

// namesPlaces is the context key of a func(id string) bool that reports whether places in a source are named, as those of results.
var namesPlaces = parser.NewContextKey()

// namedPlace reads the name of a place in results behind the key of their source: all up to the end. size is how many bytes name
// the place.
func namedPlace(source, s string) (places []slides.Spot, locator string, size int, problem string) {
	name := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), ","))
	if inner, ok := braced(name); ok && strings.HasPrefix(name, "{") {
		name = inner
	}
	name = strings.Join(strings.Fields(name), " ")
	switch {
	case name == "":
		return nil, "", 0, ""
	case strings.Contains(name, "¶") || strings.HasPrefix(name, "p. "):
		return nil, name, len(s), fmt.Sprintf("citation [@%.100s, %.100s]: results have no paragraphs or pages; write a cell such as B12, a row and a column, or a path such as overall.total", source, name)
	}
	return []slides.Spot{{Name: name}}, name, len(s), ""
}
