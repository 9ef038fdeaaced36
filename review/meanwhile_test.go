package review

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"exhibit/slides/pandoc"
)

// posted sends a verdict to the page of a session, and returns the status and the answer.
func posted(t *testing.T, page, key string) (int, string) {
	t.Helper()
	said, err := json.Marshal(judgement{Key: key, Verdict: "supports"})
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.Post(page+"verdict", "application/json", bytes.NewReader(said))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, strings.TrimSpace(string(b))
}

func TestAFileThatBreaksDuringAReviewIsToldAndLeftAsItIs(t *testing.T) {
	dir := deckOf(t)
	s := session(dir, "Ada")
	page, key := served(t, s), itemsOf(t, s)[0].Key
	if status, said := posted(t, page, key); status != http.StatusOK {
		t.Fatal(status, said)
	}
	sound, err := os.ReadFile(s.File)
	if err != nil {
		t.Fatal(err)
	}
	for _, broken := range []string{"reviews: [\n", "reviews: 3\n", string(sound) + "  - by: Ben\n"} {
		write(t, s.File, broken)
		if status, said := posted(t, page, key); status != http.StatusConflict || !strings.Contains(said, "nothing was written: reviews.yaml:") {
			t.Errorf("%q: %d %s", broken, status, said)
		}
		if answer, err := http.Get(page + "items.json"); err != nil || answer.StatusCode != http.StatusConflict {
			t.Errorf("%q: the statements are %v (%v)", broken, answer, err)
		}
		if b, err := os.ReadFile(s.File); err != nil || string(b) != broken {
			t.Errorf("%q became %q (%v)", broken, b, err)
		}
	}
	write(t, s.File, string(sound))
	if status, said := posted(t, page, key); status != http.StatusOK {
		t.Errorf("it is mended: %d %s", status, said)
	}
}

func TestADeckThatChangesDuringAReviewIsReadAnew(t *testing.T) {
	dir := deckOf(t)
	s := session(dir, "Ada")
	page, key := served(t, s), itemsOf(t, s)[1].Key
	deck := filepath.Join(dir, "deck.md")
	was, err := os.ReadFile(deck)
	if err != nil {
		t.Fatal(err)
	}
	for changed, want := range map[string]string{
		strings.Replace(string(was), "It has 12", "It now has 12", 1): "has changed since the page read it; it is read anew, and nothing was written",
		"---\nbibliography: [\n": "the deck cannot be read, and nothing was written: deck.md:",
	} {
		write(t, deck, changed)
		if status, said := posted(t, page, key); status != http.StatusConflict || !strings.Contains(said, want) {
			t.Errorf("%d %s, want %s", status, said, want)
		}
	}
	write(t, deck, string(was))
	if status, said := posted(t, page, key); status != http.StatusOK {
		t.Errorf("it is as it was: %d %s", status, said)
	}
}

func TestAFolderThatCannotBeWrittenIsToldBeforeAnybodyReads(t *testing.T) {
	dir := deckOf(t)
	s := session(dir, "Ada")
	s.File = filepath.Join(dir, "deck.md", pandoc.ReviewFile) // in what is no folder; root may write everywhere else
	for name, err := range map[string]error{"at first": Writable(s.File), "a verdict": add(s.File, pandoc.Judgement{})} {
		if err == nil || !strings.Contains(err.Error(), "reviews.yaml cannot be written: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	page := served(t, s)
	if status, said := posted(t, page, itemsOf(t, s)[0].Key); status != http.StatusInternalServerError || !strings.Contains(said, "make the folder writable") {
		t.Errorf("%d %s", status, said)
	}
	if err := Writable(filepath.Join(dir, pandoc.ReviewFile)); err != nil {
		t.Error(err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 4 {
		t.Errorf("something is left: %v", entries)
	}
}

func TestAVerdictThatIsBeingWrittenWhenTheProgramEndsIsWritten(t *testing.T) {
	dir := deckOf(t)
	s := session(dir, "Ada")
	key := itemsOf(t, s)[0].Key
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	address, ended := make(chan string, 1), make(chan error, 1)
	go func() { ended <- Serve(ctx, l, s, Front{}, func(url string) { address <- url }) }()
	page := <-address
	unlock, err := lock(s.File) // another program is writing
	if err != nil {
		t.Fatal(err)
	}
	status := make(chan int, 1)
	go func() {
		code, _ := posted(t, page, key)
		status <- code
	}()
	time.Sleep(100 * time.Millisecond)
	stop()
	select {
	case err := <-ended:
		t.Fatalf("the program ends with a verdict unwritten (%v)", err)
	case <-time.After(200 * time.Millisecond):
	}
	unlock()
	if code := <-status; code != http.StatusOK {
		t.Error(code)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if n := len(pandoc.Parse(os.DirFS(dir), pandoc.DeckFile).Judgements); n != 1 {
		t.Errorf("%d verdicts are written", n)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 5 {
		t.Errorf("something is left: %v", entries)
	}
}

func TestThePageSpeaksTheLanguageOfTheDeck(t *testing.T) {
	dir := deckOf(t)
	s := session(dir, "Ada")
	s.Lang = "zh-Hans"
	answer, err := http.Get(served(t, s))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil || !bytes.Contains(b, []byte(`<html lang="zh-Hans">`)) || !bytes.Contains(b, []byte("<title>审阅：Gulls</title>")) {
		t.Errorf("%v\n%s", err, b)
	}
	if err := os.Remove(filepath.Join(dir, "sources", "log.txt")); err != nil {
		t.Fatal(err)
	}
	if got := itemsOf(t, s)[0].Hindered; got != "此处没有 log ¶1 的文本；请放入来源文件夹" {
		t.Error(got)
	}
}
