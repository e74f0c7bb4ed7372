package reports

import (
	"math"

	"countyline/geo"
	"countyline/reports/page"
)

const (
	insetWidth  = 92.0
	insetHeight = 118.0
)

// inset shows the whole state with the service area in it, in the corner that is freest. There is none
// when the service area is a whole state or lies in several.
func (v *atlasView) inset(l *labeler) []page.Op {
	home, state := v.homeState()
	if len(home) == 0 || len(home) <= len(v.area) || v.national {
		return nil
	}
	corner, ok := l.freeCorner()
	if !ok {
		return nil
	}
	l.taken = append(l.taken, corner)
	ops := []page.Op{page.Bar(corner, page.MapGround), page.Path{Lines: [][]page.Point{corner.Ring()}, Closed: true, Stroke: page.RuleColor, Width: 0.6}}
	shapes := make([]geo.Shape, len(home))
	for i, shape := range home {
		shapes[i] = v.shapes[shape]
	}
	view := geo.StateView(shapes, geo.Frame{X: corner.X, Y: corner.Y, Width: corner.W, Height: corner.H - 10, Padding: 6})
	outlines := v.stateOutlines(view, home)
	all, mine := page.Path{Closed: true, Fill: page.White}, page.Path{Closed: true, Fill: classColors[2]}
	for i := range outlines {
		if outlines[i].area >= 0 {
			mine.Lines = append(mine.Lines, outlines[i].rings...)
		} else {
			all.Lines = append(all.Lines, outlines[i].rings...)
		}
	}
	lines := v.borders(outlines)
	return append(ops, all, mine,
		page.Path{Lines: lines[innerBorder], Stroke: page.White, Width: 0.3},
		page.Path{Lines: lines[stateBorder], Stroke: page.StateLine, Width: 0.6},
		page.Path{Lines: lines[areaBorder], Stroke: page.StateLine, Width: 0.6},
		l.fonts.Middle(corner.X+corner.W/2, corner.Y+corner.H-5, stateName(state), plateText))
}

// homeState are the shapes of the one state that holds the service area, as indexes.
func (v *atlasView) homeState() ([]int, string) {
	if len(v.area) == 0 {
		return nil, ""
	}
	state := v.shapes[v.area[0].shape].State
	for _, c := range v.area {
		if v.shapes[c.shape].State != state {
			return nil, ""
		}
	}
	var home []int
	for i, s := range v.shapes {
		if s.State == state {
			home = append(home, i)
		}
	}
	return home, state
}

func (v *atlasView) stateOutlines(view geo.View, home []int) []outline {
	inArea := map[int]int{}
	for i, c := range v.area {
		inArea[c.shape] = i
	}
	outlines := make([]outline, 0, len(home))
	for _, shape := range home {
		at, mine := inArea[shape]
		if !mine {
			at = -1
		}
		outlines = append(outlines, outline{shape: shape, area: at, rings: ringsOf(view.Outline(v.shapes[shape].Geometry, coarseLattice))})
	}
	return outlines
}

// freeCorner is a corner of the map where the inset hides nothing of the service area.
func (l *labeler) freeCorner() (page.Rect, bool) {
	const off = 6
	left, right := l.box.X+off, l.box.X+l.box.W-off-insetWidth
	top, bottom := l.box.Y+off, l.box.Y+l.box.H-off-insetHeight
	for _, at := range [...]page.Point{{X: left, Y: bottom}, {X: left, Y: top}, {X: right, Y: top}} {
		r := page.Rect{X: at.X, Y: at.Y, W: insetWidth, H: insetHeight}
		if !l.collides(r) && !l.hidesArea(r) {
			return r, true
		}
	}
	return page.Rect{}, false
}

func (l *labeler) hidesArea(r page.Rect) bool {
	const n = 12
	for i := range n + 1 {
		for j := range n + 1 {
			if l.overArea(page.Point{X: r.X + r.W*float64(i)/n, Y: r.Y + r.H*float64(j)/n}) {
				return true
			}
		}
	}
	return false
}

// scaleBar is a length in round miles at the bottom right.
func (v *atlasView) scaleBar(l *labeler) []page.Op {
	perMile := l.drawn.view.UnitsPerMile()
	if perMile <= 0 || math.IsInf(perMile, 0) || len(v.area) == 0 {
		return nil
	}
	miles := 1.0
	for _, m := range [...]float64{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000} {
		if m*perMile <= 74 {
			miles = m
		}
	}
	text := decimal(miles) + " miles"
	if miles == 1 {
		text = "1 mile"
	}
	if v.national {
		text += ", contiguous states"
	}
	width := l.fonts.Width(text, plateText)
	x, y := l.box.X+l.box.W-10-width-4, l.box.Y+l.box.H-14
	w := miles * perMile
	bar := [][]page.Point{{{X: x - w, Y: y - 3}, {X: x - w, Y: y}, {X: x, Y: y}, {X: x, Y: y - 3}}}
	plate := page.Rect{X: x - w - 4, Y: y - 8, W: w + width + 14, H: 15}
	l.taken = append(l.taken, plate)
	return []page.Op{page.Bar(plate, page.White), page.Path{Lines: bar, Stroke: page.Ink, Width: 0.8}, page.Left(x+4, y+1.5, text, plateText)}
}
