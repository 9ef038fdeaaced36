package app

import (
	"slices"
	"strconv"
)

// Binding ties keys to a command. The front end, the loader, the help, the README and the
// tests read the same table.
type Binding struct {
	Keys    []string // values of KeyboardEvent.key; "Shift+" in front where Shift is held
	Command string   // its name in words
}

// Bindings are all keys of the deck, in the order of the help.
var Bindings = []Binding{
	{[]string{"ArrowRight", "ArrowDown", "PageDown", " ", "Enter"}, next},
	{[]string{"ArrowLeft", "ArrowUp", "PageUp", "Backspace", "Shift+ "}, prev},
	{[]string{"Home"}, first},
	{[]string{"End"}, last},
	{[]string{"o"}, "overview"},
	{[]string{"/"}, "search"},
	{[]string{"s"}, "speaker"},
	{[]string{"e"}, "evidence"},
	{[]string{"t"}, "data"},
	{[]string{"k"}, "known"},
	{[]string{"z"}, "zoom"},
	{[]string{"b", "."}, "black"},
	{[]string{"w"}, "white"},
	{[]string{"l"}, "pointer"},
	{[]string{"f"}, "fullscreen"},
	{[]string{"d"}, "theme"},
	{[]string{"c"}, "share"},
	{[]string{"q"}, "qr"},
	{[]string{"i"}, "offline"},
	{[]string{"?"}, "help"},
	{[]string{"Escape"}, "leave"},
}

// keypress is what a key means to the deck.
type keypress struct {
	command string // empty for none
	goTo    int    // the number of a slide to go to; 0 for none
	digits  string // what has been typed of a number so far
	handled bool   // the deck uses the key: the browser's own action is suppressed
}

// press interprets one key, given the digits typed before it. A number followed by
// Enter goes to that slide; any other key drops the number.
func press(key string, shift bool, digits string) keypress {
	if len(key) == 1 && key[0] >= '0' && key[0] <= '9' {
		const longest = 4 // digits; a number beyond that is nobody's slide
		if len(digits) < longest {
			digits += key
		}
		return keypress{digits: digits, handled: true}
	}
	if key == "Enter" && digits != "" {
		n, _ := strconv.Atoi(digits)
		return keypress{goTo: max(n, 1), handled: true}
	}
	if shift && key == " " {
		key = "Shift+ "
	}
	for _, b := range Bindings {
		if slices.Contains(b.Keys, key) {
			return keypress{command: b.Command, handled: true}
		}
	}
	return keypress{}
}
