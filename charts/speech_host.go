//go:build !js

package charts

import "exhibit/words"

// speak speaks with the words of a language; without any, English.
func speak(w *words.Charts) speech {
	if w == nil {
		w = &words.In("en").Charts
	}
	return speech{w}
}
