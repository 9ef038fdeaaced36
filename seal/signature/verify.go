package signature

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"
)

// Extension is what the name of a manifest's file gets behind it for that of its signature.
const Extension = ".sig"

// Beside reads the signature beside a manifest's file; nil if there is none.
func Beside(manifest string) (armored []byte, err error) {
	armored, err = readFile(manifest + Extension)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return armored, err
}

// Is reports whether a text is a signature of a manifest, right or wrong.
func Is(armored []byte) bool {
	s, err := sshsig.Unarmor(armored)
	return err == nil && s.Namespace == Namespace
}

// Verify returns the key by which a manifest's text was signed. Whether that key is trusted is for
// [Signers] to say. The errors tell what is wrong: no SSH signature, one for something else, or one
// that is not of this text.
func Verify(manifest, armored []byte) (ssh.PublicKey, error) {
	s, err := sshsig.Unarmor(armored)
	if err != nil {
		return nil, fmt.Errorf("not an SSH signature (%w); exhibit seal -sign makes one", err)
	}
	if s.Namespace != Namespace {
		return nil, fmt.Errorf("it was made for %q, not for %q; a signature for something else does not count as one of a manifest", s.Namespace, Namespace)
	}
	if err := usable(s.PublicKey); err != nil {
		return nil, err
	}
	if err := sshsig.Verify(bytes.NewReader(manifest), s, s.PublicKey, s.HashAlgorithm, Namespace); err != nil {
		return nil, fmt.Errorf("not the signature of this manifest, by the key that it names, %s: the one or the other has been changed (%w)", Describe(s.PublicKey), err)
	}
	return s.PublicKey, nil
}
