package seal

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"strings"
	"testing"
)

var (
	empty = strings.Repeat("0", 64)
	full  = strings.Repeat("f", 64)
	two   = New(File{"deck/b c.csv", full}, File{"deck/a.md", empty})
)

func TestAManifestIsWhatSha256sumWrites(t *testing.T) {
	// printf 'gulls\n' | sha256sum
	if got, want := Of("a", []byte("gulls\n")), "222e0f4d8c595b9315cfc68fdb99e070b7dbbff41359c78b3c969de73ea423a8"; got.Sum != want {
		t.Errorf("the digest is %s, want %s", got.Sum, want)
	}
	want := empty + "  deck/a.md\n" + full + "  deck/b c.csv\n"
	if got := two.String(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	s := sha256.Sum256([]byte(want))
	if got := two.Seal(); got != hex.EncodeToString(s[:]) {
		t.Errorf("the seal is %s, not the digest of the text", got)
	}
}

func TestAManifestIsReadAsItWasWritten(t *testing.T) {
	lines := two.String()
	head := "exhibit 1a2b3c4 go1.26 linux/amd64\n"
	for name, text := range map[string]string{
		"as it is":                    lines,
		"with carriage returns":       strings.ReplaceAll(lines, "\n", "\r\n"),
		"in binary mode":              strings.ReplaceAll(lines, "  ", " *"),
		"in another order":            full + "  deck/b c.csv\n" + empty + "  deck/a.md",
		"as exhibit version shows it": head + Sealed + two.Seal() + "\n" + lines,
		"with the seal alone":         Sealed + two.Seal() + "\n\n" + lines,
	} {
		if got, err := Parse(text); err != nil || !reflect.DeepEqual(got, two) {
			t.Errorf("%s: got %v, %v", name, got, err)
		}
	}
}

func TestWhatIsNoManifestIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		"":                                     "it names no file",
		"\n\n":                                 "it names no file",
		"deck.md\n":                            "line 1 is not one of a manifest",
		two.String() + "exhibit 1\n":           "line 3 is not one of a manifest",
		strings.ToUpper(full) + "  a\n":        "line 1 is not one of a manifest",
		full + "  \n":                          "line 1 is not one of a manifest",
		full + "  a\n" + empty + "  a\n":       "it names a twice",
		Sealed + empty + "\n" + full + "  a\n": "its files do not have the seal that it gives, " + empty,
	} {
		if m, err := Parse(text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, %v, want %s", text, m, err, want)
		}
	}
}

func TestChangesNameEachFileThatDiffers(t *testing.T) {
	then := New(File{"same", full}, File{"changed", full}, File{"gone", full})
	now := New(File{"changed", empty}, File{"same", full}, File{"new", empty})
	want := []Change{{"changed", full, empty}, {"gone", full, ""}, {"new", "", empty}}
	if got := Changes(then, now); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Changes(two, two); got != nil {
		t.Errorf("the same manifest has changes: %v", got)
	}
}
