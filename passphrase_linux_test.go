//go:build built

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// terminal returns the two ends of a pseudo-terminal: the user's, and the program's.
func terminal(t *testing.T) (user, program *os.File) {
	t.Helper()
	user, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { user.Close() })
	number, err := unix.IoctlGetInt(int(user.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(user.Fd()), unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		program, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { program.Close() })
	return user, program
}

func TestThePassphraseIsAskedForOnTheTerminalWhichDoesNotShowIt(t *testing.T) {
	key := filepath.Join(t.TempDir(), "key")
	sshKey(t, key, "a gull's nest")
	user, program := terminal(t)
	cmd := built(t, "seal", "-sign", key)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = program, program, program
	cmd.Env = append(os.Environ(), "SSH_AUTH_SOCK=")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var seen bytes.Buffer
	readUntil := func(what string) {
		t.Helper()
		b := make([]byte, 1)
		for !strings.Contains(seen.String(), what) {
			if _, err := io.ReadFull(user, b); err != nil {
				t.Fatalf("%v, after %q", err, &seen)
			}
			seen.Write(b)
		}
	}
	readUntil("Passphrase of " + key + ": ")
	for shows := true; shows; time.Sleep(time.Millisecond) { // the terminal still shows what is typed
		state, err := unix.IoctlGetTermios(int(program.Fd()), unix.TCGETS)
		if err != nil {
			t.Fatal(err)
		}
		shows = state.Lflag&unix.ECHO != 0
	}
	if _, err := io.WriteString(user, "a gull's nest\n"); err != nil {
		t.Fatal(err)
	}
	readUntil("signed by ssh-ed25519 SHA256:")
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	if strings.Contains(seen.String(), "gull") {
		t.Errorf("the terminal shows %q", &seen)
	}
}
