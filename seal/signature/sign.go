// Package signature signs the text of a manifest with an SSH key, and holds a signature against
// the keys that are trusted. It writes and reads OpenSSH's formats (SSHSIG and the file of allowed
// signers of ssh-keygen), so that ssh-keygen -Y verify does the same without this program.
package signature

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"
)

// Namespace is the SSHSIG namespace of signed manifests. It goes with the format of the manifest:
// another format is signed in another namespace.
const Namespace = "exhibit"

// Sign returns the signature of a manifest's text, as a file of PEM.
func Sign(manifest []byte, key *Key) ([]byte, error) {
	s, err := sshsig.Sign(bytes.NewReader(manifest), key.signer, sshsig.HashSHA512, Namespace)
	if err != nil {
		return nil, fmt.Errorf("signing with %s: %w", Describe(key.Public()), err)
	}
	return sshsig.Armor(s), nil
}

// keyTypes are the types of keys, as ssh names them, that sign and verify.
var keyTypes = []string{
	ssh.KeyAlgoED25519, ssh.KeyAlgoECDSA256, ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521, ssh.KeyAlgoRSA,
	ssh.KeyAlgoSKED25519, ssh.KeyAlgoSKECDSA256,
}

// usable returns an error for a key of a type that is not used here.
func usable(key ssh.PublicKey) error {
	if slices.Contains(keyTypes, key.Type()) {
		return nil
	}
	return fmt.Errorf("a key of type %s is not used for seals; use one of type ed25519, ecdsa or rsa, or one on a security token (sk)", key.Type())
}

// Describe names a key as ssh-keygen -l does: its type and its fingerprint.
func Describe(key ssh.PublicKey) string {
	return key.Type() + " " + ssh.FingerprintSHA256(key)
}
