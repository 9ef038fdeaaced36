package document

import (
	"strings"
	"testing"
)

// article is the beginning of a page, long enough to be told from what is around it.
const article = `<html><head><title>The storm</title></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/2019">2019</a></li></ul></nav></header>
<main><article><h1>The storm</h1>
<p>In the night to 5 May 2014 a storm crossed the island, and of 1,240 gulls the warden counted afterwards, 310 had lost their nest.<sup><a href="#n3">3</a></sup> It was the worst since 1987, and nobody had been warned of it.</p>
<p>On the far side of the island the walls of the harbour broke, over an area of 40 m<sup>2</sup>, and it took fourteen days, many hands and a ship with stones until they held again.</p>
<table><caption>Schools</caption><thead><tr><th rowspan=2>Town</th><th colspan=2>2014</th></tr><tr><th>Schools</th><th>Share</th></tr></thead>
<tr><td>Northfield</td><td>52</td><td>12&nbsp;%</td></tr><tr><td>Southwold</td><td>7</td><td>31 %</td></tr></table>
<ul><li>An item with <b>86</b> lamps, which is long enough for it to be kept.<ul><li>An item within it, of <i>4</i> lamps more.</li></ul></li></ul>
`

func TestAPageOfTheWebIsItsArticle(t *testing.T) {
	page := article + `</article></main><aside><p>Read on: 7 things about gulls.</p></aside><footer><p>© 2020 The Gull Company, 55 Shore Road</p></footer><script>var n = 12</script></body></html>`
	want(t, read(t, "page.html", []byte(page)), `
¶1 heading The storm
¶2 In the night to 5 May 2014 a storm crossed the island, and of 1,240 gulls the warden counted afterwards, 310 had lost their nest. It was the worst since 1987, and nobody had been warned of it.
¶3 On the far side of the island the walls of the harbour broke, over an area of 40 m², and it took fourteen days, many hands and a ship with stones until they held again.
¶4 Schools
¶5 row Town; 2014; 2014
¶6 row Town; Schools; Share
¶7 row Town: Northfield; 2014 Schools: 52; 2014 Share: 12 %
¶8 row Town: Southwold; 2014 Schools: 7; 2014 Share: 31 %
¶9 item An item with 86 lamps, which is long enough for it to be kept.
¶10 item An item within it, of 4 lamps more.
`)
}

func TestAPageInAnotherEncodingIsRead(t *testing.T) {
	page := "<html><head><meta charset=\"iso-8859-1\"></head><body><p>Caf\xe9 of 1,240 gulls</p></body></html>"
	if got := read(t, "page.htm", []byte(page)).String(); got != "Café of 1,240 gulls" {
		t.Errorf("%q", got)
	}
}

func TestMarkdownIsReadAsItIsShown(t *testing.T) {
	text := `---
title: Notes of 2099
---

# The *storm*

In 2014 of 1,240 gulls
310 had lost their nest.[^n] It is
[linked](https://a.example/99 "88").

- An item of **86** lamps
- Another

| Town | Schools |
|------|--------:|
| Northfield | 52 |

` + "```\ncode of 7\n```" + `

<!-- 66 -->

[^n]: Counted by the warden.
`
	want(t, read(t, "notes.md", []byte(text)), `
¶1 heading The storm
¶2 In 2014 of 1,240 gulls 310 had lost their nest. It is linked.
¶3 item An item of 86 lamps
¶4 item Another
¶5 row Town; Schools
¶6 row Town: Northfield; Schools: 52
¶7 code of 7
¶8 note Counted by the warden.
`)
}

func TestAPageOfTheWebIsBounded(t *testing.T) {
	for name, page := range map[string]string{
		"deep":          strings.Repeat("<div>", 100_000) + "gulls",
		"deep inline":   strings.Repeat("<b>", 100_000) + "gulls",
		"deep lists":    strings.Repeat("<ul><li>", 20_000) + "gulls",
		"deep tables":   strings.Repeat("<table><tr><td>", 5_000) + "gulls",
		"many elements": strings.Repeat("<p>1,240 gulls", 200_000),
		"wide tables":   "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td colspan=1000 rowspan=1000>7", 100), 300) + "</table> gulls",
		"nothing":       "",
	} {
		text, err := Read("page.html", []byte(page))
		if err == nil && len(text.Passages) > 1_000_000 {
			t.Errorf("%s: %d passages", name, len(text.Passages))
		}
	}
}
