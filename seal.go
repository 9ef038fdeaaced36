//go:build !js

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"exhibit/slides/evidence"
	"exhibit/slides/fault"
	"exhibit/slides/pandoc"

	"github.com/moby/sys/atomicwriter"

	"exhibit/seal"
	"exhibit/seal/signature"
	"exhibit/slides/briefing"
	"exhibit/web"
)

// manifestName is how findings name the manifest as a whole, and the file of one that is signed.
const manifestName = "manifest.sha256"

// sealing is what seal is asked for.
type sealing struct{ deck, key, file string }

func sealCommand() *command {
	c := &command{name: "seal", does: "print or sign the manifest of a briefing", flags: newFlags("seal")}
	c.more = "With -sign it writes the manifest and, beside it, its signature, as ssh-keygen does. This is verified by\n" +
		"  exhibit check -seal manifest.sha256 -signers allowed_signers -signer WHO\n" +
		"or, without this program, by\n" +
		"  ssh-keygen -Y verify -f allowed_signers -I WHO -n " + signature.Namespace + " -s manifest.sha256.sig < manifest.sha256\n"
	var s sealing
	c.flags.StringVar(&s.deck, "deck", "", deckFlag)
	c.flags.StringVar(&s.key, "sign", "", "sign with the SSH key in the file `KEY`: ed25519, ecdsa, rsa, or a public key whose private one the ssh agent holds")
	c.flags.StringVar(&s.file, "o", "", "`FILE` to write the manifest to; its signature goes to FILE.sig (default with -sign manifest.sha256)")
	c.run = func(_ context.Context, _ []string, stdout io.Writer) error { return sealUp(s, stdout) }
	return c
}

// sealUp prints the manifest of a briefing, or writes it, signed or not. Nothing is written before
// everything is made.
func sealUp(s sealing, stdout io.Writer) error {
	deck, found, err := read(s.deck)
	if err != nil {
		return err
	}
	m, err := web.Manifest(deck.Files)
	if err != nil {
		return err
	}
	manifest := []byte(m.String())
	if s.key == "" && s.file == "" {
		if _, err := stdout.Write(manifest); err != nil {
			return err
		}
		return found.failing()
	}
	if s.file == "" {
		s.file = manifestName
	}
	if err := replaceable(s.file); err != nil {
		return err
	}
	if s.key != "" {
		if err := replaceableSignature(s.file + signature.Extension); err != nil {
			return err
		}
	}
	if s.key == "" {
		if err := atomicwriter.WriteFile(s.file, manifest, 0o644); err != nil {
			return fmt.Errorf("no manifest was written: %w", err)
		}
		if _, err := fmt.Fprintf(stdout, "Wrote %s\n", s.file); err != nil {
			return err
		}
		return found.failing()
	}
	key, err := signature.Open(s.key, askPassphrase)
	if err != nil {
		return fmt.Errorf("nothing was signed: %w", err)
	}
	defer key.Close()
	signed, err := signature.Sign(manifest, key)
	if err != nil {
		return fmt.Errorf("nothing was signed: %w", err)
	}
	if err := atomicwriter.WriteFile(s.file, manifest, 0o644); err != nil {
		return fmt.Errorf("no manifest was written: %w", err)
	}
	if err := atomicwriter.WriteFile(s.file+signature.Extension, signed, 0o644); err != nil {
		return fmt.Errorf("the manifest was written, and no signature: %w", err)
	}
	if _, err := fmt.Fprintf(stdout, "Wrote %s and %s, signed by %s\n", s.file, s.file+signature.Extension, signature.Describe(key.Public())); err != nil {
		return err
	}
	return found.failing()
}

// replaceable returns an error if a file is there that is no manifest: a slip on the command line
// destroys no key and no deck.
func replaceable(file string) error {
	b, err := readPlain(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		_, err = seal.Parse(string(b))
	}
	if err != nil {
		return fmt.Errorf("%s is there and is no manifest that could be replaced; choose another name with -o FILE", file)
	}
	return nil
}

// replaceableSignature returns an error if a file is there that is no signature.
func replaceableSignature(file string) error {
	b, err := readPlain(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || !signature.Is(b) {
		return fmt.Errorf("%s is there and is no signature that could be replaced; choose another name with -o FILE", file)
	}
	return nil
}

// readPlain reads a file, and opens nothing that is no plain file: to open a pipe waits for who writes it.
func readPlain(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a plain file", file)
	}
	return os.ReadFile(file)
}

// sealed is what -seal, -signers and -signer ask for: a manifest, or a seal's first digits, and who
// has signed it.
type sealed struct {
	manifest seal.Manifest // nil where only digits are known
	digits   string

	file    string // of the manifest
	text    []byte // of the manifest
	signers string // the file of allowed signers
	signer  string // whose signature is wanted
}

var sealDigits = regexp.MustCompile(`^[0-9a-f]{8,64}$`)

// flags adds those of a seal to a command's.
func (s *sealed) flags(flags *flag.FlagSet) {
	flags.Var(s, "seal", "a seal `S`, its first 8 digits or more, or a file with its manifest, whose signature in S.sig is verified too")
	flags.StringVar(&s.signers, "signers", "", "`FILE` with the keys that are trusted: the allowed signers of ssh-keygen")
	flags.StringVar(&s.signer, "signer", "", "`WHO`, as -signers names them, must have signed the manifest")
}

