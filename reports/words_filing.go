package reports

import "strconv"

// MapFinding is the finding of the service area map in words: its alternative text and its caption.
func (a *Assessment) MapFinding() string {
	var gapRows, hardRows []County
	worst := 0
	tallies := a.ByCounty()
	for i, t := range tallies {
		if t.Fail() > 0 {
			gapRows = append(gapRows, a.Counties[i])
		}
		if t.Structural > 0 {
			hardRows = append(hardRows, a.Counties[i])
		}
		if t.Fail() > tallies[worst].Fail() {
			worst = i
		}
	}
	gaps, structural := countyCount(gapRows), countyCount(hardRows)
	if gaps == 0 {
		return "Cells that fail, by county: none. All " + a.CountiesPhrase() + " meet all " +
			CountOf(len(a.Specialties), "type", "types") + "."
	}
	s := "Cells that fail, by county: " + CountOf(gaps, "county has a gap", "counties have a gap") + "; " +
		CountOf(a.CountyCount()-gaps, "county meets", "counties meet") + " all " + CountOf(len(a.Specialties), "type", "types") +
		". Most fail in " + a.CountyName(worst) + ": " + Count(int64(tallies[worst].Fail())) + "."
	if structural > 0 {
		s += " At least one structural gap: " + CountOf(structural, "county", "counties") + "."
	}
	return s
}

// Finding says how many people the failing cell leaves without access.
func (g ZIPGap) Finding() string {
	return Count(g.WithoutAccess) + " of " + Count(g.Total) + " beneficiaries have no provider within the limits."
}

// zipFacts states class, limits and shares behind the finding.
func (p *paper) zipFacts(gap *ZIPGap) string {
	class := p.Counties[gap.County].Type
	c := p.cellOf(gap.County, gap.Specialty)
	if c == nil {
		return class + "."
	}
	return class + ", limit " + decimal(c.MaxMinutes) + " minutes and " + decimal(c.MaxMiles) + " miles, needed " +
		strconv.Itoa(c.RequiredPercent) + "%. " + percentPhrase(c)
}

// limitWord says on which side of the limits the ZIP point lies.
func (r ZIPRow) limitWord() string {
	if r.Outside {
		return "Outside"
	}
	return "Within"
}

// statementText is what the signers of a filing state.
func (p *paper) statementText() string {
	what := "the network shown here is"
	if p.loiProviders() > 0 {
		what = "the network and the letters of intent shown here are"
	}
	return "To the best of our knowledge " + what + " complete and correct as of the date above, and every provider counted has agreed in writing to take part in this product."
}
