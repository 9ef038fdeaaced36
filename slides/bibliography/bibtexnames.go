package bibliography

import (
	"regexp"
	"strings"
	"unicode"
)

// names reads a list of names of BibTeX, which "and" separates.
func (b *bibFile) names(it *bibItem, field string) []Name {
	f, ok := it.fields[field]
	if !ok {
		return nil
	}
	usePrefix := strings.Contains(strings.ReplaceAll(it.fields["options"].text, " ", ""), "useprefix=true")
	var names []Name
	for _, parts := range splitNames(f.text) {
		n, ok := b.name(parts, usePrefix, f.line)
		if !ok {
			b.warnf(f.line, "source %s: %s has a name with too many commas, %q, which stays as it is; put and between names", quoted(it.key), field, quote(n.Literal))
		}
		if n != (Name{}) {
			names = append(names, n)
		}
	}
	return names
}

var (
	// accentGap and commandGap match the spaces after a command, which are no end of a word.
	accentGap  = regexp.MustCompile(`\\([uvHckrdbtGUh])[ \t\n]+(\pL)`)
	commandGap = regexp.MustCompile(`\\([A-Za-z]+)[ \t\n]+`)
)

// splitNames splits names into parts, which commas separate, and those into words. Braces keep
// together what they hold.
func splitNames(s string) [][][]string {
	s = accentGap.ReplaceAllString(s, `\$1{$2}`)
	s = commandGap.ReplaceAllString(s, `\$1{}`)
	var list [][][]string
	var words []string
	parts := [][]string{}
	start, depth := 0, 0
	word := func(end int) {
		if end > start {
			words = append(words, s[start:end])
		}
	}
	for i := 0; i <= len(s); i++ {
		end := i == len(s)
		switch {
		case end || depth == 0 && (isSpace(s[i]) || s[i] == '~' && (i == 0 || s[i-1] != '\\') || s[i] == ','):
			word(i)
			start = i + 1
			isAnd := len(words) > 0 && strings.EqualFold(words[len(words)-1], "and")
			if isAnd {
				words = words[:len(words)-1]
			}
			if end || isAnd || s[i] == ',' {
				parts, words = append(parts, words), nil
			}
			if end || isAnd {
				list, parts = append(list, parts), nil
			}
		case s[i] == '{':
			depth++
		case s[i] == '}' && depth > 0:
			depth--
		}
	}
	return list
}

// name makes a name of its parts: "First von Last", "von Last, First" or "von Last, Jr, First", or
// those of biblatex, "family=Last, given=First". It reports false, with the whole as a literal, if
// there are more parts.
func (b *bibFile) name(parts [][]string, usePrefix bool, line int) (Name, bool) {
	if len(parts[0]) > 0 && namePart.MatchString(strings.Join(parts[0], " ")) {
		return b.labelled(parts, line), true
	}
	for last := len(parts) - 1; last > 0 && len(parts[last]) == 0; last-- { // a comma at the end
		parts = parts[:last]
	}
	words := parts[0]
	text := func(words []string) string { return b.plain(strings.Join(words, " "), line) }
	var n Name
	switch {
	case len(parts) > 3:
		var all []string
		for _, p := range parts {
			all = append(all, text(p))
		}
		return Name{Literal: strings.Join(all, ", ")}, false
	case len(parts) == 1 && len(words) == 1 && isGroup(words[0]):
		return Name{Literal: text(words)}, true
	case len(parts) == 1:
		if s := strings.ToLower(strings.Join(words, " ")); s == "others" || s == "et al." || s == "et al" {
			return Others, true
		}
		first := 0
		for first < len(words) && !b.lower(words[first], line) {
			first++
		}
		if first >= len(words)-1 { // no particle
			first = max(0, len(words)-1)
		}
		n.Given, words = text(words[:first]), words[first:]
	case len(parts) == 2:
		n.Given = text(parts[1])
	case len(parts) == 3:
		n.Suffix, n.Given, n.CommaSuffix = text(parts[1]), text(parts[2]), len(parts[1]) > 0
	}
	von := 0
	for von < len(words)-1 && b.lower(words[von], line) {
		von++
	}
	particle := text(words[:von])
	n.Family = text(words[von:])
	if n.Family == "" {
		return Name{Literal: n.Given}, true
	}
	if usePrefix {
		n.NonDroppingParticle = particle
	} else {
		n.DroppingParticle = particle
	}
	return n, true
}

// isGroup reports whether a word is a group in braces that does not only protect an accent.
func isGroup(word string) bool {
	return strings.HasPrefix(word, "{") && closing(word) == len(word)-1 && (!strings.HasPrefix(word, `{\`) || strings.Contains(word, " "))
}

// lower reports whether a word begins with a small letter. One that begins with a group in braces
// does not, unless the group is for an accent.
func (b *bibFile) lower(word string, line int) bool {
	if strings.HasPrefix(word, "{") && !strings.HasPrefix(word, `{\`) {
		return false
	}
	for _, c := range b.plain(word, line) {
		if unicode.IsLetter(c) {
			return unicode.IsLower(c)
		}
	}
	return false
}

// namePart matches a part of a name with its label, as biblatex has it.
var namePart = regexp.MustCompile(`^"?(given|family|prefix|suffix|useprefix|given-i|family-i|prefix-i|suffix-i)\s*=\s*(.*)$`)

// labelled makes a name of labelled parts.
func (b *bibFile) labelled(parts [][]string, line int) Name {
	var n Name
	usePrefix := false
	for _, words := range parts {
		m := namePart.FindStringSubmatch(strings.Join(words, " "))
		if m == nil {
			continue
		}
		text := b.plain(strings.TrimSuffix(m[2], `"`), line)
		switch m[1] {
		case "given":
			n.Given = text
		case "family":
			n.Family = text
		case "prefix":
			n.DroppingParticle = text
		case "suffix":
			n.Suffix = text
		case "useprefix":
			usePrefix = text == "true"
		}
	}
	if usePrefix {
		n.NonDroppingParticle, n.DroppingParticle = n.DroppingParticle, ""
	}
	if n.Family == "" {
		return Name{Literal: n.Given}
	}
	return n
}
