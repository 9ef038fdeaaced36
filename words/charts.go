package words

// Charts is what drawings say of their own, beside what their records say. It travels in
// deck.json with the deck, so it is plain data.
//
// Dates are written by layouts of package time. %s and %d stand for what is put in.
type Charts struct {
	Dates      [3]string `json:"dates"`      // layouts of a year, a month and a day: "25 September 2015"
	ShortDates [3]string `json:"shortDates"` // the same at a mark: "25 Sep 2015"
	InYear     [3]string `json:"inYear"`     // where the year is said already: empty, "Sep", "25 Sep"

	About      string    `json:"about"`      // before a date that is known roughly
	AboutShort string    `json:"aboutShort"` // the same at a mark
	Span       string    `json:"span"`       // from one date to another
	Halves     [2]string `json:"halves"`     // of a year
	HalfInYear [2]string `json:"halfInYear"` // where the year is said already
	Undated    string    `json:"undated"`

	// Sizes are what large numbers are counted in, from the largest. Thousands are
	// parted in numbers of at least Grouped digits.
	Sizes   []Size `json:"sizes"`
	Grouped int    `json:"grouped"`
	Tight   bool   `json:"tight"` // no space parts a figure from a Chinese character

	// What stands between two parts.
	Comma     string `json:"comma"`
	Semicolon string `json:"semicolon"`
	Colon     string `json:"colon"`
	Stop      string `json:"stop"` // between sentences
	Dash      string `json:"dash"`
	Aside     string `json:"aside"` // a text and what is added to it in parentheses

	AssertedBy string `json:"assertedBy"`
	NoFigure   string `json:"noFigure"`  // of a record without a number
	NoRecords  string `json:"noRecords"` // a filter has left none
	More       string `json:"more"`      // records that only the table has

	// Relations are how the values that sources give stand to each other: they differ, cannot
	// be compared, or agree. RelationLine is the longest line that one of them takes where
	// they are set in two lines.
	Relations    [3]string `json:"relations"`
	RelationLine string    `json:"relationLine"`
	OneValue     string    `json:"oneValue"` // of a question to which no other value is known

	// Contests are what the signs behind contested records stand for: other sources differ,
	// or give what cannot be compared.
	Contests [2]string `json:"contests"`

	Factor       string `json:"factor"`     // how many times the first estimate the last is
	OwnScale     string `json:"ownScale"`   // of bars that do not compare with those above
	OwnCount     string `json:"ownCount"`   // of a mark that has no scale
	NotToScale   string `json:"notToScale"` // the same on a phone
	OnlyYear     string `json:"onlyYear"`   // what a bar under a mark stands for
	Precise      string `json:"precise"`    // before the forms of marks: how exactly a date is known
	PreciseShort string `json:"preciseShort"`
	// Precisions are what the four forms stand for: day, month, year, and a span or a
	// rough date. PrecisionsShort is the same on a phone.
	Precisions      [4]string `json:"precisions"`
	PrecisionsShort [4]string `json:"precisionsShort"`
}

// Size is something that large numbers are counted in.
type Size struct {
	Of   float64 `json:"of"`
	Name string  `json:"name"` // as it follows a number
}

var chartsEnglish = Charts{
	Dates:      [3]string{"2006", "January 2006", "2 January 2006"},
	ShortDates: [3]string{"2006", "Jan 2006", "2 Jan 2006"},
	InYear:     [3]string{"", "Jan", "2 Jan"},

	About: "about %s", AboutShort: "c. %s", Span: "%s to %s",
	Halves:     [2]string{"first half of %s", "second half of %s"},
	HalfInYear: [2]string{"1st half", "2nd half"},
	Undated:    "undated",

	Sizes:   []Size{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}},
	Grouped: 4,

	Comma: ", ", Semicolon: "; ", Colon: ": ", Stop: ". ", Dash: " – ", Aside: "%s (%s)",

	AssertedBy: "Asserted by: %s",
	NoFigure:   "no figure",
	NoRecords:  "No records in this selection",
	More:       "%d more under Data",

	Relations:    [3]string{"The sources differ", "Cannot be compared", "The sources agree"},
	RelationLine: "The sources",
	OneValue:     "One value only",
	Contests:     [2]string{"other sources differ", "other sources give what cannot be compared"},

	Factor:          "%s × the first, our arithmetic",
	OwnScale:        "scale of its own",
	OwnCount:        "a count of its own, not drawn to scale",
	NotToScale:      "not drawn to scale",
	OnlyYear:        "bar under a mark: only the year is known",
	Precise:         "Date known to the",
	PreciseShort:    "Known to the",
	Precisions:      [4]string{"day", "month", "year", "span, or about"},
	PrecisionsShort: [4]string{"day", "month", "year", "span"},
}

var chartsChinese = Charts{
	Dates:      [3]string{"2006年", "2006年1月", "2006年1月2日"},
	ShortDates: [3]string{"2006年", "2006年1月", "2006年1月2日"},
	InYear:     [3]string{"", "1月", "1月2日"},

	About: "约%s", AboutShort: "约%s", Span: "%s至%s",
	Halves:     [2]string{"%s上半年", "%s下半年"},
	HalfInYear: [2]string{"上半年", "下半年"},
	Undated:    "未注明日期",

	Sizes:   []Size{{1e12, "万亿"}, {1e8, "亿"}, {1e4, "万"}},
	Grouped: 5,
	Tight:   true,

	Comma: "，", Semicolon: "；", Colon: "：", Stop: "。", Dash: "——", Aside: "%s（%s）",

	AssertedBy: "说法出自：%s",
	NoFigure:   "无数字",
	NoRecords:  "所选范围内没有记录",
	More:       "另有 %d 条，见数据",

	Relations:    [3]string{"来源不一致", "无法比较", "来源一致"},
	RelationLine: "来源不一致",
	OneValue:     "仅有一种说法",
	Contests:     [2]string{"其他来源说法不同", "其他来源所述无法与之比较"},

	Factor:          "首次数字的 %s 倍（我们的计算）",
	OwnScale:        "比例尺独立",
	OwnCount:        "统计口径不同，未按比例绘制",
	NotToScale:      "未按比例绘制",
	OnlyYear:        "标记下的横条：仅知年份",
	Precise:         "日期精确到",
	PreciseShort:    "精确到",
	Precisions:      [4]string{"日", "月", "年", "时段或大致时间"},
	PrecisionsShort: [4]string{"日", "月", "年", "时段"},
}
