package media

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"exhibit/slides"
)

const aDrawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><path d="M0 0"/></svg>`

// pictureOf is an empty picture of a size.
func pictureOf(t testing.TB, kind string, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	picture := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.Black})
	err := map[string]func() error{
		"png":  func() error { return png.Encode(&b, picture) },
		"gif":  func() error { return gif.Encode(&b, picture, nil) },
		"jpeg": func() error { return jpeg.Encode(&b, picture, nil) },
	}[kind]()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// announced is a PNG that says it has a size, and has no pixels.
func announced(width, height uint32) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), width), height)
	head = append(head, 8, 2, 0, 0, 0)
	b := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), uint32(len(head)-4))
	return binary.BigEndian.AppendUint32(append(b, head...), crc32.ChecksumIEEE(head))
}

// turnedJPEG is a JPEG whose Exif data say that it lies on its side.
func turnedJPEG(t testing.TB, width, height int, order binary.AppendByteOrder, mark string) []byte {
	tiff := order.AppendUint32(order.AppendUint16([]byte(mark), 42), 8)
	tiff = order.AppendUint16(tiff, 1)
	tiff = order.AppendUint32(order.AppendUint16(order.AppendUint16(tiff, 0x0112), 3), 1)
	tiff = order.AppendUint16(order.AppendUint16(tiff, 6), 0)
	exif := append([]byte("Exif\x00\x00"), tiff...)
	segment := append(binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(exif)+2)), exif...)
	plain := pictureOf(t, "jpeg", width, height)
	return append(append(bytes.Clone(plain[:2]), segment...), plain[2:]...)
}

func isoBoxOf(kind string, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(body)+8)), kind...), body...)
}

// avifOf is an AVIF of a size with a tile, without its picture; turn is the angle of its irot box.
func avifOf(width, height uint32, turn byte) []byte {
	size := func(w, h uint32) []byte {
		return isoBoxOf("ispe", make([]byte, 4), binary.BigEndian.AppendUint32(nil, w), binary.BigEndian.AppendUint32(nil, h))
	}
	properties := isoBoxOf("ipco", size(width/2, height/2), size(width, height), isoBoxOf("irot", []byte{turn}))
	return append(isoBoxOf("ftyp", []byte("avif\x00\x00\x00\x00avifmif1")),
		isoBoxOf("meta", make([]byte, 4), isoBoxOf("hdlr", make([]byte, 20)), isoBoxOf("iprp", properties))...)
}

func TestAPictureHasItsTypeAndTheSizeInWhichItIsShown(t *testing.T) {
	webp := []byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x09\x40\x01\x00\x07\x10\x11\x11\x88\x88\xfe\x07\x00")
	for _, c := range []struct {
		name          string
		content       []byte
		mime          string
		width, height int
	}{
		{"a.png", pictureOf(t, "png", 30, 20), "image/png", 30, 20},
		{"a.PNG", pictureOf(t, "png", 30, 20), "image/png", 30, 20},
		{"a.gif", pictureOf(t, "gif", 30, 20), "image/gif", 30, 20},
		{"a.jpg", pictureOf(t, "jpeg", 30, 20), "image/jpeg", 30, 20},
		{"turned.jpg", turnedJPEG(t, 30, 20, binary.BigEndian, "MM"), "image/jpeg", 20, 30},
		{"turned.jpeg", turnedJPEG(t, 30, 20, binary.LittleEndian, "II"), "image/jpeg", 20, 30},
		{"a.webp", webp, "image/webp", 10, 6},
		{"a.avif", avifOf(300, 200, 0), "image/avif", 300, 200},
		{"turned.avif", avifOf(300, 200, 1), "image/avif", 200, 300},
		{"a.svg", []byte(aDrawing), "image/svg+xml", 320, 180},
		{"misnamed.png", pictureOf(t, "jpeg", 30, 20), "image/jpeg", 30, 20},
		{"no ending", pictureOf(t, "png", 30, 20), "image/png", 30, 20},
	} {
		m, err := Read(fstest.MapFS{c.name: {Data: c.content}}, c.name)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if m.Type != c.mime || m.Width != c.width || m.Height != c.height || !m.IsPicture() || m.IsVideo() || m.IsAudio() {
			t.Errorf("%s is %s, %d by %d", c.name, m.Type, m.Width, m.Height)
		}
		if m.Size != int64(len(c.content)) || !bytes.Equal(m.Content, c.content) || len(m.Sum) != 64 {
			t.Errorf("%s has %d bytes and the digest %s", c.name, m.Size, m.Sum)
		}
	}
}

func TestAFileHasATypeThatNoBrowserRuns(t *testing.T) {
	mp4 := string(isoBoxOf("ftyp", []byte("isom\x00\x00\x02\x00isomiso2mp41")))
	for name, c := range map[string]struct{ content, mime string }{
		"a.mp4":        {mp4, "video/mp4"},
		"a.m4a":        {string(isoBoxOf("ftyp", []byte("M4A \x00\x00\x02\x00isom"))), "audio/mp4"},
		"b.m4a":        {mp4, "audio/mp4"},
		"a.webm":       {"\x1a\x45\xdf\xa3webm", "video/webm"},
		"a.ogv":        {"OggS\x00", "video/ogg"},
		"a.ogg":        {"OggS\x00", "audio/ogg"},
		"a.mp3":        {"ID3\x04", "audio/mpeg"},
		"b.mp3":        {"\xff\xfb\x90\x00", "audio/mpeg"},
		"a.wav":        {"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"},
		"a.flac":       {"fLaC\x00", "audio/flac"},
		"a.aac":        {"\xff\xf1\x50\x80", "audio/aac"},
		"a.vtt":        {"WEBVTT\n", "text/vtt; charset=utf-8"},
		"a.pdf":        {"%PDF-1.4\n%%EOF\n", "application/pdf"},
		"a.txt":        {"Eis", "text/plain; charset=utf-8"},
		"latin.txt":    {"k\xe4lter", "text/plain"},
		"a.csv":        {"a;b\n", "text/csv; charset=utf-8"},
		"utf16.csv":    {"\xff\xfea\x00;\x00b\x00", "text/csv"},
		"a.json":       {"{}", "application/json"},
		"a.zip":        {"PK\x03\x04", "application/zip"},
		"a.xlsx":       {"PK\x03\x04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
		"a.html":       {"<script>alert(1)</script>", "application/octet-stream"},
		"b.html":       {"%PDF-<script>alert(1)</script>", "application/octet-stream"},
		"a.js":         {"alert(1)", "application/octet-stream"},
		"a.xml":        {aDrawing, "application/octet-stream"},
		"a.svgz":       {"\x1f\x8b", "application/octet-stream"},
		"page.htm.bak": {"<!doctype html>", "application/octet-stream"},
		"film.mov":     {string(isoBoxOf("ftyp", []byte("qt  \x00\x00\x02\x00"))), "application/octet-stream"},
		"LICENSE":      {"Free", "application/octet-stream"},
	} {
		m, err := Read(fstest.MapFS{name: {Data: []byte(c.content)}}, name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if m.Type != c.mime || m.IsPicture() || m.IsVideo() != strings.HasPrefix(c.mime, "video/") || m.IsAudio() != strings.HasPrefix(c.mime, "audio/") {
			t.Errorf("%s is %s, want %s", name, m.Type, c.mime)
		}
	}
}

func TestAFileIsFoundHoweverItsNameIsWritten(t *testing.T) {
	composed, taken := "b\u00e4r", "ba\u0308r" // ä in one and in two characters
	folder := fstest.MapFS{}
	for _, name := range []string{"ice floe.svg", "pics/" + composed + ".svg", taken + "2.svg", "冰/湖.svg", "100%.svg", "50%25.svg", "a'(b).svg"} {
		folder[name] = &fstest.MapFile{Data: []byte(aDrawing)}
	}
	for written, want := range map[string]struct{ path, url string }{
		"ice floe.svg":                  {"ice floe.svg", "/media/ice%20floe.svg"},
		"ice%20floe.svg":                {"ice floe.svg", "/media/ice%20floe.svg"},
		"./pics/../ice floe.svg":        {"ice floe.svg", "/media/ice%20floe.svg"},
		"pics/" + composed + ".svg":     {"pics/" + composed + ".svg", "/media/pics/b%C3%A4r.svg"},
		"pics/b%C3%A4r.svg":             {"pics/" + composed + ".svg", "/media/pics/b%C3%A4r.svg"},
		"pics//" + taken + ".svg":       {"pics/" + composed + ".svg", "/media/pics/b%C3%A4r.svg"},
		composed + "2.svg":              {taken + "2.svg", "/media/ba%CC%88r2.svg"},
		"冰/湖.svg":                       {"冰/湖.svg", "/media/%E5%86%B0/%E6%B9%96.svg"},
		"100%.svg":                      {"100%.svg", "/media/100%25.svg"},
		"100%25.svg":                    {"100%.svg", "/media/100%25.svg"},
		"50%25.svg":                     {"50%25.svg", "/media/50%2525.svg"},
		"a'(b).svg":                     {"a'(b).svg", "/media/a%27%28b%29.svg"},
		"pics%2F..%2F100%25.svg":        {"100%.svg", "/media/100%25.svg"},
		"pics/%2e%2e/ice%20floe%2Esvg":  {"ice floe.svg", "/media/ice%20floe.svg"},
		"pics/" + composed + "%2Esvg//": {"pics/" + composed + ".svg", "/media/pics/b%C3%A4r.svg"},
	} {
		m, err := Read(folder, written)
		if err != nil {
			t.Errorf("%q: %v", written, err)
		} else if m.Path != want.path || m.URL() != want.url {
			t.Errorf("%q is %q at %s", written, m.Path, m.URL())
		}
	}
}

func TestWhatMustNotBeServedIsRefusedWithARemedy(t *testing.T) {
	folder := fstest.MapFS{
		"Ice.PNG": {Data: pictureOf(t, "png", 3, 2)}, "pics/a.svg": {Data: []byte(aDrawing)}, "empty.png": {},
		"sources/a.pdf": {Data: []byte("%PDF-1.4")}, "deck.md": {Data: []byte("# One")}, ".env": {Data: []byte("secret")},
		"text.png": {Data: []byte("version https://git-lfs.github.com/spec/v1\n")}, "clip.mp4": {Data: pictureOf(t, "png", 3, 2)},
		"noise.mp3": {Data: []byte("\x00\x01\x02")}, "noise.txt": {Data: []byte("a\x00b")}, "page.pdf": {Data: []byte("<html>")}, "cut.png": {Data: []byte("\x89PNG\r\n\x1a\n")},
		"cut.avif": {Data: isoBoxOf("ftyp", []byte("avif\x00\x00\x00\x00"))}, "wide.png": {Data: announced(20001, 1)}, "huge.png": {Data: announced(8200, 8200)},
		"wide.avif": {Data: avifOf(1<<20, 1<<20, 0)}, "phone.jpg": {Data: isoBoxOf("ftyp", []byte("heic\x00\x00\x00\x00mif1heic"))}, "page.svg": {Data: []byte("<html><script>")},
		"large.svg": {Data: bytes.Repeat([]byte(" "), maxDrawing+1)}, "large.png": {Data: make([]byte, maxPicture+1)}, "large.bin": {Data: make([]byte, maxMediaFile+1)},
		"large": {Data: append(pictureOf(t, "png", 3, 2), make([]byte, maxPicture)...)},
	}
	for name, want := range map[string]string{
		"":                        `no file is named; write its path in the deck's folder`,
		".":                       `no file is named; write its path in the deck's folder`,
		"gone.png":                `"gone.png" is not in the deck's folder; put it there`,
		"ice.png":                 `"ice.png" is not in the deck's folder; did you mean "Ice.PNG"?`,
		"pics/b.svg":              `"pics/b.svg" is not in the deck's folder; did you mean "pics/a.svg"?`,
		"pic/a.svg":               `"pic/a.svg" is not in the deck's folder; put it there`,
		"pics":                    `"pics" is a folder; name a file in it`,
		"../ice.png":              `"../ice.png" leaves the deck's folder; put a copy of the file into it`,
		"pics/../../ice.png":      `"pics/../../ice.png" leaves the deck's folder; put a copy of the file into it`,
		"%2e%2e/ice.png":          `"../ice.png" leaves the deck's folder; put a copy of the file into it`,
		"..%2fice.png":            `"../ice.png" leaves the deck's folder; put a copy of the file into it`,
		"..":                      `".." leaves the deck's folder; put a copy of the file into it`,
		"/etc/passwd":             `"/etc/passwd" is not a path in the deck's folder; put the file there and name it without the folders above`,
		"%2Fetc/passwd":           `"/etc/passwd" is not a path in the deck's folder; put the file there and name it without the folders above`,
		"C:/ice.png":              `"C:/ice.png" is not a path in the deck's folder; put the file there and name it without the folders above`,
		`pics\ice.png`:            `"pics\\ice.png" has a backslash; write / between folders`,
		"a%00.png":                `"a\x00.png" has characters that a path cannot have; rename the file`,
		"a%0a.png":                `"a\n.png" has characters that a path cannot have; rename the file`,
		"a%ff.png":                `"a\xff.png" has characters that a path cannot have; rename the file`,
		".env":                    `".env" is hidden, and hidden files are never served; give it a name without a point at its start`,
		"Sources/a.pdf":           `"Sources/a.pdf" is among the source texts, which are never served; put a copy into another folder to show it`,
		"deck.md":                 `"deck.md" is Markdown, which may hold speaker notes and is never served; link to a PDF or a text of its own`,
		"empty.png":               `"empty.png" is empty; save the file anew`,
		"text.png":                `"text.png" holds text, not a picture; correct the ending of its name, or save it anew`,
		"clip.mp4":                `"clip.mp4" holds a PNG picture, not video; correct the ending of its name, or save it anew`,
		"noise.mp3":               `"noise.mp3" holds something else, not audio; correct the ending of its name, or save it anew`,
		"noise.txt":               `"noise.txt" holds no text; correct the ending of its name, or save it anew`,
		"page.pdf":                `"page.pdf" holds text, not a PDF document; correct the ending of its name, or save it anew`,
		"cut.png":                 `"cut.png" is no whole PNG picture; save it anew`,
		"cut.avif":                `"cut.avif" is no whole AVIF picture; save it anew`,
		"wide.png":                `"wide.png" has 20001 by 1 pixels, more than 64 megapixels or 20000 on a side; make it smaller, a slide needs about 2000 by 1200`,
		"huge.png":                `"huge.png" has 8200 by 8200 pixels, more than 64 megapixels or 20000 on a side; make it smaller, a slide needs about 2000 by 1200`,
		"wide.avif":               `"wide.avif" has 1048576 by 1048576 pixels, more than 64 megapixels or 20000 on a side; make it smaller, a slide needs about 2000 by 1200`,
		"phone.jpg":               `"phone.jpg" holds a HEIC picture, which browsers do not show; save it as PNG, JPEG, WebP or SVG`,
		"large.svg":               `"large.svg" has 4.0 MB, more than 4; make it smaller`,
		"large.png":               `"large.png" has 20.0 MB, more than 20; make it smaller`,
		"large":                   `"large" has 20.0 MB, more than 20; make it smaller`,
		"large.bin":               `"large.bin" has 64.0 MB, more than 64; make it smaller`,
		strings.Repeat("a", 1025): `a path of 1025 bytes, more than 1024; shorten the names of file and folders`,
	} {
		m, err := Read(folder, name)
		if err == nil || err.Error() != want {
			t.Errorf("%q: got %v, %v; want %s", name, m, err, want)
		}
		if gone := strings.Contains(want, "is not in the deck's folder"); errors.Is(err, fs.ErrNotExist) != gone {
			t.Errorf("%q: the error says that the file does not exist: %v", name, !gone)
		}
	}
}

