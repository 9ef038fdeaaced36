// Package texmath turns formulas of TeX into MathML, which browsers draw by themselves.
//
// It runs Temml, a library of JavaScript, without a browser. make copies the library's script into
// dist; a program that was built without it knows no formulas, and says so.
package texmath

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/dop251/goja"

	"exhibit/slides"
)

//go:embed dist
var dist embed.FS

const (
	// MaxTeX is how long a formula may be, in bytes.
	MaxTeX = 4000
	// maxFormulas is how many different formulas a deck may have. One takes about a millisecond.
	maxFormulas = 2000
	// maxTime is how long all formulas of a deck may take.
	maxTime = 10 * time.Second
	// maxMathML is how long a formula's MathML may be, in bytes.
	maxMathML = 256 << 10
	// maxExpand is how often the macros of a formula may be expanded.
	maxExpand = 500
)

// library is Temml, compiled when the first formula is met; that takes some 30 ms.
var library = sync.OnceValues(func() (*goja.Program, error) {
	const name = "temml.min.js"
	script, err := dist.ReadFile("dist/" + name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("this program was built without what draws formulas; build it with make")
	}
	if err != nil {
		return nil, err
	}
	return goja.Compile(name, string(script), false)
})

// Renderer renders the formulas of one deck. The zero value is ready to use, by one goroutine.
type Renderer struct {
	macros string // \newcommand and the like, in front of all formulas that follow
	done   map[formula]rendered
	render func(tex string, display bool) (string, error)
	spent  time.Duration
	err    error // why nothing can be rendered
}

// formula is what the renderer is asked for, with the macros in front of it.
type formula struct {
	tex     string
	display bool
}

// rendered is what came of a formula.
type rendered struct {
	node slides.Node
	err  error
}

// Define makes macros known to all formulas that follow: TeX of commands such as \newcommand. The
// error says what of it cannot be read; nothing of it is known then.
func (r *Renderer) Define(tex string) error {
	if len(r.macros)+len(tex) > MaxTeX {
		return fmt.Errorf("all macros of a deck together may have %d bytes", MaxTeX)
	}
	before := r.macros
	r.macros += operator.ReplaceAllString(tex, `\newcommand{$2}{\operatorname$1{$3}}`) + "\n"
	_, err := r.Render("x", false)
	if err != nil {
		r.macros = before
	}
	return err
}

// operator matches a command that Temml does not know.
var operator = regexp.MustCompile(`\\DeclareMathOperator(\*?)\s*\{?(\\[A-Za-z]+)\}?\s*\{([^{}\n]*)\}`)

// Render returns a formula as an element math, in a line or as a block by itself. The element's
// attribute alttext is its TeX. The error says what of the TeX cannot be read.
func (r *Renderer) Render(tex string, display bool) (slides.Node, error) {
	if len(tex) > MaxTeX {
		return slides.Node{}, fmt.Errorf("longer than %d bytes", MaxTeX)
	}
	key := formula{r.macros + tex, display}
	known, ok := r.done[key]
	if !ok {
		if r.render == nil && r.err == nil {
			r.render, r.err = start(&r.spent)
			r.done = map[formula]rendered{}
		}
		if r.err != nil {
			return slides.Node{}, r.err
		}
		known.node, known.err = r.make(tex, display)
		r.done[key] = known
		if len(r.done) == maxFormulas {
			r.err = fmt.Errorf("the deck has more than %d formulas", maxFormulas)
		}
	}
	return known.node, known.err
}

// make renders a formula that was not asked for before.
func (r *Renderer) make(tex string, display bool) (slides.Node, error) {
	begun := time.Now()
	markup, err := r.render(r.macros+tex, display)
	if r.spent += time.Since(begun); r.spent >= maxTime {
		r.err = fmt.Errorf("the formulas of this deck take more than %v", maxTime)
		return slides.Node{}, r.err
	}
	if err != nil {
		return slides.Node{}, err
	}
	if len(markup) > maxMathML {
		return slides.Node{}, errors.New("drawn, it is too large")
	}
	return tree(markup, tex)
}

// start runs the library and returns its function. A formula is interrupted when the time that is
// spent and its own together are more than a deck may take.
func start(spent *time.Duration) (func(tex string, display bool) (string, error), error) {
	program, err := library()
	if err != nil {
		return nil, err
	}
	vm := goja.New()
	vm.SetMaxCallStackSize(2000)
	if _, err := vm.RunProgram(program); err != nil {
		return nil, err
	}
	temml, ok := vm.Get("temml").(*goja.Object)
	if !ok {
		return nil, errors.New("the script of Temml has no temml")
	}
	render, ok := goja.AssertFunction(temml.Get("renderToString"))
	if !ok {
		return nil, errors.New("the script of Temml has no renderToString")
	}
	return func(tex string, display bool) (string, error) {
		options := vm.ToValue(map[string]any{
			"displayMode":  display,
			"throwOnError": true,
			"trust":        false, // no links, no pictures, no classes
			"maxExpand":    maxExpand,
			"maxSize":      []int{25, 25}, // in ems, of what \rule and the like ask for
		})
		stop := time.AfterFunc(maxTime-*spent, func() { vm.Interrupt("too slow") })
		v, err := render(goja.Undefined(), vm.ToValue(tex), options)
		stop.Stop()
		vm.ClearInterrupt()
		if err != nil {
			return "", errors.New(reason(err))
		}
		return v.String(), nil
	}, nil
}

// reason is what Temml says of TeX that it cannot read, in one line.
func reason(err error) string {
	var thrown *goja.Exception
	if !errors.As(err, &thrown) {
		return err.Error()
	}
	text := thrown.Value().String()
	if object, ok := thrown.Value().(*goja.Object); ok {
		text = object.Get("message").String()
	}
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "ParseError:"))
	text, _, _ = strings.Cut(text, "\n") // what follows is the TeX with a mark under its letters
	text, _, _ = strings.Cut(text, " at position ")
	text, _, _ = strings.Cut(text, " at end of input")
	return strings.TrimSuffix(text, ":")
}
