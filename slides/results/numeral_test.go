package results

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestACellIsReadWithTheDecimalMarkOfItsColumn(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, text, place, want string }{
		{"thousands and decimals", "a;n\nx;1.240,5\ny;2.100\n", "B2", "1240.5"},
		{"only thousands beside", "a;n\nx;1.240,5\ny;2.100\n", "B3", "2100"},
		{"another column tells", "a;n;m\nx;1.240;0,5\n", "B2", "1240"},
		{"decimals alone", "a;n\nx;1240,5\n", "B2", "1240.5"},
		{"three decimals", "a;n\nx;1,240\n", "B2", "1.24"},
		{"points between semicolons", "a;n\nx;12.5\n", "B2", "12.5"},
		{"commas in quotes", "a,n\nx,\"1,240\"\ny,7\n", "B2", "1240"},
		{"decimal commas in quotes", "a,n\nx,\"1,5\"\ny,\"2.100,5\"\n", "B3", "2100.5"},
		{"several millions", "a;n\nx;1.234.567\n", "B2", "1234567"},
		{"Swiss", "a;n\nx;1'240.5\n", "B2", "1240.5"},
		{"spaces", "a,n\nx,1 240\n", "B2", "1240"},
		{"a minus sign", "a,n\nx,−5\n", "B2", "-5"},
		{"a date is none", "a;n\nx;03.04.2031\n", "B2", ""},
		{"a code is none", "a;n\nx;007\n", "B2", ""},
		{"a currency is none", "a;n\nx;$5\n", "B2", ""},
		{"a share is none", "a;n\nx;12%\n", "B2", ""},
	} {
		v, err := read(t, "a.csv", test.text).At(test.place)
		if err != nil || v.Number != test.want {
			t.Errorf("%s: %q, %v; want %q", test.name, v.Number, err, test.want)
		}
	}
}

func TestACellThatMayHaveOneDecimalMarkOrAnotherIsRefused(t *testing.T) {
	t.Parallel()
	const says = `cell B2 holds "1.240", which may have a decimal mark or one between thousands`
	for name, text := range map[string]string{"nothing tells": "a;n\nx;1.240\ny;2.100\n", "the column has both": "a;n\nx;1.240\ny;2,5\nz;2.5\n"} {
		r := read(t, "a.csv", text)
		if v, err := r.At("B2"); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, %v", name, v, err)
		}
		if v, err := r.At("A2"); err != nil || v.Text != "x" {
			t.Errorf("%s: %v, %v", name, v, err)
		}
	}
}

func TestWhatAProgramCouldNotComputeIsNoValue(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	defer f.Close()
	for cell, v := range map[string]any{"B1": true, "B2": false, "B3": "#DIV/0!", "B4": 1} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]Results{
		"csv":  read(t, "a.csv", "a,n\nx,#N/A\ny,NaN\nz,-Infinity\nu,1e400\nv,1e-400\nw,Nan\n"),
		"json": read(t, "a.json", `{"a": 1e400, "b": "NaN", "c": true, "d": "Infinity pools"}`),
		"xlsx": read(t, "a.xlsx", b.String()),
	}
	for _, test := range []struct{ file, place, says string }{
		{"csv", "x, n", `cell B2 holds "#N/A", which a program wrote`},
		{"csv", "B3", `cell B3 holds "NaN"`},
		{"csv", "B4", `cell B4 holds "-Infinity"`},
		{"csv", "B5", `cell B5 holds "1e400", which is larger than 1e100`},
		{"csv", "B6", `cell B6 holds "1e-400"`},
		{"json", "a", `"a" holds "1e400"`},
		{"json", "b", `"b" holds "NaN"`},
		{"xlsx", "B3", `cell B3 holds "#DIV/0!"`},
	} {
		if v, err := files[test.file].At(test.place); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s %s: %v, %v; want %s", test.file, test.place, v, err, test.says)
		}
	}
	for _, test := range []struct{ file, place, want string }{
		{"csv", "B7", "Nan"}, {"json", "c", "true"}, {"json", "d", "Infinity pools"}, {"xlsx", "B1", "TRUE"}, {"xlsx", "B2", "FALSE"}, {"xlsx", "B4", "1"},
	} {
		if v, err := files[test.file].At(test.place); err != nil || v.String() != test.want {
			t.Errorf("%s %s: %v, %v; want %s", test.file, test.place, v, err, test.want)
		}
	}
}
