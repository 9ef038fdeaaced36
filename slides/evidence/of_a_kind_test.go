package evidence

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/pandoc"
)

func TestManyFindingsOfOneKindInAFileOfDataAreCounted(t *testing.T) {
	rows := "place,seals\n"
	for i := range 500 {
		rows += fmt.Sprintf("Beach %c,%d\n", 'A'+i%26, 1000+i)
	}
	deck := fstest.MapFS{
		pandoc.DeckFile:  {Data: []byte("---\npagetitle: Seals\nbibliography: sources.yaml\n---\n\n# Seals\n\n``` {.chart #seals}\ntype: bar\ndata: seals.csv\nx: place\ny: seals\nsource: '@log, ¶1'\ntitle: Seals\nalt: Bars.\nunit: seals\n```\n")},
		"sources.yaml":   {Data: []byte("- {id: log, type: document, title: Log, citation-label: Log, file: log.txt}\n")},
		"data/seals.csv": {Data: []byte(rows)},
	}
	texts := fstest.MapFS{"log.txt": {Data: []byte("We counted seals.\n")}}
	relock(t, deck, texts)
	found, err := Check(deck, pandoc.DeckFile, texts)
	if err != nil {
		t.Fatal(err)
	}
	absent, counted := 0, ""
	for _, f := range found {
		if f.Rule == "absent" && f.File == "data/seals.csv" {
			absent++
			if strings.Contains(f.Message, " more of this kind in the file)") {
				counted += f.Message
			}
		}
	}
	if absent != maxOfAKind || !strings.Contains(counted, "(and 480 more of this kind in the file)") || strings.Count(counted, "more of this kind") != 1 {
		t.Errorf("%d findings, and %q", absent, counted)
	}
}
