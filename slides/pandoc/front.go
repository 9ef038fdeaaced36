package pandoc

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"exhibit/slides"
	"exhibit/slides/fields"
	"exhibit/slides/spelling"
)

// frontMatter reads what stands before the slides: YAML between lines ---, Pandoc's title block of
// lines that begin with %, or nothing. It overwrites it with spaces in the source, so that offsets
// of the slides stay valid. It is false if the end of the front matter is missing.
func (r *reader) frontMatter() bool {
	switch {
	case strings.HasPrefix(r.lineText(1), "%"):
		r.titleBlock()
		return true
	case strings.TrimRight(r.lineText(1), " \t") != "---" || strings.TrimSpace(r.lineText(2)) == "":
		return true // a rule, or no front matter
	}
	end := 2
	for l := strings.TrimRight(r.lineText(end), " \t"); l != "---" && l != "..."; l = strings.TrimRight(r.lineText(end), " \t") {
		if end >= len(r.lines)-1 {
			r.errorf(r.name, 1, "the front matter is not closed; add a line ---")
			return false
		}
		end++
	}
	y := yamlText{r, r.name, frontLines}
	values := y.parse(bytes.Clone(r.src[r.lines[1]:r.lines[end-1]]))
	r.blank(0, r.lines[end])
	if values == nil {
		r.frontLost = true
		r.warned["no bibliography"] = true // it may name one
		return true
	}
	y.front(values)
	r.reviews = y.reviews(r.front.Reviewed)
	r.metadata(y)
	return true
}

// front fills in what the reader knows of the front matter: keys by themselves, and as Quarto nests them below
// format and the name of a format. It warns of keys that are nearly one of ours.
func (y yamlText) front(values map[string]fields.Value) {
	known := fields.Keys(y.r.front)
	if format := values["format"].Node; format != nil && format.Kind == yaml.MappingNode {
		for i := 1; i < len(format.Content); i += 2 {
			of := format.Content[i]
			for j := 0; of.Kind == yaml.MappingNode && j+1 < len(of.Content); j += 2 {
				key := of.Content[j].Value
				if _, given := values[key]; !given && slices.Contains(known, key) {
					values[key] = fields.Value{Key: key, Name: of.Content[j], Node: of.Content[j+1]}
				}
			}
		}
	}
	for _, v := range fields.Fill(&y.r.front, values) {
		if guess := y.r.hint(v.Key, func() []string { return known }); guess.Sure && len(v.Key) > 4 && !slices.Contains(othersKeys, v.Key) {
			y.warnf(v.Name, "%s is no key of the front matter here and is left to other tools%s", v.Key, guess)
		}
	}
}

// othersKeys are keys of other tools that are nearly one of ours.
var othersKeys = []string{"authors", "institutes", "title-slide", "dates", "reviewer", "reviewers", "transitions", "logos"}

// frontLines is how many lines stand before the YAML of the front matter: the line ---.
const frontLines = 1

// blank overwrites the source between two offsets with spaces, but for its line feeds.
func (r *reader) blank(from, to int) {
	for i := from; i < to; i++ {
		if r.src[i] != '\n' {
			r.src[i] = ' '
		}
	}
}

