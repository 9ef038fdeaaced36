package evidence

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/pandoc"
)

// plant is a line of testdata/plants: what is wrong with it, and the Markdown of its slide.
type plant struct {
	kind string // honest, if nothing is
	text string
	row  string // a record of the slide's chart, as CSV; empty for none
	// was and is are what a new run of the analysis changed in the results after they were locked; empty for nothing.
	was, is string
}

// honestKind is the kind of a line with which nothing is wrong.
const honestKind = "honest"

// readPlant reads a line: its kind, a bar, and what stands on its slide, with \n for the end of a line. A record begins
// with “record:”, a line with results that changed with “moved: was > is :”.
func readPlant(t *testing.T, line string) plant {
	t.Helper()
	kind, text, is := strings.Cut(line, " | ")
	if !is {
		t.Fatalf("%q has no kind", line)
	}
	p := plant{kind: kind, text: strings.ReplaceAll(text, `\n`, "\n")}
	if row, is := strings.CutPrefix(text, "record: "); is {
		p.row = row
		p.text = "``` {.chart #chart}\ntype: bar\ndata: chart.csv\ntitle: A chart\nalt: Bars.\n```"
	}
	if moved, is := strings.CutPrefix(text, "moved: "); is {
		change, rest, _ := strings.Cut(moved, " : ")
		p.was, p.is, _ = strings.Cut(change, " > ")
		p.text = rest
	}
	return p
}

// subject is a folder of testdata/plants: two source texts, results of an analysis, and lines on them.
type subject struct {
	name, lang string
	deck       fstest.MapFS // without deck.md and lock
	texts      fstest.MapFS
	lines      []plant
}

// readSubject reads a subject, whose texts are in a language.
func readSubject(t *testing.T, name, lang string) subject {
	t.Helper()
	s := subject{name: name, lang: lang, deck: fstest.MapFS{"pier.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>`)}}, texts: fstest.MapFS{}}
	list := "references:\n- {id: results, title: Results, file: results.csv}\n"
	files, err := filepath.Glob(filepath.Join("testdata/plants", name, "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("nothing of %s: %v", name, err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		switch base := filepath.Base(file); base {
		case "lines.txt":
			for line := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n") {
				s.lines = append(s.lines, readPlant(t, line))
			}
		case "results.csv":
			s.deck["results.csv"] = &fstest.MapFile{Data: b}
		default:
			title, _, _ := strings.Cut(string(b), "\n")
			list += fmt.Sprintf("- {id: %s, title: %q, file: %s}\n", strings.TrimSuffix(base, ".txt"), title, base)
			s.texts[base] = &fstest.MapFile{Data: b}
		}
	}
	s.deck["sources.yaml"] = &fstest.MapFile{Data: []byte(list)}
	return s
}

// verdict is what the check says of a line.
type verdict int

const (
	missed verdict = iota // nothing
	looked
	caught
)

// verdictOn checks a deck with one line, and returns the gravest that is found, with all of it.
func (s subject) verdictOn(t *testing.T, p plant) (v verdict, said string) {
	t.Helper()
	deck := fstest.MapFS{pandoc.DeckFile: {Data: fmt.Appendf(nil, "---\ntitle: X\nlang: %s\nbibliography: sources.yaml\nnocite: \"[@*]\"\n---\n\n# X {#x}\n\n%s\n", s.lang, p.text)}}
	for name, file := range s.deck {
		deck[name] = &fstest.MapFile{Data: file.Data}
	}
	if p.row != "" {
		deck["data/chart.csv"] = &fstest.MapFile{Data: []byte("label,value,unit,date,precision,asserted_by,source,paragraph,token\n" + p.row + "\n")}
	}
	lock, err := Lock(deck, pandoc.DeckFile, s.texts)
	if err != nil {
		t.Fatalf("%s: %v", p.text, err)
	}
	deck[LockFile] = &fstest.MapFile{Data: lock}
	if p.was != "" {
		damage(t, deck, "results.csv", p.was, p.is)
	}
	found, err := Check(deck, pandoc.DeckFile, s.texts)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		switch ofLine := f.File == pandoc.DeckFile || f.File == "data/chart.csv"; {
		case ofLine && f.Severity == Unproven:
			v = caught
		case ofLine && f.Severity == Look:
			v = max(v, looked)
		case f.Severity != Unchecked:
			t.Errorf("%s: the deck is not as meant: %s", p.text, f)
		}
		said += "\n\t" + f.String()
	}
	return v, said
}

