package web

import (
	"errors"
	"io/fs"

	"exhibit/seal"
)

// manifestFile is what make writes into dist: the manifest of the embedded deck and of the
// rest of dist.
const manifestFile = "manifest.sha256"

// Manifest lists what makes up a briefing: the files of its deck, below deck/, and what
// this binary serves and draws it with, below assets/. The error may be [ErrUnbuilt].
func Manifest(deck seal.Manifest) (seal.Manifest, error) {
	a, err := loadAssets()
	if err != nil {
		return nil, err
	}
	return a.manifest(deck), nil
}

func (a *assets) manifest(deck seal.Manifest) seal.Manifest {
	return seal.New(append(deck.Below("deck"), a.files.Below("assets")...)...)
}

// Built is the manifest that make wrote when it built this binary's front end; empty if it
// did not.
func Built() (seal.Manifest, error) {
	b, err := dist.ReadFile("dist/" + manifestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return seal.Parse(string(b))
}
