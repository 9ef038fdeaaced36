package evidence

import (
	"errors"
	"fmt"
	"strings"

	"exhibit/slides"
	"exhibit/slides/fault"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
	"exhibit/slides/spelling"
)

// This file adds to findings where they end, and the changes of files that mend them. A change is only
// given where the file has, letter for letter, what it replaces.

const (
	maxMended = 200 // findings that are given passages and fixes: a deck with more has another fault
	maxCites  = 3   // citations that are suggested for one claim
)

// reach says where a finding ends.
func (f *Finding) reach(r pandoc.Range) {
	if f.Line == r.Line && (f.Column == 0 || f.Column == r.Column) {
		f.Column, f.EndLine, f.EndColumn = r.Column, r.EndLine, r.EndColumn
	}
}

// suggest adds a fix that replaces a part of a file.
func (f *Finding) suggest(does string, certain bool, r pandoc.Range, text string) {
	f.Fixes = append(f.Fixes, fault.Fix{Does: does, Certain: certain, Edits: []fault.Edit{{
		File: r.File, StartLine: r.Line, StartColumn: r.Column, EndLine: r.EndLine, EndColumn: r.EndColumn, NewText: text,
	}}})
}

// mendGuess suggests the word that was meant for one that is not known.
func (c *checker) mendGuess(f *Finding, g spelling.Guess) {
	if g.Word == "" || f.Line == 0 || c.mends <= 0 {
		return
	}
	c.mends--
	at := place{File: f.File, Line: f.Line, Column: f.Column}
	r, found := c.parsed.Find(at, g.Mark+g.Word)
	if found && g.Mark != "" {
		r.Column += len(g.Mark)
	} else if !found {
		r, found = c.parsed.Find(at, g.Word)
	}
	if !found {
		return
	}
	f.Line, f.Column, f.EndLine, f.EndColumn = r.Line, r.Column, r.EndLine, r.EndColumn
	if g.Meant != "" {
		f.suggest("write "+g.Meant, g.Sure, r, g.Meant)
	}
}

// replace suggests another text for the one that a cell has.
func (f *Finding) replace(c *checker, at place, was, text string) {
	if r, found := c.parsed.Find(at, was); found {
		f.reach(r)
		f.suggest("write "+text, false, r, text)
	}
}

// relock says that a new lock mends the finding.
func (f *Finding) relock() {
	f.Fixes = append(f.Fixes, fault.Fix{Does: "make the lock anew", Certain: true, Run: []string{"lock"}})
}

// mendResult suggests the right result of arithmetic.
func (c *checker) mendResult(f *Finding, claim claim, err error) {
	whole, found := c.parsed.Find(claim.place, claim.text)
	if found {
		f.reach(whole)
	}
	wrong := (*wrongResult)(nil)
	if !errors.As(err, &wrong) || wrong.right() == "" {
		return
	}
	// The result stands behind an equals sign; what is before it may have the same digits.
	at := claim.place
	for range claim.text {
		r, found := c.parsed.Find(at, wrong.shown.Digits)
		if !found {
			return
		}
		if before, _ := c.parsed.Find(at, "="); before.Line == r.Line && before.Column < r.Column {
			f.suggest("write "+wrong.right(), false, r, wrong.right())
			return
		}
		at = place{File: r.File, Line: r.EndLine, Column: r.EndColumn}
	}
}

// mendClaim names the passages that have what a claim says, and suggests to cite them; nearest is what
// the passages that it leans on have in its stead. l may be nil.
func (c *checker) mendClaim(f *Finding, l *lock, claim claim, nearest near) {
	if c.mends <= 0 {
		return
	}
	c.mends--
	said, found := c.parsed.Find(claim.place, claim.text)
	if found {
		f.reach(c.withMarks(f, said))
	}
	f.Passages = c.holding(l, claim)
	write := found && nearest.text != ""
	// A small number that is nearly the passage's is rather a wrong figure than a wrong citation: other passages
	// have it by chance.
	first := write && claim.kind != phraseClaim && len(claim.mention.Value) < 3
	if !first {
		c.suggestCites(f, claim)
	}
	if write {
		f.suggest(fmt.Sprintf("write %s, which the cited passage has", nearest.text), false, said, nearest.text)
	}
	if first {
		c.suggestCites(f, claim)
	}
}

// mendOther suggests to write another figure for the one of a claim.
func (c *checker) mendOther(f *Finding, claim claim, other mention.Mention) {
	if c.mends <= 0 {
		return
	}
	c.mends--
	if said, found := c.parsed.Find(claim.place, claim.text); found {
		f.suggest("write "+other.In(claim.mention.Size), false, said, other.In(claim.mention.Size))
	}
}

// withMarks is the part of a file with the words of a finding and the quotation marks around them, if the
// finding begins with one.
func (c *checker) withMarks(f *Finding, words pandoc.Range) pandoc.Range {
	if words.Line != f.Line || words.Column != f.Column+1 {
		return words
	}
	words.Column--
	end := place{File: words.File, Line: words.EndLine, Column: words.EndColumn}
	for _, mark := range []string{"”", `"`, "」", "』", "»", "“", "’", "‘", "›", "«", "‹", "'"} {
		if r, found := c.parsed.Find(end, mark); found && r.Place == end {
			words.EndColumn++
			break
		}
	}
	return words
}

// suggestCites suggests to cite the passages that a finding names.
func (c *checker) suggestCites(f *Finding, claim claim) {
	for _, p := range f.Passages[:min(maxCites, len(f.Passages))] {
		if r, text, ok := c.citation(claim, p); ok {
			f.suggest("cite "+p.Source+" "+p.Locator, false, r, text)
		}
	}
}

// citation returns the part of a file that becomes the citation of a passage, and the text that it becomes.
func (c *checker) citation(claim claim, p Passage) (r pandoc.Range, text string, ok bool) {
	switch {
	case claim.scope == nil && claim.prose != nil: // put one in behind the sentence
		at := c.parsed.Place(claim.prose.behind(claim.start))
		return pandoc.Range{Place: at, EndLine: at.Line, EndColumn: at.Column}, " " + p.Cite, true
	case claim.prose != nil:
		mark := claim.prose.mark(claim.start)
		if mark < 0 {
			return r, "", false
		}
		r, was, found := c.parsed.Bracketed(c.parsed.Place(claim.prose.marks[mark].pos))
		return r, p.Cite, found && wholeCite.MatchString(was)
	case claim.cited.Column > 0 && len(claim.scope.list()) == 1 && claim.scope.list()[0].source == p.Source: // of a row of data
		cell := slides.Cite{Spots: []slides.Spot{claim.scope.list()[0].at}}
		r, found := c.parsed.Find(claim.cited, cell.Cell())
		return r, strings.TrimPrefix(p.Locator, "¶"), found
	}
	return r, "", false
}

// nameSlides names the slides on which findings stand.
func (c *checker) nameSlides() {
	for i := range c.findings {
		f := &c.findings[i]
		f.Slide = c.parsed.Slide(f.File, f.Line)
	}
}
