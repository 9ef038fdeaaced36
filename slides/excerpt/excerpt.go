// Package excerpt takes short parts out of the text of a source: a window of so many words for readers, and the few words
// by which a browser finds the passage on the source's own page.
package excerpt

import (
	"slices"
	"strings"
	"unicode"

	"exhibit/slides/mention"
)

// MostLinked is how many words a run has at most by which a passage is found: those of a short quotation.
const MostLinked = 8

// leastLinked is how many words a run has at least, where the passage has as many: on a page there is more than the text of the
// source, and the browser shows the first place that has the run.
const leastLinked = 3

// mostAbout is how many parts of a passage an excerpt is about at most.
const mostAbout = 50

// omitted stands where words of the passage are left out.
const omitted = "…"

// Cut returns as much of a passage as so many words, with a mark of omission where it goes on. It holds as many of the
// parts that it is about as it can, and of such windows it takes the one in whose middle they stand. The passage is
// normalised, as [mention.Normalised] has it; without words left it is cut to nothing.
func Cut(passage string, about []mention.Span, words int) string {
	all := mention.Divided(passage)
	if len(all) == 0 || words < 1 {
		return ""
	}
	if weight(all) <= mention.WordWeight*words {
		return passage
	}
	first, last := 0, 0 // the pieces of the window, which ends before last
	best, aside := -1, 0
	about = about[:min(len(about), mostAbout)]
	j, room := 0, mention.WordWeight*words // the window that begins at i ends before j
	for i := range all {
		for j < len(all) && all[j].Weight <= room {
			room -= all[j].Weight
			j++
		}
		window := mention.Span{Start: all[i].Start, End: all[j-1].End}
		held, from, to := 0, window.End, window.Start
		for _, a := range about {
			if window.Start <= a.Start && a.End <= window.End {
				held++
				from, to = min(from, a.Start), max(to, a.End)
			}
		}
		off := 0
		if held > 0 {
			off = (from - window.Start) - (window.End - to)
			off = max(off, -off)
		}
		if held > best || held == best && off < aside {
			first, last, best, aside = i, j, held, off
		}
		if j == len(all) {
			break
		}
		room += all[i].Weight
	}
	text := passage[all[first].Start:all[last-1].End]
	if first > 0 {
		text = omitted + " " + text
	}
	if last < len(all) {
		text += " " + omitted
	}
	return text
}

func weight(all []mention.Piece) (sum int) {
	for _, p := range all {
		sum += p.Weight
	}
	return sum
}

// Words counts the words of a text as [Cut] does, marks of omission aside.
func Words(text string) int {
	return (weight(mention.Divided(strings.ReplaceAll(text, omitted, " "))) + mention.WordWeight - 1) / mention.WordWeight
}

// IsPart reports whether what [Cut] returned is less than the whole passage.
func IsPart(text string) bool { return Inner(text) != text }

// Inner is what [Cut] returned without its marks of omission.
func Inner(text string) string {
	return strings.TrimSuffix(strings.TrimPrefix(text, omitted+" "), " "+omitted)
}

// Run returns the shortest run of words of a passage, leastLinked at least and MostLinked at most, that stands in the text exactly once: one that
// holds the first of the parts which the passage is about, else one beside it, else of another, else any; empty for
// none. The passage is normalised.
func Run(passage string, about []mention.Span, text *mention.Text) string {
	words := mention.Words(passage)
	run := func(i, n int) string { return passage[words[i].Start:words[i+n-1].End] }
	fits := func(i, n int) bool {
		return 0 <= i && i+n <= len(words) && mention.PhraseLength(run(i, n)) <= MostLinked && text.Once(run(i, n))
	}
	least := min(leastLinked, len(words))
	// longest is how many words of mention.Words a run may have: Chinese characters count half.
	const longest = 2 * MostLinked
	for _, a := range about[:min(len(about), mostTried)] {
		first := slices.IndexFunc(words, func(w mention.Span) bool { return w.End > a.Start })
		end := first
		for end >= 0 && end < len(words) && words[end].Start < a.End {
			end++
		}
		if first < 0 || end == first {
			continue
		}
		for n := max(least, end-first); n <= longest; n++ {
			for i := first; i >= end-n; i-- { // what is counted stands behind a number
				if fits(i, n) {
					return run(i, n)
				}
			}
		}
		for n := least; n <= longest; n++ {
			for _, i := range []int{end, first - n} {
				if fits(i, n) {
					return run(i, n)
				}
			}
		}
	}
	for n := least; n <= longest; n++ {
		for i := range words[:min(len(words), maxStarts)] {
			if fits(i, n) {
				return run(i, n)
			}
		}
	}
	return ""
}

// IsRun reports whether a run of words may be one of a passage that [Run] or [RunInRow] returns: words of it that the text has once.
func IsRun(run, passage string, text *mention.Text) bool {
	words, spoken := mention.Words(passage), mention.Spoken(run)
	_, within := mention.Find(passage, words, spoken)
	return within && mention.PhraseLength(run) <= MostLinked && text.Once(run)
}

// leastLetters is how many letters or digits a run has at least that is the one word of its cell: fewer stand elsewhere on a page.
const leastLetters = 4

// RunInRow is [Run] for a row of a table: a run of words of one cell, for the heads that the passage has with them stand elsewhere in the source, and a
// browser finds no words across cells. It is of a cell that has a part which the row is about, else of one that names the row.
// The cells, normalised as the row is, stand in it in their order.
func RunInRow(row string, cells []string, about []mention.Span, text *mention.Text) string {
	try := func(cell string, about []mention.Span) string {
		run := Run(cell, about, text)
		if letters(run) < leastLetters {
			return ""
		}
		return run
	}
	from := 0
	for _, cell := range cells {
		i := strings.Index(row[from:], cell)
		if i < 0 {
			continue
		}
		start := from + i
		from = start + len(cell)
		var inside []mention.Span
		for _, a := range about {
			if start <= a.Start && a.End <= from {
				inside = append(inside, mention.Span{Start: a.Start - start, End: a.End - start})
			}
		}
		if len(inside) > 0 {
			if run := try(cell, inside); run != "" {
				return run
			}
		}
	}
	for _, cell := range cells {
		if run := try(cell, nil); run != "" {
			return run
		}
	}
	return ""
}

// letters counts the letters and digits of a text.
func letters(text string) (n int) {
	for _, c := range text {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			n++
		}
	}
	return n
}

// mostTried is how many parts of a passage a run is sought for, since each search goes through the text.
const mostTried = 5

// maxStarts is at how many words of a passage a run may begin that has nothing to be about.
const maxStarts = 20
