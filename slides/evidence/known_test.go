package evidence

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/decktest"
	"exhibit/slides/pandoc"

	"exhibit/slides"
)

// dated is a deck of one slide with a source of 2010, one of 2016 and one that nobody dated.
func dated(t *testing.T, heading, body string) *slides.Deck {
	t.Helper()
	files := fstest.MapFS{
		"deck.md": {Data: []byte("---\npagetitle: Gulls\nslide-level: 1\nbibliography: sources.yaml\n---\n\n# " + heading + "\n\n" + body + "\n")},
		"sources.yaml": {Data: []byte("references:\n" +
			"- {id: old, type: book, title: Old, issued: 2010}\n" +
			"- {id: new, type: book, title: New, issued: 2016-03-28}\n" +
			"- {id: placed, type: book, title: Placed, available-date: 2015-09}\n" +
			"- {id: lost, type: book, title: Lost}\n")},
		"data/gulls.csv": {Data: []byte("series,label,value,unit,date,end,precision,known,asserted_by,source,paragraph\n" +
			"a,Counted early,1,gulls,2011,,year,,A,new,1\n" +
			"a,Counted late,2,gulls,2015-10-02,,day,,A,old,1\n" +
			"a,Spanning,3,gulls,2009,2012,period,,A,old,2\n" +
			"a,Planned,4,gulls,2020,,year,2010,A,old,3\n" +
			"b,Undated of 2010,5,gulls,,,,,A,old,4\n" +
			"b,Undated of 2016,6,gulls,,,,,A,new,2\n" +
			"b,Undated of nobody,7,gulls,,,,,A,lost,1\n")},
	}
	if !strings.Contains(body, "gulls.csv") {
		delete(files, "data/gulls.csv")
	}
	d, err := Read(files, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const chart = "\n\n``` {.chart #gulls}\ntype: bar\ndata: gulls.csv\ntitle: More gulls\nalt: Bars.\nnote: Rough.\n```\n"

func TestTextIsKnownFromItsSourceOrItsOwnDate(t *testing.T) {
	for _, test := range []struct{ name, body, day, want string }{
		{"an old source", "Two gulls [@old, ¶1].", "2010", `<p>Two gulls OLD.</p>`},
		{"the last day of a year counts", "Two gulls [@old, ¶1].", "2010-12-30", ``},
		{"a new source", "Two gulls [@new, ¶1].", "2016-03-27", ``},
		{"a new source on its day", "Two gulls [@new, ¶1].", "2016-03-28", `<p>Two gulls NEW.</p>`},
		{"the latest of several sources", "Two gulls [@old, ¶1; @new, ¶1].", "2015", ``},
		{"a source placed by its content", "Two gulls [@placed, ¶1].", "2015-09", `<p>Two gulls PLACED.</p>`},
		{"a source that nobody dated", "Two gulls [@lost, ¶1].", "2100", ``},
		{"a date of its own, earlier", "[Two gulls in 2012 [@new, ¶1].]{known=2012}", "2012", `<p><span>Two gulls in 2012 NEW.</span></p>`},
		{"a date of its own, later", "[Two gulls [@old, ¶1].]{known=2016}", "2015", ``},
		{"a part of a paragraph", "All gulls [@old, ¶1]. [Two [@old, ¶2].]{known=2016}", "2015", `<p>All gulls OLD. </p>`},
		{"a block with a date", "::: {.aside known=2012}\nTwo gulls [@new, ¶1].\n:::", "2012", `<div class="aside"><p>Two gulls NEW.</p></div>`},
		{"text without a source", "What to look at.", "2000", `<p>What to look at.</p>`},
		{"text beside nothing that was known", "What to look at.\n\nTwo gulls [@new, ¶1].", "2015", ``},
		{"a heading with nothing below it", "## Late\n\nTwo gulls [@new, ¶1].\n\n## Early\n\nOne gull [@old, ¶1].", "2015", `<h2>Early</h2><p>One gull OLD.</p>`},
		{"items of a list", "- Two gulls [@new, ¶1]\n- One gull [@old, ¶1]", "2015", `<ul><li>One gull OLD</li></ul>`},
		{"a list within a list", "- One gull [@old, ¶1]\n    - Two gulls [@new, ¶1]", "2015", `<ul><li>One gull OLD</li></ul>`},
		{"a list without an item", "One gull [@old, ¶1].\n\n- Two gulls [@new, ¶1]", "2015", `<p>One gull OLD.</p>`},
		{"a block quote is as late as its source", "> “Two gulls”\n>\n> A keeper [@new, ¶1]", "2015", ``},
		{"a term goes with its meaning", "Gull\n:   A bird [@new, ¶1]\n\nTern\n:   Another [@old, ¶1]", "2015", `<dl><dt>Tern</dt><dd>Another OLD</dd></dl>`},
		{"a cell", "| Gulls | Terns |\n|---|---|\n| one [@old, ¶1] | two [@new, ¶1] |", "2015",
			`<div class="scroll"><table><thead><tr><th scope="col">Gulls</th><th scope="col">Terns</th></tr></thead><tbody><tr><td>one OLD</td><td class="later">…</td></tr></tbody></table></div>`},
		{"a row", "| Where | Gulls |\n|---|---|\n| here | one [@old, ¶1] |\n| there | two [@new, ¶1] |", "2015",
			`<div class="scroll"><table><thead><tr><th scope="col">Where</th><th scope="col">Gulls</th></tr></thead><tbody><tr><td>here</td><td>one OLD</td></tr></tbody></table></div>`},
		{"a row in which a part has a date of its own", "| Where | Gulls |\n|---|---|\n| [here in 2012 [@new, ¶1]]{known=2012} | two [@new, ¶1] |", "2012",
			`<div class="scroll"><table><thead><tr><th scope="col">Where</th><th scope="col">Gulls</th></tr></thead><tbody><tr><td><span>here in 2012 NEW</span></td><td class="later">…</td></tr></tbody></table></div>`},
		{"a table without a row", "| Where | Gulls |\n|---|---|\n| there | two [@new, ¶1] |", "2015", ``},
		{"a cell of several lines", "------------- -------\none [@old,¶1] x\n\ntwo           y [@new,\n              ¶1]\n------------- -------", "2015",
			`<div class="scroll"><table><colgroup><col width="64%"><col width="36%"></colgroup><tbody><tr><td>one OLD</td><td class="align-left">x</td></tr></tbody></table></div>`},
		{"blocks of a cell", "+---------------+---+\n| one [@old,¶1] | x |\n|               |   |\n| two [@new,¶1] |   |\n|               |   |\n| - a [@new,¶1] |   |\n| - b [@old,¶1] |   |\n+---------------+---+", "2015",
			`<div class="scroll"><table><colgroup><col width="80%"><col width="20%"></colgroup><tbody><tr><td><p>one OLD</p><ul><li>b OLD</li></ul></td><td>x</td></tr></tbody></table></div>`},
		{"a cell of HTML", "One gull [@old, ¶1].\n\n<table><tr><th>\n\nTwo [@new, ¶1]\n\n</th><td colspan=2>\n\none [@old, ¶1]\n\n</td></tr></table>", "2015",
			`<p>One gull OLD.</p><div class="scroll"><table><tbody><tr><th scope="row" class="later">…</th><td colspan="2"><p>one OLD</p></td></tr></tbody></table></div>`},
		{"links to slides keep the date", "[Two](#gulls) gulls [@old, ¶1].", "2015", `<p><a href="/s/gulls?known=2015">Two</a> gulls OLD.</p>`},
		{"columns", ":::: columns\n::: column\nOne gull [@old, ¶1].\n:::\n::: column\nTwo gulls [@new, ¶1].\n:::\n::::", "2015", `<p>One gull OLD.</p>`},
		{"no day", "Two gulls [@lost, ¶1]. [Three]{known=2016}", "", `<p>Two gulls LOST. <span>Three</span></p>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := dated(t, "Gulls {#gulls}", test.body).AsKnown(slides.Date(test.day)).Slides[0]
			if got := plainMarks(blocksHTML(s.Blocks)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

var citeSpan = regexp.MustCompile(`\x{a0}?<span class="cites"><a class="cite" href="#src-(\w+)"[^>]*>[^<]*</a>(?: <a[^>]*>[^<]*</a>)*</span>`)

// plainMarks is HTML with short citations, such as OLD.
func plainMarks(s string) string {
	return citeSpan.ReplaceAllStringFunc(s, func(m string) string { return " " + strings.ToUpper(citeSpan.FindStringSubmatch(m)[1]) })
}

func blocksHTML(blocks []slides.Block) string {
	s := ""
	for _, b := range blocks {
		s += slides.HTML(b.Text, "", "")
		for _, c := range b.Columns {
			s += blocksHTML(c.Blocks)
		}
	}
	return s
}

func TestRecordsAreKnownFromTheirDateElseTheirSource(t *testing.T) {
	d := dated(t, "Gulls {#gulls}", "One [@old, ¶1; @placed, ¶1]."+chart)
	for _, test := range []struct{ day, want string }{
		{"2009", ""},
		{"2010", "Planned, Undated of 2010"},
		{"2011", "Counted early, Planned, Undated of 2010"},
		{"2012-12-31", "Counted early, Spanning, Planned, Undated of 2010"},
		{"2015-10-01", "Counted early, Spanning, Planned, Undated of 2010"},
		{"2015-10-02", "Counted early, Counted late, Spanning, Planned, Undated of 2010"},
		{"2016-03-28", "Counted early, Counted late, Spanning, Planned, Undated of 2010, Undated of 2016"},
	} {
		f := d.AsKnown(slides.Date(test.day)).Figures[0]
		var labels []string
		for _, r := range f.Records {
			labels = append(labels, r.Label)
		}
		if got := strings.Join(labels, ", "); got != test.want || f.Later != 7-len(labels) {
			t.Errorf("as known on %s: %s, %d later\nwant %s", test.day, got, f.Later, test.want)
		}
		if f.Title+f.Alt+f.Note != "" {
			t.Errorf("as known on %s the figure says %q", test.day, f.Title+f.Alt+f.Note)
		}
	}
}

func TestAHeadlineGoesWithWhatItSumsUp(t *testing.T) {
	for _, test := range []struct {
		name, heading, body, day string
		later                    bool
	}{
		{"all is known", "Gulls {#gulls}", "One [@old, ¶1].", "2010", false},
		{"something is not", "Gulls {#gulls}", "One [@old, ¶1].\n\nTwo [@new, ¶1].", "2010", true},
		{"a record is not", "Gulls {#gulls}", "One [@old, ¶1; @lost, ¶1]." + chart, "2015", true},
		{"a date of its own", "Gulls {#gulls known=2010}", "One [@new, ¶1].", "2010", false},
		{"a later date of its own", "Gulls {#gulls known=2011}", "One [@old, ¶1].", "2010", true},
		{"a citation of its own", "Gulls [@new, ¶1] {#gulls}", "One [@old, ¶1].", "2015", true},
		{"notes do not count", "Gulls {#gulls}", "One [@old, ¶1].\n\n::: notes\nTwo [@new, ¶1].\n:::", "2015", false},
	} {
		s := dated(t, test.heading, test.body).AsKnown(slides.Date(test.day)).Slides[0]
		if s.Later != test.later || (s.Title == "") != test.later || (s.Headline == nil) != test.later {
			t.Errorf("%s: later %t, title %q; want later %t", test.name, s.Later, s.Title, test.later)
		}
	}
}

func TestSourcesAndEvidenceFollowWhatIsLeft(t *testing.T) {
	d := dated(t, "Gulls {#gulls}", "One [@old, ¶1].\n\nTwo [@new, ¶7; @placed, ¶1]."+chart).AsKnown("2011")
	var ids, passages []string
	for _, s := range d.Sources {
		ids = append(ids, s.ID)
	}
	for _, e := range d.Evidence {
		passages = append(passages, fmt.Sprint(e.Source, " ¶", e.Spot.Paragraph))
	}
	// The record of 2011 was known then, though its source is of 2016.
	if got := strings.Join(ids, " "); got != "old new" {
		t.Errorf("sources %s", got)
	}
	if got := strings.Join(passages, ", "); got != "new ¶1, old ¶1, old ¶3, old ¶4" {
		t.Errorf("evidence for %s", got)
	}
}

func TestStepsThatAreLeftAreCountedAnew(t *testing.T) {
	body := "::: incremental\n- One [@old, ¶1]\n- Two [@new, ¶1]\n- Three [@old, ¶1]\n:::\n\n. . .\n\nFour [@old, ¶1].\n"
	s := dated(t, "Gulls {#gulls}", body).AsKnown("2015").Slides[0]
	if s.Steps != 3 || !strings.Contains(slides.HTML(s.Blocks[0].Text, "", ""), `<li data-step="2">Three`) || s.Blocks[1].Step != 3 {
		t.Errorf("%d steps in %+v", s.Steps, s.Blocks)
	}
}

func TestNothingOfTheBriefingIsShownBeforeItWasKnown(t *testing.T) {
	d, err := Read(os.DirFS("../briefing"), pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	days := []slides.Date{"1900", "2015", "2015-09", "9999-12-31"}
	add := func(date slides.Date) {
		if date != "" {
			days = append(days, date, slides.Date(date.Start().AddDate(0, 0, -1).Format("2006-01-02")), slides.Date(date.Last()))
		}
	}
	for _, s := range d.Sources {
		add(s.Known())
	}
	for _, f := range d.Figures {
		for _, r := range f.Records {
			add(d.KnownFrom(&r))
		}
	}
	slices.Sort(days)
	for _, day := range slices.Compact(days) {
		known := d.AsKnown(day)
		if newer := newerThan(d, known, day); newer != "" {
			t.Errorf("as known on %s: %s", string(day), newer)
		}
		decktest.CheckHTML(t, known)
	}
	for _, e := range d.Evidence {
		if e.Withheld || slices.ContainsFunc(e.Found, func(f slides.Taken) bool { return f.Text == "" }) {
			t.Fatal("the deck itself has changed")
		}
	}
	if left := d.AsKnown("9999-12-31"); len(left.Evidence) != len(d.Evidence) || left.Slides[3].Later {
		t.Error("at the end of time something is missing")
	}
}

func TestNoMarkTellsWhatOthersSaidLater(t *testing.T) {
	d, err := Read(fstest.MapFS{
		"deck.md": {Data: []byte("---\npagetitle: Gulls\nbibliography: sources.yaml\n---\n\n# Gulls {#gulls}\n\nFour gulls [@old, ¶1].\n\n" +
			"# Points {#points}\n\n``` {.chart #point}\ntype: disagreement\ndata: points.csv\ntitle: Gulls\nalt: Values.\n```\n\n" +
			"# Chart {#chart}\n\n``` {.chart #counts}\ntype: bar\ndata: counts.csv\ntitle: Gulls\nalt: A bar.\n```\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: old, type: book, title: Old, issued: 2010}\n- {id: new, type: book, title: New, issued: 2016-03-28}\n")},
		"data/points.csv": {Data: []byte("series,label,category,value,unit,asserted_by,source,paragraph\n" +
			"How many?,Four gulls,differ,4,gulls,A,old,1\nHow many?,Three gulls,differ,3,gulls,B,new,1\n")},
		"data/counts.csv": {Data: []byte("label,value,unit,asserted_by,source,paragraph\nGulls,4,gulls,A,old,1\n")},
	}, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		day    slides.Date
		marked bool
	}{{"2015", false}, {"2016-03-28", true}, {"", true}} {
		known := d.AsKnown(test.day)
		text, r := blocksHTML(known.Slides[0].Blocks), known.Figures[1].Records[0]
		if strings.Contains(text, "contested") != test.marked || (r.Others != "") != test.marked || (r.Contested != "") != test.marked {
			t.Errorf("as known on %s: %s, record %q", string(test.day), text, r.Others)
		}
		if test.day == "2016-03-28" && (!strings.Contains(text, `href="/s/points?known=2016-03-28#figure-point"`) || r.Dispute != "/s/points?known=2016-03-28#figure-point") {
			t.Errorf("the marks do not keep the day: %s, %s", text, r.Dispute)
		}
	}
}

// newerThan names the first part of a deck, as known on a day, that is later than the day;
// empty for none.
func newerThan(whole, known *slides.Deck, day slides.Date) string {
	if day == "" {
		return ""
	}
	rests := map[string]bool{} // the passages of the remaining records
	for _, f := range known.Figures {
		for _, r := range f.Records {
			own := []slides.Date{r.Known, r.End, r.Date}
			if s := whole.Source(r.Cite.Source); s != nil {
				own = append(own, s.Known())
			}
			own = slices.DeleteFunc(own, func(d slides.Date) bool { return d == "" })
			if len(own) == 0 || own[0].Last() > day.Last() {
				return fmt.Sprintf("record %q of %s", r.Label, f.ID)
			}
			rests[r.Cite.Source] = true
		}
	}
	for _, e := range known.Evidence {
		if said := append(slices.Clone(e.Found), e.Missing...); !whole.Source(e.Source).Known().KnownBy(day) && slices.ContainsFunc(said, func(s slides.Taken) bool { return s.Text != "" }) {
			return fmt.Sprintf("what was found in %s ¶%d: %v", e.Source, e.Spot.Paragraph, said)
		}
	}
	for _, s := range known.Sources {
		if !s.Known().KnownBy(day) && !rests[s.ID] && !strings.Contains(markedText(whole, day), `href="#src-`+s.ID+`"`) {
			return "source " + s.ID
		}
	}
	return ""
}

// markedText is the text of a deck with a date of its own that ends no later than the day.
func markedText(d *slides.Deck, day slides.Date) string {
	var b strings.Builder
	walk := func(text []slides.Node) {
		slides.Walk(text, func(n *slides.Node) bool {
			if own := (n.Kind == "span" || n.Kind == "div") && n.Known != "" && n.Known <= day.Last(); own {
				b.WriteString(slides.HTML([]slides.Node{*n}, "", ""))
				return false
			}
			return true
		})
	}
	for _, s := range d.Slides {
		if s.Known != "" && s.Known.KnownBy(day) {
			b.WriteString(slides.HTML(s.Headline, "", ""))
		}
		for _, block := range s.Blocks {
			block.EachText(walk)
		}
		walk(s.Notes)
	}
	return b.String()
}

func TestTheWholeDeckIsTheDeckOfNoDay(t *testing.T) {
	d := dated(t, "Gulls {#gulls}", "A \\<br> *b*  \nline [@old, ¶1].\n\n1. `<code>` & \"so\"\n\n```\n<a>\n```")
	s := slides.HTML(d.Slides[0].Blocks[0].Text, "", "")
	if got := slides.HTML(d.AsKnown("").Slides[0].Blocks[0].Text, "", ""); got != s {
		t.Errorf("got  %s\nfrom %s", got, s)
	}
}
