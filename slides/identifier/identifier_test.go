package identifier

import (
	"net/url"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestHeadingsHaveTheIdentifiersThatPandocGivesThem(t *testing.T) {
	table, err := os.ReadFile("testdata/headings.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var set Set
	rows := 0
	for line := range strings.Lines(string(table)) {
		text, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			continue
		}
		rows++
		if got := set.Make(text); got != want {
			t.Errorf("%q: identifier %q, Pandoc's is %q", text, got, want)
		}
	}
	if rows < 200 {
		t.Errorf("%d headings compared, want 200 or more", rows)
	}
}

func TestAnIdentifierThatIsTakenGetsTheNextFreeNumber(t *testing.T) {
	var set Set
	set.Take("ice")
	set.Take("ice-2")
	for _, want := range []string{"ice-1", "ice-3", "ice-4"} {
		if got := set.Make("Ice"); got != want {
			t.Errorf("identifier %q, want %q", got, want)
		}
	}
	if set.Take("ice-4") {
		t.Error("an identifier is taken twice")
	}
}

func TestALongHeadingHasAnIdentifierThatIsTheNameOfAFile(t *testing.T) {
	var set Set
	for _, text := range []string{strings.Repeat("冰", 500), strings.Repeat("ice ", 500)} {
		for range 3 {
			id := set.Make(text)
			if len(id) > 210 || !utf8.ValidString(id) {
				t.Errorf("identifier of %d bytes, or not UTF-8: %q", len(id), id)
			}
		}
	}
}

func TestAnIdentifierOfAnAuthorIsOneSegmentOfAPath(t *testing.T) {
	for id, want := range map[string]bool{
		"ice": true, "Ice_2.b:c-d": true, "冰来得晚": true, "2031": true, "हिन्दी": true, "..a": true,
		"": false, ".": false, "..": false, "a b": false, "a/b": false, `a\b`: false, "a%2fb": false, "a?b": false, "a#b": false,
		"a\x00": false, "a\xff": false, "\u202ea": false, strings.Repeat("a", 100): true, strings.Repeat("a", 101): false,
		strings.Repeat("冰", 66): true, strings.Repeat("冰", 67): false,
	} {
		if got := Valid(id); got != want {
			t.Errorf("Valid(%q) = %v", id, got)
		}
	}
}

func FuzzMake(f *testing.F) {
	f.Add("Ice on Lake Veltin")
	f.Add("\xffİ ... 冰\x00")
	f.Fuzz(func(t *testing.T, text string) {
		var set Set
		first, second := set.Make(text), set.Make(text)
		if first == second {
			t.Errorf("%q twice", first)
		}
		for _, id := range []string{first, second} {
			escaped := url.PathEscape(id)
			if back, err := url.PathUnescape(escaped); err != nil || back != id || strings.Contains(escaped, "/") || !utf8.ValidString(id) {
				t.Errorf("%q is escaped as %q", id, escaped)
			}
		}
	})
}
