package review

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// tryLock locks a file for this program, and reports false where another has locked it.
func tryLock(f *os.File) (bool, error) {
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, new(windows.Overlapped))
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return false, nil
	}
	return err == nil, err
}

// release unlocks a file, and removes it where no other program has opened it meanwhile: Windows removes no open file.
func release(f *os.File, name string) {
	f.Close()
	os.Remove(name)
}
