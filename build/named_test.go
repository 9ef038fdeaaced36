package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	// fileName matches what is named like a file of this project, with the folders before it.
	fileName = regexp.MustCompile(`[\w./-]*\w\.(?:go|js|mjs|css|md|sh)\b`)
	// scriptComment matches a comment of a script or a style sheet; "://" in a text begins none.
	scriptComment = regexp.MustCompile(`(?s)/\*.*?\*/|(?m:(?:^|[^:])//.*$)`)
	// member matches what looks like a Go file in a script and is a member, as in the call of its method go.
	member = regexp.MustCompile(`(^|[^\w/])\w+\.go\b`)
	// pattern matches names with wildcards.
	pattern = regexp.MustCompile(`\S*\*\S*`)
)

// elsewhere are names of what is not in the repository.
var elsewhere = []string{
	"wasm_exec.js", // of the Go toolchain
	"node_modules/temml/dist/temml.min.js",
	"reveal.js", // a library
	"node.go",   // of go-app
	"talk.md",   // a deck in examples
	"deck/talk.md",
}

// TestFilesNamedInCommentsExist looks at comments of Go, scripts and style sheets, and at all of
// Makefile and of the Markdown files but decks.
func TestFilesNamedInCommentsExist(t *testing.T) {
	root := os.DirFS("..")
	known, read := repository(t, root)
	for _, e := range entries {
		known = append(known, dist+"/"+e.to)
	}
	exists := func(name string) bool {
		name = strings.TrimLeft(name, "./")
		for _, file := range append(known, elsewhere...) {
			if file == name || strings.HasSuffix(file, "/"+name) {
				return true
			}
		}
		return false
	}
	if exists("no/such.go") || !exists("build/named_test.go") || !exists("./named_test.go") {
		t.Fatal("the test does not tell which files exist")
	}
	for _, file := range read {
		for _, name := range fileName.FindAllString(prose(t, root, file), -1) {
			types := strings.TrimSuffix(name, ".js") + ".d.ts" // import("./types.js") in JSDoc
			if !exists(name) && !exists(types) {
				t.Errorf("%s names %s, which does not exist", file, name)
			}
		}
	}
}

// repository lists the files of the project, and those of them that the test reads.
func repository(t *testing.T, root fs.FS) (all, read []string) {
	t.Helper()
	err := fs.WalkDir(root, ".", func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (file == "node_modules" || file == "bin" || file == "release" || file == dist || file == ".git"):
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		all = append(all, file)
		switch path.Ext(file) {
		case ".go", ".js", ".mjs", ".ts", ".css", ".md", ".sh", "":
			if path.Base(file) != "deck.md" && !strings.Contains(file, "/testdata/") {
				read = append(read, file)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all, read
}

// prose returns the comments of a file, or all of one that is no program.
func prose(t *testing.T, root fs.FS, file string) string {
	t.Helper()
	content, err := fs.ReadFile(root, file)
	if err != nil {
		t.Fatal(err)
	}
	var comments strings.Builder
	switch filepath.Ext(file) {
	case ".go":
		parsed, err := parser.ParseFile(token.NewFileSet(), file, content, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, group := range parsed.Comments {
			comments.WriteString(group.Text())
		}
	case ".js", ".mjs", ".ts", ".css":
		for _, comment := range scriptComment.FindAll(content, -1) {
			comments.Write(member.ReplaceAll(comment, nil))
		}
	default:
		comments.Write(pattern.ReplaceAll(content, nil))
	}
	return comments.String()
}
