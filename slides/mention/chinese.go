package mention

import (
	"slices"
	"strconv"
	"strings"
)

// hanDigits are the numerals of Chinese up to nine, hanUnits those that multiply what stands before them.
var (
	hanDigits = map[string]int64{"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
	hanUnits  = map[string]int64{"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
)

// maxHan is how many characters a numeral has.
const maxHan = 20

// hanNumeral is the number that Chinese characters from the i-th token on are, as 三百二十一, and their number; the latter is 0 for none. Digits alone
// are one digit, or four as those of a year: 二〇一八.
func (r *mentionReader) hanNumeral(i int) (value int64, size int) {
	var total, part, digit int64
	digits, units := 0, false
	for ; size < maxHan; size++ {
		t := r.tok(i + size)
		d, isDigit := hanDigits[t.text]
		unit := hanUnits[t.text]
		if size > 0 && !t.glued || !isDigit && unit == 0 {
			break
		}
		switch {
		case isDigit:
			digit, digits = d, digits+1
			if !units {
				value = value*10 + d
			}
		case size == 0 && unit != 10: // 百万 and 千万 are as often words
			return 0, 0
		case unit >= 10_000:
			total, part, digit, units = total+(part+digit)*unit, 0, 0, true
		default:
			if digit == 0 {
				digit = 1
			}
			part, digit, units = part+digit*unit, 0, true
		}
	}
	switch {
	case units:
		return total + part + digit, size
	case digits == 1 || digits == 4:
		return value, size
	}
	return 0, 0
}

// counters are the words of Chinese behind a numeral of one character that tell that it is one, besides classifiers.
var counters = WordSet("个 天 年 岁 周 倍 项 种 处 级 小 分 公 美 欧 元 度 千 吨 米 克")

// notCounters are the characters that with the counter before them make another word: 三年级.
var notCounters = map[string]string{"年": "级", "小": "学说组", "公": "司园共", "美": "丽"}

// han reads a number in Chinese characters at the current token, and is false if there is none: 十二, 三家, 九成, 第三, 翻番.
func (r *mentionReader) han() bool {
	if r.tok(0).text == "翻" {
		return r.doubled()
	}
	value, n := r.hanNumeral(0)
	if n == 0 {
		return false
	}
	next, behind := r.tok(n).text, r.tok(n+1).text
	switch {
	case r.tok(-1).text == "第":
		if value < 3 || slices.Contains([]string{"章", "页", "条", "款", "节", "段", "期", "届"}, next) {
			r.at += n
			return true
		}
		r.addNumber(strconv.FormatInt(value, 10), 0, "", "th", n)
		return true
	case next == "成" && value < 10 && value > 0 && !(behind != "" && strings.Contains("员立为果功本熟年", behind)):
		percent := value * 10
		n++
		if fifths, more := r.hanNumeral(n); more == 1 && fifths > 0 && fifths < 10 {
			percent, n = percent+fifths, n+1
		}
		r.add(Number, strconv.FormatInt(percent, 10)+"%", n).Recent = true
		return true
	case next == "倍" && value > 0 && value < 10 && r.grows():
		r.addTimes(value+1, n+1)
		return true
	case n == 1 && (value < 2 || next == "分" && behind != "钟" || classifiers[next] == "" && !counters[next] || behind != "" && strings.Contains(notCounters[next], behind)):
		return false
	case n == 4 && value >= 1000 && hanUnits[r.tok(1).text] == 0: // a year or a code
		return false
	}
	r.addNumber(strconv.FormatInt(value, 10), 0, "", "", n)
	r.found[len(r.found)-1].Recent = true
	return true
}

// growing are the characters that end words for growth.
const growing = "加长高升多涨大"

// grows reports whether what stands before the current token says that so many times as much comes to what was: 增加了两倍 is three times.
func (r *mentionReader) grows() bool {
	return r.tok(-1).text == "了" && r.tok(-2).isHan() && strings.Contains(growing, r.tok(-2).text)
}

// doubled reads 翻番, 翻倍, 翻一番 and 翻两番.
func (r *mentionReader) doubled() bool {
	n, size := int64(1), 1+r.skip(1, "了")
	if value, more := r.hanNumeral(size); more == 1 {
		n, size = value, size+1
	} else if t := r.tok(size); t.kind == 'n' {
		n, size = int64(integer(t)), size+1
	}
	if end := r.tok(size).text; end != "番" && end != "倍" || n < 1 || n > 4 {
		return false
	}
	r.addTimes(1<<n, size+1)
	return true
}

// hanInteger is the number at the i-th token, in digits or Chinese characters, and its tokens; -1 for none.
func (r *mentionReader) hanInteger(i int) (value, size int) {
	if v := integer(r.tok(i)); v >= 0 {
		return v, 1
	}
	if v, n := r.hanNumeral(i); n > 0 && v < 10_000 {
		return int(v), n
	}
	return -1, 0
}

// chineseDate reads 2015年9月25日, 9月25日, the 26日 behind it, and the same in characters.
func (r *mentionReader) chineseDate() bool {
	year, n, is := "", 0, false
	if v, size := r.hanInteger(0); v >= 1000 && v <= 2099 && r.tok(size).text == "年" {
		if year, n, is = strconv.Itoa(v), size+1, true; size == 1 {
			if _, is = r.year(0); !is {
				return false
			}
		}
	}
	month, size := r.hanInteger(n)
	if month < 1 || month > 12 || r.tok(n+size).text != "月" {
		if !is {
			return r.chineseDay()
		}
		r.add(Date, year, n)
		return true
	}
	n += size + 1
	day, size := r.hanInteger(n)
	if day >= 1 && day <= 31 && (r.tok(n+size).text == "日" || r.tok(n+size).text == "号") {
		n += size + 1
	} else {
		day = 0
	}
	switch {
	case is:
		r.add(Date, isoDate(year, month, day), n)
	case day == 0:
		r.at += n // a month alone is no date, as in English
	default:
		r.add(Date, isoDate("-", month, day), n).Recent = true
	}
	return true
}

// chineseDay reads the 26日 of 9月25日和26日.
func (r *mentionReader) chineseDay() bool {
	day, size := r.hanInteger(0)
	if len(r.found) == 0 || day < 1 || day > 31 || r.tok(size).text != "日" && r.tok(size).text != "号" {
		return false
	}
	last := r.found[len(r.found)-1]
	if last.Kind != Date || !slices.Contains([]string{"至", "到", "和", "、", "与", "-", "–"}, strings.TrimSpace(r.text[last.End:r.tok(0).start])) {
		return false
	}
	month, _, dated := cutLast(last.Value, "-")
	if !dated || len(last.Value) < len("--09-25") || slices.Contains([]string{"H", "Q"}, last.Value[len(last.Value)-2:len(last.Value)-1]) {
		return false
	}
	r.add(Date, month+"-"+twoDigits(day), size+1).Recent = true
	return true
}

// cutLast cuts a text at the last of a mark.
func cutLast(text, mark string) (before, behind string, is bool) {
	i := strings.LastIndex(text, mark)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(mark):], true
}
