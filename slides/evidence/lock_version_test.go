package evidence

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/pandoc"
)

// firstLockHead is the first line of a lock of version 1.
const firstLockHead = "exhibit lock 1: what the cited passages hold, never the passages; made by exhibit lock, not by hand"

func TestLocksOfAllVersionsUpToTheNewestAreRead(t *testing.T) {
	for line, want := range map[string]string{
		lockHead:      "",
		firstLockHead: "sources.lock:16: a lock of version 1 has no line near; it was changed by hand: make the lock anew with exhibit lock",
		strings.Replace(lockHead, ": what the", ": other words, the", 1): "",
		"exhibit lock 4: what is not known yet":                          "sources.lock:1: a lock of version 4, of which this exhibit reads up to 3; use a newer exhibit, or",
		"exhibit lock 0: none":                                           "sources.lock:1: not a lock; make it anew",
		"exhibit lock":                                                   "sources.lock:1: not a lock; make it anew",
		"something else: exhibit lock 1":                                 "sources.lock:1: not a lock; make it anew",
		"exhibit lock 99999999999999999999999999: more than can be read": "sources.lock:1: not a lock; make it anew",
	} {
		deck, _ := linted(t)
		first, rest, _ := strings.Cut(string(deck[LockFile].Data), "\n")
		if first != lockHead {
			t.Fatalf("the lock begins %q", first)
		}
		deck[LockFile].Data = []byte(line + "\n" + rest)
		if got := findings(t, deck, nil); !strings.HasPrefix(got, want) || (want == "") != (got == "") {
			t.Errorf("%q: got %s", line, got)
		}
	}
}

// secondLines are the lines that the second version of the lock has besides those of the first.
var secondLines = regexp.MustCompile(`(?m)^  (?:pages|near|said|order|turned|speaker|link|text): .*\n`)

func TestALockOfTheFirstVersionIsReadAndANoteSaysWhatItLacks(t *testing.T) {
	deck, _ := linted(t)
	_, rest, _ := strings.Cut(string(deck[LockFile].Data), "\n")
	deck[LockFile].Data = []byte(firstLockHead + "\n" + secondLines.ReplaceAllString(rest, ""))
	if got := findings(t, deck, nil); !strings.HasPrefix(got, "sources.lock:1: the lock is of an older exhibit") || strings.Contains(got, "\n") {
		t.Errorf("got %s", got)
	}
}

func TestNoLineOfALockCanBeChangedByHandUnseen(t *testing.T) {
	deck := fstest.MapFS{
		"deck.md": {Data: []byte("---\ntitle: Gulls\nlang: en\nbibliography: sources.yaml\n---\n\n# Gulls {#gulls}\n\n" +
			"“They sleep on the lamps”, said Ada Stone [@log, ¶1]. They were more than 310 gulls in 2011, 7,400 kg [@log, ¶2]. It was Ward 3 [@paper, ¶1].\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: log, type: book, title: The log, issued: 2012, file: log.txt, rights: {excerpt: 6 words}, URL: 'https://a.example/'}\n- {id: paper, type: book, title: Paper, issued: 2012, file: paper.txt, rights: own}\n")},
	}
	sources := fstest.MapFS{
		"log.txt":   {Data: []byte("“They sleep on the lamps, but not in May”, said Ada Stone, the warden.\n\nIn 2011 there were more than 310 gulls, which weighed 7,400 kg, and they fell to 200 later, before the storm came.\n")},
		"paper.txt": {Data: []byte("It was Ward 3 where all of them were kept.\n")},
	}
	lock, err := Lock(deck, pandoc.DeckFile, sources)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range slices.Collect(maps.Keys(passageKeys)) {
		if !strings.Contains(string(lock), "  "+key+": ") {
			t.Errorf("no line %s is tried in\n%s", key, lock)
		}
	}
	locked := func(lines []string) string {
		deck[LockFile] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
		return findings(t, deck, sources)
	}
	lines := strings.Split(string(lock), "\n")
	untouched := locked(lines)
	if strings.Contains(untouched, LockFile) {
		t.Fatalf("the lock as it was made: %s", untouched)
	}
	for i, line := range lines {
		if !strings.HasPrefix(line, "  ") {
			continue
		}
		if got := locked(slices.Delete(slices.Clone(lines), i, i+1)); got == untouched {
			t.Errorf("without %q: %s", line, got)
		}
		key, value, _ := strings.Cut(line, ": ")
		for _, other := range []string{key + ": 999", key + ": stone", key + ": x" + value, key + ": " + value + " x", key + ": they", key + ": behind but not", key + ": Ward 4", key + ": 4 May 2011"} {
			changed := slices.Clone(lines)
			changed[i] = other
			if other == "  link: stone" {
				continue // by which the passage is found as well
			}
			if got := locked(changed); got == untouched && other != line {
				t.Errorf("%q for %q: %s", other, line, got)
			}
			if got := locked(slices.Insert(slices.Clone(lines), i+1, other)); got == untouched {
				t.Errorf("%q behind %q: %s", other, line, got)
			}
		}
	}
}

