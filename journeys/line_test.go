//go:build browser

package journeys

import (
	"context"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
)

// line is a network that all connections share.
type line struct {
	trip time.Duration // there and back, for the first byte; a connection opens at once
	rate float64       // bytes a second, each way
}

// relay listens on a port of its own and passes connections on to an address, over a line. It ends
// with the context. Unlike the browser's own emulation it is nothing that a browser knows of, and
// what comes at the same time comes slower.
func relay(ctx context.Context, l line, to string) (address string, err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	context.AfterFunc(ctx, func() { listener.Close() })
	up, down := &way{line: l}, &way{line: l}
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", to)
			if err != nil {
				near.Close()
				continue
			}
			context.AfterFunc(ctx, func() { near.Close(); far.Close() })
			go up.pass(far, near)
			go down.pass(near, far)
		}
	}()
	return listener.Addr().String(), nil
}

// way is one direction of a line. Packets leave it one after the other, whatever connection they
// are of.
type way struct {
	line
	mu   sync.Mutex
	free time.Time // when the last packet has left
}

// packet is a part of what a connection sends.
type packet struct {
	data []byte
	at   time.Time // it arrives
}

// pass carries what one end of a connection sends to the other end.
func (w *way) pass(to, from net.Conn) {
	defer to.Close()
	packets := make(chan packet, 1<<16)
	go func() {
		defer close(packets)
		for {
			data := make([]byte, 1400)
			n, err := from.Read(data)
			if n > 0 {
				packets <- packet{data[:n], w.arrival(n)}
			}
			if err != nil {
				return
			}
		}
	}()
	for p := range packets {
		time.Sleep(time.Until(p.at))
		if _, err := to.Write(p.data); err != nil {
			io.Copy(io.Discard, from)
			return
		}
	}
}

// arrival books n bytes and returns when they come out at the other end.
func (w *way) arrival(n int) time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	if now := time.Now(); w.free.Before(now) {
		w.free = now
	}
	w.free = w.free.Add(time.Duration(float64(n) / w.rate * float64(time.Second)))
	return w.free.Add(w.trip / 2)
}

// lines are those of BenchmarkLine: a cable, a good and a poor mobile network.
var lines = []line{
	{trip: 10 * time.Millisecond, rate: 50e6 / 8},
	{trip: 60 * time.Millisecond, rate: 10e6 / 8},
	{trip: 150 * time.Millisecond, rate: 1.6e6 / 8},
}

// BenchmarkLine prints when the text of the first slide is on the screen over lines that the
// browser does not know: ours, ours made to wait for its typefaces and made not to, and the peer;
// and how often it was in our typefaces. It takes its own repetitions: run it with -benchtime 1x.
func BenchmarkLine(b *testing.B) {
	site, err := site()
	if err != nil {
		b.Fatal(err)
	}
	kinds := []struct {
		name   string
		before string
		peer   bool
	}{{name: "ours"}, {name: "own typefaces", before: answers(0)}, {name: "system's", before: answers(9999)}, {name: "peer", peer: true}}
	fmt.Printf("\nText on the screen, ms, median of %d and quartiles; processor as slow as it is, and 4 times slower\n", *most)
	for _, l := range lines {
		for _, slower := range []float64{1, 4} {
			times, own := make([][]float64, len(kinds)), make([]int, len(kinds))
			for range *most {
				for i, kind := range kinds {
					m := &meter{TB: b, site: site, deck: deck()}
					if kind.peer {
						m.peer = peerOf(deck())
					}
					at, in := m.over(b, l, slower, kind.before)
					times[i] = append(times[i], at)
					if in {
						own[i]++
					}
				}
			}
			fmt.Printf("  %3d ms, %4.1f Mbit/s, CPU 1/%.0f:", l.trip.Milliseconds(), l.rate*8/1e6, slower)
			for i, kind := range kinds {
				slices.Sort(times[i])
				n := len(times[i])
				fmt.Printf("   %s %.0f (%.0f..%.0f), %d in ours", kind.name, times[i][n/2], times[i][n/4], times[i][3*n/4], own[i])
			}
			fmt.Println()
		}
	}
}

// over opens the first slide over a line. It returns when its text was on the screen, and whether
// that was in our typefaces.
func (m *meter) over(t testing.TB, l line, slower float64, before string) (ms float64, own bool) {
	b := open(t, setup{site: m.site, wrap: m.peer, before: before + meterScript, provokes: []string{""}})
	defer b.close()
	ctx, stop := context.WithCancel(b.ctx)
	defer stop()
	address, err := relay(ctx, l, strings.TrimPrefix(b.base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	b.base = "http://" + address
	b.do(send(emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slower}))
	ms = m.begin(b, "/", "Slide").Slide
	return ms, ask[bool](b, inOurs)
}
