package media

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"slices"
	"strings"

	_ "golang.org/x/image/webp"
)

// How large a picture may be when it is unpacked. Each pixel takes a browser four bytes.
const (
	maxPixels = 64 << 20
	maxSide   = 20_000
)

// pictureSize returns the size of a picture as browsers show it, in pixels; 0 where an SVG does not
// say. The error goes on after the picture's name.
func pictureSize(mime string, content []byte) (width, height int, err error) {
	switch mime {
	case "image/svg+xml":
		return svgSize(content)
	case "image/avif":
		width, height, err = avifSize(content)
	default:
		var config image.Config
		config, _, err = image.DecodeConfig(bytes.NewReader(content))
		width, height = config.Width, config.Height
		if mime == "image/jpeg" && isTurned(content) {
			width, height = height, width
		}
	}
	switch {
	case err != nil || width < 1 || height < 1:
		return 0, 0, fmt.Errorf("is no whole %s picture; save it anew", strings.ToUpper(strings.TrimPrefix(mime, "image/")))
	case width > maxSide || height > maxSide || width*height > maxPixels:
		return 0, 0, fmt.Errorf("has %d by %d pixels, more than %d megapixels or %d on a side; make it smaller, a slide needs about 2000 by 1200",
			width, height, maxPixels>>20, maxSide)
	}
	return width, height, nil
}

// mayBeClear reports whether a picture has clear parts: a drawing, or a PNG, GIF or WebP with pixels that
// are not opaque.
func mayBeClear(mime string, content []byte) bool {
	if mime == "image/svg+xml" {
		return true
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil {
		return false
	}
	switch model := config.ColorModel.(type) {
	case color.Palette:
		return slices.ContainsFunc(model, func(c color.Color) bool { _, _, _, alpha := c.RGBA(); return alpha < 0xffff })
	default:
		if model != color.NRGBAModel && model != color.NRGBA64Model && model != color.NYCbCrAModel {
			return false
		}
	}
	if config.Width*config.Height > maxLooked {
		return true
	}
	picture, _, err := image.Decode(bytes.NewReader(content))
	whole, ok := picture.(interface{ Opaque() bool })
	return err != nil || !ok || !whole.Opaque()
}

// maxLooked is how many pixels a picture may have whose transparency is looked at; a larger one may be clear.
const maxLooked = 4 << 20

// isTurned reports whether a JPEG says by its Exif orientation that it is shown on its side.
func isTurned(jpeg []byte) bool {
	for at := 2; at+4 <= len(jpeg) && jpeg[at] == 0xff; {
		marker, length := jpeg[at+1], int(binary.BigEndian.Uint16(jpeg[at+2:]))
		if marker == 0xff { // a byte of filling
			at++
			continue
		}
		if marker == 0xda || length < 2 || at+2+length > len(jpeg) { // the picture begins
			return false
		}
		if exif, ok := bytes.CutPrefix(jpeg[at+4:at+2+length], []byte("Exif\x00\x00")); marker == 0xe1 && ok {
			return orientation(exif) >= 5
		}
		at += 2 + length
	}
	return false
}

// orientation returns the orientation of Exif data, 1 to 8; 0 if they do not say.
func orientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := order.Uint32(tiff[4:])
	if uint64(at)+2 > uint64(len(tiff)) {
		return 0
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			return 0
		}
		if order.Uint16(entries) == 0x0112 {
			if turn := int(order.Uint16(entries[8:])); turn >= 1 && turn <= 8 {
				return turn
			}
			return 0
		}
		entries = entries[12:]
	}
	return 0
}

// errBoxes is the error for an AVIF that does not have the boxes that say its size.
var errBoxes = errors.New("a box is broken or missing")

// avifSize returns the size of an AVIF picture: that of the largest of its items, of which the
// others are tiles and thumbnails, turned where the picture is.
func avifSize(content []byte) (width, height int, err error) {
	meta := isoBox(content, "meta")
	if len(meta) < 4 {
		return 0, 0, errBoxes
	}
	properties := isoBox(isoBox(meta[4:], "iprp"), "ipco")
	turned := false
	for kind, body := range isoBoxes(properties) {
		switch {
		case kind == "irot" && len(body) >= 1:
			turned = body[0]&1 == 1
		case kind == "ispe" && len(body) >= 12:
			w, h := binary.BigEndian.Uint32(body[4:]), binary.BigEndian.Uint32(body[8:])
			if w > 1<<30 || h > 1<<30 {
				return 0, 0, errBoxes
			}
			if int(w)*int(h) > width*height {
				width, height = int(w), int(h)
			}
		}
	}
	if turned {
		width, height = height, width
	}
	return width, height, nil
}

// isoBox returns the content of the first box of a kind; nil for none.
func isoBox(b []byte, kind string) []byte {
	for k, body := range isoBoxes(b) {
		if k == kind {
			return body
		}
	}
	return nil
}

// isoBoxes yields the boxes of the ISO base media file format, kind and content, up to a broken one.
func isoBoxes(b []byte) func(yield func(string, []byte) bool) {
	return func(yield func(string, []byte) bool) {
		for len(b) >= 8 {
			size, head := uint64(binary.BigEndian.Uint32(b)), uint64(8)
			switch {
			case size == 0: // up to the end
				size = uint64(len(b))
			case size == 1 && len(b) >= 16:
				size, head = binary.BigEndian.Uint64(b[8:]), 16
			}
			if size < head || size > uint64(len(b)) || !yield(string(b[4:8]), b[head:size]) {
				return
			}
			b = b[size:]
		}
	}
}
