package bibliography

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// Label gives each entry without a label of its bibliography one for citation marks: who and when, as in
// "Ranger 2031", "Ranger and Lee 2031", "Ranger et al. 2031". Equal ones get letters in the order of the
// entries: "Ranger 2031a", "Ranger 2031b". It may be called again for the entries of several
// bibliographies, which Read has labelled apart.
func Label(entries []Entry) {
	taken := map[string]bool{}
	same := map[string]int{}
	made := make([]string, len(entries))
	for i := range entries {
		e := &entries[i]
		e.Who, e.Year = e.who(), e.Issued.years()
		if e.ownLabel {
			taken[e.Label] = true
			e.Who = cmp.Or(e.names(), e.Label)
		} else {
			made[i] = strings.Join(notEmpty([]string{e.Who, e.Year}), " ")
			same[made[i]]++
		}
		e.Year = cmp.Or(e.Year, wordsFor(e.firstNames()).undated)
	}
	letters := map[string]int{} // used so far, by label
	for i, s := range made {
		if s == "" {
			continue
		}
		text := s
		for same[s] > 1 && text == s || taken[text] {
			text = s + letter(s, letters[s])
			letters[s]++
		}
		taken[text] = true
		entries[i].Label = text
		entries[i].Year += text[len(s):]
	}
}

// letter is the n-th addition to equal labels: "a" after a number and " a" after a word, up to
// "z", then "aa".
func letter(label string, n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	if last, _ := utf8.DecodeLastRuneInString(label); last >= '0' && last <= '9' || last == '–' {
		return s
	}
	return " " + s
}

// who names the source's author for a label, or an editor, the institution of a report, the title.
func (e *Entry) who() string {
	if names := e.names(); names != "" {
		return names
	}
	if e.Type == "report" && e.Publisher != "" {
		return clip(e.Publisher, 40)
	}
	title := e.titleShort
	if title == "" {
		title, _, _ = strings.Cut(e.Title, ": ")
	}
	return cmp.Or(clip(title, 30), e.ID)
}

// names names the author, or else an editor or a translator; empty for none.
func (e *Entry) names() string {
	if names := e.firstNames(); len(names) > 0 {
		return shortNames(names)
	}
	return ""
}

// firstNames are the names of the authors, or else of the editors or the translators.
func (e *Entry) firstNames() []Name {
	for _, names := range [][]Name{e.shortAuthors, e.Authors, e.Editors, e.Translators} {
		if len(names) > 0 && names[0] != Others {
			return names
		}
	}
	return nil
}

func shortNames(names []Name) string {
	first := clip(names[0].Short(), 40)
	switch {
	case len(names) == 1:
		return first
	case len(names) > 2 || names[1] == Others:
		return first + wordsFor(names[:1]).others
	}
	return first + wordsFor(names).and + clip(names[1].Short(), 40)
}
