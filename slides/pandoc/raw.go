package pandoc

import (
	"errors"
	"io/fs"

	"exhibit/seal"
)

// raw reads the bytes of a file, at most limit of them, and notes their digest. It reports every
// failure except fs.ErrNotExist, which the caller explains better.
func (r *reader) raw(name string, limit int64) ([]byte, error) {
	b, err := r.bytes(name, limit)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		r.errorf(name, 0, "%v", err)
	}
	return b, err
}

// bytes is raw without a report.
func (r *reader) bytes(name string, limit int64) ([]byte, error) {
	b, err := ReadFile(r.fsys, name, limit)
	if err == nil {
		r.files[name] = seal.Of(name, b)
	}
	return b, err
}
