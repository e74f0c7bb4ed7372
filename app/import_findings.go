package app

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"countyline/data"
	"countyline/data/intake"
)

// describe adds up what will be taken.
func (d *Draft) describe(report *intake.Report) {
	switch d.Kind {
	case data.ReferenceFile:
		d.find("counties", len(d.reference.Counties))
		d.find("specialty types", len(d.reference.Types))
		d.find("limits that CMS customized", adjusted(d.reference))
		d.note("It is the %s; county types, limits and minimum numbers will rest on it in place of the estimate.", d.reference.Source.Name)
	case data.PopulationFile:
		var people int64
		counties := map[string]bool{}
		for _, p := range d.evidence.population.Points {
			people += p.Beneficiaries
			counties[p.SSA+p.CountyFIPS] = true
		}
		d.find("population points", len(d.evidence.population.Points))
		d.find("counties", len(counties))
		d.find("beneficiaries", int(people/data.PerBeneficiary))
		d.note("Access will be measured at these points in place of the built-in ZIP codes.")
	case data.EnrollmentFile:
		var members int64
		for _, c := range d.enrollment.Counties {
			members += c.Members
		}
		d.find("counties", len(d.enrollment.Counties))
		d.find("members", int(members))
		d.note("Members are shown beside the counties; the test itself uses CMS's beneficiaries.")
	default:
		d.Unstated = !slices.ContainsFunc(d.Columns, func(c DraftColumn) bool { return c.Field == string(intake.FieldStatus) })
		d.describeRoster()
	}
	for _, f := range report.Files {
		if n := len(f.Ignored); n > 0 {
			d.note("%s of %s %s not read: %s.", some(n, "column"), f.Name, either(n, "is", "are"), strings.Join(f.Ignored, ", "))
		}
	}
}

func (d *Draft) describeRoster() {
	npis, practices, places := map[data.NPI]bool{}, map[string]bool{}, map[string]bool{}
	approximate := 0
	for i := range d.evidence.network {
		p := &d.evidence.network[i]
		npis[p.NPI], places[p.Location.Key()] = true, true
		if p.Practice != "" {
			practices[data.Fold(p.Practice)] = true
		}
		if p.Location.Quality != data.Stated {
			approximate++
		}
	}
	d.find("providers", len(npis))
	d.find("practices", len(practices))
	d.find("locations", len(places))
	statuses := d.evidence.statuses()
	for _, s := range []data.Status{data.Active, data.Signed, data.LOI, data.Prospect, data.Terminated} {
		if n := statuses[s]; n > 0 {
			d.find("rows "+rowsAs[s], n)
		}
	}
	if approximate > 0 {
		d.note("%s %s no coordinates and will be placed at the middle of the ZIP code, city or county.", some(approximate, "row"), either(approximate, "has", "have"))
	}
	d.Unknown = d.unknownSpecialties()
}

// rowsAs is how a count of rows speaks of a status.
var rowsAs = map[data.Status]string{
	data.Active: "active", data.Signed: "signed", data.LOI: "under letter of intent", data.Prospect: "as prospects", data.Terminated: "terminated",
}

func (d *Draft) find(words string, n int) { d.Findings = append(d.Findings, Finding{words, n}) }

func (d *Draft) note(format string, args ...any) {
	d.Notes = append(d.Notes, fmt.Sprintf(format, args...))
}

// unknownSpecialties are the names that stand for no code yet, those of most rows first.
func (d *Draft) unknownSpecialties() []Finding {
	rows := map[string]int{}
	for _, r := range d.Rejects {
		if !r.Warning && r.Reason == intake.UnknownSpecialty && r.Value != "" {
			rows[r.Value]++
		}
	}
	return mostFirst(rows)
}

// reasonCounts are the reasons why rows were set aside, the commonest first.
func (e *evidence) reasonCounts() []Finding { return RejectReasons(kept(e.rejects), false) }

func mostFirst(counts map[string]int) []Finding {
	list := make([]Finding, 0, len(counts))
	for words, n := range counts {
		list = append(list, Finding{words, n})
	}
	slices.SortFunc(list, func(x, y Finding) int { return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Words, y.Words)) })
	return list
}

func adjusted(ref *data.Reference) int {
	n := 0
	for i := range ref.Counties {
		for _, r := range ref.Counties[i].Requirements {
			if r.Adjusted {
				n++
			}
		}
	}
	return n
}

// RejectReasons are the reasons of rows that an import did not take, or of those taken with a doubt, the commonest first.
func RejectReasons(rejects []data.Reject, doubts bool) []Finding {
	counts := map[string]int{}
	for i := range rejects {
		if rejects[i].Warning == doubts {
			reason, _, _ := strings.Cut(rejects[i].Reason, ":")
			counts[reason]++
		}
	}
	return mostFirst(counts)
}
