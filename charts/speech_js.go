package charts

import "exhibit/words"

// speak speaks with the words of a language. The page brings those of its deck: no table
// is in the wasm, so there must be some.
func speak(w *words.Charts) speech { return speech{w} }