func TestAnExcerptIsNotTakenForAPassageThatMayBeKeptWhole(t *testing.T) {
	for text, want := range map[string]string{
		"910 seals …":             "the lock keeps 2 words of log ¶2 and leaves out others, and the rights of its source allow 400; run exhibit lock",
		"… 910 seals on the spit": "the lock keeps 5 words of log ¶2 and leaves out others",
	} {
		deck, _ := openDeck(t, ", rights: own", countedSeals)
		lock := regexp.MustCompile(`(?m)^  text: .*$`).ReplaceAllString(string(deck[LockFile].Data), "  text: "+text)
		deck[LockFile].Data = []byte(lock)
		if got := findings(t, deck, nil); !strings.Contains(got, want) {
			t.Errorf("%s: got %s", text, got)
		}
		d, err := Read(deck, pandoc.DeckFile)
		if err != nil || len(d.Evidence[0].Passage) != 0 {
			t.Errorf("%s: %v is shown, %v", text, d.Evidence[0].Passage, err)
		}
	}
}

func TestALockOfVersion2IsNotHeldAgainstWhatIsReadOfTextsToday(t *testing.T) {
	deck, texts := linted(t)
	var lines []string
	for line := range strings.Lines(string(deck[LockFile].Data)) {
		if key := strings.TrimSpace(line); !strings.HasPrefix(key, orderKey+": ") && !strings.HasPrefix(key, "near: ") {
			lines = append(lines, line)
		}
	}
	deck[LockFile].Data = []byte(strings.Replace(strings.Join(lines, ""), "exhibit lock 3", "exhibit lock 2", 1))
	if got := findings(t, deck, texts); !strings.Contains(got, "the lock is of an older exhibit and says less of its texts") || strings.Count(got, "\n") > 0 {
		t.Errorf("got %s", got)
	}
	if got := findings(t, deck, nil); got != "" {
		t.Errorf("without texts: %s", got)
	}
}

func TestEveryLineOfALockIsDescribed(t *testing.T) {
	page, err := os.ReadFile("../../docs/LOCK.md")
	if err != nil {
		t.Fatal(err)
	}
	for key := range sourceKeys {
		if !strings.Contains(string(page), "`"+key+"`") {
			t.Errorf("docs/LOCK.md does not describe %s of a source", key)
		}
	}
	for key := range passageKeys {
		if !strings.Contains(string(page), "`"+key+"`") {
			t.Errorf("docs/LOCK.md does not describe %s of a passage", key)
		}
	}
}

func TestALineThatIsNotKnownIsNotPassedOver(t *testing.T) {
	deck, _ := linted(t)
	damage(t, deck, LockFile, "", "  future: something\n")
	if got := findings(t, deck, nil); !strings.Contains(got, "not a line of a lock; make the lock anew") {
		t.Errorf("got %s", got)
	}
	if _, err := Read(deck, pandoc.DeckFile); err == nil {
		t.Error("the deck is read")
	}
}

func TestALockThatSaysItIsOlderHoldsNoFigureThatItsTextLacks(t *testing.T) {
	for _, version := range []string{"1", "2"} {
		deck, texts := linted(t)
		lock := strings.Replace(string(deck[LockFile].Data), "exhibit lock 3", "exhibit lock "+version, 1)
		lock = regexp.MustCompile(`(?m)^  order: .*\n`).ReplaceAllString(lock, "")
		if version == "1" {
			lock = secondLines.ReplaceAllString(lock, "")
		}
		deck[LockFile].Data = []byte(strings.Replace(lock, "  number: 310", "  number: 9,999\n  number: 310", 1))
		if got := findings(t, deck, texts); !strings.Contains(got, "the figures locked for log ¶2 are not those of its text, which does not have 9,999") {
			t.Errorf("version %s: got %s", version, got)
		}
	}
}
