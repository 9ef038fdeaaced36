package charts

import (
	"exhibit/slides"

	echarts "github.com/go-echarts/go-echarts/v2/charts"
)

func bar(f slides.Figure, t Theme) *drawing {
	d := newDrawing(t, &echarts.NewBar().RectChart)
	d.h = 100
	return d
}

func line(f slides.Figure, t Theme) *drawing { return bar(f, t) }

func scatter(f slides.Figure, t Theme) *drawing { return bar(f, t) }
