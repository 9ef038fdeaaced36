package app

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/charts"
	"exhibit/slides"
)

// The one object that the browser's modules and the program share is the global exhibit: its
// types are Exhibit and Program in client/types.d.ts. This file has every call of it.

func exhibit() app.Value  { return app.Window().Get("exhibit") }
func document() app.Value { return app.Window().Get("document") }

// Take takes the content of deck.json from the navigator, which has fetched it. If that cannot be used
// it tells the navigator why, and returns nil.
func Take() *Briefing {
	array := exhibit().Call("takeDeck")
	text := make([]byte, array.Get("length").Int())
	app.CopyBytesToGo(text, array)
	b := new(Briefing)
	err := json.Unmarshal(text, b)
	if err == nil && len(b.Deck.Slides) == 0 {
		err = errors.New("it has no slides")
	}
	if err != nil {
		exhibit().Call("refuse", err.Error())
		return nil
	}
	return b
}

// offer gives the navigator what it asks the program for: to render the slide at an address into
// a slot, the records of a file of figures as CSV, and to take another version of the deck.
func offer(render func(slot int, address string), csv func(file, day string) []byte, renew func()) {
	exhibit().Call("ready", map[string]any{
		"slots": slots,
		"render": app.FuncOf(func(_ app.Value, args []app.Value) any {
			render(args[0].Int(), args[1].String())
			return nil
		}),
		"csv": app.FuncOf(func(_ app.Value, args []app.Value) any {
			return string(csv(args[0].String(), args[1].String())) // JavaScript gets it without the byte order mark
		}),
		"renew": app.FuncOf(func(app.Value, []app.Value) any {
			renew()
			return nil
		}),
	})
}

// rendered tells the navigator that the slide at an address stands in the article of a slot.
func rendered(slot int, address string, article app.Value) {
	exhibit().Call("rendered", slot, address, article)
}

// steps is how many steps of the slide are shown; negative where the window shows slides whole.
func steps() int { return exhibit().Call("steps").Int() }

// showEvidence opens the evidence at a passage; without open it only marks the passage
// if the evidence is open already.
func showEvidence(c slides.Cite, open bool) {
	exhibit().Call("showEvidence", c.Source+" "+c.Locator, open)
}

// keepDrawings takes over the drawings that the server made of figures that are not whole: they
// are in the page, where that is of the same day.
func keepDrawings(b *Briefing) {
	article := document().Call("querySelector", ".slide[data-day]")
	if !article.Truthy() || article.Get("dataset").Get("day").String() != when(b.say(), b.Deck.KnownOn) {
		return
	}
	for id, drawing := range b.Drawings {
		if b.Deck.Figure(id).Later == 0 {
			continue
		}
		for layout, picture := range map[string]*string{"wide": &drawing.Wide, "narrow": &drawing.Narrow} {
			still := article.Call("querySelector", `[data-figure="`+id+`"] .still.`+layout)
			if still.Truthy() {
				*picture = still.Get("innerHTML").String()
			}
		}
		b.Drawings[id] = drawing
	}
}

// listen adds a listener and returns the function that removes it.
func listen(target app.Value, event string, options map[string]any, fn func(e app.Value)) (release func()) {
	f := app.FuncOf(func(_ app.Value, args []app.Value) any {
		fn(args[0])
		return nil
	})
	target.Call("addEventListener", event, f, options)
	return func() {
		target.Call("removeEventListener", event, f, options)
		f.Release()
	}
}

// onShown calls fn when the browser has painted another slide.
func onShown(fn func()) (release func()) {
	return listen(app.Window(), "exhibit:shown", nil, func(app.Value) { fn() })
}

// onStep calls fn when other steps are shown.
func onStep(fn func()) (release func()) {
	return listen(app.Window(), "exhibit:step", nil, func(app.Value) { fn() })
}

// whenIdle calls fn once, when the current slide has been painted and the browser has
// nothing better to do. The returned function cancels it.
func whenIdle(fn func()) (cancel func()) {
	over := false
	var f app.Func
	f = app.FuncOf(func(app.Value, []app.Value) any {
		over = true
		f.Release()
		fn()
		return nil
	})
	stop := exhibit().Call("idle", f)
	return func() {
		if !over {
			over = true
			stop.Call("call")
			f.Release()
		}
	}
}

// onLook calls fn when the colour scheme or the size of the chart's box changes.
func onLook(host app.Value, fn func()) (release func()) {
	changed := app.FuncOf(func(app.Value, []app.Value) any {
		fn()
		return nil
	})
	app.Window().Call("addEventListener", "exhibit:look", changed)
	observer := app.Window().Get("ResizeObserver").New(changed)
	observer.Call("observe", host)
	return func() {
		app.Window().Call("removeEventListener", "exhibit:look", changed)
		observer.Call("disconnect")
		changed.Release()
	}
}

