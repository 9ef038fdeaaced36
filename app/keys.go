package app

// Kind says what a command concerns. Every reader of [Bindings] decides by it, never by a list
// of command names of its own.
type Kind string

const (
	Move   Kind = "move"   // another step or slide
	Panel  Kind = "panel"  // opens or closes a part of the slide's own page
	Screen Kind = "screen" // the screen of the audience: black, white, or the speaker view's
	Tool   Kind = "tool"   // a dialog or a mode, fetched with client/tools when it is first used
	Leave  Kind = "leave"  // ends what was begun last, or closes what is open
)

// Binding ties keys to a command. The navigator, the speaker view, dialogs, the menu, the help,
// the README and the tests read the same table; client/keys.js says how a key press is matched.
type Binding struct {
	Keys    []string `json:"keys"`    // values of KeyboardEvent.key; "Shift+" in front where Shift is held
	Command string   `json:"command"` // its name in words
	Kind    Kind     `json:"kind"`
}

// Bindings are all keys of the deck, in the order of the help.
var Bindings = []Binding{
	{[]string{"ArrowRight", "ArrowDown", "PageDown", " ", "Enter"}, "next", Move},
	{[]string{"ArrowLeft", "ArrowUp", "PageUp", "Backspace", "Shift+ "}, "prev", Move},
	{[]string{"Home"}, "first", Move},
	{[]string{"End"}, "last", Move},
	{[]string{"o"}, "overview", Tool},
	{[]string{"/"}, "search", Tool},
	{[]string{"s"}, "speaker", Screen},
	{[]string{"e"}, "evidence", Panel},
	{[]string{"p"}, "passage", Tool},
	{[]string{"t"}, "data", Panel},
	{[]string{"k"}, "known", Panel},
	{[]string{"z"}, "zoom", Tool},
	{[]string{"b", "."}, "black", Screen},
	{[]string{"w"}, "white", Screen},
	{[]string{"l"}, "pointer", Tool},
	{[]string{"f"}, "fullscreen", Tool},
	{[]string{"d"}, "theme", Tool},
	{[]string{"c"}, "share", Tool},
	{[]string{"q"}, "qr", Tool},
	{[]string{"i"}, "offline", Tool},
	{[]string{"?"}, "help", Tool},
	{[]string{"Escape"}, "leave", Leave},
}
