//go:build built && !js

package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// written is a deck that the built binary serves with -watch.
type written struct {
	*testing.T
	dir, url string
	lines    *bufio.Scanner // of its terminal
	errors   []string
}

func watchedDeck(t *testing.T, text string, flags ...string) *written {
	t.Helper()
	w := &written{T: t, dir: t.TempDir()}
	w.save("deck.md", text)
	cmd := built(t, append([]string{"serve", "-deck", w.dir, "-watch", "-addr", "localhost:0"}, flags...)...)
	w.begin(cmd)
	return w
}

func (w *written) begin(cmd *exec.Cmd) {
	w.Helper()
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		w.Fatal(err)
	}
	w.lines = bufio.NewScanner(out)
	first := w.line()
	_, url, found := strings.Cut(first, " at ")
	if !found {
		w.Fatalf("it says %q", first)
	}
	w.url, _, _ = strings.Cut(url, ",")
	w.line()
}

// line is the next line of the terminal about a version; those about its errors are kept.
func (w *written) line() string {
	w.Helper()
	for w.lines.Scan() {
		if text, isError := strings.CutPrefix(w.lines.Text(), "          "); !isError {
			return w.lines.Text()
		} else {
			w.errors = append(w.errors, text)
		}
	}
	w.Fatal("it has ended")
	return ""
}

func (w *written) save(name, text string) {
	w.Helper()
	if err := os.WriteFile(filepath.Join(w.dir, name), []byte(text), 0o644); err != nil {
		w.Fatal(err)
	}
}

// shows checks the page at a path.
func (w *written) shows(path string, want ...string) {
	w.Helper()
	r, err := http.Get(w.url + path)
	if err != nil {
		w.Fatal(err)
	}
	defer r.Body.Close()
	page, err := io.ReadAll(r.Body)
	if err != nil {
		w.Fatal(err)
	}
	for _, text := range want {
		if !strings.Contains(string(page), text) {
			w.Errorf("%s has no %q", path, text)
		}
	}
}

// problems returns what windows are told is wrong, once it is what want asks for.
func (w *written) problems(want func(said string) bool) {
	w.Helper()
	r, err := http.Get(w.url + "/watch")
	if err != nil {
		w.Fatal(err)
	}
	defer r.Body.Close()
	lines := bufio.NewScanner(r.Body)
	lines.Buffer(nil, 1<<20)
	said := ""
	for lines.Scan() {
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok {
			continue
		}
		var news struct{ Problems []json.RawMessage }
		if err := json.Unmarshal([]byte(data), &news); err != nil {
			w.Fatal(err)
		}
		said = ""
		for _, p := range news.Problems {
			said += string(p) + "\n"
		}
		if want(said) {
			return
		}
	}
	w.Fatalf("the problems are %s", said)
}

func has(part string) func(string) bool {
	return func(said string) bool { return strings.Contains(said, part) }
}

func TestADeckThatIsWrittenIsReadAnewAtEachSave(t *testing.T) {
	w := watchedDeck(t, "# One\n\nText.\n")
	w.shows("/s/one", "Text.")
	w.save("deck.md", "# One\n\nOther text.\n\n# Two\n\n![](../../secret.png)\n")
	if line := w.line(); !strings.Contains(line, "deck.md: 2 slides, 1 error, read in ") {
		t.Errorf("it says %q", line)
	}
	w.shows("/s/one", "Other text.")
	w.shows("/s/two", `class="fault"`, "deck.md:7")
	w.problems(has(`"severity":"error","file":"deck.md","line":7,"column":0`))
	w.save("deck.md", "# One\n\nText.\n")
	if line := w.line(); !strings.Contains(line, "deck.md: 1 slide, read in ") {
		t.Errorf("it says %q", line)
	}
	if len(w.errors) != 1 || !strings.HasPrefix(w.errors[0], "deck.md:7: error: picture ") {
		t.Errorf("the terminal has the errors %q", w.errors)
	}
	w.problems(func(said string) bool {
		return !strings.Contains(said, "error") && strings.Contains(said, "bibliography")
	}) // the check has come
}

func TestADeckThatCannotBeReadAtFirstSaysWhy(t *testing.T) {
	w := watchedDeck(t, "")
	w.shows("/", `class="fault"`, "deck.md", "no slides")
	w.save("deck.md", "# One\n\nText.\n")
	w.line()
	w.shows("/", "Text.")
}