func TestPipesAndLinksOutOfTheFolderAreRefusedAtOnce(t *testing.T) {
	dir := t.TempDir()
	deck := filepath.Join(dir, "deck")
	err := errors.Join(
		os.Mkdir(deck, 0o700), os.WriteFile(filepath.Join(dir, "out.svg"), []byte(aDrawing), 0o600), os.WriteFile(filepath.Join(deck, "in.svg"), []byte(aDrawing), 0o600),
		syscall.Mkfifo(filepath.Join(deck, "pipe.png"), 0o600), os.Symlink("../out.svg", filepath.Join(deck, "out.svg")), os.Symlink("pipe.png", filepath.Join(deck, "link.png")),
		os.Symlink("in.svg", filepath.Join(deck, "same.svg")), os.Symlink("/dev/zero", filepath.Join(deck, "zero.png")), os.Symlink("loop.png", filepath.Join(deck, "loop.png")),
	)
	if err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(deck)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for name, want := range map[string]string{
		"pipe.png": "no ordinary file", "link.png": "no ordinary file", "out.svg": "cannot be read", "zero.png": "cannot be read", "loop.png": "cannot be read", "pipe.png/a.png": "cannot be read",
	} {
		if m, err := Read(root.FS(), name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v; want an error with %q", name, m, err, want)
		}
	}
	if _, err := Read(root.FS(), "same.svg"); err != nil {
		t.Errorf("a link within the folder: %v", err)
	}
}

