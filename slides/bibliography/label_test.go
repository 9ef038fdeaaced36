package bibliography

import (
	"fmt"
	"strings"
	"testing"
)

func TestEqualLabelsGetLettersThatAreFree(t *testing.T) {
	var b strings.Builder
	b.WriteString("@book{x, title = {X}, shorthand = {Roe 2031b}}\n")
	for i := range 30 {
		fmt.Fprintf(&b, "@book{k%d, title = {T}, author = {Roe, J.}, year = 2031}\n", i)
	}
	entries, _ := Read("a.bib", []byte(b.String()))
	var labels []string
	for _, e := range entries {
		labels = append(labels, strings.TrimPrefix(e.Label, "Roe 2031"))
	}
	const want = "b a c d e f g h i j k l m n o p q r s t u v w x y z aa ab ac ad ae"
	if got := strings.Join(labels, " "); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestALabelNamesWhoOrElseWhat(t *testing.T) {
	for fields, want := range map[string]string{
		"author = {Roe, J.}, editor = {Lee, W.}, year = 2031":            "Roe 2031",
		"editor = {Lee, W.}, year = 2031":                                "Lee 2031",
		"translator = {Oduya, T.}, year = 2031":                          "Oduya 2031",
		"author = {Roe, J.}":                                             "Roe",
		"author = {{United Nations}}, shortauthor = {{UN}}, year = 2031": "UN 2031",
		"author = {others}, year = 2031":                                 "The title 2031",
		"subtitle = {and more}, year = 2031":                             "The title 2031",
		"shorttitle = {Title}, year = 2031":                              "Title 2031",
		"shorthand = {TT}, author = {Roe, J.}, year = 2031":              "TT",
		"label = {TT}, year = 2031":                                      "TT",
	} {
		e, _ := Read("a.bib", []byte("@book{a, title = {The title}, "+fields+"}"))
		if e[0].Label != want {
			t.Errorf("%s: %q, want %q", fields, e[0].Label, want)
		}
	}
}

func TestSourcesOfSeveralBibliographiesAreLabelledTogether(t *testing.T) {
	a, _ := Read("a.bib", []byte("@book{a, title = {A}, author = {Roe, Jane}, year = 2031}\n@book{own, title = {O}, author = {Roe, Jane}, label = {Mine}, year = 2031}"))
	b, _ := Read("b.yaml", []byte("- {id: b, title: B, author: {family: Roe, given: J}, issued: 2031}\n- {id: c, title: C, author: Ministry}\n- {id: d, title: D, author: Ministry}"))
	all := append(a, b...)
	Label(all)
	var got []string
	for _, e := range all {
		got = append(got, e.Label+" | "+e.Who+" | "+e.Year)
	}
	const want = "Roe 2031a | Roe | 2031a; Mine | Roe | 2031; Roe 2031b | Roe | 2031b; Ministry a | Ministry | n.d. a; Ministry b | Ministry | n.d. b"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
