package document

import (
	"bytes"
	"testing"
)

const (
	seenLine = "BT /R 10 Tf 1 0 0 1 60 700 Tm (The warden counted 1,240 gulls) Tj ET\n"
	picture  = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"
)

func TestTextThatNoReaderSeesIsNoPassage(t *testing.T) {
	for name, hidden := range map[string]string{
		"above the page":       "BT /R 10 Tf 1 0 0 1 60 2600 Tm (Of 9,999 lamps) Tj ET",
		"beside the page":      "BT /R 10 Tf 1 0 0 1 -400 688 Tm (Of 9,999 lamps) Tj ET",
		"outside the crop box": "BT /R 10 Tf 1 0 0 1 60 100 Tm (Of 9,999 lamps) Tj ET",
		"not painted":          "BT 3 Tr /R 10 Tf 1 0 0 1 60 688 Tm (Of 9,999 lamps) Tj ET",
		"not painted in a row": "BT 3 Tr /R 10 Tf 1 0 0 1 250 700 Tm (and of 9,999 lamps) Tj ET",
		"tiny":                 "BT /R 0.01 Tf 1 0 0 1 60 600 Tm (Of 9,999 lamps) Tj ET",
		"made tiny":            "BT /R 10 Tf 0.01 0 0 0.01 60 600 Tm (Of 9,999 lamps) Tj ET",
	} {
		b := bytes.Replace(packed(t, seenLine+hidden, 1), []byte("/MediaBox [0 0 595 842]"), []byte("/MediaBox [0 0 595 842] /CropBox [0 500 595 842]"), 1)
		if got := read(t, "a.pdf", b).String(); got != "The warden counted 1,240 gulls" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestTextThatWasRecognisedOnAScannedPageIsRead(t *testing.T) {
	const recognised = "BT 3 Tr /R 10 Tf 1 0 0 1 60 700 Tm (The warden counted 1,240 gulls) Tj ET\n"
	for name, content := range map[string]string{"behind": recognised + picture, "before": picture + recognised} {
		if got := read(t, "a.pdf", packed(t, content, 1)).String(); got != "The warden counted 1,240 gulls" {
			t.Errorf("%s: %q", name, got)
		}
	}
}
