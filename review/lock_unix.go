//go:build unix

package review

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// tryLock locks a file for this program, and reports false where another has locked it.
func tryLock(f *os.File) (bool, error) {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) || errors.Is(err, unix.EINTR) {
		return false, nil
	}
	return err == nil, err
}

// release removes a locked file, and then unlocks it.
func release(f *os.File, name string) {
	os.Remove(name)
	f.Close()
}
