package mention

import (
	"regexp"
	"strings"
)

// intervals are what stands in brackets behind a share besides the numbers that share its percent sign: 80% (95% CI 73–85), 80% (73 to 85).
var intervals = regexp.MustCompile(`^[\s(\[,;:–—-]*(?:(?:CI|KI|IC|IQR|to|and|bis|à|range)\b[\s:,–-]*)*$`)

// sharePercentOfChange lets a number without a unit to which something rose or fell be a share, where another stands before it in its sentence: it was 4.1 per
// cent, and rose to 6.3.
func (r *mentionReader) sharePercentOfChange() {
	for i := 1; i < len(r.found); i++ {
		before, m := r.found[i-1], &r.found[i]
		if m.Kind == Number && m.Change != "" && m.Counted == "" && m.Alone == "" && m.Value == m.Digits && strings.HasSuffix(before.Value, "%") && before.End <= m.Start && !strings.ContainsAny(r.text[before.End:m.Start], ".;!?。") {
			m.Alone = m.Value + "%"
		}
	}
}

// sharePercent lets numbers in brackets behind a share be shares too.
func (r *mentionReader) sharePercent() {
	for i := 1; i < len(r.found); i++ {
		before, m := r.found[i-1], &r.found[i]
		isShare := before.Kind == Number && (strings.HasSuffix(before.Value, "%") || strings.HasSuffix(before.Alone, "%"))
		if !isShare || m.Kind != Number || m.Alone != "" || m.Value != m.Digits || before.End > m.Start {
			continue
		}
		between := r.text[before.End:m.Start]
		if open := strings.LastIndexAny(r.text[:m.Start], "()[]"); open >= 0 && strings.ContainsAny(r.text[open:open+1], "([") && intervals.MatchString(between) {
			m.Alone = m.Value + "%"
		}
	}
}
