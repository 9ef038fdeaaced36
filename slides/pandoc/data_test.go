package pandoc

import (
	"encoding/binary"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"exhibit/slides"
)

// readChart reads a deck of one chart of type kind, with these lines in its block and this data,
// and returns the chart and all that was reported.
func readChart(kind, block, data string) (f slides.Figure, errs, warnings []string) {
	r := newReader(fstest.MapFS{
		"deck.md": {Data: []byte(frontMatter + "# S {#s}\n\n``` {.chart #c}\ntype: " + kind + "\ndata: d.csv\ntitle: T\nalt: A\n" + block +
			"```\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: survey, type: report, title: A, citation-label: Survey}\n- {id: log, type: book, title: B, citation-label: Log}\n")},
		"data/d.csv":   {Data: []byte(data)},
	}, DeckFile)
	r.read()
	for _, err := range r.errs.Sorted() {
		errs = append(errs, err.Error())
	}
	for _, err := range r.warnings.Sorted() {
		warnings = append(warnings, err.Error())
	}
	if len(r.deck.Figures) > 0 {
		f = r.deck.Figures[0]
	}
	return f, errs, warnings
}

// summary is the records of a figure, each as "series label date–end value unit [passage]"
// without what is empty.
func summary(f slides.Figure) string {
	var all []string
	for _, rec := range f.Records {
		var parts []string
		date := string(rec.Date)
		if rec.End != "" {
			date += "–" + string(rec.End)
		}
		value := ""
		if rec.Value != nil {
			value = strconv.FormatFloat(*rec.Value, 'f', -1, 64)
		}
		cite := ""
		if rec.Cite.Source != "" {
			cite = "[" + strings.TrimSpace(rec.Cite.String()) + "]"
		}
		along := ""
		if rec.Along != nil {
			along = rec.Along.Name + " " + strconv.FormatFloat(rec.Along.Value, 'f', -1, 64)
		}
		for _, part := range []string{rec.Series, rec.Label, date, value, rec.Unit, along, cite} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		all = append(all, strings.Join(parts, " "))
	}
	return strings.Join(all, "; ")
}

func inUTF16(text string, order binary.AppendByteOrder) string {
	var b []byte
	for _, c := range utf16.Encode([]rune("\ufeff" + text)) {
		b = order.AppendUint16(b, c)
	}
	return string(b)
}

const ice = "year,depth\n2028,31\n2029,28.5\n"

