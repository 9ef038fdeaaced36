package typeface

import (
	"bytes"
	"encoding/binary"
	"os"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"golang.org/x/image/font/gofont/goregular"
)

func parse(t *testing.T, file []byte, weight int) *Face {
	t.Helper()
	f, err := Parse(file, weight)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("../../node_modules/@fontsource/" + name)
	if err != nil {
		t.Skip("node_modules is not there")
	}
	return b
}

func TestATypefaceIsTheSameInEachFormat(t *testing.T) {
	const text = "Hello, affine World"
	woff, _ := parse(t, read(t, "source-sans-3/files/source-sans-3-latin-400-normal.woff"), 400).Width(text)
	woff2, _ := parse(t, read(t, "source-sans-3/files/source-sans-3-latin-400-normal.woff2"), 400).Width(text)
	if woff != woff2 || woff < 5 || woff > 12 {
		t.Errorf("%g em in WOFF, %g in WOFF2", woff, woff2)
	}
}

func TestASubsetHasTheLettersOfItsTextAsWideAsBefore(t *testing.T) {
	whole := parse(t, goregular.TTF, 400)
	fonts, err := Subset([]*Face{whole, whole}, "Ice on the lake")
	if err != nil && strings.Contains(err.Error(), "built without") {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Subset([]*Face{whole, whole}, "the lake on Ice"); err != nil || &again[0][0] != &fonts[0][0] {
		t.Errorf("the same letters are made again: %v", err)
	}
	if other, err := Subset([]*Face{whole}, "Z"); err != nil || bytes.Equal(other[0], fonts[0]) {
		t.Errorf("other letters give the same font: %v", err)
	}
	if !bytes.Equal(fonts[0], fonts[1]) {
		t.Error("the same face and text give other bytes")
	}
	if len(fonts[0]) > len(goregular.TTF)/4 {
		t.Errorf("%d of %d bytes", len(fonts[0]), len(goregular.TTF))
	}
	small := parse(t, fonts[0], 400)
	want, _ := whole.Width("Ice on the lake")
	if got, missing := small.Width("Ice on the lake"); got != want || missing > 0 {
		t.Errorf("%g em, %d missing, want %g", got, missing, want)
	}
	if _, missing := small.Width("Z"); missing != 1 {
		t.Error("a letter that the text does not have is there")
	}
}

func TestWhatIsNoFontIsRefusedInOneLine(t *testing.T) {
	for name, file := range map[string][]byte{
		"empty": nil, "text": []byte("no font"), "cut": goregular.TTF[:1000], "collection": []byte("ttcf\x00\x01\x00\x00"),
		"woff2 header": []byte("wOF2" + strings.Repeat("\x00", 60)), "large": make([]byte, MaxFile+1),
	} {
		_, err := Parse(file, 400)
		if err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A megabyte of a stream can unpack to gigabytes.
func TestAFontThatUnpacksToMoreThanItMayIsRefused(t *testing.T) {
	var packed bytes.Buffer
	w := brotli.NewWriter(&packed)
	for range 40 {
		w.Write(make([]byte, 1<<20))
	}
	w.Close()
	head := make([]byte, 48)
	copy(head, "wOF2")
	binary.BigEndian.PutUint16(head[12:], 1)
	binary.BigEndian.PutUint32(head[20:], uint32(packed.Len()))
	file := append(append(head, 0, 4), packed.Bytes()...) // one table cmap of 4 bytes
	binary.BigEndian.PutUint32(file[8:], uint32(len(file)))
	if _, err := Parse(file, 400); err != errTooLarge {
		t.Error(err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(goregular.TTF[:2000])
	f.Add([]byte("wOF2" + strings.Repeat("\x01", 100)))
	f.Fuzz(func(t *testing.T, file []byte) {
		if face, err := Parse(file, 600); err == nil {
			face.Width("Hello")
		}
	})
}
