package signature

import (
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"os"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
)

// maxFile is how large a file of keys or a signature may be, in bytes.
const maxFile = 1 << 20

// Key is a key that signs. It has to be closed.
type Key struct {
	signer ssh.Signer
	agent  io.Closer // nil for a key from a file
}

// Public returns the key that verifies what the key signs.
func (k *Key) Public() ssh.PublicKey { return k.signer.PublicKey() }

// Close ends the connection to the agent that holds the key.
func (k *Key) Close() error {
	if k.agent == nil {
		return nil
	}
	return k.agent.Close()
}

// Open opens the key in a file. A private key is read, and ask is called for the passphrase of one
// that is encrypted. A public key, and a private one that only the agent can use (it is on a
// security token, or encrypted and unlocked there), signs through the agent of $SSH_AUTH_SOCK.
func Open(path string, ask func(prompt string) (passphrase []byte, err error)) (*Key, error) {
	content, err := readFile(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read the key: %w", err)
	}
	if public, _, _, _, err := ssh.ParseAuthorizedKey(content); err == nil {
		return fromAgent(public, path)
	}
	private, err := ssh.ParsePrivateKey(content)
	var locked *ssh.PassphraseMissingError
	switch {
	case errors.As(err, &locked):
		public := locked.PublicKey
		if public == nil {
			public = publicBeside(path)
		}
		if public != nil {
			if key, err := fromAgent(public, path); err == nil {
				return key, nil
			}
		}
		private, err = unlock(content, path, ask)
	case err != nil:
		// The library reads no private key that is on a token.
		if public := publicBeside(path); public != nil {
			return fromAgent(public, path)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%s cannot be used: %w", path, err)
	}
	if err := usable(private.PublicKey()); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &Key{signer: private}, nil
}

// unlock decrypts a private key.
func unlock(content []byte, path string, ask func(string) ([]byte, error)) (ssh.Signer, error) {
	passphrase, err := ask(fmt.Sprintf("Passphrase of %s: ", path))
	if err != nil {
		return nil, err
	}
	defer clear(passphrase)
	private, err := ssh.ParsePrivateKeyWithPassphrase(content, passphrase)
	if errors.Is(err, x509.IncorrectPasswordError) {
		return nil, errors.New("its passphrase is another")
	}
	return private, err
}

// publicBeside returns the public key in PATH.pub, where ssh-keygen puts it; nil if there is none.
func publicBeside(path string) ssh.PublicKey {
	content, err := readFile(path + ".pub")
	if err != nil {
		return nil
	}
	public, _, _, _, err := ssh.ParseAuthorizedKey(content)
	if err != nil {
		return nil
	}
	return public
}

// fromAgent returns the key that belongs to a public one, held by the agent. path is the user's
// name for it.
func fromAgent(public ssh.PublicKey, path string) (*Key, error) {
	if err := usable(public); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	connection, err := dialAgent()
	if err != nil {
		return nil, fmt.Errorf("%s signs through the ssh agent, which does not answer (%w); start one with eval $(ssh-agent), then ssh-add the key", path, err)
	}
	signers, err := agent.NewClient(connection).Signers()
	if err == nil {
		for _, s := range signers {
			if ssh.FingerprintSHA256(s.PublicKey()) == ssh.FingerprintSHA256(public) {
				return &Key{s, connection}, nil
			}
		}
		err = errors.New("it does not hold that key")
	}
	connection.Close()
	return nil, fmt.Errorf("%s signs through the ssh agent, but %w; add the private key with ssh-add", path, err)
}

// readFile reads a file of at most maxFile bytes.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(content) > maxFile {
		err = fmt.Errorf("%s is larger than %d bytes", path, maxFile)
	}
	return content, err
}
