//go:build !js

package foreign

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// front is the front matter of the deck, in the order in which it is written.
type front struct{ keys, values []string }

// kept are the settings of a whole deck that every tool calls the same and that mean something
// here, by their names there.
var kept = map[string]string{
	"title": "title", "subtitle": "subtitle", "author": "author", "authors": "author", "date": "date", "lang": "lang", "language": "lang",
	"footer": "footer", "logo": "logo", "description": "description", "info": "description", "keywords": "keywords",
}

// set adds a field. A field that is there already stays; so does what has no text.
func (f *front) set(key, value string) {
	value = strings.TrimSpace(value)
	if value == "" || slices.Contains(f.keys, key) {
		return
	}
	if key == "date" {
		value = isoDate(value)
	}
	f.keys, f.values = append(f.keys, key), append(f.values, value)
}

func (f *front) get(key string) string {
	if i := slices.Index(f.keys, key); i >= 0 {
		return f.values[i]
	}
	return ""
}

// rename calls a field by another name.
func (f *front) rename(key, as string) {
	if i := slices.Index(f.keys, key); i >= 0 {
		f.keys[i] = as
	}
}

// frontOrder is the order of the fields in deck.md; the others follow.
var frontOrder = []string{"title", "pagetitle", "subtitle", "author", "date", "lang", "description", "keywords", "footer", "logo", "transition"}

// markdown is the front matter with its two lines of dashes.
func (f *front) markdown() string {
	doc := &yaml.Node{Kind: yaml.MappingNode}
	add := func(key string, value *yaml.Node) {
		doc.Content = append(doc.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, value)
	}
	for _, key := range frontOrder {
		if v := f.get(key); v != "" {
			n := &yaml.Node{}
			n.SetString(v)
			if key == "date" && iso.MatchString(v) {
				n.Tag = "!!timestamp"
				n.Style = 0
			}
			add(key, n)
		}
	}
	add("slide-level", &yaml.Node{Kind: yaml.ScalarNode, Value: "1"})
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if e.Encode(doc) != nil {
		return "---\nslide-level: 1\n---\n"
	}
	return "---\n" + b.String() + "---\n"
}

var iso = regexp.MustCompile(`^\d{4}(?:-\d\d(?:-\d\d)?)?$`)

// isoDate is a date in the form 2031-02-01 if it can be told what is meant, else as it is.
func isoDate(text string) string {
	for _, layout := range []string{
		"2 Jan 2006", "2 January 2006", "15:04 2 Jan 2006", "Jan 2, 2006", "January 2, 2006", "2006/01/02", "2006-1-2", "2.1.2006",
		"2006-01-02T15:04:05Z07:00", "2006-01-02 15:04:05",
	} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	for _, layout := range []string{"January 2006", "Jan 2006"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Format("2006-01")
		}
	}
	return text
}

// setting is a key of front matter, or a directive, with its value: of a list the items, of a mapping
// the settings in it.
type setting struct {
	key    string
	value  string
	items  []string
	fields []setting
	line   int
}

// bareColour matches a setting whose value YAML takes for a comment, as in color: #12351b.
var bareColour = regexp.MustCompile(`(?m)^([ \t]*[\w$-]+[ \t]*:[ \t]+)(#[0-9A-Fa-f]{3,8})[ \t]*$`)

var looseKey = regexp.MustCompile(`^\s*([\w$.-]+)[ \t]*:(?:[ \t]+(.*))?$`)

// settings reads YAML of which the first line has the number first. A colour needs no quotes. What
// is no YAML is read line by line, as the tools do whose settings need none at all. ok is false if
// no line is a setting.
func settings(text string, first int) (all []setting, ok bool) {
	text = bareColour.ReplaceAllString(text, `$1"$2"`)
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err == nil && len(doc.Content) == 1 && doc.Content[0].Kind == yaml.MappingNode {
		all = mapping(doc.Content[0], first)
		for i := range all {
			if v := doc.Content[0].Content[2*i+1]; v.Kind == yaml.MappingNode {
				all[i].fields = mapping(v, first)
			}
		}
		return all, len(all) > 0
	}
	for i, l := range strings.Split(text, "\n") {
		if m := looseKey.FindStringSubmatch(l); m != nil && !strings.HasPrefix(l, " ") {
			all = append(all, setting{key: m[1], value: strings.Trim(strings.TrimSpace(m[2]), `"'`), line: first + i})
		}
	}
	return all, len(all) > 0
}

// mapping is the settings of a mapping in YAML, without those of mappings in it.
func mapping(n *yaml.Node, first int) (all []setting) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		s := setting{key: n.Content[i].Value, line: first + n.Content[i].Line - 1}
		switch v := n.Content[i+1]; v.Kind {
		case yaml.ScalarNode:
			s.value = v.Value
			if v.Tag == "!!null" {
				s.value = ""
			}
		case yaml.SequenceNode:
			for _, item := range v.Content {
				if item.Kind == yaml.ScalarNode {
					s.items = append(s.items, item.Value)
				}
			}
			s.value = strings.Join(s.items, ", ")
		}
		all = append(all, s)
	}
	return all
}

// frontBlock splits off the front matter that a text begins with. body is the line, from 1, on
// which the rest begins.
func frontBlock(src string) (yamlText, rest string, body int) {
	lines := strings.Split(src, "\n")
	start := 0
	for start < len(lines) && strings.TrimSpace(lines[start]) == "" {
		start++
	}
	if start == len(lines) || strings.TrimRight(lines[start], " \t") != "---" {
		return "", src, 1
	}
	for i := start + 1; i < len(lines); i++ {
		if l := strings.TrimRight(lines[i], " \t"); l == "---" || l == "..." {
			return strings.Repeat("\n", start+1) + strings.Join(lines[start+1:i], "\n"), strings.Join(lines[i+1:], "\n"), i + 2
		}
	}
	return "", src, 1
}

// deckSetting takes a setting of the whole deck. It reports whether the setting is one that all
// tools have. The first value of a setting holds.
func (c *converter) deckSetting(s setting) bool {
	key, ok := kept[s.key]
	value := strings.TrimSpace(s.value)
	switch {
	case s.key == "transition":
		name, _, _ := strings.Cut(value, "-")
		if name != "fade" && name != "slide" && name != "none" {
			c.lose(s.line, "transition %q; left out, there are fade, slide and none", brief(s.value))
			return true
		}
		key, value = s.key, name
	case !ok:
		return false
	case s.key == "logo":
		c.local(value, s.line)
	case s.key == "footer":
		c.footerLoss(value, s.line)
		value = footerText(value)
	case key == "date":
		value = isoDate(value)
	}
	if before := c.front.get(key); before != "" && value != "" && value != before {
		c.lose(s.line, "%s: %s; left out, for a deck has one %s", s.key, brief(s.value), key)
	}
	c.front.set(key, value)
	return true
}
