package annotation

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"exhibit/slides"
)

var update = flag.Bool("update", false, "write what is expected")

// deck has claims of each kind with passages of each kind.
func deck() *slides.Deck {
	at := func(n int) slides.Spot { return slides.Spot{Paragraph: n} }
	page := slides.Spot{Page: 4, Paragraph: 2}
	return &slides.Deck{
		Title: "Gulls & seals", Slides: []slides.Slide{{Slug: "gulls"}},
		Sources: []slides.Source{
			{ID: "log", Title: "Log", URL: "https://a.example/log", Rights: slides.Rights{Name: "CC BY 4.0", URL: "https://creativecommons.org/licenses/by/4.0/"}},
			{ID: "a b", Title: "Paper"},
			{ID: "counts", Type: "dataset", Title: "Counts"},
		},
		Reviewed: []slides.Reviewed{
			{Review: slides.Review{By: "A. Reader", On: "2031-06-01", Verdict: "partly", Note: "At low tide."}, Statement: "They counted 310 seals", Slide: "gulls", Passages: []slides.Ref{{Source: "log", Spot: at(2)}}},
			{Review: slides.Review{By: "B. Reader", On: "2031-06", Verdict: "supports", Void: true}, Statement: "They counted 300 seals", Slide: "gulls", Passages: []slides.Ref{{Source: "log", Spot: at(2)}}, Changed: "the statement"},
			{Review: slides.Review{By: "B. Reader", On: "2031-06-02", Verdict: "supports"}, Passages: []slides.Ref{{Source: "a b", Spot: page}}},
		},
		Evidence: []slides.Evidence{
			{Source: "log", Spot: at(2), Locked: true, Sum: strings.Repeat("a", 64)},
			{Source: "a b", Spot: page, Locked: true, Sum: strings.Repeat("b", 64)},
		},
		Claims: []slides.Claim{
			{Text: "310", Kind: "figure", Slide: "gulls", File: "deck.md", Line: 9, Before: "They counted ", After: " seals", Borne: true, Passages: []slides.Leaning{{Ref: slides.Ref{Source: "log", Spot: at(2)}, Quotes: []slides.Quote{{Exact: "310", Suffix: " seals on the spit"}, {Exact: "three hundred and ten", Prefix: "or "}}}}, Reviewed: []int{0, 1}},
			{Text: "at low tide", Kind: "quotation", Slide: "gulls", File: "deck.md", Line: 10, Borne: true, Passages: []slides.Leaning{{Ref: slides.Ref{Source: "log", Spot: at(2)}, Quotes: []slides.Quote{{Exact: "at low tide"}}}, {Ref: slides.Ref{Source: "a b", Spot: page}}}},
			{Text: "900", Kind: "figure", Slide: "gulls", Note: true, File: "deck.md", Line: 14, Borne: true, Passages: []slides.Leaning{{Ref: slides.Ref{Source: "a b", Spot: page}, As: "896 gulls"}}, Reviewed: []int{2}},
			{Text: "12", Kind: "figure", Slide: "gulls", File: "deck.md", Line: 15, Passages: []slides.Leaning{{Ref: slides.Ref{Source: "counts", Spot: slides.Spot{Name: "total"}}}}},
			{Text: "Gulls", Kind: "derived", File: "data/a b.csv", Passages: []slides.Leaning{{Ref: slides.Ref{Source: "gone"}}}},
		},
	}
}

