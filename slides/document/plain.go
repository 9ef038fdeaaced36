package document

import "strings"

// readPlain splits a text into its paragraphs. A paragraph is a run of lines that are not blank; a line of white
// space only, no-break spaces included, is blank. Headings, captions, table cells, notes and page furniture all
// count.
func readPlain(text string) *Text {
	t := &Text{}
	var run []string
	end := func() {
		if len(run) > 0 {
			t.Passages = append(t.Passages, Passage{Kind: Paragraph, Text: strings.Join(run, "\n")})
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
	return t
}
