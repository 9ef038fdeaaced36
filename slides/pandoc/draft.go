package pandoc

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
)

// Misread is an error of a deck that is being written, and the slide that shows it.
type Misread struct {
	*Error
	Slug string // of the slide on which it stands in place of its part; empty where it has no place on one
}

// failed notes that a figure could not be read. One without an identifier, or with that of another, gets
// one that no author can give.
func (r *reader) failed(f *slides.Figure, line int, errs Errors) {
	if f.ID == "" || r.deck.Figure(f.ID) != nil {
		f.ID = ":" + strconv.Itoa(line)
	}
	f.Steps = nil
	for _, err := range errs {
		r.failures[err.Error()] = append(r.failures[err.Error()], f.ID)
	}
}

// Slide returns the slug of the slide to which a line belongs: of a text of the deck, or of the data of
// a figure. It is empty for a line of another file, or of the front matter.
func (p *Parsed) Slide(file string, line int) string {
	if slugs := p.charted[file]; len(slugs) > 0 {
		return slugs[0]
	}
	if pos, ok := p.r.offset(file, line); ok {
		if i := p.slideAt(pos); i >= 0 {
			return p.Deck.Slides[i].Slug
		}
	}
	return ""
}

// offset is where a line of a text of the deck begins in the source.
func (r *reader) offset(file string, line int) (pos int, ok bool) {
	for i, part := range r.parts {
		at := r.line(part.start) + line - part.line
		end := len(r.lines)
		if i+1 < len(r.parts) {
			end = r.line(r.parts[i+1].start)
		}
		if part.file == file && line >= part.line && at < max(end, r.line(part.start)+1) && at <= len(r.lines) {
			return r.lines[at-1], true
		}
	}
	return 0, false
}

// slideAt is the index of the slide that has an offset of the source; -1 for none. The slide that was
// made of the front matter has no text of its own.
func (p *Parsed) slideAt(pos int) int {
	at := -1
	for i := range p.Deck.Slides {
		if s := &p.Deck.Slides[i]; !s.Front && s.Pos <= pos {
			at = i
		}
	}
	return at
}

// Charting are the slugs of the slides that show the data of a file, in the order of the deck.
func (p *Parsed) Charting(file string) []string { return p.charted[file] }

// chartedFiles are the slugs of the slides that show the data of files, by path.
func (r *reader) chartedFiles(d *slides.Deck) map[string][]string {
	charted := map[string][]string{}
	for i := range d.Slides {
		for _, id := range d.Slides[i].Figures() {
			for _, file := range r.dataFiles(d.Figure(id)) {
				if slug := d.Slides[i].Slug; !slices.Contains(charted[file], slug) {
					charted[file] = append(charted[file], slug)
				}
			}
		}
	}
	return charted
}

// dataFiles are the paths at which the data of a figure may be; none for a figure without.
func (r *reader) dataFiles(f *slides.Figure) []string {
	if f == nil || f.Data == "" {
		return nil
	}
	if file := r.dataPaths[f.Data]; file != "" {
		return []string{file}
	}
	return []string{path.Join(DataDir, f.Data), f.Data}
}

// Draft puts errors into the deck, each in place of the part of a slide that could not be read, and
// figures with an error out of it. It returns all of them with their slides.
func (p *Parsed) Draft(errs Errors) (all []Misread) {
	faults := map[string][]slides.Node{} // by the figure that they are of
	for _, err := range errs {
		wrong, _, _ := strings.Cut(err.Text, "; ")
		fault, slug := slides.Fault(err.where(), wrong, err.Remedy), ""
		of := p.r.failures[err.Error()]
		for i := range p.Deck.Figures {
			if f := &p.Deck.Figures[i]; slices.Contains(p.r.dataFiles(f), err.File) && !slices.Contains(of, f.ID) {
				of = append(of, f.ID)
			}
		}
		for _, id := range of {
			faults[id] = append(faults[id], fault)
		}
		switch i := p.showing(of); {
		case i >= 0:
			slug = p.Deck.Slides[i].Slug
		case err.Line > 0:
			slug = p.showAt(err, fault)
		}
		all = append(all, Misread{err, slug})
	}
	for id, nodes := range faults {
		p.Deck.Fail(id, nodes...)
	}
	return all
}

// showing is the index of the first slide that shows one of figures; -1 for none.
func (p *Parsed) showing(ids []string) int {
	return slices.IndexFunc(p.Deck.Slides, func(s slides.Slide) bool {
		return slices.ContainsFunc(s.Figures(), func(id string) bool { return slices.Contains(ids, id) })
	})
}

// showAt puts a fault where its line stands on a slide, and returns the slide's slug; empty for a line
// on none.
func (p *Parsed) showAt(err *Error, fault slides.Node) string {
	pos, ok := p.r.offset(err.File, err.Line)
	if !ok {
		return ""
	}
	i := p.slideAt(pos)
	if i < 0 {
		return ""
	}
	s := &p.Deck.Slides[i]
	if end := p.r.line(pos); end < len(p.r.lines) { // what stands on the line comes before
		pos = p.r.lines[end] - 1
	}
	s.Blocks = p.insert(s.Blocks, pos, fault)
	return s.Slug
}

// insert puts a node among blocks, behind what begins up to an offset of the source.
func (p *Parsed) insert(blocks []slides.Block, pos int, node slides.Node) []slides.Block {
	at := 0
	for i := range blocks {
		if begin := p.begin(&blocks[i]); begin >= 0 && begin <= pos {
			at = i + 1
		}
	}
	if at > 0 {
		switch last := &blocks[at-1]; {
		case last.Columns != nil:
			in := 0
			for i := range last.Columns {
				if begin := p.beginOf(last.Columns[i].Blocks); begin >= 0 && begin <= pos {
					in = i
				}
			}
			last.Columns[in].Blocks = p.insert(last.Columns[in].Blocks, pos, node)
			return blocks
		case last.Text != nil:
			behind := 0
			for i := range last.Text {
				if last.Text[i].Pos <= pos {
					behind = i + 1
				}
			}
			last.Text = slices.Insert(last.Text, behind, node)
			return blocks
		}
	}
	return slices.Insert(blocks, at, slides.Block{Text: []slides.Node{node}})
}

// begin is the offset at which a block begins; -1 where that is not known.
func (p *Parsed) begin(b *slides.Block) int {
	switch {
	case b.Figure != "":
		if f := p.Deck.Figure(b.Figure); f != nil && f.Span[0] > 0 {
			return f.Span[0]
		}
		return -1
	case b.Columns != nil:
		for _, c := range b.Columns {
			if begin := p.beginOf(c.Blocks); begin >= 0 {
				return begin
			}
		}
		return -1
	case len(b.Text) == 0:
		return -1
	}
	return b.Text[0].Pos
}

// beginOf is the offset at which the first of blocks begins whose beginning is known; -1 for none.
func (p *Parsed) beginOf(blocks []slides.Block) int {
	for i := range blocks {
		if begin := p.begin(&blocks[i]); begin >= 0 {
			return begin
		}
	}
	return -1
}
