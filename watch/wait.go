package watch

import (
	"context"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// every is how often files are looked at without a notice.
	every = 500 * time.Millisecond
	// rest is how long nothing must change before files are read: a save comes in several writes.
	rest = 25 * time.Millisecond
	// patience is that of a Reading.
	patience = 600 * time.Millisecond
	// restless is how long files that never come to rest are waited for.
	restless = 2 * time.Second
)

// Wait returns the names of what is not as it was read, once that is at rest: those of files, and of
// folders that have other files in them. The error is that of ctx.
func (r *Reading) Wait(ctx context.Context) ([]string, error) {
	w := &waiting{Reading: r, touched: map[string]bool{}}
	w.listen()
	defer func() { w.notices.close() }()
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		if now := r.look(); len(r.different(now, w.touched)) > 0 {
			names, err := w.settle(ctx, now)
			if len(names) > 0 || err != nil {
				return names, err
			}
			w.listen() // what came back may be another folder of the same name
		}
		events, errors := w.notices.events()
		for concerned := false; !concerned; {
			select {
			case <-ctx.Done():
				return nil, ctx.Err()
			case e := <-events:
				concerned = w.take(e)
			case <-errors:
				concerned = true
			case <-tick.C:
				concerned = true
			}
		}
	}
}

// waiting is a wait for changes of what was read.
type waiting struct {
	*Reading
	notices *notices
	touched map[string]bool // files that were written, by the system's notices
}

// listen asks the system for notices, and forgets those that it has asked for before.
func (w *waiting) listen() {
	if w.notices != nil {
		w.notices.close()
	}
	w.notices = &notices{}
	if !w.poll {
		w.notices = notify(w.places())
	}
}

// take takes a notice in, and reports whether it may be one of what was read.
func (w *waiting) take(e fsnotify.Event) bool {
	if !e.Has(fsnotify.Write) && !e.Has(fsnotify.Create) && !e.Has(fsnotify.Remove) && !e.Has(fsnotify.Rename) {
		return false
	}
	name, concerned := w.concerns(e.Name)
	if name != "" {
		w.touched[name] = true
	}
	return concerned
}

// settle waits until what is different is at rest, and returns its names; none where all is as it was
// read.
func (w *waiting) settle(ctx context.Context, last state) ([]string, error) {
	began := time.Now()
	quiet := time.NewTimer(rest)
	defer quiet.Stop()
	events, errors := w.notices.events()
	for {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case e := <-events:
			if w.take(e) && time.Since(began) < restless {
				quiet.Reset(rest)
			}
		case <-errors:
		case <-quiet.C:
			now := w.look()
			passed := time.Since(began)
			if (w.isLost(now) && passed < w.patience) || (!now.equal(last) && passed < restless) {
				last = now
				quiet.Reset(rest)
				continue
			}
			return w.different(now, w.touched), nil
		}
	}
}
