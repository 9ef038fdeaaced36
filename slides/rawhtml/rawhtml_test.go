package rawhtml

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	model "exhibit/slides"
)

// read reads Markdown as a reader would: the HTML and all else of each container go to a builder.
func read(source string, classes ...string) Fragment {
	src := []byte(source)
	policy := New(func(class string) bool { return slices.Contains(classes, class) })
	var all Fragment
	var container func(n ast.Node) []model.Node
	container = func(parent ast.Node) []model.Node {
		b := policy.Builder(src)
		for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
			switch n := n.(type) {
			case *ast.HTMLBlock:
				b.Block(n)
			case *ast.RawHTML:
				b.Tag(n)
			case *ast.Text:
				b.Add(model.Node{Text: string(n.Segment.Value(src)), Pos: n.Segment.Start})
			default:
				kind := map[ast.NodeKind]model.Kind{ast.KindParagraph: "p", ast.KindBlockquote: "blockquote", ast.KindHeading: "h2",
					ast.KindEmphasis: "em", ast.KindList: "ul", ast.KindListItem: "li"}[n.Kind()]
				b.Add(model.Node{Kind: kind, Children: container(n)})
			}
		}
		f := b.Finish()
		all.Comments = append(all.Comments, f.Comments...)
		all.Dropped = append(all.Dropped, f.Dropped...)
		return f.Nodes
	}
	markdown := goldmark.New(goldmark.WithParserOptions(parser.WithBlockParsers(util.Prioritized(BlockParser(), 899)))).Parser()
	all.Nodes = container(markdown.Parse(text.NewReader(src)))
	return all
}

// written is nodes in a form to compare them by.
func written(nodes []model.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		if n.Kind == model.Text {
			b.WriteString(n.Text)
			continue
		}
		fmt.Fprintf(&b, "<%s", n.Kind)
		for _, a := range n.Attrs {
			fmt.Fprintf(&b, " %s=%q", a.Name, a.Value)
		}
		fmt.Fprintf(&b, ">%s</%s>", written(n.Children), n.Kind)
	}
	return b.String()
}

func dropped(f Fragment, source string) []string {
	var all []string
	for _, d := range f.Dropped {
		all = append(all, fmt.Sprintf("%d: %s", 1+strings.Count(source[:d.Pos], "\n"), d.What))
	}
	return all
}

func TestADeckKeepsItsTextAndStructureAndWhatIsLeftOutIsNamedByItsLine(t *testing.T) {
	deck, err := os.ReadFile("testdata/raw-html.md")
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(deck), "{#rules}\n")
	f := read(body, "note")
	want := `<div class="note"><p>Stay<br></br>near the <small>shore</small>, press <kbd>Esc</kbd>.</p></div>` +
		`<table><thead><tr><th scope="col">Depth</th><th scope="col">Who</th></tr></thead><tbody><tr><td>10<sup>cm</sup></td><td>one person</td></tr></tbody></table>`
	if got := written(f.Nodes); got != want {
		t.Errorf("read as\n%s\nwant\n%s", got, want)
	}
	if got, want := fmt.Sprint(dropped(f, body)), "[2: style, onclick of <div> 10: <script> with its text]"; got != want {
		t.Errorf("left out: %s, want %s", got, want)
	}
	if len(f.Comments) != 1 || f.Comments[0].Text != "a comment to myself" {
		t.Errorf("comments %v", f.Comments)
	}
}

