package mention

import (
	"strings"
	"time"
)

// Clock is a time of day as the value of a mention has it: 16:05, 9:05. It is a name, which a
// passage has or has not.
func Clock(t time.Time) string { return strings.TrimPrefix(t.Format("15:04"), "0") }

// clock reads 16:05, 09:05, 4:05 pm and 4:05 p.m. at the current token, and other numbers with a
// colon between, as a ratio, as they are written.
func (r *mentionReader) clock() bool {
	hour, colon, minute := r.tok(0), r.tok(1), r.tok(2)
	if colon.text != ":" || !colon.glued || minute.kind != 'n' || !minute.glued || integer(hour) < 0 {
		return false
	}
	value, n := r.text[hour.start:minute.end], 3
	if t, err := time.Parse("15:04", value); err == nil && len(minute.text) == 2 {
		half, size := r.halfDay(3)
		if late, err := time.Parse("3:04pm", strings.TrimPrefix(value, "0")+half); err == nil && half != "" {
			t, n = late, n+size
		}
		value = Clock(t)
	}
	r.add(Name, value, n)
	return true
}

// halfDay is "am" or "pm" if the i-th token begins with one, also as a.m. and p.m., and its number
// of tokens; empty for neither.
func (r *mentionReader) halfDay(i int) (half string, size int) {
	switch half = strings.ToLower(r.tok(i).text); {
	case half == "am" || half == "pm":
		return half, 1
	case (half == "a" || half == "p") && r.tok(i+1).text == "." && strings.EqualFold(r.tok(i+2).text, "m") && r.tok(i+2).glued:
		return half + "m", 3
	}
	return "", 0
}
