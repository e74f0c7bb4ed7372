package intake

import (
	"context"
	"encoding/csv"
	"os"
	"strconv"
	"sync"
	"testing"

	"countyline/data"
	"countyline/geo"
)

const referenceFile = "cms/hsd_reference_2026-12-17-2025_no_CO.xlsx"

// realReference is read once for all tests.
var realReference = sync.OnceValue(func() (r struct {
	ref    *data.Reference
	report *Report
	err    error
},
) {
	atlas, err := geo.LoadAtlas()
	if r.err = err; err == nil {
		r.ref, r.report, r.err = ReadReference(context.Background(), sharedData+referenceFile, ReferenceOptions{FIPS: atlas.ByName})
	}
	return r
})

func readReal(t testing.TB) (*data.Reference, *Report) {
	t.Helper()
	shared(t, referenceFile)
	r := realReference()
	if r.err != nil {
		t.Fatal(r.err)
	}
	return r.ref, r.report
}

func TestTheReferenceFileSaysWhatItIs(t *testing.T) {
	ref, report := readReal(t)
	if ref.Year != 2026 || ref.Source.AsOf != "2025-12-17" || ref.Source.Name != "CMS HSD Reference File, 2026 criteria" || ref.Estimate {
		t.Errorf("source %+v, year %d", ref.Source, ref.Year)
	}
	if len(report.Rejects) != 0 || report.Rows != 3198 || report.Taken != 3198 {
		t.Errorf("report %+v", report)
	}
	if got := report.Files[0].SHA256; len(got) != 64 {
		t.Errorf("hash %q", got)
	}
}

func TestTheEvaluatedTypesAreTheColumnsOfTheFile(t *testing.T) {
	ref, _ := readReal(t)
	if len(ref.Types) != 43 || ref.Types[0].Code != data.PrimaryCare {
		t.Fatalf("%d types, first %v", len(ref.Types), ref.Types[0])
	}
	units := map[data.Unit]int{}
	for _, s := range ref.Types {
		units[s.Unit]++
		if (s.Kind == data.FacilityKind) != (s.Code >= "040" && s.Code != data.PrimaryCare) {
			t.Errorf("%s is of kind %d", s.Code, s.Kind)
		}
	}
	if units[data.Providers] != 29 || units[data.Beds] != 1 || units[data.Facilities] != 13 {
		t.Errorf("units %v", units)
	}
}

// TestEveryMinimumAndEveryLimitIsTheFiles compares all 137,514 cells with the same sheets exported as CSV.
func TestEveryMinimumAndEveryLimitIsTheFiles(t *testing.T) {
	ref, _ := readReal(t)
	minimums := wide(t, shared(t, "cms/ma_hsd2026_min_counts_wide.csv"))
	limits := expectedLimits(t)
	cells := 0
	for _, c := range ref.Counties {
		row := minimums[c.SSA]
		if row == nil || row["county"] != c.Name || row["state"] != c.State || row["county_type"] != c.Type.String() {
			t.Errorf("%s %s, %s (%s) is %v in the export", c.SSA, c.Name, c.State, c.Type, row)
			continue
		}
		for i, s := range ref.Types {
			got := c.Requirements[i]
			cells++
			if want := row[s.Code]; strconv.Itoa(got.Required) != want {
				t.Errorf("%s, %s (%s) needs %d of %s, the export says %s", c.Name, c.State, c.SSA, got.Required, s.Code, want)
			}
			base := limits.base[s.Code][c.Type]
			want, custom := limits.custom[[2]string{c.SSA, s.Code}]
			if !custom {
				want = base
			}
			if got.Limit != want || got.Adjusted != custom {
				t.Errorf("%s, %s (%s) has the limit %v (adjusted %v) for %s, the export says %v (%v)", c.Name, c.State, c.SSA, got.Limit, got.Adjusted, s.Code, want, custom)
			}
		}
	}
	if cells != 137_514 || len(minimums) != len(ref.Counties) {
		t.Errorf("%d cells of %d counties compared, the export has %d counties", cells, len(ref.Counties), len(minimums))
	}
	t.Logf("%d cells and %d customised limits compared", cells, len(limits.custom))
}

