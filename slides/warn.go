//go:build !js

package slides

import "fmt"

// warnf reports what is left out or will not look as meant, for which no deck is refused.
func (r *reader) warnf(file string, line int, format string, args ...any) {
	r.warnings = append(r.warnings, &Error{file, line, fmt.Sprintf(format, args...)})
}
