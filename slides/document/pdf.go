package document

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Bounds of reading one PDF. PDFium runs as WebAssembly, without files, and ends when they are reached.
const (
	pdfMemory  = 4096             // pages of 64 KiB: 256 MiB
	pdfTime    = 60 * time.Second // of one file
	maxPages   = 3000
	maxLetters = 16_000_000 // characters
)

// engine is PDFium, compiled once in a process. What the compiler makes is kept in the user's cache folder, because
// it takes seconds.
var engine = sync.OnceValues(func() (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(pdfMemory).WithCloseOnContextDone(true)
	if folder, err := os.UserCacheDir(); err == nil {
		if kept, err := wazero.NewCompilationCacheWithDir(filepath.Join(folder, "exhibit", "pdfium")); err == nil {
			config = config.WithCompilationCache(kept)
		}
	}
	return webassembly.Init(webassembly.Config{
		Context: context.Background(), MaxIdle: runtime.NumCPU(), MaxTotal: runtime.NumCPU(),
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard, RuntimeConfig: config,
	})
})

var (
	errEncrypted = errors.New("the PDF is encrypted; save a copy without a password")
	errScanned   = errors.New("no page of the PDF has text, as in one that was scanned; have its letters recognised (OCR), and save that")
	errNoPDF     = errors.New("not a PDF that can be read; open it in a viewer, and print it to a PDF anew")
	errTooLong   = fmt.Errorf("the PDF takes more than %d seconds or %d MiB to read; take out the pages that are cited", int(pdfTime/time.Second), pdfMemory*64/1024)
)

// readPDF reads a PDF.
func readPDF(b []byte) (*Text, error) {
	pool, err := engine()
	if err != nil {
		return nil, fmt.Errorf("PDFium cannot be started: %w", err)
	}
	reader, err := pool.GetInstance(time.Hour)
	if err != nil {
		return nil, fmt.Errorf("PDFium cannot be started: %w", err)
	}
	defer reader.Close()
	ended := time.AfterFunc(pdfTime, func() { reader.Kill() })
	defer ended.Stop()
	pages, err := pdfPages(reader, b)
	if err != nil {
		if !ended.Stop() {
			return nil, errTooLong
		}
		return nil, err
	}
	t := composed(pages)
	if len(t.Passages) == 0 {
		return nil, errScanned
	}
	return t, nil
}

// pdfPages reads the runs of text of each page.
func pdfPages(reader pdfium.Pdfium, b []byte) ([]page, error) {
	doc, err := reader.OpenDocument(&requests.OpenDocument{File: &b})
	switch {
	case errors.Is(err, pdferrors.ErrPassword) || errors.Is(err, pdferrors.ErrSecurity):
		return nil, errEncrypted
	case err != nil:
		return nil, errNoPDF
	}
	count, err := reader.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	switch {
	case err != nil || count.PageCount < 1:
		return nil, errNoPDF
	case count.PageCount > maxPages:
		return nil, fmt.Errorf("the PDF has %d pages, more than %d; take out those that are cited", count.PageCount, maxPages)
	}
	pages := make([]page, count.PageCount)
	letters := 0
	for i := range pages {
		text, err := reader.GetPageTextStructured(&requests.GetPageTextStructured{
			Page: requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: i}},
			Mode: requests.GetPageTextStructuredModeChars, CollectFontInformation: true,
		})
		if err != nil {
			return nil, fmt.Errorf("page %d of the PDF cannot be read; print it to a PDF anew", i+1)
		}
		if letters += len(text.Chars); letters > maxLetters {
			return nil, fmt.Errorf("the PDF has more than %d million letters; take out the pages that are cited", maxLetters/1_000_000)
		}
		pages[i].runs = runsOf(text.Chars)
	}
	return pages, nil
}

// runsOf puts letters together that stand beside one another in one typeface. Letters that stand at another angle
// than most, such as a stamp on the margin, are left out; a page that stands on its side is turned.
func runsOf(letters []*responses.GetPageTextStructuredChar) (runs []run) {
	angle := usualAngle(letters)
	whole := true // the last run goes on
	for _, l := range letters {
		text := opened(l.Text)
		switch {
		case strings.ContainsAny(l.Text, "\r\n"):
			whole = false
			continue
		case strings.TrimSpace(text) == "":
			if n := len(runs); n > 0 && l.Text != "" {
				runs[n-1].text += " "
			}
			continue
		case quarter(l.Angle) != angle:
			continue
		}
		at := runOf(l, text, angle)
		if n := len(runs); n > 0 && whole && runs[n-1].size == at.size && (runs[n-1].bold > 0) == (at.bold > 0) &&
			beside(&runs[n-1], &at) && at.left-runs[n-1].right < wordGap*at.size {
			last := &runs[n-1]
			last.text += at.text
			last.right, last.top, last.bottom = max(last.right, at.right), max(last.top, at.top), min(last.bottom, at.bottom)
			last.bold += at.bold
			if math.IsNaN(last.base) {
				last.base = at.base
			}
		} else {
			runs, whole = append(runs, at), true
		}
	}
	return runs
}

// runOf is a letter as a run, on a page that stands at an angle in quarters of a turn.
func runOf(l *responses.GetPageTextStructuredChar, text string, angle int) run {
	p := l.PointPosition
	r := run{text: text, left: p.Left, right: p.Right, top: p.Top, bottom: p.Bottom}
	for range angle {
		r.left, r.right, r.top, r.bottom = r.bottom, r.top, -r.left, -r.right
	}
	r.left, r.right = min(r.left, r.right), max(r.left, r.right)
	r.bottom, r.top = min(r.bottom, r.top), max(r.bottom, r.top)
	if f := l.FontInformation; f != nil {
		r.size = f.RenderedSize
		if f.Weight >= boldWeight || strings.Contains(f.Name, "Bold") {
			r.bold = len(text)
		}
	}
	if r.size <= 0 {
		r.size = r.top - r.bottom
	}
	switch letter, _ := utf8.DecodeRuneInString(text); {
	case !unicode.IsLetter(letter) && !unicode.IsDigit(letter):
		r.base = math.NaN()
	case strings.ContainsRune("gjpqyQJ", letter):
		r.base = r.bottom + descent*r.size
	default:
		r.base = r.bottom
	}
	return r
}

// descent is how far letters such as g reach below the line that they stand on, in sizes of type.
const descent = 0.21

// quarter is an angle in radians as quarters of a turn, 0 to 3.
func quarter(angle float64) int { return int(math.Round(angle/(math.Pi/2))) & 3 }

// usualAngle is the quarter of a turn at which most letters stand.
func usualAngle(letters []*responses.GetPageTextStructuredChar) (usual int) {
	var count [4]int
	for _, l := range letters {
		if q := quarter(l.Angle); strings.TrimSpace(l.Text) != "" {
			count[q]++
		}
	}
	for q := range count {
		if count[q] > count[usual] {
			usual = q
		}
	}
	return usual
}

// boldWeight is the least weight of a bold typeface.
const boldWeight = 600
