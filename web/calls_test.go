package web

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
)

func TestEqualRequestsAreOnePieceOfWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var c calls[int]
		made, finish := 0, make(chan struct{})
		work := func(context.Context) (int, error) {
			made++
			<-finish
			return made, nil
		}
		answers := make(chan int, 5)
		for range 5 {
			go func() {
				got, err := c.do(t.Context(), "a page", work)
				if err != nil {
					t.Error(err)
				}
				answers <- got
			}()
		}
		synctest.Wait()
		close(finish)
		for range 5 {
			if got := <-answers; got != 1 {
				t.Errorf("it was made %d times", got)
			}
		}
		if got, _ := c.do(t.Context(), "a page", work); got != 2 {
			t.Errorf("a result was kept: %d", got)
		}
	})
}

func TestWorkEndsWhenTheLastRequestHasGone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var c calls[int]
		started, ended := 0, 0
		work := func(ctx context.Context) (int, error) {
			started++
			<-ctx.Done()
			ended++
			return 0, ctx.Err()
		}
		first, goFirst := context.WithCancel(t.Context())
		second, goSecond := context.WithCancel(t.Context())
		for _, ctx := range []context.Context{first, second} {
			go func() {
				if _, err := c.do(ctx, "a page", work); !errors.Is(err, context.Canceled) {
					t.Errorf("a request that has gone got %v", err)
				}
			}()
		}
		synctest.Wait()
		goFirst()
		synctest.Wait()
		if started != 1 || ended != 0 {
			t.Errorf("one of two has gone: %d started, %d ended", started, ended)
		}
		goSecond()
		synctest.Wait()
		if ended != 1 || len(c.running) != 0 {
			t.Errorf("both have gone: %d ended, %d run", ended, len(c.running))
		}
		if _, err := c.do(first, "a page", work); !errors.Is(err, context.Canceled) || started != 1 {
			t.Errorf("a request that had gone before it came: %v, %d started", err, started)
		}
	})
}

func TestARequestThatComesWhileWorkIsGivenUpGetsItsOwn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var c calls[string]
		gone, leave := context.WithCancel(t.Context())
		finish, running := make(chan struct{}), 0
		work := func(says string) func(context.Context) (string, error) {
			return func(ctx context.Context) (string, error) {
				if running++; running > 1 {
					t.Error("two run at once")
				}
				defer func() { running-- }()
				<-finish
				return says, ctx.Err()
			}
		}
		go c.do(gone, "a page", work("first"))
		synctest.Wait()
		leave()
		synctest.Wait()
		answer := make(chan string)
		go func() {
			got, err := c.do(t.Context(), "a page", work("second"))
			if err != nil {
				t.Error(err)
			}
			answer <- got
		}()
		synctest.Wait()
		close(finish)
		if got := <-answer; got != "second" {
			t.Errorf("got %q", got)
		}
	})
}

func TestAFailureIsAnErrorForAllWhoWaitAndIsNotRemembered(t *testing.T) {
	var c calls[int]
	if _, err := c.do(t.Context(), "a page", func(context.Context) (int, error) { panic("a test") }); err == nil || !strings.HasPrefix(err.Error(), "panic: a test\n") {
		t.Errorf("a panic: %v", err)
	}
	failure := errors.New("no ink")
	if _, err := c.do(t.Context(), "a page", func(context.Context) (int, error) { return 0, failure }); err != failure {
		t.Errorf("a failure: %v", err)
	}
	if got, err := c.do(t.Context(), "a page", func(context.Context) (int, error) { return 7, nil }); got != 7 || err != nil {
		t.Errorf("after a failure: %d, %v", got, err)
	}
}

func TestALaneLetsOneThroughAtATimeAndPassesOverWhoHasGone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, finish := newLane(), make(chan struct{})
		gone, leave := context.WithCancel(t.Context())
		var worked []string
		work := func(name string) func() error {
			return func() error {
				worked = append(worked, name)
				<-finish
				return nil
			}
		}
		go l.do(t.Context(), work("first"))
		synctest.Wait()
		go func() {
			if err := l.do(gone, work("gone")); !errors.Is(err, context.Canceled) {
				t.Errorf("who has gone got %v", err)
			}
		}()
		synctest.Wait()
		go l.do(t.Context(), work("last"))
		synctest.Wait()
		leave()
		synctest.Wait()
		if got := strings.Join(worked, " "); got != "first" {
			t.Errorf("at work: %s", got)
		}
		close(finish)
		synctest.Wait()
		if got := strings.Join(worked, " "); got != "first last" {
			t.Errorf("at work: %s", got)
		}
	})
}

func TestWhatNobodyAskedForWaitsForRequests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var d demand
		if err := d.wait(t.Context()); err != nil {
			t.Fatal(err)
		}
		first, second := d.add(), d.add()
		waited := make(chan error, 1)
		go func() { waited <- d.wait(t.Context()) }()
		first()
		synctest.Wait()
		if len(waited) != 0 {
			t.Error("it did not wait for the second")
		}
		second()
		if err := <-waited; err != nil {
			t.Error(err)
		}
		defer d.add()()
		ctx, stop := context.WithCancel(t.Context())
		go func() { waited <- d.wait(ctx) }()
		synctest.Wait()
		stop()
		if err := <-waited; !errors.Is(err, context.Canceled) {
			t.Errorf("after the end: %v", err)
		}
	})
}
