//go:build !js

package app

import (
	"testing"

	"exhibit/words"
)

func TestTheColumnsOfALargeFigureHaveTheHeadsOfOtherTables(t *testing.T) {
	w := words.In("en")
	if len(fileColumns) != len(w.App.Columns) {
		t.Fatalf("%d columns, %d heads", len(fileColumns), len(w.App.Columns))
	}
	for column, want := range map[string]string{"target": "Leads to", "label_zh": "中文", "value": "Value", "date": "Date", "note": "Note", "paragraph": "paragraph"} {
		if got := headOf(column, w); got != want {
			t.Errorf("the head of %s is %q, want %q", column, got, want)
		}
	}
}
