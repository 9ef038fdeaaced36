package bibliography

import (
	"regexp"
	"strconv"
	"strings"

	"exhibit/slides/fields"
	"exhibit/slides/spelling"

	"go.yaml.in/yaml/v3"
)

// Rights say how much of a source's own text a deck may show. The zero value says nothing of it.
type Rights struct {
	// Name is the licence as readers see it: "CC BY 4.0"; empty where there is none to name.
	Name string
	// URL is the address of the licence; empty for none.
	URL string
	// Own reports whether the source is of the authors of the deck.
	Own bool
	// Words is how many words in a row of a passage may be kept; 0 for no more than a short quotation.
	Words int
	// Open reports whether the whole text may be handed on.
	Open bool
	// Reserved reports whether all rights are reserved: nothing is kept that the deck does not quote itself.
	Reserved bool
}

// MaxKept is how many words in a row of a passage are kept at most, whatever the rights: more cannot be read in a room.
const MaxKept = 400

// rightsExamples are values of rights, of which the nearest is named where another stands.
var rightsExamples = []string{"public domain", "own", "CC0", "CC-BY", "CC-BY-SA", "CC-BY-NC", "CC-BY-ND", "CC-BY-NC-SA", "CC-BY-NC-ND", "all rights reserved", "excerpt"}

var (
	apart       = regexp.MustCompile(`[\s_-]+`)
	commons     = regexp.MustCompile(`^cc (by(?: (?:nc|sa|nd))*)(?: (` + versions + `)(?: (.+))?)?$`)
	commonsURL  = regexp.MustCompile(`^https?://(?:www\.)?creativecommons\.org/licenses/(by(?:-(?:nc|sa|nd))*)/(` + versions + `)(?:/([a-z]{2}|igo|scotland))?` + commonsPage)
	openURL     = regexp.MustCompile(`^https?://(?:www\.)?creativecommons\.org/publicdomain/(zero|mark)/1\.0` + commonsPage)
	excerptOf   = regexp.MustCompile(`^excerpt:? ?(\d+)(?: words?)?$`)
	longCommons = strings.NewReplacer("creative commons", "cc", "attribution", "by", "non commercial", "nc", "noncommercial", "nc", "no derivatives", "nd", "noderivatives", "nd", "noderivs", "nd", "share alike", "sa", "sharealike", "sa", "public license", "", "public licence", "", "license", "", "licence", "")
)

const (
	// versions are those of the licences of Creative Commons.
	versions = `1\.0|2\.0|2\.1|2\.5|3\.0|4\.0`
	// commonsPage is how the address of a licence may end: at its deed or its text, in a language, and with what the chooser of licences adds.
	commonsPage = `/?(?:/(?:deed|legalcode)(?:\.[a-z]+(?:[_-][a-z]+)?)?)?(?:\?ref=[a-z0-9-]+)?$`
)

// commonsKinds are the licences that there are, each with whether it lets anybody hand the whole text on. The others leave open
// whether this use is allowed.
var commonsKinds = map[string]bool{"by": true, "by-sa": true, "by-nc": false, "by-nd": false, "by-nc-sa": false, "by-nc-nd": false}

// jurisdictions are what may stand behind a version: for what place a licence was written, which changes nothing of what it allows.
var jurisdictions = wordSet(`international, unported, generic, igo,
	ar, at, au, az, be, bg, br, ca, ch, cl, cn, co, cr, cz, de, dk, ec, ee, eg, es, fi, fr, ge, gr, gt, hk, hr, hu, ie, il, in, it, jp, kr, lu, mk, mt, mx, my, nl, no, nz,
	pe, ph, pl, pr, pt, ro, rs, scotland, se, sg, si, th, tw, ug, uk, us, ve, vn, za,
	argentina, austria, australia, azerbaijan, belgium, bulgaria, brazil, canada, switzerland, chile, china mainland, colombia, costa rica, czech republic, germany, denmark, ecuador, estonia, egypt,
	spain, finland, france, georgia, greece, guatemala, hong kong, croatia, hungary, ireland, israel, india, italy, japan, south korea, luxembourg, macedonia, malta, mexico, malaysia, netherlands,
	norway, new zealand, peru, philippines, poland, puerto rico, portugal, romania, serbia, sweden, singapore, slovenia, thailand, taiwan, uganda, united kingdom, england and wales,
	united states, venezuela, vietnam, south africa`)

