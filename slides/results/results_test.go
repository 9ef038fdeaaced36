package results

import (
	"bytes"
	"strconv"
	"strings"
	"testing"
	"time"

	"exhibit/slides"

	"github.com/xuri/excelize/v2"
)

func read(t *testing.T, name, text string) Results {
	t.Helper()
	r, err := Read(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const survey = "region,answers,share (%)\nNorth,1234,52.5\n\"South, upper\",7400,0.30\nEast,007,\n\nWest,\"1,301\",12\n"

const panel = `{"overall": {"total": 1234, "share": 0.30000000000000004, "a.b": 7, "when": null},
 "regions": [{"name": "North", "n": 3, "sub": {"x": 1}}, {"name": "South", "n": 4e2, "late": true}], "years": {"year": [2001, 2002], "n": [3, 4]}}`

func TestValuesAreFoundByThePlacesThatAuthorsName(t *testing.T) {
	t.Parallel()
	files := map[string]Results{"csv": read(t, "s.csv", survey), "json": read(t, "p.json", panel), "xlsx": read(t, "b.xlsx", workbook(t))}
	for _, test := range []struct{ file, place, want string }{
		{"csv", "B2", "1,234"},
		{"csv", "$b$2", "1,234"},
		{"csv", "North, answers", "1,234"},
		{"csv", "north, Answers", "1,234"},
		{"csv", `"South, upper", share (%)`, "0.3"},
		{"csv", "answers=7400, region", "South, upper"},
		{"csv", "East, answers", "007"},
		{"csv", "B6", "1,301"}, // a blank row counts, as in a spreadsheet
		{"json", "overall.total", "1,234"},
		{"json", "$.overall.share", "0.3"},
		{"json", `overall."a.b"`, "7"},
		{"json", "regions[1].n", "400"},
		{"json", "regions[name=South].n", "400"},
		{"json", `regions[name="South"].late`, "true"},
		{"json", "regions[0].sub.x", "1"},
		{"xlsx", "B2", "1,234.5"},
		{"xlsx", "Total", "7,400"},
		{"xlsx", "More!A1", "7,400"},
		{"xlsx", "'More'!A1", "7,400"},
		{"xlsx", "North, date", "2015-09-30"},
		{"xlsx", "North, share", "0.525 (52.5%)"},
		{"xlsx", "North, code", "0815"},
		{"xlsx", "North, sum", "0.3"},
	} {
		v, err := files[test.file].At(test.place)
		if err != nil || v.String() != test.want {
			t.Errorf("%s: %s is %q (%v), want %q", test.file, test.place, v, err, test.want)
		}
	}
}

func TestAPlaceThatIsNotThereIsToldWithWhatWasMeant(t *testing.T) {
	t.Parallel()
	files := map[string]Results{"csv": read(t, "s.csv", survey), "json": read(t, "p.json", panel), "xlsx": read(t, "b.xlsx", workbook(t)), "twice": read(t, "t.csv", "a,b,b\nx,1,2\nx,3,4\n")}
	for _, test := range []struct{ file, place, want string }{
		{"csv", "Z9", "cell Z9 is empty; the table ends at C6"},
		{"csv", "C4", "cell C4 is empty; the table ends at C6"},
		{"csv", "Nort, answers", `there is no row "Nort"; did you mean "North"?`},
		{"csv", "North, answer", `there is no column "answer"; did you mean "answers"?`},
		{"csv", "total", `"total" names no cell; write its name, such as B12, or its row and its column, such as North, total`},
		{"csv", "Sheet2!A1", `there is no sheet "Sheet2"`},
		{"twice", "x, a", `rows 2 and 3 are both "x"; name the row by another column, as in id=7, or the cell itself`},
		{"twice", "x, b", `two columns are called "b"; name the cell itself, such as C2`},
		{"json", "overall.totl", `there is no "totl"; did you mean "total"?`},
		{"json", "overall", `"overall" holds several values; name one of them, such as overall.total`},
		{"json", "overall.when", `"overall.when" is empty; write a value there`},
		{"json", "regions", `"regions" is a list of 2; name one of them, such as regions[0]`},
		{"json", "regions.n", `"n" is looked for in a list of 2; write which, as in [0] or [name=North]`},
		{"json", "regions[2].n", `there is no item [2]; the list has 2, counted from 0`},
		{"json", "regions[name=Nord].n", `no item has name=Nord; did you mean "North"?`},
		{"json", "overall..total", `"overall..total" is not a path; write one such as overall.total, regions[0].n or regions[name=North].n`},
		{"json", "overall[0]", `[0] stands behind what is no list`},
		{"xlsx", "Totl", `"Totl" names no cell; did you mean "Total"?; write its name, such as B12, or its row and its column, such as North, total`},
		{"xlsx", "Mor!A1", `there is no sheet "Mor"; did you mean "More"?`},
		{"csv", strings.Repeat("x", maxName+1), errLongName.Error()},
	} {
		if v, err := files[test.file].At(test.place); err == nil || err.Error() != test.want {
			t.Errorf("%s: %.50s is %q, error\n%v, want\n%s", test.file, test.place, v, err, test.want)
		}
	}
}

func TestEachValueIsFoundAgainByTheNameThatItIsListedWith(t *testing.T) {
	t.Parallel()
	for _, r := range []Results{read(t, "s.csv", survey), read(t, "p.json", panel), read(t, "b.xlsx", workbook(t))} {
		n := 0
		r.Each(func(place string, v Value) {
			n++
			if again, err := r.At(place); err != nil || again != v {
				t.Errorf("%s is %q (%v), was listed with %q", place, again, err, v)
			}
		})
		if n < 10 {
			t.Errorf("%d values are listed", n)
		}
	}
}

func TestTablesAreSheetsAndListsOfJSON(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ file, text, name, want string }{
		{"s.csv", "a;b\nx;1,5\n", "", "1 a b/2 x 1.5"},
		{"p.json", panel, "regions", "1 name n late/2 North 3 /3 South 400 true"},
		{"p.json", panel, "years", "1 year n/2 2001 3/3 2002 4"},
		{"l.json", `[{"a": 1}, {"b": "x"}]`, "", "1 a b/2 1 /3  x"},
		{"b.xlsx", workbook(t), "more", "1 7400"},
		{"b.xlsx", workbook(t), "", "1 region value date share code sum/2 North 1234.5 2015-09-30 52.5% 0815 0.3"},
	} {
		table, err := read(t, test.file, test.text).Table(test.name)
		var rows []string
		for _, row := range table {
			rows = append(rows, string(rune('0'+row.Line))+" "+strings.Join(row.Cells, " "))
		}
		if got := strings.Join(rows, "/"); err != nil || got != test.want {
			t.Errorf("%s %s is %q (%v), want %q", test.file, test.name, got, err, test.want)
		}
	}
	for _, test := range []struct{ text, name, want string }{
		{panel, "", `an object; name the list of objects in it, as in file.json#regions`},
		{panel, "overall", `an object without a list; write a list of objects`},
		{`{"a": [1], "b": [1, 2]}`, "", `the lists "a" and "b" are of different lengths; write one value each row`},
		{`[1, 2]`, "", `item [0] is not an object; write each as {"name": …, "value": …}`},
	} {
		if _, err := read(t, "x.json", test.text).Table(test.name); err == nil || err.Error() != test.want {
			t.Errorf("%s: error %v, want %s", test.name, err, test.want)
		}
	}
}

func TestAFileIsReadAsTablesWithAllItsValues(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ file, text, want string }{
		{"s.csv", "town,n\nNorth,1234\nSouth,\n", ": *town|n*North|1,234*South|"},
		{"one.csv", "7\n", ": 7"},
		{"b.xlsx", workbook(t), "Sheet1: *region|value|date|share|code|sum*North|1,234.5|2015-09-30|0.525 (52.5%)|0815|0.3; More: 7,400"},
		{"p.json", `{"run": "x", "none": null, "in": {"net": -1868000}, "routes": [{"name": "N1", "stops": [{"at": 4}], "by": {"day": 3}}, {"peak": 2}], "years": [2001, 2002]}`,
			": run|x; in: net|-1,868,000; routes: *name|peak*N1|*|2; routes[0].stops: *at*4; routes[0].by: day|3; years: 2,001|2,002"},
		{"l.json", `[[1, 2], [3]]`, "[0]: 1|2; [1]: 3"},
		{"o.json", `[{"a": {"b": 1}}]`, "[0].a: b|1"},
	} {
		var parts []string
		r := read(t, test.file, test.text)
		shown := map[string]bool{}
		for _, part := range r.Parts() {
			var rows []string
			for _, row := range part.Rows {
				rows = append(rows, strings.Join(row, "|"))
				for _, cell := range row {
					shown[cell] = true
				}
			}
			text := part.Name + ": "
			if part.Headed {
				text += "*"
			}
			parts = append(parts, text+strings.Join(rows, "*"))
		}
		if got := strings.Join(parts, "; "); got != test.want {
			t.Errorf("%s is read as\n%s, want\n%s", test.file, got, test.want)
		}
		r.Each(func(place string, v Value) {
			if !shown[v.String()] {
				t.Errorf("%s: %s is not shown", test.file, place)
			}
		})
	}
}

