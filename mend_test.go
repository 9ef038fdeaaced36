//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"exhibit/report"
	"exhibit/slides/starter"
)

// asExhibit is the variable of the environment with which the test binary is the program itself.
const asExhibit = "EXHIBIT_TEST_IS_EXHIBIT"

// TestMain makes the test binary the program where a test starts it as such.
func TestMain(m *testing.M) {
	if os.Getenv(asExhibit) != "" {
		main()
	}
	os.Exit(m.Run())
}

// draft writes the starter into a folder, with faults: texts that stand in place of others.
func draft(t *testing.T, faults ...[3]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "draft")
	if err := os.CopyFS(dir, starter.FS); err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		name := filepath.Join(dir, f[0])
		b, err := os.ReadFile(name)
		if err != nil || bytes.Count(b, []byte(f[1])) != 1 {
			t.Fatalf("%s does not have %q once (%v)", f[0], f[1], err)
		}
		if err := os.WriteFile(name, bytes.Replace(b, []byte(f[1]), []byte(f[2]), 1), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// mend runs docs/mend.mjs on a deck.
func mend(t *testing.T, dir string, flags ...string) (told string, code int) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not here")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, append([]string{"docs/mend.mjs", dir}, flags...)...)
	cmd.Env = append(os.Environ(), "EXHIBIT="+self, asExhibit+"=1")
	out, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// plantedFaults are faults of a draft that the check alone lets a program mend, and what stands there when it has.
var plantedFaults = []struct {
	fault  [3]string
	mended string // where it is not what was there before
}{
	{[3]string{"deck.md", "bibliography: sources.yaml", "bibliograhpy: sources.yaml"}, ""},                                                                  // a misspelt key
	{[3]string{"deck.md", "- North beach: 188 of", "- North beach: 178 of"}, ""},                                                                            // a wrong figure
	{[3]string{"deck.md", "**260** in 2027 [@warden, ¶3]", "**260** in 2027 [@warden, ¶4]"}, ""},                                                            // a wrong passage
	{[3]string{"deck.md", "- Spit: 141 [@warden, ¶4]", "- Spit: 141"}, ""},                                                                                  // no citation
	{[3]string{"deck.md", "[@council, ¶4]", "[@counsil, ¶4]"}, ""},                                                                                          // a misspelt source
	{[3]string{"deck.md", "on 3 May 2031, at", "on 5 May 2031, at"}, ""},                                                                                    // a wrong date
	{[3]string{"deck.md", "“They come back to the same stones”", "“They come back to the same rocks”"}, ""},                                                 // a misquoted word
	{[3]string{"deck.md", "x: year\ny: seals\nsource: \"@warden\"\ntitle:", "x: year\ny: seals\nsource: \"@warden\"\ntitel:"}, ""},                          // an unknown key
	{[3]string{"deck.md", "type: revisions", "type: revision"}, ""},                                                                                         // an unknown type of chart
	{[3]string{"deck.md", "::: tiles", "::: tile"}, ""},                                                                                                     // an unknown class
	{[3]string{"deck.md", "data: pups.csv", "data: pup.csv"}, ""},                                                                                           // a file that there is not
	{[3]string{"deck.md", "83 = 412]{.derived}", "83 = 421]{.derived}"}, ""},                                                                                // wrong arithmetic
	{[3]string{"deck.md", "- 398 seals [@council, ¶2]", "- 398 seals [@council]"}, ""},                                                                      // no paragraph
	{[3]string{"data/estimates.csv", "First estimate,350", "First estimate,530"}, ""},                                                                       // a value that is not its token's
	{[3]string{"deck.md", "### From the air\n\n", "### From the air\nSeen:\n"}, "### From the air\nSeen:\n\n"},                                              // no empty line before a list
	{[3]string{"sources.lock", "\ncouncil ¶3\n  sha256: f78e0a631fcef921961c8332b64b97eb35249cfa8080c8f721a06f7f47003441\n  date: 1 April 2029\n", ""}, ""}, // a passage that is not locked
}

// TestAProgramThatKnowsOnlyTheJSONMendsADraft plants faults of many rules and has docs/mend.mjs mend them.
func TestAProgramThatKnowsOnlyTheJSONMendsADraft(t *testing.T) {
	t.Parallel()
	var faults [][3]string
	for _, p := range plantedFaults {
		faults = append(faults, p.fault)
	}
	dir := draft(t, faults...)
	told, code := mend(t, dir)
	if code != 0 || strings.Contains(told, "left for a person") {
		t.Errorf("exit %d\n%s", code, told)
	}
	if code, stdout, _ := exhibit(t.Context(), "check", dir); code != fine {
		t.Errorf("the mended draft does not pass:\n%s", stdout)
	}
	for _, p := range plantedFaults {
		want := p.mended
		if want == "" {
			want = p.fault[1]
		}
		if b, _ := os.ReadFile(filepath.Join(dir, p.fault[0])); !bytes.Contains(b, []byte(want)) {
			t.Errorf("%s has no %q; it did\n%s", p.fault[0], want, told)
		}
	}
}

// TestWhatOnlyAPersonCanMendIsLeftAndSaid plants what no program should make up.
func TestWhatOnlyAPersonCanMendIsLeftAndSaid(t *testing.T) {
	t.Parallel()
	dir := draft(t,
		[3]string{"deck.md", "- Spit: 141 [@warden, ¶4]", "- Spit: 141 [@warden, ¶4], and 7777 gulls"},
		[3]string{"deck.md", "“They come back to the same stones”", "“They come back to the same stones"},
		[3]string{"deck.md", "type: scatter", "type: pie"},
		[3]string{"deck.md", "::: tiles", "::: tile"},
	)
	before := 0
	if code, stdout, _ := exhibit(t.Context(), "check", "-json", dir); code == failed {
		var r report.Report
		if err := json.Unmarshal([]byte(stdout), &r); err != nil {
			t.Fatal(err)
		}
		before = len(r.Findings)
	}
	told, code := mend(t, dir)
	if code != 1 || before < 4 {
		t.Errorf("exit %d, %d findings before", code, before)
	}
	for _, want := range []string{`certain: write tiles: deck.md:`, `: 7777 is not in warden ¶4; `, `: a quotation mark that is not closed; `, `: unknown type "pie"`} {
		if !strings.Contains(told, want) {
			t.Errorf("nothing of %q in\n%s", want, told)
		}
	}
}

// TestOnlyWhatIsCertainIsMendedWhereSuggestionsAreNotWanted shows that -certain changes no figure.
func TestOnlyWhatIsCertainIsMendedWhereSuggestionsAreNotWanted(t *testing.T) {
	t.Parallel()
	dir := draft(t,
		[3]string{"deck.md", "- North beach: 188 of", "- North beach: 178 of"},
		[3]string{"deck.md", "type: revisions", "type: revision"},
	)
	told, code := mend(t, dir, "-certain")
	b, err := os.ReadFile(filepath.Join(dir, "deck.md"))
	if err != nil {
		t.Fatal(err)
	}
	if code != 1 || !bytes.Contains(b, []byte("178 of")) || !bytes.Contains(b, []byte("type: revisions")) || !strings.Contains(told, "left for a person: deck.md:") {
		t.Errorf("exit %d\n%s", code, told)
	}
}
