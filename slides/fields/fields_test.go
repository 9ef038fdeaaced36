package fields

import (
	"slices"
	"testing"

	"go.yaml.in/yaml/v3"
)

type chart struct {
	Data  Text  `json:"data" jsonschema:"a file"`
	Lanes Texts `json:"lanes,omitempty" jsonschema:"their order"`
	From  Date  `json:"from,omitempty" jsonschema:"the first day"`
}

func TestAStructIsFilledWithItsKeysAndTheOthersAreReturned(t *testing.T) {
	var f chart
	node := &yaml.Node{Kind: yaml.ScalarNode, Value: "a.csv"}
	unknown := Fill(&f, map[string]Value{"data": {Key: "data", Node: node}, "lane": {Key: "lane", Node: node}})
	if !f.Data.Given() || f.Data.Node != node || f.Lanes.Given() || f.Lanes.Key != "lanes" || len(unknown) != 1 || unknown[0].Key != "lane" {
		t.Errorf("%+v, %v", f, unknown)
	}
	if got := Keys(f); !slices.Equal(got, []string{"data", "lanes", "from"}) {
		t.Errorf("keys %q", got)
	}
	var required []string
	Each(f, func(v Value, is bool) {
		if is {
			required = append(required, v.Key)
		}
	})
	if !slices.Equal(required, []string{"data"}) {
		t.Errorf("required are %q", required)
	}
}

func TestTheSchemaOfAStructHasItsKeysAndNoOthers(t *testing.T) {
	s, err := Schema(chart{}).Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, ok := range []map[string]any{{"data": "a.csv"}, {"data": "a.csv", "lanes": []any{"a", "b"}, "from": "2013-06"}, {"data": "a.csv", "lanes": "a", "from": 2013}} {
		if err := s.Validate(ok); err != nil {
			t.Errorf("%v: %v", ok, err)
		}
	}
	for _, wrong := range []map[string]any{{}, {"data": []any{}}, {"data": "a.csv", "lane": "a"}, {"data": "a.csv", "from": "soon"}} {
		if s.Validate(wrong) == nil {
			t.Errorf("it takes %v", wrong)
		}
	}
}
