package intake

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"countyline/data"
)

// enrollmentNeeds are what the headers of an enrollment file must say.
var enrollmentNeeds = []need{
	{"the number of members", func(h *header) bool { return !h.has(FieldBeneficiaries) }},
	{"the county (its SSA or FIPS code, or its name with the state)", func(h *header) bool {
		return !h.has(FieldSSA) && !h.has(FieldCountyFIPS) && !h.has(FieldCounty, FieldState)
	}},
}

// hiddenCount is the reason for a row whose count CMS does not publish.
const hiddenCount = "the count is hidden (*), as CMS does with ten people or fewer"

func hidden(cell string) bool { return strings.Trim(cell, "*") == "" && cell != "" }

// ReadEnrollment reads the plan's members per county, as CSV, TSV, pipe or XLSX: the plan's own count or CMS's
// enrollment by contract and county. Several rows of a county are added up.
func ReadEnrollment(ctx context.Context, path string, opt PopulationOptions) (*data.Enrollment, *Report, error) {
	b := &populationBuilder{ctx: ctx, opt: opt, needs: enrollmentNeeds, nowhere: true}
	report, err := b.read(path)
	if err != nil {
		return nil, nil, err
	}
	return &data.Enrollment{Source: data.Source{Name: b.source.name}, Counties: addUp(b.points)}, report, nil
}

// addUp makes one entry per county, by its codes as they are stated.
func addUp(points []data.Point) []data.CountyMembers {
	type key struct{ ssa, fips string }
	micro := map[key]int64{}
	for _, p := range points {
		micro[key{p.SSA, p.CountyFIPS}] += p.Beneficiaries
	}
	list := make([]data.CountyMembers, 0, len(micro))
	for k, n := range micro {
		list = append(list, data.CountyMembers{SSA: k.ssa, FIPS: k.fips, Members: (n + data.PerBeneficiary/2) / data.PerBeneficiary})
	}
	slices.SortFunc(list, func(x, y data.CountyMembers) int {
		return cmp.Or(cmp.Compare(x.SSA, y.SSA), cmp.Compare(x.FIPS, y.FIPS))
	})
	return list
}
