package web

import "testing"

func TestThePageRunsInTheDirectionOfItsLanguage(t *testing.T) {
	for lang, want := range map[string]string{"en": "", "zh-Hans": "", "ar": "rtl", "he": "rtl", "fa-IR": "rtl", "ur": "rtl", "az-Arab": "rtl", "": ""} {
		if got := direction(lang); got != want {
			t.Errorf("%q: %q, want %q", lang, got, want)
		}
	}
}
