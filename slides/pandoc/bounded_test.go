//go:build unix

package pandoc

import (
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// processorTime returns the processor time that fn takes, in all threads. Unlike the time of a
// clock it hardly depends on what else the machine does.
func processorTime(t *testing.T, fn func()) time.Duration {
	t.Helper()
	runtime.GC()
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			t.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before := used()
	fn()
	return used() - before
}

// TestHostileDecksTakeTimeInProportionToTheirLength reads text for which a parser without limits
// takes time out of proportion: as a whole, or in each of its paragraphs. It compares processor
// times, in turns: of a text with one of half its length, and with prose of the same length.
func TestHostileDecksTakeTimeInProportionToTheirLength(t *testing.T) {
	if testing.Short() {
		t.Skip("reads long texts many times")
	}
	const (
		size      = 100 << 10
		doubled   = 3   // times half the text; 2 is in proportion, 4 is a square. Measured: 1.7 to 2.4
		outOfLine = 150 // times prose. Measured: 35 at most, for "[a](": a paragraph's square is allowed, up to maxRun
		attempts  = 5   // what a measurement is wrong by differs each time
	)
	deckOf := func(part string, every, size int) errorTest {
		run := strings.Repeat(part, min(every, size)/len(part)) + "\n\n"
		return errorTest{body: "# S {#s}\n\n" + strings.Repeat(run, max(1, size/len(run)))}
	}
	reading := func(part string, every, size int) time.Duration {
		fsys := deckOf(part, every, size).fs()
		return processorTime(t, func() { read(fsys, DeckFile) })
	}
	for _, part := range []string{
		"[", "[@", "[@a ", "[@a; ", "[see @a{", "@a [", "@a [p. 3; ", "[x @a (", "-@a ", "![", "[a](", "*a **b ", "\"", "'a ", "`a ``b ", "<a", "{.a", "[a]: b\n",
		"> ", "- - - a\n\n", "a\n\n: b\n\n", ": a\n\n|a|\n|-|\n\n", "::: lede\n", ":::\n", "# a {#a}\n\n", "[x](#b)\n\n",
		"a. ", "a. b\n", "(@a) ", "(@a) x @a\n\n", "#. a\n\n", "- a. a\n\n", "a\n~ b\n\n", "a\n~ b\n~ c\n", "[x]{.a}\n\n---\n\n### a\n\n",
		"$", "$a", "$$a\n", "$x$ ", "\\begin{align}",
		"-- --\na  b\n", "-- --\na  b\n\n", "--\na  b\n", "a  b\n-- --\n1  2\n\n", "+-+-+\n|a|b|\n", "+-+-+\n|a|b|\n+-+-+\n\n", "+++++", "> -- --\n> a\n>\n",
	} {
		for _, every := range []int{size, maxRun - 100} { // in one run, and in many
			for attempt := 1; ; attempt++ {
				prose := reading("The colony had gulls and terns, and *others* came [later](#s). ", 1000, size)
				half, whole := reading(part, every, size/2), reading(part, every, size)
				// What takes less than prose is in proportion, and too short to be measured.
				if whole < prose || whole < doubled*half && whole < outOfLine*prose {
					break
				}
				if attempt == attempts {
					t.Errorf("%q in runs of %d bytes: %v, half of it %v, prose of that length %v", part, every, whole, half, prose)
					break
				}
			}
		}
	}
}
