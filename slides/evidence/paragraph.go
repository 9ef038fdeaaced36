package evidence

import (
	"strings"
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
