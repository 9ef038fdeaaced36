package mention

import (
	"slices"
	"strings"
)

// numericDate reads 14/8/2003, 14.8.2003 and 8/14/2003. Where day and month may each be the other, the mention
// has both: the day first as its value, the month first as Alone. Between full stops the day comes first.
func (r *mentionReader) numericDate() bool {
	var parts []int
	text, n := r.tok(0).text, 1
	mark := "/"
	if strings.Contains(text, ".") || r.tok(1).text == "." && r.tok(1).glued {
		mark = "."
	}
	// Full stops may be read as decimal points: 14.8 . 2003 and 14 . 08 . 2003.
	for r.tok(n).glued && (r.tok(n).text == mark) && r.tok(n+1).glued && r.tok(n+1).kind == 'n' {
		text += mark + r.tok(n+1).text
		n += 2
	}
	fields := strings.Split(text, mark)
	if len(fields) != 3 || len(fields[2]) != 4 || fields[2] < "1000" || fields[2] > "2099" || r.tok(n).glued && r.tok(n).text == mark {
		return false
	}
	for _, f := range fields[:2] {
		v := integer(token{kind: 'n', text: f})
		if v < 1 || v > 31 || len(f) > 2 {
			return false
		}
		parts = append(parts, v)
	}
	day, month := parts[0], parts[1]
	other := ""
	switch {
	case month > 12 && day > 12, month > 12 && mark == ".":
		return false
	case month > 12:
		day, month = month, day
	case day <= 12 && day != month && mark == "/":
		other = isoDate(fields[2], day, month)
	}
	m := r.add(Date, isoDate(fields[2], month, day), n)
	m.Recent, m.Alone = true, other
	return true
}

// shareYears gives days without a year the year of a later one in their list, as in "12 on 3 May, 40 on 9 May 2011". They are read
// without it too.
func (r *mentionReader) shareYears() {
	year, from := "", len(r.text)
	for i := len(r.found) - 1; i >= 0; i-- {
		m := &r.found[i]
		if m.Kind != Date {
			continue
		}
		if strings.ContainsAny(r.text[m.Start:from], ".;") && sentenceBreak(r.text[m.Start:from]) {
			year = ""
		}
		day, without := strings.CutPrefix(m.Value, "--")
		switch {
		case !without && len(m.Value) == len("2006-01-02"):
			year = m.Value[:4]
		case without && year != "":
			m.Value, m.Alone = year+"-"+day, m.Value
		}
		from = m.Start
	}
}

// sentenceBreak reports whether a sentence ends within a text: a full stop behind a word that is no abbreviation of a month, or a semicolon.
func sentenceBreak(text string) bool {
	words := strings.Fields(text)
	return strings.Contains(text, ";") || slices.ContainsFunc(words[:max(0, len(words)-1)], func(w string) bool {
		before, ended := strings.CutSuffix(w, ".")
		return ended && month(token{kind: 'w', text: before}) == 0
	})
}
