package excerpt

import (
	"strings"
	"testing"
	"unicode/utf8"

	"exhibit/slides/mention"
)

// at are the parts of a text with the given words.
func at(t *testing.T, text string, words ...string) (all []mention.Span) {
	t.Helper()
	for _, w := range words {
		i := strings.Index(text, w)
		if i < 0 {
			t.Fatalf("%q is not in %q", w, text)
		}
		all = append(all, mention.Span{Start: i, End: i + len(w)})
	}
	return all
}

func TestAPassageIsCutToItsWordsAroundTheFigure(t *testing.T) {
	const text = "In May the warden counted 1,240 gulls, more than ever; in June, after the storm, she counted 310."
	for _, c := range []struct {
		words int
		about []string
		want  string
	}{
		{100, []string{"310"}, text},
		{5, []string{"1,240"}, "… warden counted 1,240 gulls, more …"},
		{5, []string{"310"}, "… the storm, she counted 310."},
		{5, nil, "In May the warden counted …"},
		{14, []string{"1,240", "310"}, "… counted 1,240 gulls, more than ever; in June, after the storm, she counted 310."},
		{0, []string{"310"}, ""},
	} {
		got := Cut(text, at(t, text, c.about...), c.words)
		if got != c.want || Words(got) > max(c.words, 0) && c.words < 100 {
			t.Errorf("%d words about %v: %q with %d words, want %q", c.words, c.about, got, Words(got), c.want)
		}
	}
}

func TestChineseIsCutByCharactersOfWhichTwoAreAWord(t *testing.T) {
	const text = "管理员五月数到1240只海鸥，比以往都多；六月风暴之后她数到310只。"
	got := Cut(text, at(t, text, "310"), 4)
	if !strings.Contains(got, "310只") || Words(got) > 4 {
		t.Errorf("got %q with %d words", got, Words(got))
	}
}

func TestARunIsTheShortestThatStandsInTheTextOnce(t *testing.T) {
	const passage = "The council counted 52 % of the gulls, and 52 % of the seals, in the north of the bay."
	text := passage + " In the south it counted 31 % of the gulls. Seals, in the north, were few."
	for _, c := range []struct{ passage, about, want string }{
		{passage, "52 %", "counted 52 % of"},
		{passage, "bay", "of the bay"},
		{passage, "seals", "the seals, in"},
		{"In the south it counted 31 % of the gulls.", "31 %", "31 % of the"},
		{"31 % of the gulls. Seals", "31 %", "31 % of the"},
		{"31 %", "31 %", "31"},
	} {
		if got := Run(c.passage, at(t, c.passage, c.about), mention.NewText(text)); got != c.want {
			t.Errorf("about %q: %q, want %q", c.about, got, c.want)
		}
	}
	if got := Run(passage, nil, mention.NewText(text)); !mention.NewText(text).Once(got) {
		t.Errorf("about nothing: %q", got)
	}
	if got := Run("the gulls", nil, mention.NewText("the gulls and the gulls")); got != "" {
		t.Errorf("a passage that is there twice: %q", got)
	}
}

func TestARunHasEightWordsAtMost(t *testing.T) {
	long := strings.Repeat("a b c d e f g h i j ", 3)
	text := long + "x " + long + "y"
	if got := Run(strings.TrimSpace(long)+" x", at(t, long, "b"), mention.NewText(text)); mention.PhraseLength(got) > MostLinked {
		t.Errorf("%q has more than %d words", got, MostLinked)
	}
	chinese := "她在风暴之后的六月里只数到三百一十只海鸥"
	if got := Run(chinese, at(t, chinese, "三百一十"), mention.NewText(chinese+"。她数到三百一十只海豹")); got == "" || mention.PhraseLength(got) > MostLinked {
		t.Errorf("got %q", got)
	}
}

