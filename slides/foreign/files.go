//go:build !js

package foreign

import (
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxFiles is how many files a deck may want to have copied.
const maxFiles = 2000

var (
	scheme  = regexp.MustCompile(`^(?:[A-Za-z][A-Za-z0-9+.-]*:|//|#|\{\{)`)
	outside = regexp.MustCompile(`(?s)^.*[/\\\x00]|^\.+$`) // all of a path but its last part, which the reader would refuse
	length  = regexp.MustCompile(`^(\d{1,5}(?:\.\d{1,4})?)(px|%|em|rem|in|cm|mm|vw|vh)?$`)
	escaped = strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `"`, "%22", `\`, "%5C", "\n", "%0A")
)

// local is the address of a picture or file as the deck is to name it. A file in the folder of
// the input is noted to be copied.
func (c *converter) local(ref string, no int) string {
	if ref == "" || scheme.MatchString(ref) {
		return ref
	}
	name, rest := ref, ""
	if at := strings.IndexAny(ref, "?#"); at >= 0 {
		name, rest = ref[:at], ref[at:]
	}
	plain, err := url.PathUnescape(name)
	if err != nil || !utf8.ValidString(plain) {
		plain = name
	}
	found := c.find(plain)
	switch {
	case found == "":
		c.loseOnce(no, "%q leads out of the deck's folder; the file is not copied, so put it beside the new deck", ref)
		return escaped.Replace(outside.ReplaceAllString(plain, ""))
	case c.files[found]:
	case c.isDir(found):
		return ref
	case regular(c.fsys, found) != nil:
		c.loseOnce(no, "%q is not a file in the deck's folder; nothing is copied", ref)
		return ref
	case len(c.files) >= maxFiles:
		c.loseOnce(no, "more than %d files; the others are not copied", maxFiles)
		return ref
	default:
		c.files[found] = true
	}
	if strings.HasPrefix(rest, "?") {
		rest = ""
	}
	if found == name {
		return name + rest
	}
	return escaped.Replace(found) + rest
}

// find is the path of a file that the input names, as seen from the folder of the input; empty
// if it leads out. A leading slash means that folder, or for Slidev its folder public.
func (c *converter) find(name string) string {
	p := path.Join(c.dir(), name)
	if strings.HasPrefix(name, "/") {
		p = path.Clean("." + name)
		if c.tool == Slidev {
			p = path.Join("public", name)
		}
	}
	if !fs.ValidPath(p) || strings.ContainsAny(p, "\x00\\") {
		return ""
	}
	return p
}

func (c *converter) isDir(name string) bool {
	info, err := fs.Stat(c.fsys, name)
	return err == nil && info.IsDir()
}

// link is the address of a link as the deck is to write it. One that leads to another slide
// keeps its name until all slides are known.
func (c *converter) link(ref string, no int) string {
	if strings.HasPrefix(ref, "#") {
		name := strings.TrimPrefix(ref[1:], "/")
		if n, err := strconv.Atoi(name); err == nil && c.tool == Reveal { // counted from 0
			name = strconv.Itoa(n + 1)
		}
		if _, seen := c.links[name]; !seen && name != "" {
			c.links[name] = Loss{File: c.file, Line: no}
		}
		return slideLink + name
	}
	if c.tool == Slidev && slideNumber.MatchString(ref) {
		return c.link("#"+ref[1:], no)
	}
	return c.local(ref, no)
}

// picture is an image in Markdown. Of Marp's words in the alternative text some are settings.
func (b *builder) picture(alt, ref, title string, no int) string {
	var size []string
	if b.tool == Marp && !b.noted {
		var words pictureWords
		if words, alt = marpPicture(alt); words.background {
			b.background(words, ref, no)
			return ""
		}
		size = words.size
		if words.filters {
			b.lose(no, "a filter of a picture; the picture is shown as it is")
		}
	}
	return b.image(alt, ref, title, size, no)
}

// image writes a picture with its sizes, which are attributes such as width=60%.
func (b *builder) image(alt, ref, title string, size []string, no int) string {
	md := "![" + alt + "](" + b.local(ref, no)
	if title != "" {
		md += " " + title
	}
	md += ")"
	if len(size) > 0 {
		md += "{" + strings.Join(size, " ") + "}"
	}
	return md
}

// dimension is an attribute such as width=300px for a length in CSS; a number alone is pixels.
// It is empty for what is no length that Pandoc reads.
func dimension(name, value string) string {
	m := length.FindStringSubmatch(strings.TrimSpace(value))
	if m == nil {
		return ""
	}
	n, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		return ""
	}
	switch m[2] {
	case "":
		m[2] = "px"
	case "vw", "vh": // a slide fills the window
		m[2] = "%"
	case "rem":
		m[2] = "em"
	}
	return name + "=" + strconv.FormatFloat(n, 'f', -1, 64) + m[2]
}
