package pandoc

import (
	"strings"
	"testing"
)

// optionsOf reads the options of a figure.
func optionsOf(options string) (json, problems string) {
	f, errs, _ := readChart("bar", "unit: seals\nx: place\ny: seals\noptions: "+options+"\n", "place,seals,source,paragraph\nNorth,1,survey,1\nSouth,2,survey,1\n")
	return string(f.Options), strings.Join(errs, "\n")
}

func TestOptionsOfEChartsAreDataAlone(t *testing.T) {
	for _, c := range []struct{ options, want string }{
		{"{tooltip: {borderWidth: 2}, series: {itemStyle: {opacity: 0.5}}}", `{"series":{"itemStyle":{"opacity":0.5}},"tooltip":{"borderWidth":2}}`},
		{"{series: {lineStyle: {type: dashed}}}", `{"series":{"lineStyle":{"type":"dashed"}}}`},
		{"{series: {lineStyle: {width: 4, type: dotted}}}", `{"series":{"lineStyle":{"type":"dotted","width":4}}}`},
	} {
		if got, problems := optionsOf(c.options); got != c.want || problems != "" {
			t.Errorf("%s: got %s, want %s; %s", c.options, got, c.want, problems)
		}
	}
	for _, c := range []struct{ options, problem string }{
		{"{series: {renderItem: span}}", "renderItem is refused"},
		{"{tooltip: {Formatter: hello}}", "Formatter is refused"},
		{"{series: {data: [1]}}", "data is refused"},
		{"{series: {type: bar}}", "change what the figure shows: renderItem, formatter,"},
		{"{series: {lineStyle: {x: {type: dashed}}}}", "type is refused"},
		{"{series: {lineStyle: {type: [dashed]}}}", "is no type of line"},
		{"{series: {lineStyle: {type: dahsed}}}", `did you mean "dashed"?`},
		{"{series: [{itemStyle: {}}]}", "series must be a mapping"},
		{"{graphic: {}}", "graphic is not open to figures"},
		{"{seriess: {}}", `did you mean "series"?`},
		{"{backgroundColor: 'url(x)'}", "is refused"},
		{"{color: ['image://x.png']}", "is refused"},
		{"{tooltip: {x: '<b>'}}", "is refused"},
		{`{tooltip: {x: "\x3cb>"}}`, "is refused"},
		{"{tooltip: {x: !!binary PGI+}}", "the tag !!binary is refused"},
		{"{tooltip: {x: !!js/function x}}", "is refused"},
		{"{tooltip: {x: '//example.org/x.png'}}", "is refused"},
		{`{series: {"rende\u0072Item": span}}`, "renderItem is refused"},
		{"{series: {a: {b: [{c: {formatter: x}}]}}}", "formatter is refused"},
		{"{tooltip: &a {x: 1}, series: {<<: *a}}", "is refused"},
		{"{tooltip: {__proto__: {x: 1}}}", "is refused"},
		{"{series: {symbolSize: 100}}", "is refused"},
		{"{series: {symbolOffset: [200, 100]}}", "symbolOffset is not open to series"},
		{"{series: {connectNulls: true}}", "connectNulls is not open to series"},
		{"{series: {areaStyle: {origin: 3}}}", "origin is not open to series"},
		{"{series: {label: {show: true}}}", "label is not open to series"},
		{"{series: {itemStyle: {opacty: 1}}}", `did you mean "opacity"?`},
		{"{backgroundColor: black}", "backgroundColor is not open to figures"},
		{"{1: 2}", "1 is not open to figures"},
		{"{series: {? [data] : 1}}", "is not open to series"},
		{"{tooltip: {x: 'function () {}'}}", "is refused"},
		{"[1, 2]", "options must be a mapping"},
		{"{tooltip: {x: .nan}}", "options: "},
		{"{tooltip: {x: '" + strings.Repeat("a", maxOptions) + "'}}", "more than"},
	} {
		if got, problems := optionsOf(c.options); got != "" || !strings.Contains(problems, c.problem) || !strings.HasPrefix(problems, "deck.md:") {
			t.Errorf("%.80s: got %.80s and %q, want %q", c.options, got, problems, c.problem)
		}
	}
}
