package words

// Pages is the texts of the server, and of the marks that the parser writes into the deck's
// HTML. They are used on the host only.
type Pages struct {
	OthersSay     string // %s = the other values
	NotComparable string
	More          string // %d = number of further values

	Source  string // %s = one source, on a link card
	Sources string

	AllSlidesTitle string
	NotFoundTitle  string
	NotFound       string
	NotFoundRemedy string
	BadDayTitle    string
	BadDay         string
	BadDayRemedy   string // %s = three examples, in code

	UnreachedTitle  string // the page is not stored and the server does not answer
	Unreached       string
	UnreachedRemedy string

	// Large figures. %s of the first two = what is drawn, all records, pixels
	SampledLine string
	SampledDots string
	SomeRows    string // %s = first, last, all
	SameInAll   string // %s = columns with their cells
	FirstRows   string
	EarlierRows string
	LaterRows   string
	LastRows    string
	Whole       string // shows all of a chart after a part was enlarged
	LargeHint   string // for screen readers, of the keys

	Ways string // HTML; %s = the addresses of the first slide and of all slides
}

var pagesEnglish = Pages{
	OthersSay: "Others say: %s", NotComparable: "Not comparable: %s", More: "%d more",

	Source: "Source: %s", Sources: "Sources: %s",

	AllSlidesTitle: "all slides",
	NotFoundTitle:  "Not found", NotFound: "There is no such page in this deck",
	NotFoundRemedy: "The slide may have been renamed, or the address mistyped.",
	BadDayTitle:    "Not a date", BadDay: "The address asks for a day that is no date",
	BadDayRemedy:   "Write it as %s, %s or %s.",
	UnreachedTitle: "No answer", Unreached: "This page needs the server, which does not answer",
	UnreachedRemedy: "It is not among what is stored on this device, or the server already has another version of the deck. As known on a day, slides work without the server; the pages with all slides do not.",

	SampledLine: "Drawn from %s of %s records: the lowest and the highest of each %s pixels, so that no peak is lost.",
	SampledDots: "Drawn as %s marks for %s records: one for each %s pixels that have any, the darker the more.",
	SomeRows:    "Rows %s to %s of %s.", SameInAll: "In all of them: %s.",
	FirstRows: "First", EarlierRows: "Previous", LaterRows: "Next", LastRows: "Last",
	Whole: "Show all", LargeHint: "Plus and minus enlarge and reduce the part that is shown, left and right move it, 0 shows all.",

	Ways: `<a href="%s">Go to the first slide</a> or <a href="%s">see all slides on one page</a>.`,
}

var pagesChinese = Pages{
	OthersSay: "其他来源：%s", NotComparable: "不可比较：%s", More: "另有 %d 项",

	Source: "来源：%s", Sources: "来源：%s",

	AllSlidesTitle: "全部幻灯片",
	NotFoundTitle:  "未找到", NotFound: "此演示文稿中没有这一页",
	NotFoundRemedy: "该张幻灯片可能已改名，或地址有误。",
	BadDayTitle:    "不是日期", BadDay: "地址中的日期无效",
	BadDayRemedy:   "请写作 %s、%s 或 %s。",
	UnreachedTitle: "没有回应", Unreached: "此页需要服务器，而服务器没有回应",
	UnreachedRemedy: "此页未存储在本设备上，或服务器已有演示文稿的另一版本。按某日已知的内容显示时，单张幻灯片可离线使用，全部幻灯片的页面则不可以。",

	SampledLine: "由 %[2]s 条记录中的 %[1]s 条绘成：每 %[3]s 像素取最低与最高值，不遗漏任何峰值。",
	SampledDots: "以 %s 个标记表示 %s 条记录：每 %s 像素内有记录即绘一个，越深则越多。",
	SomeRows:    "第 %s 至 %s 行，共 %s 行。", SameInAll: "各行相同：%s。",
	FirstRows: "首页", EarlierRows: "上一页", LaterRows: "下一页", LastRows: "末页",
	Whole: "显示全部", LargeHint: "按加号和减号放大和缩小，左右键移动，0 显示全部。",

	Ways: `<a href="%s">前往第一张</a>，或<a href="%s">在一页上查看全部幻灯片</a>。`,
}
