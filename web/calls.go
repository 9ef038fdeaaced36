package web

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
)

// calls are the pieces of work under way, by name. Equal requests share one call: the first
// starts it, all wait for it, and it is cancelled when the last of them has gone. Never do two
// calls of one name run at once. calls keeps no results: work does that itself, before it returns.
// The zero value is ready for use.
type calls[T any] struct {
	mutex   sync.Mutex
	running map[string]*call[T]
}

// call is one piece of work under way.
type call[T any] struct {
	done      chan struct{} // closed once value and err are there
	value     T
	err       error
	waiting   int  // requests; calls.mutex guards it
	cancelled bool // no request waited at some time; calls.mutex guards it
	cancel    context.CancelFunc
}

// do returns what work returns, or the error of ctx if that is done before. The context that work
// gets is done when nobody waits for the work any more. A panic of work is an error.
func (c *calls[T]) do(ctx context.Context, name string, work func(context.Context) (T, error)) (T, error) {
	for {
		if err := ctx.Err(); err != nil {
			var none T
			return none, err
		}
		c.mutex.Lock()
		shared := c.running[name]
		if shared == nil {
			shared = c.start(ctx, name, work)
		}
		shared.waiting++
		c.mutex.Unlock()
		select {
		case <-shared.done:
			if shared.err != nil && shared.cancelled { // others gave it up before we came
				continue
			}
			return shared.value, shared.err
		case <-ctx.Done():
		}
		c.mutex.Lock()
		if shared.waiting--; shared.waiting == 0 {
			shared.cancelled = true
			shared.cancel()
		}
		c.mutex.Unlock()
	}
}

// start starts a call in a goroutine of its own. The caller holds the mutex.
func (c *calls[T]) start(ctx context.Context, name string, work func(context.Context) (T, error)) *call[T] {
	started := &call[T]{done: make(chan struct{})}
	ctx, started.cancel = context.WithCancel(context.WithoutCancel(ctx))
	if c.running == nil {
		c.running = map[string]*call[T]{}
	}
	c.running[name] = started
	go func() {
		defer func() {
			if failure := recover(); failure != nil {
				started.err = fmt.Errorf("panic: %v\n%s", failure, debug.Stack())
			}
			c.mutex.Lock()
			delete(c.running, name)
			c.mutex.Unlock()
			started.cancel()
			close(started.done)
		}()
		started.value, started.err = work(ctx)
	}()
	return started
}

// lane lets one piece of work through at a time, in the order in which they came.
type lane chan struct{}

func newLane() lane { return make(lane, 1) }

// do does work when it is its turn, unless ctx is done before.
func (l lane) do(ctx context.Context, work func() error) error {
	select {
	case l <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-l }()
	if err := ctx.Err(); err != nil { // both were ready
		return err
	}
	return work()
}

// demand counts the requests that wait for something to be made. The zero value is ready for use.
type demand struct {
	mutex   sync.Mutex
	waiting int
	met     chan struct{} // closed when no request waits; nil as long as none does
}

// add counts a request in until the returned function is called.
func (d *demand) add() (remove func()) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if d.waiting++; d.met == nil {
		d.met = make(chan struct{})
	}
	return func() {
		d.mutex.Lock()
		defer d.mutex.Unlock()
		if d.waiting--; d.waiting == 0 {
			close(d.met)
			d.met = nil
		}
	}
}

// wait returns when no request waits, or with the error of ctx.
func (d *demand) wait(ctx context.Context) error {
	for {
		d.mutex.Lock()
		met := d.met
		d.mutex.Unlock()
		if met == nil {
			return ctx.Err()
		}
		select {
		case <-met:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
