//go:build browser

package journeys

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
	"exhibit/slides/room"
	"exhibit/web"
)

// roomy is a deck whose slides hold less and more than fits, of all that text is made of.
var roomy = sync.OnceValue(func() *slides.Deck {
	const sentence = "The rangers went out day by day and looked at the ice along the north shore, where the reeds begin. "
	var text strings.Builder
	text.WriteString("---\npagetitle: Ice\n---\n")
	add := func(slug, body string) { fmt.Fprintf(&text, "\n# Ice on the lake {#%s}\n\n%s\n", slug, body) }
	for _, n := range []int{2, 7, 12} {
		add(fmt.Sprintf("list-%d", n), strings.Repeat("- "+sentence+"\n", n))
		add(fmt.Sprintf("text-%d", n), strings.Repeat(sentence+sentence+"\n\n", n))
		add(fmt.Sprintf("table-%d", n), "| Day | Depth | What was seen |\n|---|---:|---|\n"+strings.Repeat("| 3 May | 12 | "+sentence+"|\n", n))
		add(fmt.Sprintf("code-%d", n), "```go\n"+strings.Repeat("func depth(day int) float64 { return 1.5 * float64(day) }\n", 2*n)+"```")
		add(fmt.Sprintf("columns-%d", n), ":::: columns\n::: {.column width=\"40%\"}\n"+strings.Repeat("- Ice\n", n)+":::\n::: {.column width=\"60%\"}\n"+strings.Repeat(sentence, n)+"\n:::\n::::\n")
		add(fmt.Sprintf("terms-%d", n), strings.Repeat("Floe\n\n:   A piece of ice that floats by itself.\n\n", n))
	}
	add("quotation", "> "+sentence+sentence+"\n>\n> A ranger\n\n"+strings.Repeat("- "+sentence+"\n", 3))
	add("formula", "$$\nh = \\frac{a}{b}\\sqrt{t}\n$$\n\n"+strings.Repeat("- "+sentence+"\n", 3))
	add("notes", sentence+"[^1]\n\n::: callout-tip\n"+sentence+"\n:::\n\n[^1]: "+sentence)
	d, err := evidence.Read(fstest.MapFS{"deck.md": {Data: []byte(text.String())}}, pandoc.DeckFile)
	if err != nil {
		panic(err)
	}
	return d
})

func roomySetup(t *testing.T, s setup) setup {
	t.Helper()
	site, err := web.New(roomy())
	if err != nil {
		t.Fatal(err)
	}
	s.site = site
	return s
}

// TestTheHeightOfASlideIsEstimatedAsChromiumLaysItOut compares heights of bodies in the size that was chosen.
func TestTheHeightOfASlideIsEstimatedAsChromiumLaysItOut(t *testing.T) {
	t.Parallel()
	b := open(t, roomySetup(t, setup{width: 1280, height: 720}))
	d := roomy()
	for i := range d.Slides {
		s := &d.Slides[i]
		b.start("/s/" + s.Slug)
		b.until(`document.fonts.status === 'loaded'`)
		estimate := room.Of(s, d, nil)
		want := estimate.Height[0]
		size := 100
		for class := range strings.FieldsSeq(s.Class) {
			fmt.Sscanf(class, "size-%d", &size)
		}
		for i, of := range room.Sizes {
			if of == size {
				want = estimate.Height[i]
			}
		}
		const rem = 20 // at 1280x720
		got := ask[float64](b, `(() => {
			const body = document.querySelector('.body'), top = body.getBoundingClientRect().top;
			if (body.querySelector('.footnotes')) return [...body.children].reduce((sum, el) => sum + el.getBoundingClientRect().height, 0);
			return Math.max(...[...body.children].map((el) => el.getBoundingClientRect().bottom)) - top;
		})()`) / rem
		if ratio := want / got; ratio < 0.93 || ratio > 1.15 {
			t.Errorf("%s in size %d: estimated %.1f rem, laid out %.1f", s.Slug, size, want, got)
		}
		if long, scrolls := strings.Contains(s.Class, "long"), ask[bool](b, `document.querySelector('.stage').scrollHeight > document.querySelector('.stage').clientHeight + 8`); long != scrolls {
			t.Errorf("%s: said to be too long: %t; scrolls: %t", s.Slug, long, scrolls)
		}
	}
}

func TestASlideThatDoesNotFitShowsThatThereIsMoreUntilItsEndIsSeen(t *testing.T) {
	t.Parallel()
	const more = `getComputedStyle(document.querySelector('.stage'), '::after').content`
	for name, s := range map[string]setup{"with script": {}, "without": {scriptOff: true}} {
		t.Run(name, func(t *testing.T) {
			s.width, s.height = 1280, 720
			b := open(t, roomySetup(t, s))
			b.load("/s/text-12")
			b.until(more + ` === '"↓"'`)
			if s.scriptOff {
				return
			}
			b.start("/s/text-12")
			b.until(more + ` === '"↓"'`)
			ask[any](b, `document.querySelector('.stage').scrollTo(0, 1e6)`)
			b.until(more + ` === 'none'`)
			b.load("/s/text-2")
			b.until(more + ` === 'none'`)
		})
	}
}

func TestASlideThatDoesNotFitIsPrintedWhole(t *testing.T) {
	t.Parallel()
	b := open(t, roomySetup(t, setup{}))
	b.load("/print")
	b.until("document.readyState === 'complete' && document.fonts.status === 'loaded'")
	ask[any](b, `document.querySelectorAll('[data-sheet]').forEach((el) => { el.hidden = el.dataset.sheet !== 'text-12' })`)
	if pages := len(pdfPage.FindAll(b.pdf(), -1)); pages < 1 || pages > 2 {
		t.Errorf("it takes %d pages", pages)
	}
	cut := ask[int](b, `[...document.querySelectorAll('[data-sheet="text-12"] p')].filter((el) => el.scrollHeight > el.clientHeight + 1 || !el.checkVisibility()).length`)
	if cut > 0 {
		t.Errorf("%d paragraphs are cut off", cut)
	}
}
