package review

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"mime"
	"net"
	"net/http"
	"strings"
	"time"

	"exhibit/slides/pandoc"
)

// Bounds of a request.
const (
	maxBody    = 16 << 10
	maxHeaders = 16 << 10
	slow       = 20 * time.Second
	finish     = 15 * time.Second // of one that is being answered when the program ends
)

// Front is what the page is made of: its script and its style.
type Front struct{ Script, Style string }

// server answers the page of a session. Its address has a secret, without which nothing is answered: another page
// in the same browser, or another user of this computer, cannot guess it.
type server struct {
	*Session
	front  Front
	secret string
	host   string // as requests name it
}

// Serve answers at a listener on the loopback address until ctx is done. It calls ready with the address to open.
func Serve(ctx context.Context, l net.Listener, s *Session, front Front, ready func(url string)) error {
	secret := make([]byte, 18)
	if _, err := rand.Read(secret); err != nil {
		return err
	}
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		return err
	}
	h := &server{s, front, base64.RawURLEncoding.EncodeToString(secret), net.JoinHostPort("localhost", port)}
	server := &http.Server{Handler: h, ReadHeaderTimeout: slow, ReadTimeout: slow, WriteTimeout: slow, IdleTimeout: time.Minute, MaxHeaderBytes: maxHeaders}
	ended := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(ended)
		finishing, cancel := context.WithTimeout(context.WithoutCancel(ctx), finish)
		defer cancel()
		if server.Shutdown(finishing) != nil { // a verdict that is being written is written
			server.Close()
		}
	})
	ready("http://" + h.host + "/" + h.secret + "/")
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	if !stop() {
		<-ended
	}
	return nil
}

// ServeHTTP answers requests of the page itself; all others are refused.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	for _, header := range [][2]string{
		{"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", "no-referrer"}, {"Cache-Control", "no-store"},
		{"Cross-Origin-Resource-Policy", "same-origin"}, {"Cross-Origin-Opener-Policy", "same-origin"},
	} {
		h.Set(header[0], header[1])
	}
	name, port, _ := net.SplitHostPort(r.Host)
	if _, own, _ := net.SplitHostPort(s.host); port != own || name != "localhost" && name != "127.0.0.1" && name != "::1" {
		http.Error(w, "This page is for this computer only: open the address that exhibit review has printed.", http.StatusMisdirectedRequest)
		return
	}
	secret, path, below := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if !below || subtle.ConstantTimeCompare([]byte(secret), []byte(s.secret)) != 1 {
		http.Error(w, "Open the address that exhibit review has printed.", http.StatusNotFound)
		return
	}
	switch {
	case path == "" && r.Method == http.MethodGet:
		s.page(w)
	case path == "items.json" && r.Method == http.MethodGet:
		s.list(w)
	case path == "verdict" && r.Method == http.MethodPost:
		var said judgement
		s.take(w, r, &said, func() (any, error) { return s.judge(said) })
	case path == "undo" && r.Method == http.MethodPost:
		var said struct {
			Undo int `json:"undo"`
		}
		s.take(w, r, &said, func() (any, error) { return s.undo(said.Undo) })
	default:
		http.Error(w, "There is no such page.", http.StatusNotFound)
	}
}

var page = template.Must(template.New("review").Parse(`<!doctype html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{.Name}}</title>
<link rel="icon" href="data:,">
<style>{{.Style}}</style>
</head>
<body data-by="{{.By}}" data-file="{{.File}}">
<header id="head"><h1>{{.Title}}</h1></header>
<main id="item" tabindex="-1"><p>{{.Reading}}</p><noscript><p>{{.NoScript}}</p></noscript></main>
<footer id="keys"></footer>
<script>{{.Script}}</script>
</body>
</html>
`))

// page sends the page. Its script and its style are the only ones that the browser may run.
func (s *server) page(w http.ResponseWriter) {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", fmt.Sprintf("default-src 'none'; script-src %s; style-src %s; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", hash(s.front.Script), hash(s.front.Style)))
	// What goes wrong now is the connection's.
	_ = page.Execute(w, map[string]any{
		"Lang": cmp.Or(s.Lang, "en"), "Name": s.say("title", s.Title), "Title": s.Title, "By": s.By, "File": pandoc.ReviewFile, "Reading": s.say("reading"), "NoScript": s.say("script"),
		"Style": template.CSS(s.front.Style), "Script": template.JS(s.front.Script),
	})
}

// list sends all statements.
func (s *server) list(w http.ResponseWriter) {
	items, err := s.items()
	if err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	send(w, items)
}

// take takes a request to write from the page, and from no other: what another site can send has another type, or another
// origin. It fills said before it calls do.
func (s *server) take(w http.ResponseWriter, r *http.Request, said any, do func() (any, error)) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	origin := r.Header.Get("Origin")
	site := r.Header.Get("Sec-Fetch-Site")
	if err != nil || kind != "application/json" || origin != "" && origin != "http://"+r.Host || site != "" && site != "same-origin" {
		http.Error(w, "Only the page itself sends verdicts.", http.StatusForbidden)
		return
	}
	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(said); err != nil {
		http.Error(w, "That is no verdict.", http.StatusBadRequest)
		return
	}
	answer, err := do()
	var why wrong
	switch {
	case errors.As(err, &why):
		http.Error(w, why.Error(), http.StatusConflict)
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
	default:
		send(w, answer)
	}
}

func send(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v) // what goes wrong now is the connection's
}
