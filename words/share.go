package words

// What the sharing of a slide says.

var shareEnglish = map[string]string{
	"copied":       "Link copied",
	"more":         "More …",
	"share":        "Share this slide",
	"link":         "Link",
	"copyLink":     "Copy link",
	"qr":           "QR code",
	"qrOf":         "QR code of {0}",
	"copyChart":    "Copy chart as a picture",
	"svg":          "Save chart as SVG",
	"png":          "Save chart as PNG",
	"chartCopied":  "Chart copied",
	"chartSaved":   "This browser does not copy pictures; the chart was saved",
	"chartMissing": "The chart did not arrive; the server may be out of reach",
	"selected":     "The browser does not allow copying here. The link is selected: copy it by hand.",
	"fileHere":     "This address is that of a file on this computer. Give others the file itself, or export it with -url, the address where the deck is served as well.",
	"onlyHere":     "This address works on this computer only. For others, start the deck with -url, or with -addr :8080 and open it by this computer's address in the network.",
}

var shareChinese = map[string]string{
	"copied":       "链接已复制",
	"more":         "更多……",
	"share":        "分享本张",
	"link":         "链接",
	"copyLink":     "复制链接",
	"qr":           "二维码",
	"qrOf":         "{0} 的二维码",
	"copyChart":    "复制图表为图片",
	"svg":          "保存图表为 SVG",
	"png":          "保存图表为 PNG",
	"chartCopied":  "图表已复制",
	"chartSaved":   "此浏览器不能复制图片，图表已保存",
	"chartMissing": "图表未能送达，服务器可能无法访问",
	"selected":     "浏览器不允许在此复制。链接已选中，请手动复制。",
	"fileHere":     "此地址指向本机上的文件。请把文件本身交给他人，或在导出时用 -url 指明演示文稿的网络地址。",
	"onlyHere":     "此地址仅在本机有效。若要供他人使用，请用 -url 启动，或用 -addr :8080 启动并以本机的网络地址打开。",
}
