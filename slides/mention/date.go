package mention

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// month is the month that a word names, 1 to 12; 0 for none.
func month(t token) int {
	if t.kind != 'w' || len(t.text) < 3 {
		return 0
	}
	if m := months[t.text]; m > 0 {
		return m
	}
	if !unicode.IsUpper(rune(t.text[0])) {
		return 0
	}
	for i, name := range Months {
		if t.text == name || t.text == name[:3] || t.text == "Sept" && i == 8 {
			return i + 1
		}
	}
	return 0
}

// firstNoted is the first year behind which decimals are taken for the mark of a note.
const firstNoted = "1800"

// year is the i-th token as a year, 1000 to 2099 in four bare digits, and false for others. A
// note mark behind it is cut off: in "in 2010.23 Then" the year is 2010.
func (r *mentionReader) year(i int) (string, bool) {
	t := r.tok(i)
	s := t.text
	if len(s) > 5 && s[4] == '.' && len(s) <= 8 && s >= firstNoted && r.tok(i-1).kind != 0 {
		next := r.tok(i + 1)
		c, _ := utf8.DecodeRuneInString(next.text)
		if next.kind == 0 || !next.glued && (unicode.IsUpper(c) || next.kind == '"') {
			s = s[:4]
		}
	}
	if t.kind != 'n' || digitsAt(s, 0) != 4 || len(s) != 4 || s < "1000" || s > "2099" {
		return "", false
	}
	return s, true
}

// day is the i-th token as a day of a month, 1 to 31, and its number of tokens, 2 with "th";
// zeros if it is none.
func (r *mentionReader) day(i int) (day, size int) {
	day = integer(r.tok(i))
	if day < 1 || day > 31 || len(r.tok(i).text) > 2 {
		return 0, 0
	}
	if t := r.tok(i + 1); t.glued && (t.text == "st" || t.text == "nd" || t.text == "rd" || t.text == "th") {
		return day, 2
	}
	return day, 1
}

// joint is 1 if the i-th token can join two dates or numbers, as in 15 and 16 or 2006-2020;
// else 0.
func (r *mentionReader) joint(i int) int {
	t := r.tok(i)
	if t.kind == '-' || t.text == "/" || t.text == "&" || t.text == "," || t.text == "and" || t.text == "to" || t.text == "or" || t.text == "through" || t.text == "bis" || t.text == "und" {
		return 1
	}
	return 0
}

func isoDate(year string, month, day int) string {
	s := year
	if month > 0 {
		s += "-" + twoDigits(month)
	}
	if day > 0 {
		s += "-" + twoDigits(day)
	}
	return s
}

