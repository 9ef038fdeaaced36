//go:build !dev

package web

import "embed"

// dist is the folder that make fills, as the binary embeds it.
//
//go:embed dist
var dist embed.FS
