package memo

import (
	"errors"
	"testing"
)

func TestWhatWasReadIsRememberedUntilThereIsTooMuch(t *testing.T) {
	m := Memo[string, string]{Most: 10}
	reads := 0
	get := func(key string, size int, err error) string {
		value, got := m.Read(key, size, func() (string, error) { reads++; return "of " + key, err })
		if !errors.Is(got, err) {
			t.Errorf("%s: %v, want %v", key, got, err)
		}
		return value
	}
	broken := errors.New("broken")
	for _, step := range []struct {
		key   string
		size  int
		err   error
		reads int
	}{
		{"a", 6, nil, 1}, {"a", 6, nil, 1}, {"b", 4, nil, 2}, {"a", 6, nil, 2},
		{"c", 1, broken, 3}, {"c", 1, broken, 4}, // what cannot be read is not remembered
		{"d", 1, nil, 5}, {"a", 6, nil, 6}, // d was one byte too many
	} {
		if value := get(step.key, step.size, step.err); value != "of "+step.key || reads != step.reads {
			t.Errorf("%s: %q after %d readings, want %d", step.key, value, reads, step.reads)
		}
	}
}
