package bibliography

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// formulaText is a formula as plain text if that has all of it: "CO₂", "10⁻³", "α-decay". It reports
// false otherwise, with the formula as it is written.
func formulaText(s string) (string, bool) {
	f := formula{texText{rest: s}, len(s)}
	out, ok := f.text()
	if !ok || f.rest != "" {
		return s, false
	}
	return out, true
}

// formula is a formula that is read from its beginning.
type formula struct {
	texText
	length int // of the whole
}

// text reads up to the end, or up to a closing brace, which it leaves.
func (f *formula) text() (string, bool) {
	var b strings.Builder
	for f.rest != "" && f.rest[0] != '}' {
		s, ok := f.atom()
		if !ok {
			return "", false
		}
		b.WriteString(s)
	}
	return b.String(), true
}

// atom reads a character, a group, a command or a script.
func (f *formula) atom() (string, bool) {
	switch c := f.rest[0]; c {
	case '{':
		return f.group()
	case '^', '_':
		return f.script(c)
	case '\\':
		return f.command()
	case '}', '&', '#', '%':
		return "", false
	case '-':
		f.rest = f.rest[1:]
		return "−", true
	case '~':
		f.rest = f.rest[1:]
		return " ", true
	}
	_, n := utf8.DecodeRuneInString(f.rest)
	s := f.rest[:n]
	f.rest = f.rest[n:]
	return s, true
}

// script reads the mark of a superscript or a subscript, and what it is for. At the beginning of
// the formula, as in "19$^{th}$", a script that Unicode lacks is plain text.
func (f *formula) script(mark byte) (string, bool) {
	first := len(f.rest) == f.length
	f.rest = f.rest[1:]
	if f.rest == "" || f.rest[0] == '^' || f.rest[0] == '_' {
		return "", false
	}
	s, ok := f.atom()
	if !ok {
		return "", false
	}
	to := raised
	if mark == '_' {
		to = lowered
	} else if s == "∘" { // a degree sign is a raised circle
		return "°", true
	}
	s, ok = script(s, to)
	return s, ok || first
}

func (f *formula) group() (string, bool) {
	f.rest = f.rest[1:]
	if f.depth == maxDepth {
		return "", false
	}
	f.depth++
	s, ok := f.text()
	f.depth--
	if !ok || f.rest == "" {
		return "", false
	}
	f.rest = f.rest[1:]
	return s, true
}

// fonts are the commands that set their argument in a typeface.
var fonts = map[string]bool{
	"mathrm": true, "mathit": true, "mathbf": true, "mathsf": true, "mathtt": true, "text": true,
	"textrm": true, "textit": true, "textbf": true, "mbox": true, "operatorname": true, "rm": true, "bf": true, "it": true,
	"displaystyle": true,
}

func (f *formula) command() (string, bool) {
	before := len(f.rest)
	name := f.name()
	if s, ok := mathSymbols[name]; ok {
		c, _ := utf8.DecodeRuneInString(s)
		if gap := before-len(f.rest) > 1+len(name); gap && !unicode.IsLetter(c) {
			s += " " // as before the sign, in "a \leq b"
		}
		return s, true
	}
	switch name {
	case "%", "&", "$", "#", "_", "{", "}":
		return name, true
	case ",", ":", ";", " ", "quad":
		return " ", true
	case "!":
		return "", true
	}
	if fonts[name] && strings.HasPrefix(f.rest, "{") {
		return f.group()
	}
	return "", fonts[name]
}
