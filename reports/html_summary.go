package reports

// twinCounty is a row of the county table.
type twinCounty struct {
	Name, SSA, Type, Beneficiaries, Meet, Fixable, Structural, Unknown, LOI string
}

// twinSpecialty is a row of the table of failing specialties: one kind of gap.
type twinSpecialty struct {
	Name, Counties, Cells string
	Status                twinStatus
}

// twinPart is a row of what is signed.
type twinPart struct{ Name, Content, Count, State string }

// twinMapCounty is what the map shows of one county.
type twinMapCounty struct{ Name, Fail, Structural, Pending string }

// summarise fills the tables of the summary and of the map.
func (t *twin) summarise() {
	f := t.F
	var current, pending twinGroup[twinCounty]
	var people int64
	for i, tally := range f.ByCounty() {
		n := f.Counties[i]
		people += n.Beneficiaries
		row := newTwinCounty(t.paper.names[i], tally)
		row.SSA, row.Type, row.LOI = orDefault(n.SSA, NoValue), n.Type, countOrDash(n.LOIProviders)
		row.Beneficiaries = Count(n.Beneficiaries)
		if n.Pending {
			pending.Rows = append(pending.Rows, row)
		} else {
			current.Rows = append(current.Rows, row)
		}
		t.MapRows = append(t.MapRows, twinMapCounty{
			t.paper.names[i], Count(int64(tally.Fail())), yesNo(tally.Structural > 0), yesNo(n.Pending),
		})
	}
	current.Title = "Current counties, " + Count(len(current.Rows)) + ": signed and active providers only"
	pending.Title = "Pending counties, " + Count(len(pending.Rows)) + ": applied for, letters of intent may count"
	for _, g := range []twinGroup[twinCounty]{current, pending} {
		if len(g.Rows) > 0 {
			t.CountyGroups = append(t.CountyGroups, g)
		}
	}
	t.CountyTotal = newTwinCounty(capital(countInWords(f.CountyCount(), "county", "counties")), t.Tally)
	t.CountyTotal.Beneficiaries, t.CountyTotal.LOI = Count(people), countOrDash(t.paper.loiProviders())
	for _, g := range f.SpecialtyGaps() {
		for _, kind := range kinds {
			if counties := t.paper.failing(g.Specialty, kind); len(counties) > 0 {
				t.SpecialtyRows = append(t.SpecialtyRows, twinSpecialty{
					Name: specialtyName(f.Specialties[g.Specialty]), Counties: t.named(counties),
					Cells: Count(len(counties)), Status: statusOf(Cell{Gap: kind}.Result()),
				})
			}
		}
	}
}

// sign fills what is signed and what the signers know.
func (t *twin) sign() {
	f := t.F
	t.Signed = []twinPart{
		{"Assessment", "Cells, " + CountOf(len(f.Counties), "county", "counties") + " × " + CountOf(len(f.Specialties), "specialty type", "specialty types"), Count(t.Tally.Cells), "Frozen"},
		{"Roster", "Rows taken into the network; rows set aside are listed with their reasons", Count(f.Taken), "Frozen"},
	}
	if f.SetAside > 0 {
		t.Signed[1].State = Count(f.SetAside) + " set aside"
	}
	if n := t.paper.loiProviders(); n > 0 {
		t.Signed = append(t.Signed, twinPart{"Letters of intent", "Providers under letter of intent, counted in pending counties only", Count(n), "Frozen"})
	}
	t.Signed = append(t.Signed, twinPart{"Servicing providers", "Lines in the list of providers that count", Count(len(f.Servicing)), "Frozen"})
	t.Known = f.KnownToSigners
	if f.Estimate {
		t.Known = append([]string{capital(EstimateNotice) + ". County types and required counts are derived, not CMS's own."}, t.Known...)
	}
}

func newTwinCounty(name string, t Tally) twinCounty {
	return twinCounty{
		Name: name, Meet: Count(t.Meet), Fixable: countOrDash(t.Fixable),
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
