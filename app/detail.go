package app

import (
	"context"

	"countyline/data"
)

// CellDetail is everything known about one county × specialty: what a screen lists beside the grid.
type CellDetail struct {
	Ref       CellRef
	County    AreaCounty
	Specialty data.Specialty
	Basis     Basis
	Cell      Cell
	Unit      string    // what is counted, in the plural: "providers", "beds", "facilities"
	Turn      string    // one sentence: what would turn the cell, or what holds it
	Reasons   []Reason  // of each figure, in the order to be read
	Counting  []Counter // who counts, most people in reach first
	Points    []AccessPoint
	Without   int   // points without access; they stand first in Points
	People    int64 // beneficiaries of the county
	PeopleOut int64 // of them without access

	Prospects        []Joiner // best first, at most ProspectsListed
	ProspectsLeftOut int      // further ones in reach
	Neighbors        []NeighborCell
}

// ProspectsListed is how many prospects a detail lists at most.
const ProspectsListed = 20

// Reason says why a figure is what it is.
type Reason struct {
	Title    string   // "Share with access"
	Value    string   // "64.2%"
	Lines    []string // what it was made of, in words
	Source   string   // the file or table it rests on; empty when it is a rule alone
	AsOf     string   // YYYY-MM-DD or a year; empty when not known
	Citation string   // "42 CFR 422.116(d)(4)"; empty when it is a setting or a figure from a file
	Estimate bool     // there is no CMS file behind it
}

// Counter is a practice that counts in the cell.
type Counter struct {
	Key, Practice string   // Key is that of WhatIf.Set, to let it leave
	City          string   // of its location nearest to the middle of the county
	Locations     []string // places, by name
	Providers     int      // distinct NPIs in reach
	Counted       int      // in the unit of the cell: providers, beds or facilities
	ShareE4       int64    // with access through it alone, ten-thousandths of a percent; -1 without population points
	Alone         bool     // without it the cell fails
}

// ShareText is the share in percent, one decimal, truncated.
func (c Counter) ShareText() string { return shareText(c.ShareE4) }

// AccessPoint is a population point with who is nearest to it.
type AccessPoint struct {
	PopulationDot
	Nearest                string  // practice; empty when nobody counts anywhere
	NearestCity            string  // where it is
	NearestLat, NearestLon float64 // degrees
	Miles, Minutes         float64 // to it, by the distance method
	MilesOver              float64 // beyond the limit; 0 within
}

// Joiner is a practice that does not count yet, with the cell as it would be if it alone joined.
type Joiner struct {
	Key, Practice string      // Key is that of WhatIf.Set, to let it join
	City          string      // of its location nearest to the middle of the county
	Miles         float64     // from there to the middle
	Providers     int         // distinct NPIs of the specialty who would join
	Status        data.Status // of those the farthest along
	Counted       int         // in the cell, with it
	ShareE4       int64       // in the cell, with it; -1 without population points
	InReach       bool        // within the limits of at least one beneficiary; farther ones are listed where a cell fails and hardly any is
	Turns         bool        // the cell passes with it alone
	Effect        int         // failing cells that it turns in the whole area, alone
}

// ShareText is the share in percent, one decimal, truncated.
func (j Joiner) ShareText() string { return shareText(j.ShareE4) }

// NeighborCell is the cell of the same specialty in a neighboring county of the service area.
type NeighborCell struct {
	County int // index into Adequacy.Counties
	Class  Class
}

// Detail looks into one cell, given as indexes; it takes some milliseconds.
func (a *Adequacy) Detail(ctx context.Context, county, specialty int) (*CellDetail, error) {
	if err := ctx.Err(); err != nil {
		return nil, cancelled(err)
	}
	l := a.lookInto(CellRef{county, specialty})
	d := &CellDetail{
		Ref: CellRef{county, specialty}, County: a.Counties[county], Specialty: a.Specialties[specialty],
		Basis: a.Basis, Cell: *a.Cell(county, specialty), Unit: a.Specialties[specialty].Unit.String(),
		People: l.people(l.cell.Weight), PeopleOut: l.people(l.cell.Weight - l.cell.Covered),
	}
	d.Counting = l.counters()
	d.Points, d.Without = l.points()
	d.Prospects, d.ProspectsLeftOut = l.joiners()
	d.Neighbors = l.neighbors()
	d.Reasons = l.reasons()
	d.Turn = l.turn(d)
	return d, nil
}
