package words

// What the commands do, by their names in app's table of keys: in the help, in the menu
// and in the README.

var commandsEnglish = map[string]string{
	"next":       "Next step or slide",
	"prev":       "Previous step or slide",
	"first":      "First slide",
	"last":       "Last slide",
	"goto":       "That slide",
	"overview":   "Overview of all slides",
	"search":     "Search text, notes, sources and figures",
	"speaker":    "Speaker view",
	"evidence":   "Evidence: what was found in each cited passage",
	"data":       "Data of the chart, as a table and to download",
	"known":      "The deck as it was known on a day",
	"zoom":       "Enlarge the chart",
	"black":      "Black screen",
	"white":      "White screen",
	"pointer":    "Pointer",
	"fullscreen": "Full screen",
	"theme":      "Dark or light",
	"share":      "Share this slide",
	"qr":         "QR code of this slide",
	"offline":    "Offline, updates and installing",
	"help":       "Keys and help",
	"leave":      "Close what is open",
}

var commandsChinese = map[string]string{
	"next":       "下一步或下一张",
	"prev":       "上一步或上一张",
	"first":      "第一张",
	"last":       "最后一张",
	"goto":       "跳到该张",
	"overview":   "全部幻灯片总览",
	"search":     "搜索正文、备注、来源和图表",
	"speaker":    "演讲者视图",
	"evidence":   "证据：各引用段落中找到了什么",
	"data":       "图表数据（表格与下载）",
	"known":      "按某日已知的内容显示",
	"zoom":       "放大图表",
	"black":      "黑屏",
	"white":      "白屏",
	"pointer":    "指示光点",
	"fullscreen": "全屏",
	"theme":      "深色或浅色",
	"share":      "分享本张",
	"qr":         "本张的二维码",
	"offline":    "离线、更新与安装",
	"help":       "按键与帮助",
	"leave":      "关闭已打开的内容",
}
