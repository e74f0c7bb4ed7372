package reports

import (
	"math"
	"slices"

	"countyline/reports/page"
)

const (
	plateHeight  = 21.0
	figureHeight = 9.2
	figureCover  = 0.4 // of a county's box that a bare figure may hide
	plateMost    = 150 // counties; with more, no plate has room
)

var (
	plateName  = page.Style{Face: page.Semibold, Size: 9, Color: page.Ink}
	plateText  = page.Style{Face: page.Regular, Size: 7.5, Color: page.Ink}
	plateCount = page.Style{Face: page.Semibold, Size: 8, Color: page.Ink}
)

// labeler places plates on a map so that none hides another.
type labeler struct {
	fonts *page.Fonts
	box   page.Rect
	drawn drawn
	least float64 // points from a figure to the nearest border, so that its plate does not hide the county
	taken []page.Rect
}

// plates writes name and result on every county with room, inside it or beside it; where neither fits,
// the bare figure if that does. It says how many counties stay without any label.
func (v *atlasView) plates(l *labeler, result func(area int) (text, figure string)) ([]page.Op, int) {
	var ops []page.Op
	without := 0
	for _, at := range v.worstFirst() {
		o := l.drawn.mine[at]
		if o == nil {
			without++
			continue
		}
		text, figure := result(at)
		name := v.area[at].name
		w := max(l.fonts.Width(page.Clean(name), plateName), l.fonts.Width(text, plateText)) + 7
		if len(v.area) <= plateMost {
			if r, ok := l.place(o, w, plateHeight); ok {
				ops = append(ops, page.Bar(r, page.White), l.fonts.Middle(r.X+r.W/2, r.Y+9, name, plateName), l.fonts.Middle(r.X+r.W/2, r.Y+17.8, text, plateText))
				continue
			}
		}
		if plate := l.figurePlate(o, figure); plate != nil {
			ops = append(ops, plate...)
		}
		without++
	}
	return ops, without
}

// worstFirst orders the counties by failing cells, so that a plate for one that meets all takes no room from
// one that does not.
func (v *atlasView) worstFirst() []int {
	fails, _ := v.failuresByCounty()
	order := make([]int, len(v.area))
	for at := range order {
		order[at] = at
	}
	slices.SortStableFunc(order, func(a, b int) int { return fails[b] - fails[a] })
	return order
}

// figurePlate is the bare figure on a small white plate, if it fits inside.
func (l *labeler) figurePlate(o *outline, figure string) []page.Op {
	if figure == "" || min(o.main.H, o.main.W) < 2*l.least {
		return nil
	}
	w := l.fonts.Width(figure, plateCount) + 3
	if w*figureHeight > figureCover*o.main.W*o.main.H {
		return nil
	}
	at, far := o.pole()
	r := page.Rect{X: at.X - w/2, Y: at.Y - 4.6, W: w, H: figureHeight}
	if far < l.least || l.collides(r) {
		return nil
	}
	l.taken = append(l.taken, r)
	return []page.Op{
		page.Path{Lines: [][]page.Point{page.RoundBox(r, 2)}, Closed: true, Fill: page.White},
		l.fonts.Middle(at.X, at.Y+2.7, figure, plateCount),
	}
}

// place looks for a plate's place: the best inside the county, else beside it outside the service area.
func (l *labeler) place(o *outline, w, h float64) (page.Rect, bool) {
	pole, far := o.pole()
	if far < 3 {
		return page.Rect{}, false
	}
	best, score := page.Rect{}, 0.0
	try := func(c page.Point) {
		r := page.Rect{X: c.X - w/2, Y: c.Y - h/2, W: w, H: h}
		if !l.holds(r) || l.collides(r) {
			return
		}
		own, others := l.cover(o, r)
		s := own - 0.12*math.Hypot(c.X-pole.X, c.Y-pole.Y)/math.Max(o.main.W, o.main.H)
		if own >= 0.6 && others <= 0.3 && s > score {
			best, score = r, s
		}
	}
	if w*h < 0.7*o.main.W*o.main.H {
		try(pole)
		for i := range 9 {
			for j := range 9 {
				try(page.Point{X: o.main.X + o.main.W*(float64(i)+0.5)/9, Y: o.main.Y + o.main.H*(float64(j)+0.5)/9})
			}
		}
	}
	if score == 0 {
		best, score = l.beside(o, w, h)
	}
	if score > 0 {
		l.taken = append(l.taken, best)
	}
	return best, score > 0
}

// beside finds a place at the county's outer side, touching no other county of the service area.
func (l *labeler) beside(o *outline, w, h float64) (page.Rect, float64) {
	b := o.main
	for _, c := range [...]page.Point{
		{X: b.X + b.W + w/2 - 4, Y: b.Y + b.H/2},
		{X: b.X - w/2 + 4, Y: b.Y + b.H/2},
		{X: b.X + b.W/2, Y: b.Y + b.H + h/2 - 2},
		{X: b.X + b.W/2, Y: b.Y - h/2 + 2},
	} {
		r := page.Rect{X: c.X - w/2, Y: c.Y - h/2, W: w, H: h}
		if own, others := l.cover(o, r); l.holds(r) && !l.collides(r) && others == 0 && own < 0.35 {
			return r, 1
		}
	}
	return page.Rect{}, 0
}

// cover is the share of a plate over its own county and over other counties of the service area.
func (l *labeler) cover(o *outline, r page.Rect) (own, others float64) {
	const nx, ny = 7, 4
	for i := range nx {
		for j := range ny {
			p := page.Point{X: r.X + r.W*float64(i)/(nx-1), Y: r.Y + r.H*float64(j)/(ny-1)}
			switch {
			case o.contains(p):
				own++
			case l.overArea(p):
				others++
			}
		}
	}
	return own / (nx * ny), others / (nx * ny)
}

func (l *labeler) overArea(p page.Point) bool {
	for _, o := range l.drawn.mine {
		if o != nil && o.contains(p) {
			return true
		}
	}
	return false
}

func (l *labeler) holds(r page.Rect) bool {
	return r.X >= l.box.X+2 && r.Y >= l.box.Y+2 && r.X+r.W <= l.box.X+l.box.W-2 && r.Y+r.H <= l.box.Y+l.box.H-2
}

func (l *labeler) collides(r page.Rect) bool {
	r = r.Inset(-1)
	for _, t := range l.taken {
		if r.Overlaps(t) {
			return true
		}
	}
	return false
}
