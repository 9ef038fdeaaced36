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
	deck, _, err := read(s.deck)
	if err != nil {
		return err
	}
	m, err := web.Manifest(deck.Files)
	if err != nil {
		return err
	}
	manifest := []byte(m.String())
	if s.key == "" && s.file == "" {
		_, err := stdout.Write(manifest)
		return err
	}
	if s.file == "" {
		s.file = manifestName
	}
	if err := replaceable(s.file); err != nil {
		return err
	}
	if s.key == "" {
		if err := atomicwriter.WriteFile(s.file, manifest, 0o644); err != nil {
			return fmt.Errorf("no manifest was written: %w", err)
		}
		_, err := fmt.Fprintf(stdout, "Wrote %s\n", s.file)
		return err
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
	_, err = fmt.Fprintf(stdout, "Wrote %s and %s, signed by %s\n", s.file, s.file+signature.Extension, signature.Describe(key.Public()))
	return err
}

// replaceable returns an error if a file is there that is no manifest: a slip on the command line
// destroys no key and no deck.
func replaceable(file string) error {
	b, err := os.ReadFile(file)
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

// check compares a briefing with what was sealed. name is how a finding shows a file of
// the deck.
func (s *sealed) check(now seal.Manifest, name func(string) string) []evidence.Finding {
	if s.manifest == nil {
		if strings.HasPrefix(now.Seal(), s.digits) {
			return nil
		}
		return []evidence.Finding{{Severity: evidence.Unproven, File: manifestName, Rule: "seal", Message: fmt.Sprintf(
			"the seal is %s, not %s; -seal with the file of the sealed manifest names what differs", now.Seal(), s.digits)}}
	}
	return differences(s.manifest, now, name, func(c seal.Change, inDeck bool) string {
		switch {
		case !inDeck:
			return "made with another build of exhibit; check with the commit that was sealed"
		case c.Now == "":
			return "sealed, but not among the files of the deck now; restore it"
		case c.Then == "":
			return "not there when the deck was sealed; remove it, or give out the new seal"
		}
		return fmt.Sprintf("changed since it was sealed: its SHA-256 is %.12s…, not %.12s…; restore it, or give out the new seal", c.Now, c.Then)
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
	told := func(severity evidence.Severity, file, message string) []evidence.Finding {
		return []evidence.Finding{{Severity: severity, File: file, Rule: "seal", Message: message}}
	}
	switch {
	case armored == nil && s.signers == "":
		return nil, nil
	case armored == nil:
		return told(evidence.Unproven, s.file, fmt.Sprintf("not signed: there is no %s beside it; exhibit seal -sign makes one", filepath.Base(s.file)+signature.Extension)), nil
	}
	key, err := signature.Verify(s.text, armored)
	if err != nil {
		return told(evidence.Unproven, s.file+signature.Extension, err.Error()), nil
	}
	if s.signers == "" {
		return told(evidence.Unchecked, s.file+signature.Extension, fmt.Sprintf(
			"whole, by the key %s; whose that is was not checked: -signers FILE -signer WHO says whose keys are trusted", signature.Describe(key))), nil
	}
	trusted, err := signature.ReadSigners(s.signers)
	if err != nil {
		return nil, fmt.Errorf("cannot read the allowed signers: %w", err)
	}
	if err := trusted.Allows(key, s.signer, now); err != nil {
		return told(evidence.Unproven, s.file+signature.Extension, err.Error()), nil
	}
	return nil, nil
}

// differences is a finding for each file that is not the same in two manifests.
func differences(then, now seal.Manifest, name func(string) string, message func(c seal.Change, inDeck bool) string) []evidence.Finding {
	var all []evidence.Finding
	for _, c := range seal.Changes(then, now) {
		file, inDeck := strings.CutPrefix(c.Path, "deck/")
		if inDeck {
			file = name(file)
		}
		all = append(all, evidence.Finding{Severity: evidence.Unproven, File: file, Rule: "seal", Message: message(c, inDeck)})
	}
	return all
}

// checkBuild finds where this binary does not hold what make built together. A binary
// without a front end holds nothing that make has built.
func checkBuild(name func(string) string) ([]evidence.Finding, error) {
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
	return stale(built, now, name), nil
}

// stale finds what differs from what make built; built is empty in a binary that make has
// not given a manifest.
func stale(built, now seal.Manifest, name func(string) string) []evidence.Finding {
	if built == nil {
		return []evidence.Finding{{Severity: evidence.Unproven, File: manifestName, Rule: "seal", Message: "not in this binary, so that nobody can tell whether its parts belong together; run make"}}
	}
	return differences(built, now, name, func(seal.Change, bool) string {
		return "not what make built this binary from: it comes from go build after a change; run make"
	})
}
