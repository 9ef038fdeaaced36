//go:build built

package geography

import (
	"testing"

	"golang.org/x/text/language"

	"exhibit/slides"
)

func open(t *testing.T, name string, lang language.Tag) *Map {
	t.Helper()
	m, err := Open(name, lang)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestPlacesAreFoundByNamesAndCodes(t *testing.T) {
	world, us := open(t, "world", language.Chinese), open(t, "us", language.English)
	for _, c := range []struct {
		m          *Map
		text, want string
	}{
		{world, "Kenya", "KEN"}, {world, "ke", "KEN"}, {world, "KEN", "KEN"}, {world, "肯尼亚", "KEN"},
		{world, "Côte d’Ivoire", "CIV"}, {world, "Ivory Coast", "CIV"}, {world, "Korea, Rep.", "KOR"}, {world, "The Gambia", "GMB"},
		{world, "Trinidad & Tobago", "TTO"}, {world, "St. Lucia", "LCA"}, {world, "USA", "USA"}, {world, "Singapore", "SGP"},
		{world, "Türkiye", "TUR"}, {world, "Turkey", "TUR"}, {world, "Bosnia and Herz.", "BIH"}, {world, "United States", "USA"},
		{world, "Georgia", "GEO"}, {us, "Georgia", "GA"}, {us, "06", "CA"}, {us, "6", "CA"}, {us, "new york", "NY"}, {us, "US-TX", "TX"},
		{us, "Washington, D.C.", "DC"}, {us, "Washington", "WA"},
	} {
		if code, _ := c.m.Find(c.text); code != c.want {
			t.Errorf("%q is %q, want %q", c.text, code, c.want)
		}
	}
	for _, text := range []string{"", "Atlantis", "Texas"} {
		if code, ok := world.Find(text); ok {
			t.Errorf("%q is found as %s", text, code)
		}
	}
}

func TestEveryPlaceOfAMapCanBeSeenAndHasACodeOfItsOwn(t *testing.T) {
	for _, name := range slides.Maps {
		codes, tiles := map[string]bool{}, map[[2]int]bool{}
		for _, p := range open(t, name, language.English).Places {
			if codes[p.Code] || p.Code == "" || p.Name == "" {
				t.Errorf("%s: %s (%s) has no code of its own", name, p.Name, p.Code)
			}
			codes[p.Code] = true
			if name == "us-tiles" {
				if tiles[p.Tile] {
					t.Errorf("two states are at %v", p.Tile)
				}
				tiles[p.Tile] = true
			} else if len(p.Rings) == 0 || len(p.Rings[0]) < 6 {
				t.Errorf("%s: %s has no outline", name, p.Name)
			}
			for _, ring := range p.Rings {
				for i, v := range ring {
					if v < -5 || v > 1005 || i%2 == 1 && v > 700 || len(ring)%2 == 1 {
						t.Fatalf("%s: %s has a corner at %d", name, p.Name, v)
					}
				}
			}
		}
		if want := map[string]int{"world": 239, "us": 51, "us-tiles": 51}[name]; len(codes) != want {
			t.Errorf("%s has %d places, want %d", name, len(codes), want)
		}
	}
}
