package signature

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/pem"
	"errors"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"
)

var manifest = []byte(strings.Repeat("0", 64) + "  deck/deck.md\n")

// generated returns a new private key of a kind.
func generated(t *testing.T, kind string) crypto.Signer {
	t.Helper()
	var key crypto.Signer
	var err error
	switch kind {
	case "ed25519":
		_, key, err = ed25519.GenerateKey(rand.Reader)
	case "ecdsa":
		key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	case "rsa":
		key, err = rsa.GenerateKey(rand.Reader, 2048)
	}
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// written writes a private key to a file, as ssh-keygen does, and its public one beside it.
func written(t *testing.T, key crypto.Signer, passphrase string) (path string, public ssh.PublicKey) {
	t.Helper()
	block, err := ssh.MarshalPrivateKey(key, "")
	if passphrase != "" {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(key, "", []byte(passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	public, err = ssh.NewPublicKey(key.Public())
	if err != nil {
		t.Fatal(err)
	}
	path = write(t, "key", pem.EncodeToMemory(block))
	writeTo(t, path+".pub", ssh.MarshalAuthorizedKey(public))
	return path, public
}

// write writes a file into a folder of its own, as private as ssh-keygen wants keys.
func write(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	writeTo(t, path, content)
	return path
}

func writeTo(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// opened opens a key that is to be had without a question.
func opened(t *testing.T, path string) *Key {
	t.Helper()
	key, err := Open(path, func(prompt string) ([]byte, error) { return nil, errors.New("asked for " + prompt) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { key.Close() })
	return key
}

// signed signs the manifest.
func signed(t *testing.T, key *Key) []byte {
	t.Helper()
	armored, err := Sign(manifest, key)
	if err != nil {
		t.Fatal(err)
	}
	return armored
}

// keygen runs ssh-keygen on the manifest. Where there is none it skips the test.
func keygen(t *testing.T, args ...string) (output string, err error) {
	t.Helper()
	program, err := exec.LookPath("ssh-keygen")
	if err != nil {
		t.Skip("there is no ssh-keygen to compare with; install openssh-client")
	}
	cmd := exec.Command(program, args...)
	cmd.Stdin = bytes.NewReader(manifest)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func TestWhatEachKindOfKeySignsIsVerified(t *testing.T) {
	for _, kind := range []string{"ed25519", "ecdsa", "rsa"} {
		path, public := written(t, generated(t, kind), "")
		armored := signed(t, opened(t, path))
		by, err := Verify(manifest, armored)
		if err != nil || !bytes.Equal(by.Marshal(), public.Marshal()) {
			t.Errorf("%s: %v, %v", kind, by, err)
		}
	}
}

func TestSshKeygenVerifiesWhatIsSignedHere(t *testing.T) {
	for _, kind := range []string{"ed25519", "ecdsa", "rsa"} {
		path, public := written(t, generated(t, kind), "")
		signature := write(t, "manifest.sha256.sig", signed(t, opened(t, path)))
		signers := write(t, "allowed_signers", append([]byte("who@example.org "), ssh.MarshalAuthorizedKey(public)...))
		if out, err := keygen(t, "-Y", "verify", "-f", signers, "-I", "who@example.org", "-n", Namespace, "-s", signature); err != nil {
			t.Errorf("%s: %v, %s", kind, err, out)
		}
	}
}

func TestWhatSshKeygenSignsIsVerifiedHere(t *testing.T) {
	for _, kind := range []string{"ed25519", "ecdsa", "rsa"} {
		path, public := written(t, generated(t, kind), "")
		file := write(t, "manifest.sha256", manifest)
		if out, err := keygen(t, "-Y", "sign", "-f", path, "-n", Namespace, file); err != nil {
			t.Fatalf("%v, %s", err, out)
		}
		armored, err := Beside(file)
		if err != nil {
			t.Fatal(err)
		}
		if by, err := Verify(manifest, armored); err != nil || !bytes.Equal(by.Marshal(), public.Marshal()) {
			t.Errorf("%s: %v, %v", kind, by, err)
		}
	}
}

func TestWhatIsNoSignatureOfTheManifestIsToldPlainly(t *testing.T) {
	path, public := written(t, generated(t, "ed25519"), "")
	key := opened(t, path)
	armored := signed(t, key)
	forFiles, err := sshsig.Sign(bytes.NewReader(manifest), key.signer, sshsig.HashSHA512, "file")
	if err != nil {
		t.Fatal(err)
	}
	other, err := sshsig.Unarmor(armored)
	if err != nil {
		t.Fatal(err)
	}
	_, other.PublicKey = written(t, generated(t, "ed25519"), "")
	block, _ := pem.Decode(armored)
	for name, tc := range map[string]struct {
		manifest, armored []byte
		want              string
	}{
		"another manifest":   {append([]byte("x"), manifest...), armored, "not the signature of this manifest, by the key that it names, " + Describe(public)},
		"another key's name": {manifest, sshsig.Armor(other), "not the signature of this manifest, by the key that it names, " + Describe(other.PublicKey)},
		"another namespace":  {manifest, sshsig.Armor(forFiles), `it was made for "file", not for "exhibit"`},
		"no signature":       {manifest, []byte("gulls\n"), "not an SSH signature"},
		"nothing":            {manifest, []byte{}, "not an SSH signature"},
		"half of one":        {manifest, pem.EncodeToMemory(&pem.Block{Type: block.Type, Bytes: block.Bytes[:40]}), "not an SSH signature"},
		"a private key":      {manifest, pem.EncodeToMemory(&pem.Block{Type: "OPENSSH PRIVATE KEY", Bytes: block.Bytes}), "not an SSH signature"},
	} {
		if by, err := Verify(tc.manifest, tc.armored); err == nil || !strings.HasPrefix(err.Error(), tc.want) {
			t.Errorf("%s: %v, %v, want %s", name, by, err, tc.want)
		}
	}
}

func TestAnEncryptedKeyWantsItsPassphrase(t *testing.T) {
	path, public := written(t, generated(t, "ed25519"), "a gull's nest")
	t.Setenv("SSH_AUTH_SOCK", "")
	for answer, want := range map[string]string{"a gull's nest": "", "a gull": "its passphrase is another"} {
		key, err := Open(path, func(prompt string) ([]byte, error) {
			if prompt != "Passphrase of "+path+": " {
				t.Errorf("it asks %q", prompt)
			}
			return []byte(answer), nil
		})
		switch {
		case want == "" && err == nil:
			if by, err := Verify(manifest, signed(t, key)); err != nil || Describe(by) != Describe(public) {
				t.Errorf("%v, %v", by, err)
			}
		case want == "", err == nil, !strings.Contains(err.Error(), want):
			t.Errorf("%q: %v, want %q", answer, err, want)
		}
	}
}

func TestFilesThatAreNoKeyAreRefused(t *testing.T) {
	t.Setenv("SSH_AUTH_SOCK", "")
	ask := func(string) ([]byte, error) { return nil, errors.New("asked") }
	one, large := big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), 1023)
	old, err := ssh.ParsePublicKey(ssh.Marshal(struct {
		Type       string
		P, Q, G, Y *big.Int
	}{"ssh-dss", large, new(big.Int).Lsh(one, 159), big.NewInt(2), big.NewInt(2)}))
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct{ content, want string }{
		"a deck":           {"# The ice is late\n", "cannot be used"},
		"nothing":          {"", "cannot be used"},
		"a large file":     {strings.Repeat("0", maxFile+1), "is larger than 1048576 bytes"},
		"an old DSA key":   {string(ssh.MarshalAuthorizedKey(old)), "a key of type ssh-dss is not used for seals"},
		"half of a key":    {"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----\n", "cannot be used"},
		"an unknown block": {"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "cannot be used"},
	} {
		if _, err := Open(write(t, "key", []byte(tc.content)), ask); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
	if _, err := Open(filepath.Join(t.TempDir(), "nowhere"), ask); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}
