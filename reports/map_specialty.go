package reports

import (
	"strconv"

	"countyline/reports/page"
)

// specialtyMap is one specialty over the service area: pale where it meets, darker where it fails, darkest
// where under half of the beneficiaries have access; hatched where structural.
func (v *atlasView) specialtyMap(fonts *page.Fonts, specialty int, box page.Rect) []page.Op {
	worst := v.worstCells(specialty)
	d, ops := v.draw(areaMap{
		box: box, air: 3, lattice: coarseLattice, hatch: 5, line: 0.9,
		fill: func(at int) page.Color {
			switch c := worst[at]; {
			case c == nil || c.Pass:
				return classColors[0]
			case underHalf(c):
				return classColors[3]
			}
			return classColors[2]
		},
		marked: func(at int) bool { return worst[at] != nil && !worst[at].Pass && worst[at].Gap == GapStructural },
	})
	l := &labeler{fonts: fonts, box: box, drawn: d, least: 4.2}
	for at, o := range d.mine {
		if o != nil && worst[at] != nil && !worst[at].Pass {
			ops = append(ops, l.figurePlate(o, wholePercent(worst[at]))...)
		}
	}
	return ops
}

// worstCells are the cells of a specialty by drawn county; of two rows with one outline, the worse.
func (v *atlasView) worstCells(specialty int) []*Cell {
	worst := make([]*Cell, len(v.area))
	for i := range v.a.Cells {
		c := &v.a.Cells[i]
		if c.Specialty != specialty || v.byRow[c.County] < 0 {
			continue
		}
		if at := v.byRow[c.County]; worst[at] == nil || worse(c, worst[at]) {
			worst[at] = c
		}
	}
	return worst
}

func worse(a, b *Cell) bool {
	if a.Pass != b.Pass {
		return !a.Pass
	}
	pa, _ := a.PercentE4()
	pb, _ := b.PercentE4()
	return pa < pb
}

func underHalf(c *Cell) bool {
	e4, ok := c.PercentE4()
	return !ok || e4 < 50*10_000
}

// wholePercent is the share without decimals, a dash without population points.
func wholePercent(c *Cell) string {
	e4, ok := c.PercentE4()
	if !ok {
		return NoValue
	}
	return WholePercent(e4)
}

// WholePercent prints ten-thousandths of a percent without decimals, truncated but never to nothing.
func WholePercent(e4 int64) string {
	if e4 > 0 && e4 < 10_000 {
		return "<1"
	}
	return strconv.FormatInt(e4/10_000, 10)
}
