package main

import (
	"bytes"
	"debug/buildinfo"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"exhibit/build/bill"
	"exhibit/inside"
	"exhibit/seal"
)

// release packs what users download into the folder release: an archive a platform, the licences
// of what is inside, an SBOM, and the digests of all of them. make has built the binaries before,
// as FROM/exhibit-SYSTEM-MACHINE. The arguments besides flags are the platforms.
func release(args []string) error {
	flags := flag.NewFlagSet("release", flag.ExitOnError)
	version := flags.String("version", "", "the tag or commit")
	seconds := flags.Int64("time", 0, "when the commit was made, in seconds since 1970")
	from := flags.String("from", "", "the folder with the binaries")
	flags.Parse(args)
	at := time.Unix(*seconds, 0)
	b, err := readBill()
	if err != nil {
		return fmt.Errorf("what is inside: %w", err)
	}
	files := map[string][]byte{}
	for _, platform := range flags.Args() {
		name, archive, err := pack(platform, *version, *from, at, b)
		if err != nil {
			return fmt.Errorf("packing for %s: %w", platform, err)
		}
		files[name] = archive
	}
	var sbom bytes.Buffer
	if err := bill.WriteSBOM(&sbom, bill.Release{Version: *version, Time: at}, b); err != nil {
		return fmt.Errorf("writing the SBOM: %w", err)
	}
	files["exhibit_"+*version+".cdx.json"] = sbom.Bytes()
	files[noticesFile] = []byte(b.Notices())
	var sums []seal.File
	for name, content := range files {
		sums = append(sums, seal.Of(name, content))
	}
	files["SHA256SUMS"] = []byte(seal.New(sums...).String())
	return replaceFolder("release", files)
}

// noticesFile is the name of the file with the licences of what is inside.
const noticesFile = "THIRD-PARTY-LICENSES"

// readBill reads the bill that make has written.
func readBill() (*inside.Bill, error) {
	f, err := os.Open(inside.File)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return inside.Read(f)
}

// pack makes the archive of a platform: in a folder of the archive's name, the binary with what
// belongs to it.
func pack(platform, version, from string, at time.Time, b *inside.Bill) (name string, archive []byte, err error) {
	system, machine, _ := strings.Cut(platform, "/")
	binary := filepath.Join(from, "exhibit-"+system+"-"+machine)
	if err := checkBinary(binary, platform, b); err != nil {
		return "", nil, err
	}
	folder := fmt.Sprintf("exhibit_%s_%s_%s", version, system, machine)
	exe := ""
	if system == "windows" {
		exe = ".exe"
	}
	files := []packed{{folder + "/" + noticesFile, 0o644, []byte(b.Notices())}}
	for _, f := range []struct {
		from, to string
		mode     int64
	}{{binary, "exhibit" + exe, 0o755}, {"LICENSE", "LICENSE", 0o644}, {"README.md", "README.md", 0o644}} {
		content, err := os.ReadFile(f.from)
		if err != nil {
			return "", nil, err
		}
		files = append(files, packed{folder + "/" + f.to, f.mode, content})
	}
	if system == "windows" {
		archive, err = zipped(files, at)
		return folder + ".zip", archive, err
	}
	archive, err = tarball(files, at)
	return folder + ".tar.gz", archive, err
}

// checkBinary returns an error for a binary that is not what it is taken for: built for the
// platform, without C and without the paths of this computer, and of modules that are in the bill.
func checkBinary(file, platform string, b *inside.Bill) error {
	built, err := buildinfo.ReadFile(file)
	if err != nil {
		return err
	}
	settings := map[string]string{}
	for _, s := range built.Settings {
		settings[s.Key] = s.Value
	}
	if got := settings["GOOS"] + "/" + settings["GOARCH"]; got != platform || settings["CGO_ENABLED"] != "0" || settings["-trimpath"] != "true" {
		return fmt.Errorf("%s was built for %s, with CGO_ENABLED=%s and -trimpath=%s; build it with make release", file, got, settings["CGO_ENABLED"], settings["-trimpath"])
	}
	listed := map[string]bool{}
	for _, p := range b.Parts {
		listed[p.Name+" "+p.Version] = true
	}
	for _, d := range built.Deps {
		if d.Replace != nil {
			d = d.Replace
		}
		if !listed[d.Path+" "+d.Version] {
			return fmt.Errorf("%s has %s %s in it, which the list of what is inside has not; make release makes that anew", file, d.Path, d.Version)
		}
	}
	return nil
}

// replaceFolder puts a folder with files in the place of the one that is there. It is whole, or
// the old one stays.
func replaceFolder(folder string, files map[string][]byte) error {
	beside, err := os.MkdirTemp(filepath.Dir(folder), "."+filepath.Base(folder)+"-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(beside)
	if err := os.Chmod(beside, 0o755); err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(beside, name), content, 0o644); err != nil {
			return err
		}
	}
	return errors.Join(os.RemoveAll(folder), os.Rename(beside, folder))
}
