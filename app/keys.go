package app

import "strconv"

// binding ties keys to a command. The handler, the help text and the tests read
// the same table.
type binding struct {
	keys    []string // values of KeyboardEvent.key; "Shift+" in front where Shift is held
	command command
	help    string
}

var bindings = []binding{
	{[]string{"ArrowRight", "ArrowDown", "PageDown", " ", "Enter"}, next, "next step or slide"},
	{[]string{"ArrowLeft", "ArrowUp", "PageUp", "Backspace", "Shift+ "}, prev, "previous step or slide"},
	{[]string{"Home"}, first, "first slide"},
	{[]string{"End"}, last, "last slide"},
	{[]string{"e"}, evidence, "evidence for this slide"},
	{[]string{"t"}, data, "data of the chart"},
	{[]string{"k"}, asKnown, "the deck as it was known on a day"},
	{[]string{"Escape"}, leave, "close what is open"},
}

// keypress is what a key means to the deck.
type keypress struct {
	command command
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
	for _, b := range bindings {
		for _, k := range b.keys {
			if k == key {
				return keypress{command: b.command, handled: true}
			}
		}
	}
	return keypress{}
}