func TestADeckThatCannotBeReadAnyMoreStaysAsItWas(t *testing.T) {
	w := watchedDeck(t, "# One\n\nText.\n")
	if err := os.Remove(filepath.Join(w.dir, "deck.md")); err != nil {
		t.Fatal(err)
	}
	if line := w.line(); !strings.Contains(line, "nothing can be shown, 1 error") {
		t.Errorf("it says %q", line)
	}
	w.shows("/s/one", "Text.")
	w.problems(has("no such file"))
}

func TestATextByItselfIsWatchedWithWhatItIncludes(t *testing.T) {
	w := &written{T: t, dir: t.TempDir()}
	w.save("talk.md", "# One\n\n{{< include more.md >}}\n")
	w.begin(built(t, "serve", "-deck", filepath.Join(w.dir, "talk.md"), "-watch", "-addr", "localhost:0"))
	w.save("unrelated.md", "# Not of the deck\n")
	w.save("more.md", "Included.\n")
	if line := w.line(); !strings.Contains(line, "more.md: 1 slide, read in ") {
		t.Errorf("it says %q", line)
	}
	w.shows("/s/one", "Included.")
}

func TestNotesAreLeftOutWhileADeckIsWrittenToo(t *testing.T) {
	w := watchedDeck(t, "# One\n\nText.\n\n::: notes\nSecret.\n:::\n", "-no-notes")
	w.save("deck.md", "# One\n\nOther.\n\n::: notes\nSecret.\n:::\n")
	w.line()
	r, err := http.Get(w.url + "/print")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	page, _ := io.ReadAll(r.Body)
	if text := string(page); !strings.Contains(text, "Other.") || strings.Contains(text, "Secret.") {
		t.Error("the notes are in print, or the slide is not")
	}
}

func TestWhatIsWrongWithNotesIsSaidInTheTerminalAlone(t *testing.T) {
	w := watchedDeck(t, "# One\n\nText.\n\n::: notes\n![](secret-a.png) [@secret-b]\n\n``` {.table}\ndata: secret-c.csv\n```\n:::\n", "-no-notes")
	for _, path := range []string{"/s/one", "/print", "/presenter", "/deck.json"} {
		r, err := http.Get(w.url + path)
		if err != nil {
			t.Fatal(err)
		}
		page, _ := io.ReadAll(r.Body)
		r.Body.Close()
		if strings.Contains(string(page), "secret-") {
			t.Errorf("%s has a word of the notes", path)
		}
	}
	w.shows("/s/one", `class="fault"`, "deck.md:9", "said in the terminal")
	said := strings.Join(w.errors, "\n")
	if !strings.Contains(said, "deck.md:9: error: ") || !strings.Contains(said, "secret-c.csv") || !strings.Contains(said, "secret-a.png") {
		t.Errorf("the terminal says %q", said)
	}
	w.problems(func(said string) bool {
		if strings.Contains(said, "secret-") {
			t.Fatalf("windows are told %s", said)
		}
		return strings.Contains(said, "bibliography") || strings.Contains(said, `"note"`) // the check has come
	})
}

func TestOnlyADeckOnDiskIsWatched(t *testing.T) {
	for _, deck := range []string{"", "tutorial"} {
		var said strings.Builder
		if code := run(t.Context(), []string{"serve", "-deck", deck, "-watch", "-addr", "localhost:0"}, io.Discard, &said); code != misuse || !strings.Contains(said.String(), "-watch wants a deck on disk") {
			t.Errorf("%q: exit code %d, %s", deck, code, said.String())
		}
	}
}

func TestAFindingSaysInWhichCitationsAFigureStands(t *testing.T) {
	dir := t.TempDir()
	w := &written{T: t, dir: dir}
	if err := os.Mkdir(filepath.Join(dir, "sources"), 0o755); err != nil {
		t.Fatal(err)
	}
	w.save("sources/log.txt", "The log\n\nWe counted 1,240 gulls.\n\nAnd 86 lamps.")
	w.save("sources.yaml", "- id: log\n  type: report\n  title: Log\n  citation-label: Log\n  file: log.txt\n")
	w.save("deck.md", "---\ntitle: Gulls\nbibliography: sources.yaml\n---\n\n# Gulls\n\nOf 1,240 gulls [@log, ¶2].\n")
	if code := run(t.Context(), []string{"lock", dir}, io.Discard, io.Discard); code != fine {
		t.Fatalf("lock exits with %d", code)
	}
	w.save("deck.md", "---\ntitle: Gulls\nbibliography: sources.yaml\n---\n\n# Gulls\n\nOf 86 gulls [@log, ¶2].\n")
	w.begin(built(t, "serve", "-deck", dir, "-watch", "-addr", "localhost:0"))
	w.problems(has("86 is not in log ¶2"))
	w.problems(has("it stands in [@log, ¶3]"))
}
