package slides

// Theme is how a deck looks: the file theme.yaml, or one that comes along. A value that a theme does not give is
// that of its base.
type Theme struct {
	// Base is the theme whose values hold where this one gives none: default, evening or vivid.
	Base string
	// Scheme is how the deck opens: light, dark, or as the reader's system is set, which is auto. Readers can
	// change it all the same.
	Scheme string
	// Light and Dark are the colours of the two schemes. Paper has those of Light, on white.
	Light Colours
	Dark  Colours
	// Cover is the ground of title and part slides, as #rrggbb, in both schemes. Text on it is black or white,
	// whichever is read better. Without one these slides are like the others.
	Cover string
	// Typefaces are files of the deck; without one text is set in Source Sans and Source Serif.
	Typefaces Typefaces
	// Logo is a picture of the deck's folder that stands on each slide; the front matter's goes before it.
	Logo string
	// Footer is a text at the foot of each slide; the front matter's goes before it.
	Footer string
}

// Colours are those of one scheme, each as #rrggbb. All but Page, Raised and Line have a contrast of 4.5 to 1
// at least with Page and Raised.
type Colours struct {
	Page   string // the ground of the page
	Raised string // the ground of boxes and code
	Text   string
	Muted  string // captions and sources
	Line   string // rules
	Link   string // links and citations
	Good   string // what is found, tips
	Accent string // the mark over a headline, and the marks of lists
	// Series are the colours of a chart's series, in order: six, or fewer, and then the others are the base's.
	// Names of series are set in them, on Page.
	Series []string
}

// Typefaces are files of the deck's folder in WOFF2, WOFF, TrueType or OpenType.
type Typefaces struct {
	Text     string // of weight 400; a variable font serves for bold as well
	Bold     string // of weight 600 or so
	Italic   string // of weight 400
	Headline string // without one headlines are in Bold, where Text is given
	Code     string
}

// Face is a typeface of the deck as pages, link cards and PDFs use it.
type Face struct {
	Use  string // the key of Typefaces: text, bold, italic, headline or code
	Path string // of its file in the deck's folder
	// Font is TrueType or OpenType, with the letters of the deck alone.
	Font []byte
	// Wide is the width of the deck's text in the face as a share of its width in the typeface that comes along
	// for the same use.
	Wide float64
}
