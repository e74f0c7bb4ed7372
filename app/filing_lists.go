package app

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"countyline/app/adequacy"
	"countyline/data"
	"countyline/reports"
)

// zipGapsMax is how many failing cells are listed point by point; a nation without a network has 137,000.
const zipGapsMax = 2000

// lists looks into every cell for the providers that count, and into the first failing ones for the points left
// out: to find who is nearest to a point takes much longer.
func (a *Audit) lists(ctx context.Context, f *reports.Filing) error {
	area := a.Result.Area
	counties := map[int32]int{} // in which a participation counts
	for row := range area.Rows {
		if err := ctx.Err(); err != nil {
			return cancelled(err)
		}
		letters := map[data.NPI]bool{}
		for t := range area.Types {
			cell := &a.Assessment.Cells[row*len(area.Types)+t]
			for _, m := range a.Network.Seats(area, row, t) {
				counties[m]++
				if p := &a.evidence.network[m]; p.Status == data.LOI {
					letters[p.NPI] = true
				}
			}
			switch {
			case cell.Pass || cell.Weight == 0:
			case len(f.ZIPGaps) == zipGapsMax:
				f.ZIPGapsLeftOut++
			default:
				f.ZIPGaps = append(f.ZIPGaps, a.zipGap(cell, a.Network.Inspect(area, row, t)))
			}
		}
		f.Counties[row].LOIProviders = len(letters)
	}
	f.Servicing = a.servicing(counties)
	return nil
}

// zipGap lists the points of a failing cell.
func (a *Audit) zipGap(cell *reports.Cell, in adequacy.Inspection) reports.ZIPGap {
	row := &a.Result.Area.Rows[cell.County]
	people := a.peopleOf(row)
	g := reports.ZIPGap{County: cell.County, Specialty: cell.Specialty, WithoutAccess: people(cell.Weight - cell.Covered), Total: people(cell.Weight)}
	for _, p := range a.zipRows(cell, row, in.Points) {
		g.Rows = append(g.Rows, p.ZIPRow)
	}
	switch cell.Gap {
	case reports.GapFixable:
		g.Closest = "Listed prospects in reach would close it."
	case reports.GapStructural:
		g.Closest = fmt.Sprintf("The %s %s not close it.", some(a.Assessment.Prospects, "listed prospect"), either(a.Assessment.Prospects, "does", "do"))
	}
	return g
}

// servedPoint is a population point as paper lists it, with the participation nearest to it; -1 = none.
type servedPoint struct {
	reports.ZIPRow
	nearest int32
}

// zipRows brings points into the order of paper: those outside first, most people first.
func (a *Audit) zipRows(cell *reports.Cell, row *adequacy.Row, points []adequacy.PointAccess) []servedPoint {
	people := a.peopleOf(row)
	list := make([]servedPoint, len(points))
	for i, p := range points {
		list[i] = servedPoint{a.zipRow(cell, row, p, people), p.Nearest}
	}
	slices.SortStableFunc(list, func(x, y servedPoint) int {
		if x.Outside != y.Outside {
			if x.Outside {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(y.Beneficiaries, x.Beneficiaries), cmp.Compare(x.ZIP, y.ZIP))
	})
	return list
}

func (a *Audit) zipRow(cell *reports.Cell, row *adequacy.Row, p adequacy.PointAccess, people func(int64) int64) reports.ZIPRow {
	e := a.evidence
	point := &e.population.Points[p.Point]
	zip, _ := e.zips.ByCode(point.ZIP)
	r := reports.ZIPRow{
		ZIP: point.ZIP, Place: zip.City, Lat: point.Lat, Lon: point.Lon,
		Beneficiaries: people(point.Beneficiaries), Outside: !p.Covered,
	}
	if p.Nearest >= 0 {
		r.Nearest = placeName(&e.network[p.Nearest])
		r.Miles = p.Miles * e.settings.RoadFactor
		r.Minutes = r.Miles * e.standards.MinutesPerMile[row.County.Type]
		if r.Outside {
			r.MilesOver = math.Max(0, r.Miles-cell.MaxMiles)
		}
	}
	return r
}

// peopleOf turns weights into people. Built-in ZIP points only share out the county's total; a file of
// beneficiaries speaks for itself.
func (a *Audit) peopleOf(row *adequacy.Row) func(weight int64) int64 {
	if !a.evidence.population.Estimate || row.Weight == 0 {
		return func(w int64) int64 { return int64(math.Round(float64(w) / data.PerBeneficiary)) }
	}
	return func(w int64) int64 {
		return int64(math.Round(float64(row.County.Beneficiaries) * float64(w) / float64(row.Weight)))
	}
}

func placeName(p *data.Participation) string {
	switch l := &p.Location; {
	case l.City != "":
		return l.City
	case l.ZIP != "":
		return "ZIP " + l.ZIP
	case p.Name != "":
		return p.Name
	default:
		return "NPI " + p.NPI.String()
	}
}

// servicing lists who counts, once per specialty and place: an HSD table has a row per county served.
func (a *Audit) servicing(counties map[int32]int) []reports.Servicing {
	type seat struct {
		npi             data.NPI
		code, place     string
		status, quality string
	}
	best := map[seat]reports.Servicing{}
	for m := range a.evidence.network { // in the order of the rows, so that of equals the first is kept
		n, p := counties[int32(m)], &a.evidence.network[m]
		if n == 0 {
			continue
		}
		k := seat{p.NPI, p.Specialty, p.Location.Key(), p.Status.String(), p.Location.Quality.String()}
		s := reports.Servicing{NPI: p.NPI.String(), Name: p.Name, Specialty: a.specialtyName(p.Specialty), Place: placeName(p), Status: k.status, Quality: k.quality, Counties: n}
		if have, ok := best[k]; !ok || s.Counties > have.Counties || s.Counties == have.Counties && s.Name < have.Name {
			best[k] = s
		}
	}
	keys := make([]seat, 0, len(best))
	for k := range best {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y seat) int {
		return cmp.Or(cmp.Compare(x.code, y.code), cmp.Compare(best[x].Name, best[y].Name), cmp.Compare(x.npi, y.npi), cmp.Compare(x.place, y.place), cmp.Compare(x.status, y.status), cmp.Compare(x.quality, y.quality))
	})
	list := make([]reports.Servicing, len(keys))
	for i, k := range keys {
		list[i] = best[k]
	}
	return list
}

func (a *Audit) specialtyName(code string) string {
	for _, s := range a.evidence.standards.Specialties {
		if s.Code == code {
			return code + " " + s.Name
		}
	}
	return code
}
