package bibliography

import (
	"strings"
	"testing"
)

func TestRightsAreReadInTheWaysInWhichTheyAreWritten(t *testing.T) {
	by := Rights{Name: "CC BY 4.0", URL: "https://creativecommons.org/licenses/by/4.0/", Words: MaxKept, Open: true}
	sa3 := Rights{Name: "CC BY-SA 3.0", URL: "https://creativecommons.org/licenses/by-sa/3.0/", Words: MaxKept, Open: true}
	nc := Rights{Name: "CC BY-NC-ND 4.0", URL: "https://creativecommons.org/licenses/by-nc-nd/4.0/"}
	zero := Rights{Name: "CC0 1.0", URL: "https://creativecommons.org/publicdomain/zero/1.0/", Words: MaxKept, Open: true}
	free := Rights{URL: "https://creativecommons.org/publicdomain/mark/1.0/", Words: MaxKept, Open: true}
	for text, want := range map[string]Rights{
		"public domain": free, "Public Domain": free, "public-domain": free, "https://creativecommons.org/publicdomain/mark/1.0/": free,
		"own": {Own: true, Words: MaxKept, Open: true},
		"CC0": zero, "CC0-1.0": zero, "http://creativecommons.org/publicdomain/zero/1.0/": zero,
		"CC-BY": by, "CC BY 4.0": by, "cc-by-4.0": by, "https://creativecommons.org/licenses/by/4.0/": by, "https://creativecommons.org/licenses/by/4.0/legalcode": by,
		"Creative Commons Attribution 4.0 International": by, "Creative Commons Attribution 4.0 International License": by,
		"CC-BY-SA-3.0": sa3, "Creative Commons Attribution-ShareAlike 3.0 Unported": sa3,
		"CC-BY-SA-3.0-DE": sa3, "CC BY-SA 3.0 IGO": sa3, "CC BY-SA 3.0 United States": sa3, "https://creativecommons.org/licenses/by-sa/3.0/de/deed.de": sa3,
		"https://creativecommons.org/licenses/by/4.0/?ref=chooser-v1": by, "https://creativecommons.org/licenses/by/4.0/deed.zh-hans": by, "Creative Commons Attribution 4.0 International Public License": by,
		"CC-BY-NC-ND": nc, "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0": nc,
		"excerpt: 40 words": {Words: 40}, "excerpt 40": {Words: 40}, "excerpt: 1 word": {Words: 1},
		"© 2031 Marrow Press": {Reserved: true}, "Copyright (c) 2031": {Reserved: true}, "All rights reserved.": {Reserved: true},
	} {
		if got, ok := ReadRights(text); !ok || got != want {
			t.Errorf("%s: %+v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "free", "CC", "CC-BU", "CC-BY-9", "excerpt", "excerpt: 0 words", "excerpt: 401 words", "excerpt: 99999999999999999999 words", "public"} {
		if got, ok := ReadRights(text); ok {
			t.Errorf("%q is %+v", text, got)
		}
	}
}

func TestALicenceWithWordsThatMayRestrictItKeepsNothing(t *testing.T) {
	for _, licence := range []string{"CC BY 4.0", "CC-BY-4.0", "CC BY", "CC-BY-SA", "CC BY-SA 3.0 DE", "CC0", "public domain", "own", "https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/publicdomain/zero/1.0/",
		"https://creativecommons.org/licenses/by/4.0/deed.en", "Creative Commons Attribution 4.0 International"} {
		for _, tail := range []string{" NC", "-NC-ND", "/NC", "?nc", "#nc", " SA NC", " non-commercial", " noncommercial", " no derivatives", " ND", " not for commercial use", " all rights reserved", " except figures", " excluding quotations",
			", but not the tables", " (text only)", " SD", " licensed to us", " where stated", " nc igo", " 禁止商用", " 署名-非商业性使用"} {
			if got, ok := ReadRights(licence + tail); ok && (got.Words > 0 || got.Open) {
				t.Errorf("%q is %+v", licence+tail, got)
			}
		}
	}
	for _, text := range []string{"CC BY SA NC 4.0 NC", "CC-BY-SA-SA", "CC-BY-ND-SA", "CC BY 5.0", "CC BY 4.0 sa", "https://creativecommons.org/licenses/by/9.9/", "https://creativecommons.org.example/licenses/by/4.0/"} {
		if got, ok := ReadRights(text); ok {
			t.Errorf("%q is %+v", text, got)
		}
	}
	_, problems := Read("a.yaml", []byte("- {id: a, title: T, rights: CC BY 4.0 except figures}"))
	if len(problems) != 1 || !strings.Contains(problems[0].Message.Text, `"CC BY 4.0 except figures" is not wholly understood, so that nothing of the text is kept`) || !strings.Contains(problems[0].Message.Text, "excerpt: 40 words") {
		t.Errorf("got %v", problems)
	}
}

func TestABibliographyMayHaveRightsInEachForm(t *testing.T) {
	for name, text := range map[string]string{
		"a.yaml": "- id: a\n  title: T\n  rights:\n    excerpt: 40 words", "b.yaml": "- {id: a, title: T, rights: {excerpt: 40}}", "c.yaml": "- {id: a, title: T, rights: 'excerpt: 40 words'}",
		"a.json": `[{"id": "a", "title": "T", "rights": "excerpt 40"}]`, "a.bib": "@misc{a, title = {T}, rights = {excerpt: 40 words}}", "b.bib": "@misc{a, title = {T}, license = {excerpt: 40 words}}",
	} {
		if e := only(t, name, text); e.Rights.Words != 40 {
			t.Errorf("%s: %+v", name, e.Rights)
		}
	}
}

func TestRightsThatSayNothingNameTheNearest(t *testing.T) {
	for text, want := range map[string]string{
		"- {id: a, title: T, rights: CC-BU-4.0}":                            `did you mean "CC-BY"?`,
		"- {id: a, title: T, rights: pubic domain}":                         `did you mean "public domain"?`,
		"- {id: a, title: T, rights: {excerpt: 900 words}}":                 `"excerpt: 900 words" is not wholly understood`,
		"- {id: a, title: T, rights: {extract: 40 words}}":                  `is not wholly understood`,
		"- {id: a, title: T, rights: [own]}":                                `is not wholly understood`,
		"- {id: a, title: T, rights: \"" + strings.Repeat("x", 1e5) + "\"}": `is not wholly understood`,
	} {
		_, problems := Read("a.yaml", []byte(text))
		if len(problems) != 1 || problems[0].Severity != Warning || !strings.Contains(problems[0].Message.Text, want) || len(problems[0].Message.Text) > 500 {
			t.Errorf("%.80s: %v", text, problems)
		}
	}
}