// metadata reads the fields of the front matter into the deck. Unknown ones are other tools'.
func (r *reader) metadata(y yamlText) {
	d := r.deck
	f := &r.front
	d.Title = y.shown(f.Title.Value)
	if d.Title == "" {
		d.Title = y.shown(f.PageTitle.Value)
	}
	d.Subtitle = y.shown(f.Subtitle.Value)
	d.Authors = y.authorNames(f.Author.Node)
	d.Author = strings.Join(d.Authors, ", ")
	d.Institute = strings.Join(y.institutes(f.Institute.Node, f.Author.Node), ", ")
	if f.Date.Given() {
		r.readDate(y.shown(f.Date.Value), r.lines[y.line(f.Date.Node)-1])
	}
	if lang := y.shown(f.Lang.Value); lang != "" {
		if tag, err := languageTag(lang); err != nil {
			y.warnf(f.Lang.Node, "lang: %v", err)
		} else {
			d.Lang = tag
		}
	}
	d.Transition = y.transition(f.Transition)
	d.Footer = y.shown(f.Footer.Value)
	if logo := y.shown(f.Logo.Value); logo != "" {
		if m := r.mediaFile(logo, r.lines[y.line(f.Logo.Node)-1], "logo: "); m != nil && m.IsPicture() {
			d.Logo = m.URL()
		}
	}
	r.incremental = isTrue(f.Incremental)
	if n := f.SlideLevel.Node; n != nil {
		if _, err := fmt.Sscan(n.Value, &r.level); err != nil || r.level < 1 || r.level > 6 {
			y.warnf(n, "slide-level: %q is not the level of a heading; write a number from 1 to 6", n.Value)
			r.level = 0
		}
	}
}

// shown is a text that is shown. A value of another kind is warned of, and empty.
func (y yamlText) shown(v fields.Value) string {
	n := v.Node
	switch {
	case n == nil || n.Tag == "!!null":
		return ""
	case n.Kind != yaml.ScalarNode:
		y.warnf(n, "%s must be a text and is left out; write one text", v.Key)
		return ""
	}
	return strings.Join(strings.Fields(comments.ReplaceAllString(n.Value, " ")), " ")
}

// comments matches comments in the text of a field, which may be notes.
var comments = regexp.MustCompile(`(?s)<!--.*?(?:-->|$)`)

func isTrue(v fields.Flag) bool {
	n := v.Node
	return n != nil && n.Kind == yaml.ScalarNode && n.Tag == "!!bool" && strings.EqualFold(n.Value, "true")
}

// authorNames are the authors as Pandoc and Quarto have them: a text, a list of texts, or mappings
// with a name.
func (y yamlText) authorNames(n *yaml.Node) (names []string) {
	if n == nil {
		return nil
	}
	switch n.Kind {
	case yaml.ScalarNode:
		if s := strings.TrimSpace(n.Value); s != "" && n.Tag != "!!null" {
			names = append(names, s)
		}
	case yaml.SequenceNode:
		for _, item := range n.Content {
			names = append(names, y.authorNames(item)...)
		}
	case yaml.MappingNode:
		of := map[string]*yaml.Node{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			of[n.Content[i].Value] = n.Content[i+1]
		}
		if name := of["name"]; name != nil {
			return y.authorNames(name)
		}
		var parts []string
		for _, key := range []string{"literal", "given", "family"} {
			if of[key] != nil && of[key].Kind == yaml.ScalarNode {
				parts = append(parts, of[key].Value)
			}
		}
		if len(parts) > 0 {
			names = append(names, strings.Join(parts, " "))
		}
	}
	return names
}

