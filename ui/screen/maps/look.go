package maps

import (
	"context"
	"slices"

	"countyline/app"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// findings are what was found about the selected county.
type findings struct {
	detail *app.CellDetail // nil for all specialties
	points []app.PopulationDot
}

// fixersMost is how many practices that could fix a cell are listed.
const fixersMost = 6

// fixers are the practices that could add to the cell, the best first; where none is in reach, the nearest ones.
func (f *findings) fixers() []app.Joiner {
	if f.detail == nil {
		return nil
	}
	list := f.detail.Prospects
	if beyond := slices.IndexFunc(list, func(j app.Joiner) bool { return !j.InReach }); beyond > 0 {
		list = list[:beyond]
	}
	return list[:min(fixersMost, len(list))]
}

// look finds out about the selection off the UI goroutine, and then shows it.
func (s *Screen) look() {
	if s.figures == nil || !s.loaded {
		return
	}
	s.looks++
	a, whatIf, county, specialty, look := s.figures, s.desk.WhatIf(), s.county, s.specialty, s.looks
	key := siteKey{a, s.code()}
	sites, known := s.sites, key == s.sitesOf
	var found *findings
	s.desk.Quietly(func() {
		if !known {
			sites = a.Sites(key.code)
		}
		if county == none {
			return
		}
		now := a
		if whatIf != nil && whatIf.Base() == a {
			now = whatIf.Figures()
		}
		found = &findings{points: now.Points(county, specialty)}
		if specialty != all {
			found.detail, _ = now.Detail(context.Background(), county, specialty) // fails only when told to stop
		}
	}, func() {
		if look != s.looks || a != s.figures {
			return
		}
		s.sites, s.sitesOf, s.looked = sites, key, found
		s.prefer()
		s.lay()
		s.legend.setMarks(s.marks())
		s.tellCounty()
	})
}

// prefer chooses the best of those who could fix the cell, unless the user has chosen one.
func (s *Screen) prefer() {
	if s.looked == nil {
		return
	}
	list := s.looked.fixers()
	for _, j := range list {
		if j.Key == s.practice {
			return
		}
	}
	s.practice = ""
	if len(list) > 0 && s.looked.detail.Cell.Class.Fails() {
		s.practice = list[0].Key
	}
}

// choosePractice marks one of those who could fix the cell on the map.
func (s *Screen) choosePractice(key string) {
	s.practice = key
	s.lay()
	s.tellCounty()
}

// tellSources says on which basis and sources the figures stand.
func (s *Screen) tellSources() {
	var items []kit.FooterItem
	imports := func() { s.desk.Host.Go(desk.Place{Screen: desk.Imports}) }
	for _, src := range s.figures.Sources() {
		items = append(items, kit.FooterItem{Words: sourceWords(src), Do: imports})
	}
	items = append(items, kit.FooterItem{Words: "Assessed " + s.figures.Computed.Format("3:04 pm")})
	s.footer.Set(basisWords(s.figures.Basis), items...)
}
