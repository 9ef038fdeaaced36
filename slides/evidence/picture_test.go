package evidence

import (
	"strings"
	"testing"
)

func TestCaptionsAndTextAlternativesAreChecked(t *testing.T) {
	for _, tc := range []struct{ body, found string }{
		{"![Of 310 gulls [@log, ¶2]](pier.svg)", ""},
		{"![Of 301 gulls [@log, ¶2]](pier.svg)", "301 is not in log ¶2"},
		{"![Of 310 gulls](pier.svg)", "310 has no citation"},
		{"![The pier [@log, ¶2]](pier.svg){fig-alt=\"A chart: 310 gulls, 40%\"}", ""},
		{"![The pier [@log, ¶2]](pier.svg){fig-alt=\"A chart: 310 gulls, 41%\"}", "41% is not in log ¶2"},
		{"Gulls came [@log, ¶2].\n\n![](pier.svg){fig-alt=\"A chart up to 310\"}", ""},
		{"Gulls came [@log, ¶2].\n\n![](pier.svg){fig-alt=\"A chart up to 301\"}", "301 is not in log ¶2"},
		{"Gulls came [@log, ¶2], here ![a chart up to 301](pier.svg) of them.", "301 is not in log ¶2"},
		{"![](pier.svg){fig-alt=\"Two boats and 12 gulls, one of them “asleep”\"}", ""}, // what is to be seen
		{"<figure><img src=\"pier.svg\" alt=\"The pier\"><figcaption>Of 301 gulls</figcaption></figure>", "301 has no citation"},
	} {
		got := told(t, tc.body+"\n\nThe log says so [@log, ¶2].", "On the pier 310 gulls, 40% of all.")
		if (tc.found == "") != (got == "") || !strings.Contains(got, tc.found) || strings.Contains(got, "\n") {
			t.Errorf("%s\ngot %s", tc.body, got)
		}
	}
}

func TestAFigureOfATextAlternativeIsCitedBesideIt(t *testing.T) {
	const want = "301 has no citation; cite its passage in the picture's caption, or on its slide"
	if got := told(t, "![](pier.svg){fig-alt=\"A chart up to 301\"}\n\n# Log\n\nSo it says [@log, ¶2].", "On the pier 310 gulls."); !strings.Contains(got, want) {
		t.Errorf("got %s", got)
	}
}

func TestBlocksOfHTMLAreCheckedAsOthersAre(t *testing.T) {
	for _, body := range []string{
		"<details><summary>Of 301 gulls</summary></details>", "<details><summary>Gulls</summary><p>Of 301</p></details>",
		"<aside>Of 301 gulls</aside>", "<section><p>Of 301 gulls</p></section>", "<section><h5>Of 301 gulls</h5></section>",
	} {
		if got := told(t, body+"\n\nThe log says so [@log, ¶2].", "On the pier 310 gulls."); !strings.Contains(got, ": 301 ") {
			t.Errorf("%s\ngot %s", body, got)
		}
	}
}
