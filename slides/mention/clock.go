package mention

import (
	"regexp"
	"strings"
	"time"
)

// Clock is a time of day as the value of a mention has it: 16:05, 9:05. It is a name, which a
// passage has or has not.
func Clock(t time.Time) string { return strings.TrimPrefix(t.Format("15:04"), "0") }

// hanHalves are the words of Chinese before a time that say which half of the day it is in.
var hanHalves = map[string]string{"凌晨": "am", "清晨": "am", "早上": "am", "上午": "am", "下午": "pm", "傍晚": "pm", "晚上": "pm"}

// pointed matches hours and minutes with a full stop between.
var pointed = regexp.MustCompile(`^\d{1,2}\.[0-5]\d$`)

// clock reads 16:05, 09:05, 4:05 pm, 4:05 p.m., 4 pm, 4.05 pm, 16h05, 16.05 Uhr, 16 Uhr and 16时05分 at the current token, and other
// numbers with a colon between, as a ratio, as they are written.
func (r *mentionReader) clock() bool {
	hour := r.tok(0)
	if pointed.MatchString(hour.text) {
		return r.addClock(strings.Replace(hour.text, ".", ":", 1), 1, true)
	}
	if integer(hour) < 0 {
		return false
	}
	if h, minute := r.tok(1), r.tok(2); h.text == "h" && !h.glued && !minute.glued && len(minute.text) == 2 && integer(minute) >= 0 && integer(minute) < 60 {
		return r.addTime(hour.text+":"+minute.text, "", 3, true) // 8 h 30
	}
	between, minute := r.tok(1), r.tok(2)
	minutes := minute.kind == 'n' && len(minute.text) == 2 && minute.glued && integer(minute) < 60
	switch {
	case between.text == ":" && between.glued && minute.kind == 'n' && minute.glued:
		value := r.text[hour.start:minute.end]
		if _, err := time.Parse("15:04", value); err != nil || len(minute.text) != 2 {
			r.add(Name, value, 3)
			return true
		}
		return r.addClock(value, 3, false)
	case between.text == "h" && between.glued && minutes,
		(between.text == "时" || between.text == "点") && minute.kind == 'n' && r.tok(3).text == "分":
		n := 3
		if r.tok(3).text == "分" {
			n++
		}
		value := hour.text + ":" + minute.text
		if len(minute.text) == 1 {
			value = hour.text + ":0" + minute.text
		}
		return r.addTime(value, hanHalves[r.word(-2)+r.word(-1)], n, true)
	}
	return r.addClock(hour.text+":00", 1, true)
}

// addClock adds a time of day of n tokens with what is behind it, am or Uhr. Where one must be, to tell the time from another
// number, it is false if there is none.
func (r *mentionReader) addClock(value string, n int, must bool) bool {
	half, size := r.halfDay(n)
	if half == "" && r.tok(n).text == "Uhr" {
		return r.addTime(value, "", n+1, must)
	}
	if half == "" && must {
		return false
	}
	return r.addTime(value, half, n+size, must)
}

// addTime adds a time of day; half is am, pm or empty. It is false if there is no such time.
func (r *mentionReader) addTime(value, half string, n int, recent bool) bool {
	t, err := time.Parse("15:04", value)
	if err != nil {
		return false
	}
	if late, err := time.Parse("3:04pm", strings.TrimPrefix(value, "0")+half); err == nil && half != "" {
		t = late
	}
	r.add(Name, Clock(t), n).Recent = recent
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

// clockParts are words between which and an hour past or to stands.
var clockParts = WordSet("half quarter minutes minute five ten twenty twentyfive")

// clockWords skips the hour of a time of day in words, which is no number: half past four, ten to six, nine o'clock.
func (r *mentionReader) clockWords() bool {
	hour := r.numeralOf(r.word(0))
	if hour == 0 || hour > 12 {
		return false
	}
	between := r.word(-1)
	isPart := (between == "past" || between == "to") && clockParts[r.word(-2)] && !(between == "to" && isPlural(r.word(1)))
	isHour := r.word(1) == "o" && r.tok(2).kind == '\'' && r.word(3) == "clock"
	if !isPart && !isHour {
		return false
	}
	r.at++
	return true
}
