package bill

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/CycloneDX/cyclonedx-go"
	"github.com/google/uuid"

	"exhibit/inside"
)

// Release is what an SBOM is of.
type Release struct {
	Version string    // "v1.2.0", or a commit
	Time    time.Time // of the commit
}

// WriteSBOM writes the bill as a CycloneDX 1.6 document in JSON. The same bill and release give the
// same bytes.
func WriteSBOM(w io.Writer, r Release, b *inside.Bill) error {
	const self = "exhibit"
	doc := cyclonedx.NewBOM()
	doc.SerialNumber = uuid.NewSHA1(uuid.NameSpaceURL, fmt.Append(nil, self, r, b.Parts)).URN()
	doc.Metadata = &cyclonedx.Metadata{
		Timestamp: r.Time.UTC().Format(time.RFC3339),
		Component: &cyclonedx.Component{
			BOMRef: self, Type: cyclonedx.ComponentTypeApplication, Name: "exhibit", Version: r.Version,
			Licenses: &cyclonedx.Licenses{{License: &cyclonedx.License{ID: "Apache-2.0"}}},
		},
	}
	var components []cyclonedx.Component
	var refs []string
	for _, p := range b.Parts {
		c, err := component(p)
		if err != nil {
			return err
		}
		components, refs = append(components, c), append(refs, c.BOMRef)
	}
	doc.Components = &components
	doc.Dependencies = &[]cyclonedx.Dependency{{Ref: self, Dependencies: &refs}}
	return cyclonedx.NewBOMEncoder(w, cyclonedx.BOMFileFormatJSON).SetPretty(true).EncodeVersion(doc, cyclonedx.SpecVersion1_6)
}

func component(p inside.Part) (c cyclonedx.Component, err error) {
	c = cyclonedx.Component{
		BOMRef: purl(p), Type: cyclonedx.ComponentTypeLibrary, Name: p.Name, Version: p.Version, PackageURL: purl(p), Scope: cyclonedx.ScopeRequired,
	}
	if p.Kind == inside.Data {
		c.Type = cyclonedx.ComponentTypeData
	}
	if scope, name, ok := strings.Cut(p.Name, "/"); ok && p.Kind == inside.NpmPackage {
		c.Group, c.Name = scope, name
	}
	if strings.Contains(p.Licence, " ") {
		c.Licenses = &cyclonedx.Licenses{{Expression: p.Licence}}
	} else {
		c.Licenses = &cyclonedx.Licenses{{License: &cyclonedx.License{ID: p.Licence}}}
	}
	if p.Sum != "" {
		hash, err := digest(p.Sum)
		if err != nil {
			return c, fmt.Errorf("the digest of %s: %w", p.Name, err)
		}
		c.Hashes = &[]cyclonedx.Hash{hash}
	}
	var in []cyclonedx.Property
	for _, where := range p.In {
		in = append(in, cyclonedx.Property{Name: "exhibit:in", Value: where})
	}
	c.Properties = &in
	return c, nil
}

// purl is the package URL of a part.
func purl(p inside.Part) string {
	switch p.Kind {
	case inside.NpmPackage:
		return "pkg:npm/" + strings.Replace(p.Name, "@", "%40", 1) + "@" + url.PathEscape(p.Version)
	case inside.Data:
		return "pkg:generic/" + url.PathEscape(p.Name) + "@" + url.PathEscape(p.Version)
	}
	return "pkg:golang/" + p.Name + "@" + url.PathEscape(p.Version)
}

// digest reads a digest as go.sum and package-lock.json have it. That of a Go module is of the list
// of its files with their digests, as other tools give it too.
func digest(sum string) (cyclonedx.Hash, error) {
	for prefix, algorithm := range map[string]cyclonedx.HashAlgorithm{"h1:": cyclonedx.HashAlgoSHA256, "sha512-": cyclonedx.HashAlgoSHA512} {
		if text, ok := strings.CutPrefix(sum, prefix); ok {
			bytes, err := base64.StdEncoding.DecodeString(text)
			return cyclonedx.Hash{Algorithm: algorithm, Value: hex.EncodeToString(bytes)}, err
		}
	}
	return cyclonedx.Hash{}, fmt.Errorf("%q is of no known kind", sum)
}