// institutes are where the authors work, each once: the field institute, and as Quarto has it the
// affiliation, or affiliations, of each author.
func (y yamlText) institutes(institute, authors *yaml.Node) (names []string) {
	var read func(n *yaml.Node, isName bool)
	read = func(n *yaml.Node, isName bool) {
		switch {
		case n == nil:
		case n.Kind == yaml.SequenceNode:
			for _, item := range n.Content {
				read(item, isName)
			}
		case n.Kind == yaml.MappingNode:
			for i := 0; i+1 < len(n.Content); i += 2 {
				switch n.Content[i].Value {
				case "affiliation", "affiliations":
					read(n.Content[i+1], true)
				case "name":
					read(n.Content[i+1], isName)
				}
			}
		case isName && n.Tag != "!!null":
			if name := strings.Join(strings.Fields(n.Value), " "); name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	read(institute, true)
	read(authors, false)
	return names
}

// readDate reads the deck's date. One that is no date of ours is shown as it is written.
func (r *reader) readDate(text string, pos int) {
	switch d, err := slides.ParseDate(text); {
	case err == nil:
		r.deck.Date = d
	case text == "today" || text == "now" || text == "last-modified":
		r.warnOnce("date", pos, "date: %s would be another on each day, and is left out; write the date itself", text)
	default:
		r.deck.DateText = text
	}
}

// titleBlock reads Pandoc's title block: lines that begin with % have the title, the authors with
// semicolons between, and the date. Lines that begin with a space go on with the one before.
func (r *reader) titleBlock() {
	var fields []string
	end := 1
	for ; end < len(r.lines); end++ {
		line := r.lineText(end)
		text, begins := strings.CutPrefix(line, "%")
		switch {
		case begins && len(fields) < 3:
			fields = append(fields, strings.TrimSpace(text))
			continue
		case !begins && line != "" && line[0] == ' ' && strings.TrimSpace(line) != "":
			separator := " "
			if len(fields) == 2 {
				separator = ";"
			}
			fields[len(fields)-1] += separator + strings.TrimSpace(line)
			continue
		}
		break
	}
	r.blank(0, r.lines[end-1])
	for i := range fields {
		fields[i] = strings.TrimSpace(comments.ReplaceAllString(fields[i], " "))
	}
	fields = append(fields, "", "", "")
	r.deck.Title = fields[0]
	for name := range strings.SplitSeq(fields[1], ";") {
		if name = strings.TrimSpace(name); name != "" {
			r.deck.Authors = append(r.deck.Authors, name)
		}
	}
	r.deck.Author = strings.Join(r.deck.Authors, ", ")
	if fields[2] != "" {
		r.readDate(fields[2], 0)
	}
}

// transitions are the accepted values of transition. Pandoc's others for reveal.js, convex,
// concave and zoom, are warned of.
var transitions = []string{"fade", "slide", "none"}

// transition reads Deck.Transition; empty for none or for one that there is not.
func (y yamlText) transition(v transition) string {
	switch s := y.shown(v.Value); {
	case s == "none" || s == "default":
		return ""
	case s != "" && !slices.Contains(transitions, s):
		y.warnf(v.Node, "transition: %q is unknown%s; use %s", s, spelling.Hint(s, transitions), spelling.OneOf(transitions))
		return ""
	default:
		return s
	}
}

// unportable reports whether a character of a file name would break a line of the manifest or
// separate folders on another system.
func unportable(c rune) bool { return c == '\\' || unicode.IsControl(c) }

// noteLine matches a line with which other tools begin the speaker notes of a slide, and the text
// behind the mark.
var noteLine = regexp.MustCompile(`^(?:\t[ \t]*:{3,}[ \t]*\{?\.?notes?\b|[\s\x{a0}\x{200b}\x{feff}\x{3000}>]*(?::[ \t]+)?` +
	`(?:` + noteMark + `|(?:\?|？){3,}|:: *\{?\.?notes?\}?\s*$|\.notes?\[|\\notes?\b|\\begin\{notes?\}))`)

// noteMark matches the word with which other tools begin speaker notes, and its colon.
const noteMark = `(?i:notes?|speaker[- ]?notes?|presenter[- ]?notes?)\x{200b}?[ \t]*[:：]`

// noteMarkOf returns what a line begins with that makes it speaker notes; nil for nothing. An address (note://) is
// none.
func noteMarkOf(line []byte) []byte {
	mark := noteLine.Find(line)
	if bytes.HasPrefix(line[len(mark):], []byte("//")) {
		return nil
	}
	return mark
}

// commentLine matches a comment in the form of a link definition, as [comment]: # (text) or [//]: # "text".
// Behind text it would be shown.
var commentLine = regexp.MustCompile(`^[ \t>]*\[[^\]^\n][^\]\n]*\]:\s*<?#>?(?:\s+.*|\s*)$`)
