package evidence

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/fault"
	"exhibit/slides/pandoc"
)

// found is what the check finds in a deck.
func found(t *testing.T, deck fs.FS) []Finding {
	t.Helper()
	all, err := Check(deck, pandoc.DeckFile, nil)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// part is the text of a file between two places, and false where there are no such places.
func part(text string, line, column, endLine, endColumn int) (string, bool) {
	lines := strings.SplitAfter(text, "\n")
	offset := func(line, column int) int {
		if line < 1 || line > len(lines) || column < 1 || column > len([]rune(lines[line-1]))+1 {
			return -1
		}
		return len(strings.Join(lines[:line-1], "")) + len(string([]rune(lines[line-1])[:column-1]))
	}
	from, to := offset(line, column), offset(endLine, endColumn)
	if from < 0 || to < from {
		return "", false
	}
	return text[from:to], true
}

// apply carries an edit out.
func apply(t *testing.T, deck fstest.MapFS, e fault.Edit) {
	t.Helper()
	text := string(deck[e.File].Data)
	was, ok := part(text, e.StartLine, e.StartColumn, e.EndLine, e.EndColumn)
	before, _ := part(text, 1, 1, e.StartLine, e.StartColumn)
	if !ok {
		t.Fatalf("%+v is not in the file", e)
	}
	deck[e.File] = &fstest.MapFile{Data: []byte(before + e.NewText + text[len(before)+len(was):])}
}

func TestEveryRuleHasAnExampleThatBreaksIt(t *testing.T) {
	for _, rule := range Rules {
		if rule.Example.File == "" {
			continue // the command line tests it
		}
		deck, _ := linted(t)
		damage(t, deck, rule.Example.File, rule.Example.Right, rule.Example.Wrong)
		all, err := Examine(deck, pandoc.DeckFile, nil)
		if err != nil {
			t.Fatal(err)
		}
		broken := false
		for _, f := range all {
			broken = broken || f.Rule == rule.Name
		}
		if !broken || rule.Means == "" {
			t.Errorf("%s: %v", rule.Name, all)
		}
	}
}

// mendable are changes of testdata/linted, with what the check says of them in short: see shown.
var mendable = []struct{ name, file, old, new, want string }{
	{"a wrong figure", "deck.md", "1 240 gulls", "1 420 gulls", `absent “1 420” on gulls; write “1,240” for “1 420”?`},
	{"a wrong size", "deck.md", "2,500,000", "25 million", `absent “25 million” on money; write “2.5 million” for “25 million”?`},
	{"a wrong day", "deck.md", "May 3, 2011", "May 4, 2011", `absent “May 4, 2011” on gulls; write “3 May 2011” for “May 4, 2011”?`},
	{"a wrong passage", "deck.md", "a storm [@log, ¶3]", "a storm [@log, ¶2]", `absent “86” on gulls; log ¶3 has 86 lamps; write “[@log, ¶3]” for “[@log, ¶2]”?`},
	{"no citation", "deck.md", "Unit 44.", "Unit 44 and 86 boats.", `uncited “86” on gulls; log ¶3 has 86 lamps; write “ [@log, ¶3]” for “”?`},
	{"no paragraph", "deck.md", "a storm [@log, ¶3]", "a storm [@log]", `passage “[@log]” on gulls; log ¶3 has 86 lamps; write “[@log, ¶3]” for “[@log]”?`},
	{"a paragraph beyond the end", "deck.md", "a storm [@log, ¶3]", "a storm [@log, ¶9]", `passage “[@log, ¶9]” on gulls; log ¶3 has 86 lamps; write “[@log, ¶3]” for “[@log, ¶9]”?`},
	{"words nobody spoke", "deck.md", "They sleep on the lamps”", "They roost on the lamps”", `absent ““They roost on the lamps”” on gulls; write “They sleep on the lamps” for “They roost on the lamps”?`},
	{"a misspelt key", "deck.md", "title: From 310", "titel: From 310", `unknown “titel” on gulls; write “title” for “titel”!`},
	{"a misspelt type", "deck.md", "type: bar", "type: bars", `unknown “bars” on gulls; write “bar” for “bars”!`},
	{"a misspelt file", "deck.md", "data: gulls.csv", "data: gull.csv", `unknown “gull.csv” on gulls; write “gulls.csv” for “gull.csv”!`},
	{"a misspelt class", "deck.md", "]{.own}", "]{.owns}", `unknown “owns” on gulls; write “own” for “owns”!`},
	{"a misspelt source", "deck.md", "a storm [@log", "a storm [@lpg", `unknown “lpg” on gulls; write “log” for “lpg”!`},
	{"a misspelt key of the front matter", "deck.md", "bibliography:", "bibliograhpy:", `unknown “bibliograhpy”; write “bibliography” for “bibliograhpy”!`},
	{"a word that is far from all", "deck.md", "type: bar", "type: pie", `unknown “pie” on gulls`},
	{"wrong arithmetic", "deck.md", "= 4, exactly", "= 5, exactly", `derived “1,240 / 310 = 5, exactly 4 times” on gulls; write “4” for “5”?`},
	{"a wrong rounding", "deck.md", "exactly 4 times", "about 4.1 times", `derived “1,240 / 310 = 4, about 4.1 times” on gulls; write “4.0” for “4.1”?`},
	{"a wrong number of days", "deck.md", "= 124 days", "= 123 days", `derived “3 May 2011 to 4 September 2011 = 123 days” on gulls; write “124” for “123”?`},
	{"a value that is not its token's", "data/gulls.csv", "Before,310,", "Before,301,", `record “301” on gulls; write “310” for “301”?`},
	{"a row's wrong paragraph", "data/gulls.csv", "log,2,310 of 2009", "log,3,310 of 2009", `absent “310” on gulls; log ¶2 has 310; write “2” for “3”?`},
	{"a passage that is not locked", "deck.md", "a storm [@log, ¶3]", "a storm [@log, ¶1]", `lock on gulls; run [lock]!`},
	{"no empty line", "deck.md", "- Of 86", "\nThe warden:\n- Of 86", `format on gulls; write “\n” for “”!`},
}

func TestAFindingSaysWhereItIsAndHowItIsMended(t *testing.T) {
	for _, tc := range mendable {
		t.Run(tc.name, func(t *testing.T) {
			deck, _ := linted(t)
			damage(t, deck, tc.file, tc.old, tc.new)
			var all []string
			for _, f := range found(t, deck) {
				all = append(all, shown(deck, f))
			}
			if got := strings.Join(all, "\n"); !strings.Contains("\n"+got+";", "\n"+tc.want) {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}

// shown is a finding in short: rule, text, slide, passages and fixes, those that are certain with ! behind them.
func shown(deck fstest.MapFS, f Finding) string {
	s := f.Rule
	if f.EndLine > 0 {
		text, _ := part(string(deck[f.File].Data), f.Line, f.Column, f.EndLine, f.EndColumn)
		s += " “" + text + "”"
	}
	if f.Slide != "" {
		s += " on " + f.Slide
	}
	for _, p := range f.Passages {
		s += fmt.Sprintf("; %s %s has %s", p.Source, p.Locator, p.Text)
	}
	for i, fix := range f.Fixes {
		if i == 0 {
			s += ";"
		}
		for _, e := range fix.Edits {
			was, _ := part(string(deck[e.File].Data), e.StartLine, e.StartColumn, e.EndLine, e.EndColumn)
			s += fmt.Sprintf(" write “%s” for “%s”", strings.ReplaceAll(e.NewText, "\n", `\n`), was)
		}
		if fix.Run != nil {
			s += fmt.Sprintf(" run %v", fix.Run)
		}
		s += map[bool]string{true: "!", false: "?"}[fix.Certain]
	}
	return s
}

// TestACertainFixMendsWhatItIsFor carries out each certain edit for each damage: the finding goes, and no other
// comes that was not there before.
func TestACertainFixMendsWhatItIsFor(t *testing.T) {
	mended := 0
	for _, tc := range append(slices.Clone(damages), mendable...) {
		deck, _ := linted(t)
		damage(t, deck, tc.file, tc.old, tc.new)
		for _, f := range found(t, deck) {
			for _, fix := range f.Fixes {
				if !fix.Certain || fix.Edits == nil {
					continue
				}
				mended++
				after := fstest.MapFS{}
				for name, file := range deck {
					after[name] = file
				}
				for _, e := range fix.Edits {
					apply(t, after, e)
				}
				for _, g := range found(t, after) {
					if g.Message == f.Message && g.Line == f.Line {
						t.Errorf("%s: %s is not mended by %+v", tc.name, f, fix)
					}
				}
			}
		}
	}
	if mended < 8 {
		t.Errorf("only %d certain fixes", mended)
	}
}

func TestWhatTheFilesDoNotHaveIsNotReplaced(t *testing.T) {
	for _, body := range []string{
		"1\\,240 gulls &mdash; 1&nbsp;420 [@log, ¶2]", "*1*,420 gulls [@log, ¶2]", "“They roost\non the lamps” [@log, ¶2]", "> “They *roost* on the lamps” [@log, ¶2]",
		"[x]{.owns .owns} [y]{.owns}", "[@lpg, ¶2; @lpg, ¶3]",
	} {
		deck, _ := linted(t)
		damage(t, deck, "deck.md", "", "\n# More {#more}\n\n"+body+"\n")
		for _, f := range found(t, deck) {
			for _, fix := range f.Fixes {
				for _, e := range fix.Edits {
					apply(t, deck, e) // which fails outside of the file
				}
				break
			}
		}
	}
}
