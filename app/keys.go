package app

// Binding ties keys to a command, which the loader or its tools carry out. The loader, the
// help, the README and the tests read the same table.
type Binding struct {
	Keys    []string // values of KeyboardEvent.key; "Shift+" in front where Shift is held
	Command string   // its name in words
}

// Bindings are all keys of the deck, in the order of the help.
var Bindings = []Binding{
	{[]string{"ArrowRight", "ArrowDown", "PageDown", " ", "Enter"}, "next"},
	{[]string{"ArrowLeft", "ArrowUp", "PageUp", "Backspace", "Shift+ "}, "prev"},
	{[]string{"Home"}, "first"},
	{[]string{"End"}, "last"},
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
