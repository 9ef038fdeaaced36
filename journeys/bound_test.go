//go:build browser

package journeys

import (
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
	"exhibit/web"
)

// boundSurvey is a site whose slides show numbers of a survey.
func boundSurvey(t *testing.T) *web.Site {
	t.Helper()
	deck := fstest.MapFS{
		"deck.md": {Data: []byte("---\npagetitle: Survey\nlang: en\nbibliography: sources.yaml\n---\n\n# Students answered []{value=\"@survey, Students, respondents\"} times {#answers}\n\n" +
			"- [412]{value=\"@survey, Students, respondents\"} students answered, []{value=\"@survey, Night workers, share\" scale=percent} of night workers are content\n" +
			"- In all []{value=\"@survey, B4\"} visitors [@survey, Visitors, respondents]\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: survey, type: dataset, title: Survey, citation-label: Survey, issued: 2031, file: survey.csv, rights: own}\n")},
		"survey.csv":   {Data: []byte("group,respondents,share\nStudents,412,0.9\nNight workers,268,0.75\nVisitors,140,0.7\n")},
	}
	lock, err := evidence.Lock(deck, pandoc.DeckFile, fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	deck[evidence.LockFile] = &fstest.MapFile{Data: lock}
	d, err := evidence.Read(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	site, err := web.New(d)
	if err != nil {
		t.Fatal(err)
	}
	return site
}

const pointedPlace = `document.querySelector('.evidence[open] [data-pointed] > b')?.textContent`

func TestABoundNumberLeadsToItsPlaceByClickKeyboardAndFinger(t *testing.T) {
	t.Parallel()
	site := boundSurvey(t)
	b := open(t, setup{site: site})
	b.start("/s/answers")
	b.until(`document.querySelectorAll('.stage a[title][data-cite]').length === 4`)
	b.click(`a[data-cite="survey Night workers, share"]`)
	b.until(pointedPlace+` === %q`, "Night workers, share")
	b.press("Escape")
	b.until(`!document.querySelector('.evidence').open`)
	b.press("Tab", "Enter")
	b.until(pointedPlace+` === %q`, "B4")
	b.passesAxe("a slide with bound numbers")
	if got := ask[string](b, `document.querySelector('.evidence [data-pointed] .machine').textContent`); !strings.Contains(got, "140") {
		t.Errorf("the evidence says %q", got)
	}

	phone := open(t, setup{site: site, width: 360, height: 740, phone: true})
	phone.start("/s/answers")
	phone.click(`a[data-cite="survey B4"]`)
	phone.until(pointedPlace+` === %q`, "B4")

	plain := open(t, setup{site: site, scriptOff: true})
	for _, address := range []string{"/s/answers", "/print"} {
		plain.load(address)
		if !ask[bool](plain, `[...document.querySelectorAll('a[title][data-cite]')].every((a) => document.getElementById(a.hash.slice(1)))`) {
			t.Errorf("%s has a bound number that leads nowhere", address)
		}
	}
}
