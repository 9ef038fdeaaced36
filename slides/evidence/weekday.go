package evidence

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// weekdays are the days of the week by their names in lower case, without the full stop of an abbreviation: in
// English, German, French and Chinese.
var weekdays = namesOfDays(
	"sunday sun sonntag dimanche 星期日 星期天 周日 週日 礼拜天",
	"monday mon montag lundi 星期一 周一 週一 礼拜一",
	"tuesday tue tues dienstag mardi 星期二 周二 週二 礼拜二",
	"wednesday wed mittwoch mercredi 星期三 周三 週三 礼拜三",
	"thursday thu thur thurs donnerstag jeudi 星期四 周四 週四 礼拜四",
	"friday fri freitag vendredi 星期五 周五 週五 礼拜五",
	"saturday sat samstag sonnabend samedi 星期六 周六 週六 礼拜六",
)

func namesOfDays(lines ...string) map[string]time.Weekday {
	names := map[string]time.Weekday{}
	for day, line := range lines {
		for _, name := range strings.Fields(line) {
			names[name] = time.Weekday(day)
		}
	}
	return names
}

// namedDay is a day of the week that stands beside a date, as the text has it.
type namedDay struct {
	day  time.Weekday
	name string
}

var (
	// dayBefore matches the word before a date, with what may stand between; several days of the week before one
	// date match no single one.
	dayBefore = regexp.MustCompile(`(?:^|[^\pL])(\pL+)(\.?),?[\s\x{a0}]*(?:(?i:the|den|dem|le|der)[\s\x{a0}]+)?$`)
	// dayBehind matches a day of the week behind a date: in brackets, or between commas.
	dayBehind = regexp.MustCompile(`^[\s\x{a0}]*(?:[(（][\s\x{a0}]*(\pL+)\.?[\s\x{a0}]*[)）]|,[\s\x{a0}]*(?:(?:an?|ein|einem|einen|un)[\s\x{a0}]+)?(\pL+)\.?(?:[,;:.!?\s\x{a0}\x{fffc}]|$)|((?:星期|周|週|礼拜)\p{Han}))`)
)

// maxShortDay is how long an abbreviation of a day is: behind a longer word a full stop ends a sentence.
const maxShortDay = 5

// maxBeside is how far, in bytes, a day of the week stands from its date at most.
const maxBeside = 40

// weekdayOf returns the day of the week that a text gives for a date in it; nil for none.
func weekdayOf(text string, date mention.Mention) *namedDay {
	from := max(0, date.Start-maxBeside)
	before := text[from:date.Start]
	if m := dayBefore.FindStringSubmatchIndex(before); m != nil {
		name := before[m[2]:m[3]]
		if day, ok := weekdays[strings.ToLower(name)]; ok && capital(name) && !namesDay(before[:m[2]]) && (m[4] == m[5] || len(name) <= maxShortDay) {
			return &namedDay{day, name}
		}
	}
	behind := text[date.End:min(len(text), date.End+maxBeside)]
	m := dayBehind.FindStringSubmatchIndex(behind)
	if m == nil {
		return nil
	}
	for group := 2; group < len(m); group += 2 {
		if m[group] < 0 {
			continue
		}
		name := behind[m[group]:m[group+1]]
		if day, ok := weekdays[strings.ToLower(name)]; ok && capital(name) {
			return &namedDay{day, name}
		}
	}
	return nil
}

// namesDay reports whether a text ends with another day of the week and a word or sign that joins the two, as in
// "Monday and" of Monday and Tuesday, 2 and 3 May.
func namesDay(before string) bool {
	words := strings.FieldsFunc(before, func(c rune) bool { return strings.ContainsRune(" \u00a0,.–-/&", c) })
	for _, w := range words[max(0, len(words)-2):] {
		if _, ok := weekdays[strings.ToLower(w)]; ok && capital(w) {
			return true
		}
	}
	return false
}

// capital reports whether a name begins with a letter that is not small: Sun is a day, sun is none. French writes
// its days small, so that those of more than three letters may be.
func capital(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return strings.ToLower(string(first)) != string(first) || first > 0x2E80 || utf8.RuneCountInString(name) > 4
}

// checkWeekday reports a day of the week that is not that of its date. Of a date without a year it looks at the
// years that the passages give. l may be nil.
func (c *checker) checkWeekday(l *lock, claim claim) {
	if claim.weekday == nil {
		return
	}
	dates := []string{claim.mention.Value}
	if day, anyYear := strings.CutPrefix(claim.mention.Value, "--"); anyYear {
		dates = nil
		if l == nil || claim.scope == nil {
			return
		}
		locked, _ := claim.scope.in(l)
		for _, p := range locked {
			for _, m := range p.mentions {
				if m.Kind == mention.Date && strings.HasSuffix(m.Value, "-"+day) && !strings.HasPrefix(m.Value, "--") {
					dates = append(dates, m.Value)
				}
			}
		}
	}
	wrong := ""
	for _, value := range dates {
		date, err := slides.ParseDate(value)
		if err != nil || date.Precision() != slides.Day {
			return
		}
		is := date.Start().Weekday()
		if is == claim.weekday.day {
			return
		}
		wrong = fmt.Sprintf("%s falls on a %s", mention.DateText(value), is)
	}
	if wrong != "" {
		c.find(claim.place, "date", "%s is not the day of %s, for %s; correct one of the two", claim.weekday.name, claim.text, wrong)
	}
}
