package tutorial

import (
	"io/fs"
	"testing"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
)

func TestTheTutorialPassesTheCheckAndItsLockIsOfItsSources(t *testing.T) {
	sources, err := fs.Sub(FS, "sources")
	if err != nil {
		t.Fatal(err)
	}
	findings, err := evidence.Check(FS, pandoc.DeckFile, sources)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		t.Error(f)
	}
}
