package media

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// fileGroup is a class of files that go with the same endings, as messages name it.
type fileGroup string

const (
	pictureFile fileGroup = "a picture"
	videoFile   fileGroup = "video"
	audioFile   fileGroup = "audio"
	pdfFile     fileGroup = "a PDF document"
	zipFile     fileGroup = "a ZIP archive"
	textFile    fileGroup = "text"
)

// downloadType is the type of a file that browsers save and never show or run.
const downloadType = "application/octet-stream"

// fileEndings are those that ReadMedia knows. The type is empty where the content says it.
var fileEndings = map[string]struct {
	group fileGroup
	mime  string
}{
	".png": {pictureFile, ""}, ".apng": {pictureFile, ""}, ".jpg": {pictureFile, ""}, ".jpeg": {pictureFile, ""}, ".jpe": {pictureFile, ""}, ".jfif": {pictureFile, ""},
	".gif": {pictureFile, ""}, ".webp": {pictureFile, ""}, ".avif": {pictureFile, ""}, ".svg": {pictureFile, ""},
	".mp4": {videoFile, ""}, ".m4v": {videoFile, ""}, ".webm": {videoFile, ""}, ".ogv": {videoFile, ""},
	".mp3": {audioFile, ""}, ".ogg": {audioFile, ""}, ".oga": {audioFile, ""}, ".opus": {audioFile, ""}, ".wav": {audioFile, ""}, ".m4a": {audioFile, ""}, ".weba": {audioFile, ""},
	".flac": {audioFile, ""}, ".aac": {audioFile, ""},
	".pdf": {pdfFile, ""},
	".zip": {zipFile, "application/zip"}, ".epub": {zipFile, "application/epub+zip"},
	".docx": {zipFile, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	".xlsx": {zipFile, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	".pptx": {zipFile, "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
	".odt":  {zipFile, "application/vnd.oasis.opendocument.text"},
	".ods":  {zipFile, "application/vnd.oasis.opendocument.spreadsheet"},
	".odp":  {zipFile, "application/vnd.oasis.opendocument.presentation"},
	".txt":  {textFile, "text/plain"}, ".csv": {textFile, "text/csv"}, ".tsv": {textFile, "text/tab-separated-values"}, ".vtt": {textFile, "text/vtt"},
	".json": {textFile, "application/json"}, ".geojson": {textFile, "application/json"},
}

// fileForm is what a file holds. Its type is empty for what browsers do not show.
type fileForm struct {
	name   string // as messages name it
	groups []fileGroup
	mime   string // of the first group; "ogg" in a container has the type video/ogg or audio/ogg
}

// mediaType returns the MIME type of a file, or an error if its content does not go with the
// ending of its name.
func mediaType(name string, content []byte) (string, error) {
	end := ending(name)
	known, ok := fileEndings[end]
	switch {
	case ok && known.group == textFile:
		return textType(name, known.mime, content)
	case end == ".svg" && !isMagic(content):
		return "image/svg+xml", nil // its reader says whether that is so
	}
	is := recognize(content)
	if !ok {
		if is.mime == "" || is.groups[0] == zipFile || is.groups[0] == pdfFile {
			return downloadType, nil
		}
		return is.typeIn(is.groups[0]), nil
	}
	for _, g := range is.groups {
		if g == known.group && is.mime != "" {
			if known.mime != "" {
				return known.mime, nil
			}
			return is.typeIn(g), nil
		}
	}
	if is.mime == "" && is.name != "" {
		return "", fmt.Errorf("%q holds %s, which browsers do not show; save it as %s", name, is.name, shownFormats[known.group])
	}
	if is.name == "" {
		is.name = "something else"
		if isText(content) {
			is.name = "text"
		}
	}
	return "", fmt.Errorf("%q holds %s, not %s; correct the ending of its name, or save it anew", name, is.name, known.group)
}

// shownFormats names formats that browsers show.
var shownFormats = map[fileGroup]string{
	pictureFile: "PNG, JPEG, WebP or SVG", videoFile: "MP4 or WebM", audioFile: "MP3, M4A or Ogg", pdfFile: "PDF", zipFile: "ZIP",
}

// typeIn is the MIME type of a file of a group.
func (f fileForm) typeIn(g fileGroup) string {
	if strings.Contains(f.mime, "/") {
		return f.mime
	}
	return string(g) + "/" + f.mime
}

func textType(name, mime string, content []byte) (string, error) {
	if !isText(content) {
		return "", fmt.Errorf("%q holds no text; correct the ending of its name, or save it anew", name)
	}
	if strings.HasPrefix(mime, "text/") && utf8.Valid(content) {
		mime += "; charset=utf-8"
	}
	return mime, nil
}

// isText reports whether content may be text, in whatever encoding.
func isText(content []byte) bool {
	return bytes.HasPrefix(content, []byte("\xff\xfe")) || bytes.HasPrefix(content, []byte("\xfe\xff")) || bytes.IndexByte(content, 0) < 0
}

func isMagic(content []byte) bool { return recognize(content).name != "" }

// fileMagic are the formats that begin with fixed bytes.
var fileMagic = []struct {
	start string
	form  fileForm
}{
	{"\x89PNG\r\n\x1a\n", fileForm{"a PNG picture", []fileGroup{pictureFile}, "image/png"}},
	{"\xff\xd8\xff", fileForm{"a JPEG picture", []fileGroup{pictureFile}, "image/jpeg"}},
	{"GIF87a", fileForm{"a GIF picture", []fileGroup{pictureFile}, "image/gif"}},
	{"GIF89a", fileForm{"a GIF picture", []fileGroup{pictureFile}, "image/gif"}},
	{"OggS", fileForm{"Ogg", []fileGroup{videoFile, audioFile}, "ogg"}},
	{"\x1a\x45\xdf\xa3", fileForm{"WebM or Matroska", []fileGroup{videoFile, audioFile}, "webm"}},
	{"fLaC", fileForm{"FLAC audio", []fileGroup{audioFile}, "audio/flac"}},
	{"ID3", fileForm{"MP3 audio", []fileGroup{audioFile}, "audio/mpeg"}},
	{"PK\x03\x04", fileForm{"a ZIP archive", []fileGroup{zipFile}, "application/zip"}},
	{"PK\x05\x06", fileForm{"a ZIP archive", []fileGroup{zipFile}, "application/zip"}},
	{"II*\x00", fileForm{"a TIFF picture", []fileGroup{pictureFile}, ""}},
	{"MM\x00*", fileForm{"a TIFF picture", []fileGroup{pictureFile}, ""}},
	{"\xff\x0a", fileForm{"a JPEG XL picture", []fileGroup{pictureFile}, ""}},
	{"\x00\x00\x00\x0cJXL ", fileForm{"a JPEG XL picture", []fileGroup{pictureFile}, ""}},
	{"8BPS", fileForm{"a Photoshop picture", []fileGroup{pictureFile}, ""}},
}

// recognize tells a format by how the content begins; its name is empty for what it does not know.
func recognize(b []byte) fileForm {
	for _, m := range fileMagic {
		if bytes.HasPrefix(b, []byte(m.start)) {
			return m.form
		}
	}
	switch {
	case len(b) >= 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP":
		return fileForm{"a WebP picture", []fileGroup{pictureFile}, "image/webp"}
	case len(b) >= 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WAVE":
		return fileForm{"WAV audio", []fileGroup{audioFile}, "audio/wav"}
	case len(b) >= 12 && string(b[4:8]) == "ftyp":
		return brand(b)
	case bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")):
		return fileForm{"a PDF document", []fileGroup{pdfFile}, "application/pdf"}
	case len(b) >= 2 && b[0] == 0xff && b[1]&0xf6 == 0xf0: // ADTS
		return fileForm{"AAC audio", []fileGroup{audioFile}, "audio/aac"}
	case len(b) >= 4 && b[0] == 0xff && b[1]&0xe6 == 0xe2 && b[2]>>4 != 15: // layer III
		return fileForm{"MP3 audio", []fileGroup{audioFile}, "audio/mpeg"}
	}
	return fileForm{}
}

// brand tells the formats of the ISO base media file format by the brands of its first box.
func brand(b []byte) fileForm {
	length := int(b[0])<<24 | int(b[1])<<16 | int(b[2])<<8 | int(b[3])
	brands := string(b[8:min(len(b), max(12, min(length, 256)))])
	switch major := brands[:4]; {
	case strings.Contains(brands, "avif") || strings.Contains(brands, "avis"):
		return fileForm{"an AVIF picture", []fileGroup{pictureFile}, "image/avif"}
	case strings.HasPrefix(major, "hei") || strings.HasPrefix(major, "hev") || major == "mif1" || major == "msf1":
		return fileForm{"a HEIC picture", []fileGroup{pictureFile}, ""}
	case major == "qt  ":
		return fileForm{"QuickTime video", []fileGroup{videoFile}, ""}
	case strings.HasPrefix(major, "M4A") || strings.HasPrefix(major, "M4B"):
		return fileForm{"MP4 audio", []fileGroup{audioFile, videoFile}, "mp4"}
	}
	return fileForm{"MP4", []fileGroup{videoFile, audioFile}, "mp4"}
}