func TestAPictureOfAnotherToolIsRead(t *testing.T) {
	for name, want := range map[string]string{"ice.png": "image/png", "pics/ice.svg": "image/svg+xml", "report.pdf": "application/pdf"} {
		m, err := Read(os.DirFS("testdata"), name)
		if err != nil || m.Type != want || strings.HasPrefix(want, "image/") && m.Width == 0 {
			t.Errorf("%s: %+v, %v", name, m, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, ext := range []string{"png", "jpg", "gif", "webp", "svg", "mp4", "mp3", "pdf", "txt", ""} {
		f.Add("a."+ext, []byte("x"))
	}
	f.Add("a%2F..%2Fb.jpg", turnedJPEG(f, 3, 2, binary.BigEndian, "MM"))
	f.Add("a.png", announced(3, 2))
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		clean, err := cleanMedia(name)
		if err != nil {
			clean = "a"
		}
		m, err := Read(fstest.MapFS{clean: {Data: content}}, name)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") || !strings.Contains(err.Error(), "; ") && !strings.HasSuffix(err.Error(), "?") {
				t.Errorf("the error is %q", err)
			}
			return
		}
		if !fs.ValidPath(m.Path) || strings.HasPrefix(m.Path, "sources/") || !strings.HasPrefix(m.URL(), "/media/") {
			t.Errorf("%q was read as %q", name, m.Path)
		}
		if m.Width > maxSide || m.Height > maxSide || (m.Width == 0) != (m.Height == 0) || m.Width > 0 && !m.IsPicture() {
			t.Errorf("%s of %d by %d", m.Type, m.Width, m.Height)
		}
		if strings.HasPrefix(m.Type, "text/html") || strings.Contains(m.Type, "script") {
			t.Errorf("a browser would run %s", m.Type)
		}
	})
}

func FuzzAVIFSize(f *testing.F) {
	f.Add(avifOf(300, 200, 1))
	f.Add([]byte("\x00\x00\x00\x01meta\x00\x00\x00\x00\x00\x00\x00\x10"))
	f.Fuzz(func(t *testing.T, content []byte) {
		if width, height, err := avifSize(content); err == nil && (width < 0 || height < 0) {
			t.Errorf("%d by %d", width, height)
		}
	})
}

func ExampleMedia_URL() {
	m := slides.Media{Path: "pics/ice floe #2.svg"}
	fmt.Println(m.URL())
	// Output: /media/pics/ice%20floe%20%232.svg
}
