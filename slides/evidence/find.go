package evidence

import (
	"cmp"
	"fmt"
	"io/fs"
	"math/big"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/document"
	"exhibit/slides/measure"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
)

// Found is a passage of a source, as a command prints it.
type Found struct {
	Source    string        `json:"source,omitempty"` // its id; empty for a file that is no source of a deck
	File      string        `json:"file"`
	Page      int           `json:"page,omitempty"`      // on which it begins; absent in a source without pages
	Last      int           `json:"lastPage,omitempty"`  // on which it ends
	Paragraph int           `json:"paragraph,omitempty"` // counted on the page, or in the whole text
	Name      string        `json:"name,omitempty"`      // of a place in results, which have no paragraphs
	Kind      document.Kind `json:"kind"`
	Text      string        `json:"text"`
	Cite      string        `json:"cite,omitempty"` // the citation to write; empty for a file that is no source of a deck
}

// Spot is where the passage stands.
func (f *Found) Spot() slides.Spot {
	return slides.Spot{Page: f.Page, Paragraph: f.Paragraph, Name: f.Name}
}

// PassagesOf lists the passages of a source, in a file of a folder, that have all that is sought; all passages for nothing. Its id is empty if it is of no
// deck; lang is the tag of the deck's language. whole is all that the source says.
func PassagesOf(folder fs.FS, file string, s *slides.Source, lang, sought string) (found []Found, whole *document.Text, err error) {
	b, err := pandoc.ReadFile(folder, file, document.MaxSize)
	if err != nil {
		return nil, nil, err
	}
	text, err := readText(s, b, lang)
	if err != nil {
		return nil, nil, err
	}
	return text.find(s.ID, file, queryOf(sought, lang)), text.Text, nil
}

// Sources lists the sources of a deck that have a file, in the order of their ids, and returns the tag of the deck's language.
func Sources(deck fs.FS, name string) (all []*slides.Source, lang string) {
	c := newChecker(deck, name)
	return c.withFiles(), c.deck.Lang
}

