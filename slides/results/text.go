package results

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// Text is the text of a file in UTF-8 or, with a byte order mark, in UTF-16, with line
// feeds only and without the mark. If it is neither, bad is the line of the first wrong byte.
func Text(b []byte) (text []byte, bad int) {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		b = fromUTF16(b[2:], binary.LittleEndian)
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		b = fromUTF16(b[2:], binary.BigEndian)
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	if bytes.IndexByte(b, '\n') < 0 {
		b = bytes.ReplaceAll(b, []byte("\r"), []byte("\n"))
	}
	for at := 0; at < len(b); {
		c, size := utf8.DecodeRune(b[at:])
		if c == 0 || c == utf8.RuneError && size == 1 {
			return nil, 1 + bytes.Count(b[:at], []byte("\n"))
		}
		at += size
	}
	return b, 0
}

// fromUTF16 returns the text in UTF-8. Half a character at the end becomes a byte that is not
// UTF-8.
func fromUTF16(b []byte, order binary.ByteOrder) []byte {
	text := make([]byte, 0, len(b))
	for ; len(b) > 1; b = b[2:] {
		c := rune(order.Uint16(b))
		if utf16.IsSurrogate(c) && len(b) > 3 {
			if pair := utf16.DecodeRune(c, rune(order.Uint16(b[2:]))); pair != utf8.RuneError {
				c, b = pair, b[2:]
			}
		}
		text = utf8.AppendRune(text, c)
	}
	if len(b) > 0 {
		text = append(text, 0xff)
	}
	return text
}
