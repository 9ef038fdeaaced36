package cards

import (
	"image/color"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

func testSetter(t *testing.T) *typesetter {
	t.Helper()
	setter, err := newTypesetter([styles][]byte{goregular.TTF, gobold.TTF, gobold.TTF})
	if err != nil {
		t.Fatal(err)
	}
	return setter
}

func TestShapesAreDrawnWhereTheyAre(t *testing.T) {
	white, blue := color.RGBA{255, 255, 255, 255}, color.RGBA{0x2a, 0x63, 0xab, 255}
	for name, test := range map[string]struct {
		shape   string
		in, out [2]int
	}{
		"a rectangle with relative lines": {`<path d="M10 10l20 0l0 10l-20 0Z" fill="#2a63ab"/>`, [2]int{20, 15}, [2]int{32, 15}},
		"a path in relative steps":        {`<path d="m10 10h20v10h-20Zm10 20h10v10h-10Z" fill="#2a63ab"/>`, [2]int{24, 35}, [2]int{24, 25}},
		"a dot":                           {`<path d="m30 30h0" fill="none" stroke="#2a63ab" stroke-width="8" stroke-linecap="round"/>`, [2]int{32, 31}, [2]int{36, 30}},
		"lines of their own direction":    {`<path d="M10 10H30V20H10Z" fill="#2a63ab"/>`, [2]int{20, 15}, [2]int{20, 22}},
		"a symbol in a matrix":            {`<path d="M0 -1L1 0L0 1L-1 0Z" transform="matrix(9,0,0,9,30,30)" fill="#2a63ab"/>`, [2]int{30, 36}, [2]int{37, 37}},
		"an arc of a circle":              {`<path d="M1 0A1 1 0 1 1 1 -0.0001" transform="matrix(10,0,0,10,30,30)" fill="#2a63ab"/>`, [2]int{36, 36}, [2]int{38, 38}},
		"a circle":                        {`<circle cx="30" cy="30" r="10" fill="#2a63ab"/>`, [2]int{36, 36}, [2]int{38, 38}},
		"a polygon":                       {`<polygon points="10 10 30 10 30 20 10 20" fill="#2a63ab"/>`, [2]int{20, 15}, [2]int{20, 22}},
		"a line":                          {`<path d="M10 20L50 20" fill="none" stroke="#2a63ab" stroke-width="4"/>`, [2]int{30, 20}, [2]int{30, 24}},
		"the gap of a dashed line":        {`<path d="M10 20L50 20" fill="none" stroke="#2a63ab" stroke-width="4" stroke-dasharray="10,10"/>`, [2]int{14, 20}, [2]int{25, 20}},
		"a curve":                         {`<path d="M10 30C10 10 50 10 50 30Z" fill="#2a63ab"/>`, [2]int{30, 20}, [2]int{30, 12}},
	} {
		c := newCanvas(60, 60, white)
		if err := c.svg(testSetter(t), `<svg viewBox="0 0 60 60">`+test.shape+`</svg>`, 0, 0, 1); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := c.picture.RGBAAt(test.in[0], test.in[1]); got != blue {
			t.Errorf("%s: the pixel %v is %v", name, test.in, got)
		}
		if got := c.picture.RGBAAt(test.out[0], test.out[1]); got != white {
			t.Errorf("%s: the pixel %v is %v", name, test.out, got)
		}
	}
}

func TestWhatLetsOthersThroughIsMixedWithThem(t *testing.T) {
	c := newCanvas(60, 60, color.White)
	if err := c.svg(testSetter(t), `<svg viewBox="0 0 60 60"><path d="M10 20L50 20" fill="none" stroke="#000000" stroke-width="8" stroke-opacity="0.5"/></svg>`, 0, 0, 1); err != nil {
		t.Fatal(err)
	}
	if got := c.picture.RGBAAt(30, 20); got.R < 120 || got.R > 135 {
		t.Errorf("half black on white is %v", got)
	}
}

func TestTextStandsAtItsAnchor(t *testing.T) {
	for anchor, want := range map[string][2]bool{"start": {false, true}, "end": {true, false}, "middle": {true, true}} {
		c := newCanvas(100, 30, color.White)
		err := c.svg(testSetter(t), `<svg viewBox="0 0 100 30"><text text-anchor="`+anchor+`" dominant-baseline="central" font-size="20" transform="translate(50 15)" fill="#000000">HHH</text></svg>`, 0, 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		got := [2]bool{}
		for x := range 100 {
			if r, _, _, _ := c.picture.At(x, 15).RGBA(); r < 0x8000 && x != 50 {
				got[x/50] = true
			}
		}
		if got != want {
			t.Errorf("%s: letters left and right of the anchor: %v, want %v", anchor, got, want)
		}
	}
}

func TestWhatIsNotDrawnIsAnError(t *testing.T) {
	for _, shape := range []string{
		`<image href="x"/>`, `<path d="M0 0Q1 1 2 2"/>`, `<path d="M0 0" fill="red"/>`, `<path d="M0" fill="#000000"/>`,
		`<path d="M0 0" transform="rotate(45)"/>`, `<text transform="matrix(0,1,1,0,0,0)">a</text>`, `<circle r="x"/>`, `<path`,
	} {
		c := newCanvas(10, 10, color.White)
		if err := c.svg(testSetter(t), `<svg viewBox="0 0 10 10">`+shape+`</svg>`, 0, 0, 1); err == nil || !strings.HasPrefix(err.Error(), "svg: ") {
			t.Errorf("%s: %v", shape, err)
		}
	}
}
