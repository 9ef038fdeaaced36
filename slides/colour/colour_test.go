package colour

import (
	"strings"
	"testing"
)

func TestColoursOfCSSAreRead(t *testing.T) {
	for css, want := range map[string]string{
		"#123": "on-dark bg-112233", "#112233": "on-dark bg-112233", " #ABC ": "on-light bg-aabbcc", "#1238": "on-light bg-808992", "#11223300": "on-light bg-ffffff",
		"red": "on-light bg-ff0000", "Navy": "on-dark bg-000080", "rebeccapurple": "on-dark bg-663399", "whitesmoke": "on-light bg-f5f5f5",
		"rgb(17, 34, 51)": "on-dark bg-112233", "rgb(17 34 51 / 100%)": "on-dark bg-112233", "rgba(0,0,0,.5)": "on-light bg-808080", "rgb(100%, 0%, 300)": "on-light bg-ff00ff",
		"hsl(210, 50%, 13%)": "on-dark bg-112132", "hsl(210deg 50% 13%)": "on-dark bg-112132", "hsla(-150, 50%, 13%, 1)": "on-dark bg-112132",
		"hsl(.5turn 100% 50%)": "on-light bg-00ffff", "hsl(3.14159265rad 100% 50%)": "on-light bg-00ffff", "hsl(200grad 100% 50%)": "on-light bg-00ffff",
		"": "", "#12": "", "#12345": "", "#ggg": "", "#+12": "", "reddish": "", "rgb(1,2)": "", "rgb(1,2,3,4,5)": "", "rgb(1,2,3": "", "rgb(x,2,3)": "", "hsl(a,1%,1%)": "",
		"url(a.png)": "", "linear-gradient(red, blue)": "", "red;}body{display:none": "", "rgb(nan inf 1)": "", "rgb(0x1 1 1)": "", "rgb(1e9 1 1)": "", "currentcolor": "",
		strings.Repeat("#", 1000): "",
	} {
		c, ok := Parse(css)
		if ok != (want != "") || ok && c.Class() != want {
			t.Errorf("%.40q is %s, %v; want %q", css, c.Class(), ok, want)
		}
	}
}

// Mid greys are where neither black nor white is read well.
func TestTextOnAColourIsReadable(t *testing.T) {
	if c := (Colour{0x75, 0x75, 0x75}); !c.IsDark() {
		t.Errorf("white on %s has a contrast of 4.6, black has one of 4.5", c.Class())
	}
	if c := (Colour{0x77, 0x77, 0x77}); c.IsDark() {
		t.Errorf("black on %s has a contrast of 4.7, white has one of 4.5", c.Class())
	}
}

func FuzzParse(f *testing.F) {
	for _, css := range []string{"#123", "rgb(1 2 3 / 4%)", "hsl(210deg, 50%, 13%)", "navy"} {
		f.Add(css)
	}
	f.Fuzz(func(t *testing.T, css string) {
		c, _ := Parse(css)
		if class := c.Class(); strings.Trim(class, "abcdefghijklmnopqrstuvwxyz0123456789- ") != "" {
			t.Errorf("%q has the class %q", css, class)
		}
	})
}
