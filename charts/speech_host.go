//go:build !js

package charts

import "exhibit/words"

// speak returns the speech of a language; of English for nil.
func speak(w *words.Charts) speech {
	if w == nil {
		w = &words.In("en").Charts
	}
	return speech{w}
}