func TestEachClaimIsAnAnnotationOfItsPassages(t *testing.T) {
	for name, where := range map[string]Where{"slides": OnSlides, "files": InFiles} {
		got, err := Write(deck(), where)
		if err != nil {
			t.Fatal(err)
		}
		file := "testdata/" + name + ".jsonld"
		var indented bytes.Buffer
		if err := json.Indent(&indented, got, "", " "); err != nil {
			t.Fatal(err)
		}
		got = indented.Bytes()
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil || string(got) != string(want) {
			t.Errorf("%v: %s is another; go test ./slides/annotation -update writes it", err, file)
		}
		for _, fault := range faults(t, got) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

func TestADeckWithoutClaimsHasAnEmptyCollection(t *testing.T) {
	got, err := Write(&slides.Deck{}, OnSlides)
	if err != nil || len(faults(t, got)) > 0 || !strings.Contains(string(got), `"items":[]`) {
		t.Errorf("%v: %s", err, got)
	}
}

// vocabulary is what the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/) allows in an object of a type, as
// far as it is used: keys that it must have, and those that it may have.
var vocabulary = map[string]struct{ must, may string }{
	"AnnotationCollection": {"@context id type total first", "label last"},
	"AnnotationPage":       {"id type items", "startIndex partOf next prev"},
	"Annotation":           {"id type target", "@context body motivation creator created modified rights canonical via"},
	"SpecificResource":     {"type source", "id purpose selector state styleClass renderedVia scope label schema:sha256"},
	"TextualBody":          {"type value", "id purpose format language creator created schema:dateCreated"},
	"TextQuoteSelector":    {"type exact", "prefix suffix refinedBy"},
	"FragmentSelector":     {"type value", "conformsTo refinedBy"},
	"Text":                 {"id type", "label rights format language"},
	"Dataset":              {"id type", "label rights format language"},
	"Software":             {"type", "id name homepage"},
	"Person":               {"type", "id name homepage"},
}

var (
	motivations = strings.Fields("assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying tagging")
	fragments   = []string{"http://tools.ietf.org/rfc/rfc3236", "http://tools.ietf.org/rfc/rfc3778", "http://tools.ietf.org/rfc/rfc5147", "http://tools.ietf.org/rfc/rfc7111"}
)

// faults are where a document is no collection of Web Annotations.
func faults(t *testing.T, document []byte) (all []string) {
	t.Helper()
	var root any
	if err := json.Unmarshal(document, &root); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	var look func(v any, at string)
	look = func(v any, at string) {
		wrong := func(format string, args ...any) { all = append(all, at+": "+fmt.Sprintf(format, args...)) }
		switch v := v.(type) {
		case []any:
			for i, item := range v {
				look(item, fmt.Sprintf("%s[%d]", at, i))
			}
		case map[string]any:
			kind, _ := v["type"].(string)
			words, ok := vocabulary[kind]
			if !ok {
				wrong("no type of the vocabulary: %q", kind)
				return
			}
			for _, key := range strings.Fields(words.must) {
				if v[key] == nil {
					wrong("%s has no %s", kind, key)
				}
			}
			for key, value := range v {
				if !slices.Contains(strings.Fields(words.must+" "+words.may), key) {
					wrong("%s has no key %s", kind, key)
				}
				text, _ := value.(string)
				switch key {
				case "motivation", "purpose":
					if !slices.Contains(motivations, text) {
						wrong("%q is no motivation", text)
					}
				case "created":
					if _, err := time.Parse(time.RFC3339, text); err != nil {
						wrong("%v", err)
					}
				case "schema:dateCreated":
					if _, err := slides.ParseDate(text); err != nil {
						wrong("%v", err)
					}
				case "partOf":
					if text != "#evidence" {
						wrong("the page is of %q", text)
					}
				case "conformsTo":
					if !slices.Contains(fragments, text) {
						wrong("%q is no standard of fragments", text)
					}
				case "id":
					if _, err := url.Parse(text); err != nil || text == "" {
						wrong("id %q is no IRI", text)
					}
					if kind == "Annotation" && ids[text] {
						wrong("%s is there twice", text)
					}
					ids[text] = true
				case "source":
					if text == "" {
						look(value, at+"."+key)
					}
				default:
					look(value, at+"."+key)
				}
			}
		}
	}
	look(root, "")
	if c, _ := root.(map[string]any); c["@context"] != Context {
		all = append(all, "the context is another")
	}
	return all
}
