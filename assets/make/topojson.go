package main

import (
	"encoding/json"
	"fmt"
	"math"

	"countyline/assets/pack"
)

// ring is a closed line on the quantised grid: the last point repeats the first.
type ring []pack.Point

// area is a county with its polygons, each an outer ring and its holes.
type area struct {
	fips, name string
	polygons   [][]ring
}

// grid is the quantisation of a TopoJSON file.
type grid struct {
	Scale     [2]float64 `json:"scale"`
	Translate [2]float64 `json:"translate"`
}

// sameAs says whether two files quantise alike, so that their points can be mixed.
func (g grid) sameAs(o grid) bool {
	for i := range 2 {
		if math.Abs(g.Scale[i]-o.Scale[i]) > 1e-12 || math.Abs(g.Translate[i]-o.Translate[i]) > 1e-9 {
			return false
		}
	}
	return true
}

type topoFile struct {
	Transform grid       `json:"transform"`
	Arcs      [][][2]int `json:"arcs"`
	Objects   struct {
		Counties struct {
			Geometries []topoGeometry `json:"geometries"`
		} `json:"counties"`
	} `json:"objects"`
}

type topoGeometry struct {
	Type       string          `json:"type"`
	ID         string          `json:"id"`
	Arcs       json.RawMessage `json:"arcs"`
	Properties struct {
		Name string `json:"name"`
	} `json:"properties"`
}

// readTopoJSON decodes the counties of an us-atlas file to rings. Rings that collapsed to a point or a line when
// the source was quantised are left out.
func readTopoJSON(content []byte) (grid, []area, error) {
	var f topoFile
	if err := json.Unmarshal(content, &f); err != nil {
		return grid{}, nil, err
	}
	arcs := make([]ring, len(f.Arcs))
	for i, deltas := range f.Arcs {
		var at pack.Point
		for _, d := range deltas {
			at.X += d[0]
			at.Y += d[1]
			arcs[i] = append(arcs[i], at)
		}
	}
	var areas []area
	for _, g := range f.Objects.Counties.Geometries {
		var polygons [][][]int
		switch g.Type {
		case "Polygon":
			polygons = make([][][]int, 1)
			if err := json.Unmarshal(g.Arcs, &polygons[0]); err != nil {
				return grid{}, nil, err
			}
		case "MultiPolygon":
			if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
				return grid{}, nil, err
			}
		default:
			return grid{}, nil, fmt.Errorf("county %s is a %s", g.ID, g.Type)
		}
		areas = append(areas, area{g.ID, g.Properties.Name, joinArcs(arcs, polygons)})
	}
	return f.Transform, areas, nil
}

func joinArcs(arcs []ring, polygons [][][]int) [][]ring {
	var out [][]ring
	for _, refs := range polygons {
		var rings []ring
		for i, ref := range refs {
			var r ring
			for _, a := range ref {
				line := arcs[max(a, ^a)]
				if a < 0 {
					line = reversed(line)
				}
				if len(r) > 0 {
					line = line[1:]
				}
				r = append(r, line...)
			}
			r = withoutSpikes(r)
			if doubleArea(r) == 0 {
				if i == 0 {
					break // without its outer ring nothing is left of the polygon
				}
				continue
			}
			rings = append(rings, r)
		}
		if len(rings) > 0 {
			out = append(out, rings)
		}
	}
	return out
}

// withoutSpikes takes out lines that go somewhere and come back the same way: what quantising left of a narrow strip.
func withoutSpikes(r ring) ring {
	open := r[:len(r)-1]
	var kept ring
	for _, p := range open {
		if n := len(kept); n > 1 && kept[n-2] == p {
			kept = kept[:n-1] // back where it was before the last point
			continue
		}
		kept = append(kept, p)
	}
	for len(kept) > 2 { // the spike may sit where the ring closes
		switch n := len(kept); {
		case kept[0] == kept[n-2]:
			kept = kept[:n-2]
		case kept[1] == kept[n-1]:
			kept = kept[2:]
		default:
			return append(kept, kept[0])
		}
	}
	return ring{}
}

func reversed(r ring) ring {
	out := make(ring, len(r))
	for i, p := range r {
		out[len(r)-1-i] = p
	}
	return out
}

// doubleArea is twice the signed area of a ring in grid steps.
func doubleArea(r ring) int {
	sum := 0
	for i := 1; i < len(r); i++ {
		sum += r[i-1].X*r[i].Y - r[i].X*r[i-1].Y
	}
	return sum
}
