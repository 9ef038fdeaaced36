//go:build !js

package foreign

import (
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/tools/present"
)

// command carries out a line such as ".image ice.png 200 _".
func (p *presentReader) command(l line) {
	args := strings.Fields(l.text)
	name, args := args[0], args[1:]
	block := func(text string) {
		p.items = append(p.items, item{line: line{no: l.no}}, item{line: line{no: l.no, text: text}}, item{line: line{no: l.no}})
	}
	wants := map[string]int{".image": 1, ".video": 1, ".background": 1, ".link": 1, ".iframe": 1, ".html": 1, ".caption": 1}
	if n, known := wants[name]; known && len(args) < n {
		p.lose(l.no, "%s without its argument; left out", name)
		return
	}
	switch name {
	case ".code", ".play":
		p.code(l)
	case ".image":
		block("![](" + escaped.Replace(args[0]) + ")" + heightWidth(args[1:]))
	case ".video":
		block("![](" + escaped.Replace(args[0]) + ")" + heightWidth(args[min(2, len(args)):]))
	case ".background":
		p.s.set("background-image", p.local(args[0], l.no))
	case ".link":
		label := escapeText(args[0])
		if len(args) > 1 {
			label = markedUp(strings.Join(args[1:], " "))
		}
		block("[" + label + "](" + escaped.Replace(args[0]) + ")")
	case ".iframe":
		p.lose(l.no, "a page inside the slide; a link to it")
		block("[" + escapeText(args[0]) + "](" + escaped.Replace(args[0]) + ")")
	case ".caption":
		caption := markedUp(strings.Join(args, " "))
		for i := len(p.items) - 1; i >= 0 && i >= len(p.items)-4; i-- {
			if rest, ok := strings.CutPrefix(p.items[i].line.text, "![]("); ok {
				p.items[i].line.text = "![" + caption + "](" + rest
				return
			}
		}
		block(caption)
	case ".html":
		p.html(l, args[0])
	default:
		p.lose(l.no, "%s is no command of present; it stands as text", brief(name))
		p.add(l.no, lineStart(markedUp(l.text)))
	}
}

// heightWidth are the sizes behind a picture: its height and its width in pixels, or _.
func heightWidth(args []string) string {
	var all []string
	for i, name := range []string{"height", "width"} {
		if i < len(args) {
			if d := dimension(name, args[i]); d != "" {
				all = append(all, d)
			}
		}
	}
	if all == nil {
		return ""
	}
	return "{" + strings.Join(all, " ") + "}"
}

// html takes in a file of HTML, without comments, scripts and style sheets.
func (p *presentReader) html(l line, ref string) {
	name := p.find(ref)
	if name == "" {
		p.lose(l.no, ".html %s leads out of the deck's folder; left out", brief(ref))
		return
	}
	src, err := p.converter.text(name)
	if err != nil {
		p.lose(l.no, ".html %s; left out", reason(err))
		return
	}
	outer := p.file
	p.file = name
	p.items = append(p.items, item{line: line{no: l.no}})
	for _, h := range p.scan(src, 1) {
		for _, n := range h.comments {
			p.converter.note(p.s, n.text)
		}
		h.no, h.comments = l.no, nil
		if h.code == indented {
			h.code = notCode
		}
		p.items = append(p.items, item{line: h})
	}
	p.items = append(p.items, item{line: line{no: l.no}})
	p.file = outer
}

var (
	codeHighlight = regexp.MustCompile(`\s+HL([a-zA-Z0-9_]+)$`)
	lineHighlight = regexp.MustCompile(`^(.*?)\s*// HL(.*)$`)
	codeFlags     = regexp.MustCompile(`^\.(?:code|play)\s+((?:-(?:edit|numbers)\s+)*)(\S+)`)
)

// maxCommand is how long a line with .code may be, in bytes; its address is a regular expression.
const maxCommand = 1000

// code takes in the part of a file that .code or .play names. Package present finds it.
func (p *presentReader) code(l line) {
	m := codeFlags.FindStringSubmatch(l.text)
	if m == nil || len(l.text) > maxCommand {
		p.lose(l.no, "%s; left out, it names no file", brief(l.text))
		return
	}
	ctx := present.Context{ReadFile: func(name string) ([]byte, error) {
		text, err := p.converter.text(filepath.ToSlash(name))
		return []byte(text), err
	}}
	doc, err := ctx.Parse(strings.NewReader("title\n\n* slide\n\n"+l.text+"\n"), p.file, 0)
	if err != nil || len(doc.Sections) == 0 || len(doc.Sections[0].Elem) == 0 {
		if p.left < 0 {
			p.fail(err)
		}
		what := "it names no code"
		if err != nil {
			what = strings.TrimPrefix(strings.TrimPrefix(reason(err), p.file+":5"), ": ")
		}
		p.lose(l.no, "%s: %s; left out", brief(l.text), brief(what))
		return
	}
	found, ok := doc.Sections[0].Elem[0].(present.Code)
	if !ok {
		p.lose(l.no, "%s; left out", brief(l.text))
		return
	}
	if strings.HasPrefix(l.text, ".play") {
		p.loseOnce(l.no, "running code; the code is shown")
	}
	if strings.Contains(m[1], "-edit") {
		p.loseOnce(l.no, "editing code; the code is shown")
	}
	highlight := ""
	if h := codeHighlight.FindStringSubmatch(l.text); h != nil {
		highlight = h[1]
	}
	var emphasised []string
	lines := strings.Split(strings.TrimRight(string(found.Raw), "\n"), "\n")
	for i, text := range lines {
		if h := lineHighlight.FindStringSubmatch(text); h != nil {
			lines[i] = h[1]
			if h[2] == highlight {
				emphasised = append(emphasised, strconv.Itoa(i+1))
			}
		}
	}
	lines = outdented(lines)
	info := strings.TrimPrefix(path.Ext(m[2]), ".")
	if !codeName.MatchString(info) {
		info = ""
	}
	if emphasised != nil || strings.Contains(m[1], "-numbers") {
		attrs := []string{}
		if info != "" {
			attrs = append(attrs, "."+info)
		}
		if strings.Contains(m[1], "-numbers") {
			attrs = append(attrs, ".numberLines")
		}
		if emphasised != nil {
			attrs = append(attrs, emphasis(strings.Join(emphasised, ","), strings.Contains(m[1], "-numbers"))...)
		}
		info = " {" + strings.Join(attrs, " ") + "}"
	}
	for _, f := range fenced(l.no, info, lines) {
		p.items = append(p.items, item{line: f})
	}
}

var codeName = regexp.MustCompile(`^[A-Za-z0-9+-]+$`)
