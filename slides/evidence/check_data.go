package evidence

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
)

// frontText collects the claims of title, subtitle and footer. They sum up the deck, so that any
// passage it cites may bear them out. The dates of a footer are those of the deck.
func (c *checker) frontText() {
	c.slug, c.also = "", nil
	var all [][]passage
	for _, at := range c.cites {
		all = append(all, at.passages)
	}
	cited := newScope(all...)
	for _, key := range []string{"title", "subtitle", "footer"} {
		if f, ok := c.parsed.Front[key]; ok {
			first := len(c.claims)
			c.read(f.Text, nil, func(int, bool) standing { return standing{scope: cited, place: f.Place} })
			if key == "footer" {
				c.claims = append(c.claims[:first], slices.DeleteFunc(slices.Clone(c.claims[first:]), func(claim claim) bool {
					return claim.kind == mentionClaim && claim.mention.Kind == mention.Date
				})...)
			}
		}
	}
}

// perRecord is how many numbers and dates most records have at most: files have many.
const perRecord = 3

// figureText collects the claims of a figure's title, text alternative, note, unit and axes.
// Its records and their passages bear them out, and so do the numbers of its lanes, series
// and records.
func (c *checker) figureText(id string) {
	f := c.deck.Figure(id)
	if f == nil || f.Span[0] == f.Span[1] {
		return
	}
	cited := make([]slides.Cite, 0, len(f.Records))
	own := make([]mention.Mention, 0, perRecord*len(f.Records))
	series := map[string]bool{}
	for _, rec := range f.Records {
		cited = append(cited, rec.Cite)
		series[rec.Series] = true
		own = append(own, mentionsOf(&rec)...)
	}
	for _, a := range f.Annotations {
		if a.Cite != nil {
			cited = append(cited, *a.Cite)
		}
	}
	outer := citedScope(cited)
	c.also = newRecords(own)
	for _, rec := range f.Records {
		c.also.unitsOf(&rec, f.Unit)
	}
	c.also.axis(f.XName)
	c.also.axis(f.YName)
	for _, count := range []int{len(f.Lanes), len(series), len(f.Records)} {
		c.also.sizes.Add(mention.Mention{Kind: mention.Number, Value: strconv.Itoa(count)})
	}
	defer func() { c.also = nil }()

	start, stop := f.Span[0], f.Span[1]
	source := c.parsed.Source(start, stop)
	for _, part := range []struct{ key, text string }{
		{"title", f.Title}, {"alt", f.Alt}, {"note", f.Note}, {"unit", f.Unit}, {"x", f.XName}, {"y", f.YName},
	} {
		from := 0
		if strings.HasPrefix(source, part.key+":") {
			from = len(part.key) + 1
		} else if at := strings.Index(source, "\n"+part.key+":"); at >= 0 {
			from = at + len(part.key) + 2
		}
		c.read(part.text, nil, func(s int, _ bool) standing {
			return standing{scope: outer, place: c.parsed.Place(start + placeIn(source, from, part.text, s))}
		})
	}
	for _, a := range f.Annotations {
		borne := outer
		if a.Cite != nil {
			borne = citedScope([]slides.Cite{*a.Cite})
		}
		from := max(0, strings.Index(source, a.Text))
		if a.Cite != nil && borne != nil {
			c.cites = append(c.cites, citeAt{borne.passages, c.parsed.Place(start + from)})
		}
		c.read(a.Text, nil, func(s int, _ bool) standing {
			return standing{scope: borne, place: c.parsed.Place(start + placeIn(source, from, a.Text, s))}
		})
	}
}

// maxAside is how far, in bytes, a text of YAML may stand from where it would without quotes, escapes and
// line breaks.
const maxAside = 2000

// placeIn returns where the word of a text that begins at a byte of it stands in source, in which the text
// begins at from; from where it cannot be told.
func placeIn(source string, from int, text string, at int) int {
	word := text[at:]
	if end := strings.IndexAny(word, " \n"); end > 0 {
		word = word[:end]
	}
	near := min(from+at, len(source))
	if i := strings.Index(source[near:min(len(source), near+len(word)+maxAside)], word); i >= 0 {
		return near + i
	}
	return from
}

