//go:build !js

package charts

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"exhibit/slides"
)

func TestSignsOfContestedRecordsAreRaisedInPicturesAndLiveCharts(t *testing.T) {
	script, err := os.ReadFile("../client/charts/live.js")
	if err != nil {
		t.Fatal(err)
	}
	known := regexp.MustCompile(`SIGNS = .*\[(.*)\]`).FindSubmatch(script)
	if known == nil {
		t.Fatal("client/charts/live.js has no SIGNS")
	}
	for _, sign := range slides.Signs {
		if !strings.Contains(string(known[1]), sign) {
			t.Errorf("client/charts/live.js does not raise %s", sign)
		}
		svg := tidy(`<svg width="9" height="9"><text style="font-size:20px">21.5 million`+sign+`</text><text style="font-size:18px">`+sign+` others differ</text></svg>`, 9, 9, "")
		if !strings.Contains(svg, `21.5 million<tspan dy="-.4em" font-size=".9em">`+sign+`</tspan></text>`) || strings.Count(svg, "<tspan") != 1 {
			t.Errorf("%s is drawn as %s", sign, svg)
		}
	}
}

func TestASignComesInWithItsText(t *testing.T) {
	const open, sign, shut = `<text x="1">`, `<tspan dy="-.4em">*</tspan>`, `</text>`
	whole := `<svg>` + open + "late" + sign + shut + open + "early" + sign + shut + `</svg>`
	want := `<svg>` + `<text ` + later + ` x="1">` + "late" + sign + shut + open + "early" + sign + shut + `</svg>`
	if got := Later(whole, `<svg>`+open+"early"+sign+shut+`</svg>`); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
