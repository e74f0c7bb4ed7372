package adequacy

import (
	"math"

	"countyline/data"
)

// plain judges one cell the slow way: every point against every provider, by the haversine formula, with
// maps for what is counted once. It shares no code with the engine.
func (w world) plain(row, typ int) Cell {
	c := &w.counties[row]
	cell := Cell{Required: c.Requirements[typ].Required}
	for _, p := range w.pointsOf(c) {
		cell.Weight += p.Beneficiaries
	}
	now := func(s data.Status) bool {
		return s == data.Active || w.basis == FilingBasis && (s == data.Signed || s == data.LOI && w.letters[c.SSA])
	}
	w.plainTests(&cell, row, typ, now)
	listed := w.market == MarketListed
	for _, m := range w.members {
		listed = listed || w.market == ProspectsTell && m.Status == data.Prospect
	}
	switch all := cell; {
	case cell.Pass():
		cell.Gap = NoGap
	case !listed:
		cell.Gap = UnknownGap
	default:
		w.plainTests(&all, row, typ, func(s data.Status) bool { return s != data.Terminated })
		cell.Gap = map[bool]Gap{true: Fixable, false: Structural}[all.Pass()]
	}
	return cell
}

// plainTests fills in both tests over the participations whose status counts.
func (w world) plainTests(cell *Cell, row, typ int, counts func(data.Status) bool) {
	c := &w.counties[row]
	points := w.pointsOf(c)
	worth := map[any]int{}
	covered := map[int]int64{}
	for _, m := range w.members {
		if w.plainType(m.Specialty) != w.types[typ].Code || !counts(m.Status) {
			continue
		}
		for i, p := range points {
			road := haversine(p.Lat, p.Lon, m.Location.Lat, m.Location.Lon) * w.rules.RoadFactor
			limit := c.Requirements[typ].Limit
			if road > limit.Miles+1e-9 || road*w.rules.MinutesPerMile[c.Type] > limit.Minutes+1e-9 {
				continue
			}
			covered[i] = p.Beneficiaries
			if w.types[typ].Unit == data.Beds {
				campus := [2]any{m.NPI, m.Location.Key()}
				worth[campus] = max(worth[campus], int(m.Beds))
			} else {
				worth[m.NPI] = 1
			}
		}
	}
	cell.Counted, cell.Covered = 0, 0
	for _, n := range worth {
		cell.Counted += n
	}
	for _, n := range covered {
		cell.Covered += n
	}
	cell.CountPass = len(worth) > 0 && cell.Counted >= cell.Required
	cell.AccessPass = cell.Weight > 0 && cell.Covered*100 >= int64(w.rules.Percent[c.Type])*cell.Weight
}

// pointsOf lists the points where somebody lives that feed a county.
func (w world) pointsOf(c *data.County) (points []data.Point) {
	for _, p := range w.points {
		if p.Beneficiaries > 0 && (p.SSA == c.SSA || p.SSA == "" && p.CountyFIPS == c.FIPS) {
			points = append(points, p)
		}
	}
	return points
}

func (w world) plainType(code string) string {
	for _, s := range w.codes {
		if s.Code == code {
			return s.EvaluatedAs
		}
	}
	return ""
}

// haversine is the great-circle distance in miles on a sphere of 3,958.7613 miles, by the textbook formula.
func haversine(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	sin := func(degrees float64) float64 { s := math.Sin(degrees * rad / 2); return s * s }
	h := sin(lat2-lat1) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*sin(lon2-lon1)
	return 2 * 3958.7613 * math.Asin(math.Sqrt(min(1, h)))
}