func TestFilesThatAreTooMuchAreRefused(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, text, want string }{
		{"a.csv", "", "holds no values; write some into it"},
		{"a.json", "", "not JSON at byte 0: EOF"},
		{"a.json", "{}", "holds no values; write some into it"},
		{"a.json", "7", "holds no values; write some into it"},
		{"a.json", `{"a": 1} {`, "more than one value"},
		{"a.json", `{"a": 1, "a": 2}`, `the key "a" is there twice; keep one`},
		{"a.json", strings.Repeat("[", 100_000), "values nest deeper than 50; flatten them"},
		{"a.json", "[" + strings.Repeat("1,", maxValues) + "1]", errTooMany.Error()},
		{"a.csv", strings.Repeat("1,1\n", maxValues/2+1), errTooMany.Error()},
		{"a.csv", "a\x00b", "line 1 is not text in UTF-8"},
		{"a.xlsx", "no workbook", "not a workbook that can be read"},
		{"a.xlsx", "PK\x03\x04" + strings.Repeat("\x00", 100), "not a workbook that can be read"},
		{"a.csv", strings.Repeat("x", MaxSize+1), "larger than 16777216 bytes; keep what the deck shows"},
		{"a.txt", "x", "not a file of results; save it as .csv, .json, .tsv, .xlsm, .xlsx"},
	} {
		if _, err := Read(test.name, []byte(test.text)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s %.20q: error %v, want %s", test.name, test.text, err, test.want)
		}
	}
}

