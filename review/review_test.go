package review

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
)

// deckOf writes a deck of two statements to a folder, with its lock, and returns the folder.
func deckOf(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{
		"deck.md":         "---\ntitle: Gulls\nbibliography: sources.yaml\n---\n\n# Gulls {#gulls}\n\nThe log has 310 gulls [@log, ¶1].\n\nIt has 12 boats [@log, ¶2].\n",
		"sources.yaml":    "references:\n- {id: log, type: book, title: The log, file: log.txt}\n",
		"sources/log.txt": "We saw 310 gulls.\n\nThere were 12 boats.\n",
	}
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	relock(t, dir)
	return dir
}

func write(t testing.TB, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func relock(t testing.TB, dir string) {
	t.Helper()
	lock, err := evidence.Lock(os.DirFS(dir), pandoc.DeckFile, os.DirFS(filepath.Join(dir, "sources")))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, evidence.LockFile), string(lock))
}

func session(dir, by string) *Session {
	return &Session{
		Deck: os.DirFS(dir), Name: pandoc.DeckFile, Sources: os.DirFS(filepath.Join(dir, "sources")), File: filepath.Join(dir, pandoc.ReviewFile),
		Title: "Gulls", By: by, Now: func() time.Time { return time.Date(2016, 3, 28, 12, 0, 0, 0, time.UTC) },
	}
}

