package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/image/colornames"
)

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	// declaration matches a property and its value. A selector with a pseudo-class before it is
	// cut off at the brace.
	declaration = regexp.MustCompile(`([\w-]+)\s*:\s*([^;{}]+)`)
	// noColour matches the parts of a value that may be spelled like a colour: custom properties,
	// URLs and strings.
	noColour = regexp.MustCompile(`--[\w-]+|url\([^)]*\)|"[^"]*"|'[^']*'`)
	colour   = regexp.MustCompile(`(?i)#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(`)
	word     = regexp.MustCompile(`[A-Za-z][\w-]*`)
)

// literalColours returns the declarations of a style sheet that have a colour of their own. A
// custom property may: it gives the colour a name.
func literalColours(css string) (found []string) {
	for _, d := range declaration.FindAllStringSubmatch(cssComment.ReplaceAllString(css, ""), -1) {
		if strings.HasPrefix(d[1], "--") {
			continue
		}
		value := noColour.ReplaceAllString(d[2], "")
		is := colour.MatchString(value)
		for _, w := range word.FindAllString(value, -1) {
			_, named := colornames.Map[strings.ToLower(w)]
			is = is || named
		}
		if is {
			found = append(found, d[0])
		}
	}
	return found
}

// TestStyleSheetsTakeColoursFromCustomProperties keeps the palette in one place, light and dark.
// It stands for stylelint, which is fifty packages for this one rule.
func TestStyleSheetsTakeColoursFromCustomProperties(t *testing.T) {
	const css = "a:hover { color: #fff } b { --ours: #fff; color: var(--white); white-space: nowrap; color: color-mix(in srgb, var(--x) 3%, transparent); background: url(red.png); border: 1px solid Tomato }"
	if found := literalColours(css); len(found) != 2 {
		t.Fatalf("the test finds %q", found)
	}
	sheets, err := filepath.Glob("../client/css/*.css")
	if err != nil || len(sheets) == 0 {
		t.Fatal("no style sheets", err)
	}
	for _, sheet := range sheets {
		text, err := os.ReadFile(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Base(sheet) == "values.css" {
			continue
		}
		for _, found := range literalColours(string(text)) {
			t.Errorf("%s: %s; use a custom property of values.css", filepath.Base(sheet), found)
		}
	}
}
