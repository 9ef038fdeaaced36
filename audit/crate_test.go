package audit

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"exhibit/slides"
)

// ferryPack is a pack of a deck with sources of each kind, and with reviews.
func ferryPack() *Pack {
	at := func(source string, n int) slides.Ref {
		return slides.Ref{Source: source, Spot: slides.Spot{Paragraph: n}}
	}
	return &Pack{
		Name: "deck.md", Version: "abc",
		Files: map[string][]byte{"deck.md": nil, "sources.lock": nil, "data/riders.csv": nil, "data/model.json": nil},
		Texts: map[string][]byte{"report.txt": nil},
		Deck: &slides.Deck{
			Title: "Ferries", Date: "2031-06-01", Authors: []string{"Ana Rey", "Bo Lind"}, Institute: "Harbour Office",
			Sources: []slides.Source{
				{ID: "report", Title: "Report", File: "report.txt", Creators: []slides.Creator{{Name: "Port of Marrow", Organization: true}, {Name: "Ana Rey"}}, Publisher: "Marrow Press", Rights: slides.Rights{Name: "CC BY 4.0", URL: "https://creativecommons.org/licenses/by/4.0/", Open: true}},
				{ID: "model", Type: "dataset", Title: "Model", File: "model.json", Rights: slides.Rights{Own: true}},
			},
			Figures: []slides.Figure{{Data: "riders.csv", Records: []slides.Record{{Cite: slides.Cite{Source: "report"}}}}, {Data: "model.json", Records: []slides.Record{{Cite: slides.Cite{Source: "model"}}}}},
			Reviewed: []slides.Reviewed{
				{Review: slides.Review{By: "Cleo", On: "2031-06-02", Verdict: "supports"}, Statement: "They carried 186,420.", Slide: "riders", Passages: []slides.Ref{at("report", 2), at("report", 3)}},
				{Review: slides.Review{By: "Dan", On: "2031-06-03", Verdict: "partly", Note: "Rounded.", Void: true}, Statement: "They carried 186,420.", Slide: "riders", Passages: []slides.Ref{at("report", 2), at("report", 3)}, Changed: "report ¶2"},
				{Review: slides.Review{By: "Dan", On: "2031-06-03", Verdict: "supports"}, Passages: []slides.Ref{at("report", 2)}},
				{Review: slides.Review{By: "Dan", On: "2031-06-03", Verdict: "supports", Void: true}, Statement: "Long ago.", Passages: []slides.Ref{at("report", 2)}, Gone: true},
			},
		},
	}
}

// entitiesOf are the entities of a pack's crate by identifier.
func entitiesOf(t *testing.T, p *Pack) map[string]map[string]any {
	t.Helper()
	files, err := p.Write()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(files, func(f File) bool { return f.Path == MetadataFile })
	var crate struct {
		Graph []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal(files[i].Content, &crate); err != nil {
		t.Fatal(err)
	}
	all := map[string]map[string]any{}
	for _, e := range crate.Graph {
		id := e["@id"].(string)
		if all[id] != nil {
			t.Errorf("%s is there twice", id)
		}
		all[id] = e
	}
	return all
}

// named are the identifiers that an entity has at a key.
func named(e map[string]any, key string) string {
	var ids []string
	switch v := e[key].(type) {
	case map[string]any:
		ids = append(ids, fmt.Sprint(v["@id"]))
	case []any:
		for _, item := range v {
			ids = append(ids, fmt.Sprint(item.(map[string]any)["@id"]))
		}
	}
	return strings.Join(ids, " ")
}

func TestEachEntityOfACrateIsTiedToWhatItIsOf(t *testing.T) {
	all := entitiesOf(t, ferryPack())
	for _, c := range []struct{ id, key, want string }{
		{"./", "author", "#person-Ana%20Rey #person-Bo%20Lind"},
		{"./", "publisher", "#organization-Harbour%20Office"},
		{"./", "mentions", "#statement-1 #passage-2 #statement-3 #check"},
		{"#source-report", "author", "#organization-Port%20of%20Marrow #person-Ana%20Rey"},
		{"#source-report", "publisher", "#organization-Marrow%20Press"},
		{"#source-report", "license", "https://creativecommons.org/licenses/by/4.0/"},
		{"sources/report.txt", "exampleOfWork", "#source-report"},
		{"deck/data/riders.csv", "isBasedOn", "#source-report"},
		{"deck/data/model.json", "exampleOfWork", "#source-model"},
		{"deck/data/model.json", "isBasedOn", ""},
		{"deck/sources.lock", "isBasedOn", "#source-report #source-model"},
		{"#check", "agent", "#exhibit"},
		{"#check", "object", "deck/deck.md deck/sources.lock sources/report.txt"},
		{"#check", "result", "check.json"},
		{"#statement-1", "review", "#review-1 #review-2"},
		{"#statement-1", "citation", "#source-report"},
		{"#statement-1", "isPartOf", "deck/deck.md"},
		{"#passage-2", "isPartOf", "#source-report"},
		{"#review-1", "itemReviewed", "#statement-1"},
		{"#review-1", "author", "#person-Cleo"},
		{"#review-3", "itemReviewed", "#passage-2"},
	} {
		if got := named(all[c.id], c.key); got != c.want {
			t.Errorf("%s of %s is %q, want %q", c.key, c.id, got, c.want)
		}
	}
	for id, want := range map[string]string{"#source-report": "CreativeWork", "#source-model": "Dataset", "#person-Cleo": "Person"} {
		if got := all[id]["@type"]; got != want {
			t.Errorf("%s is a %v, want %s", id, got, want)
		}
	}
	for id, want := range map[string]string{"#review-1": "supports", "#review-2": "partly; report ¶2 has changed since. Rounded.", "#review-4": "supports; the statement is not in the deck any more"} {
		if got := all[id]["reviewBody"]; got != want {
			t.Errorf("%s says %q, want %q", id, got, want)
		}
	}
}

func TestEachIdentifierOfACrateIsThatOfAnEntityAndEachEntityIsNamed(t *testing.T) {
	all := entitiesOf(t, ferryPack())
	is := map[string]bool{"./": true, MetadataFile: true}
	var look func(v any)
	look = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				look(item)
			}
		case map[string]any:
			if id, ok := v["@id"].(string); ok && len(v) == 1 {
				is[id] = true
				if all[id] == nil && id != "https://w3id.org/ro/crate/1.1" {
					t.Errorf("%s is named and not described", id)
				}
			}
			for _, value := range v {
				look(value)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		look(all[id])
	}
	for id := range all {
		if !is[id] {
			t.Errorf("%s is described and named by nothing", id)
		}
	}
}
