package main

import "math"

// locate finds the county of a place: the one that contains it, else the one of the state whose border is nearest.
// state is two digits.
func locate(g grid, areas []area, state string, lat, lon float64) string {
	x, y := g.steps(lat, lon)
	nearest, best := math.Inf(1), ""
	for _, a := range areas {
		if a.fips[:2] != state {
			continue
		}
		for _, rings := range a.polygons {
			inside := false
			for _, r := range rings {
				for i := 1; i < len(r); i++ {
					ax, ay, bx, by := float64(r[i-1].X), float64(r[i-1].Y), float64(r[i].X), float64(r[i].Y)
					if (ay > y) != (by > y) && x < (bx-ax)*(y-ay)/(by-ay)+ax {
						inside = !inside
					}
					dx, dy := (ax-x)*g.Scale[0]*math.Cos(lat*math.Pi/180), (ay-y)*g.Scale[1]
					if d := math.Hypot(dx, dy); d < nearest {
						nearest, best = d, a.fips
					}
				}
			}
			if inside {
				return a.fips
			}
		}
	}
	return best
}
