package bibliography

import (
	"cmp"
	"html"
	"regexp"
	"strings"
)

// bibFields are the fields of an item that are read.
var bibFields = set(`address annotation annote archiveprefix author availabledate booksubtitle booktitle
	booktitleaddon crossref date day doi edition editor entrysubtype eprint eprinttype eventdate file howpublished
	institution isbn issue issuesubtitle issuetitle journal journalsubtitle journaltitle journaltitleaddon label langid language location
	mainsubtitle maintitle maintitleaddon month note number options organization origdate origmonth origyear pages part
	publisher rights license copyright school series shortauthor shorteditor shorthand shorttitle subtitle title titleaddon translator type url
	urldate urlmonth urlyear volume xdata year`)

// chapters are the kinds of item that are a part of a book.
var chapters = set(`inbook incollection inproceedings conference inreference bookinbook suppbook suppcollection`)

// articles are the kinds whose number is that of an issue.
var articles = set(`article periodical suppperiodical review newsarticle`)

func set(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// cslTypes are CSL's types for those of BibTeX and biblatex. Any other is "document".
var cslTypes = map[string]string{
	"article": "article-journal", "periodical": "article-journal", "suppperiodical": "article-journal", "newsarticle": "article-newspaper",
	"book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book", "proceedings": "book", "mvproceedings": "book",
	"reference": "book", "mvreference": "book", "manual": "book", "commentary": "book", "booklet": "pamphlet",
	"inbook": "chapter", "incollection": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "suppcollection": "chapter",
	"inreference": "entry-encyclopedia", "inproceedings": "paper-conference", "conference": "paper-conference",
	"thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis", "report": "report", "techreport": "report",
	"online": "webpage", "electronic": "webpage", "www": "webpage", "webpage": "webpage",
	"dataset": "dataset", "data": "dataset", "software": "software", "standard": "standard", "patent": "patent",
	"unpublished": "manuscript", "artwork": "graphic", "image": "graphic", "audio": "song", "music": "song",
	"movie": "motion_picture", "video": "motion_picture", "performance": "speech", "review": "review",
	"jurisdiction": "legal_case", "legislation": "legislation", "legal": "treaty",
	"letter": "personal_communication", "letters": "personal_communication",
}

// genres are the words for biblatex's names of types.
var genres = map[string]string{
	"phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "mastersthesis": "Master’s thesis", "bathesis": "Bachelor’s thesis",
	"candthesis": "Candidate’s thesis", "techreport": "Technical report", "resreport": "Research report", "software": "Software",
	"datacd": "Data CD", "audiocd": "Audio CD", "patent": "Patent", "patreq": "Patent request",
}

// cslType is the CSL type of an item.
func (it *bibItem) cslType() string {
	t := cslTypes[it.kind]
	switch subtype := it.fields["entrysubtype"].text; {
	case t == "article-journal" && subtype == "magazine":
		return "article-magazine"
	case t == "article-journal" && subtype == "newspaper":
		return "article-newspaper"
	}
	if _, talk := it.fields["eventdate"]; talk && t == "manuscript" {
		return "speech"
	}
	return t
}

// entry adds the entry that an item describes.
func (b *bibFile) entry(it *bibItem) {
	e := Entry{
		ID:         it.key,
		Type:       it.cslType(),
		Label:      b.first(it, "shorthand", "label"),
		Title:      b.title(it, ""),
		Collection: b.value(it, "series"),
		Publisher:  b.publisher(it),
		Place:      b.first(it, "location", "address"),
		DOI:        bareAddress(it.fields["doi"].text),
		ISBN:       b.value(it, "isbn"),
		Language:   languageTag(b.first(it, "langid", "language")),
		Genre:      b.genre(it),
		Annote:     b.first(it, "annotation", "annote"),
		Edition:    b.value(it, "edition"),
		Volume:     strings.Join(notEmpty([]string{b.value(it, "volume"), b.value(it, "part")}), "."),
		Issue:      b.value(it, "issue"),
		Number:     b.value(it, "number"),
		Page:       pages(b.value(it, "pages")),
		File:       attached(it.fields["file"].text),
		Line:       it.line,

		Authors:      b.names(it, "author"),
		Editors:      b.names(it, "editor"),
		Translators:  b.names(it, "translator"),
		Issued:       b.date(it, "date", ""),
		Available:    b.date(it, "availabledate", "available"),
		Original:     b.date(it, "origdate", "orig"),
		Accessed:     b.date(it, "urldate", "url"),
		titleShort:   b.value(it, "shorttitle"),
		shortAuthors: b.names(it, "shortauthor"),
	}
	if len(e.Authors) == 0 && len(e.shortAuthors) == 0 {
		e.shortAuthors = b.names(it, "shorteditor")
	}
	if e.Issued.IsZero() {
		e.Issued = b.date(it, "eventdate", "event")
	}
	if articles[it.kind] {
		e.Issue = strings.Join(notEmpty([]string{e.Number, e.Issue}), ", ")
		e.Number = ""
	}
	b.container(it, &e)
	b.url(it, &e)
	for _, field := range []string{"rights", "license", "copyright"} {
		if f, ok := it.fields[field]; ok && e.Rights == (Rights{}) {
			e.Rights = b.readRights(b.plain(f.text, f.line), f.line)
		}
	}
	b.add(e, it.faulty)
}

// plain is LaTeX as plain text.
func (b *bibFile) plain(s string, line int) string {
	return html.UnescapeString(plain(s, func(name string) {
		b.warnOnce("command "+name, line, `the command \%s is not known and is left out; write the characters that it stands for`, quote(name))
	}))
}

// value is a field as plain text; empty if it is missing.
func (b *bibFile) value(it *bibItem, field string) string {
	f := it.fields[field]
	return b.plain(f.text, f.line)
}

// first is the first of several fields that is not empty.
func (b *bibFile) first(it *bibItem, fields ...string) string {
	for _, field := range fields {
		if s := b.value(it, field); s != "" {
			return s
		}
	}
	return ""
}

// title is a title with its subtitle and its addition, of the fields whose names begin with a
// prefix. That of a volume of a larger work begins with the title of the whole.
func (b *bibFile) title(it *bibItem, prefix string) string {
	s := after(b.value(it, prefix+"title"), ":", b.value(it, prefix+"subtitle"))
	s = after(s, ".", b.value(it, prefix+"titleaddon"))
	inPart := chapters[it.kind]
	if prefix == "" && !inPart || prefix == "book" && inPart {
		main := after(b.value(it, "maintitle"), ":", b.value(it, "mainsubtitle"))
		s = after(main, ".", s)
	}
	return s
}

// after puts a text after another, with a mark between them if the first has none at its end.
func after(s, mark, more string) string {
	switch {
	case s == "" || more == "":
		return s + more
	case strings.ContainsAny(s[len(s)-1:], "!?.,:;"):
		return s + " " + more
	}
	return s + mark + " " + more
}

// container sets what the source is a part of.
func (b *bibFile) container(it *bibItem, e *Entry) {
	journal := cmp.Or(b.title(it, "journal"), b.value(it, "journal"))
	switch {
	case it.kind == "periodical":
		if issue := after(b.value(it, "issuetitle"), ":", b.value(it, "issuesubtitle")); issue != "" {
			e.Container, e.Title = e.Title, issue
		}
	case chapters[it.kind]:
		e.Container = cmp.Or(b.title(it, "book"), journal)
	default:
		e.Container = cmp.Or(journal, b.title(it, "book"))
	}
}

// publisher is who published the source, or had it made.
func (b *bibFile) publisher(it *bibItem) string {
	var list []string
	for _, field := range []string{"school", "institution", "organization", "howpublished", "publisher"} {
		if field == "howpublished" && webCommand.MatchString(it.fields[field].text) {
			continue // it is the address
		}
		list = append(list, b.value(it, field))
	}
	return strings.Join(notEmpty(list), "; ")
}

func (b *bibFile) genre(it *bibItem) string {
	s := b.value(it, "type")
	if s == "" && (it.kind == "phdthesis" || it.kind == "mastersthesis") {
		s = it.kind
	}
	if known, ok := genres[strings.ToLower(s)]; ok {
		return known
	}
	return s
}

// webCommand matches an address that stands in a text, with the command for it or alone.
var webCommand = regexp.MustCompile(`^[^\\]*\\url\s*\{([^{}]*)\}|^\s*(https?://[^\s{}]+)\s*$`)

// archives are the addresses of documents in the archives that biblatex knows, up to their number.
var archives = map[string]string{
	"arxiv": "https://arxiv.org/abs/", "jstor": "https://www.jstor.org/stable/", "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
	"hdl": "https://hdl.handle.net/", "googlebooks": "https://books.google.com?id=",
}

// url sets the address: that of the field, of an archive, or in the text of another field.
func (b *bibFile) url(it *bibItem, e *Entry) {
	e.URL = bareAddress(it.fields["url"].text)
	archive := archives[strings.ToLower(cmp.Or(b.value(it, "eprinttype"), b.value(it, "archiveprefix")))]
	if number := bareAddress(it.fields["eprint"].text); e.URL == "" && archive != "" && number != "" {
		e.URL = archive + number
	}
	for _, field := range []string{"howpublished", "note"} {
		if m := webCommand.FindStringSubmatch(it.fields[field].text); e.URL == "" && m != nil {
			e.URL = bareAddress(m[1] + m[2])
		}
	}
}

// attached is the first file of a field: a path, or one in the form of reference managers,
// "description:path:type;…", in which a backslash stands before special characters.
func attached(s string) string {
	var parts []string
	var b strings.Builder
	for i := 0; i < len(s) && s[i] != ';'; i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && strings.IndexByte(`\:;_&%#{}`, s[i+1]) >= 0:
			i++
			b.WriteByte(s[i])
		case s[i] == ':':
			parts = append(parts, b.String())
			b.Reset()
		default:
			b.WriteByte(s[i])
		}
	}
	parts = append(parts, b.String())
	if len(parts) == 3 {
		return fileName(clean(parts[1]))
	}
	return fileName(clean(strings.Join(parts, ":")))
}
