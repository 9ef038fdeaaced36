package words

// App is the texts of the deck's pages around the author's. deck.json has them in the deck's
// language. %s and %d are placeholders of package fmt.
type App struct {
	// Dates are layouts of package time for a year, a month, a day and a minute.
	Dates [4]string `json:"dates"`

	Skip      string `json:"skip"` // the link to the slide, for keyboards
	Slides    string `json:"slides"`
	AllSlides string `json:"allSlides"`
	Speaker   string `json:"speaker"`
	Menu      string `json:"menu"`
	Previous  string `json:"previous"`
	Next      string `json:"next"`

	// Sources and evidence
	Sources       string    `json:"sources"`
	SourcesHere   string    `json:"sourcesHere"`
	NoSources     string    `json:"noSources"` // none was public on the day that is shown
	Evidence      string    `json:"evidence"`
	CloseEvidence string    `json:"closeEvidence"`
	Unchecked     string    `json:"unchecked"`
	Missing       string    `json:"missing"`
	Found         string    `json:"found"`
	FoundNothing  string    `json:"foundNothing"`
	AllThere      string    `json:"allThere"` // of all values of a file of results
	Withheld      string    `json:"withheld"` // in place of the findings of a later text
	Unreviewed    string    `json:"unreviewed"`
	OwnSaid       string    `json:"ownSaid"`    // heads what no source was asked for
	SignedVoid    string    `json:"signedVoid"` // by, on, of a passage that changed since
	Signed        [3]string `json:"signed"`     // by, on; in the order of slides.ReviewVerdicts
	AlsoOn        string    `json:"alsoOn"`
	NoAuthor      string    `json:"noAuthor"`
	Undated       string    `json:"undated"`
	ThereBy       string    `json:"thereBy"`
	WrittenLater  string    `json:"writtenLater"`
	Title         string    `json:"title"` // of a source, in quotation marks
	Seal          string    `json:"seal"`
	Manifest      string    `json:"manifest"`
	Back          string    `json:"back"`

	// Figures
	Chart       string   `json:"chart"` // the role description for screen readers
	ChartHint   string   `json:"chartHint"`
	NotDrawn    string   `json:"notDrawn"`
	StillOnly   string   `json:"stillOnly"`
	Source      string   `json:"source"`
	Data        string   `json:"data"`
	OfChart     string   `json:"ofChart"` // after Data, for screen readers
	Download    string   `json:"download"`
	DataRegion  string   `json:"dataRegion"`
	Filters     string   `json:"filters"`
	OnlyDates   string   `json:"onlyDates"` // from, to
	Side        string   `json:"side"`
	AllSides    string   `json:"allSides"`
	Kind        string   `json:"kind"`
	AllKinds    string   `json:"allKinds"`
	Columns     []string `json:"columns"` // heads of the data table: series, target, lane, record, Chinese, value, date, asserter, source, note
	UndatedFrom string   `json:"undatedFrom"`
	Span        string   `json:"span"` // of dates

	// As known on
	AsKnown      string `json:"asKnown"`
	OnDay        string `json:"onDay"`
	AtEndOf      string `json:"atEndOf"`
	Today        string `json:"today"`
	KnownOn      string `json:"knownOn"` // label of the date field
	Show         string `json:"show"`
	NotYet       string `json:"notYet"`
	Partly       string `json:"partly"`
	AllLater     string `json:"allLater"`
	ShowToday    string `json:"showToday"`
	RecordsKnown string `json:"recordsKnown"` // shown, all, when
	ManyKnown    string `json:"manyKnown"`    // all, when; of a large figure where it is not known how many
	InTable      string `json:"inTable"`
}

