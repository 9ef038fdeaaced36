package document

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// composed puts the lines of pages together as passages.
func composed(pages []page) *Text {
	for i := range pages {
		pages[i].layLines()
	}
	t := &Text{Pages: len(pages)}
	for i := range pages {
		if len(pages[i].lines) == 0 {
			t.Blank = append(t.Blank, i+1)
		}
	}
	t.Left = dropFurniture(pages)
	c := composer{text: t, known: wordsOf(pages), body: bodySize(pages)}
	for i := range pages {
		c.page(i+1, pages[i].lines)
	}
	return t
}

// wordsOf are the words of all pages that stand on one line, in small letters.
func wordsOf(pages []page) map[string]bool {
	known := map[string]bool{}
	for i := range pages {
		for j := range pages[i].lines {
			words := strings.FieldsFunc(strings.ToLower(pages[i].lines[j].text()), func(r rune) bool { return !isWord(r) })
			for k, w := range words {
				if k < len(words)-1 || !strings.HasSuffix(w, "-") {
					known[strings.Trim(w, "-")] = true
				}
			}
		}
	}
	return known
}

// composer makes passages of lines.
type composer struct {
	text  *Text
	known map[string]bool
	body  float64 // size of type of most text
	open  int     // the passage, counted from 1, that the next page may carry on; 0 for none
}

var (
	// itemMark matches the beginning of an item of a list.
	itemMark = regexp.MustCompile(`^(?:[•‣▪■●○◦–—*·-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S`)
	// leaders match the dots between an entry of a list of contents and its page.
	leaders = regexp.MustCompile(`(?:\. ?){5}`)
	// noteMark matches the beginning of a note at the foot of a page.
	noteMark = regexp.MustCompile(`^(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|(\d{1,3})|[*†‡§])[\s.)]*\pL`)
)

const (
	noteSize    = 0.93 // of the size of most text: notes at the foot are not larger
	headingSize = 1.18 // headings are at least so much larger
	otherSize   = 0.12 // of the size: lines of one paragraph do not differ more
	blankLine   = 1.35 // pitches between two paragraphs
	indent      = 0.7  // sizes of type by which a first line is moved in
	maxHeading  = 200  // letters of a heading in bold
)

// page adds the passages of a page.
func (c *composer) page(number int, lines []line) {
	body, notes := c.partNotes(lines)
	first := len(c.text.Passages)
	c.flow(number, body)
	c.carryOn(first)
	c.open = 0
	if n := len(c.text.Passages); n > first || c.text.Pages == 1 {
		c.open = n
	}
	begin, last := 0, 0 // the line with which a note begins, and its number
	for i := range notes {
		mark := noteMark.FindStringSubmatch(notes[i].text())
		if mark == nil {
			continue
		}
		n, _ := strconv.Atoi(mark[1]) // 0 for a mark that is no number
		if i > 0 && mark[1] != "" && n != last+1 {
			continue // a number within a note
		}
		if i > 0 {
			c.add(number, Note, notes[begin:i])
		}
		begin, last = i, n
	}
	if len(notes) > 0 {
		c.add(number, Note, notes[begin:])
	}
}

// partNotes parts the notes at the foot of a page from its text: the smaller lines below all others, from the first
// that begins with a mark.
func (c *composer) partNotes(lines []line) (body, notes []line) {
	start := len(lines)
	for start > 0 && lines[start-1].size() <= noteSize*c.body && len(lines[start-1].cells) == 1 {
		start--
	}
	for start < len(lines) && !noteMark.MatchString(lines[start].text()) {
		start++
	}
	if start == 0 {
		return lines, nil // a page of notes alone is text
	}
	return lines[:start], lines[start:]
}

// flow adds the passages of the lines of a page's text.
func (c *composer) flow(number int, lines []line) {
	between := pitch(lines)
	for i := 0; i < len(lines); {
		if rows := tableRows(lines[i:]); rows > 0 {
			c.table(number, lines[i:i+rows])
			i += rows
			continue
		}
		j := i + 1
		left, right := lines[i].left(), lines[i].right()
		for ; j < len(lines) && len(lines[j].cells) == 1 && c.carries(lines[i:j], &lines[j], between, left, right); j++ {
			left = min(left, lines[j].left())
			right = max(right, lines[j].right())
		}
		c.add(number, c.kind(lines[i:j]), lines[i:j])
		i = j
	}
}

// carries reports whether a line carries on the paragraph of the lines before it, which reach from left to right.
func (c *composer) carries(before []line, next *line, between, left, right float64) bool {
	last := &before[len(before)-1]
	size := max(last.size(), c.body/2)
	down := last.base() - next.base()
	switch {
	case math.Abs(last.size()-next.size()) > otherSize*size && !(len(strings.TrimSpace(next.text())) < 3):
		return false
	case itemMark.MatchString(next.text()) && (endsSentence(last.text()) || itemMark.MatchString(before[0].text())):
		return false
	case leaders.MatchString(last.text()):
		return false
	case down < 0: // the next column
		return !endsSentence(last.text()) || beginsLower(next.text())
	case between > 0 && down > blankLine*max(between, 1.05*size):
		return false
	case between == 0 && down > 2*size:
		return false
	case last.bold() != next.bold() && c.kind(before) == Heading:
		return false
	}
	short := right-last.right() > 0.25*(right-left) && endsSentence(last.text())
	moved := next.left() > left+indent*size && last.left() < next.left()-indent*size && len(before) > 1 && endsSentence(last.text())
	if len(before) == 1 { // the first line may itself be moved in
		moved = next.left() > last.left()+indent*size && endsSentence(last.text()) && !itemMark.MatchString(last.text())
	}
	return !short && !moved
}

// kind tells headings and items from paragraphs.
func (c *composer) kind(lines []line) Kind {
	first := &lines[0]
	text := first.text()
	switch {
	case first.size() >= headingSize*c.body && len(lines) <= 4:
		return Heading
	case first.bold() && len(lines) <= 2 && len(text) < maxHeading && !endsSentence(lines[len(lines)-1].text()):
		return Heading
	case itemMark.MatchString(text):
		return Item
	}
	return Paragraph
}

// add adds a passage of lines.
func (c *composer) add(number int, kind Kind, lines []line) {
	text := ""
	for i := range lines {
		text = joined(text, lines[i].text(), c.known)
	}
	if text = plainWords(text); text != "" {
		c.text.Passages = append(c.text.Passages, Passage{Page: number, Last: number, Kind: kind, Text: text})
	}
}

// carryOn joins the first passage of a page with the last of the page before, where a paragraph goes on from one to
// the other. first is the index of that passage.
func (c *composer) carryOn(first int) {
	all := c.text.Passages
	if c.open == 0 || first >= len(all) {
		return
	}
	before, next := &all[c.open-1], all[first]
	if before.Kind != Paragraph && before.Kind != Item || next.Kind != Paragraph || endsSentence(before.Text) ||
		!beginsLower(next.Text) && !strings.HasSuffix(before.Text, "-") {
		return
	}
	before.Text, before.Last = joined(before.Text, next.Text, c.known), next.Last
	c.text.Passages = append(all[:first], all[first+1:]...)
}
