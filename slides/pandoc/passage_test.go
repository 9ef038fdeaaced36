package pandoc

import (
	"reflect"
	"testing"

	"exhibit/slides"
)

func TestPagesAreReadAsSpots(t *testing.T) {
	on := func(page int, paragraphs ...int) (spots []slides.Spot) {
		for _, n := range paragraphs {
			spots = append(spots, slides.Spot{Page: page, Paragraph: n})
		}
		return spots
	}
	for text, want := range map[string]struct {
		spots   []slides.Spot
		locator string
		rest    string
	}{
		", p. 4":                  {on(4, 0), "p. 4", ""},
		", 4":                     {on(4, 0), "p. 4", ""},
		", page 4":                {on(4, 0), "page 4", ""},
		", pp. 4-6, 9":            {[]slides.Spot{{Page: 4}, {Page: 5}, {Page: 6}, {Page: 9}}, "pp. 4–6, 9", ""},
		", p. 4, ¶2":              {on(4, 2), "p. 4, ¶2", ""},
		", p. 4 ¶2-4, 7, item 3":  {on(4, 2, 3, 4, 7), "p. 4, ¶2–4, 7, item 3", ""},
		", p. 4, ¶2, and the map": {on(4, 2), "p. 4, ¶2", ", and the map"},
		", {p. 4}":                {on(4, 0), "p. 4", ""},
		", ¶10000":                {[]slides.Spot{{Paragraph: 10000}}, "¶10000", ""},
		", ¶5600000-5600001":      {[]slides.Spot{{Paragraph: 5600000}, {Paragraph: 5600001}}, "¶5600000–5600001", ""},
		", p. 10000":              {nil, "p. 10000", ""},
		", p. iv":                 {nil, "p. iv", ""},
		", p. 4(2)":               {nil, "p. 4(2)", ""},
		", pp. 3-90":              {nil, "pp. 3–90", ""},
		", chap. 4":               {nil, "chap. 4", ""},
	} {
		spots, locator, size, problem := locate("key", text)
		if !reflect.DeepEqual(spots, want.spots) || locator != want.locator || text[size:] != want.rest || problem != "" {
			t.Errorf("%q: %v, %q, %q, %q", text, spots, locator, text[size:], problem)
		}
	}
	if _, _, _, problem := locate("key", ", p. 4, ¶9-3"); problem != "citation [@key, p. 4, ¶9-3]: the range 9-3 runs backwards; write the lower paragraph first" {
		t.Errorf("%q", problem)
	}
	for _, text := range []string{", ¶1-67108864", ", ¶99999999", ", ¶67108865", ", ¶18446744073709551617"} {
		if spots, _, _, problem := locate("key", text); problem == "" || len(spots) > 0 {
			t.Errorf("%q: %v", text, spots)
		}
	}
}

func TestOnlyASourceInPDFHasPages(t *testing.T) {
	cite := slides.Cite{Spots: []slides.Spot{{Page: 4}}, Locator: "p. 4"}
	for file, has := range map[string]bool{"a.pdf": true, "A.PDF": true, "a.txt": false, "": false} {
		if got := lookedUp(cite, &slides.Source{File: file}); (got.Spots != nil) != has || got.Locator != "p. 4" {
			t.Errorf("%s: %v", file, got)
		}
	}
}

func TestASpotReadsAsItIsWritten(t *testing.T) {
	for _, want := range []slides.Spot{{Paragraph: 9}, {Paragraph: 5600000}, {Page: 4}, {Page: 4, Paragraph: 2}, {Name: "B12"}, {Name: "overall.total"}} {
		if got, ok := ParseSpot(want.String()); !ok || got != want {
			t.Errorf("%q: %v", want, got)
		}
	}
	for _, text := range []string{"", "¶0", "¶x", "p. 0", "p. 4, ¶0", "¶2, 3"} {
		if got, ok := ParseSpot(text); ok {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestACellNamesParagraphsOrPages(t *testing.T) {
	for cell, want := range map[string]string{
		"16;70": "¶16, 70", "¶9": "¶9", "p. 4": "p. 4", "p. 4, ¶2;p. 6": "p. 4, ¶2; p. 6",
	} {
		spots, locator, err := parseCell(cell)
		if again := (&slides.Cite{Spots: spots}).Cell(); err != nil || locator != want || cell != "¶9" && again != cell {
			t.Errorf("%q: %q, %v; again %q", cell, locator, err, again)
		}
	}
	for _, cell := range []string{"p. x", "p. 4;5", "p. 4;p. 4", "9, item 2", "¶16;p. 2"} {
		if _, locator, err := parseCell(cell); err == nil {
			t.Errorf("%q: %q", cell, locator)
		}
	}
}
