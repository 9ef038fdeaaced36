package evidence

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides"
	"exhibit/slides/fault"
	"exhibit/slides/mention"
)

// This file holds what the bibliography says of a source, its title and its date, against the head of its text.
// What was known on a day follows the date, so that a wrong one shows, or hides, what it should not.

const (
	headParagraphs = 12 // of a text, among which its title and its date stand
	maxHeadWords   = 15 // of a paragraph that prints a date of the text
	maxBesideDate  = 6  // words beside a date that nothing says to be that of the text: the names of its author
)

// dateLabels are words before a date that say that it is the text's own; otherDates those of another.
var (
	dateLabels = mention.WordSet("published posted dated date issued released erschienen veröffentlicht publié datum 发布 发表 日期")
	otherDates = mention.WordSet("accessed retrieved downloaded visited archived updated modified revised expires until since abgerufen consulté 访问 更新")
)

// bylineWords are words written small that may stand in a line of author and date.
var bylineWords = mention.WordSet("by and on von und am par et le de")

// printed is a date that the head of a text prints as its own.
type printed struct {
	mention.Mention
	paragraph int
	labelled  bool // a word says so
}

// printedDates are the dates that the head of a text prints as its own.
func printedDates(head []string, title string, in mention.Language) (all []printed) {
	for i, text := range head {
		words := mention.Spoken(text)
		if len(words) > maxHeadWords || slices.ContainsFunc(words, func(w string) bool { return otherDates[w] }) || alike(words, mention.Spoken(title)) > 0 {
			continue
		}
		dates := slices.DeleteFunc(in.Read(text), func(m mention.Mention) bool {
			return m.Kind != mention.Date || slides.Date(m.Value).Precision() != slides.Day || strings.HasPrefix(m.Value, "--")
		})
		if len(dates) != 1 { // of two, one is of something else
			continue
		}
		labelled := slices.ContainsFunc(words, func(w string) bool { return dateLabels[w] }) ||
			slices.ContainsFunc([]string{"发布", "发表", "日期"}, func(label string) bool { return strings.Contains(text, label) })
		if labelled || byline(text[:dates[0].Start], text[dates[0].End:]) {
			all = append(all, printed{dates[0], i + 1, labelled})
		}
	}
	return all
}

// byline reports whether the words before and behind a date are those of a line of author and date, not of a
// sentence: few, before it names alone, and no full stop at the end.
func byline(before, behind string) bool {
	names := !slices.ContainsFunc(strings.Fields(before), func(w string) bool {
		c, _ := utf8.DecodeRuneInString(w)
		return unicode.IsLower(c) && !bylineWords[w]
	})
	return names && len(mention.Spoken(before))+len(mention.Spoken(behind)) <= maxBesideDate && !strings.HasSuffix(strings.TrimSpace(behind), ".")
}

// checkAbout compares title and date of each cited source with the head of its text, as far as it was read.
func (c *checker) checkAbout() {
	for _, id := range slices.Sorted(maps.Keys(c.citedSources())) {
		s := c.sources[id]
		text := c.texts[id]
		if s == nil || text == nil || text.Results != nil {
			continue // the lock's check has said so
		}
		var head []string
		for _, p := range text.Passages[:min(headParagraphs, len(text.Passages))] {
			head = append(head, p.Text)
		}
		c.checkIssued(s, head, text.language)
		c.checkTitle(s, head)
	}
}

// checkDeckDate has a person look at a deck that is dated before a source which it cites.
func (c *checker) checkDeckDate() {
	if c.deck.Date == "" {
		return
	}
	for _, id := range slices.Sorted(maps.Keys(c.citedSources())) {
		if s := c.sources[id]; s != nil && s.Issued != "" && !s.Issued.Start().Before(c.deck.Date.End()) {
			c.tell(Look, place{File: c.parsed.Place(0).File}, "date", fault.Say("the deck is dated %s, before source %q was issued, %s; correct one of the two", mention.DateText(string(c.deck.Date)), id, mention.DateText(string(s.Issued))))
			return
		}
	}
}

// checkIssued reports a source with another date than the one that its text prints.
func (c *checker) checkIssued(s *slides.Source, head []string, in mention.Language) {
	dates := printedDates(head, s.Title, in)
	if len(dates) == 0 || s.Issued == "" {
		return
	}
	issued := mention.Mention{Kind: mention.Date, Value: string(s.Issued)}
	for _, d := range dates {
		if d.States(issued) || issued.States(d.Mention) {
			return
		}
	}
	first := dates[0]
	severity := Look
	if first.labelled {
		severity = Unproven
	}
	c.tell(severity, place{File: s.List, Line: s.Line}, "date", fault.Say("source %q is issued %s, but its text prints %s in ¶%d; correct issued, which decides what was known when", s.ID, mention.DateText(string(s.Issued)), first, first.paragraph))
}

// checkTitle has a person look at a title that the text prints in other words.
func (c *checker) checkTitle(s *slides.Source, head []string) {
	title := mention.Spoken(s.Title)
	if contains(mention.Spoken(strings.Join(head, " ")), title) {
		return
	}
	best, most := 0, 0
	for i, text := range head {
		if shared := alike(mention.Spoken(text), title); shared > most {
			best, most = i+1, shared
		}
	}
	if best > 0 {
		c.tell(Look, place{File: s.List, Line: s.Line}, "source", fault.Say("source %q has the title “%s”, but its text prints it in other words in ¶%d; correct the title", s.ID, s.Title, best))
	}
}

// alike is how many words a paragraph shares with a title, if it may be that title in other words: most of both
// are the same, and at least three. Otherwise it is 0.
func alike(words, title []string) int {
	shared := 0
	for _, w := range title {
		if slices.Contains(words, w) {
			shared++
		}
	}
	if shared < 3 || 3*shared < 2*len(title) || 3*shared < 2*len(words) {
		return 0
	}
	return shared
}