func TestHTMLIsReadAsElementsAndText(t *testing.T) {
	for _, c := range []struct{ source, want, lost string }{
		{"<div>\n\n*ice*\n\n<section>\n\nmelts\n\n</section>\n</div>", `<div><p><em>ice</em></p><section><p>melts</p></section></div>`, "[]"},
		{"a <b>x *y* z</b> <u>w</u>", `<p>a <b>x <em>y</em> z</b> <u>w</u></p>`, "[]"},
		{"<PoweredBy>x</PoweredBy>", `<p>x</p>`, "[1: <PoweredBy>]"},
		{"<center>x</center>", `<div class="align-center">x</div>`, "[]"},
		{`<p align="right" id=x class="big red">x</p>`, `<p class="align-right red">x</p>`, "[1: id, class big of <p>]"},
		{"<ul><li>a<li>b</ul>", `<ul><li>a</li><li>b</li></ul>`, "[]"},
		{"<table>\n\n<tr>\n\n<td>\n\n*x*\n\n</td>\n</tr>\nloose\n</table>", "\nloose\n<table><tbody><tr><td><p><em>x</em></p></td></tr></tbody></table>", "[]"},
		{`<td colspan=2>x</td>`, "x", "[]"},
		{`<table><tr><td colspan=2 rowspan="1000">x`, `<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>`, "[1: rowspan of <td>]"},
		{"<p>\n\nMarkdown\n\n</p>", `<div><p>Markdown</p></div>`, "[]"},
		{"</div></p></b>", "", "[]"},
		{`<img src="my ice.png" alt="ice" width=50% onerror=x>`, `<img src="my%20ice.png" alt="ice" width="50%"></img>`, "[1: onerror of <img>]"},
		{`<img src="javascript:x">`, `<img></img>`, "[1: src of <img>]"},
		{`<a href="#ice" target="_blank" rel=nofollow>x</a> <a href="java&#10;script:x">y</a>`, `<p><a href="#ice">x</a> <span>y</span></p>`, "[1: href of <a>]"},
		{`<div><a href="mailto:a@example.org">x</a><a name=y>z</a></div>`, `<div><a href="mailto:a@example.org">x</a><span>z</span></div>`, "[1: name of <a>]"},
		{`<video src="v.mp4" autoplay poster="javascript:x"><source src="v.webm" type="video/webm">No video</video>`,
			`<p><video src="v.mp4" controls=""><source src="v.webm" type="video/webm"></source></video></p>`, "[1: autoplay, poster of <video>]"},
		{`<iframe src="https://example.org" onload=x>text</iframe>`, `<iframe src="https://example.org"></iframe>`, "[]"},
		{"<div><iframe src=x />after</div>", `<div><iframe src="x"></iframe>after</div>`, "[]"},
		{"<div><template><template>x</template>y</template>z</div>", "<div>z</div>", "[1: <template> with its text]"},
		{"<div><svg><title>t</title><style>p{}</style><text>x</text></svg></div>", "<div>x</div>",
			"[1: <svg> 1: <title> with its text 1: <style> with its text 1: <text>]"},
		{`<form><input value=x>name<textarea><b>y</b></textarea></form>`, "name<b>y</b>", "[1: <form> 1: <input> 1: <textarea>]"},
		{`<div style="color:red; display : none">secret</div>`, `<div hidden="">secret</div>`, "[]"},
		{"<pre>\n a &lt; b\n</pre>", "<pre> a < b\n</pre>", "[]"},
		{"<div>x &amp; y &copy z &nope;</div>", "<div>x & y © z &nope;</div>", "[]"},
		{"<ruby>冰<rp>(</rp><rt>bīng</rt></ruby>", "<p><ruby>冰<rp>(</rp><rt>bīng</rt></ruby></p>", "[]"},
		{"<ol start=3 type=a reversed><li value=7>x</ol>", `<ol start="3" type="a" reversed=""><li value="7">x</li></ol>`, "[]"},
		{"<div class=\"a\n\nb", "<p>b</p>", "[1: <div, a tag without an end]"},
		{"<h1>x</h1><header>y</header>", "<h2>x</h2><div>y</div>", "[]"},
		{"<div/>x", "<div></div>x", "[]"},
		{"<!DOCTYPE html>\n\n<?php echo '>' ?>", "", "[1: <!…> 3: <?…?>]"},
		{"> <div>\n> 12 ice\n> </div>", "<blockquote><div>12 ice\n</div></blockquote>", "[]"},
	} {
		f := read(c.source, "red")
		if got := written(f.Nodes); got != c.want {
			t.Errorf("%q is read as\n%s\nwant\n%s", c.source, got, c.want)
		}
		if got := fmt.Sprint(dropped(f, c.source)); got != c.lost {
			t.Errorf("%q left out: %s, want %s", c.source, got, c.lost)
		}
	}
}

