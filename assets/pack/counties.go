package pack

import (
	"fmt"
	"math"
)

const countyMagic = "countyline-counties-1\n"

// Point is a place on the quantised grid of a Topology.
type Point struct{ X, Y int }

// Topology is a set of counties whose common borders are stored once, so that neighbours fit exactly.
type Topology struct {
	ScaleX, ScaleY         float64 // degrees per grid step
	TranslateX, TranslateY float64 // degrees at grid 0,0
	Arcs                   [][]Point
	Counties               []County // by FIPS
}

// County is one county: its rings are lists of arcs, ^i meaning arc i backwards.
type County struct {
	FIPS, Name string
	LandSqMi   float64   // set only where the polygon cannot say it; else 0
	Center     Point     // set only where there is no polygon
	Polygons   [][][]int // polygons, rings, arcs
}

// LonLat converts a grid point to degrees.
func (t *Topology) LonLat(p Point) (lon, lat float64) {
	return t.TranslateX + t.ScaleX*float64(p.X), t.TranslateY + t.ScaleY*float64(p.Y)
}

// EncodeCounties packs a topology; the same topology always gives the same bytes.
func EncodeCounties(t *Topology) ([]byte, error) {
	var w writer
	for _, f := range []float64{t.ScaleX, t.ScaleY, t.TranslateX, t.TranslateY} {
		w.float(f)
	}
	w.count(len(t.Arcs))
	var at Point
	for _, arc := range t.Arcs {
		w.count(len(arc))
		for _, p := range arc {
			w.signed(p.X - at.X)
			w.signed(p.Y - at.Y)
			at = p
		}
	}
	w.count(len(t.Counties))
	for _, c := range t.Counties {
		w.text(c.FIPS)
		w.text(c.Name)
		w.float(c.LandSqMi)
		w.signed(c.Center.X)
		w.signed(c.Center.Y)
		w.count(len(c.Polygons))
		for _, rings := range c.Polygons {
			w.count(len(rings))
			for _, arcs := range rings {
				w.count(len(arcs))
				for _, a := range arcs {
					w.signed(a)
				}
			}
		}
	}
	return w.sealed(countyMagic)
}

// DecodeCounties unpacks a topology and checks that every arc it names exists.
func DecodeCounties(file []byte) (*Topology, error) {
	r, err := open(file, countyMagic)
	if err != nil {
		return nil, err
	}
	t := &Topology{ScaleX: r.float(), ScaleY: r.float(), TranslateX: r.float(), TranslateY: r.float()}
	for _, f := range []float64{t.ScaleX, t.ScaleY, t.TranslateX, t.TranslateY} {
		if math.IsNaN(f) || math.Abs(f) > 360 {
			return nil, fmt.Errorf("the county file has an impossible grid")
		}
	}
	t.Arcs = make([][]Point, r.count())
	var at Point
	for i := range t.Arcs {
		t.Arcs[i] = make([]Point, r.count())
		for j := range t.Arcs[i] {
			at.X += r.signed()
			at.Y += r.signed()
			t.Arcs[i][j] = at
		}
	}
	t.Counties = make([]County, r.count())
	for i := range t.Counties {
		t.Counties[i] = r.county(len(t.Arcs))
		if r.err != nil {
			return nil, r.err
		}
	}
	return t, r.err
}

func (r *reader) county(arcs int) County {
	c := County{FIPS: r.text(), Name: r.text(), LandSqMi: r.float(), Center: Point{r.signed(), r.signed()}}
	c.Polygons = make([][][]int, r.count())
	for i := range c.Polygons {
		c.Polygons[i] = make([][]int, r.count())
		for j := range c.Polygons[i] {
			ring := make([]int, r.count())
			for k := range ring {
				ring[k] = r.signed()
				if ring[k] >= arcs || ^ring[k] >= arcs {
					r.fail()
				}
			}
			c.Polygons[i][j] = ring
		}
	}
	if len(c.FIPS) != 5 {
		r.fail()
	}
	return c
}
