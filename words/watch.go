package words

// What the windows of a deck that is being written say of its problems: client/watch/problems.js.

var watchEnglish = map[string]string{
	"error": "1 error", "errors": "{0} errors", "errorLabel": "Error",
	"warning": "1 warning", "warnings": "{0} warnings", "warningLabel": "Warning",
	"finding": "1 finding", "findings": "{0} findings", "findingLabel": "Finding",
	"look": "1 to look at", "looks": "{0} to look at", "lookLabel": "Look",
	"noteLabel": "Note",
	"heading":   "Problems of the deck",
	"close":     "Close",
	"slide":     "Slide {0}",
	"more":      "{0} more are in the list.",
	"stale":     "The slides are those of the last version that could be read.",
	"away":      "The server does not answer. What is saved is not shown until it runs again.",
}

var watchChinese = map[string]string{
	"error": "1 个错误", "errors": "{0} 个错误", "errorLabel": "错误",
	"warning": "1 个警告", "warnings": "{0} 个警告", "warningLabel": "警告",
	"finding": "1 项查证问题", "findings": "{0} 项查证问题", "findingLabel": "查证",
	"look": "1 处请复看", "looks": "{0} 处请复看", "lookLabel": "复看",
	"noteLabel": "提示",
	"heading":   "演示文稿的问题",
	"close":     "关闭",
	"slide":     "第 {0} 张",
	"more":      "列表中另有 {0} 项。",
	"stale":     "所显示的是最后一个可读取的版本。",
	"away":      "服务器没有响应。在其恢复之前，保存的内容不会显示。",
}
