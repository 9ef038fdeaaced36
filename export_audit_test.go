//go:build built && !js

package main

import (
	"archive/zip"
	"encoding/json"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"exhibit/seal"
)

// starterDeck is the deck of exhibit new, changed by a replacement in its bibliography.
func starterDeck(t *testing.T, old, new string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "talk")
	if code, _, stderr := exhibit(t.Context(), "new", dir); code != fine {
		t.Fatal(stderr)
	}
	name := filepath.Join(dir, "sources.yaml")
	b, err := os.ReadFile(name)
	if err != nil || old != "" && !strings.Contains(string(b), old) {
		t.Fatalf("%v: %s", err, b)
	}
	write(t, name, strings.ReplaceAll(string(b), old, new))
	if code, _, stderr := exhibit(t.Context(), "lock", dir); code != fine {
		t.Fatal(stderr)
	}
	return dir
}

// packOf exports a deck's audit pack, and unpacks it into a folder.
func packOf(t *testing.T, deck string) (folder, stdout string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "audit.zip")
	code, stdout, stderr := exhibit(t.Context(), "export", "-deck", deck, "-audit", file)
	if code != fine {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	folder = t.TempDir()
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	if err := os.CopyFS(folder, archive); err != nil {
		t.Fatal(err)
	}
	return folder, stdout
}

func TestAStrangerVerifiesAnAuditPack(t *testing.T) {
	folder, stdout := packOf(t, starterDeck(t, "", ""))
	if !strings.Contains(stdout, "with the speaker notes; the check finds nothing") {
		t.Errorf("export says %s", stdout)
	}
	files := site(t, folder)
	sums, err := seal.Parse(files["SHA256SUMS"])
	if err != nil || len(sums) != len(files)-1 {
		t.Errorf("%v: SHA256SUMS has %d of %d files", err, len(sums), len(files))
	}
	for _, f := range sums {
		if got := seal.Of(f.Path, []byte(files[f.Path])); got != f {
			t.Errorf("%s has the digest %s, listed is %s", f.Path, got.Sum, f.Sum)
		}
	}
	if tool, err := exec.LookPath("sha256sum"); err == nil {
		for _, args := range [][]string{{"--check", "--strict", "SHA256SUMS"}, {"--check", "--ignore-missing", "manifest.sha256"}} {
			cmd := exec.Command(tool, args...)
			cmd.Dir = folder
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		}
	}
	deck := filepath.Join(folder, "deck")
	if code, out, _ := exhibit(t.Context(), "check", deck); code != fine || !strings.Contains(out, "statements unchecked, because the deck says so of itself") || !strings.Contains(out, "1 picture with text") || !strings.HasSuffix(out, "\n2 notes\n") {
		t.Errorf("check exits with %d: %s", code, out)
	}
	if code, out, _ := exhibit(t.Context(), "check", deck, "-seal", filepath.Join(folder, "manifest.sha256")); code != fine {
		t.Errorf("check -seal exits with %d: %s", code, out)
	}
	t.Chdir(folder)
	if _, out, _ := exhibit(t.Context(), "check", "-json", "deck"); out != files["check.json"] {
		t.Errorf("check -json writes\n%s\nthe pack has\n%s", out, files["check.json"])
	}
}

func TestAnAuditPackHasTheTextsThatRightsAllowAndNoOthers(t *testing.T) {
	some, _ := packOf(t, starterDeck(t, "", ""))
	if got := site(t, filepath.Join(some, "sources")); len(got) != 1 || got["warden.txt"] == "" {
		t.Errorf("the pack has the texts of %v", got)
	}
	readMe, _ := os.ReadFile(filepath.Join(some, "README.txt"))
	if !strings.Contains(string(readMe), "exhibit check deck -sources sources -partial\n") {
		t.Errorf("not all texts are there, and it says\n%s", readMe)
	}
	if code, out, _ := exhibit(t.Context(), "check", filepath.Join(some, "deck"), "-sources", filepath.Join(some, "sources"), "-partial"); code != fine || !strings.Contains(out, "the text council.txt of source \"council\" is not there, so that the lock was not held against it") {
		t.Errorf("check -partial exits with %d: %s", code, out)
	}
	if code, out, _ := exhibit(t.Context(), "check", filepath.Join(some, "deck"), "-sources", filepath.Join(some, "sources")); code == fine || !strings.Contains(out, "there is no text council.txt") {
		t.Errorf("a missing text of an author is no error, exit %d: %s", code, out)
	}
	write(t, filepath.Join(some, "sources", "warden.txt"), "Another text.\n")
	if code, out, _ := exhibit(t.Context(), "check", filepath.Join(some, "deck"), "-sources", filepath.Join(some, "sources"), "-partial"); code == fine {
		t.Errorf("a text that is another passes: %s", out)
	}
	if code, _, stderr := exhibit(t.Context(), "check", filepath.Join(some, "deck"), "-partial"); code == fine || !strings.Contains(stderr, "name their folder with -sources") {
		t.Errorf("-partial without -sources: exit %d, %s", code, stderr)
	}
	all, _ := packOf(t, starterDeck(t, "  file: council.txt", "  file: council.txt\n  rights: public domain"))
	if got := site(t, filepath.Join(all, "sources")); len(got) != 2 {
		t.Errorf("the pack has the texts of %v", got)
	}
	if readMe, _ := os.ReadFile(filepath.Join(all, "README.txt")); !strings.Contains(string(readMe), "exhibit check deck -sources sources\n") {
		t.Errorf("all texts are there, and it says\n%s", readMe)
	}
	if code, out, _ := exhibit(t.Context(), "check", filepath.Join(all, "deck"), "-sources", filepath.Join(all, "sources")); code != fine {
		t.Errorf("check -sources exits with %d: %s", code, out)
	}
	excerpts, _ := packOf(t, starterDeck(t, "rights: own", "rights: excerpt 9"))
	if _, err := os.Stat(filepath.Join(excerpts, "sources")); err == nil {
		t.Error("the pack has texts of which only excerpts are allowed")
	}
}

