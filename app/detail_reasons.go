package app

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"countyline/app/adequacy"
	"countyline/data"
)

// reasons says why each figure of the cell is what it is.
func (l *look) reasons() []Reason {
	return []Reason{
		l.whyShare(), l.whyShareRequired(), l.whyLimits(), l.whyDistance(),
		l.whyCounted(), l.whyRequired(), l.whyLetters(), l.whyBasis(), l.whyCredits(),
	}
}

// from puts the file that a figure rests on into its reason.
func (r Reason) from(s Source) Reason {
	r.Source, r.AsOf, r.Estimate = s.File, s.AsOf, s.Estimate
	return r
}

func (l *look) whyShare() Reason {
	r := Reason{Title: "Share with access", Value: l.screen.ShareText()}.from(l.populationSource())
	if l.cell.Weight == 0 {
		r.Lines = []string{"No population points lie in this county, so no share can be computed and it does not pass"}
		return r
	}
	r.Value += "%"
	in, all := int(l.people(l.cell.Covered)), int(l.people(l.cell.Weight))
	r.Lines = append(r.Lines, fmt.Sprintf("%s of %s within both limits of somebody who counts", Count(in), beneficiaries(all)))
	if r.Estimate {
		r.Lines = append(r.Lines, "Estimated from ZIP points, not from CMS's sample of beneficiaries")
	}
	r.Lines = append(r.Lines, "Compared unrounded, shown truncated")
	return r
}

func (l *look) whyShareRequired() Reason {
	return Reason{
		Title: "Share required", Value: fmt.Sprintf("%d%%", l.screen.RequiredPercent),
		Lines: []string{
			l.countyIs(),
			"90% in Large Metro and Metro, 85% in Micro, Rural and CEAC counties",
		},
		Citation: "42 CFR 422.116(d)(4)",
	}.from(l.standardsSource())
}

// countyIs says what type the county is.
func (l *look) countyIs() string {
	return fmt.Sprintf("%s is a %s county", l.row.County.Name, l.row.County.Type)
}

func (l *look) whyLimits() Reason {
	r := Reason{
		Title: "Limits", Value: fmt.Sprintf("%s mi and %s min", number(l.screen.MaxMiles), number(l.screen.MaxMinutes)),
		Lines:    []string{fmt.Sprintf("Base limits of %s counties for code %s", l.row.County.Type, l.Specialties[l.ref.Specialty].Code)},
		Citation: "42 CFR 422.116",
	}.from(l.standardsSource())
	if l.screen.Adjusted {
		r.Lines = []string{"CMS adjusted them for this county and specialty"}
		r.Citation = "42 CFR 422.116(d)(3)"
	}
	r.Lines = append(r.Lines, "A beneficiary has access within both")
	return r
}

func (l *look) whyDistance() Reason {
	e := l.audit.evidence
	factor := e.standards.MinutesPerMile[l.row.County.Type]
	r := Reason{Title: "Distance method", Value: "Straight line", Source: "Workspace settings"}
	if e.settings.RoadFactor != 1 {
		r.Value = "Road factor " + number(e.settings.RoadFactor)
		r.Lines = []string{"Straight-line miles × " + number(e.settings.RoadFactor)}
	}
	r.Lines = append(r.Lines,
		fmt.Sprintf("Minutes are miles × %s in %s counties, %s mph", number(factor), l.row.County.Type, strconv.FormatFloat(60/factor, 'f', 0, 64)),
		"Factors read from the limits CMS publishes; its contractor's speeds are not published")
	return r
}

func (l *look) whyCounted() Reason {
	s := l.Specialties[l.ref.Specialty]
	r := Reason{
		Title: "Counted", Value: Count(l.screen.Counted) + " " + unitOf(l.screen.Counted, s),
		Citation: "42 CFR 422.116(a)(2)(i)",
	}
	if files := l.audit.evidence.files; len(files) > 0 {
		r.Source, r.AsOf = files[len(files)-1].name, files[len(files)-1].asOf
		if len(files) > 1 {
			r.Source = fmt.Sprintf("%d rosters", len(files))
		}
	}
	if n := len(l.holding.Counted); n > 0 {
		r.Lines = append(r.Lines, "From "+some(n, "practice"))
	} else {
		r.Lines = append(r.Lines, "Nobody who counts is within the limits of anybody in this county")
	}
	if s.Unit == data.Beds {
		r.Lines = append(r.Lines, "Beds of each campus, and at least one hospital")
	} else {
		r.Lines = append(r.Lines, "Each NPI once")
	}
	if s.Code == data.PrimaryCare {
		r.Lines = append(r.Lines, "The sum of codes 001 to 006")
	}
	r.Lines = append(r.Lines, "Within the limits of at least one beneficiary; in this county or another")
	return r
}

