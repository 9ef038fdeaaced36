//go:build !js

package main

import (
	"fmt"
	"os"
	"path/filepath"

	"exhibit/slides/document"
)

// cacheSwitch is the environment variable that turns the cache off.
const cacheSwitch = "EXHIBIT_CACHE"

// keepPassages makes the process keep the passages of PDFs in the user's cache folder, unless the environment turns that off. The binary's
// size and time stand for its version, since one that is being developed has none.
func keepPassages() {
	folder, err := os.UserCacheDir()
	if err != nil || os.Getenv(cacheSwitch) == "off" {
		return
	}
	path, err := os.Executable()
	if err != nil {
		return
	}
	if own, err := os.Stat(path); err == nil {
		document.Keep(filepath.Join(folder, "exhibit", "passages"), fmt.Sprint(commit, own.Size(), own.ModTime().UnixNano()))
	}
}
