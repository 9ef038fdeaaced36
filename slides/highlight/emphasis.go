package highlight

import (
	"fmt"
	"strconv"
	"strings"
)

const (
	// maxAttr is how long the attribute may be, in bytes.
	maxAttr = 1000
	// maxEmphasised is how many lines all steps of a block may have together.
	maxEmphasised = 100_000
)

// Emphasis reads which lines of a block of code are emphasised, step after step, as reveal.js,
// Quarto and Slidev write it: 1|2-3 or 2,4-5. Lines count from 1. Each step has its lines in
// ascending order: all of them for all, * or nothing between two bars, none for none.
//
// An error says what cannot be read, or which line is not there.
func Emphasis(attr string, lines int) (steps [][]int, err error) {
	if len(attr) > maxAttr {
		return nil, fmt.Errorf("emphasised lines %q; write at most %d characters", shorten(attr), maxAttr)
	}
	total := 0
	for part := range strings.SplitSeq(attr, "|") {
		emphasised, err := readLines(part, lines)
		if err != nil {
			return nil, err
		}
		if total += len(emphasised); total > maxEmphasised {
			return nil, fmt.Errorf("more than %d emphasised lines in %q; split the block or its steps", maxEmphasised, shorten(attr))
		}
		steps = append(steps, emphasised)
	}
	return steps, nil
}

// readLines reads the lines of one step.
func readLines(step string, lines int) ([]int, error) {
	switch step = strings.ToLower(strings.TrimSpace(step)); step {
	case "none", "hide":
		return []int{}, nil
	case "", "all", "*":
		step = fmt.Sprintf("1-%d", lines)
		if lines == 0 {
			return []int{}, nil
		}
	}
	is := make([]bool, lines+1)
	for item := range strings.SplitSeq(step, ",") {
		from, to, isRange := strings.Cut(item, "-")
		if !isRange {
			to = from
		}
		a, errA := strconv.Atoi(strings.TrimSpace(from))
		b, errB := strconv.Atoi(strings.TrimSpace(to))
		if errA != nil || errB != nil || a < 1 || b < a {
			return nil, fmt.Errorf("emphasised lines %q; write them as 1|2-3, 2,4-5 or all", shorten(strings.TrimSpace(item)))
		}
		if b > lines {
			return nil, fmt.Errorf("emphasised line %d is not there; the code has %s", b, count(lines))
		}
		for line := a; line <= b; line++ {
			is[line] = true
		}
	}
	all := []int{}
	for line, ok := range is {
		if ok {
			all = append(all, line)
		}
	}
	return all, nil
}

func count(lines int) string {
	if lines == 1 {
		return "one line"
	}
	return fmt.Sprintf("%d lines", lines)
}

// shorten cuts what a message quotes.
func shorten(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
