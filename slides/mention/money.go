package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/currency"
)

// dollars are the letters before a dollar sign, and the words before dollars, that say whose.
var dollars = map[string]string{
	"US": "USD", "U.S.": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "HK": "HKD", "NZ": "NZD", "S": "SGD", "NT": "TWD", "MX": "MXN", "R": "BRL",
	"American": "USD", "Australian": "AUD", "Canadian": "CAD", "Singapore": "SGD", "Taiwan": "TWD", "Kong": "HKD", "Zealand": "NZD",
}

// signs are those of currencies that have one, by their ISO codes.
var signs = map[string]string{
	"USD": "$", "AUD": "$", "CAD": "$", "HKD": "$", "NZD": "$", "SGD": "$", "TWD": "$", "MXN": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "¥",
}

// code is the ISO code of a currency that a word is; empty for none.
func code(word string) string {
	if len(word) != 3 || strings.ToUpper(word) != word {
		return ""
	}
	if unit, err := currency.ParseISO(word); err == nil {
		return unit.String()
	}
	return ""
}

// moneyAhead is the sign of the currency before the current token, and its code where the text says which of those with that
// sign it is.
func (r *mentionReader) moneyAhead() (sign, iso string) {
	before := r.tok(-1)
	if n := len(r.found); n > 0 && r.found[n-1].End > before.start {
		return "", "" // of the number before: 1 $ 00
	}
	switch before.text {
	case "$":
		if whose := r.tok(-2); before.glued && whose.kind == 'w' {
			iso = dollars[whose.text]
		}
		return before.text, iso
	case "€", "£", "¥":
		return before.text, ""
	}
	if iso := code(before.text); iso != "" {
		return signs[iso], iso
	}
	return "", ""
}

// moneySigns are the signs of currencies that canonical numbers have.
var moneySigns = []string{"$", "€", "£", "¥"}

// hanCurrencies are the currencies of Chinese, the longer names first, with their ISO codes; of 元 alone a text says no more than the sign.
var hanCurrencies = []struct{ name, sign, iso string }{
	{"人民币", "¥", "CNY"}, {"美元", "$", "USD"}, {"欧元", "€", "EUR"}, {"英镑", "£", "GBP"}, {"日元", "¥", "JPY"}, {"港元", "$", "HKD"}, {"加元", "$", "CAD"}, {"澳元", "$", "AUD"}, {"元", "¥", ""},
}

// moneyBehind is the same for what stands from the n-th token on, with the number of its tokens; 0 for none.
func (r *mentionReader) moneyBehind(n int) (sign, iso string, size int) {
	t := r.tok(n)
	if t.isHan() {
		for _, c := range hanCurrencies {
			if strings.HasPrefix(r.text[t.start:], c.name) {
				return c.sign, c.iso, utf8.RuneCountInString(c.name)
			}
		}
		return "", "", 0
	}
	if next := r.tok(n + 1); slices.Contains(moneySigns, t.text) && !(next.kind == 'n' && next.glued) {
		return t.text, "", 1 // 5 €
	}
	if t.kind == '-' && t.glued && r.tok(n+1).glued { // a 3.20-euro supplement
		if sign, iso, size = r.moneyBehind(n + 1); size > 0 && r.tok(n+1).kind == 'w' {
			return sign, iso, size + 1
		}
		return "", "", 0
	}
	if word := r.word(n); word == "d" || word == "de" { // 3,5 millions d'euros
		size = 2 + r.skip(n+1, "'", "’")
		if sign = Currencies[r.word(n+size-1)]; sign != "" {
			return sign, "", size
		}
		return "", "", 0
	}
	if sign = Currencies[strings.ToLower(t.text)]; sign != "" {
		return sign, "", 1
	}
	if iso = code(t.text); iso != "" {
		return signs[iso], iso, 1
	}
	if iso = dollars[t.text]; t.text == "Hong" || t.text == "New" {
		iso = dollars[r.tok(n+1).text]
		n++
		size = 1
	}
	if hyphen := r.tok(n + 1); iso != "" && hyphen.kind == '-' && hyphen.glued {
		n, size = n+1, size+1 // US-Dollar
	}
	if iso != "" && Currencies[strings.ToLower(r.tok(n+1).text)] == "$" {
		return "$", iso, size + 2
	}
	return "", "", 0
}