// complete returns an error for flags that do not go together.
func (s *sealed) complete() error {
	switch {
	case (s.signers == "") != (s.signer == ""):
		return misused("-signers FILE and -signer WHO go together: whose keys are trusted, and who must have signed")
	case s.signers != "" && s.manifest == nil:
		return misused("-signers wants the manifest that was signed: -seal %s", manifestName)
	}
	return nil
}

// Set reads the value of -seal: a seal or the beginning of one, spaces ignored, or the
// name of a file with a manifest.
func (s *sealed) Set(value string) error {
	digits := strings.ToLower(strings.Join(strings.Fields(value), ""))
	if sealDigits.MatchString(digits) {
		s.manifest, s.digits, s.file, s.text = nil, digits, "", nil
		return nil
	}
	b, err := os.ReadFile(value)
	if err != nil {
		return fmt.Errorf("not 8 to 64 hexadecimal digits of a seal, nor a file with a manifest (%w)", err)
	}
	m, err := seal.Parse(string(b))
	if err != nil {
		return fmt.Errorf("not a manifest: %w", err)
	}
	s.manifest, s.digits, s.file, s.text = m, "", value, b
	return nil
}

// String is empty: -seal has no default.
func (s *sealed) String() string { return "" }

// given tells whether -seal was there.
func (s *sealed) given() bool { return s.manifest != nil || s.digits != "" }

// check compares a briefing with what was sealed.
func (s *sealed) check(now seal.Manifest) []evidence.Finding {
	if s.manifest == nil {
		if strings.HasPrefix(now.Seal(), s.digits) {
			return nil
		}
		return []evidence.Finding{manifestFinding(fault.Say("the seal is %s, not %s; -seal with the file of the sealed manifest names what differs", now.Seal(), s.digits))}
	}
	return differences(s.manifest, now, func(c seal.Change, inDeck bool) fault.Message {
		switch {
		case !inDeck:
			return fault.Say("made with another build of exhibit; check with the commit that was sealed")
		case c.Now == "":
			return fault.Say("sealed, but not among the files of the deck now; restore it")
		case c.Then == "":
			return fault.Say("not there when the deck was sealed; remove it, or give out the new seal")
		}
		return fault.Say("changed since it was sealed: its SHA-256 is %.12s…, not %.12s…; restore it, or give out the new seal", c.Now, c.Then)
	})
}

// checkSignature holds the signature beside the manifest against who must have signed it. The
// error is of a file that cannot be read.
func (s *sealed) checkSignature(now time.Time) ([]evidence.Finding, error) {
	if s.manifest == nil {
		return nil, nil
	}
	armored, err := signature.Beside(s.file)
	if err != nil {
		return nil, fmt.Errorf("cannot read the signature: %w", err)
	}
	told := func(file string, m fault.Message) []evidence.Finding {
		f := evidence.NewFinding(file, "seal", m)
		f.Outside = true
		return []evidence.Finding{f}
	}
	switch {
	case armored == nil && s.signers == "":
		return nil, nil
	case armored == nil:
		return told(s.file, fault.Say("not signed: there is no %s beside it; exhibit seal -sign makes one", filepath.Base(s.file)+signature.Extension)), nil
	}
	key, err := signature.Verify(s.text, armored)
	if err != nil {
		return told(s.file+signature.Extension, fault.Say("%v", err)), nil
	}
	if s.signers == "" {
		whole := told(s.file+signature.Extension, fault.Say("whole, by the key %s, of which was not checked whose it is; say whose keys are trusted with -signers FILE -signer WHO", signature.Describe(key)))
		whole[0].Severity = evidence.Unchecked
		return whole, nil
	}
	trusted, err := signature.ReadSigners(s.signers)
	if err != nil {
		return nil, fmt.Errorf("cannot read the allowed signers: %w", err)
	}
	if err := trusted.Allows(key, s.signer, now); err != nil {
		return told(s.file+signature.Extension, fault.Say("%v", err)), nil
	}
	return nil, nil
}

// differences is a finding for each file that is not the same in two manifests.
func differences(then, now seal.Manifest, message func(c seal.Change, inDeck bool) fault.Message) []evidence.Finding {
	var all []evidence.Finding
	for _, c := range seal.Changes(then, now) {
		file, inDeck := strings.CutPrefix(c.Path, "deck/")
		f := evidence.NewFinding(file, "seal", message(c, inDeck))
		f.Outside = !inDeck
		all = append(all, f)
	}
	return all
}

// manifestFinding is a finding about the manifest as a whole.
func manifestFinding(m fault.Message) evidence.Finding {
	f := evidence.NewFinding(manifestName, "seal", m)
	f.Outside = true
	return f
}

// checkBuild finds where this binary does not hold what make built together. A binary
// without a front end holds nothing that make has built.
func checkBuild() ([]evidence.Finding, error) {
	built, err := web.Built()
	if err != nil {
		return nil, fmt.Errorf("this binary's manifest is damaged: %w; run make", err)
	}
	now, err := web.Manifest(evidence.Files(briefing.FS, pandoc.DeckFile))
	if errors.Is(err, web.ErrUnbuilt) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return stale(built, now), nil
}

// stale finds what differs from what make built; built is empty in a binary that make has
// not given a manifest.
func stale(built, now seal.Manifest) []evidence.Finding {
	if built == nil {
		return []evidence.Finding{manifestFinding(fault.Say("not in this binary, so that nobody can tell whether its parts belong together; run make"))}
	}
	return differences(built, now, func(seal.Change, bool) fault.Message {
		return fault.Say("not what make built this binary from: it comes from go build after a change; run make")
	})
}
