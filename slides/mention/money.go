package mention

import (
	"strings"

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

// hanCurrencies are the codes of currencies by their words in Chinese.
var hanCurrencies = map[string]string{"元": "CNY", "人 民 币": "CNY", "美 元": "USD", "欧 元": "EUR", "日 元": "JPY", "英 镑": "GBP"}

// hanMoney is the code of the currency that stands behind a number in Chinese, where the token from begins; empty for none.
func (r *mentionReader) hanMoney(from int) string {
	for n := 1; n <= 3; n++ {
		if iso := hanCurrencies[r.phrase(from, from+n)]; iso != "" {
			return iso
		}
	}
	return ""
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

// moneyBehind is the same for the words from the n-th token on, with their number; 0 for none.
func (r *mentionReader) moneyBehind(n int) (sign, iso string, size int) {
	t := r.tok(n)
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
	if iso != "" && Currencies[strings.ToLower(r.tok(n+1).text)] == "$" {
		return "$", iso, size + 2
	}
	return "", "", 0
}