func TestEveryCountyHasItsFIPSCodeAndFigures(t *testing.T) {
	ref, _ := readReal(t)
	want := wide(t, shared(t, "cms/ma_hsd2026_counties.csv"))
	joined := 0
	for _, c := range ref.Counties {
		row := want[c.SSA]
		if row == nil {
			t.Errorf("%s is not in the export", c.SSA)
			continue
		}
		p95, _ := strconv.ParseFloat(row["p95_base_population_ratio"], 64)
		if strconv.FormatInt(c.Beneficiaries, 10) != row["total_beneficiaries"] || c.P95 != p95 ||
			strconv.FormatInt(c.BeneficiariesRequired, 10) != row["beneficiaries_required_to_cover"] {
			t.Errorf("%s: %+v, the export says %v", c.SSA, c, row)
		}
		island := c.State == "PR" || c.State == "VI" || c.State == "GU" || c.State == "AS" || c.State == "MP" // the export gives these none
		if c.FIPS != row["fips_code"] && (!island || c.State == "PR" && c.FIPS[:2] != "72") {
			t.Errorf("%s, %s (%s) got the FIPS code %q, the export says %q", c.Name, c.State, c.SSA, c.FIPS, row["fips_code"])
		}
		if c.FIPS != "" {
			joined++
		}
	}
	t.Logf("%d of %d counties have a FIPS code", joined, len(ref.Counties))
}

func TestTheListsOfTheReferenceFileAreWhole(t *testing.T) {
	ref, _ := readReal(t)
	certificates := csvRows(t, shared(t, "cms/ma_hsd2026_certificate_of_need.csv"))
	for i, row := range certificates[:min(len(certificates), len(ref.CertificateOfNeed))] {
		if got := ref.CertificateOfNeed[i]; got.SSA != row[0] || got.Specialty != row[1] || got.Customized != (row[4] == "Y") {
			t.Fatalf("certificate of need %d is %v, the export says %v", i, got, row)
		}
	}
	changes := csvRows(t, shared(t, "cms/ma_hsd2026_criteria_changes.csv"))
	for i, row := range changes[:min(len(changes), len(ref.Changes))] {
		want := data.CriteriaChange{SSA: row[1], Specialty: row[5], Now: limitOf(row[8], row[7]), Before: limitOf(row[10], row[9]), Reason: row[11]}
		if got := ref.Changes[i]; got != want {
			t.Fatalf("change %d is %v, the export says %v", i, got, want)
		}
	}
	if len(ref.CertificateOfNeed) != len(certificates) || len(ref.Changes) != len(changes) || len(ref.Notes) != 19 {
		t.Errorf("%d certificates of need (%d), %d changes (%d), %d notes (19)", len(ref.CertificateOfNeed), len(certificates), len(ref.Changes), len(changes), len(ref.Notes))
	}
}

func TestLosAngelesHasTwoRows(t *testing.T) {
	ref, _ := readReal(t)
	var rows []string
	for _, c := range ref.Counties {
		if c.FIPS == "06037" {
			rows = append(rows, c.SSA)
		}
	}
	if len(rows) != 2 || rows[0] != "05200" || rows[1] != "05210" {
		t.Errorf("rows of 06037: %v", rows)
	}
}

// wide reads an export by its column names, keyed by SSA code.
func wide(t testing.TB, path string) map[string]map[string]string {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]map[string]string{}
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for i, name := range rows[0] {
			cells[name] = row[i]
		}
		all[cells["ssa_code"]] = cells
	}
	return all
}

type limitTables struct {
	base   map[string][5]data.Limit
	custom map[[2]string]data.Limit
}

func expectedLimits(t testing.TB) limitTables {
	l := limitTables{base: map[string][5]data.Limit{}, custom: map[[2]string]data.Limit{}}
	for _, row := range csvRows(t, shared(t, "rules/ma_time_distance_base.csv")) {
		base := l.base[row[0]]
		county, ok := data.ParseCountyType(row[3])
		if !ok {
			t.Fatalf("county type %q", row[3])
		}
		base[county] = limitOf(row[4], row[5])
		l.base[row[0]] = base
	}
	for _, row := range csvRows(t, shared(t, "cms/ma_hsd2026_td_customized.csv")) {
		l.custom[[2]string{row[0], row[4]}] = limitOf(row[9], row[10])
	}
	return l
}

func limitOf(minutes, miles string) data.Limit {
	m, _ := strconv.ParseFloat(minutes, 64)
	d, _ := strconv.ParseFloat(miles, 64)
	return data.Limit{Minutes: m, Miles: d}
}
