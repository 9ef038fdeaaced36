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
	if len(text) > maxPlace {
		return slides.Cite{}, fmt.Errorf("more than %d bytes; write one citation, such as @survey, ¶3", maxPlace)
	}
	key, size := keyOf([]byte(text))
	rest := text[size:]
	places, locator, size, problem := locate(key, rest)
	locator = strings.Join(strings.Fields(strings.TrimLeft(locator+rest[size:], ", ")), " ")
	switch {
	case key == "" || locator == "" || size < len(rest) && !strings.Contains(rest, ","):
		return slides.Cite{}, fmt.Errorf("%q is not a source and a passage; write one such as @survey, ¶3", text)
	case strings.Contains(rest, "@"):
		return slides.Cite{}, fmt.Errorf("%q is several sources; name one", text)
	case problem != "":
		return slides.Cite{}, errors.New(problem)
	}
	return slides.Cite{Source: key, Spots: places, Locator: locator}, nil
}
