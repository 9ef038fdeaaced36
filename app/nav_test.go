package app

import (
	"flag"
	"os"
	"strings"
	"testing"

	"exhibit/words"
)

func TestKeysWalkTheDeckStepByStep(t *testing.T) {
	o := outline{0, 2, 0}
	for _, tc := range []struct {
		name string
		from position
		keys []string
		want position
	}{
		{"right goes to the next slide", position{0, 0}, []string{"ArrowRight"}, position{1, 0}},
		{"steps come before the next slide", position{1, 0}, []string{"ArrowRight", "PageDown"}, position{1, 2}},
		{"after the last step comes the next slide", position{1, 2}, []string{" "}, position{2, 0}},
		{"left takes steps back", position{1, 2}, []string{"ArrowLeft"}, position{1, 1}},
		{"steps that the slide has no more are not walked", position{1, 5}, []string{"ArrowLeft"}, position{1, 1}},
		{"going back shows all steps of the slide before", position{2, 0}, []string{"PageUp"}, position{1, 2}},
		{"shift and space goes back", position{1, 0}, []string{"Shift+ "}, position{0, 0}},
		{"the first slide has nothing before it", position{0, 0}, []string{"ArrowLeft", "ArrowUp"}, position{0, 0}},
		{"the last slide has nothing after it", position{2, 0}, []string{"ArrowRight", "Enter"}, position{2, 0}},
		{"home and end", position{1, 1}, []string{"Home", "End"}, position{2, 0}},
		{"a number and enter", position{0, 0}, []string{"2", "Enter"}, position{1, 0}},
		{"a number beyond the deck is its last slide", position{0, 0}, []string{"9", "9", "Enter"}, position{2, 0}},
		{"zero is the first slide", position{2, 0}, []string{"0", "Enter"}, position{0, 0}},
		{"another key drops the number", position{0, 0}, []string{"3", "Escape", "Enter"}, position{1, 0}},
		{"unknown keys do nothing", position{1, 1}, []string{"x", "Tab", "F5"}, position{1, 1}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, digits := tc.from, ""
			for _, key := range tc.keys {
				shift := key == "Shift+ "
				if shift {
					key = " "
				}
				k := press(key, shift, digits)
				digits = k.digits
				if k.goTo > 0 {
					got = o.to(k.goTo)
				}
				got = o.move(got, k.command)
			}
			if got != tc.want {
				t.Errorf("%v from %v leads to %v, want %v", tc.keys, tc.from, got, tc.want)
			}
		})
	}
}

// keyNames are how the README writes keys that are no letters.
var keyNames = strings.NewReplacer("Shift+ ", "Shift+space", "ArrowRight", "→", "ArrowDown", "↓", "ArrowLeft", "←", "ArrowUp", "↑", "Page", "Page ", "Escape", "Esc")

var update = flag.Bool("update", false, "write the table of keys into README.md")

// The README's table is made from ours: go test ./app -update writes it anew.
func TestTheReadmeHasTheTableOfKeys(t *testing.T) {
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
		if b.Command == last {
			table += "| a number, then Enter | " + say["goto"] + " |\n"
		}
	}
	old, err := os.ReadFile("../README.md")
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
		t.Fatal("README.md has another table of keys; run go test ./app -update")
	}
	if err := os.WriteFile("../README.md", []byte(text), 0o644); err != nil {
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
