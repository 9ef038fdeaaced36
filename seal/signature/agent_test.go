//go:build !windows

package signature

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/pem"
	"net"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
)

// serveAgent has an agent answer at $SSH_AUTH_SOCK until the test ends.
func serveAgent(t *testing.T, of agent.Agent) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "agent")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	t.Setenv("SSH_AUTH_SOCK", path)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go agent.ServeAgent(of, c)
		}
	}()
}

func TestAPublicKeyAndALockedOneSignThroughTheAgent(t *testing.T) {
	for _, kind := range []string{"ed25519", "ecdsa", "rsa"} {
		key := generated(t, kind)
		ring := agent.NewKeyring()
		if err := ring.Add(agent.AddedKey{PrivateKey: key}); err != nil {
			t.Fatal(err)
		}
		serveAgent(t, ring)
		path, public := written(t, key, "a gull's nest")
		for _, file := range []string{path, path + ".pub"} {
			if by, err := Verify(manifest, signed(t, opened(t, file))); err != nil || Describe(by) != Describe(public) {
				t.Errorf("%s, %s: %v, %v", kind, file, by, err)
			}
		}
	}
}

func TestAnAgentWithoutTheKeyIsTold(t *testing.T) {
	path, _ := written(t, generated(t, "ed25519"), "")
	serveAgent(t, agent.NewKeyring())
	if _, err := Open(path+".pub", nil); err == nil || !strings.Contains(err.Error(), "it does not hold that key; add the private key with ssh-add") {
		t.Error(err)
	}
	t.Setenv("SSH_AUTH_SOCK", "")
	if _, err := Open(path+".pub", nil); err == nil || !strings.Contains(err.Error(), "SSH_AUTH_SOCK is not set") {
		t.Error(err)
	}
}

// token is an agent with a key on a security token, which signs as PROTOCOL.u2f of OpenSSH has it.
type token struct {
	agent.Agent // nil: nothing else is asked of it
	public      ssh.PublicKey
	private     ed25519.PrivateKey
	touched     bool
}

const application = "ssh:"

func newToken(t *testing.T, touched bool) *token {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	key, err := ssh.ParsePublicKey(ssh.Marshal(struct{ Type, Key, Application string }{ssh.KeyAlgoSKED25519, string(public), application}))
	if err != nil {
		t.Fatal(err)
	}
	return &token{public: key, private: private, touched: touched}
}

func (k *token) List() ([]*agent.Key, error) {
	return []*agent.Key{{Format: k.public.Type(), Blob: k.public.Marshal()}}, nil
}

func (k *token) Sign(_ ssh.PublicKey, data []byte) (*ssh.Signature, error) {
	about, message := sha256.Sum256([]byte(application)), sha256.Sum256(data)
	state := []byte{0, 0, 0, 0, 7} // flags and counter
	if k.touched {
		state[0] = 1
	}
	text := append(append(about[:], state...), message[:]...)
	return &ssh.Signature{Format: k.public.Type(), Blob: ed25519.Sign(k.private, text), Rest: state}, nil
}

func TestAKeyOnATokenSignsThroughTheAgent(t *testing.T) {
	k := newToken(t, true)
	serveAgent(t, k)
	// The library cannot read the private file of such a key, whatever is in it.
	path := write(t, "key", pem.EncodeToMemory(&pem.Block{Type: "OPENSSH PRIVATE KEY", Bytes: []byte("a handle")}))
	public := path + ".pub"
	writeTo(t, public, ssh.MarshalAuthorizedKey(k.public))
	for _, file := range []string{path, public} {
		armored := signed(t, opened(t, file))
		if by, err := Verify(manifest, armored); err != nil || Describe(by) != Describe(k.public) {
			t.Errorf("%v, %v", by, err)
		}
		signers := write(t, "allowed_signers", append([]byte("who "), ssh.MarshalAuthorizedKey(k.public)...))
		if out, err := keygen(t, "-Y", "verify", "-f", signers, "-I", "who", "-n", Namespace, "-s", write(t, "sig", armored)); err != nil {
			t.Errorf("%v, %s", err, out)
		}
	}
}

func TestATokenThatNobodyTouchedIsNotBelieved(t *testing.T) {
	k := newToken(t, false)
	serveAgent(t, k)
	armored := signed(t, opened(t, write(t, "key.pub", ssh.MarshalAuthorizedKey(k.public))))
	if by, err := Verify(manifest, armored); err == nil || !strings.Contains(err.Error(), "user presence") {
		t.Errorf("%v, %v", by, err)
	}
}
