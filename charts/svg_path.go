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
	outlined    = regexp.MustCompile(`<path d="([^"]+)"([^>]*)></path>\n?`)
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
		return `<path d="` + cornersOf(fields) + `"` + m[2] + `></path>`
	})
	svg = pathData.ReplaceAllStringFunc(svg, func(attr string) string {
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
			b.WriteString(cornersOf(fields))
		}
		return ` d="` + b.String() + `"`
	})
	return together(svg)
}

// together makes one path of neighbouring ones with the same attributes, if all are outlines that were shortened: places
// of a map in one colour.
func together(svg string) string {
	var b strings.Builder
	data, attributes, end := "", "", 0 // of the path that is being gathered, and where what was read ends
	flush := func() {
		if data != "" {
			b.WriteString(`<path d="` + data + `"` + attributes + "></path>\n")
		}
		data = ""
	}
	for _, m := range outlined.FindAllStringSubmatchIndex(svg, -1) {
		d, a := svg[m[2]:m[3]], svg[m[4]:m[5]]
		if !strings.HasSuffix(d, "z") {
			continue
		}
		if m[0] > end || a != attributes {
			flush()
			b.WriteString(svg[end:m[0]])
		}
		data, attributes, end = data+d, a, m[1]
	}
	flush()
	return b.String() + svg[end:]
}

// cornersOf is an outline through corners, given as x and y in turn, in which each is told from the one before it.
func cornersOf(fields []string) string {
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
