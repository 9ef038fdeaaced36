package words

import (
	"reflect"
	"regexp"
	"slices"
	"testing"
)

var placeholder = regexp.MustCompile(`\{\d\}|%(?:\[\d\])?[a-z]`)

// Every language has all texts of English, with the same placeholders.
func TestEveryLanguageHasEveryWord(t *testing.T) {
	for _, w := range All()[1:] {
		compare(t, w.Lang, reflect.ValueOf(*All()[0]), reflect.ValueOf(*w))
	}
}

func compare(t *testing.T, name string, english, other reflect.Value) {
	t.Helper()
	switch english.Kind() {
	case reflect.Struct:
		for i := range english.NumField() {
			if f := english.Type().Field(i).Name; f != "Lang" {
				compare(t, name+" "+f, english.Field(i), other.Field(i))
			}
		}
	case reflect.Map:
		for _, k := range english.MapKeys() {
			if v := other.MapIndex(k); v.IsValid() {
				compare(t, name+" "+k.String(), english.MapIndex(k), v)
			} else {
				t.Errorf("%s %s is missing", name, k)
			}
		}
		if other.Len() > english.Len() {
			t.Errorf("%s has more than English has", name)
		}
	case reflect.Slice, reflect.Array:
		if english.Len() != other.Len() {
			t.Errorf("%s has %d, English %d", name, other.Len(), english.Len())
			return
		}
		for i := range english.Len() {
			compare(t, name, english.Index(i), other.Index(i))
		}
	case reflect.String:
		want, got := placeholder.FindAllString(english.String(), -1), placeholder.FindAllString(other.String(), -1)
		for _, all := range [][]string{want, got} {
			for i, p := range all { // %[2]d is a %d
				if len(p) > 2 && p[0] == '%' {
					all[i] = "%" + p[len(p)-1:]
				}
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if (other.String() == "") != (english.String() == "") || !slices.Equal(want, got) {
			t.Errorf("%s is %q for %q", name, other, english)
		}
	case reflect.Func:
		if other.IsNil() {
			t.Errorf("%s is missing", name)
		}
	case reflect.Int, reflect.Float64:
		if other.IsZero() {
			t.Errorf("%s is 0, in English %v", name, english)
		}
	case reflect.Bool: // any value is right
	default:
		t.Errorf("%s is a %s", name, english.Kind())
	}
}

func TestALanguageIsChosenByItsTag(t *testing.T) {
	for tag, want := range map[string]string{"en": "en", "en-GB": "en", "zh": "zh-Hans", "zh-Hans-CN": "zh-Hans", "ZH-cn": "zh-Hans", "de": "en", "": "en"} {
		if got := In(tag).Lang; got != want {
			t.Errorf("%q is spoken to in %s, want %s", tag, got, want)
		}
	}
}