// wordSet are the entries of a list with commas.
func wordSet(list string) map[string]bool {
	all := map[string]bool{}
	for word := range strings.SplitSeq(list, ",") {
		all[strings.TrimSpace(word)] = true
	}
	return all
}

// ReadRights reads a value of rights: "public domain", "own", "CC-BY-4.0" and its kin in any of the ways in which they are
// written, "all rights reserved" or a copyright notice, or "excerpt: 40 words". It reports false for others, among them a licence
// with words that it does not know, since they may take back what the licence gives.
func ReadRights(text string) (Rights, bool) {
	text = strings.ToLower(clean(text))
	if m := openURL.FindStringSubmatch(text); m != nil {
		text = map[string]string{"zero": "cc0", "mark": "public domain"}[m[1]]
	} else if m := commonsURL.FindStringSubmatch(text); m != nil {
		text = strings.TrimSpace("cc " + m[1] + " " + m[2] + " " + m[3])
	}
	text = strings.TrimSpace(apart.ReplaceAllString(text, " "))
	if m := excerptOf.FindStringSubmatch(text); m != nil {
		n, err := strconv.Atoi(m[1])
		return Rights{Words: n}, err == nil && 0 < n && n <= MaxKept
	}
	switch {
	case text == "own":
		return Rights{Own: true, Words: MaxKept, Open: true}, true
	case text == "public domain", text == "public domain mark 1.0":
		return Rights{URL: "https://creativecommons.org/publicdomain/mark/1.0/", Words: MaxKept, Open: true}, true
	case text == "cc0", text == "cc0 1.0", text == "cc zero", text == "cc0 1.0 universal":
		return Rights{Name: "CC0 1.0", URL: "https://creativecommons.org/publicdomain/zero/1.0/", Words: MaxKept, Open: true}, true
	case strings.HasPrefix(text, "©"), strings.HasPrefix(text, "(c)"), strings.HasPrefix(text, "copyright"), strings.HasPrefix(text, "all rights reserved"):
		return Rights{Reserved: true}, true
	}
	m := commons.FindStringSubmatch(strings.TrimSpace(apart.ReplaceAllString(longCommons.Replace(text), " ")))
	if m == nil {
		return Rights{}, false
	}
	kind, version, place := strings.ReplaceAll(m[1], " ", "-"), m[2], m[3]
	open, known := commonsKinds[kind]
	if !known || place != "" && !jurisdictions[place] {
		return Rights{}, false
	}
	if version == "" {
		version = "4.0"
	}
	r := Rights{Name: "CC " + strings.ToUpper(kind) + " " + version, URL: "https://creativecommons.org/licenses/" + kind + "/" + version + "/"}
	if open {
		r.Words, r.Open = MaxKept, true
	}
	return r, true
}

// rights reads a value of rights; a source without keeps no more than a short quotation.
func (r *reader) rights(v rightsValue) Rights {
	n := v.Node
	if n == nil {
		return Rights{}
	}
	text := n.Value
	if n.Kind == yaml.MappingNode {
		text = "" // no licence
		if m := r.fields(n, "rights"); m["excerpt"].Given() {
			text = "excerpt: " + r.text(fields.Text{Value: m["excerpt"]})
		}
	}
	return r.readRights(text, n.Line)
}

// readRights reads a text of rights on a line.
func (r *reader) readRights(text string, line int) Rights {
	rights, ok := ReadRights(text)
	if !ok {
		r.warnf(line, "rights: %q is not wholly understood, so that nothing of the text is kept%s; write public domain, own, a licence such as CC-BY-4.0, excerpt: 40 words (%d at most), or all rights reserved",
			quote(text), spelling.Hint(strings.TrimRight(text, " .0123456789"), rightsExamples), MaxKept)
	}
	return rights
}