// mentionsOf are the numbers and the dates of a record, as a text would mention them.
func mentionsOf(rec *slides.Record) []mention.Mention {
	var all []mention.Mention
	number := func(value float64, unit string) {
		v := trimNumberSigned(strconv.FormatFloat(value, 'f', -1, 64))
		all = append(all, mention.Mention{Kind: mention.Number, Value: v})
		if size := mention.SizeOf(unit); size > 0 {
			all = append(all, mention.Mention{Kind: mention.Number, Value: mention.Shift(v, size)})
		}
		if u := strings.ToLower(unit); u == "%" || u == "percent" {
			all = append(all, mention.Mention{Kind: mention.Number, Value: v + "%"})
		}
	}
	if rec.Value != nil {
		number(*rec.Value, rec.Unit)
	}
	if rec.Along != nil {
		number(rec.Along.Value, rec.Along.Unit)
	}
	for _, v := range []*float64{rec.Low, rec.High} {
		if v != nil {
			number(*v, rec.Unit)
		}
	}
	if rec.Size != nil {
		number(*rec.Size, "")
	}
	for _, d := range []slides.Date{rec.Date, rec.End} {
		all = append(all, dateMentions(d)...)
	}
	if rec.Precision == slides.HalfYear {
		all = append(all, mention.Mention{Kind: mention.Date, Value: halfYearOf(rec)})
	}
	return all
}

// dateMentions are a date as a text would mention it: up to its day, and the time of day.
func dateMentions(d slides.Date) (all []mention.Mention) {
	if d != "" {
		all = append(all, mention.Mention{Kind: mention.Date, Value: string(d.Cut(slides.Day))})
	}
	if d.Precision() == slides.Minute {
		all = append(all, mention.Mention{Kind: mention.Name, Value: mention.Clock(d.Start())})
	}
	return all
}

// halfYearOf is the half-year that a record spans, such as "2009-H2"; empty for any other
// span.
func halfYearOf(rec *slides.Record) string {
	year := rec.Date.Cut(slides.Year)
	switch {
	case rec.Date == year+"-01" && rec.End == year+"-06":
		return string(year) + "-H1"
	case rec.Date == year+"-07" && rec.End == year+"-12":
		return string(year) + "-H2"
	}
	return ""
}

// textColumns are the columns whose words are the deck's own, not the source's.
var textColumns = []string{"series", "target", "label", "category", "lane", "panel", "approx", "unit", "asserted_by", "note"}

// dataText collects the claims of all rows of data, also of those that figures omit.
func (c *checker) dataText() {
	c.slug = ""
	for _, name := range slices.Sorted(maps.Keys(c.parsed.Rows)) {
		var bare, unplaced []pandoc.Row // rows without a source, and without a place in it
		c.claims = slices.Grow(c.claims, perRecord*len(c.parsed.Rows[name]))
		for _, row := range c.parsed.Rows[name] {
			if row.Cite.Source == "" {
				bare = append(bare, row)
			} else if len(row.Cite.Spots) == 0 {
				unplaced = append(unplaced, row)
			}
			c.row(row)
		}
		if len(unplaced) > 0 && c.sources[unplaced[0].Cite.Source] != nil {
			id := unplaced[0].Cite.Source
			c.find(place{File: unplaced[0].File(), Line: unplaced[0].Line}, "passage", "%s, so that nothing is checked against it; fill in the column paragraph, or write source: \"@%s, ¶9\" in the chart's block, once for all rows", counted(len(unplaced), "record names no paragraph of "+id, "records name no paragraph of their source"), id)
		}
		if len(bare) > 0 {
			c.find(place{File: bare[0].File(), Line: bare[0].Line}, "uncited", "%s; fill in the column source, or write source: \"@survey, ¶3\" in the chart's block, once for all rows", counted(len(bare), "record names", "records name")+" no source")
		}
	}
	c.also = nil
}

