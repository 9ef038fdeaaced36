//go:build !js

package main

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"

	"exhibit/slides/evidence"
	"exhibit/slides/fault"
	"exhibit/slides/pandoc"

	"exhibit/seal"
	"exhibit/slides/briefing"
	"exhibit/web"
)

// manifestName is how findings name the manifest as a whole.
const manifestName = "manifest.sha256"

// sealed is what -seal asks for: a manifest, or a seal's first digits.
type sealed struct {
	manifest seal.Manifest // nil where only digits are known
	digits   string
}

var sealDigits = regexp.MustCompile(`^[0-9a-f]{8,64}$`)

// Set reads the value of -seal: a seal or the beginning of one, spaces ignored, or the
// name of a file with a manifest.
func (s *sealed) Set(value string) error {
	digits := strings.ToLower(strings.Join(strings.Fields(value), ""))
	if sealDigits.MatchString(digits) {
		*s = sealed{digits: digits}
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
	*s = sealed{manifest: m}
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
