package reports

import "countyline/reports/page"

// border is the kind of line between two counties.
type border int

const (
	countyBorder     border = iota // outside the service area
	stateBorder                    // outside, and at every coast
	innerBorder                    // between two counties of the service area
	innerStateBorder               // between two counties of the service area in different states
	pendingBorder                  // between a pending and a current county
	areaBorder                     // around the service area
	borderKinds
)

// edge is one piece of a border, its ends in a fixed order.
type edge struct{ a, b page.Point }

func edgeOf(a, b page.Point) edge {
	if b.X < a.X || b.X == a.X && b.Y < a.Y {
		a, b = b, a
	}
	return edge{a, b}
}

// sides are the outlines on the two sides of an edge, as index + 1; 0 is nobody.
type sides [2]int32

// borders sorts every edge by its kind and joins what follows on one ring into lines. Each edge is drawn
// once: neighbours have the very same points.
func (v *atlasView) borders(outlines []outline) [borderKinds][][]page.Point {
	owners := map[edge]sides{}
	for i := range outlines {
		eachEdge(&outlines[i], func(a, b page.Point) {
			s := owners[edgeOf(a, b)]
			if s[0] == 0 || s[0] == int32(i+1) {
				s[0] = int32(i + 1)
			} else {
				s[1] = int32(i + 1)
			}
			owners[edgeOf(a, b)] = s
		})
	}
	var lines [borderKinds][][]page.Point
	for i := range outlines {
		for _, ring := range outlines[i].rings {
			v.splitRing(ring, int32(i+1), outlines, owners, &lines)
		}
	}
	return lines
}

func eachEdge(o *outline, do func(a, b page.Point)) {
	for _, ring := range o.rings {
		for i, a := range ring {
			do(a, ring[(i+1)%len(ring)])
		}
	}
}

// splitRing cuts a ring where the kind of border changes, leaving out what another outline draws.
func (v *atlasView) splitRing(ring []page.Point, me int32, outlines []outline, owners map[edge]sides, lines *[borderKinds][][]page.Point) {
	var line []page.Point
	kind := borderKinds
	flush := func() {
		if len(line) > 1 {
			lines[kind] = append(lines[kind], line)
		}
		line = nil
	}
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		s := owners[edgeOf(a, b)]
		if s[0] != me {
			flush()
			continue
		}
		if k := v.kindOf(s, outlines); k != kind || line == nil {
			flush()
			kind, line = k, []page.Point{a}
		}
		line = append(line, b)
	}
	flush()
}

func (v *atlasView) kindOf(s sides, outlines []outline) border {
	one := &outlines[s[0]-1]
	if s[1] == 0 {
		if one.area >= 0 {
			return areaBorder
		}
		return stateBorder
	}
	two := &outlines[s[1]-1]
	switch {
	case one.area >= 0 && two.area >= 0:
		if v.area[one.area].pending != v.area[two.area].pending {
			return pendingBorder
		}
		if v.shapes[one.shape].State != v.shapes[two.shape].State {
			return innerStateBorder
		}
		return innerBorder
	case one.area >= 0 || two.area >= 0:
		return areaBorder
	case v.shapes[one.shape].State != v.shapes[two.shape].State:
		return stateBorder
	}
	return countyBorder
}