// counted is a number with the words for one and for more.
func counted(n int, one, more string) string {
	if n == 1 {
		return "the " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// row collects the claims of a row: its words, its value, its token and, unless the author
// has worked them out, its dates. The row's own passages bear them out.
func (c *checker) row(row pandoc.Row) {
	cited := citedScope([]slides.Cite{row.Cite})
	if cited == nil {
		return // the reader has reported it
	}
	if cited.passages[0].at != wholeSource {
		c.cites = append(c.cites, citeAt{cited.passages, row.Place("paragraph")})
	}
	if cited.passages[0].at.Name == slides.AllValues && c.isFileOf(row.File(), row.Cite.Source) {
		return // it shows what these results hold
	}
	cells := &beside{close: wordsOf(row), series: row.Cell("series")}
	if row.Cell(lookedColumn) != "" {
		c.looked = &answer{place: row.Place(lookedColumn), class: slides.Looked}
		c.answers = append(c.answers, c.looked)
	}
	defer func() { c.looked = nil }()
	add := func(column string, kind claimKind, text string, f mention.Mention) *claim {
		c.claims = append(c.claims, claim{place: row.Place(column), kind: kind, text: text, mention: f, scope: cited, cited: row.Place("paragraph"), looked: c.looked})
		made := &c.claims[len(c.claims)-1]
		if kind == mentionClaim && column != "token" {
			made.beside, made.size = cells, cells.sizeOf(f)
		}
		return made
	}
	if row.Value != nil {
		add("value", mentionClaim, row.Cell("value"), amountMention(*row.Value, row.Unit))
	}
	for column, v := range map[string]*float64{"low": row.Low, "high": row.High} {
		if v != nil {
			add(column, mentionClaim, row.Cell(column), amountMention(*v, row.Unit))
		}
	}
	if row.Size != nil {
		add("size", mentionClaim, row.Cell("size"), amountMention(*row.Size, ""))
	}
	if row.Along != nil {
		add("along", mentionClaim, row.Cell("along"), amountMention(row.Along.Value, row.Along.Unit))
	}
	c.rowDates(row, add)
	c.rowToken(row)
	c.addAsserter(row.Place("asserted_by"), row.Cell("asserted_by"), row.Basis, cited)
	if mentions, only := onlyMentions(row.Token, c.languageOf(row.Cite.Source, row.Token)); only {
		for _, m := range mentions {
			add("token", mentionClaim, row.Token[m.Start:m.End], m)
		}
	} else {
		add("token", phraseClaim, row.Token, mention.Mention{})
	}
	if row.LabelZh != "" {
		add("label_zh", phraseClaim, row.LabelZh, mention.Mention{})
	}
	c.also = newRecords(mentionsOf(&row.Record))
	c.also.unitsOf(&row.Record, "")
	for _, column := range textColumns {
		c.read(row.Cell(column), nil, func(int, bool) standing {
			return standing{scope: cited, place: row.Place(column), cited: row.Place("paragraph")}
		})
	}
	c.also = nil
}

// isFileOf reports whether a file is that of a source of results, so that what it has needs not be held against them.
func (c *checker) isFileOf(file, source string) bool {
	key := file + "\x00" + source
	if _, known := c.fileOf[key]; !known {
		if c.fileOf == nil {
			c.fileOf = map[string]bool{}
		}
		c.fileOf[key] = c.parsed.Shows(file, c.sources[source])
	}
	return c.fileOf[key]
}

// besideColumns are the columns whose words tell what the figures of a row are of, besides the series.
var besideColumns = []string{"target", "label", "label_zh", "unit", "date", "token"}

// wordsOf are the words by the figures of a row.
func wordsOf(row pandoc.Row) string {
	var all []string
	for _, column := range besideColumns {
		if text := row.Cell(column); text != "" {
			all = append(all, text)
		}
	}
	return strings.Join(all, "\n")
}

// amountMention is a number of a record with its unit, as a text would mention it.
func amountMention(value float64, unit string) mention.Mention {
	v := trimNumberSigned(strconv.FormatFloat(value, 'f', -1, 64))
	f := mention.Mention{Kind: mention.Number, Value: v}
	if f.Counted = mention.CountedBy(unit); !mention.IsUnit(f.Counted) {
		f.Counted = "" // what the columns call things is the deck's own
	}
	if isShare(unit) {
		f.Alone = v + "%"
	}
	for _, sign := range []string{"$", "€", "£", "¥"} {
		if strings.Contains(unit, sign) || mention.Currencies[strings.ToLower(lastWord(unit))] == sign {
			f.Alone = sign + v
		}
	}
	return f
}

// isShare reports whether numbers with a unit may be what a text has in percent.
func isShare(unit string) bool {
	u := strings.ToLower(unit)
	return u == "" || slices.ContainsFunc([]string{"%", "percent", "per cent", "prozent", "pour cent", "百分", "share", "rate", "proportion"}, func(word string) bool { return strings.Contains(u, word) })
}

// onlyMentions returns the mentions of a text and whether it has no other words.
func onlyMentions(text string, in mention.Language) ([]mention.Mention, bool) {
	mentions := in.Read(text)
	rest := []byte(text)
	for _, m := range mentions {
		for i := m.Start; i < m.End; i++ {
			rest[i] = ' '
		}
	}
	return mentions, len(mention.Spoken(string(rest))) == 0
}

func lastWord(s string) string {
	fields := strings.Fields(s)
	if len(fields) == 0 {
		return ""
	}
	return fields[len(fields)-1]
}

// isStated reports whether the passage gives the record's date. A relative or derived date is
// worked out by the author; basis says how.
func isStated(rec *slides.Record) bool {
	return rec.Basis == "" || strings.HasPrefix(strings.ToLower(rec.Basis), "explicit")
}

// rowDates adds a claim for each date that the passages give. Of a rough period they have
// to give the years only.
func (c *checker) rowDates(row pandoc.Row, add func(string, claimKind, string, mention.Mention) *claim) {
	if !isStated(&row.Record) {
		return
	}
	if half := halfYearOf(&row.Record); row.Precision == slides.HalfYear && half != "" {
		add("date", mentionClaim, mention.DateText(half), mention.Mention{Kind: mention.Date, Value: half})
		return
	}
	for _, column := range []string{"date", "end"} {
		value := row.Date
		if column == "end" {
			value = row.End
		}
		if row.Precision == slides.Period {
			value = value.Cut(slides.Year)
		}
		for _, m := range dateMentions(value) {
			add(column, mentionClaim, m.String(), m)
		}
	}
}

// rowToken reports a token with a number or date, none of which is the record's.
func (c *checker) rowToken(row pandoc.Row) {
	mentions := c.languageOf(row.Cite.Source, row.Token).Read(row.Token)
	of := func(kind mention.Kind) []mention.Mention {
		return slices.DeleteFunc(slices.Clone(mentions), func(m mention.Mention) bool { return m.Kind != kind })
	}
	if numbers := of(mention.Number); row.Value != nil && len(numbers) > 0 {
		v := trimNumberSigned(strconv.FormatFloat(*row.Value, 'f', -1, 64))
		if !slices.ContainsFunc(numbers, func(f mention.Mention) bool {
			return mention.Bare(f.Value) == v || mention.Bare(f.Value) == mention.Shift(v, mention.SizeOf(row.Unit))
		}) {
			c.find(row.Place("value"), "record", "the value is %s, but its token “%s” says %s; correct one of the two", row.Cell("value"), row.Token, numbers[0]).replace(c, row.Place("value"), row.Cell("value"), mention.Bare(numbers[0].Value))
		}
	}
	dates := of(mention.Date)
	if row.Date == "" || len(dates) == 0 || !isStated(&row.Record) {
		return
	}
	near := func(f mention.Mention) bool {
		year, _, _ := strings.Cut(f.Value, "-")
		return strings.HasPrefix(f.Value, string(row.Date)) || strings.HasPrefix(string(row.Date), f.Value) ||
			f.Value == halfYearOf(&row.Record) || row.Precision == slides.Period && year == string(row.Date.Cut(slides.Year))
	}
	if !slices.ContainsFunc(dates, near) {
		c.find(row.Place("date"), "record", "the date is %s, but its token “%s” says %s; correct one of the two", row.Date, row.Token, dates[0]).replace(c, row.Place("date"), row.Cell("date"), dates[0].Value)
	}
}
