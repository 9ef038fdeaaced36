package document

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Bounds of reading one PDF. PDFium runs as WebAssembly, without files, and ends when they are reached.
const (
	pdfMemory  = 4096             // pages of 64 KiB: 256 MiB
	pdfReaders = 4                // files that are read at a time, at most
	pdfTime    = 60 * time.Second // of one file, and for each of its pages
	pageTime   = 80 * time.Millisecond
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
		Context: pdfMemoryContext(), MaxIdle: pdfReaders, MaxTotal: min(pdfReaders, runtime.NumCPU()),
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard, RuntimeConfig: config,
	})
})

var (
	errEncrypted = errors.New("the PDF is encrypted; save a copy without a password")
	errScanned   = errors.New("no page of the PDF has text, as in one that was scanned; have its letters recognised (OCR), and save that")
	errLetters   = fmt.Errorf("the PDF has more than %d million letters; take out the pages that are cited", maxLetters/1_000_000)
	errNoPDF     = errors.New("not a PDF that can be read; open it in a viewer, and print it to a PDF anew")
	errTooLong   = fmt.Errorf("the PDF takes more than %d seconds and %d ms a page, or more than %d MiB, to read; take out the pages that are cited",
		pdfTime/time.Second, pageTime/time.Millisecond, pdfMemory*wasmPage>>20)
)

// readPDF reads a PDF, or the cache of it.
func readPDF(b []byte) (*Text, error) {
	c := kept.Load()
	if c == nil {
		return readPDFWithin(b, pdfTime, pageTime)
	}
	path := c.path(b)
	if t := c.read(path); t != nil {
		return t, nil
	}
	t, err := readPDFWithin(b, pdfTime, pageTime)
	if err == nil {
		c.write(path, t)
	}
	return t, err
}

// readPDFWithin reads a PDF, unless that takes longer than it may, and may for each page.
func readPDFWithin(b []byte, most, each time.Duration) (*Text, error) {
	pool, err := engine()
	if err != nil {
		return nil, fmt.Errorf("PDFium cannot be started: %w", err)
	}
	reader, err := pool.GetInstance(time.Hour)
	if err != nil {
		return nil, fmt.Errorf("PDFium cannot be started: %w", err)
	}
	defer reader.Close()
	ended := time.AfterFunc(most, func() { reader.Kill() })
	defer ended.Stop()
	begin := time.Now()
	pages, err := pdfPages(reader, b, func(pages int) {
		if ended.Stop() {
			ended.Reset(most + time.Duration(pages)*each - time.Since(begin))
		}
	})
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

// pdfPages reads the runs of text of each page. It calls counted when it knows how many there are.
func pdfPages(reader pdfium.Pdfium, b []byte, counted func(pages int)) ([]page, error) {
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
	counted(count.PageCount)
	pages := make([]page, count.PageCount)
	letters := 0
	for i := range pages {
		words, n, err := wordsOn(reader, requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: i}}, maxLetters-letters)
		switch {
		case errors.Is(err, errLetters):
			return nil, err
		case err != nil:
			return nil, fmt.Errorf("page %d of the PDF cannot be read; print it to a PDF anew", i+1)
		}
		letters += n
		pages[i].runs = runsOf(words)
	}
	return pages, nil
}
