//go:build !windows

package signature

import (
	"errors"
	"io"
	"net"
	"os"
)

// dialAgent connects to the agent of $SSH_AUTH_SOCK.
func dialAgent() (io.ReadWriteCloser, error) {
	path := os.Getenv("SSH_AUTH_SOCK")
	if path == "" {
		return nil, errors.New("SSH_AUTH_SOCK is not set")
	}
	return net.Dial("unix", path)
}
