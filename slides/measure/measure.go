// Package measure knows units of measure: what they are called in English, German, French and Chinese, and what one is of another.
package measure

import (
	"embed"
	"encoding/json"
	"math/big"
	"strings"
	"sync"
)

// dist has units.json, which build/units.mjs writes after CLDR.
//
//go:embed dist
var dist embed.FS

// table is units.json.
type table struct {
	Units map[string]*unit  // by CLDR's identifier, as kilometer-per-hour
	Names map[string]string // identifiers, by names and symbols

	Plurals map[string]string // English names of more than one, by identifier

	words map[string]string // of Names, those that are the same in capital and small letters, in small ones
	most  int               // words of a name
}

// unit is what one of a unit is of its base units.
type unit struct {
	Base string   // as meter second-1; units of one base can be converted
	By   *big.Rat // how many of the base
	Plus *big.Rat // what is added behind that, as for degrees Celsius; nil for nothing
}

// symbol is the most letters that a name has in which capital and small letters differ: mW and MW.
const symbol = 4

// units are all that are known; none before make has written them.
var units = sync.OnceValue(func() *table {
	t := &table{words: map[string]string{}}
	data, err := dist.ReadFile("dist/units.json")
	if err != nil {
		return t
	}
	if err := json.Unmarshal(data, t); err != nil {
		panic("slides/measure/dist/units.json: " + err.Error())
	}
	for name, id := range t.Names {
		t.most = max(t.most, 1+strings.Count(name, " "))
		if len(name) > symbol {
			t.words[strings.ToLower(name)] = id
		}
	}
	return t
})

// Named returns the identifier of the unit that a name or symbol names, as "km/h"; empty for none.
func Named(name string) string {
	t := units()
	if id := t.Names[name]; id != "" {
		return id
	}
	return t.words[strings.ToLower(name)]
}

// MostWords is how many words a unit's name has at most.
func MostWords() int { return units().most }

// Plural is the English name of more than one of a unit, as tonnes; empty for what is none.
func Plural(id string) string { return units().Plurals[id] }

// Is reports whether an identifier is that of a unit.
func Is(id string) bool { return units().Units[id] != nil }

// Convert returns how many of one unit so many of another are; false where they do not measure the same. Months and
// years are no exact number of days, and are not converted into them.
func Convert(value *big.Rat, from, to string) (*big.Rat, bool) {
	a, b := units().Units[from], units().Units[to]
	if a == nil || b == nil || a.Base != b.Base {
		return nil, false
	}
	v := new(big.Rat).Mul(value, a.By)
	if a.Plus != nil {
		v.Add(v, a.Plus)
	}
	if b.Plus != nil {
		v.Sub(v, b.Plus)
	}
	return v.Quo(v, b.By), true
}

// Same reports whether two units measure the same, as kilograms and tonnes do.
func Same(a, b string) bool {
	x, y := units().Units[a], units().Units[b]
	return x != nil && y != nil && x.Base == y.Base
}
