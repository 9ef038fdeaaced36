//go:build built

package web

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
)

// notedSite serves a deck that says one figure on a slide and another in its notes, with the notes or without.
func notedSite(t *testing.T, notes bool) *Site {
	t.Helper()
	d, err := evidence.Read(fstest.MapFS{
		"deck.md":      {Data: []byte("---\npagetitle: Gulls\nlang: en\nbibliography: sources.yaml\n---\n\n# Gulls {#gulls}\n\nThere are 310 [@log, ¶2].\n\n::: notes\nThere were 900 [@log, ¶3].\n:::\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: log, type: book, title: Log, issued: 2031}\n")},
	}, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	if !notes {
		d = d.WithoutNotes()
	}
	s, err := New(d)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// annotations are those that a site has: the number of its claims, and the whole.
func annotations(t *testing.T, s *Site) (total int, text string) {
	t.Helper()
	r := ask(s, "GET", evidenceURL)
	text = body(t, r)
	if got := r.Header.Get("Content-Type"); got != `application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"` || r.StatusCode != 200 {
		t.Fatalf("status %d, %s", r.StatusCode, got)
	}
	var c struct{ Total int }
	if err := json.Unmarshal([]byte(text), &c); err != nil {
		t.Fatal(err)
	}
	return c.Total, text
}

func TestTheEvidenceIsServedAsAnnotationsWithoutWhatOnlyNotesSay(t *testing.T) {
	all, text := annotations(t, notedSite(t, true))
	public, less := annotations(t, notedSite(t, false))
	if all != 2 || public != 1 || !strings.Contains(text, `"exact":"900"`) || strings.Contains(less, "900") {
		t.Errorf("%d claims, without notes %d:\n%s", all, public, less)
	}
}

func TestTheEvidenceIsStoredOfflineAndOnAHostOfFiles(t *testing.T) {
	s := notedSite(t, true)
	if worker := body(t, ask(s, "GET", workerURL)); !strings.Contains(worker, `"path":"/evidence.jsonld"`) {
		t.Error("the worker does not store the evidence")
	}
	files, err := s.files()
	if err != nil || files["evidence.jsonld"] == nil {
		t.Errorf("%v: there is no evidence.jsonld", err)
	}
	if page := body(t, ask(s, "GET", "/print")); !strings.Contains(page, `<link rel="alternate" type="application/ld+json" href="/evidence.jsonld">`) {
		t.Error("the page of all slides does not name the evidence")
	}
}

func TestTheEvidenceRefusesADay(t *testing.T) {
	s := notedSite(t, true)
	for _, query := range []string{"?known=2031-05-01", "?known=soon"} {
		r := ask(s, "GET", evidenceURL+query)
		if text := body(t, r); r.StatusCode != 400 || !strings.Contains(text, "ask for it without ?known=") {
			t.Errorf("%s: status %d, %s", query, r.StatusCode, text)
		}
	}
	if r := ask(s, "GET", evidenceURL+"?known="); r.StatusCode != 200 {
		t.Errorf("without a day: status %d", r.StatusCode)
	}
}
