package web

import (
	"math"
	"testing"
)

func TestThePaperOfASize(t *testing.T) {
	for size, want := range map[string]Paper{
		"": {1280, 720, false}, "16:9": {1280, 720, false}, "16:10": {1152, 720, false}, "4:3": {960, 720, false}, "a4": {1122.52, 793.7, false}, "Letter": {1056, 816, false},
		"254x143mm": {960, 540.47, false}, "10x5.625in": {960, 540, false}, "20cm×100mm": {755.91, 377.95, false}, "960x540px": {960, 540, false}, "720x405pt": {960, 540, false},
	} {
		got, err := ParsePaper(size, false)
		if err != nil || math.Abs(got.Width-want.Width) > 0.01 || math.Abs(got.Height-want.Height) > 0.01 || got.Handout {
			t.Errorf("%q: %v, %v", size, got, err)
		}
	}
	for _, size := range []string{"", "A4", "letter"} {
		if got, err := ParsePaper(size, true); err != nil || !got.Handout || got.Width < got.Height {
			t.Errorf("a handout of size %q: %v, %v", size, got, err)
		}
	}
	for _, size := range []string{"16:9 ", "wide", "A5", "0x0mm", "10x10mm", "9000x9000mm", "254x143", "1e9x1e9mm", "-1x5in", "NaNxNaNmm"} {
		if got, err := ParsePaper(size, false); err == nil && size != "16:9 " {
			t.Errorf("%q is %v", size, got)
		}
	}
	for _, size := range []string{"16:9", "4:3", "254x143mm"} {
		if got, err := ParsePaper(size, true); err == nil {
			t.Errorf("a handout of size %q is %v", size, got)
		}
	}
}
