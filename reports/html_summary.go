package reports

import "strings"

// twinCounty is a row of the county table.
type twinCounty struct {
	Name, SSA, Type, Beneficiaries, Meet, Fixable, Structural, Unknown, LOI string
}

// twinSpecialty is a row of the table of failing specialties.
type twinSpecialty struct {
	Name, Fail, Fixable, Structural, Counties string
}

// twinMapCounty is what the map shows of one county.
type twinMapCounty struct{ Name, Fail, Structural, Pending string }

// summarise fills the tables of the summary and of the map.
func (t *twin) summarise() {
	f := t.F
	current := twinGroup[twinCounty]{Title: "Current counties: signed and active providers only"}
	pending := twinGroup[twinCounty]{Title: "Pending counties: applied for, letters of intent may count"}
	var people int64
	for i, tally := range f.ByCounty() {
		n := f.Counties[i]
		people += n.Beneficiaries
		row := newTwinCounty(t.names[i], tally)
		row.SSA, row.Type, row.LOI = n.SSA, n.Type, countOrDash(n.LOIProviders)
		row.Beneficiaries = comma(n.Beneficiaries)
		if n.Pending {
			pending.Rows = append(pending.Rows, row)
		} else {
			current.Rows = append(current.Rows, row)
		}
		t.MapRows = append(t.MapRows, twinMapCounty{
			t.names[i], comma(int64(tally.Fail())), yesNo(tally.Structural > 0), yesNo(n.Pending),
		})
	}
	for _, g := range []twinGroup[twinCounty]{current, pending} {
		if len(g.Rows) > 0 {
			t.CountyGroups = append(t.CountyGroups, g)
		}
	}
	t.CountyTotal = newTwinCounty(countOf(len(f.Counties), "county", "counties"), t.Tally)
	t.CountyTotal.Beneficiaries = comma(people)
	for _, g := range f.SpecialtyGaps() {
		t.SpecialtyRows = append(t.SpecialtyRows, twinSpecialty{
			Name: specialtyName(f.Specialties[g.Specialty]), Fail: comma(int64(g.Tally.Fail())),
			Fixable: countOrDash(g.Tally.Fixable), Structural: countOrDash(g.Tally.Structural),
			Counties: strings.Join(pick(t.names, g.Counties), "; "),
		})
	}
}

func newTwinCounty(name string, t Tally) twinCounty {
	return twinCounty{
		Name: name, Meet: comma(int64(t.Meet)), Fixable: countOrDash(t.Fixable),
		Structural: countOrDash(t.Structural), Unknown: countOrDash(t.Unknown),
	}
}

func pick(names []string, which []int) []string {
	out := make([]string, len(which))
	for i, n := range which {
		out[i] = names[n]
	}
	return out
}

func specialtyName(s Specialty) string { return s.Code + " " + s.Name }

func yesNo(yes bool) string {
	if yes {
		return "Yes"
	}
	return "No"
}