var appEnglish = App{
	Dates: [4]string{"2006", "January 2006", "2 January 2006", "2 January 2006, 15:04"},

	Skip: "Skip to the slide", Slides: "Slides", AllSlides: "All on one page", Speaker: "Speaker view", Menu: "Menu",
	Previous: "Previous slide", Next: "Next slide",

	Sources: "Sources", SourcesHere: "Sources on this slide", NoSources: "None was there yet.",
	Evidence: "Evidence", CloseEvidence: "Close the evidence",
	Unchecked: "Not checked against the text.", Missing: "Not found there: %s.", Found: "Found there: %s.",
	FoundNothing: "The passage is there; it holds no figure, date or phrase that the slide repeats.", AllThere: "The whole file is cited; its values are locked.",
	Withheld:   "what the deck says of it today",
	OwnSaid:    "Said by the deck itself, without a source",
	Unreviewed: "Not reviewed by a person.", SignedVoid: "Signed by %s on %s, but the passage has changed since.",
	Signed: [3]string{"%s, %s: it supports the deck.", "%s, %s: it supports the deck in part.", "%s, %s: it does not support the deck."},
	AlsoOn: "Also on slide %s", NoAuthor: "No author named", Undated: "undated",
	ThereBy: "undated, by its content there by %s", WrittenLater: "Written later: it reports what was known by then.",
	Title: "“%s”", Seal: "Seal of this briefing:", Manifest: "manifest", Back: "Back to the slides",

	Chart: "chart", ChartHint: "Arrow up and down read the marks one by one; Enter leads to the passage a mark came from.",
	NotDrawn:  "This chart could not be drawn. Its data stands below.",
	StillOnly: "The live chart could not start, so this is a still picture.",
	Source:    "Source: %s", Data: "Data", OfChart: "of this chart", Download: "Download as CSV", DataRegion: "Data of the chart",
	Filters: "What the chart shows", OnlyDates: "Only %s – %s", Side: "Side", AllSides: "All sides", Kind: "Kind", AllKinds: "All kinds",
	Columns:     []string{"Series", "Leads to", "Side", "Record", "中文", "Value", "Date", "Asserted by", "Source", "Note"},
	UndatedFrom: "undated; %s", Span: "%s – %s",

	AsKnown: "As known %s", OnDay: "on %s", AtEndOf: "at the end of %s", Today: "today",
	KnownOn: "Show the deck as it was known on", Show: "Show", NotYet: "Not yet known then", Partly: "Only partly known then",
	AllLater: "All that this slide says is from later texts.", ShowToday: "Show it as known today",
	RecordsKnown: "%d of %d records were known %s", ManyKnown: "Those of the %d records that were known %s", InTable: "%s; they are in the table below.",
}

var appChinese = App{
	Dates: [4]string{"2006年", "2006年1月", "2006年1月2日", "2006年1月2日 15:04"},

	Skip: "跳到幻灯片", Slides: "幻灯片", AllSlides: "全部显示在一页", Speaker: "演讲者视图", Menu: "菜单",
	Previous: "上一张", Next: "下一张",

	Sources: "来源", SourcesHere: "本张的来源", NoSources: "当时尚无来源。",
	Evidence: "证据", CloseEvidence: "关闭证据",
	Unchecked: "未与原文核对。", Missing: "文中未找到：%s。", Found: "文中找到：%s。",
	FoundNothing: "该段落存在；其中没有本张重复的数字、日期或引语。", AllThere: "引用的是整个文件；其数值已锁定。",
	Withheld:   "今天的演示文稿所引的内容",
	OwnSaid:    "演示文稿自身的陈述，无来源",
	Unreviewed: "尚无人审阅。", SignedVoid: "%s 于 %s 签署，但该段落此后已有变动。",
	Signed: [3]string{"%s，%s：支持演示文稿。", "%s，%s：部分支持演示文稿。", "%s，%s：不支持演示文稿。"},
	AlsoOn: "另见第 %s 张", NoAuthor: "未署名", Undated: "未注明日期",
	ThereBy: "未注明日期，据内容不晚于%s", WrittenLater: "成文较晚：所述为当时已知的内容。",
	Title: "《%s》", Seal: "本简报的封印：", Manifest: "清单", Back: "返回幻灯片",

	Chart: "图表", ChartHint: "按上下箭头逐个朗读标记；按回车前往标记所依据的段落。",
	NotDrawn:  "无法绘制此图表。数据见下。",
	StillOnly: "交互式图表无法启动，此处为静态图片。",
	Source:    "来源：%s", Data: "数据", OfChart: "（本图表）", Download: "下载 CSV", DataRegion: "图表数据",
	Filters: "图表显示的内容", OnlyDates: "仅 %s至%s", Side: "方", AllSides: "各方", Kind: "类别", AllKinds: "全部类别",
	Columns:     []string{"系列", "通向", "方", "记录", "中文", "数值", "日期", "陈述者", "来源", "备注"},
	UndatedFrom: "未注明日期；%s", Span: "%s至%s",

	AsKnown: "按%s已知的内容", OnDay: "%s", AtEndOf: "%s底", Today: "今天",
	KnownOn: "按以下日期已知的内容显示", Show: "显示", NotYet: "当时尚不为人知", Partly: "当时仅部分为人所知",
	AllLater: "本张内容均出自更晚的文本。", ShowToday: "按今天已知的内容显示",
	RecordsKnown: "共 %[2]d 条记录，%[3]s已知 %[1]d 条", ManyKnown: "共 %d 条记录，此处为%s已知的部分", InTable: "%s；见下表。",
}
