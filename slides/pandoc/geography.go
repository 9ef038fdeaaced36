package pandoc

import (
	"golang.org/x/text/language"

	"exhibit/slides"
	"exhibit/slides/geography"
	"exhibit/slides/spelling"
)

// mapOf reads which map a figure draws and gives the figure its places; nil for a figure of another type and after an
// error.
func (y yamlText) mapOf(v mapName, f *slides.Figure) *geography.Map {
	if f.Type != "map" {
		return nil
	}
	name := y.text(v.Value)
	if !v.Given() || name == "" {
		y.r.errorf(f.File, f.Line, "figure #%s (map) does not say which map; add a line map: %s", f.ID, spelling.OneOf(slides.Maps))
		return nil
	}
	f.Map = name
	for _, known := range slides.Maps {
		if name != known {
			continue
		}
		m, err := geography.Open(name, language.Make(y.r.deck.Lang))
		if err != nil {
			y.errorf(v.Node, "map: %v", err)
			return nil
		}
		f.Places = m.Places
		return m
	}
	y.errorf(v.Node, "map: there is no map %q%s; write %s", name, spelling.Hint(name, slides.Maps), spelling.OneOf(slides.Maps))
	return nil
}

// locate gives the records of a map their places, and reports those that are not on it or there twice.
func (r *reader) locate(f *slides.Figure, m *geography.Map, file string) {
	faults, taken := tally{}, map[string]int{}
	for i := range f.Records {
		rec := &f.Records[i]
		code, ok := m.Find(rec.Label)
		first := taken[code]
		switch {
		case !ok:
			faults.add(false, rec.Line, "place "+rec.Label, "%q is no place of the map %s of figure #%s%s; write its name in English or its code, or omit the record", rec.Label, f.Map, f.ID, r.hint(rec.Label, m.Names))
		case first > 0:
			faults.add(false, rec.Line, "place again "+code, "%q is the place of line %d already, and figure #%s shows one number for each; omit one of the two", rec.Label, first, f.ID)
		default:
			rec.Place, taken[code] = code, rec.Line
		}
	}
	faults.report(r, file)
}
