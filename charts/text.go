package charts

import (
	"math"
	"strings"
	"unicode"

	"exhibit/slides"
)

// font is the size in px and the weight of a text.
type font struct {
	size float64
	bold bool
}

// width estimates the width of s in px, never below its width in Arial (and Liberation Sans,
// which has the same advances), the widest of fontFamily.
func (f font) width(s string) float64 {
	em := 0.0
	for _, r := range s {
		em += advance(r, f.bold)
	}
	return em * f.size
}

// line is the height in px from one line of text to the next.
func (f font) line() float64 { return math.Round(f.size * 1.3) }

// advance is the width of a character in em: of each class the widest advance in Arial's
// table hmtx, rounded up; 0.056 more in bold.
func advance(r rune, bold bool) float64 {
	w := 0.0
	switch {
	case r >= 0x1F000:
		return 1.4 // emoji
	case r >= 0x2E80 && r < 0xFB00 || r >= 0xFE30 && r < 0xFF61 || r >= 0x20000:
		return 1.03 // CJK
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case strings.ContainsRune("'ijl", r):
		w = 0.222
	case strings.ContainsRune(" \u00a0\u202f!,./:;I[\\]ft|·’‘", r):
		w = 0.278
	case strings.ContainsRune("()-`r\"“”{}", r):
		w = 0.355
	case strings.ContainsRune("Jckvxyzs*", r):
		w = 0.5
	case r >= 'a' && r <= 'z' && r != 'm' && r != 'w', r >= '0' && r <= '9',
		strings.ContainsRune("$?_–¶#", r):
		w = 0.556
	case strings.ContainsRune("+<=>~FLTZ", r):
		w = 0.611
	case strings.ContainsRune("ABEKPSVXY&", r):
		w = 0.667
	case strings.ContainsRune("wCDHNRU", r):
		w = 0.722
	case strings.ContainsRune("GOQ", r):
		w = 0.778
	case strings.ContainsRune("mM%", r):
		w = 0.889
	case strings.ContainsRune("W—…", r):
		w = 1
	case unicode.IsLower(r) && r < 0x250:
		w = 0.65
	default:
		w = 1.02
	}
	if bold {
		w += 0.056
	}
	return w
}

// hair is what a width may be over its room: sums of the same widths differ by less.
const hair = 1e-6

// fit shortens s to at most max px, with an ellipsis at the cut. The sign of a contested
// record stays at the end.
func (f font) fit(s string, max float64) string {
	if f.width(s) <= max+hair {
		return s
	}
	text := strings.TrimRight(s, signs)
	end := "…" + s[len(text):]
	room, n := max-f.width(end), 0
	for _, c := range split(text) {
		if room -= f.width(c); room < -hair {
			break
		}
		n += len(c)
	}
	if n == 0 {
		return "…"
	}
	return strings.TrimRight(text[:n], " ,;:.–-，；：。、") + end
}

// wrap breaks s into at most lines lines of at most max px, the last one shortened
// if it must be. A word that is too long for a line is broken; between Chinese
// characters a line may always break.
func (f font) wrap(s string, max float64, lines int) []string {
	var out []string
	line := ""
	for rest := breaks(s); len(rest) > 0; {
		word := rest[0]
		switch {
		case f.width(strings.TrimRight(line+word, " ")) <= max+hair:
			line += word
			rest = rest[1:]
			continue
		case len(out) == lines-1:
			return append(out, f.fit(line+strings.Join(rest, ""), max))
		case line == "":
			head, tail := f.cut(word, max)
			rest[0] = tail
			line = head
			if tail == "" {
				rest = rest[1:]
			}
		}
		out = append(out, strings.TrimRight(line, " "))
		line = ""
	}
	if line = strings.TrimRight(line, " "); line != "" {
		out = append(out, line)
	}
	return out
}

