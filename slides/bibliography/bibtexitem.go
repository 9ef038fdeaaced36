package bibliography

import (
	"strings"
	"unicode/utf8"
)

// bibInput is one item of a file of BibTeX while it is read.
type bibInput struct {
	*bibFile
	end   int  // where the next item begins
	close byte // what ends the item: '}' or ')'
	line  int
}

// ended reports whether the input is used up.
func (in *bibInput) ended() bool { return in.pos >= in.end }

// skip skips white space and comments, and commas too if they are asked for.
func (in *bibInput) skip(commas bool) {
	for !in.ended() {
		switch c := in.text[in.pos]; {
		case isSpace(c) || commas && c == ',':
			in.pos++
		case c == '%':
			in.skipLine()
		default:
			return
		}
	}
}

// take reports whether a byte is next, and reads it.
func (in *bibInput) take(c byte) bool {
	if in.ended() || !in.at(c) {
		return false
	}
	in.pos++
	return true
}

// field reads the name of a field or a macro, in lower case.
func (in *bibInput) field() string {
	start := in.pos
	for !in.ended() {
		c, n := utf8.DecodeRuneInString(in.text[in.pos:in.end])
		if !inField(c) {
			break
		}
		in.pos += n
	}
	return strings.ToLower(in.text[start:in.pos])
}

// macro reads what follows "@string{".
func (in *bibInput) macro() {
	in.skip(true)
	name := in.field()
	in.skip(false)
	if name == "" || !in.take('=') {
		in.broken("@string", "a name with a text such as @string{un = {United Nations}}")
		return
	}
	if text, ok := in.value(); ok {
		in.macros[name] = text
	}
	in.finish("@string " + name)
}

// item reads the key and the fields of an item.
func (in *bibInput) item(kind string) {
	in.skip(false)
	start := in.pos
	it := &bibItem{kind: kind, key: in.key(), line: in.line, fields: map[string]bibField{}}
	in.skip(false)
	if !in.ended() && in.at('=') { // the key is missing, and this is a field
		in.pos, it.key = start, ""
	}
	in.items = append(in.items, it)
	what := "source " + quoted(it.key)
	for {
		in.skip(true)
		if in.ended() || in.at(in.close) {
			break
		}
		line := in.bibFile.line(in.pos)
		start := in.pos
		name := in.field()
		in.skip(false)
		if name == "" || !in.take('=') {
			in.pos, it.faulty = start, true
			in.broken(what, "a field such as title = {…}")
			return
		}
		text, ok := in.value()
		if !ok {
			in.warnf(line, "%s: %s is not closed, and it is left out with what follows in the source; close it", what, name)
			in.pos, it.faulty = in.end, true
			return
		}
		if _, twice := it.fields[name]; twice {
			in.warnf(line, "%s: %s is given twice, and the first is used; keep one", what, name)
		} else if bibFields[name] {
			it.fields[name] = bibField{text, line}
		}
	}
	it.faulty = !in.finish(what)
}

// quoted is a key for a message.
func quoted(key string) string {
	if key == "" {
		return "without key"
	}
	return `"` + quote(key) + `"`
}

// key reads a key: all up to a comma or the end of the item.
func (in *bibInput) key() string {
	start := in.pos
	for !in.ended() && !strings.ContainsRune(",={}\"#%\n", rune(in.text[in.pos])) && !(in.close == ')' && in.at(')')) {
		in.pos++
	}
	return clean(in.text[start:in.pos])
}

// finish reads the end of the item. It reports false if there is none, or if text follows that
// seems to be of the item.
func (in *bibInput) finish(what string) bool {
	in.skip(true)
	if !in.take(in.close) {
		if in.ended() {
			in.warnf(in.line, "%s has no end; add a %c", what, in.close)
		} else {
			in.broken(what, string(in.close))
		}
		return false
	}
	in.skip(false)
	if !in.ended() && (in.at(',') || in.at('}')) {
		in.warnf(in.bibFile.line(in.pos), "%s has already ended, and what follows is left out; look for a } too many", what)
		in.pos = in.end
		return false
	}
	return true
}

// broken says what should stand at this place, and leaves out what follows in the item.
func (in *bibInput) broken(what, wanted string) {
	rest, _, _ := strings.Cut(in.text[in.pos:in.end], "\n")
	in.warnf(in.bibFile.line(min(in.pos, len(in.text)-1)), "%s: what begins with %q is left out; write %s there", what, clip(clean(rest), 30), wanted)
	in.pos = in.end
}

// value reads texts in braces or quotation marks, numbers and macros, which # joins. It reports
// false if one of them is not closed.
func (in *bibInput) value() (string, bool) {
	var parts []string
	for {
		in.skip(false)
		part, ok := in.part()
		if !ok {
			return "", false
		}
		parts = append(parts, part)
		in.left -= len(part)
		if in.left < 0 {
			return "", true
		}
		in.skip(false)
		if !in.take('#') {
			return strings.Join(parts, ""), true
		}
	}
}

func (in *bibInput) part() (string, bool) {
	switch {
	case in.ended():
		return "", false
	case in.at('{'):
		n := closing(in.text[in.pos:in.end])
		if n < 0 {
			return "", false
		}
		s := in.text[in.pos+1 : in.pos+n]
		in.pos += n + 1
		return s, true
	case in.at('"'):
		return in.quotation()
	}
	start := in.pos
	name := in.field()
	word := in.text[start:in.pos]
	if text, ok := in.macros[name]; ok {
		return text, true
	}
	if len(name) > 0 && strings.Trim(name, "0123456789-/.~?") != "" && !months[name] {
		in.warnOnce("macro "+name, in.bibFile.line(start), "%q is not defined by @string and is taken as it is written; put it in braces", quote(word))
	}
	return word, true
}

// quotation reads a text in quotation marks. In it, a quotation mark in braces or after a
// backslash is text.
func (in *bibInput) quotation() (string, bool) {
	depth := 0
	for i := in.pos + 1; i < in.end; i++ {
		switch in.text[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		case '"':
			if depth > 0 {
				continue
			}
			s := in.text[in.pos+1 : i]
			in.pos = i + 1
			return s, true
		}
	}
	return "", false
}
