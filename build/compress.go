package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// compress writes NAME.br, NAME.zst and NAME.gz beside each named file of dist, at the
// highest levels: this is done once, and sent to everyone. A file that is already done stays.
func compress(names ...string) error {
	errs := make([]error, len(names))
	var wg sync.WaitGroup
	for i, name := range names {
		wg.Go(func() { errs[i] = compressFile(filepath.Join(dist, name)) })
	}
	wg.Wait()
	return errors.Join(errs...)
}

func compressFile(path string) error {
	plain, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if done, err := os.ReadFile(path + ".gz"); err == nil && holds(done, plain) {
		_, br := os.Stat(path + ".br")
		_, zst := os.Stat(path + ".zst")
		if br == nil && zst == nil {
			return nil
		}
	}
	var br, zst, gz bytes.Buffer
	w := brotli.NewWriterOptions(&br, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	// Browsers take no larger window (RFC 9659).
	s, err := zstd.NewWriter(&zst, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithWindowSize(8<<20))
	if err != nil {
		return err
	}
	z, err := gzip.NewWriterLevel(&gz, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, c := range []io.WriteCloser{w, s, z} {
		if _, err := c.Write(plain); err != nil {
			return err
		}
		if err := c.Close(); err != nil {
			return err
		}
	}
	// The .gz goes last: while it is not there, none of them counts as done.
	return errors.Join(os.WriteFile(path+".br", br.Bytes(), 0o644), os.WriteFile(path+".zst", zst.Bytes(), 0o644), os.WriteFile(path+".gz", gz.Bytes(), 0o644))
}

// holds reports whether gz is a gzip file of plain.
func holds(gz, plain []byte) bool {
	r, err := gzip.NewReader(bytes.NewReader(gz))
	if err != nil {
		return false
	}
	got, err := io.ReadAll(r)
	return err == nil && bytes.Equal(got, plain)
}
