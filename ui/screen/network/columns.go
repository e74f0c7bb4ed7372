package network

import (
	"countyline/app"
	"countyline/ui/widget/table"
)

func providerColumns() []column[app.Provider] {
	type p = app.Provider
	return []column[p]{
		{Column: table.Column{ID: "name", Title: "Provider", Width: 160, Flexible: true, Strong: true}, plain: func(p *p) string { return p.Name }},
		{Column: table.Column{ID: "npi", Title: "NPI", Width: 104, Listed: true, Quiet: true}, plain: func(p *p) string { return p.NPI.String() }},
		{Column: table.Column{ID: "specialties", Title: "Specialty", Width: 140}, named: func(p *p) []string { return p.Specialties }},
		{Column: table.Column{ID: "status", Title: "Status", Width: 116, Kind: table.Pill, Staged: true}, tally: func(p *p) app.StatusTally { return p.Participations }},
		{Column: table.Column{ID: "practices", Title: "Practice", Width: 156}, words: func(p *p) []string { return p.Practices }},
		{Column: table.Column{ID: "cities", Title: "City", Width: 124}, words: func(p *p) []string { return p.Cities }},
		{Column: table.Column{ID: "locations", Title: "Locations", Width: 92, Kind: table.Figure}, number: func(p *p) int { return p.Locations }},
		{Column: table.Column{ID: "counties", Title: "County", Width: 160, Hidden: true}, words: func(p *p) []string { return p.Counties }},
		{Column: table.Column{ID: "zips", Title: "ZIP", Width: 80, Listed: true, Hidden: true, Quiet: true}, words: func(p *p) []string { return p.ZIPs }},
		{Column: table.Column{ID: "edited", Title: "Edited", Width: 76, Kind: table.Check, Hidden: true, Unsought: true}, flag: func(p *p) bool { return p.Edited }},
		{Column: table.Column{ID: "sources", Title: "Source", Width: 180, Hidden: true, Quiet: true}, words: func(p *p) []string { return p.Sources }},
	}
}

func practiceColumns() []column[app.Practice] {
	type p = app.Practice
	return []column[p]{
		{Column: table.Column{ID: "name", Title: "Practice", Width: 180, Flexible: true, Strong: true}, plain: func(p *p) string { return p.Name }},
		{Column: table.Column{ID: "status", Title: "Status", Width: 116, Kind: table.Pill, Staged: true}, tally: func(p *p) app.StatusTally { return p.Participations }},
		{Column: table.Column{ID: "providers", Title: "Providers", Width: 92, Kind: table.Figure}, number: func(p *p) int { return p.Providers }},
		{Column: table.Column{ID: "locations", Title: "Locations", Width: 92, Kind: table.Figure}, number: func(p *p) int { return p.Locations }},
		{Column: table.Column{ID: "specialties", Title: "Specialties", Width: 156}, named: func(p *p) []string { return p.Specialties }},
		{Column: table.Column{ID: "cities", Title: "Cities", Width: 130}, words: func(p *p) []string { return p.Cities }},
		{Column: table.Column{ID: "counties", Title: "Counties", Width: 160, Hidden: true}, words: func(p *p) []string { return p.Counties }},
		{Column: table.Column{ID: "zips", Title: "ZIPs", Width: 110, Listed: true, Hidden: true, Quiet: true}, words: func(p *p) []string { return p.ZIPs }},
		{Column: table.Column{ID: "edited", Title: "Edited", Width: 76, Kind: table.Check, Hidden: true, Unsought: true}, flag: func(p *p) bool { return p.Edited }},
		{Column: table.Column{ID: "sources", Title: "Source", Width: 180, Hidden: true, Quiet: true}, words: func(p *p) []string { return p.Sources }},
	}
}

func locationColumns() []column[app.Location] {
	type l = app.Location
	return []column[l]{
		{Column: table.Column{ID: "street", Title: "Street", Width: 160, Flexible: true, Strong: true}, plain: streetOf},
		{Column: table.Column{ID: "city", Title: "City", Width: 124}, plain: func(l *l) string { return l.City }},
		{Column: table.Column{ID: "zip", Title: "ZIP", Width: 76, Listed: true, Quiet: true}, plain: func(l *l) string { return l.ZIP }},
		{Column: table.Column{ID: "status", Title: "Status", Width: 116, Kind: table.Pill, Staged: true}, tally: func(l *l) app.StatusTally { return l.Participations }},
		{Column: table.Column{ID: "providers", Title: "Providers", Width: 92, Kind: table.Figure}, number: func(l *l) int { return l.Providers }},
		{Column: table.Column{ID: "county", Title: "County", Width: 150}, plain: func(l *l) string { return l.County }},
		{Column: table.Column{ID: "quality", Title: "Placed by", Width: 110, Quiet: true}, plain: func(l *l) string { return placedBy(l.Quality) }},
		{Column: table.Column{ID: "practices", Title: "Practice", Width: 160, Hidden: true}, words: func(l *l) []string { return l.Practices }},
		{Column: table.Column{ID: "specialties", Title: "Specialties", Width: 160, Hidden: true}, named: func(l *l) []string { return l.Specialties }},
		{Column: table.Column{ID: "state", Title: "State", Width: 64, Hidden: true}, plain: func(l *l) string { return l.State }},
		{Column: table.Column{ID: "edited", Title: "Edited", Width: 76, Kind: table.Check, Hidden: true, Unsought: true}, flag: func(l *l) bool { return l.Edited }},
		{Column: table.Column{ID: "sources", Title: "Source", Width: 180, Hidden: true, Quiet: true}, words: func(l *l) []string { return l.Sources }},
	}
}

// streetOf is the line by which a location is known; some files name a city alone.
func streetOf(l *app.Location) string {
	if l.Street == "" {
		return "No street stated"
	}
	return l.Street
}
