package adequacy

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"countyline/data"
	"countyline/geo"
)

// aState is an area of 254 counties around the country's largest and the 30,000 participations nearest to it, every
// four of a practice.
func aState() (w world, in AreaInput) {
	w = nation()
	in = AreaInput{Reference: w.reference(), Points: w.points, Rules: w.rules, Rows: w.around(w.largest(), 254)}
	a := NewArea(in)
	middle := a.Rows[0].cluster.Center
	slices.SortStableFunc(w.members, func(x, y data.Participation) int {
		return cmp.Compare(geo.Dist2(geo.VecOf(x.Location.Lat, x.Location.Lon), middle), geo.Dist2(geo.VecOf(y.Location.Lat, y.Location.Lon), middle))
	})
	w.members = w.members[:30_000]
	for i := range w.members {
		w.members[i].Practice = fmt.Sprintf("Practice %d", i/4)
		if i/4%5 == 0 {
			w.members[i].Status = data.Prospect
		}
	}
	return w, in
}

// BenchmarkInfluence weighs every practice in every cell of 254 counties × 43 types with 30,000 participations.
func BenchmarkInfluence(b *testing.B) {
	w, in := aState()
	a, n := NewArea(in), w.network()
	r, practices := Assess(a, n), NewPractices(w.members)
	fragile, turns := 0, 0
	b.Run("assess", func(b *testing.B) {
		for b.Loop() {
			Assess(a, n)
		}
	})
	b.Run("influence", func(b *testing.B) {
		for b.Loop() {
			f := n.Influence(a, r, practices)
			fragile, turns = 0, 0
			for _, is := range f.Fragile {
				if is {
					fragile++
				}
			}
			for _, t := range f.Turns {
				turns += int(t)
			}
		}
		b.ReportMetric(float64(fragile), "fragile")
		b.ReportMetric(float64(turns), "turns")
	})
	b.Run("practices", func(b *testing.B) {
		for b.Loop() {
			NewPractices(w.members)
		}
	})
	b.Run("scenario", func(b *testing.B) {
		for b.Loop() {
			NewScenario(a, n)
		}
	})
	s := NewScenario(a, n)
	b.Run("tick", func(b *testing.B) {
		cells, p := 0, 0
		for b.Loop() {
			p++
			members := []int{4 * (p % 7000), 4*(p%7000) + 1, 4*(p%7000) + 2, 4*(p%7000) + 3}
			for _, ref := range s.Touch(members, statuses[p%2*3]) {
				s.Fragile(ref, practices)
				cells++
			}
		}
		b.ReportMetric(float64(cells)/float64(b.N), "cells")
	})
}
