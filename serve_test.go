//go:build built && !js

package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// start runs the built binary's serve in an empty folder and returns its URL.
func start(t *testing.T) (*exec.Cmd, string) {
	t.Helper()
	binary, err := filepath.Abs("bin/exhibit")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(binary, "serve", "-addr", "localhost:0")
	cmd.Dir = t.TempDir()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatalf("%v; make builds it", err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	buf := make([]byte, 512)
	n, err := out.Read(buf)
	if err != nil {
		t.Fatal(err)
	}
	_, url, found := strings.Cut(string(buf[:n]), " at ")
	if !found {
		t.Fatalf("it says %q", buf[:n])
	}
	url, _, _ = strings.Cut(url, "\n")
	return cmd, url
}

func TestTheBinaryServesItsDeckFromAnEmptyFolderUntilItIsTold(t *testing.T) {
	cmd, url := start(t)
	for path, want := range map[string]string{"/healthz": "ok", "/": "data-slide", "/print": "printout"} {
		r, err := http.Get(url + path)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r.Body)
		if err != nil || r.StatusCode != 200 || !strings.Contains(string(got), want) {
			t.Errorf("%s: status %d, %v, no %q", path, r.StatusCode, err, want)
		}
		r.Body.Close()
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("it ends with %v", err)
		}
	case <-time.After(20 * time.Second):
		t.Error("it does not end")
	}
}

func TestAPortInUseIsToldInOneLine(t *testing.T) {
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	code, stdout, stderr := exhibit(context.Background(), "-addr", l.Addr().String())
	if code != failed || stdout != "" || !strings.Contains(stderr, "is in use") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("exit %d, %q, %q", code, stdout, stderr)
	}
}
