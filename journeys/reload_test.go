//go:build browser

package journeys

import "testing"

func TestAReloadKeepsTheStepAndALinkBeginsAtTheFirst(t *testing.T) {
	t.Parallel()
	i := withSteps()
	slug, steps := deck().Slides[i].Slug, deck().Slides[i].Steps
	b := open(t, setup{})
	b.start("/s/" + slug)
	for range steps {
		b.press("ArrowRight")
	}
	b.arrives(stop{i, steps})
	b.reload()
	b.ready()
	b.arrives(stop{i, steps})
	b.press("ArrowLeft")
	b.arrives(stop{i, steps - 1})
	b.reload()
	b.ready()
	b.arrives(stop{i, steps - 1})
	// Opened from its link, in this window or another, the slide begins at its first step.
	b.press("ArrowRight")
	b.arrives(stop{i, steps})
	b.start("/s/" + slug)
	b.arrives(stop{i, 0})
	other := b.beside(setup{})
	other.start("/s/" + slug)
	other.arrives(stop{i, 0})
}

func TestAReloadOfAnotherSlideBeginsAtItsFirstStep(t *testing.T) {
	t.Parallel()
	i := withSteps()
	b := open(t, setup{})
	b.start("/s/" + deck().Slides[i].Slug)
	b.press("ArrowRight")
	b.arrives(stop{i, 1})
	b.press("Home")
	b.turnsTo(stop{})
	b.reload()
	b.ready()
	b.arrives(stop{})
}
