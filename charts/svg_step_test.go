//go:build !js

package charts

import "testing"

func TestWhatComesLaterIsMarkedInTheDrawing(t *testing.T) {
	whole := `<svg viewBox="0 0 9 9"><path d="M0 0"></path><path d="M1 1"></path><text>Ice</text><text>4</text></svg>`
	first := `<svg viewBox="0 0 9 9"><path d="M0 0"></path><text>Ice</text></svg>`
	want := `<svg viewBox="0 0 9 9"><path d="M0 0"></path><path class="later" d="M1 1"></path><text>Ice</text><text class="later">4</text></svg>`
	if got := Later(whole, first); got != want {
		t.Errorf("got %s", got)
	}
	if got := Later(whole, whole); got != whole {
		t.Errorf("of a drawing without steps: %s", got)
	}
}
