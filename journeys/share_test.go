//go:build browser

package journeys

import (
	"net/http"
	"strings"
	"testing"

	"exhibit/web"
)

// sharing stands in for the clipboard and for the system's way of sharing, each as the test has
// it: it takes what comes, refuses, or is not there.
func sharing(clipboard, system string) string {
	take := map[string]string{
		"takes":   `(what) => { shared.push(what); return Promise.resolve(); }`,
		"refuses": `() => Promise.reject(new DOMException('', 'NotAllowedError'))`,
		"":        `undefined`,
	}
	script := `window.shared = []; Object.defineProperty(navigator, 'share', {value: ` + take[system] + `});`
	value := `undefined`
	if clipboard != "" {
		value = `{writeText: ` + take[clipboard] + `, write: ` + take[clipboard] + `}`
	}
	return script + `Object.defineProperty(navigator, 'clipboard', {value: ` + value + `});`
}

func TestTheKeyCCopiesTheSlidesLinkWithItsDayAndWithoutAFragment(t *testing.T) {
	t.Parallel()
	b := open(t, setup{before: sharing("takes", "")})
	slug := deck().Slides[4].Slug
	b.start("/s/" + slug + "?known=2015-09-25#slide")
	b.press("c")
	b.until(`document.querySelector('.share-toast [role=status]')?.textContent`)
	if got, want := ask[[]string](b, "shared"), b.base+"/s/"+slug+"?known=2015-09-25"; len(got) != 1 || got[0] != want {
		t.Errorf("%q is on the clipboard, want %s", got, want)
	}
	b.press("c")
	b.until(`document.querySelector('dialog[data-open="share"]')`)
	if link := ask[string](b, `document.querySelector('dialog input').value`); !strings.HasSuffix(link, "?known=2015-09-25") {
		t.Errorf("the dialog has the link %s", link)
	}
	b.press("Escape")
	b.until(`!document.querySelector('dialog')`)
	b.at(slug, 0)
}

func TestAfterAMoveTheLinkIsTheNewSlides(t *testing.T) {
	t.Parallel()
	b := open(t, setup{before: sharing("takes", "")})
	b.start("/")
	b.press("End")
	last := deck().Slides[len(deck().Slides)-1].Slug
	b.at(last, 0)
	b.press("c")
	b.until(`shared.length`)
	if got := ask[[]string](b, "shared")[0]; got != b.base+"/s/"+last {
		t.Errorf("%s is on the clipboard", got)
	}
}

func TestWhereTheClipboardRefusesTheLinkStandsSelected(t *testing.T) {
	t.Parallel()
	for _, clipboard := range []string{"refuses", ""} {
		b := open(t, setup{before: sharing(clipboard, "")})
		b.start("/s/" + deck().Slides[1].Slug)
		b.press("c")
		b.until(`document.querySelector('dialog[data-open="share"] [role=status]')?.textContent`)
		if got := ask[string](b, `(() => { const a = document.activeElement; return a.value.slice(a.selectionStart, a.selectionEnd); })()`); got != b.base+"/s/"+deck().Slides[1].Slug {
			t.Errorf("a clipboard that %s: %q is selected", clipboard, got)
		}
	}
}

func TestTheSystemsSharingIsUsedWhereThereIsOne(t *testing.T) {
	t.Parallel()
	b := open(t, setup{before: sharing("takes", "takes")})
	b.start("/s/" + deck().Slides[1].Slug)
	b.press("c")
	b.until(`shared.length`)
	got := ask[[]map[string]string](b, "shared")
	if len(got) != 1 || got[0]["url"] != b.base+"/s/"+deck().Slides[1].Slug || !strings.HasPrefix(got[0]["title"], deck().Slides[1].Title) {
		t.Errorf("%v is shared", got)
	}
}

