package app

import (
	"fmt"
	"strconv"
	"strings"

	"countyline/data"
	"countyline/reports"
)

// inputs are the lines of "What the figures rest on".
func (a *Audit) inputs() []reports.Input {
	e := a.evidence
	standards := e.reference.Source.Name
	if e.reference.Estimate {
		standards += "; " + reports.EstimateNotice
	} else if n := a.adjusted(); n > 0 {
		standards += fmt.Sprintf(", %s adjusted limits used", Count(n))
	}
	list := []reports.Input{{Name: "Standards", Source: standards, AsOf: e.reference.Source.AsOf}}
	for _, f := range e.files {
		list = append(list, reports.Input{Name: "Network", Source: f.words(), AsOf: f.asOf})
	}
	n := e.statuses()
	if n[data.LOI] > 0 {
		where := "not counted: no county here may count them"
		if a.scope.Filing != data.Operating {
			where = "counted in the counties applied for only"
		}
		list = append(list, reports.Input{Name: "Letters of intent", Source: some(n[data.LOI], "row") + ", " + where})
	}
	if n[data.Prospect] > 0 {
		list = append(list, reports.Input{Name: "Prospects", Source: some(n[data.Prospect], "row") + " listed as prospects"})
	}
	points := e.population.Source.Name + ", " + some(a.pointsUsed(), "point")
	if e.population.Estimate {
		points += "; an estimate, not the CMS sample file"
	}
	return append(list,
		reports.Input{Name: "Population points", Source: points, AsOf: e.population.Source.AsOf},
		reports.Input{Name: "Distance", Source: a.distance()},
		reports.Input{Name: "Credits", Source: "None applied"})
}

func (a *Audit) distance() string {
	if f := a.evidence.settings.RoadFactor; f != 1 {
		return fmt.Sprintf("Straight line times a road factor of %s (setting); minutes from county-type factors", strconv.FormatFloat(f, 'f', -1, 64))
	}
	return "Straight line; minutes from county-type factors"
}

// method says how each figure is made, with the citation where it is a rule.
func (a *Audit) method() []string {
	e := a.evidence
	var factors []string
	for _, f := range e.standards.MinutesPerMile {
		factors = append(factors, strconv.FormatFloat(f, 'f', 1, 64))
	}
	list := []string{
		"A beneficiary has access when at least one counted provider is within both the time and the distance limit. Needed are 90% of beneficiaries in Large Metro and Metro counties and 85% in Micro, Rural and CEAC (counties with extreme access considerations) counties (42 CFR 422.116(d)(4)). Percentages are compared unrounded and printed truncated.",
		"A provider counts once per specialty type, by NPI, when it is within the limits of at least one beneficiary point of the county; it may sit in another county (42 CFR 422.116(a)(2)(i)). Acute inpatient hospitals count by beds of each campus, and at least one hospital is needed.",
		"Primary care (S03) is the sum of codes 001 to 006.",
		a.distance() + ": distance on a sphere of 3,958.7613 miles radius; minutes are miles times " + strings.Join(factors, ", ") + " from Large Metro to CEAC, factors read from the limits CMS published. The travel speeds CMS's contractor uses are not published.",
		"Letters of intent count in initial and service-area-expansion counties only, and stop when the contract year starts. Prospects and terminated participations never count.",
		"Telehealth, certificate-of-need and new-service-area credits (42 CFR 422.116(d)(5)-(7)) are not applied here; credit points are 0.",
	}
	if e.reference.Estimate {
		list = append(list, "County types and required counts are derived from the tables of 42 CFR 422.116 with ZIP code populations and county areas ("+reports.EstimateNotice+").")
	} else {
		list = append(list, "County types, required counts and limits are those of the reference file; a star marks limits CMS adjusted for a county.")
	}
	if a.Assessment.Prospects > 0 {
		list = append(list, fmt.Sprintf("Fixable means: the cell would meet the standard with the %s signed, and with letters of intent that do not count there yet. Structural means: not fixable with them; providers not listed were not considered.", some(a.Assessment.Prospects, "listed prospect")))
	}
	return list
}

func (a *Audit) readWithCare() string {
	s := "The result that counts is the one CMS computes in HPMS."
	if a.evidence.population.Estimate {
		s = "Shares with access are estimates from weighted ZIP points, not from CMS's sample of beneficiaries. " + s
	}
	if a.evidence.reference.Estimate {
		s = "No CMS reference file was imported: county types, beneficiaries, required counts and limits are derived (" + reports.EstimateNotice + "). " + s
	}
	return s
}

// known is what the signers are told.
func (a *Audit) known() []string {
	e, t := a.evidence, a.Assessment.Tally()
	var list []string
	if t.Fail() > 0 {
		list = append(list, fmt.Sprintf("%s of %s %s not meet the standard.", Count(t.Fail()), some(t.Cells, "cell"), either(t.Fail(), "does", "do")))
	}
	if e.population.Estimate {
		list = append(list, fmt.Sprintf("Shares with access are estimates from %s, not from the CMS sample of beneficiaries.", some(a.pointsUsed(), "weighted ZIP point")))
	}
	if a.scope.Filing != data.Operating {
		list = append(list, "Letters of intent stop counting when the contract year starts.")
	}
	if n := e.setAside(); n > 0 {
		list = append(list, fmt.Sprintf("%s %s set aside with %s; the list is in rejected.csv.", some(n, "roster row"), either(n, "was", "were"), either(n, "its reason", "their reasons")))
	}
	if n := e.approximate(); n > 0 {
		list = append(list, fmt.Sprintf("%s of %s stated no coordinates and %s placed at the point of %s ZIP code, city or county.", Count(n), some(len(e.network), "row"), either(n, "was", "were"), either(n, "its", "their")))
	}
	return append(list, a.areaNotices()...)
}

// adjusted counts the cells whose limit CMS customised.
func (a *Audit) adjusted() int {
	n := 0
	for i := range a.Assessment.Cells {
		if a.Assessment.Cells[i].Adjusted {
			n++
		}
	}
	return n
}

// pointsUsed counts the population points of the service area.
func (a *Audit) pointsUsed() int {
	n := 0
	for i := range a.Result.Area.Rows {
		n += len(a.Result.Area.Rows[i].Points)
	}
	return n
}

// either chooses the words for one thing or for several.
func either(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}

// words name the file and say what became of its rows, and how many people corrected since.
func (f rosterFile) words() string {
	words := f.name + ", " + some(f.rows, "row")
	if !f.byHand {
		words += ", " + Count(f.rows-f.taken) + " set aside"
	}
	if f.edited > 0 {
		words += ", " + Count(f.edited) + " corrected by hand"
	}
	return words
}
