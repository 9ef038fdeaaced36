//go:build !js

package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"exhibit/slides"
	"exhibit/slides/fault"
	"exhibit/web"
)

// exportHTML writes the deck at a path as one HTML file that opens from disk. The old file stays until the new one is whole.
func exportHTML(ctx context.Context, path string, whole *slides.Deck, e siteExport, stdout io.Writer) error {
	base, err := e.at.path()
	if err != nil {
		return err
	}
	if info, err := os.Stat(e.html); err == nil && info.IsDir() {
		return misused("-html %s is a folder; name a file in it", e.html)
	}
	deck, notes := e.shown(whole)
	if err := spares("-html", e.html, path, deck); err != nil {
		return err
	}
	ctx, stop := untilStopped(ctx)
	defer stop()
	b, err := web.OneFile(ctx, deck, web.At(e.at.url.origin), web.Under(base))
	if err == nil {
		err = writeFile(e.html, b)
	}
	if err != nil {
		return fmt.Errorf("no HTML was written: %w", err)
	}
	_, err = fmt.Fprintf(stdout, "Wrote %s: “%s”, %s, %.1f MB%s\n", e.html, fault.Line(deck.Title), count(len(deck.Slides), "slide"), float64(len(b))/1e6, notes)
	return err
}