func itemsOf(t *testing.T, s *Session) []item {
	t.Helper()
	all, err := s.items()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAVerdictIsWrittenToTheDecksFile(t *testing.T) {
	dir := deckOf(t)
	s := session(dir, "Ada")
	all := itemsOf(t, s)
	if len(all) != 2 || all[1].Passages[0].Text[1].Text != "12" || !all[1].Passages[0].Text[1].Marked || all[1].Hindered != "" {
		t.Fatalf("%+v", all)
	}
	shown, err := s.judge(judgement{all[1].Key, "partly", " only\n by day: ‘so’ # "})
	if err != nil || len(shown.Verdicts) != 1 || !shown.Verdicts[0].Mine || shown.Verdicts[0].Note != "only by day: ‘so’ #" {
		t.Fatalf("%v %+v", err, shown)
	}
	b, err := os.ReadFile(s.File)
	if err != nil || !strings.HasPrefix(string(b), "# Who has read") || !strings.Contains(string(b), "passages: [log ¶2]") || !strings.Contains(string(b), `"on": "2016-03-28"`) {
		t.Errorf("%v\n%s", err, b)
	}
	if found, err := evidence.Check(os.DirFS(dir), pandoc.DeckFile, nil); err != nil || len(found) != 0 {
		t.Errorf("the check finds %v (%v)", found, err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 5 {
		t.Errorf("something is left: %v", entries)
	}
}

func TestNoVerdictOfTwoReviewersAtOnceIsLost(t *testing.T) {
	dir := deckOf(t)
	const each = 10
	var all sync.WaitGroup
	for _, by := range []string{"Ada", "Ben", "Cleo", "Dan"} {
		all.Go(func() {
			s := session(dir, by)
			items, err := s.items()
			for i := range each {
				if err == nil {
					_, err = s.judge(judgement{items[i%2].Key, "supports", fmt.Sprint(i)})
				}
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := len(pandoc.Parse(os.DirFS(dir), pandoc.DeckFile).Judgements); n != 4*each {
		t.Errorf("%d verdicts of %d", n, 4*each)
	}
	for _, i := range itemsOf(t, session(dir, "Ada")) {
		if len(i.Verdicts) != 4 {
			t.Errorf("%+v", i.Verdicts)
		}
	}
}

func TestWhatWasWrittenByHandStays(t *testing.T) {
	dir := deckOf(t)
	s := session(dir, "Ada")
	key := itemsOf(t, s)[0].Key
	if _, err := s.judge(judgement{Key: key, Verdict: "supports"}); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(s.File)
	if err != nil {
		t.Fatal(err)
	}
	write(t, s.File, string(b)+"  # Ben looked too.\n  - {statement: old, passages: [log ¶9], texts: [aaaaaaaaaaaaaaaa], by: Ben, on: 2015-01-01, verdict: partly}\n")
	if _, err := s.judge(judgement{Key: key, Verdict: "partly"}); err != nil {
		t.Fatal(err)
	}
	if b, err = os.ReadFile(s.File); err != nil || !strings.Contains(string(b), "# Ben looked too.") || strings.Count(string(b), "statement:") != 3 {
		t.Errorf("%v\n%s", err, b)
	}
	for _, broken := range []string{"reviews: [\n", "- a\n", "reviews: 3\n"} {
		write(t, s.File, broken)
		if err := add(s.File, pandoc.Judgement{}); err == nil || !strings.Contains(err.Error(), "mend it, nothing was written") {
			t.Errorf("%q: %v", broken, err)
		}
		if b, err := os.ReadFile(s.File); err != nil || string(b) != broken {
			t.Errorf("%q became %q", broken, b)
		}
	}
	for _, empty := range []string{"", "# mine\n", "reviews:\n", "reviews: []\n"} {
		write(t, s.File, empty)
		if _, err := s.judge(judgement{Key: key, Verdict: "partly"}); err != nil {
			t.Errorf("%q: %v", empty, err)
		}
		if b, err := os.ReadFile(s.File); err != nil || !strings.Contains(string(b), "verdict: partly") || strings.Contains(empty, "#") != strings.Contains(string(b), "# mine") {
			t.Errorf("%q became %s", empty, b)
		}
	}
}

func TestWhatWasNotReadIsNotJudged(t *testing.T) {
	dir := deckOf(t)
	s := session(dir, "Ada")
	key := itemsOf(t, s)[0].Key
	text := filepath.Join(dir, "sources", "log.txt")
	refused := func(name, want string) {
		t.Helper()
		if _, err := s.judge(judgement{Key: key, Verdict: "supports"}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	write(t, text, "We saw 300 and 310 gulls.\n\nThere were 12 boats.\n")
	refused("a text that is not locked", "the text of log ¶1 is another than the one that is locked; run exhibit lock")
	relock(t, dir)
	refused("a passage that changed since the page read it", "has changed since the page read it")
	key = itemsOf(t, s)[0].Key
	if err := os.Remove(text); err != nil {
		t.Fatal(err)
	}
	refused("a text that is not there", "the text of log ¶1 is not here")
	if _, err := s.judge(judgement{Key: key, Verdict: "perhaps"}); err == nil {
		t.Error("a verdict that there is not")
	}
	if _, err := os.Stat(s.File); err == nil {
		t.Error("something was written")
	}
}

func TestChangesSinceAreShownWithWhatWasRead(t *testing.T) {
	dir := deckOf(t)
	s := session(dir, "Ada")
	for _, i := range itemsOf(t, s) {
		if _, err := s.judge(judgement{Key: i.Key, Verdict: "supports"}); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(dir, "deck.md"), "---\ntitle: Gulls\nbibliography: sources.yaml\n---\n\n# Gulls {#gulls}\n\nThe old log has 310 gulls [@log, ¶1].\n\nIt has 12 boats [@log, ¶2].\n")
	write(t, filepath.Join(dir, "sources", "log.txt"), "We saw 310 gulls.\n\nThere were 12 small boats.\n")
	relock(t, dir)
	all := itemsOf(t, s)
	if v := all[0].Verdicts[0]; v.Changed != evidence.StatementChanged || v.Said != "The log has 310 gulls." {
		t.Errorf("the statement: %+v", v)
	}
	if v := all[1].Verdicts[0]; v.Changed != "log ¶2" || v.Said != "" {
		t.Errorf("the passage: %+v", v)
	}
}

// served answers a session until the test ends, and returns the address of its page.
func served(t *testing.T, s *Session) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	address, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- Serve(ctx, l, s, Front{"let here = '<i>';", "b{}"}, func(url string) { address <- url })
	}()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return <-address
}

func TestOnlyThePageItselfIsAnswered(t *testing.T) {
	dir := deckOf(t)
	s := session(dir, "Ada")
	page := served(t, s)
	said, err := json.Marshal(judgement{Key: itemsOf(t, s)[0].Key, Verdict: "supports"})
	if err != nil {
		t.Fatal(err)
	}
	secret := page[strings.LastIndex(page[:len(page)-1], "/")+1 : len(page)-1]
	for _, tc := range []struct {
		name, method, path, host string
		headers                  map[string]string
		want                     int
	}{
		{"the page", "GET", "", "", nil, 200},
		{"the statements", "GET", "items.json", "", nil, 200},
		{"another path", "GET", "x", "", nil, 404},
		{"a verdict by GET", "GET", "verdict", "", nil, 404},
		{"without the secret", "GET", "/", "", nil, 404},
		{"with another secret", "GET", "/" + strings.Repeat("A", len(secret)) + "/items.json", "", nil, 404},
		{"with a part of it", "GET", "/" + secret[:4] + "/items.json", "", nil, 404},
		{"under another name", "GET", "items.json", "evil.example", nil, 421},
		{"under another name with the port", "GET", "items.json", "evil.example" + page[strings.LastIndex(page[:20+2], ":"):strings.LastIndex(page[:len(page)-1], "/")], nil, 421},
		{"a form of another site", "POST", "verdict", "", map[string]string{"Content-Type": "text/plain", "Origin": "http://evil.example"}, 403},
		{"a script of another site", "POST", "verdict", "", map[string]string{"Content-Type": "application/json", "Origin": "http://evil.example"}, 403},
		{"another site, as browsers say", "POST", "verdict", "", map[string]string{"Content-Type": "application/json", "Sec-Fetch-Site": "cross-site"}, 403},
		{"a form", "POST", "verdict", "", map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, 403},
	} {
		address := page + tc.path
		if strings.HasPrefix(tc.path, "/") {
			address = strings.TrimSuffix(page, "/"+secret+"/") + tc.path
		}
		r, err := http.NewRequest(tc.method, address, bytes.NewReader(said))
		if err != nil {
			t.Fatal(err)
		}
		if tc.host != "" {
			r.Host = tc.host
		}
		for name, value := range tc.headers {
			r.Header.Set(name, value)
		}
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != tc.want {
			t.Errorf("%s: %d, want %d", tc.name, answer.StatusCode, tc.want)
		}
		if answer.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: other sites may read it", tc.name)
		}
	}
	if _, err := os.Stat(s.File); err == nil {
		t.Error("a verdict was written")
	}
	answer, err := http.Post(page+"verdict", "application/json", bytes.NewReader(said))
	if err != nil || answer.StatusCode != 200 {
		t.Fatalf("the page's own verdict: %v %v", answer, err)
	}
	answer.Body.Close()
	for body, want := range map[string]int{"": 400, "{}": 409, `{"key": 3}`: 400, `{"other": "x"}`: 400, `{"note": "` + strings.Repeat("x", maxBody) + `"}`: 400} {
		answer, err := http.Post(page+"verdict", "application/json", strings.NewReader(body))
		if err != nil || answer.StatusCode != want {
			t.Errorf("%.30s: %v %v", body, answer, err)
		}
		answer.Body.Close()
	}
}

func TestTextsOfADeckAreNoHTML(t *testing.T) {
	s := session(deckOf(t), `A "<b>`)
	s.Title = "<script>alert(1)</script>"
	answer, err := http.Get(served(t, s))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil || bytes.Contains(b, []byte("<script>alert")) || bytes.Contains(b, []byte(`"<b>`)) || !bytes.Contains(b, []byte("<script>let here = '<i>';</script>")) {
		t.Errorf("%v\n%s", err, b)
	}
	if policy := answer.Header.Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'none'; script-src 'sha256-") || strings.Contains(policy, "unsafe") {
		t.Error(policy)
	}
}

// verdictOnA is a verdict to be written.
var verdictOnA = pandoc.Judgement{Statement: "a", Passages: []string{"log ¶1"}, Texts: []string{"aaaaaaaaaaaaaaaa"}}

func TestALockThatABrokenProgramLeftIsTakenOverAtOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), pandoc.ReviewFile)
	write(t, file+lockEnding, "")
	began := time.Now()
	if err := add(file, verdictOnA); err != nil || time.Since(began) > patience/2 {
		t.Errorf("%v after %v", err, time.Since(began))
	}
	if _, err := os.Stat(file + lockEnding); err == nil {
		t.Error("it is there still")
	}
}

func TestAVerdictWaitsForAProgramThatWritesTheFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), pandoc.ReviewFile)
	unlock, err := lock(file)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() { done <- add(file, verdictOnA) }()
	select {
	case err := <-done:
		t.Fatalf("it does not wait: %v", err)
	case <-time.After(10 * pause):
	}
	unlock()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestEveryCommentOfTheFileOfReviewsStays(t *testing.T) {
	entry := "statement: old, passages: [log ¶9], texts: [aaaaaaaaaaaaaaaa], by: Ben, on: 2015-01-01, verdict: partly"
	for _, was := range []string{
		"reviews: [] # keep\n", "# top\nreviews: [] # keep\n# tail\n", "reviews: # keep\n", "reviews: ~ # keep\n# tail", "reviews: null\n\n\n# tail\n", "reviews:\n# tail\n", "# only\n", "---\n# only\n", "---\nreviews: []\n",
		"reviews:\n- {" + entry + "} # keep\n# tail\n", "reviews:\n  # in\n  - {" + entry + "}\n  # tail\n", "\"reviews\":\n    -   {" + entry + "}\n\n\n    # tail", "reviews:\r\n- {" + entry + "} # keep\r\n",
	} {
		is, err := with([]byte(was), verdictOnA)
		if err == nil {
			is, err = with(is, verdictOnA)
		}
		if err != nil {
			t.Errorf("%q: %v", was, err)
			continue
		}
		for _, comment := range []string{"# keep", "# tail", "# top", "# only", "# in"} {
			if strings.Count(was, comment) != strings.Count(string(is), comment) {
				t.Errorf("%q became %q", was, is)
			}
		}
		list, err := reviewsOf(is)
		if err != nil || len(list.Content) != 2+strings.Count(was, "Ben") {
			t.Errorf("%q became %q: %v", was, is, err)
		}
	}
	for was, why := range map[string]string{
		"reviews: []\n---\nreviews: []\n": "it has a second YAML document", "reviews:\n- {" + entry + "}\n---\n": "it has a second YAML document", "reviews: [{" + entry + "}]\n": "stand in brackets",
		"reviews:\n- {" + entry + "}\n...\n": "an entry cannot be put behind its reviews", "{reviews: []}\n": "it does not begin with reviews", "reviews: []\nmore: 1\n": "it does not begin with reviews, or has more than that",
	} {
		if is, err := with([]byte(was), verdictOnA); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: %v, %q", was, err, is)
		}
	}
}