func TestATableOfHTMLBecomesTheTreeOfOneOfMarkdown(t *testing.T) {
	for source, want := range map[string]string{
		"<tr><th>a<th>b<tr><th>c<td>d": `<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>` +
			`<tbody><tr><th scope="row">c</th><td>d</td></tr></tbody>`,
		"<tr><td>a<th>b":           `<tbody><tr><td>a</td><th>b</th></tr></tbody>`,
		"<tr><th>a":                `<tbody><tr><th scope="row">a</th></tr></tbody>`,
		"<tr><th scope=row>a":      `<tbody><tr><th scope="row">a</th></tr></tbody>`,
		"<tr><th scope=all>a":      `<tbody><tr><th scope="row">a</th></tr></tbody>`,
		"<thead><tr><td>a</thead>": `<thead><tr><td>a</td></tr></thead>`,
		"<tr><th rowspan=2>a<tr><td>b": `<tbody><tr><th rowspan="2" scope="row">a</th></tr>` +
			`<tr><td>b</td></tr></tbody>`,
		"<tr><th rowspan=2>a<th>b<tr><th>c<tr><td>d<td>e": `<thead><tr><th rowspan="2" scope="col">a</th><th scope="col">b</th></tr>` +
			`<tr><th scope="col">c</th></tr></thead><tbody><tr><td>d</td><td>e</td></tr></tbody>`,
		"<tr><td rowspan=9>a<td colspan=1>b<tr><td>c": `<tbody><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></tbody>`,
		"<tr><td colspan=90>a<td colspan=90>b<td>c":   `<tbody><tr><td colspan="90">a</td><td colspan="10">b</td><td>c</td></tr></tbody>`,
		"<tr><td>a<tr><td>b<tfoot><tr><td>c<caption>d": `<tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody>` +
			`<tfoot><tr><td>c</td></tr></tfoot><caption>d</caption>`,
	} {
		if got := written(read("<table>" + source + "</table>").Nodes); got != "<table>"+want+"</table>" {
			t.Errorf("%s is read as\n%s\nwant\n%s", source, got, want)
		}
	}
}

func TestAllOfACommentIsHidden(t *testing.T) {
	for _, source := range []string{
		"x <!-- SECRET -->", "<!-- SECRET", "<!--> SECRET -->", "<!---> SECRET -->", "<div><!-- a --!> SECRET --></div>",
		"<div>\n<!-- a\n\n> SECRET -->\n</div>", "<!-- SECRET\n\nSECRET\n-->", "<!-- a --><!-- SECRET -->", "- <!-- SECRET -->",
		"<div><!-- SECRET --></div>", "<div>x<!-- <b> SECRET </b> --></div>", "<table><tr><!-- SECRET --></tr></table>",
		"<div>\n<!-- a\n\n# SECRET\n\n- SECRET -->\n</div>\n\ny",
	} {
		f := read(source)
		if got := written(f.Nodes); strings.Contains(got, "SECRET") {
			t.Errorf("%q shows %s", source, got)
		}
		if !strings.Contains(fmt.Sprint(f.Comments), "SECRET") {
			t.Errorf("%q has the comments %v", source, f.Comments)
		}
	}
}

