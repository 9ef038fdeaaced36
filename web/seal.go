package web

import (
	"errors"
	"io/fs"

	"exhibit/seal"
)

// manifestFile is the file in dist into which make writes the manifest of the embedded deck and of
// the other files of dist.
const manifestFile = "manifest.sha256"

// Manifest lists the files that make up a briefing with their SHA-256: those of its deck below
// deck/, and those that this binary serves and draws it with below assets/. The error may be
// [ErrUnbuilt].
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

// Built is the manifest that make wrote when it built this binary's front end; nil if it wrote
// none. The error is about a manifest that cannot be read.
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
