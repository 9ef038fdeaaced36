//go:build !js

package app

import "testing"

func TestTheBarLinksToTheNeighboursOfASlide(t *testing.T) {
	b := testBriefing()
	for i, want := range [][2]string{{"", "/s/two"}, {"/s/one", "/s/three"}, {"/s/two", ""}} {
		root := tree(t, Bar(b, i))
		got := [2]string{attribute(with(root, "data-turn", "prev"), "href"), attribute(with(root, "data-turn", "next"), "href")}
		if got != want {
			t.Errorf("slide %d: neighbours %q, want %q", i, got, want)
		}
	}
}