func TestTextIsLetterForLetterWhereItStandsInTheSource(t *testing.T) {
	source := "# x\n\n> <div>\n> 12 &amp; 34\n> <b>five</b>\n> </div>\n\n<pre>\nsix</pre>\n\n- \t<div>\n\t\tseven</div>\n"
	var walk func(nodes []model.Node)
	walk = func(nodes []model.Node) {
		for _, n := range nodes {
			walk(n.Children)
			if n.Kind == model.Text && strings.TrimSpace(n.Text) != "" && n.Text != "&" && !strings.HasPrefix(source[n.Pos:], n.Text) {
				t.Errorf("%q at %q", n.Text, source[n.Pos:])
			}
		}
	}
	walk(read(source).Nodes)
}

func TestHostileHTMLIsBounded(t *testing.T) {
	for name, source := range map[string]string{
		"deep":        strings.Repeat("<div>", 300) + "x",
		"too deep":    strings.Repeat("<div>", 3000) + "x",
		"unknown":     strings.Repeat("<x>", 3000) + "x",
		"formatting":  strings.Repeat("<b title=x>", 400) + strings.Repeat("<p>", 2000) + "x",
		"comments":    strings.Repeat("<!--", 20000),
		"tables":      strings.Repeat("<table><tr><td>", 1000) + "x",
		"attributes":  "<div" + strings.Repeat(" a=b", 20000) + ">x</div>",
		"large":       "<div>" + strings.Repeat("x", maxBytes) + "</div>",
		"closing":     strings.Repeat("</div>", 20000),
		"unclosed":    "<div " + strings.Repeat("<a ", 20000),
		"ampersands":  "<div>" + strings.Repeat("&a", 20000),
		"question":    strings.Repeat("<?", 20000),
		"misnested":   strings.Repeat("<table><b><p></table>", 400),
		"definitions": strings.Repeat("<dl><dt><dd>", 400),
	} {
		f := read("<div>\n" + source)
		if len(f.Dropped) > maxDropped+1 {
			t.Errorf("%s: %d things left out are named", name, len(f.Dropped))
		}
		for _, d := range f.Dropped {
			if len(d.What) > maxWhat+len("…") {
				t.Errorf("%s: %d bytes name what was left out", name, len(d.What))
			}
		}
		if d := depth(f.Nodes); d > maxDepth+1 {
			t.Errorf("%s: nests %d deep", name, d)
		}
	}
}

func depth(nodes []model.Node) int {
	most := 0
	for _, n := range nodes {
		most = max(most, 1+depth(n.Children))
	}
	return most
}

func FuzzBuilder(f *testing.F) {
	f.Add("<div class=x>\n\n*x*\n\n</div><!-- y --><script>z</script>")
	f.Add("<table><tr>a<td>b<table>c</table></tr>d<p><a href='javascript:x'><a href=#y><svg><style>")
	f.Add("> <div>\n> &amp; <?x?> <![CDATA[ <b/> ]]>")
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 5000 {
			return
		}
		fragment := read(source)
		for _, d := range fragment.Dropped {
			if d.Pos < 0 || d.Pos > len(source) {
				t.Errorf("%s at %d", d.What, d.Pos)
			}
		}
		check(t, fragment.Nodes, source)
	})
}

// check reports elements and attributes that could do something.
func check(t *testing.T, nodes []model.Node, source string) {
	for _, n := range nodes {
		if n.Kind != model.Text && !isBlock(n) && parserName(string(n.Kind)) == "" {
			t.Errorf("element %q", n.Kind)
		}
		for _, a := range n.Attrs {
			v := strings.ToLower(a.Value)
			if strings.HasPrefix(a.Name, "on") || a.Name == "style" || a.Name == "id" ||
				(a.Name == "href" || a.Name == "src" || a.Name == "poster") && (strings.Contains(v, "script:") || strings.HasPrefix(v, "data:")) {
				t.Errorf("attribute %s=%q", a.Name, a.Value)
			}
		}
		if n.Pos < 0 || n.Pos > len(source) {
			t.Errorf("%q at %d", n.Text, n.Pos)
		}
		check(t, n.Children, source)
	}
}