func TestTheKeyQShowsACodeAndClosesIt(t *testing.T) {
	t.Parallel()
	b := open(t, setup{dark: true})
	slug := deck().Slides[4].Slug
	b.start("/s/" + slug)
	for _, end := range []string{"q", "Escape"} {
		b.press("q")
		b.until(`document.querySelector('dialog[data-open="qr"] svg[role=img]')`)
		if got := ask[string](b, `document.querySelector('dialog svg').getAttribute('aria-label')`); !strings.Contains(got, b.base+"/s/"+slug) {
			t.Errorf("the code is called %q", got)
		}
		b.until(visibleScript+"(document.querySelector(%q))", ".share-caution") // the address is of this computer only; the dialog fades in
		if dark := ask[bool](b, `Math.min(...getComputedStyle(document.querySelector('dialog')).backgroundColor.match(/\d+/g)) < 240`); dark {
			t.Error("in the dark the code stands on a dark ground")
		}
		if size := ask[float64](b, `document.querySelector('dialog svg').getBoundingClientRect().height / innerHeight`); size < 0.7 {
			t.Errorf("the code is %.2f of the window's height", size)
		}
		b.press("ArrowRight", end)
		b.until(`!document.querySelector('dialog')`)
		b.at(slug, 0)
	}
}

func TestTheCodeHasTheAddressThatTheServerWasGiven(t *testing.T) {
	t.Parallel()
	public, err := web.New(deck(), web.At("https://briefings.example"))
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, setup{wrap: func(http.Handler) http.Handler { return public }})
	slug := deck().Slides[1].Slug
	b.start("/s/" + slug + "?known=2016")
	b.press("q")
	b.until(`document.querySelector('dialog[data-open="qr"] svg')`)
	if got := ask[string](b, `document.querySelector('.share-url').textContent`); got != "briefings.example/s/"+slug+"?known=2016" {
		t.Errorf("the address below the code is %s", got)
	}
	if b.sees(".share-caution") {
		t.Error("it says that the address is of this computer only")
	}
}

func TestAChartIsCopiedAndSavedAsAPicture(t *testing.T) {
	t.Parallel()
	b := open(t, setup{dark: true, before: sharing("takes", "") + `
		window.saved = []; HTMLAnchorElement.prototype.click = function () { saved.push(this.download); };
		window.blobs = []; const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blobs.push(blob); return make(blob); };`})
	figure := deck().Figures[0]
	b.start("/s/" + slideOf(figure.ID).Slug)
	b.live()
	b.press("c")
	b.until(`document.querySelector('.share-toast')`)
	b.press("c")
	b.until(`document.querySelector('dialog[data-open="share"]')`)
	ask[any](b, `document.querySelector('[data-share="copyChart"]').click()`)
	b.until(`shared.length === 2`)
	// What is copied is a picture in light colours, with dark letters on it.
	got := ask[map[string]float64](b, `(async () => {
		const picture = await createImageBitmap(await shared[1][0].getType('image/png'));
		const canvas = new OffscreenCanvas(picture.width, picture.height), pen = canvas.getContext('2d');
		pen.drawImage(picture, 0, 0);
		const data = pen.getImageData(0, 0, picture.width, picture.height).data;
		let dark = 0;
		for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] < 200) dark++;
		return {width: picture.width, ground: data[0], dark: dark / (data.length / 4)};
	})()`)
	if got["width"] < 2000 || got["ground"] != 0xfb || got["dark"] < 0.001 || got["dark"] > 0.5 {
		t.Errorf("the picture is %v", got)
	}
	for i, kind := range []string{"svg", "png"} {
		ask[any](b, `document.querySelector('[data-share=%q]').click()`, kind)
		b.until("saved.length === %d", i+1)
	}
	if got := strings.Join(ask[[]string](b, "saved"), " "); got != figure.ID+".svg "+figure.ID+".png" {
		t.Errorf("saved: %s", got)
	}
	if svg := ask[string](b, "blobs[0].text()"); !strings.HasPrefix(svg, "<svg ") || strings.Contains(svg, "var(--") {
		t.Errorf("the file is no drawing that stands alone: %.80s", svg)
	}
}
