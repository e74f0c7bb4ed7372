package adequacy

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"

	"countyline/data"
)

const sharedData = "../../../shared/data/"

// records reads a CSV of the shared data, each row by its column names.
func records(t testing.TB, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		t.Skipf("%s is not there: real data is never part of the repository, so only machines that have it beside the repository compare with it", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	found := make([]map[string]string, len(rows)-1)
	for i, row := range rows[1:] {
		found[i] = make(map[string]string, len(row))
		for j, name := range rows[0] {
			found[i][name] = row[j]
		}
	}
	return found
}

// figure reads a number; an empty cell is 0.
func figure(t testing.TB, s string) float64 {
	t.Helper()
	if s == "" {
		return 0
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// cmsStandards reads the base tables as the shared folder has them.
func cmsStandards(t testing.TB) *data.Standards {
	t.Helper()
	s := &data.Standards{
		Limits: map[string][5]data.Limit{}, RatioPer1000: map[string][5]float64{}, FixedMinimum: map[string]int{},
	}
	for _, r := range records(t, sharedData+"rules/ma_specialties.csv") {
		sp := data.Specialty{Code: r["specialty_code"], Name: r["specialty_name"], EvaluatedAs: r["evaluated_as"]}
		if r["minimum_unit"] == "beds" {
			sp.Unit = data.Beds
		}
		s.Specialties = append(s.Specialties, sp)
		if sp.Code == sp.EvaluatedAs {
			s.Types = append(s.Types, sp)
		}
	}
	for _, r := range records(t, sharedData+"rules/ma_time_distance_base.csv") {
		limits := s.Limits[r["specialty_code"]]
		limits[typeNamed(t, r["county_type"])] = data.Limit{Minutes: figure(t, r["max_minutes"]), Miles: figure(t, r["max_miles"])}
		s.Limits[r["specialty_code"]] = limits
	}
	for _, r := range records(t, sharedData+"rules/ma_minimum_numbers.csv") {
		ratios := s.RatioPer1000[r["specialty_code"]]
		ratios[typeNamed(t, r["county_type"])] = figure(t, r["ratio_per_1000"])
		s.RatioPer1000[r["specialty_code"]] = ratios
		s.FixedMinimum[r["specialty_code"]] = int(figure(t, r["fixed_minimum"]))
	}
	for _, r := range records(t, sharedData+"rules/ma_county_type_params.csv") {
		kind := typeNamed(t, r["county_type"])
		s.P95[kind] = figure(t, r["p95_base_population_ratio"])
		s.Percent[kind] = int(figure(t, r["pct_beneficiaries_within_standard"]))
		s.MinutesPerMile[kind] = figure(t, r["minutes_per_mile_multiplier"])
	}
	for _, r := range records(t, sharedData+"rules/ma_county_type_table.csv") {
		s.Classes = append(s.Classes, data.CountyClass{
			Type:          typeNamed(t, r["county_type"]),
			PopulationMin: int64(figure(t, r["population_min"])), PopulationMax: int64(figure(t, r["population_max"])),
			DensityMin: figure(t, r["density_min_per_sqmi"]), DensityBelow: figure(t, r["density_max_exclusive_per_sqmi"]),
		})
	}
	return s
}

// cmsReference is the reference file as its export has it: base limits where a county has none of its own.
func cmsReference(t testing.TB, s *data.Standards) *data.Reference {
	t.Helper()
	ref := &data.Reference{Types: s.Types}
	rows, types := map[string]int{}, map[string]int{}
	for i, sp := range s.Types {
		types[sp.Code] = i
	}
	for i, r := range records(t, sharedData+"cms/ma_hsd2026_counties.csv") {
		c := data.County{
			SSA: r["ssa_code"], FIPS: r["fips_code"], Name: r["county"], State: r["state"], Type: typeNamed(t, r["county_type"]),
			Beneficiaries: int64(figure(t, r["total_beneficiaries"])), P95: figure(t, r["p95_base_population_ratio"]),
			BeneficiariesRequired: int64(figure(t, r["beneficiaries_required_to_cover"])),
		}
		for _, sp := range s.Types {
			c.Requirements = append(c.Requirements, data.Requirement{Limit: s.Limits[sp.Code][c.Type]})
		}
		rows[c.SSA] = i
		ref.Counties = append(ref.Counties, c)
	}
	for _, r := range records(t, sharedData+"cms/ma_hsd2026_min_counts_wide.csv") {
		for code, typ := range types {
			ref.Counties[rows[r["ssa_code"]]].Requirements[typ].Required = int(figure(t, r[code]))
		}
	}
	for _, r := range records(t, sharedData+"cms/ma_hsd2026_td_customized.csv") {
		q := &ref.Counties[rows[r["ssa_code"]]].Requirements[types[r["specialty_code"]]]
		q.Limit = data.Limit{Minutes: figure(t, r["custom_minutes"]), Miles: figure(t, r["custom_miles"])}
		q.Adjusted = true
	}
	return ref
}

func typeNamed(t testing.TB, name string) data.CountyType {
	t.Helper()
	kind, ok := data.ParseCountyType(name)
	if !ok {
		t.Fatalf("county type %q", name)
	}
	return kind
}