// withFiles are the deck's sources that have a file, cited or not, in the order of their ids.
func (c *checker) withFiles() (all []*slides.Source) {
	for _, s := range slices.Concat(c.deck.Sources, c.parsed.Uncited) {
		if plainName(s.File) && !slices.ContainsFunc(all, func(o *slides.Source) bool { return o.ID == s.ID }) {
			all = append(all, &s)
		}
	}
	slices.SortFunc(all, func(a, b *slides.Source) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

// query is what is sought in passages: figures, dates and names, and words.
type query struct {
	mentions []mention.Mention
	words    []string
}

// Seeks reports whether a text names anything that passages may have: a figure, a date or a word.
func Seeks(sought, lang string) bool {
	q := queryOf(sought, lang)
	return len(q.mentions)+len(q.words) > 0
}

// queryOf reads what is sought; lang is the tag of the language that is written in if the text does not tell.
func queryOf(sought, lang string) query {
	q := query{mentions: mention.Guess(sought, lang).Read(sought)}
	var rest strings.Builder
	end := 0
	for _, m := range q.mentions {
		rest.WriteString(sought[end:m.Start] + " ")
		end = m.End
	}
	for _, word := range mention.Spoken(rest.String() + sought[end:]) {
		isUnit := slices.ContainsFunc(q.mentions, func(m mention.Mention) bool {
			return measure.Is(m.Counted) && measure.Same(m.Counted, measure.Named(word))
		})
		if !isUnit { // which the figure has
			q.words = append(q.words, word)
		}
	}
	return q
}

// find lists the passages that have what is sought. Words stand in a row if nothing else is sought, else anywhere.
func (t *sourceText) find(id, file string, q query) (found []Found) {
	for i, at := range t.Spots() {
		if !t.has(i, q) {
			continue
		}
		p := t.Passages[i]
		f := Found{Source: id, File: file, Page: at.Page, Paragraph: at.Paragraph, Name: at.Name, Kind: p.Kind, Text: p.Text}
		if p.Last > p.Page {
			f.Last = p.Last
		}
		if id != "" {
			f.Cite = passage{id, at}.cite()
		}
		found = append(found, f)
	}
	return found
}

// has reports whether a passage has what is sought.
func (t *sourceText) has(i int, q query) bool {
	if len(q.mentions) > 0 {
		set := t.mentions()[i]
		has := func(m mention.Mention) bool {
			return set.States(m) || m.Kind == mention.Number && slices.ContainsFunc(t.figures[i], func(f mention.Mention) bool { return f.Kind == mention.Number && finds(m, f) })
		}
		if slices.ContainsFunc(q.mentions, func(m mention.Mention) bool { return !has(m) }) {
			return false
		}
	}
	if len(q.words) == 0 {
		return true
	}
	spoken := mention.Spoken(t.Passages[i].Text)
	if len(q.mentions) == 0 {
		return contains(spoken, q.words) || len(q.words) == 1 && slices.ContainsFunc(spoken, func(s string) bool { return mention.SameNoun(s, q.words[0]) })
	}
	return !slices.ContainsFunc(q.words, func(w string) bool {
		return !slices.ContainsFunc(spoken, func(s string) bool { return s == w || mention.SameNoun(s, w) })
	})
}

// finds reports whether a figure is one that is sought: the same, in another form, or with a currency or a percent sign that the search leaves out.
func finds(sought, has mention.Mention) bool {
	if gives(sought, has) || mention.Currency(sought.Value) == "" && mention.Bare(sought.Value) == mention.Bare(has.Value) {
		return true
	}
	share, isNumber := amount(has)
	percent, also := amount(sought)
	return isNumber && also && strings.HasSuffix(sought.Value, "%") && has.Counted == "" && share.Cmp(big.NewRat(1, 1)) <= 0 && percent.Cmp(new(big.Rat).Mul(share, big.NewRat(100, 1))) == 0
}

// maxLooked is for how many claims the source texts are looked through.
const maxLooked = 50

// inTexts returns the passages of the source texts that have what a claim says, with what they have, if the texts are
// there.
func (c *checker) inTexts(claim claim) map[passage]string {
	if c.from == nil || c.searched >= maxLooked {
		return nil
	}
	if c.searched++; c.searched == 1 {
		var others []*slides.Source
		for _, s := range c.withFiles() {
			if c.texts[s.ID] == nil {
				others = append(others, s)
			}
		}
		c.readTexts(c.from, others) // what cannot be read is reported where it is cited
	}
	held := map[passage]string{}
	for id, text := range c.texts {
		if text == nil {
			continue
		}
		var spots []slides.Spot
		for i := range text.Passages {
			said := ""
			if claim.kind == phraseClaim {
				if spoken := mention.Spoken(text.Passages[i].Text); !slices.ContainsFunc(mention.Pieces(claim.text), func(piece string) bool { return !contains(spoken, mention.Spoken(piece)) }) {
					said = claim.text
				}
			} else if set := text.mentions()[i]; set.States(claim.mention) {
				said = claim.mention.String()
				for _, m := range set.All() {
					if m.States(claim.mention) {
						said = m.String()
						break
					}
				}
			}
			if said != "" {
				if spots == nil {
					spots = text.Spots()
				}
				held[passage{id, spots[i]}] = said
			}
		}
	}
	return held
}

// Describe names the pages of a source that have no text; empty for none.
func Describe(file string, text *document.Text) string {
	if len(text.Blank) == 0 {
		return ""
	}
	const most = 10
	var said []string
	for _, page := range text.Blank[:min(most, len(text.Blank))] {
		said = append(said, fmt.Sprint(page))
	}
	if more := len(text.Blank) - most; more > 0 {
		said = append(said, fmt.Sprintf("%d more", more))
	}
	return fmt.Sprintf("%s: no text on page %s; pages that were scanned can be cited once their letters are recognised (OCR)", file, strings.Join(said, ", "))
}

// LeftOut are the lines at the edges of the pages of a source that are no passages.
func LeftOut(text *document.Text) (notes []string) {
	const most, mostBytes = 5, 120
	for i, l := range text.Left {
		if i == most {
			return append(notes, fmt.Sprintf("left out: %d more lines", len(text.Left)-most))
		}
		pages := "1 page"
		if l.Pages > 1 {
			pages = fmt.Sprintf("%d pages", l.Pages)
		}
		said := l.Text
		if len(said) > mostBytes {
			said = strings.ToValidUTF8(said[:mostBytes], "") + "…"
		}
		notes = append(notes, fmt.Sprintf("left out on %s: “%s”", pages, said))
	}
	return notes
}
