package main

import (
	"errors"

	"countyline/assets/pack"
)

// Connecticut's planning regions replaced its counties in the Census files of 2022; CMS still files by county.
// The two atlases simplify the state's outline differently, so the old counties are fitted into the new
// outline: borders between them stay, and where such a border reaches the outline it is led to the
// nearest point of the new one.

// edge is a directed piece of a border.
type edge struct{ from, to pack.Point }

// outline joins the borders that only one area has into a single ring.
func outline(areas []area) (ring, map[edge]bool, error) {
	edges := map[edge]bool{}
	eachEdge(areas, func(e edge) { edges[e] = true })
	next := map[pack.Point]pack.Point{}
	outer := map[edge]bool{}
	var start pack.Point
	eachEdge(areas, func(e edge) {
		if !edges[edge{e.to, e.from}] {
			next[e.from] = e.to
			outer[e] = true
			start = e.from
		}
	})
	r := ring{start}
	for at := next[start]; at != start && len(r) <= len(next); at = next[at] {
		r = append(r, at)
	}
	if len(r) != len(next) {
		return nil, nil, errors.New("the outline of Connecticut is not one ring")
	}
	return append(r, start), outer, nil
}

func eachEdge(areas []area, do func(edge)) {
	for _, a := range areas {
		for _, rings := range a.polygons {
			for _, r := range rings {
				for i := 1; i < len(r); i++ {
					do(edge{r[i-1], r[i]})
				}
			}
		}
	}
}

// fitInto redraws areas so that together they fill the outline of the frame areas exactly.
func fitInto(frame, areas []area) ([]area, error) {
	newOutline, _, err := outline(frame)
	if err != nil {
		return nil, err
	}
	_, outer, err := outline(areas)
	if err != nil {
		return nil, err
	}
	fitted := make([]area, len(areas))
	for i, a := range areas {
		if len(a.polygons) != 1 || len(a.polygons[0]) != 1 {
			return nil, errors.New(a.name + " has holes or islands, which this program does not expect")
		}
		r := refit(a.polygons[0][0], outer, newOutline)
		fitted[i] = area{a.fips, a.name, [][]ring{{r}}}
	}
	return fitted, nil
}

// refit replaces each run of outer edges by the part of the new outline between the points nearest to its ends.
func refit(r ring, outer map[edge]bool, newOutline ring) ring {
	open := r[:len(r)-1]
	n := len(open)
	isOuter := func(i int) bool { return outer[edge{open[i%n], open[(i+1)%n]}] }
	start := 0
	for start < n && (isOuter(start) || !isOuter(start+n-1)) {
		start++ // the first inner edge after a run of outer ones
	}
	if start == n {
		return r // wholly inside
	}
	out := ring{nearestOn(newOutline, open[start%n])}
	for i := start; i < start+n; {
		if !isOuter(i) {
			i++
			if isOuter(i) {
				out = append(out, nearestOn(newOutline, open[i%n]))
			} else {
				out = append(out, open[i%n])
			}
			continue
		}
		for isOuter(i) && i < start+n {
			i++
		}
		out = append(out, along(newOutline, out[len(out)-1], nearestOn(newOutline, open[i%n]))...)
	}
	return out
}

// nearestOn gives the point of a ring that is nearest, with a grid step east counted as a step north times
// the ratio at 41.6 degrees north.
func nearestOn(r ring, p pack.Point) pack.Point {
	const eastPerNorth = 3.124 // 0.003589 degrees x cos 41.6 over 0.000859 degrees
	best, bestDistance := r[0], -1.0
	for _, q := range r {
		x, y := float64(q.X-p.X)*eastPerNorth, float64(q.Y-p.Y)
		if d := x*x + y*y; bestDistance < 0 || d < bestDistance {
			best, bestDistance = q, d
		}
	}
	return best
}

// along walks a ring from one of its points to another and leaves the first out.
func along(r ring, from, to pack.Point) ring {
	open := r[:len(r)-1]
	i := 0
	for open[i] != from {
		i++
	}
	var out ring
	for at := from; at != to; out = append(out, at) {
		i = (i + 1) % len(open)
		at = open[i]
	}
	return out
}