func TestAnAuditPackIsACrateThatDescribesEachOfItsFiles(t *testing.T) {
	folder, _ := packOf(t, starterDeck(t, "", ""))
	files := site(t, folder)
	var crate struct {
		Context []any            `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(files["ro-crate-metadata.json"]), &crate); err != nil {
		t.Fatal(err)
	}
	if len(crate.Context) != 2 || crate.Context[0] != "https://w3id.org/ro/crate/1.1/context" {
		t.Errorf("the context is %v", crate.Context)
	}
	entities := map[string]map[string]any{}
	for _, e := range crate.Graph {
		id, _ := e["@id"].(string)
		if id == "" || e["@type"] == nil || entities[id] != nil {
			t.Errorf("an entity without identifier or type, or one that is there twice: %v", e)
		}
		entities[id] = e
	}
	about := func(id, key string) any {
		ref, _ := entities[id][key].(map[string]any)
		return ref["@id"]
	}
	if about("ro-crate-metadata.json", "about") != "./" || about("ro-crate-metadata.json", "conformsTo") != "https://w3id.org/ro/crate/1.1" {
		t.Errorf("the descriptor is %v", entities["ro-crate-metadata.json"])
	}
	root := entities["./"]
	for _, key := range []string{"name", "description", "datePublished", "license", "author", "hasPart", "citation", "mainEntity"} {
		if root[key] == nil {
			t.Errorf("the crate has no %s", key)
		}
	}
	var parts []string
	for _, p := range root["hasPart"].([]any) {
		parts = append(parts, p.(map[string]any)["@id"].(string))
	}
	for name := range files {
		if id := (&url.URL{Path: name}).EscapedPath(); !slices.Contains(parts, id) && name != "ro-crate-metadata.json" && name != "SHA256SUMS" {
			t.Errorf("%s is not described", name)
		}
	}
	// Each entity that is named is there.
	var look func(v any)
	look = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				look(item)
			}
		case map[string]any:
			if id, ok := v["@id"].(string); ok && len(v) == 1 && entities[id] == nil && !strings.HasPrefix(id, "https://w3id.org/") {
				t.Errorf("%s is named and not described", id)
			}
			for _, value := range v {
				look(value)
			}
		}
	}
	for _, e := range crate.Graph {
		look(e)
	}
	for _, p := range parts {
		name, _ := url.PathUnescape(p)
		if e := entities[p]; e["sha256"] != seal.Of("", []byte(files[name])).Sum || e["@type"] != "File" {
			t.Errorf("%s is described as %v", p, e)
		}
	}
}

func TestTheSameDeckGivesTheSameAuditPack(t *testing.T) {
	deck, dir := starterDeck(t, "", ""), t.TempDir()
	var packs []string
	for _, name := range []string{"one.zip", "two.zip"} {
		file := filepath.Join(dir, name)
		if code, _, stderr := exhibit(t.Context(), "export", "-deck", deck, "-audit", file); code != fine {
			t.Fatal(stderr)
		}
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		packs = append(packs, string(b))
	}
	if packs[0] != packs[1] {
		t.Error("two packs of one deck differ")
	}
}

func TestWhatIsNoAuditPackIsSaid(t *testing.T) {
	deck := starterDeck(t, "", "")
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"a folder":           {[]string{"-deck", deck, "-audit", deck}, "is a folder"},
		"a file of the deck": {[]string{"-deck", deck, "-audit", filepath.Join(deck, "sources.lock")}, "is a file of the deck, and would be lost"},
		"without notes":      {[]string{"-deck", deck, "-audit", filepath.Join(t.TempDir(), "a.zip"), "-no-notes"}, "-no-notes does not go with -audit"},
		"without a date":     {[]string{"-deck", smallDeck(t, "One"), "-audit", filepath.Join(t.TempDir(), "a.zip")}, "has no date; write one such as date: 2031-06-01"},
	} {
		code, stdout, stderr := exhibit(t.Context(), append([]string{"export"}, c.args...)...)
		if code == fine || stdout != "" || !strings.Contains(stderr, c.want) {
			t.Errorf("%s: exit %d, %q, %q", name, code, stdout, stderr)
		}
	}
}

func TestAnAuditPackSaysWhatTheCheckFinds(t *testing.T) {
	deck := starterDeck(t, "", "")
	name := filepath.Join(deck, "deck.md")
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	write(t, name, strings.Replace(string(b), "412", "413", 1))
	folder, stdout := packOf(t, deck)
	readMe, _ := os.ReadFile(filepath.Join(folder, "README.txt"))
	if !strings.Contains(stdout, "the check finds 1 finding") || !strings.Contains(string(readMe), "it found 1 finding") {
		t.Errorf("export says %s and the pack\n%s", stdout, readMe)
	}
}

func TestNoAuditPackIsWrittenWithALockThatKeepsWhatRightsForbid(t *testing.T) {
	dir := starterDeck(t, "", "")
	name := filepath.Join(dir, "sources.yaml")
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	write(t, name, regexp.MustCompile(`(?m)^(\s+)rights:.*$`).ReplaceAllString(string(b), "${1}rights: all rights reserved"))
	file := filepath.Join(t.TempDir(), "audit.zip")
	code, _, stderr := exhibit(t.Context(), "export", "-deck", dir, "-audit", file)
	if code == fine || !strings.Contains(stderr, "no audit pack was written: sources.lock: the lock keeps") || !strings.Contains(stderr, "run exhibit lock") {
		t.Errorf("exit %d: %s", code, stderr)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("a pack is there")
	}
	if code, _, stderr := exhibit(t.Context(), "lock", dir); code != fine {
		t.Fatal(stderr)
	}
	folder, _ := packOf(t, dir)
	for name, content := range site(t, folder) {
		if strings.HasPrefix(name, "sources/") || strings.HasSuffix(name, "sources.lock") && strings.Contains(content, "\n  text:") {
			t.Errorf("the pack has %s: %s", name, content)
		}
	}
}

func TestATextThatOneSourceReservesIsNotPackedForAnother(t *testing.T) {
	dir := starterDeck(t, "", "")
	name := filepath.Join(dir, "sources.yaml")
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	file := regexp.MustCompile(`(?m)^\s+file: (\S+)\n`).FindStringSubmatch(string(b))[1]
	whole, _ := packOf(t, dir)
	if _, packed := site(t, whole)["sources/"+file]; !packed {
		t.Fatalf("%s is not open", file)
	}
	write(t, name, string(b)+"\n- id: again\n  type: book\n  title: Again\n  issued: 2011\n  file: "+file+"\n  rights: all rights reserved\n")
	if code, _, stderr := exhibit(t.Context(), "lock", dir); code != fine {
		t.Fatal(stderr)
	}
	folder, _ := packOf(t, dir)
	if _, packed := site(t, folder)["sources/"+file]; packed {
		t.Errorf("%s is packed", file)
	}
	if code, out, _ := exhibit(t.Context(), "check", dir); code == fine || !strings.Contains(out, "have the file "+file+", and their rights differ") {
		t.Errorf("check says %s", out)
	}
}

func TestASourceThatIsAPipeIsRefusedAndNotWaitedFor(t *testing.T) {
	mkfifo, err := exec.LookPath("mkfifo")
	if err != nil {
		t.Skip(err)
	}
	dir := starterDeck(t, "", "")
	entries, err := os.ReadDir(filepath.Join(dir, "sources"))
	if err != nil || len(entries) == 0 {
		t.Fatal(err)
	}
	for _, e := range entries {
		text := filepath.Join(dir, "sources", e.Name())
		if err := os.Remove(text); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(mkfifo, text).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	code, _, stderr := exhibit(t.Context(), "export", "-deck", dir, "-audit", filepath.Join(t.TempDir(), "audit.zip"))
	if code == fine || !strings.Contains(stderr, "not a plain file") {
		t.Errorf("exit %d: %s", code, stderr)
	}
}
