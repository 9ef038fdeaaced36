//go:build !js

package foreign

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	remarkMacro  = regexp.MustCompile(`!\[:([^\] ]+)([^\]]*)\](?:\(([^)]*)\))?`)
	pictureMacro = regexp.MustCompile(`(?i)^(?:scale|width|height|resize|size|(img|image|pic|fig|photo))`)
	position     = regexp.MustCompile(`^(?:left|right|center|middle|top|bottom|float)$`)
	bareNumber   = regexp.MustCompile(`^\d{0,3}(?:\.\d+)?$`)
)

// macro writes a macro of remark, of which the parts are its whole, its name, its arguments and its
// address. What a macro does is up to the deck's scripts; most decks have ![:scale 60%](x) and
// ![:img What it shows, 60%](x) for pictures with a width. Another macro stands as it is written.
func (c *converter) macro(parts []string, no int) string {
	name, args, ref := parts[1], parts[2], strings.TrimSpace(parts[3])
	kind := pictureMacro.FindStringSubmatch(name)
	if kind == nil || ref == "" {
		c.lose(no, "macro %s; it stands as it is written", brief(parts[0]))
		return `!\` + parts[0][1:]
	}
	side := "width"
	if strings.HasPrefix(strings.ToLower(name), "height") {
		side = "height"
	}
	alt, size := "", ""
	var lost []string
	for arg := range strings.SplitSeq(args, ",") {
		arg = strings.TrimSpace(arg)
		switch d := macroLength(side, arg); {
		case arg == "":
		case d != "" && size == "":
			size = "{" + d + "}"
		case d == "" && alt == "" && kind[1] != "" && !position.MatchString(arg):
			alt = arg
		default:
			lost = append(lost, arg)
		}
	}
	if lost != nil {
		c.lose(no, "%q of the macro %s; left out", brief(strings.Join(lost, ", ")), brief(parts[0]))
	}
	return "![" + alt + "](" + escaped.Replace(ref) + ")" + size
}

// macroLength is the attribute for an argument that is a length. A number alone is a share: 0.6 and 60
// are 60%.
func macroLength(name, arg string) string {
	if n, err := strconv.ParseFloat(arg, 64); err == nil && bareNumber.MatchString(arg) && n > 0 && n <= 100 {
		if n <= 1 {
			n *= 100
		}
		arg = strconv.FormatFloat(n, 'f', -1, 64) + "%"
	}
	return dimension(name, arg)
}
