package typeface

import (
	"os"
	"testing"
	"time"
)

func TestX(t *testing.T) {
	for _, p := range []string{"/usr/share/fonts/truetype/dejavu/DejaVuSerif-Bold.ttf", "../../node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2", "../../node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff"} {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Parse(b, 400)
		if err != nil {
			t.Fatal(p, err)
		}
		start := time.Now()
		s, err := Subset([]*Face{f, f}, "Hello World, affine fitting. 0123456789")
		if err != nil {
			t.Fatal(p, err)
		}
		t.Log(len(b), len(f.file), len(s[0]), time.Since(start))
		os.WriteFile("/tmp/subset.ttf", s[0], 0o644)
		f2, err := Parse(s[0], 400)
		if err != nil {
			t.Fatal(err)
		}
		t.Log(f2.Width("Hello World é"))
		t.Log(f.Width("Hello World"))
	}
}
