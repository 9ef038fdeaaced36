package charts

import (
	"cmp"
	"math"
	"regexp"
	"strconv"
	"testing"
)

// boxes are the boxes that drawings are tried in: those of a figure by itself on slides of 16:9, 4:3 and 21:9, of a
// figure in one of two columns, of a figure below a line of text, and a phone.
var boxes = map[string]Theme{
	"16:9":   {},
	"4:3":    {Box: [2]float64{1152, 700}},
	"21:9":   {Box: [2]float64{1552, 460}},
	"column": {Box: [2]float64{552, 460}},
	"low":    {Box: [2]float64{1152, 330}},
	"phone":  {Phone: true},
}

// boxesOf are boxes with the words of a figure's language, by its name in testdata.
func boxesOf(name string) map[string]Theme {
	own := map[string]Theme{}
	for size, theme := range boxes {
		theme.Words = themesOf(name)["slide"].Words
		own[size] = theme
	}
	return own
}

func TestEveryTextCanBeReadFromTheBackOfTheRoom(t *testing.T) {
	for name, whole := range figures(t) {
		for selection, f := range selections(whole) {
			for size, theme := range boxesOf(name) {
				d, least := draw(f, theme), slideSmall
				if theme.Phone {
					least = phoneSmall
				}
				for _, s := range d.shapes {
					if s.Type == "text" && s.Style.FontSize < least {
						t.Errorf("%s/%s in %s: %q is set in %v px, less than %v", name, selection, size, s.Style.Text, s.Style.FontSize, least)
					}
				}
			}
		}
	}
}

func TestEveryDrawingFillsItsBoxInBothDirections(t *testing.T) {
	const air = 0.08 // share of the box that may be empty at an edge
	for name, f := range figures(t) {
		if len(f.Records) < 3 {
			continue
		}
		for size, theme := range boxesOf(name) {
			t.Run(name+"/"+size, func(t *testing.T) {
				d := draw(f, theme)
				want := newDrawing(&f, theme)
				if !theme.Phone && d.h > want.tall+0.5 || d.w != want.w {
					t.Errorf("%v × %v is more than the box of %v × %v", d.w, d.h, want.w, want.tall)
				}
				left, top, right, bottom := math.Inf(1), math.Inf(1), 0.0, 0.0
				reach := func(b box) {
					left, top, right, bottom = min(left, b.x), min(top, b.y), max(right, b.x+b.w), max(bottom, b.y+b.h)
				}
				for _, b := range texts(d) {
					reach(b.box)
				}
				for _, m := range marks(t, d) {
					reach(m.box)
				}
				for _, s := range d.shapes {
					if s.Type == "rect" {
						reach(box{s.Shape.X, s.Shape.Y, s.Shape.Width, s.Shape.Height})
					}
					if s.Type == "polygon" {
						scale := cmp.Or(s.ScaleX, 1)
						for _, p := range s.Shape.Points {
							reach(box{s.X + p[0]*scale, s.Y + p[1]*scale, 0, 0})
						}
					}
					if s.Type == "line" {
						reach(box{s.X + min(s.Shape.X1, s.Shape.X2), s.Y + min(s.Shape.Y1, s.Shape.Y2), math.Abs(s.Shape.X2 - s.Shape.X1), math.Abs(s.Shape.Y2 - s.Shape.Y1)})
					}
				}
				if left > air*d.w || right < (1-air)*d.w || top > air*d.h || bottom < (1-air)*d.h {
					t.Errorf("from %.0f,%.0f to %.0f,%.0f in a box of %.0f × %.0f", left, top, right, bottom, d.w, d.h)
				}
			})
		}
	}
}

func TestTextsAndMarksStayInAnyBoxAndApart(t *testing.T) {
	for name, whole := range figures(t) {
		for selection, f := range selections(whole) {
			for size, theme := range boxesOf(name) {
				t.Run(name+"/"+selection+"/"+size, func(t *testing.T) {
					d := draw(f, theme)
					checkTexts(t, texts(d), d.w, d.h, 0.5)
					checkMarks(t, f, d)
				})
			}
		}
	}
}

func TestADrawingIsLaidOutAnewOnlyInABoxOfAnotherSize(t *testing.T) {
	own := [2]float64{1152, 460}
	for _, c := range []struct{ box, want [2]float64 }{
		{own, own},
		{[2]float64{1150, 441}, own},
		{[2]float64{1152, 700.4}, [2]float64{1152, 700}},
		{[2]float64{1553, 461}, [2]float64{1552, 460}},
		{[2]float64{0, 461}, own},
	} {
		if got := Fitted(own, c.box); got != c.want {
			t.Errorf("in a box of %v: %v, want %v", c.box, got, c.want)
		}
	}
}

var (
	pathCommand = regexp.MustCompile(`([MLHVCQAZ])([^MLHVCQAZ]*)`)
	pathNumber  = regexp.MustCompile(`-?[0-9.]+(?:e-?\d+)?`)
)

// bounds is the box of a path of absolute commands, by the ends and the control points of its parts.
func bounds(t *testing.T, path string) box {
	t.Helper()
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	add := func(x, y float64) {
		left, top, right, bottom = min(left, x), min(top, y), max(right, x), max(bottom, y)
	}
	for _, command := range pathCommand.FindAllStringSubmatch(path, -1) {
		var v []float64
		for _, digits := range pathNumber.FindAllString(command[2], -1) {
			n, err := strconv.ParseFloat(digits, 64)
			if err != nil {
				t.Fatal(err)
			}
			v = append(v, n)
		}
		switch command[1] {
		case "H":
			for _, x := range v {
				add(x, max(top, -math.MaxFloat64))
			}
		case "V":
			for _, y := range v {
				add(max(left, -math.MaxFloat64), y)
			}
		case "A":
			for ; len(v) >= 7; v = v[7:] {
				add(v[5], v[6])
			}
		default:
			for ; len(v) >= 2; v = v[2:] {
				add(v[0], v[1])
			}
		}
	}
	if left > right {
		return box{}
	}
	return box{left, top, right - left, bottom - top}
}

func TestALargeFigureHasLargerTypeInTheSameBox(t *testing.T) {
	f := figures(t)["revisions"]
	usual := draw(f, Theme{})
	f.Enlarged = true
	large := draw(f, Theme{})
	if large.w*largeType != usual.w || math.Abs(large.h*largeType-usual.h) > 2 {
		t.Errorf("%v × %v at %v of its px is not the box of %v × %v", large.w, large.h, largeType, usual.w, usual.h)
	}
	if got, want := draw(f, Theme{Phone: true}).w, phoneWidth; got != want {
		t.Errorf("a phone has a drawing of %v px, want %v", got, want)
	}
}

// parts are the boxes of the straight parts of a path of lines and round corners.
func parts(t *testing.T, path string) (boxes []box) {
	t.Helper()
	x, y := 0.0, 0.0
	for _, command := range pathCommand.FindAllStringSubmatch(path, -1) {
		var v []float64
		for _, digits := range pathNumber.FindAllString(command[2], -1) {
			n, err := strconv.ParseFloat(digits, 64)
			if err != nil {
				t.Fatal(err)
			}
			v = append(v, n)
		}
		toX, toY := v[len(v)-2], v[len(v)-1]
		if command[1] == "L" {
			boxes = append(boxes, box{min(x, toX), min(y, toY), math.Abs(toX - x), math.Abs(toY - y)})
		}
		x, y = toX, toY
	}
	return boxes
}
