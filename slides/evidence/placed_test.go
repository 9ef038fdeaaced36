package evidence

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/pandoc"
)

// surveyed is a deck of one slide with results of a survey, a model and weekly counts.
func surveyed(t *testing.T, line string) fstest.MapFS {
	t.Helper()
	deck := fstest.MapFS{}
	for name, text := range map[string]string{
		"deck.md":      "---\ntitle: Buses\nlang: en\nbibliography: sources.yaml\n---\n\n# The buses {#one}\n\n- " + line + "\n",
		"sources.yaml": "- {id: survey, title: Survey, file: survey.csv}\n- {id: model, title: Model, file: model.json}\n- {id: weekly, title: Weekly, file: weekly.csv}\n- {id: quarters, title: Quarters, file: quarters.csv}\n",
		"survey.csv":   "group,respondents,satisfied,share,mean_wait\nStudents,412,371,0.9005,24.3\nNight workers,268,201,0.75,31.8\nVisitors,140,98,0.7,27.1\nOthers,95,52,0.5474,35.4\nAll,915,722,0.7891,27.6\n",
		"model.json":   `{"mean_wait": 31.8, "growth": 0.9, "share": 0.62, "routes": [{"name": "N1", "peak": 41.2, "saving": 312000}, {"name": "N2", "peak": 22.7, "saving": -86000}], "by_town": {"Northfield": {"riders": 310}, "Southport": {"riders": 240}}}`,
		"weekly.csv":   "week,cases,admitted\n6,4,1\n10,31,8\n14,47,12\n18,22,5\n22,3,0\n",
		"quarters.csv": "quarter,passengers\nQ3,49120\nQ4,54110\nTotal,186420\n",
	} {
		deck[name] = &fstest.MapFile{Data: []byte(text)}
	}
	relocked(t, deck)
	return deck
}

// saidOfLine is what the check says of a line, without what it says of sources.
func saidOfLine(t *testing.T, line string) string {
	t.Helper()
	var said []string
	for l := range strings.Lines(findings(t, surveyed(t, line), nil)) {
		if !strings.Contains(l, "never cited") {
			said = append(said, l)
		}
	}
	return strings.Join(said, "")
}

func TestTheWordsAroundAFigureOfResultsAreHeldAgainstItsRowAndColumn(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ line, want string }{
		{`[412]{value="@survey, Students, respondents"} visitors answered`, `look: 412 is what survey Students, respondents holds, and the words name "Visitors", another row there`},
		{`268 students answered [@survey, Night workers, respondents]`, `look: 268 is what survey Night workers, respondents holds, and the words name "Students", another row there`},
		{`Visitors: 268 [@survey, B3]`, `the words name "Visitors"`},
		{`In Q3 []{value="@quarters, Q4, passengers"} rode`, `the words name "Q3"`},
		{`In week 10 there were []{value="@weekly, week=14, cases"} cases`, `the words name "week 10"`},
		{`N2 had 41.2 riders [@model, routes[0].peak]`, `the words name "N2"`},
		{`At Southport []{value="@model, by_town.Northfield.riders"} rode`, `the words name "Southport"`},
		{`31.8 students waited [@model, mean_wait]`, `look: 31.8 students: model mean_wait holds mean wait`},
		{`[]{value="@survey, Visitors, mean_wait"} visitors`, `27.1 visitors: survey Visitors, mean_wait holds mean wait`},
		{`47 admitted in week 14 [@weekly, week=14, cases]`, ``},
		{`[]{value="@survey, Students, share"}% of students`, `0.9005 %: survey Students, share holds 0.9005, a share of one; write scale=percent, and no percent sign behind it`},
		{`[]{value="@survey, Students, share" scale=percent digits=0}% of students`, `90%, which is in percent already, has percent behind it`},
		{`[]{value="@model, growth"} percent more`, `look: 0.9 %: model growth holds 0.9, which may be a share of one`},
		{`0.9% of students [@survey, Students, share]`, `0.9%: survey Students, share holds 0.9005, a share of one, which is 90.05%; correct the figure`},
		{`Half of visitors [@survey, Visitors, share]`, `Half is not in survey Visitors, share`},
		{`A reported half of voters [@survey, Visitors, share]`, `half is not in survey Visitors, share`},
		// Honest lines.
		{`[412]{value="@survey, Students, respondents"} students answered`, ``},
		{`412 of those who answered were students, more than visitors [@survey, Students, respondents]`, ``},
		{`[]{value="@survey, All, respondents"} answered, students, visitors and others`, ``},
		{`[]{value="@quarters, Total, passengers"} rode from Q3 to Q4`, ``},
		{`Visitors waited []{value="@survey, Visitors, mean_wait" digits=0} minutes, 27.1 to be exact [@survey, Visitors, mean_wait]`, ``},
		{`Three quarters of night workers are satisfied [@survey, Night workers, share]`, ``},
		{`55% of others [@survey, Others, share]`, ``},
		{`90% of students [@survey, Students, share]`, ``},
		{`[]{value="@survey, Students, share" scale=percent digits=0} of students, []{value="@survey, Visitors, share" scale=percent} of visitors`, ``},
		{`Cases fell from 47 to 3 [@weekly, week=14, cases; @weekly, week=22, cases]`, ``},
		{`In week 14, 47 cases [@weekly, week=14, cases]`, ``},
		{`In week 14 there were []{value="@weekly, week=14, cases"} cases`, ``},
		{`Day workers and night workers: 268 [@survey, Night workers, respondents]`, ``},
		{`12 were admitted in week 14 [@weekly, week=14, admitted]`, ``},
		{`12 cases were admitted in week 14 [@weekly, week=14, admitted]`, ``},
		{`Q4 had the most riders, 54,110 [@quarters, Q4, passengers]`, ``},
		{`N1 has the fullest buses: 41.2 [@model, routes[name=N1].peak]`, ``},
		{`In the fourth quarter 54,110 rode [@quarters, Q4, passengers]`, ``},
		{`N1 has the fullest buses: 41.2 [@model, routes[0].peak]`, ``},
		{`310 rode at Northfield [@model, by_town.Northfield.riders]`, ``},
		{`[268 students]{.looked} answered [@survey, Night workers, respondents]`, ``},
		{`[[412]{value="@survey, Students, respondents"}]{.looked} visitors answered`, ``},
	} {
		if got := saidOfLine(t, test.line); test.want == "" && got != "" || !strings.Contains(got, test.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", test.line, got, test.want)
		}
	}
}

