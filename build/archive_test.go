package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"testing"
	"time"
)

var ofARelease = []packed{{"exhibit_v1/exhibit", 0o755, []byte("a program")}, {"exhibit_v1/LICENSE", 0o644, []byte("a licence")}}

func TestArchivesHoldFilesWithTheirModesAndTheTimeOfTheCommit(t *testing.T) {
	at := time.Unix(1767225601, 500)
	packedUp, err := tarball(ofARelease, at)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packedUp))
	if err != nil {
		t.Fatal(err)
	}
	unpacked := tar.NewReader(z)
	for _, want := range ofARelease {
		h, err := unpacked.Next()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(unpacked); err != nil || string(got) != string(want.content) || h.Name != want.name || h.Mode != want.mode || h.ModTime.Unix() != at.Unix() || h.Uname != "" {
			t.Errorf("%+v, %q, %v", h, got, err)
		}
	}
	if packedUp, err = zipped(ofARelease, at); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(packedUp), int64(len(packedUp)))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range ofARelease {
		f, err := r.File[i].Open()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(f); err != nil || string(got) != string(want.content) || r.File[i].Name != want.name || r.File[i].Modified.Unix() != at.Unix() {
			t.Errorf("%+v, %q, %v", r.File[i], got, err)
		}
	}
}

func TestTheSameFilesAndTimeGiveTheSameArchive(t *testing.T) {
	at := time.Unix(1767225601, 0)
	for name, pack := range map[string]func([]packed, time.Time) ([]byte, error){"tar": tarball, "zip": zipped} {
		here, err := pack(ofARelease, at)
		if err != nil {
			t.Fatal(err)
		}
		there, err := pack(ofARelease, at.In(time.FixedZone("elsewhere", 3*3600)))
		if err != nil || !bytes.Equal(here, there) {
			t.Errorf("%s: two differ (%v)", name, err)
		}
	}
}
