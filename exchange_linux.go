package main

import "golang.org/x/sys/unix"

// exchange puts a folder in the place of another, and that in its own place: in one move, but on file
// systems that cannot.
func exchange(beside, dir string) error {
	if err := unix.Renameat2(unix.AT_FDCWD, beside, unix.AT_FDCWD, dir, unix.RENAME_EXCHANGE); err != nil {
		return swap(beside, dir)
	}
	return nil
}
