package app

import (
	"testing"

	"exhibit/slides"
)

func TestTheAddressOfRecordsIsThatOfTheirFile(t *testing.T) {
	f := &figure{Figure: &slides.Figure{Data: `50% of #1?.csv`}, Base: "/talk", KnownOn: "2015"}
	if got := f.data(); got != "/talk/data/50%25%20of%20%231%3F.csv?known=2015" {
		t.Error(got)
	}
}