// look is how the chart of a figure is to be drawn now in its host, with the words and colours of t. The style sheet decides
// on the layout; the still pictures show which it has chosen, and what shape theirs is.
func look(host app.Value, of *slides.Figure, t charts.Theme) charts.Theme {
	frame := host.Get("parentElement")
	phone := frame.Call("querySelector", ".still.narrow")
	t.Dark = exhibit().Call("dark").Bool()
	if t.Phone = phone.Truthy() && phone.Get("offsetParent").Truthy(); t.Phone {
		return t
	}
	if still := frame.Call("querySelector", ".still.wide svg"); still.Truthy() {
		px := exhibit().Call("slidePixel").Float()
		own, box := still.Get("viewBox").Get("baseVal"), host.Call("getBoundingClientRect")
		size := func(of app.Value, scale float64) [2]float64 {
			return [2]float64{of.Get("width").Float() / scale, of.Get("height").Float() / scale}
		}
		t.Box = charts.Fitted(size(own, 1/charts.Enlarged(of)), size(box, px))
	}
	return t
}

// onChartKey passes keys pressed on a chart's box to fn, which reports whether it used them.
func onChartKey(host app.Value, fn func(key string) bool) (release func()) {
	return listen(host.Get("parentElement"), "keydown", nil, func(e app.Value) {
		if fn(e.Get("key").String()) {
			e.Call("preventDefault")
			e.Call("stopPropagation")
		}
	})
}

// loadCharts hands over the ECharts module, which is fetched when first needed.
func loadCharts(fn func(module app.Value, err error)) { settle(exhibit().Call("charts"), fn) }

// settle calls fn with what a promise comes to.
func settle(promise app.Value, fn func(v app.Value, err error)) {
	var ok, failed app.Func
	done := func(v app.Value, err error) {
		ok.Release()
		failed.Release()
		fn(v, err)
	}
	ok = app.FuncOf(func(_ app.Value, args []app.Value) any {
		done(args[0], nil)
		return nil
	})
	failed = app.FuncOf(func(_ app.Value, args []app.Value) any {
		done(nil, fmt.Errorf("%s", args[0].Call("toString").String()))
		return nil
	})
	promise.Call("then", ok, failed)
}

// liveChart is an ECharts chart in the page. A nil liveChart is one that is not there.
type liveChart struct {
	handle        app.Value
	width, height int
	onMark        app.Func // nil for a large figure
}

// canHover reports whether the reader points with a mouse. A finger's tap shows the
// tooltip, which the evidence would cover.
func canHover() bool {
	return app.Window().Call("matchMedia", "(hover: hover)").Get("matches").Bool()
}

// focusedByKey reports whether the keyboard has brought the focus to where it is.
func focusedByKey() bool {
	return document().Get("activeElement").Call("matches", ":focus-visible").Bool()
}

// logError tells a developer what a reader need not know.
func logError(err error) { app.Window().Get("console").Call("error", err.Error()) }

// attempt runs fn and returns what it throws: an error in ECharts must not end the
// program.
func attempt(fn func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	fn()
	return nil
}

// show draws the option, in the chart that is there if its size is the same, else in
// a new one. onMark hears of clicks on marks and of marks that are pointed at, by their
// texts. After an error there is no chart.
func (c *liveChart) show(module, host app.Value, width, height int, option string, onMark func(text string, click bool)) (shown *liveChart, err error) {
	if c != nil && c.width == width && c.height == height {
		if err := attempt(func() { c.handle.Call("update", option) }); err != nil {
			c.dispose()
			return nil, err
		}
		return c, nil
	}
	c.dispose()
	shown = &liveChart{width: width, height: height}
	shown.onMark = app.FuncOf(func(_ app.Value, args []app.Value) any {
		onMark(args[1].String(), args[0].String() == "click" && canHover())
		return nil
	})
	if err := attempt(func() { shown.handle = module.Call("mount", host, width, height, option, shown.onMark) }); err != nil {
		shown.onMark.Release()
		return nil, err
	}
	return shown, nil
}

// marks are the texts of the chart's marks, in drawing order; none if it cannot tell.
func (c *liveChart) marks() (texts []string) {
	attempt(func() {
		list := c.handle.Call("marks")
		for i := range list.Length() {
			texts = append(texts, list.Index(i).Get("name").String())
		}
	})
	return texts
}

// point shows the tooltip of a mark, or none for -1.
func (c *liveChart) point(mark int) {
	attempt(func() {
		if mark < 0 {
			c.handle.Call("hide")
			return
		}
		c.handle.Call("show", mark)
	})
}

// dispose removes the chart.
func (c *liveChart) dispose() {
	if c != nil {
		attempt(func() { c.handle.Call("dispose") })
		if c.onMark != nil {
			c.onMark.Release()
		}
	}
}
