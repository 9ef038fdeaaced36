package pandoc

import (
	"errors"
	"fmt"
	"strings"

	"exhibit/slides"
)

// readCite reads one citation as people write it in a cell or a key: [@survey, ¶3], @survey,
// ¶3, survey ¶3, or survey alone, which cites no passage.
func readCite(text string) (slides.Cite, error) {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") {
		text = text[1 : len(text)-1]
	}
	text = strings.TrimPrefix(text, "@")
	if sourceID.MatchString(text) {
		return slides.Cite{Source: text}, nil
	}
	if len(text) > maxCite {
		return slides.Cite{}, fmt.Errorf("more than %d bytes; write one citation, such as @survey, ¶3", maxCite)
	}
	n := newCitation("@" + text)
	switch {
	case len(n.Problems) > 0:
		return slides.Cite{}, errors.New(n.Problems[0])
	case len(n.Cites) == 0 || n.Cites[0].Locator != "" && n.Cites[0].Paragraphs == nil && !strings.Contains(text, ","):
		return slides.Cite{}, fmt.Errorf("%q is not a source and a passage; write one such as @survey, ¶3", text)
	case len(n.Cites) > 1:
		return slides.Cite{}, fmt.Errorf("%q is several sources; name one", text)
	}
	return n.Cites[0].Cite, nil
}
