package texmath

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"exhibit/slides"
)

// elements are those of MathML Core, and menclose, which Temml writes.
var elements = []string{
	"math", "menclose", "merror", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts", "mroot", "mrow",
	"ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none",
}

// attributes are those that elements may have. A style is one of Temml's own.
var attributes = []string{
	"accent", "accentunder", "class", "columnalign", "columnlines", "columnspacing", "columnspan", "depth", "display", "displaystyle", "fence",
	"form", "height", "largeop", "linethickness", "lspace", "mathbackground", "mathcolor", "mathvariant", "maxsize", "minsize", "movablelimits",
	"notation", "rowlines", "rowspacing", "rowspan", "rspace", "scriptlevel", "separator", "stretchy", "style", "symmetric", "voffset", "width",
}

// plainStyle matches styles that load nothing and leave their place nowhere.
var plainStyle = regexp.MustCompile(`^[a-z0-9 :;.%#(),+*/-]*$`)

// maxDepth is how deep the elements of a formula may nest.
const maxDepth = 100

// tree reads MathML into a node. Elements and attributes that are not of MathML are an error.
func tree(markup, tex string) (slides.Node, error) {
	d := xml.NewDecoder(strings.NewReader(markup))
	d.Entity = xml.HTMLEntity
	open := []slides.Node{{}}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return slides.Node{}, err
		}
		top := &open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n, err := element(token)
			if err != nil {
				return slides.Node{}, err
			}
			if open = append(open, n); len(open) > maxDepth {
				return slides.Node{}, errors.New("nests too deep")
			}
		case xml.EndElement:
			open = open[:len(open)-1]
			above := &open[len(open)-1]
			above.Children = append(above.Children, *top)
		case xml.CharData:
			top.Children = append(top.Children, slides.Node{Text: string(token)})
		}
	}
	if len(open) != 1 || len(open[0].Children) != 1 || open[0].Children[0].Kind != slides.Formula {
		return slides.Node{}, errors.New("no formula came of it")
	}
	math := open[0].Children[0]
	math.Attrs = append(math.Attrs, slides.Attr{Name: "alttext", Value: tex})
	return math, nil
}

func element(start xml.StartElement) (slides.Node, error) {
	name := start.Name.Local
	if !slices.Contains(elements, name) {
		return slides.Node{}, fmt.Errorf("<%s> is no element of a formula", name)
	}
	n := slides.Node{Kind: slides.Kind(name)}
	for _, a := range start.Attr {
		if !slices.Contains(attributes, a.Name.Local) || a.Name.Local == "style" && (!plainStyle.MatchString(a.Value) || strings.Contains(a.Value, "url") || strings.Contains(a.Value, "position")) {
			return slides.Node{}, fmt.Errorf("%s=%.40q is no attribute of a formula", a.Name.Local, a.Value)
		}
		n.Attrs = append(n.Attrs, slides.Attr{Name: a.Name.Local, Value: a.Value})
	}
	return n, nil
}
