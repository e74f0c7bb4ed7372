package reports

import "strings"

// printedName is a county's name: with its SSA code where CMS has two rows for one county, with its state
// where the service area crosses a state line.
func (c County) printedName(oneState, twice bool) string {
	name := orDefault(c.Name, c.SSA)
	if twice && c.Name != "" && c.SSA != "" {
		name += " (SSA " + c.SSA + ")"
	}
	if !oneState && c.State != "" {
		name += ", " + c.State
	}
	return name
}

// rowsByFIPS counts the rows of each county with a FIPS code.
func (a *Assessment) rowsByFIPS() map[string]int {
	rows := make(map[string]int, len(a.Counties))
	for _, c := range a.Counties {
		if c.FIPS != "" {
			rows[c.FIPS]++
		}
	}
	return rows
}

// CountyCount is the number of counties; two rows of CMS with one FIPS code are one county.
func (a *Assessment) CountyCount() int {
	return countyCount(a.Counties)
}

func countyCount(rows []County) int {
	seen := make(map[string]bool, len(rows))
	n := 0
	for _, c := range rows {
		if c.FIPS == "" || !seen[c.FIPS] {
			n++
		}
		seen[c.FIPS] = true
	}
	return n
}

// CountiesPhrase counts the counties, and their rows where CMS splits a county: 58 counties (59 rows: Los
// Angeles has two).
func (a *Assessment) CountiesPhrase() string {
	return CountOf(a.CountyCount(), "county", "counties") + a.splitNote()
}

// splitNote names the counties with several rows in parentheses; empty when there is none.
func (a *Assessment) splitNote() string {
	if a.CountyCount() == len(a.Counties) {
		return ""
	}
	var names []string
	seen, rows := map[string]bool{}, a.rowsByFIPS()
	for _, c := range a.Counties {
		if n := rows[c.FIPS]; n > 1 && !seen[c.FIPS] {
			seen[c.FIPS] = true
			names = append(names, c.Name+" has "+inWords(n))
		}
	}
	s := " (" + CountOf(len(a.Counties), "row", "rows")
	if len(names) <= 3 {
		s += ": " + strings.Join(names, ", ")
	}
	return s + ")"
}

// documentTitle names the filing in the file's own data; what was not given is left out.
func (f *Filing) documentTitle() string {
	return "Network adequacy filing" + prefixed(" ", f.Number) + prefixed(", ", f.Plan)
}

// documentSubject is the filing's line, year and contract, as far as they were given.
func (f *Filing) documentSubject() string {
	s := "Medicare Advantage"
	if f.ContractYear != 0 {
		s += ", contract year " + yearText(f.ContractYear)
	}
	return s + prefixed(", contract ", f.Contract)
}
