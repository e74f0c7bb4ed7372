package choropleth

import (
	"math"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"
)

// view is what part of the ground the widget shows.
type view struct {
	mid  orb.Point // miles
	zoom float64   // screen units per mile
}

// at is the place on the ground under a spot of a widget of a size.
func (v view) at(pos fyne.Position, size fyne.Size) orb.Point {
	return orb.Point{
		v.mid[0] + float64(pos.X-size.Width/2)/v.zoom,
		v.mid[1] - float64(pos.Y-size.Height/2)/v.zoom,
	}
}

// spot is where a place on the ground is in a widget of a size.
func (v view) spot(p orb.Point, size fyne.Size) fyne.Position {
	return fyne.NewPos(
		size.Width/2+float32((p[0]-v.mid[0])*v.zoom),
		size.Height/2-float32((p[1]-v.mid[1])*v.zoom),
	)
}

// around is the view at another zoom that keeps the place under a spot where it is.
func (v view) around(pos fyne.Position, size fyne.Size, zoom float64) view {
	p := v.at(pos, size)
	return view{zoom: zoom, mid: orb.Point{
		p[0] - float64(pos.X-size.Width/2)/zoom,
		p[1] + float64(pos.Y-size.Height/2)/zoom,
	}}
}

// Padding is room in screen units at the sides of a map that something else covers, so that the counties are fitted into
// what is left.
type Padding struct{ Left, Top, Right, Bottom float32 }

// fit shows a bound as large as the size allows.
func fit(b orb.Bound, size fyne.Size, p Padding) view {
	const least, edge = 1, 12 // mile, screen units
	width := math.Max(float64(size.Width-p.Left-p.Right)-2*edge, 40)
	height := math.Max(float64(size.Height-p.Top-p.Bottom)-2*edge, 40)
	w, h := math.Max(b.Max[0]-b.Min[0], least), math.Max(b.Max[1]-b.Min[1], least)
	zoom := math.Min(width/w, height/h)
	c := b.Center()
	return view{zoom: zoom, mid: orb.Point{
		c[0] - float64(p.Left-p.Right)/2/zoom,
		c[1] + float64(p.Top-p.Bottom)/2/zoom,
	}}
}

// near moves a view so far that its middle stays within a bound.
func (v view) near(b orb.Bound) view {
	for i := range v.mid {
		v.mid[i] = math.Max(b.Min[i], math.Min(b.Max[i], v.mid[i]))
	}
	return v
}
