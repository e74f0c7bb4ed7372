package reports

import (
	"math"

	"countyline/geo"
	"countyline/reports/page"
)

// areaMap is one map of the service area in a box: big with its surroundings, or small without.
type areaMap struct {
	box     page.Rect
	air     float64
	around  bool // draw the counties around
	lattice float64
	hatch   float64
	line    float64                   // width of the line around the service area
	fill    func(area int) page.Color // by county of the service area
	marked  func(area int) bool       // hatched
}

// drawn is a map on the page, kept for labels.
type drawn struct {
	view     geo.View
	outlines []outline
	mine     []*outline // by county of the service area; nil when it shrank to nothing
}

// draw lays fills, hatch and borders; labels come on top of it.
func (v *atlasView) draw(m areaMap) (drawn, []page.Op) {
	d := drawn{view: v.fit(m.box, m.air)}
	d.outlines = v.visible(d.view, m.box, m.lattice, m.around)
	d.mine = make([]*outline, len(v.area))
	for i := range d.outlines {
		if at := d.outlines[i].area; at >= 0 {
			d.mine[at] = &d.outlines[i]
		}
	}
	var ops []page.Op
	if m.around {
		ops = append(ops, page.Bar(m.box, page.MapGround))
		ops = append(ops, v.homeStates(d.outlines))
	}
	ops = append(ops, v.fills(d, m)...)
	lines := v.borders(d.outlines)
	ops = append(ops,
		page.Path{Lines: lines[countyBorder], Stroke: page.CountyLine, Width: 0.4},
		page.Path{Lines: lines[stateBorder], Stroke: page.StateLine, Width: 0.8},
		page.Path{Lines: lines[innerBorder], Stroke: page.White, Width: v.innerLine(m)},
		page.Path{Lines: lines[innerStateBorder], Stroke: page.Ink, Width: min(0.6, m.line/2)},
		page.Path{Lines: lines[pendingBorder], Stroke: page.Ink, Width: min(1.1, m.line), Dash: []float64{4, 2.4}},
		page.Path{Lines: lines[areaBorder], Stroke: page.Ink, Width: m.line, Round: true})
	if v.national {
		for _, b := range d.view.Insets() {
			r := page.Rect{X: b.Min[0], Y: b.Min[1], W: b.Max[0] - b.Min[0], H: b.Max[1] - b.Min[1]}
			ops = append(ops, page.Path{Lines: [][]page.Point{r.Ring()}, Closed: true, Stroke: page.RuleColor, Width: 0.5})
		}
	}
	return d, []page.Op{page.Clip{Box: m.box, Ops: ops}}
}

// innerLine is thinner the smaller the counties are.
func (v *atlasView) innerLine(m areaMap) float64 {
	each := m.box.W / math.Sqrt(float64(max(1, len(v.area)))) // about the width of a county
	return max(0.2, min(0.9, each/40))
}

// homeStates are the other counties of the service area's states: white on the ground.
func (v *atlasView) homeStates(outlines []outline) page.Op {
	home := map[string]bool{}
	for _, c := range v.area {
		home[v.shapes[c.shape].State] = true
	}
	path := page.Path{Closed: true, Fill: page.White}
	for i := range outlines {
		if o := &outlines[i]; o.area < 0 && home[v.shapes[o.shape].State] {
			path.Lines = append(path.Lines, o.rings...)
		}
	}
	return path
}

// fills colours the counties, one path for each colour, and hatches the marked ones.
func (v *atlasView) fills(d drawn, m areaMap) []page.Op {
	var ops []page.Op
	byColor := map[page.Color]int{}
	for at, o := range d.mine {
		if o == nil {
			continue
		}
		color := m.fill(at)
		if _, ok := byColor[color]; !ok {
			byColor[color] = len(ops)
			ops = append(ops, page.Path{Closed: true, Fill: color})
		}
		path := ops[byColor[color]].(page.Path)
		path.Lines = append(path.Lines, o.rings...)
		ops[byColor[color]] = path
	}
	onLight, onDark := page.Path{Stroke: page.Ink, Width: 0.5}, page.Path{Stroke: page.White, Width: 0.5}
	for at, o := range d.mine {
		switch {
		case o == nil || !m.marked(at):
		case m.fill(at) == classColors[3]:
			onDark.Lines = append(onDark.Lines, page.Hatch(o.rings, m.hatch)...)
		default:
			onLight.Lines = append(onLight.Lines, page.Hatch(o.rings, m.hatch)...)
		}
	}
	return append(ops, onLight, onDark)
}
