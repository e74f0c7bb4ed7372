package page

import (
	"math"
	"slices"
)

// Hatch is 45° lines, gap points apart as measured along the page's edge, clipped to rings by the even-odd rule.
func Hatch(rings [][]Point, gap float64) [][]Point {
	// Turn the plane so that the hatch runs along u; v = x + y is constant on a line.
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, ring := range rings {
		for _, p := range ring {
			lo, hi = math.Min(lo, p.X+p.Y), math.Max(hi, p.X+p.Y)
		}
	}
	step := gap
	first := int(math.Ceil(lo / step))
	if math.IsInf(lo, 1) || hi-lo > 1e5 {
		return nil
	}
	cuts := make([][]float64, int(math.Floor(hi/step))-first+1)
	for _, ring := range rings {
		for i, a := range ring {
			crossings(cuts, first, step, a, ring[(i+1)%len(ring)])
		}
	}
	return joinCuts(cuts, first, step)
}

// crossings notes where the edge a-b meets each hatch line, as x - y.
func crossings(cuts [][]float64, first int, step float64, a, b Point) {
	va, vb := a.X+a.Y, b.X+b.Y
	ua, ub := a.X-a.Y, b.X-b.Y
	if va > vb {
		va, vb, ua, ub = vb, va, ub, ua
	}
	for k := int(math.Ceil(va / step)); float64(k)*step < vb; k++ {
		t := (float64(k)*step - va) / (vb - va)
		if i := k - first; i >= 0 && i < len(cuts) {
			cuts[i] = append(cuts[i], ua+t*(ub-ua))
		}
	}
}

// joinCuts pairs the crossings of each hatch line into the stretches inside.
func joinCuts(cuts [][]float64, first int, step float64) [][]Point {
	var lines [][]Point
	for i, us := range cuts {
		slices.Sort(us)
		v := float64(first+i) * step
		for j := 0; j+1 < len(us); j += 2 {
			if us[j+1]-us[j] < 0.2 {
				continue
			}
			lines = append(lines, []Point{{(v + us[j]) / 2, (v - us[j]) / 2}, {(v + us[j+1]) / 2, (v - us[j+1]) / 2}})
		}
	}
	return lines
}
