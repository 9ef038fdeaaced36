//go:build linux || darwin

package web

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// fewDescriptors is how many the server of the next test may have.
const fewDescriptors = 40

// TestMain is that server in a process of its own, whose limit no test shares.
func TestMain(m *testing.M) {
	if os.Getenv("EXHIBIT_TEST_DESCRIPTORS") == "" {
		os.Exit(m.Run())
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	most := patient() // more connections than descriptors
	if err := unix.Setrlimit(unix.RLIMIT_NOFILE, &unix.Rlimit{Cur: fewDescriptors, Max: fewDescriptors}); err != nil {
		panic(err)
	}
	if got := maxConnections(1000); got != fewDescriptors/2 {
		panic(fmt.Sprintf("%d connections with %d descriptors", got, fewDescriptors))
	}
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		io.Copy(io.Discard, os.Stdin)
		stop()
	}()
	fmt.Println(l.Addr())
	if err := testSite().serve(ctx, l, most); err != nil {
		panic(err)
	}
}

func TestAServerWithoutADescriptorLeftGoesOn(t *testing.T) {
	server := exec.Command(os.Args[0])
	server.Env = append(os.Environ(), "EXHIBIT_TEST_DESCRIPTORS=1")
	var told strings.Builder
	server.Stderr = &told
	in, err := server.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	var address string
	if _, err := fmt.Fscanln(out, &address); err != nil {
		t.Fatal(err)
	}
	for range 3 * fewDescriptors {
		dial(t, address, "")
	}
	for range 2 * fewDescriptors {
		if got := get(t, address, "/healthz"); got != 200 {
			t.Errorf("status %d", got)
		}
	}
	in.Close()
	if err := server.Wait(); err != nil {
		t.Errorf("%v: %s", err, &told)
	}
	if n := strings.Count(told.String(), "no connection can be accepted now"); n != 1 {
		t.Errorf("the log is told %d times: %s", n, &told)
	}
}
