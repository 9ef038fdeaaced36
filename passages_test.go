//go:build built

package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"exhibit/slides/decktest"
)

func TestPassagesAreNumberedAsCitationsNameThem(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string][]byte{
		"deck.md":            []byte("---\ntitle: Gulls\nbibliography: sources.yaml\n---\n\n# Gulls\n\nOf 1,240 gulls [@log, ¶2].\n"),
		"sources.yaml":       []byte("- id: log\n  type: report\n  title: Log\n  citation-label: Log\n  file: log.txt\n- id: report\n  type: report\n  title: Report\n  citation-label: Report\n  file: report.pdf\n"),
		"sources/log.txt":    []byte("The log\n\nWe counted 1,240 gulls."),
		"sources/report.pdf": decktest.PDF(nil, decktest.Lines(60, 700, "The 1 240 gulls of 2014 cost 21.5 million dollars.")),
		"turned.txt":         []byte("\u202e0421\u202c gulls"),
		"heads.pdf": decktest.PDF(append(decktest.Lines(60, 700, "We counted 1,240 gulls."), decktest.Lines(60, 40, "Report of the warden | 1")...),
			append(decktest.Lines(60, 700, "We counted 86 lamps."), decktest.Lines(60, 40, "Report of the warden | 2")...)),
		"other.md": []byte("# Of 1,240 gulls\n\n- none\n"),
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	in := func(name string) string { return filepath.Join(dir, name) }
	const blank = "report.pdf: no text on page 1; pages that were scanned can be cited once their letters are recognised (OCR)\n"
	for _, test := range []struct {
		args   []string
		code   int
		says   string
		failed string
	}{
		{[]string{in("sources/log.txt")}, fine, "[@log, ¶1]\n    The log\n[@log, ¶2]\n    We counted 1,240 gulls.\n", ""},
		{[]string{in("other.md")}, fine, "¶1  (heading)\n    Of 1,240 gulls\n¶2  (item)\n    none\n", ""},
		{[]string{"-deck", dir, "-find", "1240"}, fine, "[@log, ¶2]  log.txt\n    We counted 1,240 gulls.\n[@report, p. 2, ¶1]  report.pdf\n    The 1 240 gulls of 2014 cost 21.5 million dollars.\n" + blank, ""},
		{[]string{in("sources/report.pdf"), "-find", "$21,500,000", "-json"}, fine, `[
  {
    "source": "report",
    "file": "report.pdf",
    "page": 2,
    "paragraph": 1,
    "kind": "paragraph",
    "text": "The 1 240 gulls of 2014 cost 21.5 million dollars.",
    "cite": "[@report, p. 2, ¶1]"
  }
]
`, ""},
		{[]string{"-deck", dir, "-find", "77"}, failed, blank, "exhibit: no passage has what is sought\n"},
		{[]string{in("none.txt")}, failed, "", "none.txt: there is no such file"},
		{[]string{in("sources/log.txt"), "-find", ". “%"}, misuse, "", "names nothing to find"},
		{[]string{in("sources/log.txt"), "-find", ""}, misuse, "", "names nothing to find"},
		{[]string{in("turned.txt")}, fine, "¶1\n    \\u202e0421\\u202c gulls\n", ""},
		{[]string{in("heads.pdf")}, fine, "p. 1, ¶1\n    We counted 1,240 gulls.\np. 2, ¶1\n    We counted 86 lamps.\nleft out on 2 pages: “Report of the warden | 1”\n", ""},
		{nil, misuse, "", "passages wants a file or a deck"},
	} {
		var stdout, stderr bytes.Buffer
		code := run(context.Background(), append([]string{"passages"}, test.args...), &stdout, &stderr)
		if code != test.code || stdout.String() != test.says || !strings.Contains(stderr.String(), test.failed) {
			t.Errorf("%v: %d\n%s\n%s", test.args, code, &stdout, &stderr)
		}
	}
}
