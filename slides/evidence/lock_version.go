package evidence

import (
	"regexp"
	"strconv"

	"exhibit/slides/fault"
)

// newestLock is the newest version of the format of locks that is read. docs/LOCK.md describes the versions; a kind of
// lines that older readers do not know makes a new one.
const newestLock = 3

// lockFirst matches the first line of a lock of any version; what stands behind the number is for people.
var lockFirst = regexp.MustCompile(`^exhibit lock ([1-9]\d{0,3}):`)

// lockVersion reads the version of a lock from its first line. ok is false for a line that begins no lock which can
// be read, and why says what to do then.
func lockVersion(line string) (version int, why fault.Message, ok bool) {
	m := lockFirst.FindStringSubmatch(line)
	if m == nil {
		return 0, fault.Say("not a lock; make it anew with exhibit lock"), false
	}
	version, _ = strconv.Atoi(m[1])
	if version > newestLock {
		return version, fault.Say("a lock of version %d, of which this exhibit reads up to %d; use a newer exhibit, or make the lock anew with exhibit lock", version, newestLock), false
	}
	return version, fault.Message{}, true
}
