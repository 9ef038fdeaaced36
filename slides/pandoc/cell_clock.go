package pandoc

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var (
	// clockCell is a day and a time of day: 2031-05-03T16:05:00Z, 3/5/2031 4:05 PM.
	clockCell = regexp.MustCompile(`^(.*?[^T, ])(?:T|,? +)(\d{1,2}:\d\d.*)$`)
	// clock is a time of day with what may stand behind it: seconds, the half of the day, a zone.
	clock = regexp.MustCompile(`^(\d{1,2}):([0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?(?: ?([AaPp])\.?[Mm]\.?)?(?: ?([+-]\d\d:?(?:\d\d)?|[A-Za-z][A-Za-z_]*(?:/[A-Za-z_]+)*))?(?:\[[\w/+-]+\])?$`)
	// universal are the ways to write the zone of UTC.
	universal = regexp.MustCompile(`^(?:Z|z|UTC|GMT|[+-]00:?(?:00)?)$`)
)

// cutClock parts a cell with a date from the time of day behind it, which may be empty.
func cutClock(cell string) (day, clock string) {
	if !strings.Contains(cell, ":") {
		return cell, ""
	}
	if m := clockCell.FindStringSubmatch(cell); m != nil {
		return m[1], m[2]
	}
	return cell, ""
}

// readClock reads a time of day to the minute, as 16:05, and its zone as it is written; empty for
// none, Z for UTC. The time stays that of the zone.
func readClock(text string) (minute, zone string, ok bool) {
	m := clock.FindStringSubmatch(text)
	if m == nil {
		return "", "", false
	}
	hour, _ := strconv.Atoi(m[1]) // of two digits
	if m[3] != "" {
		if hour < 1 || hour > 12 {
			return "", "", false
		}
		if hour %= 12; m[3] == "P" || m[3] == "p" {
			hour += 12
		}
	}
	if zone = m[4]; universal.MatchString(zone) {
		zone = "Z"
	}
	return fmt.Sprintf("%02d:%s", hour, m[2]), zone, hour < 24
}

// isTimed reports whether a cell has a time of day other than midnight. Programs write midnight
// behind dates that have none.
func isTimed(cell string) bool {
	_, text := cutClock(cell)
	if text == "" {
		return false
	}
	minute, _, ok := readClock(text)
	return ok && minute != "00:00"
}
