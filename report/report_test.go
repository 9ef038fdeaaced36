package report

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"exhibit/slides/evidence"
	"exhibit/slides/fault"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

// some are findings of each severity, with what formats have to escape.
var some = []evidence.Finding{
	{File: "deck.md", Line: 24, Column: 7, EndLine: 24, EndColumn: 11, Severity: evidence.Fault, Rule: "unknown", Slide: "gulls",
		Message: `unknown type "bars"; write bar`, Remedy: "write bar",
		Fixes: []fault.Fix{{Does: "write bar", Certain: true, Edits: []fault.Edit{{File: "deck.md", StartLine: 24, StartColumn: 7, EndLine: 24, EndColumn: 11, NewText: "bar"}}}}},
	{File: "data/a, b: c%.csv", Severity: evidence.Warning, Rule: "data", Message: "40% of it,\nand more"},
	{File: "deck.md", Line: 13, Column: 20, Severity: evidence.Unproven, Rule: "absent", Message: "1 420 is not in log ¶2",
		Passages: []evidence.Passage{{Source: "log", Locator: "¶3", Text: "1,420", Cite: "[@log, ¶3]"}},
		Fixes:    []fault.Fix{{Does: "make the lock anew", Certain: true, Run: []string{"lock", "talk"}}}},
	{File: "manifest.sha256", Severity: evidence.Unproven, Rule: "seal", Message: "not in this binary", Outside: true},
	{File: "deck.md", Line: 14, Column: 3, Severity: evidence.Look, Rule: "nearer", Message: "310 stands in log ¶2 with other words"},
	{File: "deck.md", Severity: evidence.Unchecked, Rule: "source", Message: "nothing was checked"},
}

// in writes the findings in a format, for a deck in the folder talk.
func in(t *testing.T, format string, findings []evidence.Finding) string {
	t.Helper()
	var b bytes.Buffer
	r := New("talk", findings, func(file string) string { return filepath.Join("talk", file) })
	if err := Formats[format](r, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextIsALineAFinding(t *testing.T) {
	want := `talk/deck.md:24:7: unknown type "bars"; write bar
talk/data/a, b: c%.csv: warning: 40% of it,\nand more
talk/deck.md:13:20: 1 420 is not in log ¶2; log ¶3 has 1,420
manifest.sha256: not in this binary
talk/deck.md:14:3: look: 310 stands in log ¶2 with other words
talk/deck.md: nothing was checked
`
	if got := in(t, "text", some); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestGitHubHasACommandAFindingWithItsCharactersEscaped(t *testing.T) {
	want := `::error file=talk/deck.md,line=24,endLine=24,col=7,endColumn=11,title=exhibit check%3A unknown::unknown type "bars"; write bar
::warning file=talk/data/a%2C b%3A c%25.csv,title=exhibit check%3A data::40%25 of it,%0Aand more
::error file=talk/deck.md,line=13,col=20,title=exhibit check%3A absent::1 420 is not in log ¶2; log ¶3 has 1,420
::error file=manifest.sha256,title=exhibit check%3A seal::not in this binary
::warning file=talk/deck.md,line=14,col=3,title=exhibit check%3A nearer::310 stands in log ¶2 with other words
::notice file=talk/deck.md,title=exhibit check%3A source::nothing was checked
`
	if got := in(t, "github", some); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestSARIFIsValidByThePublishedSchema(t *testing.T) {
	for name, findings := range map[string][]evidence.Finding{"some": some, "none": nil} {
		text := in(t, "sarif", findings)
		log, err := sarif.FromString(text)
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
		for _, run := range log.Runs { // the library writes what is not there as empty, which is not valid
			run.Language, run.Tool.Driver.Language, run.NewlineSequences = "en-US", "en-US", []string{"\n"}
		}
		if err := log.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		strict := json.NewDecoder(strings.NewReader(text))
		strict.DisallowUnknownFields() // of which the validation above knows nothing
		if err := strict.Decode(&sarif.Report{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if len(log.Runs[0].Tool.Driver.Rules) != len(evidence.Rules) || len(log.Runs[0].Results) != len(findings) {
			t.Errorf("%s: rules or results are missing\n%s", name, text)
		}
	}
	text := in(t, "sarif", some)
	for _, want := range []string{`"uri": "talk/data/a,%20b:%20c%25.csv"`, `"level": "note"`, `"insertedContent": {`, `"columnKind": "unicodeCodePoints"`, `"cite": "[@log, ¶3]"`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if got := fileAt("/srv/my talk/deck.md").URI; got != "file:///srv/my%20talk/deck.md" {
		t.Errorf("an absolute path is %s", got)
	}
}

func TestJSONIsWhatItsSchemaSays(t *testing.T) {
	schema, err := Schema().Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, findings := range map[string][]evidence.Finding{"some": some, "none": nil} {
		var value any
		if err := json.Unmarshal([]byte(in(t, "json", findings)), &value); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, wrong := range []string{
		`{"version": 2, "deck": "", "counts": {}, "findings": []}`, `{"version": 1, "deck": "", "counts": {}}`, `[]`,
		`{"version": 1, "deck": "", "counts": {}, "findings": [{"file": "a", "line": 1, "column": 1, "severity": "grave", "rule": "r", "message": "m"}]}`,
	} {
		var value any
		if err := json.Unmarshal([]byte(wrong), &value); err != nil {
			t.Fatal(err)
		}
		if schema.Validate(value) == nil {
			t.Errorf("the schema takes %s", wrong)
		}
	}
	if got := in(t, "json", nil); !strings.Contains(got, `"findings": []`) || !strings.Contains(got, `"finding": 0`) {
		t.Errorf("nothing found is\n%s", got)
	}
}
