package cards

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"
)

// canvas is a picture in pixels, from its top left corner.
type canvas struct {
	picture *image.RGBA
	scanner *rasterx.ScannerGV
}

func newCanvas(width, height int, ground color.Color) *canvas {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(ground), image.Point{}, draw.Src)
	return &canvas{picture, rasterx.NewScannerGV(width, height, picture, picture.Bounds())}
}

// path is an outline of lines and curves, in pixels.
type path struct{ rasterx.Path }

func point(x, y float64) fixed.Point26_6 {
	return fixed.Point26_6{X: fixed.Int26_6(math.Round(x * 64)), Y: fixed.Int26_6(math.Round(y * 64))}
}

func (p *path) move(x, y float64)         { p.Start(point(x, y)) }
func (p *path) line(x, y float64)         { p.Line(point(x, y)) }
func (p *path) quad(bx, by, x, y float64) { p.QuadBezier(point(bx, by), point(x, y)) }
func (p *path) cube(c [6]float64) {
	p.CubeBezier(point(c[0], c[1]), point(c[2], c[3]), point(c[4], c[5]))
}
func (p *path) close() { p.Stop(true) }

func (p *path) rect(x, y, w, h float64) {
	p.move(x, y)
	p.line(x+w, y)
	p.line(x+w, y+h)
	p.line(x, y+h)
	p.close()
}

// encode returns the picture as PNG.
func (c *canvas) encode() ([]byte, error) {
	var b bytes.Buffer
	err := png.Encode(&b, c.picture)
	return b.Bytes(), err
}

// fill paints the area of a path.
func (c *canvas) fill(p *path, paint color.Color) {
	bounds := c.picture.Bounds()
	filler := rasterx.NewFiller(bounds.Dx(), bounds.Dy(), c.scanner)
	filler.SetColor(paint)
	p.AddTo(filler)
	filler.Draw()
	filler.Clear()
}

// stroke draws the line of a path with a width and, if any, lengths of dashes and gaps.
func (c *canvas) stroke(p *path, paint color.Color, width float64, dashes []float64, ends rasterx.CapFunc) {
	bounds := c.picture.Bounds()
	dasher := rasterx.NewDasher(bounds.Dx(), bounds.Dy(), c.scanner)
	dasher.SetColor(paint)
	const miterLimit = 4 // as SVG has it
	dasher.SetStroke(fixed.Int26_6(width*64), miterLimit*64, ends, ends, rasterx.RoundGap, rasterx.Round, dashes, 0)
	p.AddTo(dasher)
	dasher.Draw()
	dasher.Clear()
}

// hex reads a colour of the form #rrggbb.
func hex(text string) (color.NRGBA, error) {
	c := color.NRGBA{A: 255}
	if n, err := fmt.Sscanf(text, "#%02x%02x%02x", &c.R, &c.G, &c.B); n != 3 || err != nil || len(text) != 7 {
		return c, fmt.Errorf("%q is not a colour as #rrggbb", text)
	}
	return c, nil
}
