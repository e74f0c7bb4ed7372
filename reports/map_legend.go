package reports

import "countyline/reports/page"

// legendItem is a mark and what it means.
type legendItem struct {
	swatch []page.Op // drawn in a box of 18 × 11 at the origin
	text   []page.Run
}

const (
	swatchWidth  = 18.0
	swatchHeight = 11.0
)

// legend writes the classes with their counts, then the marks, wrapping at width; it returns its height.
func (p *mapPaper) legend(x, y, width float64, items []legendItem) float64 {
	at, top := x, y
	for _, item := range items {
		line := p.fonts.Wrap(item.text, width)[0]
		w := swatchWidth + 6 + line.Width
		if at > x && at+w > x+width {
			at, y = x, y+18
		}
		p.add(shifted(item.swatch, at, y)...)
		p.add(line.Ops(at+swatchWidth+6, y+8.6)...)
		at += w + 18
	}
	return y + 18 - top
}

// shifted moves paths to a place.
func shifted(ops []page.Op, dx, dy float64) []page.Op {
	out := make([]page.Op, 0, len(ops))
	for _, op := range ops {
		path, ok := op.(page.Path)
		if !ok {
			continue
		}
		lines := make([][]page.Point, len(path.Lines))
		for i, line := range path.Lines {
			lines[i] = make([]page.Point, len(line))
			for j, pt := range line {
				lines[i][j] = page.Point{X: pt.X + dx, Y: pt.Y + dy}
			}
		}
		path.Lines = lines
		out = append(out, path)
	}
	return out
}

func swatchRing() [][]page.Point {
	return [][]page.Point{page.Rect{W: swatchWidth, H: swatchHeight}.Ring()}
}

// classItems are the classes that occur, each with its count of counties.
func classItems(limits classes, fails []int) []legendItem {
	counts := make([]int, len(limits))
	for _, n := range fails {
		counts[limits.of(n)]++
	}
	var items []legendItem
	for class, n := range counts {
		if n == 0 && class == 0 {
			continue
		}
		verb := " cells fail: "
		if limits.label(class) == "1" {
			verb = " cell fails: "
		}
		items = append(items, legendItem{
			swatch: []page.Op{page.Path{Lines: swatchRing(), Closed: true, Fill: limits.color(class), Stroke: page.StateLine, Width: 0.5}},
			text: []page.Run{
				{S: limits.label(class), Style: page.SmallStyle.Bold()},
				{S: verb + CountOf(n, "county", "counties"), Style: page.SmallStyle},
			},
		})
	}
	return items
}

// markItems explain hatch and lines, as far as they occur.
func (v *atlasView) markItems(structural []bool) []legendItem {
	var items []legendItem
	hatched, pending, current := false, false, false
	for _, s := range structural {
		hatched = hatched || s
	}
	for _, c := range v.area {
		pending, current = pending || c.pending, current || !c.pending
	}
	line := func(width float64, dash ...float64) []page.Op {
		return []page.Op{page.Path{Lines: [][]page.Point{{{X: 0, Y: swatchHeight / 2}, {X: swatchWidth, Y: swatchHeight / 2}}}, Stroke: page.Ink, Width: width, Dash: dash}}
	}
	if hatched {
		items = append(items, legendItem{
			swatch: []page.Op{page.Path{Lines: page.Hatch(swatchRing(), 4), Stroke: page.Ink, Width: 0.5}, page.Path{Lines: swatchRing(), Closed: true, Stroke: page.StateLine, Width: 0.5}},
			text:   page.Plain("Hatched: at least one structural gap", page.SmallStyle),
		})
	}
	items = append(items, legendItem{swatch: line(1.5), text: page.Plain("Service area", page.SmallStyle)})
	if pending && current {
		items = append(items, legendItem{swatch: line(1.1, 4, 2.4), text: page.Plain("Between pending and current counties", page.SmallStyle)})
	}
	return items
}
