//go:build browser

package journeys

import (
	"bytes"
	"html/template"
	"io"
	"net/http"
	"strconv"

	"github.com/andybalholm/brotli"

	"exhibit/slides"
)

// peer is the plainest deck there is, and the fastest: all slides in one document, pictures for
// charts, the system's typefaces, a few lines of script and of style. BenchmarkStart measures it
// beside ours.
var peer = template.Must(template.New("peer").Parse(`<!doctype html>
<html lang="{{.Lang}}"><meta charset="utf-8"><title>{{.Title}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body { margin: 0; font: 1.5rem/1.4 sans-serif; }
section { box-sizing: border-box; min-height: 100vh; padding: 3rem 5rem; }
section[hidden] { display: none; }
h1 { font-size: 2.6rem; line-height: 1.15; }
img { display: block; width: 100%; max-height: 65vh; }
</style>
<main>
{{range .Slides}}<section id="{{.Slug}}" hidden><h1>{{.Headline}}</h1>
{{range .Parts}}{{if .Picture}}<figure><img src="{{.Picture}}" alt="" loading="lazy"></figure>{{else}}{{.HTML}}{{end}}
{{end}}</section>
{{end}}</main>
<script>
const all = [...document.querySelectorAll("section")];
let at = Math.max(0, all.findIndex((s) => "#" + s.id === location.hash));
function show(i) {
	all[at].hidden = true;
	all[at].querySelector("h1").className = "";
	at = Math.min(Math.max(i, 0), all.length - 1);
	all[at].hidden = false;
	all[at].querySelector("h1").className = "headline";
	document.querySelector("main").dataset.slide = all[at].id;
}
show(at);
addEventListener("keydown", (e) => {
	const by = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
	if (!by) return;
	e.preventDefault();
	show(at + by);
	history.replaceState(null, "", "#" + all[at].id);
});
</script>
</html>
`))

// peerOf serves a deck so, at any path but those of its pictures.
func peerOf(deck *slides.Deck) func(http.Handler) http.Handler {
	type part struct {
		HTML    template.HTML
		Picture string // its URL
	}
	type slide struct {
		Slug     string
		Headline template.HTML
		Parts    []part
	}
	data := struct {
		Lang, Title string
		Slides      []slide
	}{Lang: deck.Lang, Title: deck.Title}
	for _, s := range deck.Slides {
		one := slide{Slug: s.Slug, Headline: template.HTML(slides.HTML(s.Headline, "", ""))}
		var add func(blocks []slides.Block)
		add = func(blocks []slides.Block) {
			for _, b := range blocks {
				for _, c := range b.Columns {
					add(c.Blocks)
				}
				if b.Figure != "" {
					one.Parts = append(one.Parts, part{Picture: "/charts/" + b.Figure + ".svg"})
				} else {
					one.Parts = append(one.Parts, part{HTML: template.HTML(slides.HTML(b.Text, "", ""))})
				}
			}
		}
		add(s.Blocks)
		data.Slides = append(data.Slides, one)
	}
	var page bytes.Buffer
	w := brotli.NewWriterLevel(&page, brotli.BestCompression)
	if err := peer.Execute(w, data); err != nil {
		panic(err)
	}
	w.Close()
	return func(site http.Handler) http.Handler {
		mux := http.NewServeMux()
		mux.Handle("/charts/", site)
		mux.HandleFunc("/{$}", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Encoding", "br")
			w.Header().Set("Content-Length", strconv.Itoa(page.Len()))
			w.Header().Set("Cache-Control", "no-cache")
			w.Write(page.Bytes())
		})
		mux.HandleFunc("/favicon.ico", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) })
		return mux
	}
}

// emptyPage serves a page of one headline, at any path.
func emptyPage(http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, `<!doctype html><meta name="viewport" content="width=device-width"><h1 class="headline">One headline</h1>`)
	})
}
