//go:build dev

package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"github.com/evanw/esbuild/pkg/api"

	"exhibit/web"
)

func init() { commands["dev"] = dev }

// dev serves a deck with the scripts and style sheets of client/ as they are on disk at each
// request. The program is the one that make built last.
func dev(args []string) error {
	flags := flag.NewFlagSet("dev", flag.ExitOnError)
	deck := flags.String("deck", "slides/briefing", "the folder of the deck")
	// Another port than that of serve: a browser may have stored a deck of that one.
	addr := flags.String("addr", "localhost:8081", "host and port to listen on")
	flags.Parse(args)

	p, err := newPreview(*deck)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", *addr)
	if err != nil {
		return err
	}
	fmt.Printf("%s on http://%s; reload to see what you have saved\n", *deck, *addr)
	return http.Serve(l, web.OnlyOwnHosts(p, l.Addr(), ""))
}

// preview is the handler of dev.
type preview struct {
	deck    string // its folder
	bundles []api.BuildContext

	mu   sync.Mutex
	seen string // what the site was made of, see state
	site *web.Site
	err  error // why there is no site
}

// newPreview fills the folder that package web reads in place of what it would embed: with fonts,
// with the program, and ready to bundle what is unpacked there.
func newPreview(deck string) (*preview, error) {
	const to = "bin/dev/dist" // web/dist_disk.go reads it
	if err := errors.Join(os.RemoveAll(to), os.MkdirAll(to, 0o755)); err != nil {
		return nil, err
	}
	program, err := filepath.Glob(filepath.Join(dist, "app.wasm*"))
	if err != nil || len(program) == 0 {
		return nil, errors.Join(err, errors.New("web/dist/app.wasm is missing; run make dev, which builds it first"))
	}
	for _, file := range program {
		if err := os.Link(file, filepath.Join(to, filepath.Base(file))); err != nil {
			return nil, err
		}
	}
	if _, err := copyFonts(to); err != nil {
		return nil, err
	}
	all, err := bundles(to, false)
	if err != nil {
		return nil, err
	}
	p := &preview{deck: deck}
	for _, options := range all {
		context, err := api.Context(options)
		if err != nil {
			return nil, err
		}
		p.bundles = append(p.bundles, context)
	}
	return p, nil
}

func (p *preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host, _, err := net.SplitHostPort(r.Host)
	switch {
	case err != nil || host != "localhost" && net.ParseIP(host) == nil: // as web.Site.Serve does
		http.Error(w, "Open this deck as localhost.", http.StatusMisdirectedRequest)
		return
	case r.URL.Path == "/worker.js": // would keep what is not meant to be kept
		http.Error(w, "While the deck is being worked on it is not stored.", http.StatusNotFound)
		return
	}
	if site, err := p.current(); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	} else {
		site.ServeHTTP(w, r)
	}
}

// current returns the site of what is on disk now.
func (p *preview) current() (*web.Site, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, err := state("client", p.deck)
	if err != nil {
		return nil, err
	}
	if now != p.seen {
		p.seen = now
		p.site, p.err = p.make()
	}
	return p.site, p.err
}

func (p *preview) make() (*web.Site, error) {
	for _, bundle := range p.bundles {
		if _, err := outputs(bundle.Rebuild()); err != nil {
			return nil, err
		}
	}
	deck, err := evidence.Read(os.DirFS(p.deck), pandoc.DeckFile)
	if err != nil {
		return nil, err
	}
	return web.New(deck)
}

// state tells the files below folders from what they were before: by names, sizes and times.
func state(folders ...string) (string, error) {
	var all strings.Builder
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			if err == nil {
				fmt.Fprintln(&all, path, info.Size(), info.ModTime().UnixNano())
			}
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return all.String(), nil
}
