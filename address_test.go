//go:build !js

package main

import "testing"

func TestAPathIsReadAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]string{
		"/": "", "/decks/talk": "/decks/talk", "/decks/talk/": "/decks/talk", "/über uns": "/%C3%BCber%20uns", "/%C3%BCber%20uns": "/%C3%BCber%20uns",
		"/a%2Bb": "/a+b", "/100%25": "/100%25",
	} {
		var b basePath
		if err := b.Set(text); err != nil || b.path != want || !b.given {
			t.Errorf("%s: %q, %v, want %q", text, b.path, err, want)
		}
	}
}

func TestAnAddressHasAnOriginAndMayHaveAPath(t *testing.T) {
	for text, want := range map[string]publicURL{
		"https://briefings.example":               {origin: "https://briefings.example"},
		"https://briefings.example/":              {origin: "https://briefings.example"},
		"http://briefings.example:8080/a b/talk/": {"http://briefings.example:8080", basePath{"/a%20b/talk", true}},
	} {
		var p publicURL
		if err := p.Set(text); err != nil || p != want {
			t.Errorf("%s: %+v, %v, want %+v", text, p, err, want)
		}
	}
}

func TestAnOriginThatMayFrameTheDeckIsWrittenAsBrowsersCompareIt(t *testing.T) {
	var f frameOrigins
	for _, text := range []string{"https://Intranet.Example", "http://10.0.0.7:8000", "https://bücher.example"} {
		if err := f.Set(text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	if got := f.String(); got != "https://intranet.example http://10.0.0.7:8000 https://xn--bcher-kva.example" {
		t.Error(got)
	}
}

func TestAHostIsWrittenAsBrowsersAskForIt(t *testing.T) {
	for text, want := range map[string]string{
		"https://München.example": "https://xn--mnchen-3ya.example", "http://my_host:8080": "http://my_host:8080", "http://[::1]:8080": "http://[::1]:8080", "http://10.0.0.7": "http://10.0.0.7",
	} {
		var p publicURL
		if err := p.Set(text); err != nil || p.origin != want {
			t.Errorf("%s: %q, %v, want %q", text, p.origin, err, want)
		}
	}
	for _, text := range []string{`https://x"onload=alert(1)`, "https://x;y", "https://.", "https://x:0", "https://x:99999"} {
		if err := new(publicURL).Set(text); err == nil {
			t.Errorf("%s is taken", text)
		}
	}
}