func TestABrokenDeckIsNotReviewed(t *testing.T) {
	s := session(deckOf(t), "Ada")
	s.Deck = fstest.MapFS{"deck.md": {Data: []byte("---\nbibliography: [\n---\n")}}
	if _, err := s.items(); err == nil {
		t.Error("it is")
	}
}

// longDeck writes a deck of so many statements on slides of ten, with its lock.
func longDeck(t testing.TB, statements int) string {
	t.Helper()
	dir := t.TempDir()
	var deck, text strings.Builder
	deck.WriteString("---\ntitle: Gulls\nbibliography: sources.yaml\n---\n")
	for i := range statements {
		if i%10 == 0 {
			fmt.Fprintf(&deck, "\n# Gulls of pier %d {#pier-%d}\n\n", i/10+1, i/10+1)
		}
		fmt.Fprintf(&deck, "- Pier %d had %d gulls in May [@log, ¶%d]\n", i/10+1, 1000+7*i, i+1)
		fmt.Fprintf(&text, "In May we saw %d gulls, which is more than the wardens of the other piers have seen in all of the years before it.\n\n", 1000+7*i)
	}
	for name, text := range map[string]string{
		"deck.md": deck.String(), "sources.yaml": "references:\n- {id: log, type: book, title: The log, file: log.txt}\n", "sources/log.txt": text.String(),
	} {
		write(t, filepath.Join(dir, name), text)
	}
	relock(t, dir)
	return dir
}

func BenchmarkAVerdictOfTwoHundred(b *testing.B) {
	dir := longDeck(b, 200)
	s := session(dir, "Ada")
	all, err := s.items()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		i := len(s.given) % len(all)
		if _, err := s.judge(judgement{Key: all[i].Key, Verdict: "supports"}); err != nil {
			b.Fatal(err)
		}
	}
}
