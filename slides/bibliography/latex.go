package bibliography

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plain turns LaTeX into plain text on one line. A command that is not known is left out, and its
// name given to unknown; the text in braces after it stays.
func plain(s string, unknown func(name string)) string {
	if !strings.ContainsAny(s, "\\{}$~-`'") {
		return clean(s)
	}
	t := texText{rest: s, unknown: unknown}
	var b strings.Builder
	for t.rest != "" {
		b.WriteString(t.text())
		t.rest = strings.TrimPrefix(t.rest, "}") // one that nothing opens
	}
	return clean(b.String())
}

// texText is LaTeX that is read from its beginning.
type texText struct {
	rest    string
	depth   int // of the groups around the rest
	unknown func(name string)
}

// text reads up to the end or up to a closing brace, which it leaves.
func (t *texText) text() string {
	var b strings.Builder
	for t.rest != "" && t.rest[0] != '}' {
		switch t.rest[0] {
		case '\\':
			b.WriteString(t.command())
		case '{':
			b.WriteString(t.group())
		case '$':
			b.WriteString(t.dollars())
		case '~':
			t.rest = t.rest[1:]
			b.WriteByte(' ')
		case '-', '`', '\'':
			b.WriteString(t.ligature())
		default:
			n := strings.IndexAny(t.rest[1:], "\\{}$~-`'") + 1
			if n == 0 {
				n = len(t.rest)
			}
			b.WriteString(t.rest[:n])
			t.rest = t.rest[n:]
		}
	}
	return b.String()
}

// group reads a group in braces. Those that are nested too deep lose their braces.
func (t *texText) group() string {
	t.rest = t.rest[1:]
	if t.depth == maxDepth {
		return ""
	}
	t.depth++
	s := t.text()
	t.depth--
	t.rest = strings.TrimPrefix(t.rest, "}")
	return s
}

// ligatures are the characters that typesetting makes of several, the longest first.
var ligatures = []struct{ from, to string }{
	{"---", "—"}, {"--", "–"}, {"-", "-"}, {"``", "“"}, {"`", "‘"}, {"''", "”"}, {"'", "’"},
}

func (t *texText) ligature() string {
	for _, l := range ligatures {
		if rest, ok := strings.CutPrefix(t.rest, l.from); ok {
			t.rest = rest
			return l.to
		}
	}
	return ""
}

// dollars reads a formula between dollar signs, or one dollar sign that has no second.
func (t *texText) dollars() string {
	for i := 1; i < len(t.rest); i++ {
		switch t.rest[i] {
		case '\\':
			i++
		case '$':
			formula := t.rest[1:i]
			t.rest = t.rest[i+1:]
			if s, ok := formulaText(formula); ok {
				return s
			}
			return "$" + formula + "$"
		}
	}
	t.rest = t.rest[1:]
	return "$"
}

// name reads a backslash and the name of the command: letters with the spaces after them, or
// another character.
func (t *texText) name() string {
	t.rest = t.rest[1:]
	n := strings.IndexFunc(t.rest, func(c rune) bool { return !isASCIILetter(c) })
	if n < 0 {
		n = len(t.rest)
	}
	if n == 0 {
		_, n = utf8.DecodeRuneInString(t.rest)
		name := t.rest[:n]
		t.rest = t.rest[n:]
		return name
	}
	name := t.rest[:n]
	t.rest = strings.TrimLeft(t.rest[n:], " \t\n")
	return name
}

func isASCIILetter(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// command reads a command with its arguments.
func (t *texText) command() string {
	name := t.name()
	if accent, ok := accents[name]; ok {
		return accented(t.argument(), accent, name)
	}
	if s, ok := symbols[name]; ok {
		return s
	}
	if s, ok := mathSymbols[name]; ok {
		return s
	}
	switch name {
	case "textsuperscript", "textsubscript":
		to := raised
		if name == "textsubscript" {
			to = lowered
		}
		s, _ := script(t.argument(), to)
		return s
	case "enquote", "mkbibquote":
		return "“" + t.argument() + "”"
	case "ensuremath":
		raw := t.raw()
		s, _ := formulaText(raw)
		return s
	case "url", "path", "nolinkurl":
		return bareAddress(t.raw())
	case "href", "textcolor", "foreignlanguage", "bibinfo", "bibfield":
		t.raw()
		return t.argument()
	case "noopsort", "label", "index", "cite", "nocite":
		t.raw()
		return ""
	}
	if name != "" && !strings.HasPrefix(t.rest, "{") && !silent[name] {
		t.unknown(name)
	}
	return ""
}

// argument reads a group, a command or a character as a command's argument.
func (t *texText) argument() string {
	t.rest = strings.TrimLeft(t.rest, " \t\n")
	if t.rest == "" || t.rest[0] == '}' || t.depth == maxDepth {
		return ""
	}
	t.depth++
	defer func() { t.depth-- }()
	switch t.rest[0] {
	case '{':
		return t.group()
	case '\\':
		return t.command()
	}
	_, n := utf8.DecodeRuneInString(t.rest)
	s := t.rest[:n]
	t.rest = t.rest[n:]
	return s
}

// raw reads a group as it is written, without its braces; empty if there is none.
func (t *texText) raw() string {
	if !strings.HasPrefix(t.rest, "{") {
		return ""
	}
	n := closing(t.rest)
	if n < 0 {
		n = len(t.rest)
	}
	s := t.rest[1:n]
	t.rest = t.rest[min(n+1, len(t.rest)):]
	return s
}

// closing is the offset of the brace that closes the one with which s begins; -1 if there is none.
func closing(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// accented puts an accent on the first character of a text. Without one, the command for a tilde
// or a circumflex is that character.
func accented(s, accent, name string) string {
	c, n := utf8.DecodeRuneInString(s)
	switch {
	case n == 0 && (name == "~" || name == "^"):
		return name
	case n == 0 || unicode.IsSpace(c):
		return s
	}
	base := s[:n]
	switch base {
	case "ı":
		base = "i"
	case "ȷ":
		base = "j"
	}
	return norm.NFC.String(base+accent) + s[n:]
}

// addressEscapes are what LaTeX needs in an address.
var addressEscapes = strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\$`, "$", `\~{}`, "~", `\~`, "~",
	`{\textasciitilde}`, "~", `\textasciitilde{}`, "~", `\textasciitilde`, "~", `$\sim$`, "~", "{", "", "}", "", " ", "", "\n", "", "\t", "")

// bareAddress is an address, or another text that is no prose, without the escapes of LaTeX.
func bareAddress(s string) string {
	s = strings.TrimSpace(s)
	for _, command := range []string{`\url`, `\path`} {
		s = strings.TrimPrefix(s, command)
	}
	return clean(addressEscapes.Replace(s))
}
