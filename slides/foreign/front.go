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

// frontOrder is the order of the fields in deck.md; the others follow.
var frontOrder = []string{"title", "subtitle", "author", "date", "lang", "description", "keywords", "footer", "logo", "transition"}

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

// setting is a key of front matter, or a directive, with its value: of a list the items.
type setting struct {
	key   string
	value string
	items []string
	line  int
}

var looseKey = regexp.MustCompile(`^\s*([\w$.-]+)[ \t]*:(?:[ \t]+(.*))?$`)

// settings reads YAML of which the first line has the number first. What is no YAML is read
// line by line, as the tools do whose settings need no quotes. ok is false if no line is a
// setting.
func settings(text string, first int) (all []setting, ok bool) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err == nil && len(doc.Content) == 1 && doc.Content[0].Kind == yaml.MappingNode {
		m := doc.Content[0].Content
		for i := 0; i+1 < len(m); i += 2 {
			s := setting{key: m[i].Value, line: first + m[i].Line - 1}
			switch v := m[i+1]; v.Kind {
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
		return all, len(all) > 0
	}
	for i, l := range strings.Split(text, "\n") {
		if m := looseKey.FindStringSubmatch(l); m != nil && !strings.HasPrefix(l, " ") {
			all = append(all, setting{key: m[1], value: strings.Trim(strings.TrimSpace(m[2]), `"'`), line: first + i})
		}
	}
	return all, len(all) > 0
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
// tools have.
func (c *converter) deckSetting(s setting) bool {
	key, ok := kept[s.key]
	if ok {
		c.front.set(key, s.value)
	}
	if s.key == "logo" {
		c.local(s.value, s.line)
	}
	if s.key != "transition" {
		return ok
	}
	switch name, _, _ := strings.Cut(s.value, "-"); name {
	case "fade", "slide", "none":
		c.front.set("transition", name)
	default:
		c.lose(s.line, "transition %q; left out, there are fade, slide and none", brief(s.value))
	}
	return true
}
