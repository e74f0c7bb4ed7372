package adequacy

import (
	"testing"
	"time"

	"countyline/data"
)

// BenchmarkNational judges an invented country: 99,150 points, 300,000 participations, 3,200 counties, 43 types.
func BenchmarkNational(b *testing.B) {
	w := nation()
	in := AreaInput{Reference: w.reference(), Points: w.points, Rules: w.rules}
	a, n := NewArea(in), w.network()
	pairs := 0
	for _, of := range NewScenario(a, n).stands {
		for _, members := range of.now.members {
			pairs += int(members)
		}
	}
	b.Run("area", func(b *testing.B) {
		for b.Loop() {
			NewArea(in)
		}
	})
	b.Run("network", func(b *testing.B) {
		for b.Loop() {
			w.network()
		}
	})
	b.Run("assess", func(b *testing.B) {
		for b.Loop() {
			Assess(a, n)
		}
		b.ReportMetric(float64(len(w.types)*len(w.points))*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mpoint×type/s")
	})
	b.Run("total", func(b *testing.B) {
		least := time.Duration(1 << 62)
		for b.Loop() {
			start := time.Now()
			Assess(NewArea(in), w.network())
			least = min(least, time.Since(start))
		}
		b.ReportMetric(least.Seconds()*1e3, "min-ms")
		b.ReportMetric(float64(pairs)/1e6, "Mpairs-in-reach")
	})
}

// BenchmarkWhatIf100Counties moves one practice, five providers at two locations, in and out of 100 counties
// around the country's largest, and recomputes the same in full beside it.
func BenchmarkWhatIf100Counties(b *testing.B) {
	w := nation()
	in := AreaInput{Reference: w.reference(), Points: w.points, Rules: w.rules, Rows: w.around(w.largest(), 100)}
	practice := w.practice(in.Rows[0])
	a, n := NewArea(in), w.network()
	b.Run("build", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			NewScenario(a, n)
		}
	})
	s := NewScenario(a, n)
	b.Run("in or out", func(b *testing.B) {
		status, cells := data.Signed, 0
		for b.Loop() {
			status = data.Signed + data.Terminated - status
			cells += len(s.Set(practice, status))
		}
		b.ReportMetric(float64(cells)/float64(b.N), "cells")
	})
	b.Run("in full", func(b *testing.B) {
		for b.Loop() {
			Assess(a, w.network())
		}
	})
}

// practice adds five providers of five types who all work in two towns of a county, and returns their members.
func (w *world) practice(row int) (members []int) {
	for _, p := range w.points {
		if p.CountyFIPS != w.counties[row].FIPS || len(members) == 10 {
			continue
		}
		for i := range 5 {
			members = append(members, len(w.members))
			w.members = append(w.members, data.Participation{
				NPI: data.NPI(2e9 + i), Specialty: w.types[7*i].Code, Status: data.Signed,
				Location: data.Location{Lat: p.Lat, Lon: p.Lon, Quality: data.Stated},
			})
		}
	}
	return members
}

// largest returns the row of the county with most points.
func (w world) largest() int {
	rows, most := map[string]int{}, 0
	for i, c := range w.counties {
		rows[c.FIPS] = i
	}
	points := make([]int, len(w.counties))
	for _, p := range w.points {
		row := rows[p.CountyFIPS]
		if points[row]++; points[row] > points[most] {
			most = row
		}
	}
	return most
}
