package reports

import (
	"cmp"
	"math"
	"slices"

	"countyline/geo"
	"countyline/reports/page"

	"github.com/paulmach/orb"
)

const (
	zipDotMost  = 10.0 // points, the radius of the largest dot
	zipDotLeast = 2.2
	zipDots     = 80 // dots drawn at most, the most beneficiaries first within outside and within
)

var zipPlaceStyle = page.Style{Face: page.Regular, Size: 7.5, Color: page.Ink}

func (v *atlasView) hasOutline(row int) bool { return v.byRow[row] >= 0 }

// zipMap shows one county with its ZIP points: area by beneficiaries, dark with a cross outside the limits,
// open within.
func (v *atlasView) zipMap(fonts *page.Fonts, gap *ZIPGap, box page.Rect) []page.Op {
	at := v.byRow[gap.County]
	one := *v
	one.area = []mapCounty{v.area[at]}
	one.national = false
	view := geo.StateView([]geo.Shape{v.shapes[v.area[at].shape]}, geo.Frame{X: box.X, Y: box.Y, Width: box.W, Height: box.H, Padding: 8})
	outlines := one.visible(view, box, fineLattice, true)
	lines := one.borders(outlines)
	fill := page.Path{Closed: true, Fill: classColors[0]}
	d := drawn{view: view, outlines: outlines, mine: make([]*outline, 1)}
	for i := range outlines {
		if outlines[i].area >= 0 {
			fill.Lines, d.mine[0] = outlines[i].rings, &outlines[i]
		}
	}
	ops := []page.Op{page.Clip{Box: box, Ops: []page.Op{
		fill,
		page.Path{Lines: lines[countyBorder], Stroke: page.RuleColor, Width: 0.5},
		page.Path{Lines: lines[stateBorder], Stroke: page.StateLine, Width: 0.6},
		page.Path{Lines: lines[areaBorder], Stroke: page.Ink, Width: 1.2, Round: true},
	}}}
	l := &labeler{fonts: fonts, box: page.Rect{X: box.X - 2, Y: box.Y - 2, W: box.W + 4, H: box.H + 4}, drawn: d}
	return append(ops, l.dots(gap)...)
}

// dots draws the points, largest first so that small ones stay on top, and names what has room.
func (l *labeler) dots(gap *ZIPGap) []page.Op {
	rows := bySize(gap.Rows)
	most := 1.0
	for _, z := range rows {
		most = math.Max(most, float64(z.Beneficiaries))
	}
	var ops []page.Op
	spots := make([]page.Rect, 0, len(rows))
	for _, z := range rows {
		x, y := l.drawn.view.XY(orb.Point{z.Lon, z.Lat})
		r := math.Max(zipDotLeast, zipDotMost*math.Sqrt(math.Max(0, float64(z.Beneficiaries))/most))
		spot := page.Rect{X: x - r, Y: y - r, W: 2 * r, H: 2 * r}
		spots = append(spots, spot)
		if !l.holds(spot) {
			continue
		}
		l.taken = append(l.taken, spot.Inset(1))
		ops = append(ops, zipDot(x, y, r, z.Outside)...)
	}
	named := map[string]bool{}
	for i, z := range rows {
		if !l.holds(spots[i]) || named[z.Place] {
			continue
		}
		if name := l.placeName(z.Place, spots[i]); name != nil {
			named[z.Place] = true
			ops = append(ops, name...)
		}
	}
	return ops
}

func zipDot(x, y, r float64, outside bool) []page.Op {
	ring := [][]page.Point{page.Circle(x, y, r)}
	if !outside {
		return []page.Op{page.Path{Lines: ring, Closed: true, Fill: page.White, Stroke: page.Ink, Width: 0.8}}
	}
	k := math.Min(r*0.45, 2.4)
	cross := [][]page.Point{{{X: x - k, Y: y - k}, {X: x + k, Y: y + k}}, {{X: x + k, Y: y - k}, {X: x - k, Y: y + k}}}
	return []page.Op{
		page.Path{Lines: ring, Closed: true, Fill: page.Structural, Stroke: page.White, Width: 0.5},
		page.Path{Lines: cross, Stroke: page.White, Width: 1, Round: true},
	}
}

// placeName writes a name beside its dot: right, left, below or above, where nothing else stands.
func (l *labeler) placeName(name string, dot page.Rect) []page.Op {
	w := l.fonts.Width(page.Clean(name), zipPlaceStyle)
	if name == "" || w > l.box.W/2 {
		return nil
	}
	cx, cy := dot.X+dot.W/2, dot.Y+dot.H/2
	for _, r := range [...]page.Rect{
		{X: dot.X + dot.W + 2.5, Y: cy - 4, W: w, H: 8},
		{X: dot.X - w - 2.5, Y: cy - 4, W: w, H: 8},
		{X: cx - w/2, Y: dot.Y + dot.H + 1.5, W: w, H: 8},
		{X: cx - w/2, Y: dot.Y - 9.5, W: w, H: 8},
	} {
		if l.holds(r) && !l.collides(r.Inset(0.6)) {
			l.taken = append(l.taken, r)
			return []page.Op{
				page.Path{Lines: [][]page.Point{r.Inset(-0.8).Ring()}, Closed: true, Fill: halo},
				page.Left(r.X, r.Y+6.6, name, zipPlaceStyle),
			}
		}
	}
	return nil
}

// halo sets a place name off from lines below it.
const halo = page.Color(0xFFF4F7F7)

// bySize are the rows to draw: the largest first, no more than zipDots.
func bySize(rows []ZIPRow) []ZIPRow {
	sorted := make([]ZIPRow, 0, len(rows))
	for _, z := range rows {
		if !math.IsNaN(z.Lat) && !math.IsNaN(z.Lon) {
			sorted = append(sorted, z)
		}
	}
	sortZIPs(sorted)
	return sorted[:min(len(sorted), zipDots)]
}

// sortZIPs orders by beneficiaries, then code, so that equal input is drawn equally.
func sortZIPs(rows []ZIPRow) {
	slices.SortStableFunc(rows, func(a, b ZIPRow) int {
		return cmp.Or(cmp.Compare(b.Beneficiaries, a.Beneficiaries), cmp.Compare(a.ZIP, b.ZIP))
	})
}
