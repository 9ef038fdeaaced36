package bibliography

import "testing"

// bibNames reads names as a field author has them.
func bibNames(s string) string {
	e, _ := Read("a.bib", []byte("@book{a, title = {T}, author = {"+s+"}}"))
	return parts(e[0].Authors)
}

func TestNamesOfBibTeXAreTakenApart(t *testing.T) {
	for from, want := range map[string]string{
		"Jane Roe":                            "Jane///Roe/",
		"Roe, Jane":                           "Jane///Roe/",
		"Jane Q. Roe":                         "Jane Q.///Roe/",
		"Roe":                                 "///Roe/",
		"Ludwig van Beethoven":                "Ludwig/van//Beethoven/",
		"van Beethoven, Ludwig":               "Ludwig/van//Beethoven/",
		"de la Vega, Jr., Juan Carlos":        "Juan Carlos/de la//Vega/Jr.",
		"King, Jr, Martin":                    "Martin///King/Jr",
		"Jean de La Fontaine":                 "Jean/de//La Fontaine/",
		"Drummond de Andrade, Carlos":         "Carlos///Drummond de Andrade/",
		"Garc{\\'i}a M{\\'a}rquez, Gabriel":   "Gabriel///García Márquez/",
		"Gabriel {Garc{\\'i}a M{\\'a}rquez}":  "Gabriel///García Márquez/",
		"{\\'E}mile Zola":                     "Émile///Zola/",
		"{\\'e}mile de Zola":                  "/émile de//Zola/",
		"{van der} Berg, Jan":                 "Jan///van der Berg/",
		"{World Health Organization}":         "{World Health Organization}",
		"{Barnes and Noble} and Roe, J.":      "{Barnes and Noble} + J.///Roe/",
		"A. One AND B. Two and\n C. Three":    "A.///One/ + B.///Two/ + C.///Three/",
		"Roe, Jane and others":                "Jane///Roe/ + {others}",
		"Roe~Smith, Jane~Ann":                 "Jane Ann///Roe Smith/",
		"Anderson, Alexander":                 "Alexander///Anderson/",
		"Kuli\\v s, Ivo and Bj\\o rn S\\o by": "Ivo///Kuliš/ + Bjørn///Søby/",
		"Roe, Jane,":                          "Jane///Roe/",
		"Roe,":                                "///Roe/",
		", Jane":                              "{Jane}",
		"and and":                             "",
		"":                                    "",
		"毛泽东":                                 "///毛泽东/",
		"毛, 泽东":                               "泽东///毛/",
		"Толстой, Лев Николаевич":                           "Лев Николаевич///Толстой/",
		"ابن سينا, الحسين":                                  "الحسين///ابن سينا/",
		"family=Roe, given={Jane Ann}, suffix=II":           "Jane Ann///Roe/II",
		"given=Jane, prefix=de, family=Roe, useprefix=true": "Jane//de/Roe/",
	} {
		if got := bibNames(from); got != want {
			t.Errorf("%q\n got %s\nwant %s", from, got, want)
		}
	}
}

func TestANameIsWrittenInItsOrder(t *testing.T) {
	for _, c := range []struct {
		name          Name
		spoken, short string
	}{
		{Name{Family: "Gaulle", Given: "Charles", NonDroppingParticle: "de"}, "Charles de Gaulle", "de Gaulle"},
		{Name{Family: "Goethe", Given: "Johann", DroppingParticle: "von"}, "Johann von Goethe", "Goethe"},
		{Name{Family: "Alembert", Given: "Jean", NonDroppingParticle: "d’"}, "Jean d’Alembert", "d’Alembert"},
		{Name{Family: "Farabi", Given: "Abu", NonDroppingParticle: "al-"}, "Abu al-Farabi", "al-Farabi"},
		{Name{Family: "King", Given: "Martin", Suffix: "Jr.", CommaSuffix: true}, "Martin King, Jr.", "King"},
		{Name{Family: "Tudor", Given: "Henry", Suffix: "VIII"}, "Henry Tudor VIII", "Tudor"},
		{Name{Literal: "Vale Water Board"}, "Vale Water Board", "Vale Water Board"},
		{Name{Family: "王", Given: "小明"}, "王小明", "王小明"},
		{Name{Family: "佐々木", Given: "のぞみ"}, "佐々木のぞみ", "佐々木のぞみ"},
		{Name{Family: "スミス", Given: "ジョン"}, "ジョン スミス", "スミス"},
		{Name{Family: "Wang", Given: "小明"}, "小明 Wang", "Wang"},
	} {
		if s, short := c.name.String(), c.name.Short(); s != c.spoken || short != c.short {
			t.Errorf("%+v: %q and %q", c.name, s, short)
		}
	}
}