// dataTests are files as programs write them, each with the records that a chart shows.
var dataTests = []struct {
	name, kind, block, data, want string
}{
	// Separators and encodings
	{"commas", "line", "unit: cm\n", ice, "2028 31; 2029 28.5"},
	{"semicolons", "line", "unit: cm\n", strings.ReplaceAll(ice, ",", ";"), "2028 31; 2029 28.5"},
	{"tabs", "line", "", strings.ReplaceAll(ice, ",", "\t"), "2028 31; 2029 28.5"},
	{"bars, as psql prints", "line", "", " year | depth \n------+-------\n 2028 |    31\n 2029 |  28.5\n(2 rows)\n", "2028 31; 2029 28.5"},
	{"a byte order mark", "line", "", "\ufeff" + ice, "2028 31; 2029 28.5"},
	{"CRLF", "line", "", strings.ReplaceAll(ice, "\n", "\r\n"), "2028 31; 2029 28.5"},
	{"CR", "line", "", strings.ReplaceAll(ice, "\n", "\r"), "2028 31; 2029 28.5"},
	{"no line feed at the end", "line", "", strings.TrimSuffix(ice, "\n"), "2028 31; 2029 28.5"},
	{"UTF-16, little end first", "line", "", inUTF16("année,profondeur\n2028,31\n", binary.LittleEndian), "2028 31"},
	{"UTF-16, big end first", "line", "", inUTF16("年,深度\n2028,31\n", binary.BigEndian), "2028 31"},
	{"UTF-16 with tabs: Excel's Unicode text", "bar", "", inUTF16("Ort\tTiefe\r\nÖrebro 🧊\t31,5\r\n", binary.LittleEndian), "Örebro 🧊 31.5"},
	{"a line sep=;", "line", "", "sep=;\r\nyear;depth\r\n2028;31\r\n", "2028 31"},
	{"a line sep=, in quotes", "bar", "", "\"sep=,\"\nplace;x,depth\nA;B,31\n", "A;B 31"},
	{"a line sep= with a tab", "line", "", "SEP=\t\nyear\tdepth\n2028\t31\n", "2028 31"},
	{"semicolons with commas in names", "bar", "x: Ort\ny: Tiefe, mittlere\n", "Ort;Tiefe, mittlere\nA;3,5\nB;4,5\n", "A 3.5; B 4.5"},
	{"commas with semicolons in cells", "bar", "", "place,depth\n\"A; north\",3\n\"B; south\",4\n", "A; north 3; B; south 4"},
	{"quoted cells with line breaks", "bar", "", "place,depth\n\"North\nshore\",31\n\"say \"\"ice\"\"\",2\n", "North\nshore 31; say \"ice\" 2"},
	{"a quotation mark within a cell", "bar", "", "pipe,flow\n5\" pipe,31\n12\" pipe,40\n", "5\" pipe 31; 12\" pipe 40"},

	// Programs
	{"Excel, German", "line", "x: Jahr\ny: Tiefe\n", "\ufeffJahr;Tiefe;Bemerkung\r\n2028;1.234,5;\r\n2029;987,25;dünn\r\n", "2028 1234.5; 2029 987.25"},
	{"Excel, German, without a block", "line", "", "Jahr;Tiefe\r\n2028;31,5\r\n2029;28,25\r\n", "2028 31.5; 2029 28.25"},
	{"Excel, French", "bar", "", "Lieu;Montant\r\nNord;1\u202f234,50 €\r\nSud;987,00 €\r\n", "Nord 1234.5 €; Sud 987 €"},
	{"Excel, Swiss", "bar", "", "Ort;Betrag\nBern;1'234.50\nBasel;12’000\n", "Bern 1234.5; Basel 12000"},
	{"Excel, English, with currency", "bar", "", "place,cost\nNorth,\"$1,234.50\"\nSouth,\"($20.00)\"\n", "North 1234.5 $; South -20 $"},
	{"Excel, empty columns and rows behind", "line", "", "year,depth,,,\n2028,31,,,\n2029,28,,,\n,,,,\n,,,,\n", "2028 31; 2029 28"},
	{"Excel, a title above and a remark below", "line", "", "Ice on Lake Veltin,,\n,,\nyear,depth,\n2028,31,\n2029,28,\nSource: survey\n", "2028 31; 2029 28"},
	{"Excel, tabs, with dates of its own", "line", "", "Date\tDepth\n13/01/2028\t31\n02/02/2028\t28\n", "2028-01-13 31; 2028-02-02 28"},
	{"Google Sheets", "line", "", "Month,Visitors\n2028-01,\"1,204\"\n2028-02,\"1,340\"\n", "2028-01 1204; 2028-02 1340"},
	{"Google Sheets, German", "bar", "", "Ort,Tiefe\nNord,\"1,5\"\nSüd,\"2,25\"\n", "Nord 1.5; Süd 2.25"},
	{"Google Sheets, percent", "bar", "", "Answer,Share\nYes,45%\nNo,55%\n", "Yes 45 %; No 55 %"},
	{"LibreOffice, American dates", "line", "", "Date,Depth\n1/13/2028,31\n2/2/2028,28\n", "2028-01-13 31; 2028-02-02 28"},
	{"Numbers, semicolons and quoted text", "bar", "", "\"Ort\";\"Tiefe\"\n\"Nord\";\"0,123\"\n", "Nord 0.123"},
	{"R write.csv", "bar", "", "\"\",\"place\",\"depth\"\n\"1\",\"North\",31\n\"2\",\"South\",NA\n\"3\",\"East\",1e+05\n", "North 31; East 100000"},
	{"R write.csv with names of rows", "bar", "", "\"\",\"mpg\"\n\"Mazda RX4\",21\n\"Datsun 710\",22.8\n", "Mazda RX4 21; Datsun 710 22.8"},
	{"R write.csv2", "line", "", "\"\";\"year\";\"depth\"\n\"1\";2028;31,5\n\"2\";2029;28\n", "2028 31.5; 2029 28"},
	{"R write.table with tabs", "bar", "", "\"depth\"\t\"n\"\n\"North\"\t31\t4\n\"South\"\t28\t5\n", "depth North 31; n North 4; depth South 28; n South 5"},
	{"pandas with its index", "line", "", ",year,depth\n0,2028,31\n1,2029,\n2,2030,28.5\n", "2028 31; 2029; 2030 28.5"},
	{"pandas with an index of years", "line", "", ",depth\n2028,31\n2029,28\n", "2028 31; 2029 28"},
	{"pandas, read again", "bar", "", "Unnamed: 0,place,depth\n0,North,31\n1,South,28\n", "North 31; South 28"},
	{"pandas, years with a point, times", "line", "x: when\ny: depth\n", "when,depth\n2028.0,31\n2029.0,28\n", "2028 31; 2029 28"},
	{"pandas, time stamps", "line", "", "ds,y\n2028-01-01 00:00:00,31\n2028-02-01 00:00:00,28\n", "2028-01-01 31; 2028-02-01 28"},
	{"polars, ISO time stamps", "line", "", "t,y\n2028-01-01T00:00:00.000000,31\n", "2028-01-01 31"},
	{"Stata months", "line", "", "month,rate\n2028m1,3.1\n2028m12,3.4\n", "2028-01 3.1; 2028-12 3.4"},
	{"Stata quarters, missing as a point", "line", "", "q,rate\n2028q1,3.1\n2028q2,.\n", "2028-01–2028-03 3.1; 2028-04–2028-06"},
	{"Stata days", "line", "", "day,rate\n01jan2028,3.1\n15feb2028,3.4\n", "2028-01-01 3.1; 2028-02-15 3.4"},
	{"SAS dates", "line", "", "DATE,RATE\n01-JAN-2028,3.1\n15-FEB-2028,3.4\n", "2028-01-01 3.1; 2028-02-15 3.4"},
	{"SQL dump with \\N", "bar", "", "place,depth\nNorth,31\nSouth,\\N\nEast,NULL\n", "North 31"},
	{"Eurostat", "line", "x: TIME_PERIOD\ny: OBS_VALUE\nseries: geo\n", "DATAFLOW,freq,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nESTAT:X,A,DE,2028,31.5,p\nESTAT:X,A,FR,2028,:,\nESTAT:X,A,FR,2029,28,\n", "DE 2028 31.5; FR 2028; FR 2029 28"},
	{"World Bank: years across", "line", "omit: {Country Code: [WLD]}\nx: Country Name\ny: [2028, 2029]\n", "\"Data Source\",\"WDI\",\n\n\"Last Updated Date\",\"2030-01-01\",\n\n\"Country Name\",\"Country Code\",\"2028\",\"2029\",\n\"Chile\",\"CHL\",\"1.5\",\"2.5\",\n\"World\",\"WLD\",\"3\",\"4\",\n", "Chile 2028 1.5; Chile 2029 2.5"},
	{"years across, without a block", "line", "", "Country,2028,2029\nChile,1,2\nPeru,3,4\n", "Chile 2028 1; Chile 2029 2; Peru 2028 3; Peru 2029 4"},
	{"OECD, spaces in quarters", "line", "", "Period,GDP\nQ1-2028,3.1\nQ2-2028,3.4\n", "2028-01–2028-03 3.1; 2028-04–2028-06 3.4"},
	{"half-years", "line", "", "Period,GDP\n2028-S1,3.1\nH2 2028,3.4\n", "2028-01–2028-06 3.1; 2028-07–2028-12 3.4"},
	{"a bank's statement", "line", "x: Buchungstag\ny: Betrag\n", "Buchungstag;Text;Betrag;Währung\n03.01.2028;Miete;-1.200,00;EUR\n31.01.2028;Lohn;3.100,50;EUR\n", "2028-01-03 -1200; 2028-01-31 3100.5"},
	{"a logger: slashes, year first", "line", "", "time,temp\n2028/01/02 10:00,-3\n2028/01/03 10:00,−2.5\n", "2028-01-02T10:00 -3; 2028-01-03T10:00 -2.5"},
	{"times with seconds and a zone", "line", "", "t,y\n2028-01-01T00:00:00Z,1\n2028-01-01T16:05:59.9Z,2\n2028-01-02 00:10:00+00:00,3\n", "2028-01-01T00:00 1; 2028-01-01T16:05 2; 2028-01-02T00:10 3"},
	{"a zone with its name", "line", "", "t,y\n2028-01-01T16:05:00+01:00[Europe/Berlin],1\n2028-01-01T17:05:00+01:00[Europe/Berlin],2\n", "2028-01-01T16:05 1; 2028-01-01T17:05 2"},
	{"Excel, American times", "line", "", "t,y\n1/13/2028 12:05 AM,1\n1/13/2028 4:05:09 PM,2\n", "2028-01-13T00:05 1; 2028-01-13T16:05 2"},
	{"times behind names of months", "line", "", "t,y\n\"13 Jan 2028, 9:05\",1\n\"Jan 13, 2028 16:05 CET\",2\n", "2028-01-13T09:05 1; 2028-01-13T16:05 2"},
	{"a timeline of an hour", "timeline", "", "when,what\n2028-01-02T16:05,Ice\n2028-01-02,Thaw\n", "Ice 2028-01-02T16:05; Thaw 2028-01-02"},

	// What a block names
	{"columns and source once", "line", "x: year\ny: depth\nsource: \"@survey, ¶3\"\nunit: cm\n", ice, "2028 31 [Survey ¶3]; 2029 28.5 [Survey ¶3]"},
	{"a source in brackets", "line", "source: \"[@survey, ¶3-4]\"\n", ice, "2028 31 [Survey ¶3–4]; 2029 28.5 [Survey ¶3–4]"},
	{"a source without marks", "line", "source: survey ¶3\n", "year,depth\n2028,31\n", "2028 31 [Survey ¶3]"},
	{"a source without a passage", "line", "source: survey\n", "year,depth\n2028,31\n", "2028 31 [Survey]"},
	{"a column of sources", "line", "source: reference\n", "year,depth,reference\n2028,31,\"@log, ¶2\"\n2029,28,survey ¶1\n2030,27,\n", "2028 31 [Log ¶2]; 2029 28 [Survey ¶1]; 2030 27"},
	{"a source of a row before that of the block", "line", "source: survey ¶3\n", "year,depth,source,paragraph\n2028,31,,\n2029,28,log,2;4\n", "2028 31 [Survey ¶3]; 2029 28 [Log ¶2, 4]"},
	{"a series", "line", "x: year\ny: depth\nseries: region\n", "region,year,depth\nNorth,2028,31\nSouth,2028,28\n", "North 2028 31; South 2028 28"},
	{"a series, without a block", "line", "", "region,year,depth\nNorth,2028,31\nSouth,2028,28\n", "North 2028 31; South 2028 28"},
	{"a column a series", "line", "x: year\ny: [north, south]\n", "year,north,south,n\n2028,31,28,4\n", "north 2028 31; south 2028 28"},
	{"a column a series, without a block", "bar", "", "place,2028 (cm),2029 (cm)\nA,1,2\n", "2028 A 1; 2029 A 2"},
	{"case and spaces in names", "line", "x: YEAR\ny: icedepth\n", " Year , Ice  Depth \n2028,31\n", "2028 31"},
	{"a name with its unit", "line", "y: depth\n", "year,Depth (cm),n\n2028,31,4\n", "2028 31"},
	{"an axis's name that no column has", "line", "x: Year of the survey\ny: Ice in cm\n", ice, "2028 31; 2029 28.5"},
	{"bars on their side", "bar", "x: depth\ny: place\n", "place,depth\nNorth,31\n", "North 31"},
	{"labels of years", "bar", "x: year\ny: depth\n", ice, "2028 31; 2029 28.5"},
	{"years that are not first", "line", "x: winter\ny: depth\n", "n,winter,depth\n4,2028,31\n", "2028 31"},
	{"numbers that look like years", "bar", "", "town,people\nA,1812\nB,1950\n", "A 1812; B 1950"},
	{"hours and values", "line", "x: hour\ny: temp\n", "hour,temp\n0,3\n6,2\n", "3 hour 0; 2 hour 6"},
	{"a strip", "scatter", "x: depth\ny: lake\n", "lake,depth\nA,31\nA,28\n", "A 31; A 28"},
	{"a scatter of two numbers", "scatter", "x: wind\ny: riders\nseries: sky\n", "day;sky;wind;riders\n2028-01-02;wet;7,5;1.400\n2028-01-03;dry;3;2.010\n", "wet 1400 wind 7.5; dry 2010 wind 3"},
	{"a scatter of dates", "scatter", "", "day,depth\n2028-01-02,31\n2028-01-05,28\n", "2028-01-02 31; 2028-01-05 28"},
	{"a timeline", "timeline", "", "when,what\n2028-01-02,Ice\nMarch 2028,Thaw\n", "Ice 2028-01-02; Thaw 2028-03"},
	{"a timeline with lanes and ends", "timeline", "date: start\nend: finish\nlabel: title\nlane: who\n", "title;start;finish;who\nIce;2028;2029-03;Lake\nThaw;2030;;Lake\n", "Ice 2028–2029-03; Thaw 2030"},
	{"revisions", "revisions", "", "name,count\nFirst,4\nSecond,21\n", "First 4; Second 21"},
	{"a decimal mark that the block gives", "bar", "decimal: \",\"\n", "place;depth\nA;1.234\n", "A 1234"},
	{"an order of dates that the block gives", "line", "dates: mdy\n", "day,depth\n1/2/2028,31\n", "2028-01-02 31"},
	{"a semicolon file with three decimals", "bar", "", "place;depth\nA;1,234\n", "A 1.234"},
	{"a mark that another column tells", "bar", "x: place\ny: depth\n", "place;depth;width\nA;1.234;3,5\n", "A 1234"},
	{"Indian groups", "bar", "", "place,people\nA,\"12,34,567\"\n", "A 1234567"},
	{"17 digits that a chart keeps", "bar", "", "place,n\nA,12345678901234568\nB,0.30000000000000004\n", "A 12345678901234568; B 0.30000000000000004"},
	{"omitting by a column of the file", "line", "omit: {region: South}\nx: year\ny: depth\n", "region,year,depth\nNorth,2028,31\nSouth,2028,28\n", "2028 31"},
	{"a file that has the names of the format in another sense", "bar", "x: place\ny: value\n", "place,key,value,fact,known\nA,AT,31,true,maybe\n", "A 31"},
}

