package charts

import (
	"math"

	"exhibit/slides"
)

// pointLook is how the text of a point is set.
type pointLook struct {
	role   Role
	beside bool             // at its sides rather than above and below it
	across bool             // across a line rather than not at all
	away   bool             // farther away too
	of     []*slides.Record // whose text it is; nil for that of the point
}

// labelRings is how many distances from a point are tried for a text that must be set.
const labelRings = 4

// pointLabel sets the text of a point that reaches half px around its middle where it overlaps nothing; away from it with
// a leader. It reports whether there was room for it.
func (d *drawing) pointLabel(text string, half float64, q *point, p *frame, look pointLook) bool {
	if text = contested(q.Record, text); text == "" {
		return true
	}
	w, h, size := d.small.width(text), d.small.size, d.small.size
	rings, passes := 1, 1
	if look.across {
		passes = 2
	}
	if look.away {
		rings = labelRings
	}
	for pass := range passes {
		for ring := range rings {
			gap := half + size*(pointAir+float64(ring)) + hair
			spots := [][2]float64{
				{-w / 2, -gap - h}, {-w / 2, gap}, {gap, -h / 2}, {-gap - w, -h / 2},
				{gap, -gap - h}, {gap, gap}, {-gap - w, -gap - h}, {-gap - w, gap},
			}
			if look.beside {
				spots[0], spots[1], spots[2], spots[3] = spots[2], spots[3], spots[0], spots[1]
			}
			for _, to := range spots {
				at := box{q.x + to[0], q.y + to[1], w, h}
				if to[0] == -w/2 {
					at.x = min(max(at.x, p.x), d.w-w)
				}
				if at.x < p.x || at.x+w > d.w+hair || at.y < max(0, p.y-size*tickTop) || at.y+h > p.bottom() || overlaps(at, p.taken) || pass == 0 && overlaps(at, p.soft) {
					continue
				}
				p.taken = append(p.taken, at)
				if look.of == nil {
					look.of = []*slides.Record{q.Record}
				}
				d.about(look.of...)
				if x, y := min(max(q.x, at.x), at.x+w), min(max(q.y, at.y), at.y+h); math.Hypot(x-q.x, y-q.y) > half+size {
					d.rule(q.x, q.y, x, y, Muted, 1)
				}
				d.text(at.x, at.y+h/2, text, label{font: d.small, color: look.role, halo: true})
				d.about()
				return true
			}
		}
	}
	return false
}