func TestAWorkbookThatUnpacksToMuchIsRefused(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("x", 32_000)
	for line := 1; line <= maxUnzipped/len(long)+100; line++ {
		if err := w.SetRow("A"+strconv.Itoa(line), []any{long}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if b.Len() > MaxSize {
		t.Fatalf("the workbook itself is of %d bytes", b.Len())
	}
	if _, err := Read("a.xlsx", b.Bytes()); err == nil || !strings.Contains(err.Error(), "limit") {
		t.Errorf("error %v", err)
	}
}

// workbook is a workbook with numbers, dates and a name.
func workbook(t *testing.T) string {
	t.Helper()
	f := excelize.NewFile()
	percent, err := f.NewStyle(&excelize.Style{NumFmt: 10})
	if err != nil {
		t.Fatal(err)
	}
	format := `yyyy"年"m"月"`
	day, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		t.Fatal(err)
	}
	for cell, v := range map[string]any{
		"A1": "region", "B1": "value", "C1": "date", "D1": "share", "E1": "code", "F1": "sum",
		"A2": "North", "B2": 1234.5, "C2": time.Date(2015, 9, 30, 0, 0, 0, 0, time.UTC), "D2": 0.525, "E2": "0815", "F2": 0.1 + 0.2000000000000001,
	} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	f.SetCellStyle("Sheet1", "D2", "D2", percent)
	f.SetCellStyle("Sheet1", "C2", "C2", day)
	f.NewSheet("More")
	f.SetCellValue("More", "A1", 7400)
	if err := f.SetDefinedName(&excelize.DefinedName{Name: "Total", RefersTo: "More!$A$1"}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAllValuesOfAFileAreOnePlaceWhateverItsSize(t *testing.T) {
	t.Parallel()
	few, err := read(t, "s.csv", "town,n\nNorth,1234\n").At(slides.AllValues)
	if err != nil || few.String() != "town;\nn;\nNorth;\n1,234;\n" {
		t.Errorf("few are %q (%v)", few, err)
	}
	text := strings.Repeat("1\n", maxAll+1)
	many, err := read(t, "s.csv", text).At(slides.AllValues)
	others, _ := read(t, "s.csv", strings.Replace(text, "1", "2", 1)).At(slides.AllValues)
	if err != nil || !strings.HasPrefix(many.Text, "2001 values; ") || strings.ContainsAny(many.Text[len("2001"):], "0123456789") || many == others {
		t.Errorf("many are %q (%v), others %q", many, err, others)
	}
}

func TestTheSameFileIsReadOnce(t *testing.T) {
	t.Parallel()
	const text = "town,n\nNowhere,77\n"
	first, again := read(t, "a.csv", text), read(t, "b.csv", text)
	if first != again {
		t.Error("equal files are two")
	}
	if other := read(t, "a.csv", text+"Else,78\n"); other == first {
		t.Error("another file is the same")
	}
}
