//go:build !js

package main

import (
	"context"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"exhibit/review"
	"exhibit/slides/evidence"
	"exhibit/slides/fault"
	"exhibit/slides/pandoc"
	"exhibit/web"
)

// reviewing is what review is asked for.
type reviewing struct {
	deck, texts, by, addr string
	browser               bool // is opened
}

func reviewCommand() *command {
	c := &command{name: "review", args: "DIR", most: 1, does: "read the deck's statements beside their passages, and sign", flags: newFlags("review")}
	c.more = "It opens a page on this computer, for nobody else: a statement beside its passages, and a verdict by a key. Verdicts go to\n" +
		"DIR/" + pandoc.ReviewFile + ", which belongs to the deck; several people may review it, one after the other or at once.\n" +
		"exhibit check -require-review then finds what nobody has read, and what is doubted.\n"
	var r reviewing
	c.flags.StringVar(&r.texts, "sources", "", "`SRC`, the folder with the source texts that sources.yaml names with file: (default DIR/sources)")
	c.flags.StringVar(&r.by, "by", "", "who reviews: `NAME`, under which the verdicts are kept (default user.name of git)")
	c.flags.StringVar(&r.addr, "addr", "localhost:0", "where to listen, as `HOST:PORT`, on this computer; port 0 picks a free one")
	c.flags.BoolVar(&r.browser, "open", false, "open the page in the browser")
	c.run = func(ctx context.Context, args []string, stdout io.Writer) error {
		r.deck = only(args)
		return reviewDeck(ctx, r, stdout)
	}
	return c
}

// reviewDeck serves the page of a review until ctx is done or the process is told to end.
func reviewDeck(ctx context.Context, r reviewing, stdout io.Writer) error {
	if r.deck == "" {
		return misused("review wants a folder: exhibit review DIR")
	}
	if err := checkAddr("-addr", r.addr); err != nil {
		return err
	}
	if r.by = strings.Join(strings.Fields(r.by), " "); r.by == "" {
		r.by = gitUser(ctx)
	}
	if r.by == "" {
		return misused("review wants to know who reviews: exhibit review %s -by \"Your Name\"; verdicts are kept under that name (git config user.name is not set)", r.deck)
	}
	deck, err := openDeck(r.deck)
	if err != nil {
		return err
	}
	defer deck.close()
	if deck.root == nil {
		return misused("review wants a deck on disk, into whose folder it can write")
	}
	if r.texts == "" {
		r.texts = deck.path("sources")
	}
	sources := deck.folder
	if known, _ := evidence.Sources(deck.folder, deck.name); !onlyResults(deck.folder, known) {
		folder, err := openFolder(r.texts, "sources", "put the texts there that sources.yaml names with file:, or name their folder with -sources")
		if err != nil {
			return err
		}
		defer folder.Close()
		sources = folder.FS()
	}
	statements, err := evidence.Statements(deck.folder, deck.name, nil, nil)
	if err != nil {
		return fmt.Errorf("the deck in %s is broken:\n%w", r.deck, err)
	}
	if err := review.Writable(deck.path(pandoc.ReviewFile)); err != nil {
		return err
	}
	var front review.Front
	for name, to := range map[string]*string{"review.js": &front.Script, "review.css": &front.Style} {
		if *to, err = web.Tool(name); err != nil {
			return err
		}
	}
	listener, err := listen("-addr", r.addr)
	if err != nil {
		return err
	}
	if !web.IsLoopback(listener.Addr()) {
		listener.Close()
		return misused("-addr %s is reached by other computers; a review is for this one: -addr localhost:0", r.addr)
	}
	ctx, stop := untilStopped(ctx)
	defer stop()
	of := pandoc.Parse(deck.folder, deck.name).Deck
	session := &review.Session{
		Deck: deck.folder, Name: deck.name, Sources: sources, File: deck.path(pandoc.ReviewFile), Title: fault.Line(of.Title), Lang: of.Lang, By: r.by, Now: time.Now,
	}
	err = review.Serve(ctx, listener, session, front, func(url string) {
		fmt.Fprintf(stdout, "%s reviews “%s”, %s, at %s\n", r.by, session.Title, tallyOf(statements), url)
		fmt.Fprintf(stdout, "Verdicts are written to %s. Press Ctrl+C to stop.\n", session.File)
		if !r.browser {
			return
		}
		if err := browse(url); err != nil {
			fmt.Fprintf(stdout, "The browser did not open (%v); open the address above by hand.\n", err)
		}
	})
	if err != nil {
		return err
	}
	if statements, err = evidence.Statements(deck.folder, deck.name, nil, nil); err == nil { // else it is being written
		fmt.Fprintf(stdout, "%s; exhibit check -require-review %s finds them.\n", tallyOf(statements), r.deck)
	}
	return nil
}

// tallyOf says how many statements a deck has, and how many of them exhibit check -require-review would find.
func tallyOf(all []evidence.Statement) string {
	asked := 0
	for i := range all {
		if all[i].Unread() || all[i].Doubt() != nil {
			asked++
		}
	}
	return fmt.Sprintf("%s, %d left for the check", count(len(all), "statement"), asked)
}

// gitUser is the name with which git signs commits; empty for none.
func gitUser(ctx context.Context) string {
	out, err := exec.CommandContext(ctx, "git", "config", "user.name").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}