func twoDigits(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

// date reads a date at the current token and is false if there is none.
func (r *mentionReader) date() bool {
	return r.isoDay() || r.tok(0).kind == 'n' && r.numericDate() || r.partOfYear() || r.dayMonth() || r.monthDay() || r.chineseDate() || r.bareYear()
}

// isoDay reads 2015-09-25 and 2015-09.
func (r *mentionReader) isoDay() bool {
	year, ok := r.year(0)
	if !ok || r.tok(1).text != "-" || !r.tok(1).glued || !r.tok(2).glued || len(r.tok(2).text) != 2 {
		return false
	}
	month, n := integer(r.tok(2)), 3
	if month < 1 || month > 12 {
		return false
	}
	day := 0
	if d := r.tok(4); r.tok(3).text == "-" && r.tok(3).glued && d.glued && len(d.text) == 2 && integer(d) > 0 && integer(d) <= 31 {
		day, n = integer(d), 5
	}
	r.add(Date, isoDate(year, month, day), n)
	return true
}

// partOfYear reads "second half of 2009", "H2 2009", "third quarter of 2015" and "Q3 2015".
func (r *mentionReader) partOfYear() bool {
	if r.tok(0).kind != 'w' {
		return false
	}
	part := yearParts[strings.ToLower(r.tok(0).text)]
	if t := r.tok(0); t.text == "H" || t.text == "Q" {
		n := integer(r.tok(1))
		i := 2 + r.skip(2, "of", "/", "-")
		year, ok := r.year(i)
		if !ok || !r.tok(1).glued || n < 1 || n > 4 || t.text == "H" && n > 2 {
			return false
		}
		r.add(Date, year+"-"+t.text+strconv.Itoa(n), i+1)
		return true
	}
	i := 1
	if part == "" {
		return false
	}
	letter := partLetters[r.tok(i).text]
	i++
	i += r.skip(i, "of", "in")
	year, ok := r.year(i)
	if part == "0" {
		part = "4"
		if letter == "H" {
			part = "2"
		}
	}
	if letter == "" || !ok || letter == "H" && part > "2" {
		return false
	}
	r.add(Date, year+"-"+letter+part, i+1)
	return true
}

// dayMonth reads "25 September 2015", "15 and 16 September 2015" and "25 September".
func (r *mentionReader) dayMonth() bool {
	var days, ends []int
	i := 0
	for {
		day, size := r.day(i)
		if day == 0 {
			return false
		}
		days, ends = append(days, day), append(ends, i+size)
		i += size
		i += r.skip(i, "of")
		if r.tok(i).text == "." && r.joint(i+1) > 0 {
			i++ // 3. bis 5. August
		}
		if r.tok(i).text == "." && months[r.tok(i+1).text] > 0 {
			i++ // 14. August
		}
		m := month(r.tok(i))
		if m > 0 {
			i++
			i += r.skip(i, ".")
			j := i + r.skip(i, ",")
			year, ok := r.year(j)
			if ok {
				i = j + 1
			} else {
				year = "-"
			}
			for k, day := range days {
				next := i
				if k+1 < len(days) {
					next = ends[k]
				}
				start := 0
				if k > 0 {
					start = ends[k-1] + 1
				}
				r.found = append(r.found, Mention{Kind: Date, Value: isoDate(year, m, day), Start: r.tok(start).start, End: r.tok(next - 1).end})
			}
			r.at += i
			return true
		}
		size = r.joint(i)
		if size == 0 || len(days) > 4 {
			return false
		}
		i += size
		i += r.skip(i, "zum")
	}
}

// monthDay reads "September 25, 2015", "Mar. 28, 2016", "September 2015", "June and July
// 2013" and "September 25".
func (r *mentionReader) monthDay() bool {
	m := month(r.tok(0))
	if m == 0 || r.tok(1).glued && r.tok(1).kind == 'n' {
		return false
	}
	i := 1 + r.skip(1, ".")
	if day, size := r.day(i); day > 0 {
		if next := r.joint(i + size); next > 0 && r.tok(i+size).text != "," { // September 25 and 26, 2015; September 25–26
			if other, n := r.day(i + size + next); other > 0 {
				j := i + size + next + n
				j += r.skip(j, ",")
				if year, ok := r.year(j); ok {
					first := Mention{Kind: Date, Value: isoDate(year, m, day), Start: r.tok(0).start, End: r.tok(i + size - 1).end}
					second := Mention{Kind: Date, Value: isoDate(year, m, other), Start: r.tok(i + size + next).start, End: r.tok(j).end}
					r.found = append(r.found, first, second)
					r.at += j + 1
					return true
				}
				if r.tok(i+size).kind == '-' && other > day && !r.isPercent(j) {
					first := Mention{Kind: Date, Value: isoDate("-", m, day), Start: r.tok(0).start, End: r.tok(i + size - 1).end}
					r.found = append(r.found, first)
					r.at += i + size + next
					r.add(Date, isoDate("-", m, other), n)
					return true
				}
			}
		}
		j := i + size + r.skip(i+size, ",")
		if year, ok := r.year(j); ok {
			r.add(Date, isoDate(year, m, day), j+1)
		} else {
			r.add(Date, isoDate("-", m, day), i+size)
		}
		return true
	}
	j := i + r.skip(i, "of", ",")
	if year, ok := r.year(j); ok {
		r.add(Date, isoDate(year, m, 0), j+1)
		return true
	}
	if n := r.joint(i); n > 0 && month(r.tok(i+n)) > 0 { // June and July 2013: June takes the year
		j := i + n + 1
		j += r.skip(j, ".")
		j += r.skip(j, "of", ",")
		if year, ok := r.year(j); ok {
			r.add(Date, isoDate(year, m, 0), 1)
			return true
		}
	}
	return false
}

// bareYear reads 2013, 1990s, and the short end of 2015-16.
func (r *mentionReader) bareYear() bool {
	year, ok := r.year(0)
	if !ok || r.isNote() || r.isPlace() {
		return false
	}
	before, next := r.tok(-1), r.tok(1)
	if r.tok(0).glued && (before.kind == 'w' && !before.isHan() || before.kind == '$' || before.kind == '.') {
		return false // G2000, $2000
	}
	if next.glued && (next.text == "%" || next.text == "." && r.tok(2).glued && r.tok(2).kind == 'n') {
		return false
	}
	if next.glued && next.kind == 'w' && next.text != "s" && !next.isHan() {
		return false // 2000km
	}
	if _, isMagnitude := magnitudes[next.text]; isMagnitude && (!next.glued || len(next.text) > 2) {
		return false // 2000 million
	}
	if next.glued && next.text == "s" {
		r.add(Date, year+"s", 2)
		return true
	}
	r.add(Date, year, 1).Digits = year
	if end := r.tok(1); r.tok(0).kind == '-' && r.tok(0).glued && end.kind == 'n' && end.glued && len(end.text) == 2 && end.text > year[2:] && !(r.tok(2).glued && r.tok(2).kind == '-') {
		r.at++
		r.add(Date, year[:2]+end.text, 1)
	}
	return true
}
