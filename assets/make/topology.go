package main

import (
	"encoding/binary"
	"slices"

	"countyline/assets/pack"
)

// shareBorders cuts every ring where borders meet and stores each piece once, whichever county it was first
// seen in and in whichever direction.
func shareBorders(g grid, areas []area) *pack.Topology {
	t := &pack.Topology{ScaleX: g.Scale[0], ScaleY: g.Scale[1], TranslateX: g.Translate[0], TranslateY: g.Translate[1]}
	c := cutter{meet: junctions(areas), seen: map[string]int{}}
	for _, a := range areas {
		county := pack.County{FIPS: a.fips, Name: a.name}
		for _, rings := range a.polygons {
			var polygon [][]int
			for _, r := range rings {
				polygon = append(polygon, c.cut(r))
			}
			county.Polygons = append(county.Polygons, polygon)
		}
		t.Counties = append(t.Counties, county)
	}
	t.Arcs = c.arcs
	return t
}

// junctions are the points where a line on the map forks: seen between different neighbours.
func junctions(areas []area) map[pack.Point]bool {
	type pair [2]pack.Point
	between := map[pack.Point]pair{}
	meet := map[pack.Point]bool{}
	for _, a := range areas {
		for _, rings := range a.polygons {
			for _, r := range rings {
				n := len(r) - 1
				for i := range n {
					p := pair{r[(i+n-1)%n], r[i+1]}
					if less(p[1], p[0]) {
						p[0], p[1] = p[1], p[0]
					}
					if before, ok := between[r[i]]; !ok {
						between[r[i]] = p
					} else if before != p {
						meet[r[i]] = true
					}
				}
			}
		}
	}
	return meet
}

func less(a, b pack.Point) bool { return a.X < b.X || a.X == b.X && a.Y < b.Y }

// cutter collects arcs.
type cutter struct {
	meet map[pack.Point]bool
	arcs [][]pack.Point
	seen map[string]int // key of the arc's canonical direction
}

// cut turns a ring into arcs. A ring without junctions starts at its least point, so that an enclave and the
// hole it fills become the same arc.
func (c *cutter) cut(r ring) []int {
	open := r[:len(r)-1]
	start := slices.IndexFunc(open, func(p pack.Point) bool { return c.meet[p] })
	if start < 0 {
		start = 0
		for i, p := range open {
			if less(p, open[start]) {
				start = i
			}
		}
	}
	turned := append(append(ring{}, open[start:]...), open[:start+1]...)
	var refs []int
	from := 0
	for i := 1; i < len(turned); i++ {
		if c.meet[turned[i]] || i == len(turned)-1 {
			refs = append(refs, c.ref(turned[from:i+1]))
			from = i
		}
	}
	return refs
}

// ref finds or adds an arc; ^i stands for arc i backwards.
func (c *cutter) ref(arc ring) int {
	forward, backward := key(arc), key(reversed(arc))
	canonical := min(forward, backward)
	i, ok := c.seen[canonical]
	if !ok {
		i = len(c.arcs)
		if forward != canonical {
			arc = reversed(arc)
		}
		c.arcs = append(c.arcs, slices.Clone(arc))
		c.seen[canonical] = i
	}
	if forward == canonical {
		return i
	}
	return ^i
}

func key(arc ring) string {
	var b []byte
	for _, p := range arc {
		b = binary.AppendVarint(b, int64(p.X))
		b = binary.AppendVarint(b, int64(p.Y))
	}
	return string(b)
}
