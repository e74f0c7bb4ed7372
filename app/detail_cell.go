package app

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"countyline/app/adequacy"
	"countyline/data"
	"countyline/geo"
)

// look is one cell while its detail is made.
type look struct {
	*Adequacy
	ref     CellRef
	row     *adequacy.Row
	cell    adequacy.Cell
	screen  *Cell
	holding adequacy.Holding
	people  func(weight int64) int64
	middle  geo.Vec
}

func (a *Adequacy) lookInto(ref CellRef) *look {
	r := a.audit.Result
	l := &look{
		Adequacy: a, ref: ref, row: &r.Area.Rows[ref.County],
		cell: *r.Cell(ref.County, ref.Specialty), screen: a.Cell(ref.County, ref.Specialty),
	}
	l.holding = a.audit.Network.Holding(r.Area, ref.County, ref.Specialty, l.cell, a.practices)
	l.people = a.audit.peopleOf(l.row)
	l.middle = l.middleOf()
	return l
}

// middleOf is the middle of the county's outline or, without one, of its people.
func (l *look) middleOf() geo.Vec {
	if s, ok := l.audit.evidence.atlas.ByFIPS(l.row.County.FIPS); ok {
		return geo.VecOf(s.Center.Lat(), s.Center.Lon())
	}
	var lat, lon, weight float64
	for _, p := range l.row.Points {
		point := &l.audit.evidence.population.Points[p]
		w := float64(point.Beneficiaries)
		lat, lon, weight = lat+point.Lat*w, lon+point.Lon*w, weight+w
	}
	return geo.VecOf(lat/weight, lon/weight)
}

// miles from a participation to the middle of the county, by the distance method.
func (l *look) miles(p *data.Participation) float64 {
	straight := geo.Miles(geo.Dist2(geo.VecOf(p.Location.Lat, p.Location.Lon), l.middle))
	return straight * l.audit.evidence.settings.RoadFactor
}

// members are participations with what is told of them all.
type members struct {
	npis     map[data.NPI]bool
	places   map[string]bool
	status   data.Status // of those the farthest along
	nearest  *data.Participation
	miles    float64 // of the nearest to the middle of the county
	practice string
}

func (l *look) members(list []int32) members {
	m := members{npis: map[data.NPI]bool{}, places: map[string]bool{}, miles: math.Inf(1)}
	for i, at := range list {
		p := &l.audit.evidence.network[at]
		m.npis[p.NPI], m.places[placeName(p)] = true, true
		if i == 0 || ahead(p.Status, m.status) {
			m.status = p.Status
		}
		if miles := l.miles(p); miles < m.miles || m.nearest == nil {
			m.nearest, m.miles = p, miles
		}
	}
	m.practice = practiceName(m.nearest)
	return m
}

// counters lists the practices that count.
func (l *look) counters() []Counter {
	var list []Counter
	for _, part := range l.holding.Counted {
		m := l.members(part.Members)
		list = append(list, Counter{
			Key: leaveKey + l.practices.Keys[part.Practice], Practice: m.practice, City: placeName(m.nearest),
			Locations: slices.Sorted(maps.Keys(m.places)), Providers: len(m.npis), Counted: part.Worth,
			ShareE4: shareE4(part.Covered, l.cell.Weight), Alone: l.cell.Pass() && !part.Cell.Pass(),
		})
	}
	slices.SortStableFunc(list, func(x, y Counter) int {
		return cmp.Or(cmp.Compare(y.ShareE4, x.ShareE4), cmp.Compare(y.Counted, x.Counted), cmp.Compare(x.Practice, y.Practice))
	})
	return list
}

// points lists the population points, those without access first.
func (l *look) points() (list []AccessPoint, without int) {
	e := l.audit.evidence
	in := l.audit.Network.Inspect(l.audit.Result.Area, l.ref.County, l.ref.Specialty)
	cell := &l.audit.Assessment.Cells[l.ref.County*len(l.Specialties)+l.ref.Specialty]
	for _, p := range l.audit.zipRows(cell, l.row, in.Points) {
		a := AccessPoint{
			PopulationDot: PopulationDot{p.ZIP, p.Place, p.Lat, p.Lon, p.Beneficiaries, !p.Outside},
			Miles:         p.Miles, Minutes: p.Minutes, MilesOver: p.MilesOver,
		}
		if p.nearest >= 0 {
			n := &e.network[p.nearest]
			a.Nearest, a.NearestCity = practiceName(n), p.Nearest
			a.NearestLat, a.NearestLon = n.Location.Lat, n.Location.Lon
		}
		if p.Outside {
			without++
		}
		list = append(list, a)
	}
	return list, without
}

// neighbors lists the cells of the same specialty next door, by name.
func (l *look) neighbors() []NeighborCell {
	c := l.row.County
	var list []NeighborCell
	for _, fips := range append([]string{c.FIPS}, l.audit.evidence.atlas.Neighbors(c.FIPS)...) {
		for _, i := range l.fipsAt[fips] {
			if i != l.ref.County {
				list = append(list, NeighborCell{i, l.Cell(i, l.ref.Specialty).Class})
			}
		}
	}
	slices.SortStableFunc(list, func(x, y NeighborCell) int {
		return cmp.Compare(l.Counties[x.County].Name, l.Counties[y.County].Name)
	})
	return list
}
