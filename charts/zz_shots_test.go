//go:build built

package charts

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"exhibit/slides"
)

func TestZZShots(t *testing.T) {
	want := os.Getenv("SHOTS")
	if want == "" {
		t.Skip()
	}
	all := deckFigures(t)
	for n, f := range extraFigures() {
		all[n] = f
	}
	for name, f := range all {
		if !strings.HasPrefix(name, want) {
			continue
		}
		for n, g := range selections(f) {
			for _, th := range []Theme{{}, {Dark: true}, {Narrow: true}, {Narrow: true, Dark: true}} {
				svg := draws(t, g, th)
				x := strings.NewReplacer(" ", "_", "/", "_").Replace(fmt.Sprintf("%s__%s_%v_%v.svg", name, n, map[bool]string{false: "wide", true: "narrow"}[th.Narrow], map[bool]string{false: "light", true: "dark"}[th.Dark]))
				os.WriteFile("/tmp/shots/"+x, []byte(svg), 0o644)
			}
		}
	}
}

func extraFigures() map[string]slides.Figure {
	out := map[string]slides.Figure{}
	val := func(v float64) *float64 { return &v }
	var nine []slides.Record
	for g := range 9 {
		for s := range 3 {
			nine = append(nine, slides.Record{Label: fmt.Sprintf("Sector number %d of nine", g+1), Series: []string{"First survey", "Second survey", "Third survey"}[s], Value: val(float64(10 + g*7 + s*13)), Unit: "%", AssertedBy: "A"})
		}
	}
	out["nine"] = slides.Figure{Type: "bar", Unit: "%", Records: nine}
	var forty []slides.Record
	for g := range 40 {
		forty = append(forty, slides.Record{Label: fmt.Sprintf("Quarter %d of %d", g%4+1, 2005+g/4), Value: val(float64(10 + (g*7)%23)), Unit: "reports", AssertedBy: "A"})
	}
	out["forty-line"] = slides.Figure{Type: "line", Unit: "reports", Records: forty}
	out["forty-bar"] = slides.Figure{Type: "bar", Unit: "reports", Records: forty}
	var neg []slides.Record
	for g, l := range []string{"Exports of integrated circuits and parts", "Imports", "Balance of goods and services", "Long label that stands above its bar"} {
		neg = append(neg, slides.Record{Label: l, Value: val(float64(30 - g*20)), Unit: "points", AssertedBy: "A"})
	}
	out["negative"] = slides.Figure{Type: "bar", Unit: "points", Records: neg}
	return out
}
