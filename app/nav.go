package app

// position is a place in the deck: a slide and how many of its steps are shown.
type position struct{ slide, step int }

// The commands that move through the deck; the loader and its tools carry out all others.
const (
	next   = "next"   // the next step, or the next slide
	prev   = "prev"   // the step before, or the slide before with all its steps
	first  = "first"  // the first slide
	last   = "last"   // the last slide
	follow = "follow" // go where the speaker view is: a command without a key
)

// outline is the shape of a deck: the number of steps of each slide, at least one slide.
type outline []int

// move returns the position that a command leads to, clamped to the deck.
func (o outline) move(p position, command string) position {
	p.step = min(p.step, o[p.slide]) // on another day, or on a phone, a slide may have fewer
	switch command {
	case next:
		switch {
		case p.step < o[p.slide]:
			p.step++
		case p.slide < len(o)-1:
			p = position{slide: p.slide + 1}
		}
	case prev:
		switch {
		case p.step > 0:
			p.step--
		case p.slide > 0:
			p = position{p.slide - 1, o[p.slide-1]}
		}
	case first:
		p = position{}
	case last:
		p = position{slide: len(o) - 1}
	}
	return p
}

// to returns the start of the n-th slide, counted from 1 and clamped to the deck.
func (o outline) to(n int) position {
	return position{slide: min(max(n, 1), len(o)) - 1}
}
