// Package wasm rewrites WebAssembly programs of the Go linker.
package wasm

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// The parts of a binary module that joining reads (WebAssembly Core Specification, 5.5).
const (
	header       = "\x00asm\x01\x00\x00\x00"
	dataSection  = 11
	countSection = 12   // says how many segments there are
	toMemory     = 0x00 // a segment of memory 0, with its place
	i32Const     = 0x41
	end          = 0x0b
	minus        = 0x40 // of the last byte of a signed LEB128
)

var errCut = errors.New("the module ends too early")

// segment is a part of the memory that a program starts with.
type segment struct {
	at   uint64 // address of its first byte
	data []byte
}

// JoinData returns a program whose data section is one segment, with the zeros that lay between its segments. The Go
// linker leaves out each run of zeros and begins a segment behind it: tens of thousands of them, whose addresses
// compress worse than the zeros, and browsers take no more than 100,000 (WebAssembly JavaScript Interface,
// implementation-defined limits). The error is about bytes that are no module, or a data section that is not the Go
// linker's.
func JoinData(program []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(program, []byte(header))
	if !ok {
		return nil, errors.New("this is no WebAssembly module of version 1")
	}
	joined := []byte(header)
	for len(rest) > 0 {
		id := rest[0]
		section, after, err := sized(rest[1:])
		if err != nil {
			return nil, err
		}
		switch id {
		case countSection:
			return nil, errors.New("the module has a data count section, which the Go linker does not write")
		case dataSection:
			segments, err := segmentsOf(section)
			if err != nil {
				return nil, err
			}
			if section, err = one(segments); err != nil {
				return nil, err
			}
		}
		joined = append(binary.AppendUvarint(append(joined, id), uint64(len(section))), section...)
		rest = after
	}
	return joined, nil
}

// number takes an unsigned LEB128 number from the start of b.
func number(b []byte) (n uint64, rest []byte, err error) {
	n, length := binary.Uvarint(b)
	if length <= 0 {
		return 0, nil, errCut
	}
	return n, b[length:], nil
}

// sized takes bytes that follow their own number from the start of b.
func sized(b []byte) (part, rest []byte, err error) {
	n, b, err := number(b)
	if err != nil || n > uint64(len(b)) {
		return nil, nil, errCut
	}
	return b[:n], b[n:], nil
}

// segmentsOf reads a data section. Addresses are constants from 0 to 1<<31 - 1.
func segmentsOf(section []byte) (segments []segment, err error) {
	n, rest, err := number(section)
	for ; n > 0 && err == nil; n-- {
		var s segment
		if !bytes.HasPrefix(rest, []byte{toMemory, i32Const}) {
			return nil, errors.New("a data segment has no constant address")
		}
		address := rest[2:]
		if s.at, rest, err = number(address); err != nil {
			return nil, err
		}
		if last := address[len(address)-len(rest)-1]; last&minus != 0 || len(rest) == 0 || rest[0] != end {
			return nil, errors.New("the address of a data segment is negative or no constant")
		}
		s.data, rest, err = sized(rest[1:])
		segments = append(segments, s)
	}
	return segments, err
}

// one returns a data section with all segments in one. Segments may come in any order, but no two may overlap.
func one(segments []segment) ([]byte, error) {
	if len(segments) == 0 {
		return []byte{0}, nil
	}
	slices.SortFunc(segments, func(a, b segment) int { return cmp.Compare(a.at, b.at) })
	at := segments[0].at
	var data []byte
	for _, s := range segments {
		zeros := int64(s.at-at) - int64(len(data))
		if zeros < 0 {
			return nil, fmt.Errorf("the data segment at %#x overlaps the one before", s.at)
		}
		data = append(append(data, make([]byte, zeros)...), s.data...)
	}
	section := append(binary.AppendUvarint([]byte{1, toMemory, i32Const}, at), end)
	if last := len(section) - 2; section[last]&minus != 0 { // the number is signed: its sign needs a bit
		section = append(section[:last], section[last]|0x80, 0, end)
	}
	return append(binary.AppendUvarint(section, uint64(len(data))), data...), nil
}
