package pdf

import (
	"strings"
	"testing"
)

func TestOperatorsAreReadWithTheirOperands(t *testing.T) {
	text := "q % a comment ( \n1 0 .5 -1 0 +3 cm/Span<</ActualText (a\\)b (c))/N [1 2]>>BDC[(a) -3 <6 2>]TJ(\\101\\\n\\n)Tj\nBI /W 1 ID \x00EI\xff EI Q"
	all, err := operators([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range all {
		got = append(got, o.name)
	}
	if want := "q cm BDC TJ Tj BI Q"; strings.Join(got, " ") != want {
		t.Fatalf("%q, want %s", got, want)
	}
	if o := all[1]; o.float(2) != 0.5 || o.float(3) != -1 || o.float(5) != 3 || o.float(6) != 0 {
		t.Errorf("cm has %q", o.operands)
	}
	if o := all[2]; o.nameAt(0) != "Span" || o.nameAt(1) != "" {
		t.Errorf("BDC has %q", o.operands)
	}
	if given, has := actualText(all[2]); !has || given != "a)b (c)" {
		t.Errorf("the text is %q", given)
	}
	if shown := all[3].shown(); len(shown) != 2 || string(shown[0]) != "a" || string(shown[1]) != "b" {
		t.Errorf("TJ shows %q", shown)
	}
	if shown := all[4].shown(); len(shown) != 1 || string(shown[0]) != "A\n" {
		t.Errorf("Tj shows %q", shown)
	}
}

func TestContentThatIsBrokenIsAnError(t *testing.T) {
	for _, text := range []string{"(a", "<41", "[1 2", "<</A 1", "1 0", ">> q", ") Tj", "BI /W 1 ID abc", "{ q }"} {
		if _, err := operators([]byte(text)); err == nil {
			t.Errorf("%q is no error", text)
		}
	}
}

func FuzzOperators(f *testing.F) {
	f.Add([]byte("q 1 0 0 1 0 0 cm /F1 12 Tf (a) Tj [(b) 3] TJ <</A [1]>> BDC EMC Q"))
	f.Fuzz(func(t *testing.T, text []byte) {
		all, err := operators(text)
		if err != nil {
			return
		}
		at := 0
		for _, o := range all {
			if o.from < at || o.to < o.from || o.to > len(text) {
				t.Fatalf("%s is at %d to %d, after %d", o.name, o.from, o.to, at)
			}
			at = o.to
			o.shown()
			actualText(o)
			mcidOf(o)
		}
	})
}
