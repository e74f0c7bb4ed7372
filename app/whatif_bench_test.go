package app

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"countyline/data"
)

// texas is a network of 30,000 participations over the 254 counties of Texas, every four of a practice and one
// practice in five a prospect.
func texas(b *testing.B) (*evidence, Scope) {
	b.Helper()
	e, err := newEvidence(data.DefaultSettings())
	if err != nil {
		b.Fatal(err)
	}
	r := rand.New(rand.NewPCG(2026, 3))
	var homes []data.Location
	for _, z := range e.zips.ZIPs() {
		if z.State == "TX" {
			for range 1 + z.Population/5000 {
				homes = append(homes, data.Location{City: z.City, State: "TX", ZIP: z.Code, Lat: z.Lat, Lon: z.Lon, Quality: data.Stated})
			}
		}
	}
	var home data.Location
	for i := range 30_000 {
		if i%4 == 0 {
			home = homes[r.IntN(len(homes))]
			home.Lat += r.NormFloat64() / 50
		}
		p := data.Participation{
			NPI: data.NPI(1e9 + i), Name: fmt.Sprintf("Provider %d", i), Practice: fmt.Sprintf("Practice %d", i/4),
			Specialty: e.standards.Specialties[(i/4*7+i%3)%len(e.standards.Specialties)].Code,
			Location:  home, Status: data.Active, Beds: 60,
		}
		if i/4%5 == 0 {
			p.Status = data.Prospect
		}
		e.network = append(e.network, p)
	}
	e.complete()
	return e, Scope{States: []string{"TX"}, Filing: data.Operating}
}

// BenchmarkAreaOf254Counties assesses Texas for the screens and looks at what a screen asks for.
func BenchmarkAreaOf254Counties(b *testing.B) {
	e, scope := texas(b)
	audit, err := e.judge(context.Background(), scope, Cover{}, FilingBasis, quiet)
	if err != nil {
		b.Fatal(err)
	}
	a := &Adequacy{audit: audit}
	b.Run("judge", func(b *testing.B) {
		for b.Loop() {
			if _, err := e.judge(context.Background(), scope, Cover{}, FilingBasis, quiet); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("fill", func(b *testing.B) {
		for b.Loop() {
			a = &Adequacy{audit: audit}
			a.fill(nil)
		}
		b.ReportMetric(float64(len(a.Cells)), "cells")
		b.ReportMetric(float64(a.Tally().Fail()), "failing")
		b.ReportMetric(float64(a.Tally()[Thin]), "thin")
	})
	b.Run("detail", func(b *testing.B) {
		i := 0
		for b.Loop() {
			i++
			if _, err := a.Detail(context.Background(), i%254, i%43); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("sites", func(b *testing.B) {
		for b.Loop() {
			a.Sites("S03")
		}
	})
	b.Run("points", func(b *testing.B) {
		for b.Loop() {
			a.Points(100, 3)
		}
	})
	b.Run("practices", func(b *testing.B) {
		w := a.WhatIf()
		for b.Loop() {
			w.Practices()
		}
	})
	b.Run("tick", func(b *testing.B) {
		w := a.WhatIf()
		list, cells, i := w.Practices(), 0, 0
		w.Set(list[0].Key, true)
		for b.Loop() {
			i++
			key := list[i/2%len(list)].Key
			cells += len(w.Set(key, !w.In(key)))
		}
		b.ReportMetric(float64(cells)/float64(b.N), "cells")
	})
	b.Run("five ticked", func(b *testing.B) {
		w := a.WhatIf()
		list := w.Practices()
		for i := range 5 {
			w.Set(list[i].Key, true)
		}
		b.Run("practices", func(b *testing.B) {
			for b.Loop() {
				w.Practices()
			}
		})
		b.Run("figures", func(b *testing.B) {
			for b.Loop() {
				w.figures = nil
				w.Figures()
			}
		})
	})
}
