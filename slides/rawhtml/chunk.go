package rawhtml

import (
	"bytes"
	"fmt"
	"html"
	"sort"

	"github.com/yuin/goldmark/text"

	model "exhibit/slides"
)

// chunk is HTML that is one piece, though its lines may be apart in the source.
type chunk struct {
	raw    []byte
	starts []int          // where in raw each line begins
	lines  []text.Segment // of the source
	none   map[string]int // by what find looked for, from where on there is none
}

func newChunk(source []byte, lines []text.Segment) *chunk {
	c := &chunk{lines: lines, none: map[string]int{}}
	for _, line := range lines {
		c.starts = append(c.starts, len(c.raw))
		c.raw = append(c.raw, line.Value(source)...)
	}
	return c
}

// line is the number of the line that holds an offset in raw.
func (c *chunk) line(at int) int {
	return sort.SearchInts(c.starts, at+1) - 1
}

// pos is the offset in the source of an offset in raw.
func (c *chunk) pos(at int) int {
	i := c.line(at)
	if i < 0 {
		return 0
	}
	return min(c.lines[i].Start+max(at-c.starts[i]-c.lines[i].Padding, 0), c.lines[i].Stop)
}

// find is the offset in raw of what stands at or behind an offset; -1 if it doesn't.
func (c *chunk) find(what string, at int) int {
	if from, ok := c.none[what]; ok && at >= from {
		return -1
	}
	i := bytes.Index(c.raw[at:], []byte(what))
	if i < 0 {
		c.none[what] = at
		return -1
	}
	return at + i
}

// maxReference is how long the reference of a character may be.
const maxReference = 40

// text adds the text between two offsets in raw, in pieces that are letter for letter in the
// source, or are one character reference.
func (b *Builder) text(c *chunk, start, stop int) {
	if b.hidden != "" {
		return
	}
	fmt.Fprintf(&b.html, "<!--%d-->", len(b.parts))
	var nodes []model.Node
	for start < stop {
		end := stop
		i := c.line(start)
		if next := i + 1; next < len(c.starts) && (c.lines[i].Stop != c.lines[next].Start || c.lines[next].Padding > 0) {
			end = min(end, c.starts[next])
		}
		said := ""
		if padding := c.starts[i] + c.lines[i].Padding; start < padding {
			end = min(end, padding)
			said = string(c.raw[start:end])
		} else if n, as := reference(c.raw[start:end]); n > 0 {
			end, said = start+n, as
		} else {
			end = start + plain(c.raw[start:end])
			said = string(c.raw[start:end])
		}
		nodes = append(nodes, model.Node{Text: said, Pos: c.pos(start)})
		start = end
	}
	b.parts = append(b.parts, part{nodes: nodes})
}

// plain is how many bytes stand before the next reference of a character.
func plain(b []byte) int {
	for i := 0; ; i++ {
		next := bytes.IndexByte(b[i:], '&')
		if next < 0 {
			return len(b)
		}
		if i += next; i > 0 {
			if n, _ := reference(b[i:]); n > 0 {
				return i
			}
		}
	}
}

// reference returns the length of the reference of a character that b begins with, and the
// character; 0 if there is none.
func reference(b []byte) (int, string) {
	if b[0] != '&' {
		return 0, ""
	}
	n := 1
	for n < min(len(b), maxReference) && (b[n] == '#' || b[n]|0x20 >= 'a' && b[n]|0x20 <= 'z' || b[n] >= '0' && b[n] <= '9') {
		n++
	}
	if n < len(b) && b[n] == ';' {
		n++
	}
	written := string(b[:n])
	if as := html.UnescapeString(written); as != written {
		return n, as
	}
	return 0, ""
}
