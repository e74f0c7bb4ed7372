package reports

import (
	"slices"
	"strconv"
)

// SignerStatement is what the signers of a filing state.
const SignerStatement = "To the best of our knowledge the network and the letters of intent shown here are complete and correct " +
	"as of the date above, and every provider counted has agreed in writing to take part in this product."

// MapFinding is the finding of the service area map in words: its alternative text and its caption.
func (a *Assessment) MapFinding() string {
	var gaps, structural, worst int
	tallies := a.ByCounty()
	for i, t := range tallies {
		if t.Fail() > 0 {
			gaps++
		}
		if t.Structural > 0 {
			structural++
		}
		if t.Fail() > tallies[worst].Fail() {
			worst = i
		}
	}
	if gaps == 0 {
		return "Cells that fail, by county: none. All " + countOf(len(a.Counties), "county", "counties") + " meet all " +
			countOf(len(a.Specialties), "type", "types") + "."
	}
	s := "Cells that fail, by county: " + countOf(gaps, "county has a gap", "counties have a gap") + "; " +
		countOf(len(a.Counties)-gaps, "county meets", "counties meet") + " all " + countOf(len(a.Specialties), "type", "types") +
		". Most fail in " + a.CountyName(worst) + ": " + comma(int64(tallies[worst].Fail())) + "."
	if structural > 0 {
		s += " At least one structural gap: " + countOf(structural, "county", "counties") + "."
	}
	return s
}

// ZIPGapTitle names the cell of a ZIP table.
func (a *Assessment) ZIPGapTitle(g ZIPGap) string {
	return a.CountyName(g.County) + " · " + specialtyName(a.Specialties[g.Specialty])
}

// Finding says how many people the failing cell leaves without access.
func (g ZIPGap) Finding() string {
	return comma(g.WithoutAccess) + " of " + comma(g.Total) + " beneficiaries have no provider within the limits."
}

// ZIPGapFacts states the cell's class, limits and shares behind the finding.
func (a *Assessment) ZIPGapFacts(g ZIPGap) string {
	i := slices.IndexFunc(a.Cells, func(c Cell) bool { return c.County == g.County && c.Specialty == g.Specialty })
	if i < 0 {
		return ""
	}
	c := a.Cells[i]
	s := a.Counties[g.County].Type + ", limit " + decimal(c.MaxMinutes) + " minutes and " + decimal(c.MaxMiles) + " miles, needed " +
		strconv.Itoa(c.RequiredPercent) + "%. Access " + c.PercentText() + "%"
	if c.CreditPoints > 0 {
		s += ", with credit " + c.WithCreditText() + "%"
	}
	return s + "."
}

// Limit says on which side of the limits the ZIP point lies.
func (r ZIPRow) Limit() string {
	if r.Outside {
		return "Outside"
	}
	return "Within"
}
