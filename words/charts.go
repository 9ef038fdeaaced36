package words

// Charts is the texts of drawings around those of their records. deck.json has them in the
// deck's language.
//
// Dates are layouts of package time. %s and %d are placeholders of package fmt.
type Charts struct {
	// Layouts of a year, a month, a day and a minute.
	Dates      [4]string `json:"dates"`      // "25 September 2015"
	ShortDates [4]string `json:"shortDates"` // for the labels of marks: "25 Sep 2015"
	InYear     [4]string `json:"inYear"`     // without the year: empty, "Sep", "25 Sep"
	InMonth    string    `json:"inMonth"`    // layout of a day without month and year: "25"
	Clock      string    `json:"clock"`      // layout of a time of day

	About      string    `json:"about"`      // %s = a date that is known roughly
	AboutShort string    `json:"aboutShort"` // for the labels of marks
	Span       string    `json:"span"`       // %s = the first and the last date
	Halves     [2]string `json:"halves"`     // %s = the year
	HalfInYear [2]string `json:"halfInYear"` // without the year
	Quarter    string    `json:"quarter"`    // %d = 1 to 4, without the year
	Undated    string    `json:"undated"`
	Between    string    `json:"between"` // %s = the lowest and the highest value

	Numbers
	Tight bool `json:"tight"` // no space between a digit and a Chinese character

	// Separators of two parts.
	Comma     string `json:"comma"`
	Semicolon string `json:"semicolon"`
	Colon     string `json:"colon"`
	Stop      string `json:"stop"` // between sentences
	Dash      string `json:"dash"`
	Aside     string `json:"aside"` // %s = a text and an addition in parentheses

	AssertedBy string `json:"assertedBy"`
	NoFigure   string `json:"noFigure"`  // of a record without a number
	NoRecords  string `json:"noRecords"` // after a filter
	More       string `json:"more"`      // %d = number of records that only the table has

	// Relations are the relations of values: they differ, cannot be compared, or agree.
	// RelationLine is the longest line of any of them when it is set in two lines.
	Relations    [3]string `json:"relations"`
	RelationLine string    `json:"relationLine"`
	OneValue     string    `json:"oneValue"` // for a question with a single value

	// Contests are the meanings of the signs after contested records: ‡ and *.
	Contests [2]string `json:"contests"`

	Size   string `json:"size"`   // what the area of a bubble stands for
	Fitted string `json:"fitted"` // %s = the equation of a straight line and its R²
	// Distribution is what a box shows: %s = median, first and third quartile, ends of the whiskers; %d = number of
	// values. Quartiles says how they are found.
	Distribution string `json:"distribution"`
	Quartiles    string `json:"quartiles"`
	Bin          string `json:"bin"`         // of a histogram, %s = its edges, %d = how many of how many records
	Counted      string `json:"counted"`     // what its height is, %d = number of records
	Logarithmic  string `json:"logarithmic"` // behind the name of an axis

	Factor       string `json:"factor"`     // ratio of the last to the first estimate, %s = "5.4"
	Change       string `json:"change"`     // difference of the two, %s = "+2, +0.8%"
	Points       string `json:"points"`     // difference of two percents, %s = "+2"
	OwnScale     string `json:"ownScale"`   // of a panel with another scale than those above
	OwnScales    string `json:"ownScales"`  // of numbers that cannot be compared
	OwnCount     string `json:"ownCount"`   // of a mark without a scale
	NotToScale   string `json:"notToScale"` // short for OwnCount, on a phone
	OnlyYear     string `json:"onlyYear"`   // meaning of a bar under a mark
	Precise      string `json:"precise"`    // lead of the legend of precisions
	PreciseShort string `json:"preciseShort"`
	// Precisions are the meanings of the four forms of marks: day, month, year, and a span or
	// rough date. PrecisionsShort is for a phone.
	Precisions      [4]string `json:"precisions"`
	PrecisionsShort [4]string `json:"precisionsShort"`
}

// Numbers is how a language writes numbers.
type Numbers struct {
	Decimal string `json:"decimal"` // the mark before decimals
	Group   string `json:"group"`   // between thousands of numbers with at least Grouped digits
	Grouped int    `json:"grouped"`
	Lakhs   bool   `json:"lakhs,omitempty"` // above the thousands every two digits are a group
	Percent string `json:"percent"`         // %s = a number
	Money   string `json:"money"`           // %[1]s = a number, %[2]s = the sign of a currency
	Sizes   []Size `json:"sizes"`           // the units of large numbers, from the largest
}

// Size is a unit of large numbers: Of is its value, such as 1e6.
type Size struct {
	Of   float64 `json:"of"`
	Name string  `json:"name"` // as it follows a number, with its space
}

