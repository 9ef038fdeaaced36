package evidence

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// paragraphs splits a source text into its paragraphs; the first is ¶1. A paragraph is a
// run of lines that are not blank; a line of white space only, no-break spaces included,
// is blank. Headings, captions, table cells, notes and page furniture all count.
func paragraphs(text string) []string {
	var all []string
	var run []string
	end := func() {
		if len(run) > 0 {
			all = append(all, strings.Join(run, "\n"))
			run = nil
		}
	}
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) == "" {
			end()
			continue
		}
		run = append(run, strings.TrimSuffix(line, "\r"))
	}
	end()
	return all
}

// normalised is a text as the lock's digests read it: in Unicode's composed form (NFC), each
// run of white space one space, none at the ends. Editors and downloads change the rest
// without changing a word.
func normalised(text string) string {
	return strings.Join(strings.Fields(norm.NFC.String(text)), " ")
}
