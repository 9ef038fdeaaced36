//go:build !js

package main

import (
	"context"
	"io"
)

// exporting is what export is asked for.
type exporting struct {
	deck, pdf, size string
	audit           string // a file; empty for none
	handout         bool
	site            siteExport
}

func exportCommand() *command {
	c := &command{name: "export", does: "write a deck as a static site, as one file, as PDF, or with its evidence", flags: newFlags("export")}
	c.more = "OUT is new, empty or an earlier export, which is replaced once the new one is whole.\n" +
		"An installed Chromium, Chrome or Edge prints; the variable CHROMIUM names another.\n"
	var e exporting
	e.site.addTo(c.flags)
	c.flags.StringVar(&e.pdf, "pdf", "", "write a PDF: `FILE`")
	c.flags.StringVar(&e.audit, "audit", "", "write an audit pack, which a stranger verifies with exhibit check and sha256sum, as a ZIP archive: `FILE`")
	c.flags.StringVar(&e.size, "size", "", "the size of the pages of the PDF, `SIZE`: 16:9, 16:10, 4:3, A4, letter, or a width and a height as 254x143mm (default: 16:9; A4 for a handout)")
	c.flags.StringVar(&e.deck, "deck", "", deckFlag)
	c.flags.BoolVar(&e.handout, "handout", false, "each slide of the PDF with its speaker notes")
	c.run = func(ctx context.Context, _ []string, stdout io.Writer) error { return export(ctx, e, stdout) }
	return c
}

// export writes a deck in each form that is asked for.
func export(ctx context.Context, e exporting, stdout io.Writer) error {
	if e.pdf == "" && e.site.html == "" && e.audit == "" && !e.site.asked() {
		return misused("export wants something to write: exhibit export -o OUT, -zip FILE, -html FILE, -pdf FILE or -audit FILE")
	}
	if e.audit != "" && e.site.noNotes {
		return misused("-no-notes does not go with -audit: the pack has the deck's own text, notes and all")
	}
	if e.pdf == "" && (e.size != "" || e.handout) {
		return misused("-size and -handout are of a PDF; add -pdf FILE")
	}
	deck, found, err := read(e.deck)
	if err != nil {
		return err
	}
	if e.site.asked() {
		if err := exportSite(ctx, e.deck, deck, e.site, stdout); err != nil {
			return err
		}
	}
	if e.site.html != "" {
		if err := exportHTML(ctx, e.deck, deck, e.site, stdout); err != nil {
			return err
		}
	}
	if e.audit != "" {
		if err := exportAudit(e.deck, e.audit, stdout); err != nil {
			return err
		}
	}
	if e.pdf != "" {
		if err := exportPDF(ctx, e, deck, stdout); err != nil {
			return err
		}
	}
	return found.failing()
}
