package signature

import (
	"cmp"
	"io"
	"os"
)

// dialAgent connects to the agent of Windows, or to the pipe that $SSH_AUTH_SOCK names.
func dialAgent() (io.ReadWriteCloser, error) {
	return os.OpenFile(cmp.Or(os.Getenv("SSH_AUTH_SOCK"), `\\.\pipe\openssh-ssh-agent`), os.O_RDWR, 0)
}
