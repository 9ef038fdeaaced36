package app

import (
	"flag"
	"os"
	"strings"
	"testing"

	"exhibit/words"
)

// keyNames are how docs/PRESENT.md writes keys that are no letters.
var keyNames = strings.NewReplacer("Shift+ ", "Shift+space", "ArrowRight", "→", "ArrowDown", "↓", "ArrowLeft", "←", "ArrowUp", "↑", "Page", "Page ", "Escape", "Esc")

var update = flag.Bool("update", false, "write the table of keys into docs/PRESENT.md")

// The table in docs/PRESENT.md is made from ours: go test ./app -update writes it anew.
func TestTheDocumentsHaveTheTableOfKeys(t *testing.T) {
	table := "| key | what it does |\n| --- | --- |\n"
	say := words.In("en").Commands
	for _, b := range Bindings {
		var keys []string
		for _, k := range b.Keys {
			if k == " " {
				k = "space"
			}
			keys = append(keys, keyNames.Replace(k))
		}
		table += "| " + strings.Join(keys, ", ") + " | " + say[b.Command] + " |\n"
		if b.Command == "last" {
			table += "| a number, then Enter | " + say["goto"] + " |\n"
		}
	}
	old, err := os.ReadFile("../docs/PRESENT.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(old), "| key | what it does |\n")
	_, after, _ := strings.Cut(rest, "|\n\n")
	text := before + table + "\n" + after
	if text == string(old) {
		return
	}
	if !*update {
		t.Fatal("docs/PRESENT.md has another table of keys; run go test ./app -update")
	}
	if err := os.WriteFile("../docs/PRESENT.md", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestEveryKeyHasOneMeaning(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range Bindings {
		if words.In("en").Commands[b.Command] == "" {
			t.Errorf("%v has no help text", b.Keys)
		}
		for _, k := range b.Keys {
			if seen[k] {
				t.Errorf("%q is bound twice", k)
			}
			seen[k] = true
		}
	}
}
