//go:build !js

package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"

	"golang.org/x/term"
)

// askPassphrase asks for a passphrase on the terminal, which does not show what is typed. The
// terminal shows it again after Ctrl+C too.
func askPassphrase(prompt string) ([]byte, error) {
	terminal, err := openTerminal()
	if err != nil {
		return nil, errors.New("it wants a passphrase, and there is no terminal to ask on; unlock it in the ssh agent with ssh-add")
	}
	defer terminal.Close()
	fd := int(terminal.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return nil, fmt.Errorf("asking for a passphrase: %w", err)
	}
	told := make(chan os.Signal, 1)
	signal.Notify(told, os.Interrupt, syscall.SIGTERM)
	answered := make(chan struct{})
	defer func() {
		signal.Stop(told)
		close(answered)
	}()
	go func() {
		select {
		case <-told:
			term.Restore(fd, before)
			os.Exit(failed)
		case <-answered:
		}
	}()
	fmt.Fprint(os.Stderr, prompt)
	passphrase, err := term.ReadPassword(fd)
	fmt.Fprintln(os.Stderr)
	if err != nil {
		return nil, fmt.Errorf("asking for a passphrase: %w", err)
	}
	return passphrase, nil
}

// openTerminal opens the terminal that the program runs in, wherever its input comes from.
func openTerminal() (*os.File, error) {
	name := "/dev/tty"
	if runtime.GOOS == "windows" {
		name = "CONIN$"
	}
	return os.OpenFile(name, os.O_RDWR, 0)
}
