package charts

import "exhibit/words"

// speak returns the speech of a language. w must not be nil: deck.json has the words of the
// deck's language, and the wasm has none.
func speak(w *words.Charts) speech { return speech{w} }
