package gallery

import (
	"os"
	"testing"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
)

func TestTheGalleryPassesTheCheckAndItsLockIsOfItsSources(t *testing.T) {
	findings, err := evidence.Check(FS, pandoc.DeckFile, os.DirFS("sources"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		t.Error(f)
	}
}
