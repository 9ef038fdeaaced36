//go:build !js

package main

import (
	"context"
	"fmt"

	"github.com/moby/sys/atomicwriter"

	"exhibit/slides"
	"exhibit/web"
)

// exportHTML writes a deck as one file that opens from disk, and returns its size in bytes. The old file stays until the
// new one is whole.
func exportHTML(ctx context.Context, deck *slides.Deck, file string, options ...web.Option) (size int, err error) {
	b, err := web.OneFile(ctx, deck, options...)
	if err == nil {
		err = atomicwriter.WriteFile(file, b, 0o644)
	}
	if err != nil {
		return 0, fmt.Errorf("no HTML was written: %w", err)
	}
	return len(b), nil
}
