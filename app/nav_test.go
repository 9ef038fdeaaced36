package app

import "testing"

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

func TestEveryKeyHasOneMeaning(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range bindings {
		if b.help == "" {
			t.Errorf("%v has no help text", b.keys)
		}
		for _, k := range b.keys {
			if seen[k] {
				t.Errorf("%q is bound twice", k)
			}
			seen[k] = true
		}
	}
}
