package web

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/dop251/goja"
	"github.com/evanw/esbuild/pkg/api"
)

// changed runs client/offline/changes.js on two decks, given as JSON.
func changed(t *testing.T, before, after string) (found struct {
	Other   string
	Slides  [][]string
	Figures []struct{ Where, What, From, To string }
}) {
	t.Helper()
	built := api.Build(api.BuildOptions{EntryPoints: []string{"../client/offline/changes.js"}, Bundle: true, Format: api.FormatIIFE, GlobalName: "m", Target: api.ES2015})
	if len(built.Errors) > 0 {
		t.Fatal(built.Errors)
	}
	vm := goja.New()
	if _, err := vm.RunString(string(built.OutputFiles[0].Contents)); err != nil {
		t.Fatal(err)
	}
	v, err := vm.RunString("JSON.stringify(m.changes(" + before + ", " + after + "))")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(v.String()), &found); err != nil {
		t.Fatal(err)
	}
	return found
}

func TestWhatANewVersionChangesIsToldFromOldToNew(t *testing.T) {
	const deck = `{"title": "Gulls", "figures": [{"id": "f", "title": "Terns", "records": [{"label": "First", "value": 310, "unit": "terns"}, {"label": "Second", "date": "2011", "value": 5, "token": "5 thousand"}]}],
		"slides": [{"slug": "a", "title": "Estimates", "headline": "Estimates", "blocks": [{"html": "<div class=\"prose\"><p>In 2014 it was 21.5 million <span class=\"cites\">x ¶1</span>.</p><p>And $300, or 42%.</p></div>"}]},
			{"slug": "b", "title": "Chart", "blocks": [{"columns": [{"blocks": [{"figure": "f"}]}]}]}]}`
	for name, tc := range map[string]struct {
		change  []string // old and new, in turn
		slides  [][]string
		figures []string
	}{
		"nothing":               {},
		"a number in the text":  {[]string{"21.5 million", "22.1 million"}, nil, []string{"Estimates||21.5 million|22.1 million"}},
		"two numbers":           {[]string{"$300", "$310", "42%", "43%"}, nil, []string{"Estimates||$300|$310", "Estimates||42%|43%"}},
		"only another citation": {[]string{"x ¶1", "x ¶2"}, [][]string{{"changed", "Estimates"}}, nil},
		"other words":           {[]string{"it was", "they say it was"}, [][]string{{"changed", "Estimates"}}, nil},
		"a headline":            {[]string{`"title": "Estimates", "headline": "Estimates"`, `"title": "Counts", "headline": "Counts"`}, [][]string{{"renamed", "Estimates", "Counts"}}, nil},
		"a value":               {[]string{`"value": 310`, `"value": 320`}, nil, []string{"Terns|First|310 terns|320 terns"}},
		"a value as it is said": {[]string{`"value": 5, "token": "5 thousand"`, `"value": 6, "token": "6 thousand"`}, nil, []string{"Terns|Second, 2011|5 thousand|6 thousand"}},
		"another caption":       {[]string{`"title": "Terns"`, `"title": "All terns"`}, [][]string{{"changed", "Chart"}}, nil},
		"another slide":         {[]string{`"slug": "b"`, `"slug": "c"`}, [][]string{{"added", "Chart"}, {"removed", "Chart"}}, nil},
	} {
		found := changed(t, deck, strings.NewReplacer(tc.change...).Replace(deck))
		var figures []string
		for _, f := range found.Figures {
			figures = append(figures, strings.Join([]string{f.Where, f.What, f.From, f.To}, "|"))
		}
		if len(found.Slides)+len(tc.slides) > 0 && !reflect.DeepEqual(found.Slides, tc.slides) || !reflect.DeepEqual(figures, tc.figures) {
			t.Errorf("%s: told are %q and %q, want %q and %q", name, found.Slides, figures, tc.slides, tc.figures)
		}
	}
	if other := changed(t, deck, strings.Replace(deck, `"Gulls"`, `"Puffins"`, 1)); other.Other != "Puffins" || len(other.Slides) > 0 {
		t.Errorf("another deck is told as %+v", other)
	}
}
