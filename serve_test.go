//go:build built && !js

package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// start runs the built binary's serve in an empty folder and returns its URL.
func start(t *testing.T) (*exec.Cmd, string) {
	t.Helper()
	cmd := built(t, "serve", "-addr", "localhost:0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("%v; make builds it", err)
	}
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

// built is the built binary with arguments, in an empty folder. It is killed when the test ends.
func built(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	binary, err := filepath.Abs("bin/exhibit")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(binary, args...)
	cmd.Dir, cmd.Stderr = t.TempDir(), os.Stderr
	t.Cleanup(func() {
		if cmd.Process != nil {
			cmd.Process.Kill()
		}
	})
	return cmd
}

func TestTheBinaryServesItsDeckFromAnEmptyFolderUntilItIsTold(t *testing.T) {
	cmd, url := start(t)
	for path, want := range map[string]string{"/healthz": "ok", "/": "data-slide", "/print": "printout", "/Print.": "printout"} {
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
	host := strings.TrimPrefix(url, "http://")
	for _, request := range []string{"", "GET /s", "GET /deck.json HTTP/1.1\r\nHost: localhost\r\n\r\n", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n"} {
		held, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		defer held.Close()
		if _, err := io.WriteString(held, request); err != nil {
			t.Fatal(err)
		}
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("it ends with %v", err)
	}
}

func TestBeforeThePortIsOpenTheBinaryEndsAtOnce(t *testing.T) {
	cmd := built(t, "serve", "-addr", "localhost:0")
	if err := cmd.Start(); err != nil {
		t.Fatalf("%v; make builds it", err)
	}
	for _, signal := range []syscall.Signal{syscall.SIGSTOP, syscall.SIGTERM, syscall.SIGCONT} { // it is stopped as it starts
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
	}
	cmd.Wait()
	if status := cmd.ProcessState.Sys().(syscall.WaitStatus); !status.Signaled() || status.Signal() != syscall.SIGTERM {
		t.Errorf("it ends with %v", cmd.ProcessState)
	}
}

func TestAPipeInPlaceOfADeckIsRefusedAtOnce(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "deck.md"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{dir, filepath.Join(dir, "deck.md")} {
		for _, command := range [][]string{{"serve", "-addr", "localhost:0", "-deck", path}, {"check", path}} {
			if code, stdout, stderr := exhibit(t.Context(), command...); code != failed || !strings.Contains(stdout+stderr, "not a plain file") {
				t.Errorf("%v: exit %d, %q, %q", command, code, stdout, stderr)
			}
		}
	}
}

func TestPlainHTTPToOtherComputersIsToldWithItsRemedy(t *testing.T) {
	for _, tc := range []struct {
		args []string
		told bool
	}{
		{[]string{"-addr", "0.0.0.0:0"}, true},
		{[]string{"-addr", "0.0.0.0:0", "-url", "http://briefings.example"}, true},
		{[]string{"-addr", "0.0.0.0:0", "-url", "https://briefings.example"}, false},
		{[]string{"-addr", "127.0.0.1:0"}, false},
	} {
		cmd := built(t, append([]string{"serve"}, tc.args...)...)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatalf("%v; make builds it", err)
		}
		told := false
		for lines := bufio.NewScanner(out); lines.Scan() && !strings.HasPrefix(lines.Text(), "Press "); {
			told = told || strings.Contains(lines.Text(), "plain http") && strings.Contains(lines.Text(), "-tls HOST")
		}
		if told != tc.told {
			t.Errorf("%v: told %v", tc.args, told)
		}
	}
}

func TestAPipeInPlaceOfAFolderIsRefusedAtOnce(t *testing.T) {
	dir := t.TempDir()
	text := []byte("# One\n\n``` {.chart #a}\ntype: bar\ndata: none.csv\ntitle: A\nalt: A\n```\n")
	err := errors.Join(syscall.Mkfifo(filepath.Join(dir, "data"), 0o600), os.WriteFile(filepath.Join(dir, "deck.md"), text, 0o644))
	if err != nil {
		t.Fatal(err)
	}
	if code, stdout, stderr := exhibit(t.Context(), "check", dir); code != failed || !strings.Contains(stdout+stderr, "there is no file data/none.csv") {
		t.Errorf("exit %d, %q, %q", code, stdout, stderr)
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
