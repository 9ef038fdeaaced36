//go:build built && !js

package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
)

// sshKey writes a new private key to a file, and its public one beside it.
func sshKey(t *testing.T, path, passphrase string) {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(key, "")
	if passphrase != "" {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(key, "", []byte(passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	public, err := ssh.NewPublicKey(key.Public())
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, string(pem.EncodeToMemory(block)))
	write(t, path+".pub", string(ssh.MarshalAuthorizedKey(public)))
}

// signedSeal is a copy of the made-up deck, and in a folder of their own its signed manifest and
// the file of allowed signers that has who@example.org.
func signedSeal(t *testing.T) (dir, manifest, signers string) {
	t.Helper()
	dir, _, _ = sealedDeck(t)
	desk := t.TempDir()
	key, manifest := filepath.Join(desk, "key"), filepath.Join(desk, "manifest.sha256")
	sshKey(t, key, "")
	public, err := os.ReadFile(key + ".pub")
	if err != nil {
		t.Fatal(err)
	}
	signers = write(t, filepath.Join(desk, "allowed_signers"), "who@example.org "+string(public))
	code, stdout, stderr := exhibit(t.Context(), "seal", "-deck", dir, "-sign", key, "-o", manifest)
	if want := "Wrote " + manifest + " and " + manifest + ".sig, signed by ssh-ed25519 SHA256:"; code != fine || !strings.HasPrefix(stdout, want) || stderr != "" {
		t.Fatalf("exit %d, %q, %q", code, stdout, stderr)
	}
	return dir, manifest, signers
}

func TestASignedSealIsVerifiedWithoutTheProgram(t *testing.T) {
	for _, program := range []string{"ssh-keygen", "sha256sum"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("there is no %s to verify with; install openssh-client and coreutils", program)
		}
	}
	dir, manifest, _ := signedSeal(t)
	desk := filepath.Dir(manifest)
	if err := os.CopyFS(filepath.Join(desk, "deck"), os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	for command, want := range map[string]string{ // those of docs/SEAL.md
		"ssh-keygen -Y verify -f allowed_signers -I who@example.org -n exhibit -s manifest.sha256.sig < manifest.sha256": `Good "exhibit" signature for who@example.org`,
		"sha256sum --check --ignore-missing manifest.sha256":                                                             "deck/deck.md: OK\n",
	} {
		cmd := exec.Command("sh", "-c", command)
		cmd.Dir = desk
		if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), want) {
			t.Errorf("%s: %v, %s", command, err, out)
		}
	}
}

func TestCheckHoldsASealAgainstItsSignature(t *testing.T) {
	dir, manifest, signers := signedSeal(t)
	for _, tc := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"-signers", signers, "-signer", "who@example.org"}, fine, "The seal is right: "},
		{nil, fine, manifest + ".sig: whole, by the key ssh-ed25519 SHA256:"},
		{[]string{"-signers", signers, "-signer", "else@example.org"}, failed, manifest + ".sig: signed by the key ssh-ed25519 SHA256:"},
	} {
		code, stdout, stderr := exhibit(t.Context(), append([]string{"check", dir, "-seal", manifest}, tc.args...)...)
		if code != tc.code || !strings.HasPrefix(stdout, tc.want) || (stdout == "") != (tc.want == "") || stderr != "" {
			t.Errorf("%v: exit %d, %q, %q", tc.args, code, stdout, stderr)
		}
	}

	text, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	write(t, manifest, string(text)+"\n")
	if code, stdout, _ := exhibit(t.Context(), "check", dir, "-seal", manifest); code != failed || !strings.HasPrefix(stdout, manifest+".sig: not the signature of this manifest") {
		t.Errorf("a manifest with another byte: exit %d, %q", code, stdout)
	}
	if err := os.Remove(manifest + ".sig"); err != nil {
		t.Fatal(err)
	}
	if code, stdout, _ := exhibit(t.Context(), "check", dir, "-seal", manifest, "-signers", signers, "-signer", "who@example.org"); code != failed || !strings.HasPrefix(stdout, manifest+": not signed: there is no manifest.sha256.sig beside it") {
		t.Errorf("no signature: exit %d, %q", code, stdout)
	}
}

func TestSealPrintsOrWritesTheManifestAndReplacesNothingElse(t *testing.T) {
	dir, version, digits := sealedDeck(t)
	_, manifest, _ := strings.Cut(version, digits+"\n")
	if code, stdout, stderr := exhibit(t.Context(), "seal", "-deck", dir); code != fine || stdout != manifest || stderr != "" {
		t.Errorf("exit %d, %q, %q", code, stdout, stderr)
	}
	file := filepath.Join(t.TempDir(), "manifest.sha256")
	for range 2 {
		if code, stdout, _ := exhibit(t.Context(), "seal", "-deck", dir, "-o", file); code != fine || stdout != "Wrote "+file+"\n" {
			t.Errorf("exit %d, %q", code, stdout)
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != manifest {
			t.Errorf("%v, %s", err, got)
		}
	}
	onlyFiles(t, filepath.Dir(file), "manifest.sha256")
	key := write(t, filepath.Join(t.TempDir(), "key"), "a private key")
	if code, _, stderr := exhibit(t.Context(), "seal", "-deck", dir, "-o", key); code != failed || !strings.Contains(stderr, "is no manifest that could be replaced") {
		t.Errorf("exit %d, %q", code, stderr)
	}
	other := filepath.Join(t.TempDir(), "zz")
	write(t, other+".sig", "my own")
	if code, _, stderr := exhibit(t.Context(), "seal", "-deck", dir, "-sign", key, "-o", other); code != failed || !strings.Contains(stderr, "zz.sig is there and is no signature that could be replaced") {
		t.Errorf("exit %d, %q", code, stderr)
	}
	onlyFiles(t, filepath.Dir(other), "zz.sig")
	if code, _, stderr := exhibit(t.Context(), "seal", "-deck", dir, "-sign", key, "-o", file+"2"); code != failed || !strings.Contains(stderr, "nothing was signed") {
		t.Errorf("exit %d, %q", code, stderr)
	}
	onlyFiles(t, filepath.Dir(file), "manifest.sha256")
}