func TestDataIsReadAsPeopleHaveIt(t *testing.T) {
	for _, test := range dataTests {
		t.Run(test.name, func(t *testing.T) {
			f, errs, _ := readChart(test.kind, test.block, test.data)
			if errs != nil {
				t.Errorf("errors:\n%s", strings.Join(errs, "\n"))
			}
			if got := summary(f); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// TestWhatIsLeftOutIsSaid also has the faults of a file that is refused: one message a cause.
func TestWhatIsLeftOutIsSaid(t *testing.T) {
	for _, test := range []struct {
		name, kind, block, data string
		errs, warnings          []string
	}{
		{"nothing to say", "line", "x: year\ny: depth\nunit: cm\n", ice, nil, nil},
		{"a choice that the block leaves open", "line", "unit: cm\n", ice, nil, []string{
			`deck.md:8: figure #c does not say which columns it shows and takes x: year and y: depth; write this in its block to keep it so`}},
		{"a unit that is nowhere", "line", "x: year\ny: depth\n", ice, nil, []string{
			`data/d.csv:2: value without a unit; write unit: … in the block of figure #c or fill in a column unit (also line 3)`}},
		{"several columns of numbers and of names", "line", "unit: cm\n", "place,depth,width,who\nA,1,2,x\n", []string{
			`deck.md:8: figure #c (line) does not say which columns of data/d.csv it shows; write y: with one of numbers in its block, once for all rows (columns: place, depth, width, who)`}, nil},
		{"numbers alone", "line", "unit: cm\n", "hour,temp\n1,2\n3,4\n", []string{
			`deck.md:8: figure #c (line) does not say which columns of data/d.csv it shows; write x: with the column of dates or names and y: with one of numbers in its block, once for all rows (columns: hour, temp)`}, nil},
		{"a disagreement without its columns", "disagreement", "", "place;depth\nA;1\nB;2\n", []string{
			`deck.md:8: figure #c (disagreement) does not say which columns of data/d.csv it shows; write series: with the column of questions and label: with one of answers and category: with one of agree, differ or incomparable in its block, once for all rows (columns: place, depth)`}, nil},
		{"a column that is not there", "line", "unit: cm\nseries: reigon\n", "year,region,depth\n2028,A,31\n", []string{
			`deck.md:14: series: data/d.csv has no column "reigon"; did you mean "region"? (columns: year, region, depth)`}, nil},
		{"an axis that is called nearly as a column", "bar", "x: place\ny: depht\nunit: cm\n", "place,depth\nA,31\n", nil, []string{
			`deck.md:8: figure #c does not say which columns it shows and takes y: depth; write this in its block to keep it so`,
			`deck.md:14: y: "depht" is no column of data/d.csv and taken for the name of the axis; did you mean "depth"? (columns: place, depth)`}},
		{"one column of decimal commas", "histogram", "y: depth\nunit: cm\n", "depth\n0,7\n1,2\n2\n", nil, nil},
		{"numbers along a line", "line", "x: t\ny: v\nunit: cm\n", "t,v\n0,1\n10,2\n100,3\n", nil, nil},
		{"a stacked area below zero", "area", "x: t\ny: v\nseries: s\nunit: cm\narrange: stacked\n", "t,s,v\n2001,p,3\n2002,p,-3\n", []string{
			`deck.md:17: arrange: stacked needs values of at least zero, but 2002 p has -3; write type: line`}, nil},
		{"a stacked area that lacks a record", "area", "x: t\ny: v\nseries: s\nunit: cm\narrange: stacked\n", "t,s,v\n2001,p,3\n2001,q,3\n2002,p,3\n", []string{
			`deck.md:17: arrange: areas that are stacked need a value of each series at each place, but 2002 q has none; fill it in, 0 where it is zero, or write type: line`}, nil},
		{"a range upside down", "range", "x: p\nunit: cm\nlow: from\nhigh: to\n", "p,from,to\nA,9,2\n", []string{
			`data/d.csv:2: low 9 is above high 2 in figure #c; swap the two`}, nil},
		{"a value outside of its range", "bar", "x: p\ny: v\nunit: cm\nlow: from\nhigh: to\n", "p,v,from,to\nA,5,7,9\nB,5,,9\n", nil, []string{
			`data/d.csv:2: the value 5 of figure #c lies outside of its range from 7 to 9; correct one of them`,
			`data/d.csv:3: low or high without the other, so that figure #c (bar) shows no range there; fill in both`}},
		{"an annotation outside", "line", "x: t\ny: v\nunit: cm\nannotate:\n- {date: 1800, text: early}\n- {date: 2002, text: late}\n", "t,v\n2001,1\n2003,2\n", nil, []string{
			`deck.md:17: annotate: 1800 lies outside of the dates of the figure, 2001 to 2003, so that the annotation is left out; correct it`}},
		{"bars of one series and name", "bar", "x: p\ny: v\nseries: s\nunit: cm\n", "p,s,v\nA,x,5\nA,x,7\n", nil, []string{
			`data/d.csv:3: figure #c (bar) has x A already; write series: with the column that tells the two apart`}},
		{"columns of one name", "line", "unit: cm\ny: depth\n", "year,depth,depth\n2028,31,28\n", []string{
			`deck.md:14: y: 2 columns of data/d.csv are called "depth"; rename one`}, nil},
		{"ragged rows", "bar", "x: a\ny: b\nunit: cm\n", "a;b;c\nA;1\nB;2;x\nC;3\nD;4;;5\nE;5;;;6\n", []string{
			`data/d.csv:5: 4 cells, but line 1 names 3 columns; put cells with semicolons in quotes (also line 6)`}, []string{
			`data/d.csv:2: 2 cells, but line 1 names 3 columns; the others are taken for empty, add semicolons for them (also line 4)`}},
		{"rows without a number", "bar", "x: a\ny: b\nunit: cm\n", "a,b\nA,1\nB,\nC,n/a\n", nil, []string{
			`data/d.csv:3: no b, so that figure #c (bar) leaves the record out; fill in the cell or omit the record (also line 4)`}},
		{"a gap", "line", "x: a\ny: b\nunit: cm\n", "a,b\nA,1\nB,\nC,2\n", nil, []string{
			`data/d.csv:3: no b, so that the line of figure #c has a gap; fill in the cell, write NA where there is none, or omit the record`}},
		{"a gap that is meant", "line", "x: a\ny: b\nunit: cm\n", "a,b\nA,1\nB,NA\nC,2\n", nil, nil},
		{"text above and below", "line", "x: year\ny: depth\nunit: cm\n", "Ice\n\nyear,depth\n2028,31\nSource: us\n", nil, []string{
			`data/d.csv:1: text above the names of the columns, which stand on line 3, is left out; put it into the figure's note to show it`,
			`data/d.csv:5: "Source: us" stands alone on its line and is left out; put it into the figure's note to show it`}},
		{"an unknown column of the format", "bar", "unit: cm\n", "label,lable,value,asserted_by,source\nA,a,1,Me,log\n", nil, []string{
			`data/d.csv:1: "lable" left out, which no figure shows; did you mean "label"? (known: series, label, label_zh, lane, category, key, value, approx, unit, date, end, precision, basis, asserted_by, source, paragraph, token, note, known, fact, low, high, panel, looked)`}},
		{"a number that may be two", "bar", "unit: cm\n", "place;depth\nA;1.234\nB;2.345\n", []string{
			`data/d.csv:2: depth: "1.234" may have a decimal mark or one between thousands, and no number of the file tells; write decimal: "," or decimal: "." in the figure's block`},
			[]string{`deck.md:8: figure #c does not say which columns it shows and takes x: place and y: depth; write this in its block to keep it so`}},
		{"two decimal marks", "bar", "unit: cm\nx: place\ny: depth\n", "place;depth\nA;1,5\nB;2.5\n", []string{
			`data/d.csv:3: depth: "2.5" and "1,5" (line 2) have different decimal marks; write all with one`}, nil},
		{"a date that may be two", "line", "unit: cm\nx: day\ny: depth\n", "day,depth\n1/2/2028,31\n2/2/2028,31\n", []string{
			`data/d.csv:2: day: "1/2/2028" may begin with the day or the month, and no other cell tells; write dates: dmy or dates: mdy in the figure's block`}, nil},
		{"dates of two kinds", "line", "unit: cm\nx: day\ny: depth\n", "day,depth\n13/2/2028,31\n2/13/2028,31\n", []string{
			`data/d.csv:3: day: "2/13/2028" and "13/2/2028" (line 2) have day and month in different orders; write all as 2020-12-31`}, nil},
		{"times in two zones", "line", "unit: cm\nx: t\ny: y\n", "t,y\n2028-01-01T16:05+01:00,31\n2028-06-01T16:05+02:00,31\n2028-07-01T16:05+02:00,31\n", nil, []string{
			`data/d.csv:3: t: "2028-06-01T16:05+02:00" is in another time zone than the rows above, and times are read as they are written; write all in one (also line 4)`}},
		{"a time that no clock shows", "timeline", "", "label,date\n" + strings.Repeat("Ice,2028-01-01T16:05\n", 5) + "A,2028-01-01T25:05\nB,2028-01-01T16:65\nC,2028-01-01 16:05 PM\nD,2028-01T16:05\n", []string{
			`data/d.csv:7: date: "2028-01-01T25:05" is not a date; write 2013, 2013-06, 2013-06-20 or 2013-06-20T16:05 (also lines 8, 9 and 10)`}, nil},
		{"a precision that does not fit a time", "timeline", "", "label,date,precision\nIce,2028-01-02T16:05,day\nThaw,2028-01-02T16:06,minute\n", []string{
			`data/d.csv:2: precision day does not fit 2028-01-02T16:05; correct one of the two`}, nil},
		{"a scatter of two numbers, one of them without x", "scatter", "unit: cm\nx: width\ny: depth\n", "width,depth\n1,2\n,3\n", nil, []string{
			`data/d.csv:3: no width, so that figure #c (scatter) leaves the record out; fill in the cell or omit the record`}},
		{"sources that are none", "line", "unit: cm\nsource: \"@surwey, ¶3\"\nx: year\ny: depth\n", ice, nil, []string{
			`deck.md:14: source "surwey" is not in the bibliography; did you mean "survey"?`}},
		{"a source that is text", "line", "unit: cm\nx: year\ny: depth\n", "year,depth,source\n2028,31,Our own survey\n2029,31,Our own survey\n", []string{
			`data/d.csv:2: source: "Our own survey" is not the id of a source; write one such as survey`}, nil},
		{"keys with wrong values", "line", "unit: cm\nx: year\ny: depth\ndecimal: comma\ndates: iso\n", ice, []string{
			`deck.md:16: decimal: "comma" is not a decimal mark; write "," or "."`,
			`deck.md:17: dates: "iso" is not an order; write dmy for day, month and year, or mdy`}, nil},
		{"text that is not UTF-8", "line", "", "Jahr;H\xf6he\n2028;31\n", []string{
			`data/d.csv:1: not text in UTF-8; save the file as UTF-8 (in a spreadsheet: CSV UTF-8)`}, nil},
		{"half a character of UTF-16", "line", "", inUTF16(ice, binary.LittleEndian) + "x", []string{
			`data/d.csv:4: not text in UTF-8; save the file as UTF-8 (in a spreadsheet: CSV UTF-8)`}, nil},
		{"a quotation mark that is not closed", "line", "x: year\ny: depth\n", "year,depth\n2028,\"31\n2029,28\n", []string{
			`data/d.csv:2: not valid CSV: extraneous or missing " in quoted-field; put the cell in quotes and double each quote within`}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, errs, warnings := readChart(test.kind, test.block, test.data)
			for _, of := range []struct {
				what      string
				got, want []string
			}{{"errors", errs, test.errs}, {"warnings", warnings, test.warnings}} {
				if got, want := strings.Join(of.got, "\n"), strings.Join(of.want, "\n"); got != want {
					t.Errorf("%s: got\n%s\nwant\n%s", of.what, got, want)
				}
			}
		})
	}
}

func TestAPlainFileOfYearsAndValuesIsALine(t *testing.T) {
	r := newReader(os.DirFS("testdata/cases/21-plain-csv-chart"), DeckFile)
	r.read()
	if len(r.errs) > 0 || len(r.deck.Figures) != 1 {
		t.Fatalf("%d figures, %v", len(r.deck.Figures), r.errs)
	}
	f := r.deck.Figures[0]
	if got, want := summary(f), "2028 31; 2029 28; 2030 22; 2031 19"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if f.Type != "line" || f.XName != "" || f.YName != "depth" || f.Records[0].Precision != slides.Year {
		t.Errorf("%s of %s over %s, %s", f.Type, f.YName, f.XName, f.Records[0].Precision)
	}
}

func TestAxesHaveTheNamesOfTheirColumns(t *testing.T) {
	for _, test := range []struct{ kind, block, data, x, y, unit string }{
		{"line", "x: Year\ny: Depth\n", "year,depth (cm)\n2028,31\n", "", "Depth", "cm"},
		{"line", "", "year,depth [m]\n2028,31\n", "", "depth", "m"},
		{"line", "x: Winter\ny: Ice\n", ice, "Winter", "Ice", ""},
		{"line", "unit: inches\ny: depth\n", "year,depth (cm)\n2028,31\n", "", "depth", "inches"},
		{"bar", "x: depth\ny: place\n", "place,depth\nA,31\n", "place", "depth", ""},
		{"scatter", "x: lake\ny: depth\n", "lake,depth (cm)\nA,31\n", "depth", "lake", "cm"},
		{"scatter", "x: depth\n", "lake,depth\nA,31\n", "depth", "lake", ""},
		{"scatter", "x: Wind (km/h)\ny: riders\n", "Wind (km/h),riders (a day)\n7,31\n", "Wind", "riders", "a day"},
		{"line", "x: year\ny: [north, south]\n", "year,north (cm),south (cm)\n2028,1,2\n", "", "", "cm"},
		{"line", "", "country,2028,2029\nA,1,2\n", "", "", ""},
		{"bar", "", ",depth\nA,1\n", "", "depth", ""},
		{"bar", "x: column 1\ny: depth\n", ",depth\nA,1\n", "", "depth", ""},
	} {
		f, errs, _ := readChart(test.kind, test.block, test.data)
		if f.XName != test.x || f.YName != test.y || f.Unit != test.unit || errs != nil {
			t.Errorf("%s %q %q: x %q, y %q, unit %q, %v", test.kind, test.block, test.data, f.XName, f.YName, f.Unit, errs)
		}
	}
}

func TestADeckWithoutABibliographyHasNoSourcesToCite(t *testing.T) {
	r := newReader(fstest.MapFS{"data/d.csv": {Data: []byte("label,value,source\nA,1,Eurostat\n")}}, DeckFile)
	p := planning{yamlText: yamlText{r, DeckFile, 1}}
	f := slides.Figure{ID: "c", Type: "bar", Data: "d.csv", Unit: "cm"}
	f.Records = p.records(&f, &figureKeys{})
	if len(f.Records) != 1 || f.Records[0].Cite.Source != "" || f.Records[0].AssertedBy != "Eurostat" {
		t.Errorf("%+v", f.Records)
	}
	if len(r.errs) > 0 || len(r.warnings) != 1 {
		t.Errorf("errors %v, warnings %v", r.errs, r.warnings)
	}
}

func TestDataStandsInItsFolderOrBesideTheDeck(t *testing.T) {
	for _, test := range []struct{ file, data, name string }{
		{"data/d.csv", "d.csv", "d.csv"},
		{"data/d.csv", "data/d.csv", "d.csv"},
		{"d.csv", "d.csv", "d.csv"},
		{"d.csv", "./d.csv", "d.csv"},
		{"data/Eisdicke am See (neu).csv", "Eisdicke am See (neu).csv", "Eisdicke am See (neu).csv"},
		{"data/толщина льда.csv", "толщина льда.csv", "толщина льда.csv"},
		{"data/冰层.tsv", "冰层.tsv", "冰层.tsv"},
		{"data/Mu\u0308ritz.csv", "Müritz.csv", "Mu\u0308ritz.csv"},
	} {
		r := newReader(fstest.MapFS{
			"deck.md":      {Data: []byte(frontMatter + "# S {#s}\n\n``` {.chart #c}\ntype: line\ndata: " + test.data + "\ntitle: T\nalt: A\n```\n")},
			"sources.yaml": {Data: []byte(twoSources)},
			test.file:      {Data: []byte(ice)},
		}, DeckFile)
		r.read()
		if len(r.errs) > 0 || len(r.deck.Figures) != 1 || r.deck.Figures[0].Data != test.name || len(r.deck.Figures[0].Records) != 2 {
			t.Errorf("%s as %q: %+v, %v", test.file, test.data, r.deck.Figures, r.errs)
		}
		if _, ok := r.files[test.file]; !ok {
			t.Errorf("%s has no digest", test.file)
		}
	}
}

func TestRowsHaveThePlacesOfTheirCells(t *testing.T) {
	r := newReader(fstest.MapFS{
		"deck.md":      {Data: []byte(frontMatter + "# S {#s}\n\n``` {.chart #c}\ntype: line\ndata: d.csv\ntitle: T\nalt: A\nx: year\ny: depth\nsource: survey ¶3\n```\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: survey, type: report, title: A}\n")},
		"data/d.csv":   {Data: []byte("sep=;\nplace;year;depth\n\n\"Ö\nb\";2028;31\nÄÖ;2029; 28,5\n")},
	}, DeckFile)
	r.read()
	rows := r.data["d.csv"]
	if len(rows) != 2 || len(r.errs) > 0 {
		t.Fatalf("%+v, %v", rows, r.errs)
	}
	got := fmt.Sprintln(rows[0].Place("date"), rows[1].Place("date"), rows[1].Place("value"), rows[1].Place("paragraph"), rows[1].Cell("value"), rows[1].Line)
	if want := "{data/d.csv 5 4} {data/d.csv 6 4} {data/d.csv 6 9} {deck.md 15 0} 28,5 6\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFilesOutOfBoundsAreRefused(t *testing.T) {
	for _, test := range []struct{ name, data, want string }{
		{"one endless line", strings.Repeat("x", maxData-1), "data/d.csv:1: a cell of more than 10000 bytes; shorten it, or close the quotation mark that it begins with"},
		{"100,000 columns", strings.Repeat("a,", 100_000) + "a\n", "data/d.csv:1: 100001 columns, which are more than 1000; keep those that figures show"},
		{"a quotation mark that is never closed", "a,b\n1,\"" + strings.Repeat("x\n", maxData/4), "data/d.csv:2: not valid CSV: extraneous or missing \" in quoted-field; put the cell in quotes and double each quote within"},
		{"too many rows", "a,b\n" + strings.Repeat("1,2\n", maxRows+1), fmt.Sprintf("data/d.csv:%d: more than 200000 rows; split the file or sum them up", maxRows+2)},
		{"more than 4 MB", strings.Repeat("x", maxData+1), "data/d.csv: larger than 4194304 bytes; split it"},
	} {
		_, errs, _ := readChart("line", "", test.data)
		if got := strings.Join(errs, "\n"); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

// tableOf is a file of so many rows, as a year's measurements are.
func tableOf(rows int) string {
	var b strings.Builder
	b.WriteString("day,depth (cm)\n")
	for i := range rows {
		fmt.Fprintf(&b, "%d-%02d-%02d,%d.%d\n", 1900+i/336%200, 1+i/28%12, 1+i%28, i%97, i%10)
	}
	return b.String()
}

func BenchmarkData(b *testing.B) {
	const rows = 100_000
	data := tableOf(rows)
	b.ReportAllocs()
	for b.Loop() {
		if f, errs, _ := readChart("line", "x: day\ny: depth\nsource: survey ¶3\n", data); len(f.Records) != rows {
			b.Fatal(errs)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*rows), "ns/row")
}
