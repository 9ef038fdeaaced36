package pandoc

import (
	"fmt"
	"strings"

	"exhibit/slides/fault"
)

// tally gathers what is wrong in the lines of a file, so that one cause is one message however
// many lines have it.
type tally struct {
	causes []string
	faults map[string]*linesFault
}

// linesFault is one cause: the message for the first line that has it, and the lines that follow.
type linesFault struct {
	warning bool
	line    int
	message fault.Message
	more    []int // each once, maxNamed at most
	count   int   // of all further lines
	last    int
}

// maxNamed is how many further lines a message names.
const maxNamed = 5

// add notes a fault of a line. Lines come in order.
func (t *tally) add(warning bool, line int, cause, format string, args ...any) {
	f := t.faults[cause]
	if f == nil {
		if t.faults == nil {
			t.faults = map[string]*linesFault{}
		}
		t.faults[cause] = &linesFault{warning: warning, line: line, last: line, message: fault.Say(format, args...)}
		t.causes = append(t.causes, cause)
		return
	}
	if line == f.last { // of a row that makes several records
		return
	}
	f.last = line
	f.count++
	if len(f.more) < maxNamed {
		f.more = append(f.more, line)
	}
}

// report reports the faults in the order of their first lines.
func (t *tally) report(r *reader, file string) {
	for _, cause := range t.causes {
		f := t.faults[cause]
		f.message.Text += f.others()
		if at := (Place{File: file, Line: f.line}); f.warning {
			r.warnAt(at, f.message)
		} else {
			r.errorAt(at, f.message)
		}
	}
}

// others names the further lines: " (also lines 3, 4 and 5)".
func (f *linesFault) others() string {
	if f.count == 0 {
		return ""
	}
	var lines []string
	for _, n := range f.more {
		lines = append(lines, fmt.Sprint(n))
	}
	if rest := f.count - len(f.more); rest > 0 {
		return fmt.Sprintf(" (also lines %s and %d more)", strings.Join(lines, ", "), rest)
	}
	if len(lines) == 1 {
		return fmt.Sprintf(" (also line %s)", lines[0])
	}
	last := len(lines) - 1
	return fmt.Sprintf(" (also lines %s and %s)", strings.Join(lines[:last], ", "), lines[last])
}
