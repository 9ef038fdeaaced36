package words

// What keeping the deck on the device says: client/offline/page.js, and its dialog among the tools.

var offlineEnglish = map[string]string{
	"inFile": "The whole deck is in this file, with all that it needs. It works without a network, and nothing else is kept on this device.",

	"markStoring": "Storing {0}",
	"markReady":   "Stored",
	"markFailed":  "Not stored",
	"markOff":     "Store",
	"markUpdate":  "New version",
	"markWaiting": "Stored",

	"storing":     "The deck is being stored on this device: {0} of {1} files.",
	"ready":       "The deck is stored on this device. Slides, charts, tables, data, print and the speaker view work without the server.",
	"waiting":     "The deck is stored on this device. Other windows still show another deck, or an older version, which is kept under the same address. Without the server this address leads there until those windows are closed and nobody presents.",
	"off":         "The deck is not stored on this device: it needs the server.",
	"saves":       "Nothing is stored by itself, because this browser is asked to save data.",
	"failed":      "The deck could not be stored: {0}. It works while the server answers.",
	"failedNew":   "A newer version could not be stored: {0}. This one stays, whole.",
	"unavailable": "The deck cannot be stored here: {0}. It works while the server answers.",

	"noWorker": "this browser does not store pages, or not in a private window",
	"insecure": "only what came over https, or from this very device, may be stored",
	"refused":  "the browser refuses",
	"watched":  "it is being written, and each window shows every save",
	"network":  "{0} did not arrive",
	"answered": "for {0} the server answered {1}",
	"altered":  "{0} arrived altered; something on the way rewrites or cuts it, or the server is just being renewed",
	"full":     "there is no room; {0} are needed",

	"used":   "Takes {0} on this device.",
	"store":  "Store for offline use",
	"again":  "Try again",
	"remove": "Remove from this device",

	"install":    "Install as an app",
	"installed":  "It is installed as an app.",
	"installHow": "To install it as an app, choose “Install” or “Add to Home Screen” in the browser's menu.",

	"newVersion": "A newer version of the deck is here.",
	"otherDeck":  "The server now has another deck: “{0}”.",
	"apply":      "Show it in all windows",
	"waits":      "It waits until nobody presents: a window is in full screen, or a speaker view is open.",
	"unknown":    "What has changed cannot be told.",
	"program":    "The slides are the same; what shows them has changed.",
	"added":      "New slide: “{0}”",
	"removed":    "Slide no longer there: “{0}”",
	"renamed":    "“{0}” is now “{1}”",
	"changed":    "Slide changed: “{0}”",
	"figure":     "“{0}”: {1} → {2}",
	"record":     "“{0}”, {1}: {2} → {3}",
	"more":       "and {0} more",
}

var offlineChinese = map[string]string{
	"inFile": "整份演示文稿及其所需的一切都在此文件中。无需网络即可使用，设备上不另存任何内容。",

	"markStoring": "正在存储 {0}",
	"markReady":   "已存储",
	"markFailed":  "未存储",
	"markOff":     "存储",
	"markUpdate":  "新版本",
	"markWaiting": "已存储",

	"storing":     "正在把演示文稿存储到本设备：第 {0} 个文件，共 {1} 个。",
	"ready":       "演示文稿已存储在本设备上。幻灯片、图表、表格、数据、打印和演讲者视图无需服务器即可使用。",
	"waiting":     "演示文稿已存储在本设备上。其他窗口仍在显示同一地址下的另一份演示文稿或较旧的版本。在关闭这些窗口且无人演示之前，没有服务器时此地址仍指向后者。",
	"off":         "演示文稿未存储在本设备上，需要服务器。",
	"saves":       "浏览器要求节省流量，因此不会自动存储。",
	"failed":      "无法存储演示文稿：{0}。服务器有回应时仍可使用。",
	"failedNew":   "无法存储新版本：{0}。当前版本保持完整。",
	"unavailable": "此处无法存储演示文稿：{0}。服务器有回应时仍可使用。",

	"noWorker": "此浏览器不存储网页，或在隐私窗口中不存储",
	"insecure": "只有经 https 或来自本设备的内容才可存储",
	"refused":  "浏览器拒绝存储",
	"watched":  "正在编写，每次保存都会立即显示",
	"network":  "{0} 未能送达",
	"answered": "对 {0}，服务器返回 {1}",
	"altered":  "{0} 送达时已被改动；途中有设备改写或截断了它，或服务器正在更新",
	"full":     "空间不足；需要 {0}",

	"used":   "在本设备上占用 {0}。",
	"store":  "存储以便离线使用",
	"again":  "重试",
	"remove": "从本设备移除",

	"install":    "安装为应用",
	"installed":  "已安装为应用。",
	"installHow": "要安装为应用，请在浏览器菜单中选择“安装”或“添加到主屏幕”。",

	"newVersion": "演示文稿有新版本。",
	"otherDeck":  "服务器现在提供另一份演示文稿：“{0}”。",
	"apply":      "在所有窗口中显示",
	"waits":      "等到无人演示时再更新：有窗口处于全屏，或演讲者视图已打开。",
	"unknown":    "无法得知有何变化。",
	"program":    "幻灯片相同；显示程序有变化。",
	"added":      "新增：“{0}”",
	"removed":    "已删除：“{0}”",
	"renamed":    "“{0}”改为“{1}”",
	"changed":    "有改动：“{0}”",
	"figure":     "“{0}”：{1} → {2}",
	"record":     "“{0}”，{1}：{2} → {3}",
	"more":       "另有 {0} 项",
}
