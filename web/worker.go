package web

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"exhibit/slides"
)

const workerURL = "/worker.js"

// versionHeader names the version of a deck. A service worker sends its own with a request for
// what is made for a day, and passes on no answer of another version.
const versionHeader = "Exhibit-Version"

// deckHeader names the deck that an HTML page, /deck.json or /worker.js belongs to. The service
// worker tells another deck from a new version of its own by it.
const deckHeader = "Exhibit-Deck"

// deckIdentity is the identity of a deck: 12 hexadecimal digits of the SHA-256 of its title. It
// stays the same while the deck is edited.
func deckIdentity(d *slides.Deck) string { return digest([]byte(d.Title)) }

// stored lists what the service worker (client/offline/worker.js) stores of a deck, and how.
type stored struct {
	Base     string            `json:"base"`    // see slides.Deck
	OnFiles  bool              `json:"onFiles"` // see documents
	Deck     string            `json:"deck"`    // see deckIdentity
	Seal     string            `json:"seal"`    // see documents.seal
	Files    []storedFile      `json:"files"`   // all whose content is the same for every request, by size
	Headers  map[string]string `json:"headers"`
	Policies map[string]string `json:"policies"` // Content-Security-Policy by media type
	Problem  string            `json:"problem"`  // HTML page shown for what only the server can make
	Bytes    int               `json:"bytes"`    // of all files
}

// storedFile is one file as the browser stores it, unpacked. It is stored with the headers of the
// list, not with those of the response that brought it.
type storedFile struct {
	Path   string `json:"path"`   // below the base, as in a URL
	Digest string `json:"digest"` // SHA-256, base64
	Type   string `json:"type"`
}

// worker makes the service worker: the script, behind a list of everything else that is served,
// which is made first. Its version is a hash of both, so that it is the same at every start, and
// another whenever a byte of a page is another.
func (s *Site) worker(ctx context.Context, script []byte) (content, error) {
	if err := s.makeAll(ctx, func(context.Context) error { return nil }); err != nil {
		return content{}, err
	}
	all := stored{Base: s.docs.base, OnFiles: s.docs.onFiles, Deck: s.unreached.deck, Seal: s.docs.seal(), Headers: map[string]string{}, Policies: map[string]string{contentTypes[".svg"]: drawingPolicy(s.docs.framing)}, Problem: string(s.unreached.plain)}
	for _, h := range securityHeaders {
		all.Headers[h[0]] = h[1]
	}
	all.Policies[contentTypes[".html"]] = s.unreached.policy
	paths := slices.Collect(maps.Keys(s.resources))
	paths = slices.DeleteFunc(paths, func(path string) bool { return s.resources[path].cache == never })
	// Small files come first: what fails, fails before megabytes have come.
	slices.SortFunc(paths, func(a, b string) int {
		return cmp.Or(s.resources[a].size-s.resources[b].size, strings.Compare(a, b))
	})
	for _, path := range paths {
		r := s.resources[path]
		all.Files = append(all.Files, storedFile{(&url.URL{Path: path}).EscapedPath(), base64.StdEncoding.EncodeToString(r.sum[:]), r.contentType})
		all.Bytes += r.size
	}
	facts, err := json.Marshal(all)
	if err != nil {
		return content{}, err
	}
	version := digest(append(facts, script...))
	s.version.Store(&version)
	return content{plain: fmt.Appendf(nil, "self.exhibit = %s;\nself.exhibit.version = %q;\n%s", facts, version, script)}, nil
}

// noWorker is the script of the worker that takes the place of one that an earlier run has left in a browser,
// while the deck is being written: behind the base by which that has named what it stored.
func (d *documents) noWorker() []byte {
	return fmt.Appendf(nil, "self.exhibit = {base: %q};\n%s", d.base, d.assets.noWorker)
}

// versionOf returns the version of everything that is served, once all of it is made.
func (s *Site) versionOf(ctx context.Context) (string, error) {
	if _, err := s.get(ctx, workerURL, ""); err != nil {
		return "", err
	}
	return *s.version.Load(), nil
}
