package highlight

import (
	"slices"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// uncoloured are the names by which decks ask for code without colours.
var uncoloured = []string{"", "text", "txt", "plain", "plaintext", "none", "default", "raw", "output", "no-highlight", "nohighlight"}

// aliases are names of Pandoc, Quarto, GitHub and Slidev by names that chroma knows.
var aliases = map[string]string{
	"commonlisp":  "common-lisp",
	"erb":         "html",
	"f#":          "fsharp",
	"fs":          "fsharp",
	"ipython":     "python",
	"ipython3":    "python",
	"jinja2":      "jinja",
	"knitr":       "r",
	"less":        "scss",
	"node":        "javascript",
	"nushell":     "nu",
	"objective-c": "objc",
	"ojs":         "javascript",
	"phtml":       "php",
	"rscript":     "r",
	"shellscript": "bash",
	"svelte":      "html",
	"terminal":    "console",
	"visualbasic": "vb.net",
	"wasm":        "wat",
	"xhtml":       "html",
}

// unbounded are the lexers that cannot be stopped half-way: they colour all of a text before they
// return the first token, hand it to one that does, or can go round without a token.
var unbounded = []string{"ERB", "Go HTML Template", "Haxe", "HTTP", "PHTML", "Svelte", "YAML+Jinja"}

// byName are the lexers that can be stopped, by their names, aliases and file extensions in lower
// case. They find each other in a registry of their own.
var byName = sync.OnceValue(func() map[string]chroma.Lexer {
	bounded := chroma.NewLexerRegistry()
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		if !slices.Contains(unbounded, l.Config().Name) {
			bounded.Register(l)
		}
	}
	found, extensions := map[string]chroma.Lexer{}, map[string]chroma.Lexer{}
	for _, l := range bounded.Lexers {
		c := l.Config()
		for _, name := range append([]string{c.Name}, c.Aliases...) {
			found[strings.ToLower(name)] = bounded.Get(name)
		}
		for _, glob := range c.Filenames {
			extension, ok := strings.CutPrefix(strings.ToLower(glob), "*.")
			if first := extensions[extension]; ok && (first == nil || priority(first) < priority(l)) {
				extensions[extension] = l
			}
		}
	}
	for extension, l := range extensions {
		if found[extension] == nil {
			found[extension] = l
		}
	}
	return found
})

// priority is the weight of a lexer among those of one file extension.
func priority(l chroma.Lexer) float32 {
	if p := l.Config().Priority; p != 0 {
		return p
	}
	return 1
}

// lexer returns the lexer of a language, nil for code without colours and for an unknown
// language, and whether the language is known.
func lexer(language string) (l chroma.Lexer, known bool) {
	name := strings.ToLower(strings.TrimSpace(language))
	name = strings.TrimSuffix(strings.TrimPrefix(name, "{"), "}")
	name = strings.TrimLeft(name, ".= ")
	for _, prefix := range []string{"language-", "lang-"} {
		name = strings.TrimPrefix(name, prefix)
	}
	if end := strings.IndexAny(name, " ,\t"); end >= 0 { // options of a cell
		name = name[:end]
	}
	if slices.Contains(uncoloured, name) {
		return nil, true
	}
	if other := aliases[name]; other != "" {
		name = other
	}
	l = byName()[name]
	return l, l != nil
}