func TestANumberIsNotBorneOutByTheNameOfItsRow(t *testing.T) {
	t.Parallel()
	for _, line := range []string{`14 cases [@weekly, week=14, cases]`, `In week 10, 47 cases [@weekly, week=14, cases]`, `Q3 had the most riders, 54,110 [@quarters, Q4, passengers]`} {
		if got := saidOfLine(t, line); !strings.Contains(got, "is not in") {
			t.Errorf("%s: got\n%s", line, got)
		}
	}
}

func TestBracketsOfABoundNumberThatHaveAnotherValueAreTold(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		line string
		told bool
	}{
		{`[915]{value="@survey, All, respondents"} answered`, false},
		{`[**915**]{value="@survey, All, respondents"} answered`, false},
		{`[54110]{value="@quarters, Q4, passengers"} rode`, false},
		{`[]{value="@survey, All, respondents"} answered`, false},
		{`[79 %]{value="@survey, All, share" scale=percent digits=0} agree`, false},
		{`[900]{value="@survey, All, respondents"} answered`, true},
		{`[about 915]{value="@survey, All, respondents"} answered`, false},
		{`[many]{value="@survey, All, respondents"} answered`, true},
	} {
		got := saidOfLine(t, test.line)
		if told := strings.Contains(got, "other tools show the brackets"); told != test.told || strings.Contains(got, "finding") {
			t.Errorf("%s: got\n%s", test.line, got)
		}
	}
	all, err := Check(surveyed(t, `[900]{value="@survey, All, respondents"} answered`), pandoc.DeckFile, nil)
	at := slices.IndexFunc(all, func(f Finding) bool { return f.Rule == "record" })
	if err != nil || at < 0 || all[at].Severity.Fails() || len(all[at].Fixes) != 1 {
		t.Fatalf("%+v (%v)", all, err)
	}
	if e := all[at].Fixes[0].Edits[0]; e.NewText != "915" || e.StartColumn != 4 || e.EndColumn != 7 {
		t.Errorf("the edit is %+v", e)
	}
}

func TestTheSignsThatResultsLackAreOfferedNowhere(t *testing.T) {
	t.Parallel()
	for _, line := range []string{`6% of them [@survey, Students, respondents], 4 [@weekly, week=6, cases]`, `$31 each [@survey, Students, respondents], 31 [@weekly, week=10, cases]`} {
		if got := saidOfLine(t, line); !strings.Contains(got, "is not in survey Students") || strings.Contains(got, "has 6%") || strings.Contains(got, "has $31") || strings.Contains(got, "has 4%") {
			t.Errorf("%s: got\n%s", line, got)
		}
	}
}