// tally counts verdicts.
type tally [caught + 1]int

func (n tally) all() int { return n[missed] + n[looked] + n[caught] }

// row is a line of the table in docs/CHECK.md.
func (n tally) row(of string) string {
	return fmt.Sprintf("| %s | %d | %d | %d | %d |\n", of, n.all(), n[caught], n[looked], n[missed])
}

// The floors below which what docs/CHECK.md says must not fall, whatever is rewritten there.
const (
	leastPlants   = 342
	leastHonest   = 206
	leastNamed    = 326
	mostRefused   = 0
	mostFalseLook = 0
)

func TestPlantsAreFoundAsOftenAsTheDocumentSays(t *testing.T) {
	kinds, planted, honest := map[string]*tally{}, tally{}, tally{}
	var order []string
	bySubject := ""
	for _, s := range []subject{readSubject(t, "hospital", "en"), readSubject(t, "harbour", "en"), readSubject(t, "water", "zh"), readSubject(t, "library", "en"), readSubject(t, "brauerei", "de"), readSubject(t, "vineyard", "en"), readSubject(t, "xuexiao", "zh")} {
		var ofSubject, ofHonest tally
		for _, p := range s.lines {
			v, said := s.verdictOn(t, p)
			if p.kind == honestKind {
				honest[v]++
				ofHonest[v]++
			} else {
				if kinds[p.kind] == nil {
					kinds[p.kind] = &tally{}
					order = append(order, p.kind)
				}
				kinds[p.kind][v]++
				planted[v]++
				ofSubject[v]++
			}
			if (v == missed) != (p.kind == honestKind) || testing.Verbose() {
				t.Logf("%s: %s: %s: %s %s%s", []string{"nothing said", "looked at", "caught"}[v], s.name, p.kind, p.text, p.row, said)
			}
		}
		bySubject += ofSubject.row(s.name + ", errors")
		bySubject += ofHonest.row(s.name + ", honest")
	}
	var table strings.Builder
	table.WriteString("| kind | lines | caught | looked at | nothing said |\n| --- | --- | --- | --- | --- |\n")
	for _, kind := range order {
		table.WriteString(kinds[kind].row(kind))
	}
	table.WriteString(planted.row("**all errors**") + honest.row("**honest**") + bySubject)
	t.Log("\n" + table.String())
	if planted.all() < leastPlants || honest.all() < leastHonest {
		t.Errorf("%d errors and %d honest lines are fewer than %d and %d", planted.all(), honest.all(), leastPlants, leastHonest)
	}
	if n := planted[caught] + planted[looked]; n < leastNamed {
		t.Errorf("%d errors are named, fewer than %d", n, leastNamed)
	}
	if honest[caught] > mostRefused || honest[looked] > mostFalseLook {
		t.Errorf("%d honest lines are refused and %d looked at, more than %d and %d", honest[caught], honest[looked], mostRefused, mostFalseLook)
	}
	holdTable(t, "../../docs/CHECK.md", table.String())
}

// holdTable holds the table of a document that begins with the same line, up to a blank line, against a table.
func holdTable(t *testing.T, file, table string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(table, "\n")
	paragraphs := strings.Split(string(b), "\n\n")
	i := slices.IndexFunc(paragraphs, func(s string) bool { return strings.HasPrefix(s, head+"\n") })
	if i < 0 {
		t.Fatalf("%s has no table %s", file, head)
	}
	if paragraphs[i] == strings.TrimSpace(table) {
		return
	}
	if !*update {
		t.Errorf("the table in %s is not what is measured; run go test ./slides/evidence -update and look at the difference", file)
		return
	}
	paragraphs[i] = strings.TrimSpace(table)
	if err := os.WriteFile(file, []byte(strings.Join(paragraphs, "\n\n")), 0o644); err != nil {
		t.Fatal(err)
	}
}
