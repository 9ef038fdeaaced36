package briefing

import (
	"strings"
	"testing"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"exhibit/slides"
)

// paragraphs is the length of each source text, in paragraphs.
var paragraphs = map[string]int{
	"liquidvpn":  22,
	"accomplish": 14,
	"chen-lim":   90,
	"peace-deal": 21,
	"cfr-knake":  16,
}

func read(t *testing.T) *slides.Deck {
	t.Helper()
	d, err := evidence.Read(FS, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSlides(t *testing.T) {
	d := read(t)
	if n := len(d.Slides); n < 18 || n > 22 {
		t.Errorf("%d slides, want 18 to 22", n)
	}
	if d.Slides[0].Class != "title" {
		t.Errorf("slide %q opens the deck with class %q, want title", d.Slides[0].Slug, d.Slides[0].Class)
	}
	for _, s := range d.Slides {
		if len(s.Cites) == 0 {
			t.Errorf("slide %q cites nothing", s.Slug)
		}
		if len(s.Title) > 80 {
			t.Errorf("slide %q: headline of %d bytes, want one line of at most 80", s.Slug, len(s.Title))
		}
		if n := len(strings.Fields(slides.Plain(s.Notes))); n < 60 {
			t.Errorf("slide %q: notes of %d words, want 60 or more", s.Slug, n)
		}
	}
}

func TestCitedParagraphsExist(t *testing.T) {
	d := read(t)
	cited := map[string]bool{}
	check := func(where string, c slides.Cite) {
		cited[c.Source] = true
		last, ok := paragraphs[c.Source]
		if !ok {
			t.Errorf("%s: source %q is not one of the texts", where, c.Source)
		}
		if len(c.Spots) == 0 {
			t.Errorf("%s: %s names no paragraph", where, c)
		}
		for _, at := range c.Spots {
			if p := at.Paragraph; p < 1 || p > last {
				t.Errorf("%s: %s has no ¶%d; its last is ¶%d", where, c.Source, p, last)
			}
		}
	}
	for _, s := range d.Slides {
		for _, c := range s.Cites {
			check(s.Slug, c)
		}
		for _, c := range s.NoteCites {
			check(s.Slug+" (notes)", c)
		}
	}
	for _, f := range d.Figures {
		for _, r := range f.Records {
			check(f.ID, r.Cite)
		}
	}
	if len(d.Sources) != len(paragraphs) {
		t.Errorf("%d sources in the bibliography, want %d", len(d.Sources), len(paragraphs))
	}
	for _, s := range d.Sources {
		if !cited[s.ID] {
			t.Errorf("source %q is never cited", s.ID)
		}
		if s.Stance == "" || s.Kind == "" {
			t.Errorf("source %q: kind %q, stance %q; want both", s.ID, s.Kind, s.Stance)
		}
	}
}

// TestKeyFigures keeps the numbers, dates and names that the accounts turn on.
func TestKeyFigures(t *testing.T) {
	text := strings.NewReplacer("‡", "", "*", "").Replace(text(read(t))) // without the marks of contested figures
	for _, want := range []string{
		// the agreement
		"25 September 2015", "28 March 2016", "four points", "three parts", "twice per year", "end of 2015",
		"CERT-to-CERT", "red phone", "Executive Order 13694", "Attorney General", "Homeland Security",
		"Ministry of Public Security", "Ministry of State Security", "Ministry of Justice",
		"State Internet and Information", "anti-corruption",
		// the breach
		"4 million", "21.5 million", "1.1 million", "5.6 million", "22 million", "5.375", "5.09",
		// the run-up
		"Unit 61398", "F-35", "second half of 2009", "more than 600", "June 2013", "five officers", "20 May 2014",
		"15 and 16 September 2015", "23 September 2015", "February 2015", "March 2015",
		// China's groups and documents
		"1993", "2001", "2003", "2008 to January 2014", "2013", "February 2014",
		"中央国家安全委员会", "中央网络安全和信息化领导小组", "网络安全", "信息安全",
		"State Informatization Leading Group", "State Network and Information Security Coordination Small Group",
		"National Security Commission", "Central Network Security and Informatization Leading Small Group",
		"Military Strategic Guidelines", "1956, 1980, 1993", "Document 27", "9 September 2003",
		"National Informatisation Development Strategy", "19 March 2006", "The Science of Military Strategy",
		"The Diversified Employment of China’s Armed Forces", "April 2013",
		"Opinion on Further Strengthening Military Information Security Work", "7 October 2014",
		// statistics
		"184", "130", "nearly 90,000", "86 commendations", "five bug fixes", "21st century",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the deck no longer says %q", want)
		}
	}
}

func TestFigures(t *testing.T) {
	d := read(t)
	for id, kind := range map[string]string{"opm-estimates": "dumbbell", "group-dates": "establishment", "timeline": "timeline", "channels": "diagram", "papers": "timeline"} {
		f := d.Figure(id)
		if f == nil {
			t.Errorf("no figure %q", id)
			continue
		}
		if f.Type != kind {
			t.Errorf("figure %q is of type %q, want %q", id, f.Type, kind)
		}
	}
	keys := 0
	for _, r := range d.Figure("timeline").Records {
		if r.Category == "publication" {
			t.Errorf("timeline shows %q, a publication", r.Label)
		}
		if n := len([]rune(r.Label)); n > 38 {
			t.Errorf("timeline label %q has %d characters, want at most 38", r.Label, n)
		}
		if r.Key {
			keys++
		}
	}
	if keys < 10 || keys > 14 {
		t.Errorf("%d events of the timeline have their names, want about a dozen", keys)
	}
}

// text is everything the deck says, without markup and with single spaces.
func text(d *slides.Deck) string {
	var all []string
	var blocks func([]slides.Block)
	blocks = func(list []slides.Block) {
		for _, block := range list {
			all = append(all, slides.Plain(block.Text))
			for _, c := range block.Columns {
				blocks(c.Blocks)
			}
		}
	}
	for _, s := range d.Slides {
		all = append(all, slides.Plain(s.Headline))
		blocks(s.Blocks)
		all = append(all, slides.Plain(s.Notes))
	}
	return strings.Join(all, " ")
}

// TestASlideSaysWhatCanBeReadAtAGlance counts the words that are on a slide besides tables, charts, citations and the seal.
func TestASlideSaysWhatCanBeReadAtAGlance(t *testing.T) {
	const most = 45
	d := read(t)
	for i := range d.Slides {
		words := 0
		var blocks func([]slides.Block)
		blocks = func(list []slides.Block) {
			for _, b := range list {
				for _, n := range b.Text {
					if n.Kind != "table" && !strings.Contains(n.Attr("class"), "matrix") {
						words += len(strings.Fields(slides.Plain([]slides.Node{n})))
					}
				}
				for _, c := range b.Columns {
					blocks(c.Blocks)
				}
			}
		}
		blocks(d.Slides[i].Blocks)
		if words > most {
			t.Errorf("slide %q has %d words, want %d at most; the rest is for the notes", d.Slides[i].Slug, words, most)
		}
	}
}
