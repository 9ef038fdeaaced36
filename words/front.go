package words

// What the navigator and the program's start say (client). The build hands them these tables.

var frontEnglish = map[string]string{
	"readOn":       "The slides can still be read page by page.",
	"again":        "Try again",
	"notStarted":   "The interactive deck could not start: {0}.",
	"stopped":      "The interactive deck has stopped.",
	"deckFile":     "The deck (deck.json)",
	"programFile":  "The program (app.wasm)",
	"notArrived":   "{0} did not arrive",
	"notWhole":     "{0} did not arrive whole",
	"answered":     "{0} did not arrive: the server answered {1}",
	"damaged":      "{0} is damaged",
	"notADeck":     "{0} is damaged: it does not start as a deck does.",
	"otherVersion": "{0} is of another version than this page",
	"startFile":    "The program's start (start.js)",
	"goTo":         "Go to {0}",
}

var frontChinese = map[string]string{
	"readOn":       "仍可逐页阅读幻灯片。",
	"again":        "重试",
	"notStarted":   "无法启动交互式幻灯片：{0}。",
	"stopped":      "交互式幻灯片已停止。",
	"deckFile":     "演示文稿（deck.json）",
	"programFile":  "程序（app.wasm）",
	"notArrived":   "{0}未能送达",
	"notWhole":     "{0}未能完整送达",
	"answered":     "{0}未能送达：服务器返回 {1}",
	"damaged":      "{0}已损坏",
	"notADeck":     "{0}已损坏：开头不是演示文稿。",
	"otherVersion": "{0}与此页面的版本不同",
	"startFile":    "程序的启动部分（start.js）",
	"goTo":         "跳到 {0}",
}
