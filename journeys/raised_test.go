//go:build browser

package journeys

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"exhibit/slides/document"
)

func TestRaisedDigitsOfAPageThatTheBrowserPrintsJoinNoNumber(t *testing.T) {
	t.Parallel()
	const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Notes</title><link rel="icon" href="data:,"><style>
@page { size: A4; margin: 25mm } body { font: 11pt/1.5 serif } .small sup { font-size: 6pt; line-height: 0 }
.normal sup { font-size: 75%; line-height: 0; position: relative; top: -.5em; vertical-align: baseline } .just { width: 70mm; text-align: justify }</style>
<h1>Notes</h1><p>We lost 7,400<sup>12</sup> cubic metres, 18.6%<sup>7</sup> of it.</p><p class="small">They have 8,300<sup>3</sup> tonnes a day.</p>
<p class="normal">They need 9,100<sup>4</sup> tonnes a day.</p><p>On 25 km<sup>2</sup> fell 10<sup>6</sup> tonnes, or 300 m<sup>3</sup>, of CO<sub>2</sub>.</p>
<p class="just">In 2030 the utility lost 7,500<sup>12</sup> units of water a day, which is 18.6 per cent of what was delivered.</p></html>`
	b := open(t, setup{wrap: func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, page)
		})
	}})
	b.load("/")
	text, err := document.Read("notes.pdf", b.pdf())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"lost 7,400¹² cubic metres, 18.6%⁷ of it.", "have 8,300³ tonnes a day.", "need 9,100⁴ tonnes a day.", "On 25 km² fell 10⁶ tonnes, or 300 m³, of CO2.", "lost 7,500¹² units of water"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q does not have %q", text.String(), want)
		}
	}
}