var chartsEnglish = Charts{
	Dates:      [4]string{"2006", "January 2006", "2 January 2006", "2 January 2006, 15:04"},
	ShortDates: [4]string{"2006", "Jan 2006", "2 Jan 2006", "2 Jan 2006, 15:04"},
	InYear:     [4]string{"", "Jan", "2 Jan", "2 Jan, 15:04"},
	InMonth:    "2", Clock: "15:04",

	About: "about %s", AboutShort: "c. %s", Span: "%s to %s",
	Halves:     [2]string{"first half of %s", "second half of %s"},
	HalfInYear: [2]string{"1st half", "2nd half"},
	Quarter:    "Q%d",
	Undated:    "undated",
	Between:    "from %s to %s",

	Numbers: Numbers{
		Decimal: ".", Group: ",", Grouped: 4, Percent: "%s%%", Money: "%[2]s%[1]s",
		Sizes: []Size{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}},
	},

	Comma: ", ", Semicolon: "; ", Colon: ": ", Stop: ". ", Dash: " – ", Aside: "%s (%s)",

	AssertedBy: "Asserted by: %s",
	NoFigure:   "no figure",
	NoRecords:  "No records in this selection",
	More:       "%d more under Data",

	Relations:    [3]string{"The sources differ", "Cannot be compared", "The sources agree"},
	RelationLine: "The sources",
	OneValue:     "One value only",
	Contests:     [2]string{"other sources differ", "other sources give what cannot be compared"},

	Size:         "Size",
	Fitted:       "Least-squares line, our arithmetic: %s, R² = %s",
	Distribution: "median %s, middle half from %s to %s, whiskers from %s to %s, %d values",
	Quartiles:    "Box: middle half and median (quartiles by linear interpolation). Whiskers: to the last value within 1.5 times the box",
	Bin:          "%s to %s: %d of %d records",
	Counted:      "Number of records, of %d",

	Logarithmic:     "logarithmic scale",
	Factor:          "%s × the first, our arithmetic",
	Change:          "%s, our arithmetic",
	Points:          "%s points",
	OwnScale:        "scale of its own",
	OwnScales:       "Each has a scale of its own",
	OwnCount:        "a count of its own, not drawn to scale",
	NotToScale:      "not drawn to scale",
	OnlyYear:        "bar under a mark: only the year is known",
	Precise:         "Date known to the",
	PreciseShort:    "Known to the",
	Precisions:      [4]string{"day", "month", "year", "span, or about"},
	PrecisionsShort: [4]string{"day", "month", "year", "span"},
}

var chartsChinese = Charts{
	Dates:      [4]string{"2006年", "2006年1月", "2006年1月2日", "2006年1月2日 15:04"},
	ShortDates: [4]string{"2006年", "2006年1月", "2006年1月2日", "2006年1月2日 15:04"},
	InYear:     [4]string{"", "1月", "1月2日", "1月2日 15:04"},
	InMonth:    "2日", Clock: "15:04",

	About: "约%s", AboutShort: "约%s", Span: "%s至%s",
	Halves:     [2]string{"%s上半年", "%s下半年"},
	HalfInYear: [2]string{"上半年", "下半年"},
	Quarter:    "%d季度",
	Undated:    "未注明日期",
	Between:    "%s至%s",

	Numbers: Numbers{
		Decimal: ".", Group: ",", Grouped: 5, Percent: "%s%%", Money: "%[2]s%[1]s",
		Sizes: []Size{{1e12, "万亿"}, {1e8, "亿"}, {1e4, "万"}},
	},
	Tight: true,

	Comma: "，", Semicolon: "；", Colon: "：", Stop: "。", Dash: "——", Aside: "%s（%s）",

	AssertedBy: "说法出自：%s",
	NoFigure:   "无数字",
	NoRecords:  "所选范围内没有记录",
	More:       "另有 %d 条，见数据",

	Relations:    [3]string{"来源不一致", "无法比较", "来源一致"},
	RelationLine: "来源不一致",
	OneValue:     "仅有一种说法",
	Contests:     [2]string{"其他来源说法不同", "其他来源所述无法与之比较"},

	Size:         "大小",
	Fitted:       "最小二乘直线（我们的计算）：%s，R² = %s",
	Distribution: "中位数 %s，中间一半为 %s 至 %s，须线为 %s 至 %s，共 %d 个数值",
	Quartiles:    "箱体：中间一半与中位数（四分位数按线性插值）。须线：至箱长 1.5 倍以内的最远数值",
	Bin:          "%s 至 %s：%d 条，共 %d 条",
	Counted:      "记录数，共 %d 条",

	Logarithmic:     "对数刻度",
	Factor:          "首次数字的 %s 倍（我们的计算）",
	Change:          "%s（我们的计算）",
	Points:          "%s 个百分点",
	OwnScale:        "比例尺独立",
	OwnScales:       "各有其比例尺",
	OwnCount:        "统计口径不同，未按比例绘制",
	NotToScale:      "未按比例绘制",
	OnlyYear:        "标记下的横条：仅知年份",
	Precise:         "日期精确到",
	PreciseShort:    "精确到",
	Precisions:      [4]string{"日", "月", "年", "时段或大致时间"},
	PrecisionsShort: [4]string{"日", "月", "年", "时段"},
}
