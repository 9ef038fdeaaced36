package document

import (
	"strings"
	"testing"
)

func TestAParagraphIsARunOfLines(t *testing.T) {
	for text, want := range map[string]string{
		"":                           "",
		"\n \n\t\n":                  "",
		"a\nb\n\nc":                  "a\nb|c",
		"a\r\n\r\nb\r\n":             "a|b",
		"a\n\u00a0 \u2003\nb":        "a|b",
		"\n\n a \n\n\n\nb\n":         " a |b",
		"a\n\u200bb":                 "a\n\u200bb", // a zero-width space is no white space
		"Name\nYear\n\nx\n\u3000\ny": "Name\nYear|x|y",
	} {
		read, err := Read("a.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range read.Passages {
			got = append(got, p.Text)
		}
		if got := strings.Join(got, "|"); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
