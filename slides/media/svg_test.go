package media

import (
	"fmt"
	"strings"
	"testing"
)

func TestADrawingHasTheSizeThatItSays(t *testing.T) {
	for attributes, want := range map[string][2]int{
		``:                                         {0, 0},
		`viewBox="0 0 320 180"`:                    {320, 180},
		`viewBox="0,0, 320,180"`:                   {320, 180},
		`viewBox="-5 -5 1e2 50.4"`:                 {100, 50},
		`viewBox="0 0 0.5 0.25"`:                   {1, 1},
		`viewBox="0 0 40000 10000"`:                {20000, 5000},
		`viewBox="0 0 -1 2"`:                       {0, 0},
		`viewBox="0 0 10"`:                         {0, 0},
		`width="300" height="200px"`:               {300, 200},
		`width="1in" height="2.54cm"`:              {96, 96},
		`width="6pc" height="72PT"`:                {96, 96},
		`width="100%" height="50%"`:                {0, 0},
		`width="NaN" height="Infinity"`:            {0, 0},
		`width="0x10" height="1_0"`:                {0, 0},
		`width="1e300" height="1"`:                 {0, 0},
		`width="3vw" height="1"`:                   {0, 0},
		`width="100"`:                              {0, 0},
		`width="100%" viewBox="0 0 3 2"`:           {3, 2},
		`width="90" viewBox="0 0 3 2"`:             {90, 60},
		`height="90" viewBox="0 0 3 2"`:            {135, 90},
		`viewBox="0 0 3 2" width="30" height="90"`: {30, 90},
		`viewBox="0 0 3 2" width="30"`:             {30, 20},
	} {
		width, height, err := svgSize([]byte(`<svg xmlns="http://www.w3.org/2000/svg" ` + attributes + `/>`))
		if err != nil || [2]int{width, height} != want {
			t.Errorf("%s: %d by %d, %v", attributes, width, height, err)
		}
	}
}

func TestADrawingAsToolsWriteItIsRead(t *testing.T) {
	for _, text := range []string{
		aDrawing, "\ufeff" + aDrawing, `<?xml version="1.0" encoding="UTF-8" standalone="no"?>` + "\n<!-- by hand -->\n" + aDrawing + "\n",
		`<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">` + aDrawing,
		`<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>alert(1)</s:script></s:svg>`,
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><g id="a"><use xlink:href="#a"/></g><use href="#gone"/></svg>`,
	} {
		if _, _, err := svgSize([]byte(text)); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// nestedUse is a drawing in which each of levels elements uses the one before several times.
func nestedUse(levels, times int) string {
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg"><path id="u0"/>`)
	for i := 1; i <= levels; i++ {
		fmt.Fprintf(&b, `<g id="u%d">%s</g>`, i, strings.Repeat(fmt.Sprintf(`<use href="#u%d"/>`, i-1), times))
	}
	b.WriteString(`</svg>`)
	return b.String()
}

func TestADrawingThatIsBrokenOrGrowsIsRefusedWithARemedy(t *testing.T) {
	for text, want := range map[string]string{
		``:                         `is no SVG; save it anew`,
		`<html/>`:                  `is no SVG; save it anew`,
		`<svg/>`:                   `is not shown by browsers without its namespace; write <svg xmlns="http://www.w3.org/2000/svg" …>`,
		"<svg>\n<g></svg>":         `is no well-formed SVG: line 2: element <g> closed by </svg>; save it anew`,
		aDrawing + aDrawing:        `is no well-formed SVG: it has two root elements; save it anew`,
		aDrawing + "text":          `is no SVG: it has text outside its root element; save it anew`,
		aDrawing[:40]:              `is no well-formed SVG: line 1: unexpected EOF; save it anew`,
		`<svg>&lol;</svg>`:         `is no well-formed SVG: line 1: invalid character entity &lol;; save it anew`,
		"<svg>\xff</svg>":          `is no well-formed SVG: line 1: invalid UTF-8; save it anew`,
		strings.Repeat("<g>", 257): `has more than 256 elements inside each other; simplify the drawing`,
		nestedUse(15, 2):           ``,
		nestedUse(40, 2):           `draws more than 1048576 elements by its use elements; simplify the drawing`,
		nestedUse(3, 200):          `draws more than 1048576 elements by its use elements; simplify the drawing`,

		`<?xml version="1.0" encoding="UTF-16"?><svg/>`:               `is no SVG in UTF-8; save it as UTF-8`,
		`<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><svg/>`: `declares entities, which could make it grow without end; save it as plain or optimized SVG`,
	} {
		_, _, err := svgSize([]byte(text))
		if got := fmt.Sprint(err); want == "" && err != nil || want != "" && got != want {
			t.Errorf("%.60s: %v; want %s", text, err, want)
		}
	}
}

func FuzzSVGSize(f *testing.F) {
	for _, text := range []string{aDrawing, nestedUse(4, 3), `<svg xmlns="http://www.w3.org/2000/svg" id="a"><use href="#a"/><use href="#b"/><g id="b"><use href="#a"/></g></svg>`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		width, height, err := svgSize(content)
		if width < 0 || height < 0 || width > maxSide || height > maxSide || err != nil && strings.ContainsAny(err.Error(), "\n\r") {
			t.Errorf("%d by %d, %v", width, height, err)
		}
	})
}