func (l *look) whyRequired() Reason {
	s := l.Specialties[l.ref.Specialty]
	r := Reason{
		Title: "Required", Value: Count(l.screen.Required) + " " + unitOf(l.screen.Required, s),
		Lines: l.requiredLines(s), Citation: "42 CFR 422.116(e)",
	}.from(l.standardsSource())
	if ssa := l.row.County.SSA; ssa != "" {
		r.Lines = append(r.Lines, fmt.Sprintf("SSA %s, code %s", ssa, s.Code))
	}
	return r
}

// requiredLines shows how the minimum number comes about, and that of the file where it is another.
func (l *look) requiredLines(s data.Specialty) (lines []string) {
	c, standards := l.row.County, l.audit.evidence.standards
	ratio, least := standards.RatioPer1000[s.Code][c.Type], standards.FixedMinimum[s.Code]
	made := least
	switch {
	case ratio > 0 && c.P95 > 0:
		cover := c.P95 * float64(c.Beneficiaries)
		made = max(least, adequacy.RequiredCount(ratio, c.Beneficiaries, c.P95))
		lines = append(lines,
			fmt.Sprintf("%s × %s = %s to cover", beneficiaries(int(c.Beneficiaries)), strconv.FormatFloat(c.P95, 'f', 5, 64), decimals(cover, 1)),
			fmt.Sprintf("%s is the 95th percentile ratio of %s counties", strconv.FormatFloat(c.P95, 'f', 5, 64), c.Type),
			fmt.Sprintf("%s per 1,000 × %s = %s, rounded up to %s", strconv.FormatFloat(ratio, 'f', 2, 64), decimals(cover, 1), untilRounded(ratio/1000*cover), Count(made)))
	case least > 0:
		lines = append(lines, fmt.Sprintf("Every county needs at least %d", least))
	}
	if made != l.screen.Required {
		lines = append(lines, fmt.Sprintf("The reference file says %s, and that counts", Count(l.screen.Required)))
	}
	return lines
}

func (l *look) whyLetters() Reason {
	r := Reason{Title: "Letters of intent", Value: "Not counted"}
	county := l.Counties[l.ref.County]
	switch {
	case l.Basis == MemberReadyBasis:
		r.Lines = []string{"Members are served by active providers only"}
	case l.row.LOI:
		r.Value = "Counted"
		r.Lines = []string{fmt.Sprintf("%s is filed as an %s county", county.Name, county.Filing), "They stop when the contract year starts"}
	default:
		r.Lines = []string{fmt.Sprintf("%s is in operation", county.Name), "They count in initial and expansion counties only"}
	}
	return r
}

func (l *look) whyBasis() Reason {
	if l.Basis == MemberReadyBasis {
		return Reason{Title: "Basis", Value: "Member-ready", Lines: []string{"Active counts", "Signed, letters of intent, prospects and terminated do not"}}
	}
	return Reason{Title: "Basis", Value: "Filing", Lines: []string{"Signed and active count", "Prospects and terminated do not"}}
}

func (l *look) whyCredits() Reason {
	return Reason{
		Title: "Credits", Value: "None applied",
		Lines:    []string{"Telehealth, certificate-of-need and new-service-area credits add no points here"},
		Citation: "42 CFR 422.116(d)(5)-(7)",
	}
}

func beneficiaries(n int) string { return Count(n) + either(n, " beneficiary", " beneficiaries") }

// number prints as many decimals as there are.
func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// decimals prints a figure with thousands separated.
func decimals(f float64, places int) string {
	whole, rest, _ := strings.Cut(strconv.FormatFloat(f, 'f', places, 64), ".")
	n, _ := strconv.Atoi(whole)
	return Count(n) + "." + rest
}

// untilRounded prints as many decimals as are needed to see what rounding up makes of a figure, at least two.
func untilRounded(f float64) string {
	for places := 2; places < 6; places++ {
		text := strconv.FormatFloat(f, 'f', places, 64)
		if shown, _ := strconv.ParseFloat(text, 64); math.Ceil(shown) == math.Ceil(f-1e-6) {
			return decimals(f, places)
		}
	}
	return decimals(f, 6)
}
