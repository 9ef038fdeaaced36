//go:build !js

package charts

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	pathData    = regexp.MustCompile(` d="([^"]+)"`)
	manyCorners = regexp.MustCompile(`<polygon points="([-\d ]{40,})"([^>]*)></polygon>`)
	wholeLines  = regexp.MustCompile(`^(?:M[-\d ]+(?:L[-\d ]+)*Z)+$`)
)

// shorten writes outlines of straight lines between whole numbers, as maps have them by the thousand, from corner to
// corner: "M430 122L433 122L433 126Z" is "M430 122l3 0 0 4z". Other paths stay.
func shorten(svg string) string {
	svg = manyCorners.ReplaceAllStringFunc(svg, func(tag string) string {
		m := manyCorners.FindStringSubmatch(tag)
		fields := strings.Fields(m[1])
		if len(fields)%2 > 0 {
			return tag
		}
		return `<path d="` + relative(fields) + `"` + m[2] + `></path>`
	})
	return pathData.ReplaceAllStringFunc(svg, func(attr string) string {
		data := pathData.FindStringSubmatch(attr)[1]
		if !wholeLines.MatchString(data) {
			return attr
		}
		var b strings.Builder
		for outline := range strings.SplitSeq(strings.TrimSuffix(data, "Z"), "Z") {
			fields := strings.FieldsFunc(outline, func(r rune) bool { return r == 'M' || r == 'L' || r == ' ' })
			if len(fields)%2 > 0 {
				return attr
			}
			b.WriteString(relative(fields))
		}
		return ` d="` + b.String() + `"`
	})
}

// relative is an outline through corners, given as x and y in turn, in which each is told from the one before it.
func relative(fields []string) string {
	var b strings.Builder
	x, y := 0, 0
	for i := 0; i+1 < len(fields); i += 2 {
		toX, _ := strconv.Atoi(fields[i])
		toY, _ := strconv.Atoi(fields[i+1])
		switch {
		case i == 0:
			b.WriteString("M" + fields[0] + " " + fields[1])
		case i == 2:
			b.WriteByte('l')
		case toX-x >= 0: // a minus sign parts by itself
			b.WriteByte(' ')
		}
		if i > 0 {
			b.WriteString(strconv.Itoa(toX - x))
			if toY-y >= 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strconv.Itoa(toY - y))
		}
		x, y = toX, toY
	}
	return b.String() + "z"
}