// balance is wrap with lines of about the same length.
func (f font) balance(s string, max float64, lines int) []string {
	best := f.wrap(s, max, lines)
	if len(best) < 2 || strings.HasSuffix(best[len(best)-1], "…") {
		return best
	}
	for least := f.widestWord(s) - hair; max >= least; max -= 10 { // no word is broken for balance
		tighter := f.wrap(s, max, len(best)+1)
		if len(tighter) > len(best) {
			break
		}
		best = tighter
	}
	return best
}

// column is the width in px that names take in at most so many lines: of the longest, but no more than usual unless one
// would be cut, and never more than limit.
func (f font) column(names []string, usual, limit float64, lines int) (width float64) {
	for _, s := range names {
		width = max(width, f.width(s))
	}
	width = min(width, usual)
	for _, s := range names {
		for width < limit && !f.fits(s, width, lines) {
			width = min(width+f.size/2, limit)
		}
	}
	return width
}

// lines is how many lines of a width names take, at most so many.
func (f font) lines(names []string, width float64, most int) int {
	n := 1
	for _, s := range names {
		for n < most && !f.fits(s, width, n) {
			n++
		}
	}
	return n
}

// namesOf are the names of groups as they are printed.
func namesOf(groups []group) (names []string) {
	for _, g := range groups {
		names = append(names, clean(g.name))
	}
	return names
}

// cut splits a word at max px, after at least one character.
func (f font) cut(word string, max float64) (head, tail string) {
	clusters := split(word)
	n := 1
	for n < len(clusters) && f.width(strings.Join(clusters[:n+1], "")) <= max+hair {
		n++
	}
	return strings.Join(clusters[:n], ""), strings.Join(clusters[n:], "")
}

// breaks splits s where a line may break, each part with the space after it. A break comes
// neither before a closing mark nor after an opening one (Chinese punctuation).
func breaks(s string) []string {
	const opening, closing = "（《“「【", "，。、；：？！）》”」】"
	var out []string
	start, after := 0, false // whether a wide character is before
	for i, r := range s {
		if i > start && (s[i-1] == ' ' && r != ' ' || after && r >= 0x2E80 && !strings.ContainsRune(closing, r)) {
			out = append(out, s[start:i])
			start = i
		}
		after = wide(r) && !strings.ContainsRune(opening, r)
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

// wide reports whether a character is Chinese, or of Chinese width.
func wide(r rune) bool { return r >= 0x2E80 && r < 0xFF61 }

// split splits s into characters with their combining marks and joiners.
func split(s string) []string {
	var out []string
	joined := false
	for _, r := range s {
		mark := unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc, unicode.Cf, unicode.Sk) && r > 0x7f
		if len(out) > 0 && (mark || joined) {
			out[len(out)-1] += string(r)
		} else {
			out = append(out, string(r))
		}
		joined = r == 0x200D
	}
	return out
}

// clean makes a text one line: white space becomes a space, but for those at which no line breaks, and control
// characters and characters that override the direction of text are dropped.
func clean(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == 0xA0 || r == 0x202F: // as between a number and its unit
			b.WriteRune(r)
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case unicode.IsControl(r), r == unicode.ReplacementChar, r == 0x200B, r == 0xFEFF,
			r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		default:
			b.WriteRune(r)
		}
	}
	return join(" ", strings.Split(b.String(), " ")...)
}

// inert keeps ECharts from reading placeholders in s, "{b}" of its templates and "$&" of
// String.replace, by a zero-width space after { and $.
func inert(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "{", "{\u200b"), "$", "$\u200b")
}

// contests are the relations with a sign, in the order of words.Charts.Contests.
var contests = []string{slides.Differ, slides.Incomparable}

// signs are all signs, for cutting them off the end of a text.
var signs = slides.Signs[slides.Differ] + slides.Signs[slides.Incomparable]

// contested is a record's text with its sign if other sources contest it. fit keeps the sign.
func contested(r *slides.Record, text string) string {
	if text == "" {
		return ""
	}
	return text + slides.Signs[r.Contested]
}
