package report

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"exhibit/slides/evidence"
)

// commands are GitHub's workflow commands for the severities. What is not borne out fails a check as an error
// does.
var commands = map[evidence.Severity]string{
	evidence.Fault: "error", evidence.Unproven: "error", evidence.Warning: "warning", evidence.Look: "warning", evidence.Unchecked: "notice",
}

// Messages and properties of workflow commands end at certain characters, which are escaped.
var (
	escapedMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapedProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// github writes a workflow command a finding, which GitHub shows beside the line.
func (r *Report) github(w io.Writer) error {
	for _, f := range r.Findings {
		properties := []string{"file=" + escapedProperty.Replace(filepath.ToSlash(r.path(f)))}
		for _, p := range []struct {
			name  string
			value int
		}{{"line", f.Line}, {"endLine", f.EndLine}, {"col", f.Column}, {"endColumn", f.EndColumn}} {
			if p.value > 0 {
				properties = append(properties, fmt.Sprintf("%s=%d", p.name, p.value))
			}
		}
		properties = append(properties, "title="+escapedProperty.Replace("exhibit check: "+f.Rule))
		if _, err := fmt.Fprintf(w, "::%s %s::%s\n", commands[f.Severity], strings.Join(properties, ","), escapedMessage.Replace(withHeld(f))); err != nil {
			return err
		}
	}
	return nil
}
