package typeface

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"io"

	"github.com/andybalholm/brotli"
)

const (
	maxUnpacked = 30 << 20 // bytes of a font that is unpacked
	maxTables   = 64       // of a font
)

var errTooLarge = errors.New("is larger than 30 MB when it is unpacked; save it with fewer characters")

// bounded refuses a file that unpacks to more than it may, before anything is unpacked for good: what reads fonts
// trusts the sizes that they give of themselves.
func bounded(file []byte) error {
	switch {
	case bytes.HasPrefix(file, []byte("wOF2")):
		return boundedWOFF2(file)
	case bytes.HasPrefix(file, []byte("wOFF")):
		return boundedWOFF(file)
	}
	return nil
}

// unpacks reports whether a stream ends within a number of bytes.
func unpacks(stream io.Reader, limit int64) error {
	n, err := io.Copy(io.Discard, io.LimitReader(stream, limit+1))
	if err != nil {
		return errDamaged
	}
	if n > limit {
		return errTooLarge
	}
	return nil
}

// boundedWOFF reads the directory of tables: 44 bytes of head, then 20 a table.
func boundedWOFF(file []byte) error {
	const head, entry = 44, 20
	if len(file) < head {
		return errDamaged
	}
	tables, total := int(binary.BigEndian.Uint16(file[12:])), int64(0)
	if tables > maxTables || len(file) < head+entry*tables {
		return errDamaged
	}
	for i := range tables {
		at := file[head+entry*i:]
		offset, packed, size := int64(binary.BigEndian.Uint32(at[4:])), int64(binary.BigEndian.Uint32(at[8:])), int64(binary.BigEndian.Uint32(at[12:]))
		if total += size; total > maxUnpacked {
			return errTooLarge
		}
		if offset+packed > int64(len(file)) {
			return errDamaged
		}
		if packed >= size {
			continue
		}
		stream, err := zlib.NewReader(bytes.NewReader(file[offset : offset+packed]))
		if err != nil {
			return errDamaged
		}
		if err := unpacks(stream, size); err != nil {
			return err
		}
	}
	return nil
}

// boundedWOFF2 finds the one stream that holds all tables behind their directory, whose entries have a length of
// their own each.
func boundedWOFF2(file []byte) error {
	const head = 48
	if len(file) < head {
		return errDamaged
	}
	tables, packed := int(binary.BigEndian.Uint16(file[12:])), int(binary.BigEndian.Uint32(file[20:]))
	if tables > maxTables {
		return errDamaged
	}
	rest := file[head:]
	number := func() { // of up to five bytes, of which the last is below 128
		for n := 0; len(rest) > 0 && n < 5; n++ {
			last := rest[0] < 128
			if rest = rest[1:]; last {
				return
			}
		}
	}
	for range tables {
		if len(rest) == 0 {
			return errDamaged
		}
		tag, transform := rest[0]&63, rest[0]>>6
		rest = rest[1:]
		const glyf, loca, own = 10, 11, 63 // in the list of known tags
		if tag == own {
			rest = rest[min(4, len(rest)):]
		}
		number()
		if isOutlines := tag == glyf || tag == loca; isOutlines != (transform != 0) { // it is transformed
			number()
		}
	}
	if packed > len(rest) {
		return errDamaged
	}
	return unpacks(brotli.NewReader(bytes.NewReader(rest[:packed])), maxUnpacked)
}

// whole reports whether each table of a font lies within it.
func whole(font []byte) bool {
	const head, entry = 12, 16
	if len(font) < head {
		return false
	}
	tables := int(binary.BigEndian.Uint16(font[4:]))
	if tables > maxTables || len(font) < head+entry*tables {
		return false
	}
	for i := range tables {
		at := font[head+entry*i:]
		if int64(binary.BigEndian.Uint32(at[8:]))+int64(binary.BigEndian.Uint32(at[12:])) > int64(len(font)) {
			return false
		}
	}
	return true
}