func TestAnAddressOpensASourceAtThePassage(t *testing.T) {
	for _, c := range []struct {
		address string
		page    int
		words   string
		want    string
	}{
		{"https://a.example/x", 0, "21.5 million", "https://a.example/x#:~:text=21.5%20million"},
		{"https://a.example/x#part", 0, "one-third, or A&B", "https://a.example/x#part:~:text=one%2Dthird%2C%20or%20A%26B"},
		{"https://a.example/x?q=1", 7, "310只", "https://a.example/x?q=1#:~:text=310%E5%8F%AA"},
		{"https://a.example/x.PDF?v=2", 4, "21.5 million", "https://a.example/x.PDF?v=2#page=4"},
		{"https://a.example/x.pdf#page=9", 4, "", "https://a.example/x.pdf#page=9"},
		{"https://a.example/x.pdf", 0, "21.5 million", "https://a.example/x.pdf"},
		{"https://a.example/x#:~:text=own", 0, "words", "https://a.example/x#:~:text=own"},
		{"https://a.example/x", 0, "", "https://a.example/x"},
		{"", 4, "words", ""},
	} {
		if got := Address(c.address, c.page, c.words); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// unspaced are passages of which white space tells no words.
var unspaced = map[string]string{
	"Thai":             strings.Repeat("ในเดือนพฤษภาคมผู้ดูแลนับนกนางนวลได้ทั้งหมดและมากกว่าที่เคยนับได้", 12),
	"Khmer":            strings.Repeat("នៅក្នុងខែឧសភាអ្នកយាមបានរាប់សត្វរំពេច", 12),
	"Lao":              strings.Repeat("ໃນເດືອນພຶດສະພາຜູ້ດູແລໄດ້ນັບນົກ", 12),
	"Burmese":          strings.Repeat("မေလတွင်ငှက်များကိုရေတွက်ခဲ့သည်", 12),
	"Tibetan":          strings.Repeat("ཟླ་བ་ལྔ་པའི་ནང་བྱ་བགྲངས།", 12),
	"Japanese":         strings.Repeat("かもめをかぞえたところこれまでになくおおかったコンピューターで", 12),
	"no width":         strings.Repeat("In\u200bMay\u200bthe\u200bwarden\u200bcounted\u200bgulls\u200b", 12),
	"dashes":           strings.Repeat("In—May—the—warden—counted—gulls—", 12),
	"strokes":          strings.Repeat("In/May/the/warden/counted/gulls/", 12),
	"hyphens":          strings.Repeat("In-May-the-warden-counted-gulls-", 12),
	"underscores":      strings.Repeat("In_May_the_warden_counted_gulls_", 12),
	"full stops":       strings.Repeat("In.May.the.warden.counted.gulls.", 12),
	"without anything": strings.Repeat("InMaythewardencountedgulls", 12),
	"marks":            "a" + strings.Repeat("\u0301", 400),
	"broken bytes":     strings.Repeat("ab\xff\xfecd", 60),
}

func TestAScriptWithoutSpacesIsCutLikeAnother(t *testing.T) {
	const words, most = 3, 3 * 21 // characters of three words at most
	for name, text := range unspaced {
		text = mention.Normalised(text)
		got := Inner(Cut(text, nil, words))
		if n := utf8.RuneCountInString(got); n > most || n == 0 || Words(got) > words || !strings.HasPrefix(text, got) {
			t.Errorf("%s: %d characters are kept, %d words: %s", name, n, Words(got), got)
		}
		if got := Cut(text, at(t, text, text[len(text)/2:len(text)/2+1]), words); Words(got) > words {
			t.Errorf("%s: %d words", name, Words(got))
		}
	}
}

func TestARunOfAScriptWithoutSpacesIsShortToo(t *testing.T) {
	for name, text := range unspaced {
		text = mention.Normalised(text)
		if got := Run(text, nil, mention.NewText(text)); utf8.RuneCountInString(got) > MostLinked*21 {
			t.Errorf("%s: a run of %d characters", name, utf8.RuneCountInString(got))
		}
	}
}
