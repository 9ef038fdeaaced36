package charts

// Measures in px of lines that texts interrupt.
const (
	lineAir  = 3.0 // between a line and the text beside it
	leastRun = 6.0 // of a part of the line, which else looks like a speck
	leading  = 0.1 // of the height of a line of text that is free above and below its letters
)

// texts are the boxes of the texts that were set since a number of shapes.
func (d *drawing) texts(shapes int) (all []box) {
	for _, s := range d.shapes[shapes:] {
		if s.Type != "text" {
			continue
		}
		f := font{s.Style.FontSize, s.Style.FontWeight > 0}
		t := box{s.X - d.origin[0], s.Y - d.origin[1] - f.line()/2, f.width(s.Style.Text), f.line()}
		switch s.Style.Align {
		case "center":
			t.x -= t.w / 2
		case "right":
			t.x -= t.w
		}
		all = append(all, t)
	}
	return all
}

// plumb draws a line from a height down to another, interrupted where a text stands on it of those that were set since a
// number of shapes.
func (d *drawing) plumb(shapes int, x, from, to float64, role Role, width float64, dash ...float64) {
	all := d.texts(shapes)
	for from < to {
		end, next := to, to
		for _, t := range all { // the first of those that are still below
			top, bottom := t.y+t.h*leading, t.y+t.h*(1-leading)
			if t.x-lineAir < x && x < t.x+t.w+lineAir && bottom > from && top < end {
				end, next = top, bottom
			}
		}
		if end-from >= leastRun {
			d.rule(x, from, x, end, role, width, dash...)
		}
		from = next
	}
}
