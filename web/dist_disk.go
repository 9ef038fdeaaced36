//go:build dev

package web

import (
	"io/fs"
	"os"
)

// dist is the folder that build/dev.go fills anew whenever a script or a style sheet was saved.
var dist = os.DirFS("bin/dev").(fs.ReadFileFS)
