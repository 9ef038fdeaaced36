// Package geography has the maps of figures: outlines of the countries of the world and of the states of the US, and
// tiles for these. It finds places by the names and codes that data has for them.
//
// The outlines are made by build/geography.mjs from the npm packages world-atlas (Natural Earth, 1:50 million) and
// us-atlas (US Census Bureau). make does that; a program that was built without it has only the map of tiles.
package geography

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/unicode/norm"

	"exhibit/slides"
)

//go:embed dist
var dist embed.FS

// Map is a map with the names by which its places are known.
type Map struct {
	Places []slides.Place
	codes  map[string]string // of places, by name or code as folded has it
	names  []string
}

// shape is a place in a file of dist. ID is its number: of countries that of ISO 3166-1, of states that of FIPS 5-2.
type shape struct {
	ID    string
	Name  string
	Rings [][]int
}

// Open returns one of slides.Maps. Its places are found by their names in English and in a language.
func Open(name string, lang language.Tag) (*Map, error) {
	m := &Map{codes: map[string]string{}}
	if name == "world" {
		return m, m.world(lang)
	}
	shapes := map[string][][]int{}
	if name == "us" {
		all, err := read("us")
		if err != nil {
			return nil, err
		}
		for _, s := range all {
			shapes[s.ID] = s.Rings
		}
	}
	for _, s := range states {
		p := slides.Place{Code: s.code, Name: s.name, Rings: shapes[s.fips]}
		if name == "us-tiles" {
			p.Tile = s.tile
		}
		fips, _ := strconv.Atoi(s.fips)
		m.add(p, s.fips, strconv.Itoa(fips), "US-"+s.code, "State of "+s.name)
	}
	m.alias("DC", "Washington DC", "Washington, D.C.", "D.C.")
	return m, nil
}

// world fills in the countries.
func (m *Map) world(lang language.Tag) error {
	all, err := read("world")
	if err != nil {
		return err
	}
	english, own := display.English.Regions(), display.Regions(lang)
	for _, s := range all {
		p, known := slides.Place{Code: s.Name, Name: s.Name, Rings: s.Rings}, []string(nil)
		number, _ := strconv.Atoi(s.ID)
		if region, err := language.EncodeM49(number); err == nil && region.IsCountry() {
			p.Code, p.Name = region.ISO3(), english.Name(region)
			known = []string{s.Name, region.String()}
			if own != nil {
				known = append(known, own.Name(region))
			}
		}
		m.add(p, known...)
	}
	for code, names := range aliases {
		m.alias(code, names...)
	}
	return nil
}

// add adds a place with further names and codes.
func (m *Map) add(p slides.Place, known ...string) {
	m.Places = append(m.Places, p)
	m.names = append(m.names, p.Name)
	m.alias(p.Code, append(known, p.Code, p.Name)...)
}

// alias adds names to a place. The first place of a name has it.
func (m *Map) alias(code string, names ...string) {
	for _, name := range names {
		if key := folded(name); key != "" && m.codes[key] == "" {
			m.codes[key] = code
		}
	}
}

// Find returns the Code of the place that a text names, by its name or a code of it.
func (m *Map) Find(text string) (code string, ok bool) {
	code, ok = m.codes[folded(text)]
	return code, ok
}

// Names are the names of the places in English, in the order of Places.
func (m *Map) Names() []string { return m.names }

// folded is a name as it is compared: in small letters without accents, punctuation and words that names have or
// lack.
func folded(name string) string {
	letters := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), r == '.', r == '\'', r == '’':
			return -1
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		case r == '&':
			return r
		}
		return ' '
	}, norm.NFD.String(name))
	var words []string
	for _, word := range strings.Fields(letters) {
		switch word {
		case "the", "of":
		case "&":
			words = append(words, "and")
		case "st":
			words = append(words, "saint")
		default:
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}

// files are those of dist that were read.
var files sync.Map

// read reads a file of dist, once.
func read(name string) ([]shape, error) {
	if found, ok := files.Load(name); ok {
		return found.([]shape), nil
	}
	data, err := dist.ReadFile("dist/" + name + ".json")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("this program was built without maps; build it with make")
	}
	if err != nil {
		return nil, err
	}
	var shapes []shape
	if err := json.Unmarshal(data, &shapes); err != nil {
		return nil, fmt.Errorf("the map %s: %w", name, err)
	}
	files.Store(name, shapes)
	return shapes, nil
}
