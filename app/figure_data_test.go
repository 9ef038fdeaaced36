package app

import (
	"exhibit/words"
	"testing"

	"exhibit/slides"
)

func TestTheAddressOfRecordsIsThatOfTheirFile(t *testing.T) {
	f := &figure{Figure: &slides.Figure{Data: `50% of #1?.csv`}, Base: "/talk", KnownOn: "2015"}
	if got := f.data(); got != "/talk/data/50%25%20of%20%231%3F.csv?known=2015" {
		t.Error(got)
	}
}

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
