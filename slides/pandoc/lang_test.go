package pandoc

import (
	"strings"
	"testing"

	"exhibit/slides"
)

// languageTags are values of lang, each with its canonical tag, which a browser's Intl accepts;
// empty for a value that is refused.
var languageTags = []struct{ text, tag string }{
	{"en", "en"}, {"EN", "en"}, {"en-US", "en-US"}, {"en_US", "en-US"}, {"fr_fr", "fr-FR"}, {"ZH_hans", "zh-Hans"},
	{"zh-hans-cn", "zh-Hans-CN"}, {"sr-latn_RS", "sr-Latn-RS"}, {"es-419", "es-419"}, {"no", "no"}, {"und", "und"},
	{"eng", "en"}, {"ger", "de"}, {"iw", "he"}, {"sh", "sr-Latn"}, {"zh-yue", "yue"}, {"zh-cmn-Hans", "zh-Hans"}, {"arb", "ar"}, {"nb-NO", "nb-NO"}, {"nn", "nn"},
	{"i-klingon", "tlh"}, {"en-GB-oed", "en-GB-oxendict"}, {"de_1996", "de-1996"}, {"de-1996-1996", "de-1996"}, {"ca-valencia", "ca-valencia"},
	{"en-US-posix", "en-US-u-va-posix"}, {"de-u-co-phonebk", "de-u-co-phonebk"},

	{"english", ""}, {"Deutsch", ""}, {"xx", ""}, {"e", ""}, {"C", ""}, {"中文", ""}, {"en us", ""}, {"en,de", ""},
	{"de-", ""}, {"-de", ""}, {"en--US", ""}, {"en_", ""}, {"en-US-US", ""}, {"en-USA", ""}, {"de-de-de", ""},
	{"zh_CN.UTF-8", ""}, {"de_DE@euro", ""}, {"en-u", ""}, {"x-klingon", ""}, {"en-x-true", ""},
	{"en-a-bbb-a-ccc", ""}, {"de-valencia-1996-u", ""}, {"de-t-k0", ""}, {"de-u-k0", ""}, {"en-t-de", ""},
	{"en" + strings.Repeat("_", 1<<20), ""},
}

func TestALanguageIsATagThatBrowsersTake(t *testing.T) {
	for _, l := range languageTags {
		tag, err := languageTag(l.text)
		if tag != l.tag || (err != nil) != (l.tag == "") {
			t.Errorf("%.50q is %q, %v; want %q", l.text, tag, err, l.tag)
		}
	}
}

func TestLanguagesOfADeckAndItsPartsAreCanonical(t *testing.T) {
	e := errorTest{file: deckWith("---\npagetitle: T\nlang: en_US\nbibliography: sources.yaml\n---\n\n# S {#s}\n\n[mots]{lang=fr_FR} [字]{lang=\"ZH-hans\"}\n" + someFigure)}
	deck, err := read(e.fs(), DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	if deck.Lang != "en-US" {
		t.Errorf("the deck is in %q", deck.Lang)
	}
	want := `<p><span lang="fr-FR">mots</span> <span lang="zh-Hans">字</span></p>`
	if got := slides.HTML(deck.Slides[0].Blocks[0].Text, "", ""); got != want {
		t.Errorf("the text is %s, not %s", got, want)
	}
}

func TestALanguageThatIsNoneIsRefusedWithARemedy(t *testing.T) {
	e := errorTest{file: deckWith("---\npagetitle: T\nlang: zh_CN.UTF-8\nbibliography: sources.yaml\n---\n\n# S {#s}\n\n[mots]{lang=de-} [字]{lang=chinese}\n" + someFigure)}
	want := `deck.md:3: lang: "zh_CN.UTF-8" is not a language tag; write one such as en or zh-Hans; did you mean "zh-CN"?
deck.md:9: lang: "chinese" is not a language tag; write one such as en or zh-Hans
deck.md:9: lang: "de-" is not a language tag; write one such as en or zh-Hans; did you mean "de"?`
	if got := Parse(e.fs(), DeckFile).Warnings.Error(); got != want {
		t.Errorf("got\n%v\nwant\n%s", got, want)
	}
}
