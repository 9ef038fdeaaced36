package wasm

import (
	"strings"
	"testing"
)

// module is a module with a section of custom bytes and a data section.
func module(data string) string {
	return header + "\x00\x03\x01xy" + "\x0b" + string(rune(len(data))) + data
}

func TestSegmentsAreJoinedInTheOrderOfTheirAddresses(t *testing.T) {
	got, err := JoinData([]byte(module("\x03" + "\x00\x41\x0c\x0b\x02cd" + "\x00\x41\x04\x0b\x02ab" + "\x00\x41\x0e\x0b\x01e")))
	want := module("\x01" + "\x00\x41\x04\x0b\x0b" + "ab" + "\x00\x00\x00\x00\x00\x00" + "cde")
	if err != nil || string(got) != want {
		t.Errorf("got %q, error %v; want %q", got, err, want)
	}
	again, err := JoinData(got)
	if err != nil || string(again) != want {
		t.Errorf("joined once more, got %q, error %v; want %q", again, err, want)
	}
}

func TestAnAddressWhoseHighestBitWouldBeASignGetsAnotherByte(t *testing.T) {
	in := module("\x01" + "\x00\x41\xc0\x00\x0b\x01a") // 64
	if got, err := JoinData([]byte(in)); err != nil || string(got) != in {
		t.Errorf("got %q, error %v; want %q", got, err, in)
	}
}

func TestWhatTheGoLinkerDoesNotWriteIsRefused(t *testing.T) {
	for in, want := range map[string]string{
		"GIF89a":                                                  "no WebAssembly module",
		header + "\x01\x05":                                       "ends too early",
		module("\x01\x00\x41\x04\x0b\x09ab"):                      "ends too early",
		module("\x01\x00\x23\x00\x0b\x01a"):                       "no constant address",
		module("\x01\x00\x41\x7f\x0b\x01a"):                       "negative",
		module("\x02\x00\x41\x04\x0b\x02ab\x00\x41\x05\x0b\x01c"): "overlaps",
		header + "\x0c\x01\x01":                                   "data count",
	} {
		if _, err := JoinData([]byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one with %q", in, err, want)
		}
	}
}
