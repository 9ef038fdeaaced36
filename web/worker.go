package web

import (
	"cmp"
	"crypto/sha256"
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

// versionHeader names the version of what was made for one request; the worker passes on no
// other version than its own.
const versionHeader = "Exhibit-Version"

// deckHeader names the deck that an HTML page, /deck.json or /worker.js belongs to. The service
// worker tells another deck from a new version of its own by it.
const deckHeader = "Exhibit-Deck"

// deckIdentity is the identity of a deck: 12 hexadecimal digits of the SHA-256 of its title. It
// stays the same while the deck is edited.
func deckIdentity(d *slides.Deck) string { return digest([]byte(d.Title)) }

// stored is what the worker (client/offline/worker.js) knows of the deck that it keeps.
type stored struct {
	Deck    string            `json:"deck"`  // see deckIdentity
	Files   []storedFile      `json:"files"` // all that does not depend on the request, by size
	Headers map[string]string `json:"headers"`
	Policy  string            `json:"policy"`  // Content-Security-Policy of pages
	Problem string            `json:"problem"` // the page for what needs the server
	Bytes   int               `json:"bytes"`   // of all files
}

// storedFile is one file as the browser is to have it once it is unpacked. What is stored has
// these headers, whatever came along with the bytes.
type storedFile struct {
	Path   string `json:"path"`   // as in a URL
	Digest string `json:"digest"` // SHA-256, base64
	Type   string `json:"type"`
}

// addWorker adds the service worker: the script, behind a list of everything else that is
// served. Its version is a hash of both, so that it is the same at every start, and another
// whenever a byte of a page is another. It must be added last.
func (s *Site) addWorker(script []byte, problem *resource) error {
	all := stored{Deck: problem.deck, Headers: map[string]string{}, Policy: problem.policy, Problem: string(problem.plain)}
	for _, h := range securityHeaders {
		all.Headers[h[0]] = h[1]
	}
	// Small files come first: what fails, fails before megabytes have come.
	paths := slices.SortedFunc(maps.Keys(s.resources), func(a, b string) int {
		return cmp.Or(len(s.resources[a].plain)-len(s.resources[b].plain), strings.Compare(a, b))
	})
	for _, path := range paths {
		r := s.resources[path]
		if r.cache == never {
			continue
		}
		sum := sha256.Sum256(r.plain)
		all.Files = append(all.Files, storedFile{(&url.URL{Path: path}).EscapedPath(), base64.StdEncoding.EncodeToString(sum[:]), r.contentType})
		all.Bytes += len(r.plain)
	}
	facts, err := json.Marshal(all)
	if err != nil {
		return err
	}
	s.version = digest(append(facts, script...))
	s.resources[workerURL] = &resource{
		contentType: contentTypes[".js"], cache: never, policy: workerPolicy, deck: all.Deck,
		plain: fmt.Appendf(nil, "self.exhibit = %s;\nself.exhibit.version = %q;\n%s", facts, s.version, script),
	}
	return nil
}
