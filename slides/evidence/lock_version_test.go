package evidence

import (
	"os"
	"strings"
	"testing"

	"exhibit/slides/pandoc"
)

// firstLockHead is the first line of a lock of version 1.
const firstLockHead = "exhibit lock 1: what the cited passages hold, never the passages; made by exhibit lock, not by hand"

func TestLocksOfAllVersionsUpToTheNewestAreRead(t *testing.T) {
	for line, want := range map[string]string{
		lockHead:                                 "",
		firstLockHead:                            "",
		"exhibit lock 2: other words for people": "",
		"exhibit lock 4: what is not known yet":  "sources.lock:1: a lock of version 4, of which this exhibit reads up to 3; use a newer exhibit, or",
		"exhibit lock 0: none":                   "sources.lock:1: not a lock; make it anew",
		"exhibit lock":                           "sources.lock:1: not a lock; make it anew",
		"something else: exhibit lock 1":         "sources.lock:1: not a lock; make it anew",
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