func TestWhatStandsAroundABoundNumberIsAStatementToBeRead(t *testing.T) {
	t.Parallel()
	deck := surveyed(t, `[412]{value="@survey, Students, respondents"} students and []{value="@survey, Visitors, respondents"} visitors answered, [[]{value="@survey, All, respondents"} / 5 = 183]{.derived} each`)
	all, err := Statements(deck, pandoc.DeckFile, fstest.MapFS{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range all {
		names = append(names, strings.Join(s.Names(), " + "))
	}
	if !slices.Equal(names, []string{"survey All, respondents", "survey Students, respondents + survey Visitors, respondents"}) {
		t.Errorf("the statements are %q", names)
	}
	unread, err := Unreviewed(deck, pandoc.DeckFile)
	if err != nil || len(unread) == 0 || !slices.ContainsFunc(unread, func(f Finding) bool {
		return strings.Contains(f.Message, "beside survey Students, respondents or survey Visitors, respondents")
	}) {
		t.Errorf("unread are %v (%v)", unread, err)
	}
}

func TestABoundNumberIsTellableToOtherTools(t *testing.T) {
	t.Parallel()
	deck := surveyed(t, `In all [915]{value="@survey, All, respondents"} answered`)
	claims := func() []slides.Claim {
		d, err := Read(deck, pandoc.DeckFile)
		if err != nil {
			t.Fatal(err)
		}
		return d.Claims
	}
	if all := claims(); len(all) != 1 || all[0].Text != "915" || all[0].Kind != slides.Value || !all[0].Borne || all[0].Before != "In all " || all[0].Passages[0].Spot.Name != "All, respondents" {
		t.Errorf("%+v", all)
	}
	damage(t, deck, "survey.csv", "All,915", "All,920")
	if all := claims(); len(all) != 1 || all[0].Text != "920" || all[0].Borne {
		t.Errorf("once it has moved: %+v", all)
	}
}

func TestADeckInGermanComputesWithBoundNumbersOfItsOwnWriting(t *testing.T) {
	t.Parallel()
	body := `- Unterschied: [[]{value="@zaehl, Brückenstraße, Anteil"} - []{value="@zaehl, Uferweg, Anteil"} = 8,3]{.derived}
- Zusammen [[]{value="@zaehl, Brückenstraße, Fahrten"} + []{value="@zaehl, Uferweg, Fahrten"} = 2.026.800]{.derived}
- Quote: [[]{value="@zaehl, Uferweg, Fahrten"} / []{value="@zaehl, Brückenstraße, Fahrten"} = 66,9 %]{.derived}
- Am Uferweg [812.300]{value="@zaehl, Uferweg, Fahrten"} Fahrten, []{value="@zaehl, Uferweg, Anteil"} %, 16,9 % [@zaehl, Uferweg, Anteil]
`
	deck := fstest.MapFS{
		"deck.md":      &fstest.MapFile{Data: []byte("---\ntitle: Radverkehr\nlang: de\nbibliography: sources.yaml\n---\n\n# Zählstellen {#stellen}\n\n" + body)},
		"sources.yaml": &fstest.MapFile{Data: []byte("- {id: zaehl, title: Zählung, file: zaehlung.csv}\n")},
		"zaehlung.csv": &fstest.MapFile{Data: []byte("Stelle;Fahrten;Anteil\nBrückenstraße;1214500;25,2\nUferweg;812300;16,9\nNordring;640750;13,3\n")},
	}
	relocked(t, deck)
	if got := findings(t, deck, nil); got != "" {
		t.Errorf("got\n%s", got)
	}
	damage(t, deck, "deck.md", "= 8,3]", "= 8,4]")
	damage(t, deck, "deck.md", "[812.300]", "[812.400]")
	if got := findings(t, deck, nil); !strings.Contains(got, "8,4") || !strings.Contains(got, "and zaehl Uferweg, Fahrten holds 812.300") {
		t.Errorf("got\n%s", got)
	}
}

func TestRowsOfDataThatNobodyHasReadAreNamedByTheirFile(t *testing.T) {
	t.Parallel()
	deck := surveyed(t, "Two routes")
	deck["deck.md"].Data = append(deck["deck.md"].Data, "\n``` {.chart #routes}\ntype: bar\ndata: model.json#routes\nlabel: name\nvalue: peak\nunit: riders\nsource: \"@model\"\ntitle: Two routes\nalt: Two bars.\n```\n"...)
	relocked(t, deck)
	unread, err := Unreviewed(deck, pandoc.DeckFile)
	if err != nil || !slices.ContainsFunc(unread, func(f Finding) bool {
		return f.File == "model.json" && strings.Contains(f.Message, "nobody has read “N1 · 41.2 / N2 · 22.7” of #routes beside model *")
	}) {
		t.Errorf("%v (%v)", unread, err)
	}
}
