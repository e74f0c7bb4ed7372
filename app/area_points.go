package app

import (
	"cmp"
	"slices"

	"countyline/data"
)

// PopulationDot is a population point of a county: a place where some beneficiaries live.
type PopulationDot struct {
	ZIP, Place string
	Lat, Lon   float64
	People     int64 // beneficiaries
	Covered    bool  // within both limits of somebody who counts for the specialty asked about
}

// Points lists the population points of a county, most people first. Covered is answered for a specialty; below 0, for
// none, it is true.
func (a *Adequacy) Points(county, specialty int) []PopulationDot {
	e, row := a.audit.evidence, &a.audit.Result.Area.Rows[county]
	covered := map[int32]bool{}
	if specialty >= 0 {
		for _, p := range a.audit.Network.Inspect(a.audit.Result.Area, county, specialty).Points {
			covered[p.Point] = p.Covered
		}
	}
	people := a.audit.peopleOf(row)
	dots := make([]PopulationDot, 0, len(row.Points))
	for _, p := range row.Points {
		point := &e.population.Points[p]
		zip, _ := e.zips.ByCode(point.ZIP)
		dots = append(dots, PopulationDot{
			ZIP: point.ZIP, Place: zip.City, Lat: point.Lat, Lon: point.Lon,
			People: people(point.Beneficiaries), Covered: specialty < 0 || covered[p],
		})
	}
	slices.SortStableFunc(dots, func(x, y PopulationDot) int {
		return cmp.Or(cmp.Compare(y.People, x.People), cmp.Compare(x.ZIP, y.ZIP))
	})
	return dots
}

// Site is a practice at a location, in the network or a prospect.
type Site struct {
	Practice     string // or the provider's name, where no practice is stated
	Key          string // of WhatIf.Set: to let those who count leave, or those who do not join
	Street, City string
	State, ZIP   string
	Lat, Lon     float64
	Quality      data.Quality // how the coordinates were found
	Providers    int          // distinct NPIs at the place
	Status       data.Status  // of those the farthest along
	Counts       bool         // somebody here counts on the basis, in some county of the area at least
}

// sitePlace is a site with the participations there.
type sitePlace struct {
	site    Site
	members []int32
}

// Sites lists practices by location, for one specialty code as judged or, when empty, for all; who has left is not
// listed.
func (a *Adequacy) Sites(specialty string) []Site {
	e := a.audit.evidence
	wanted, known := a.specialtyAt[specialty]
	var list []Site
	for _, p := range a.places {
		site, npis := p.site, map[data.NPI]bool{}
		for _, m := range p.members {
			of := &e.network[m]
			if t, judged := a.judgedAs[of.Specialty]; specialty != "" && !(known && judged && t == wanted) {
				continue
			}
			if len(npis) == 0 || ahead(of.Status, site.Status) {
				site.Status = of.Status
			}
			npis[of.NPI] = true
			site.Counts = site.Counts || a.counts(of.Status)
		}
		if site.Counts {
			site.Key = leaveKey + site.Key
		}
		if site.Providers = len(npis); site.Providers > 0 {
			list = append(list, site)
		}
	}
	return list
}

// placeSites groups the participations by practice and location.
func (a *Adequacy) placeSites() []sitePlace {
	type key struct {
		practice int32
		place    string
	}
	var list []sitePlace
	at := map[key]int{}
	for m := range a.audit.evidence.network {
		p := &a.audit.evidence.network[m]
		if p.Status == data.Terminated {
			continue
		}
		k := key{a.practices.Of[m], p.Location.Key()}
		i, known := at[k]
		if !known {
			i = len(list)
			at[k] = i
			l := &p.Location
			list = append(list, sitePlace{site: Site{
				Practice: practiceName(p), Key: a.practices.Keys[k.practice],
				Street: l.Street, City: l.City, State: l.State, ZIP: l.ZIP, Lat: l.Lat, Lon: l.Lon, Quality: l.Quality,
			}})
		}
		list[i].members = append(list[i].members, int32(m))
	}
	return list
}

// counts says whether a status counts on the basis in some county of the area.
func (a *Adequacy) counts(s data.Status) bool {
	return a.noLetters && a.Basis.Counts(s, false) || a.letters && a.Basis.Counts(s, true)
}

// joins says whether somebody of a status would count in more counties once joined.
func (a *Adequacy) joins(s data.Status) bool {
	return s != data.Terminated && (a.noLetters && !a.Basis.Counts(s, false) || a.letters && !a.Basis.Counts(s, true))
}

// ahead says that a status is farther along than another.
func ahead(s, than data.Status) bool {
	return than == data.Terminated && s != than || s != data.Terminated && s > than
}

// practiceName is who signs: the practice, or the provider where none is stated.
func practiceName(p *data.Participation) string {
	switch {
	case p.Practice != "":
		return p.Practice
	case p.Name != "":
		return p.Name
	}
	return "NPI " + p.NPI.String()
}
