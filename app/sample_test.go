package app

import (
	"context"
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"countyline/app/adequacy"
	"countyline/assets"
	"countyline/data"
	"countyline/data/intake"
	"countyline/geo"
)

func TestTheSampleIsTheSameEveryTime(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	for _, dir := range []string{a, b, a} { // writing it again over itself is no harm
		plan, paths, err := WriteSampleFiles(dir)
		if err != nil || len(paths) != 1 || plan.Contract.Number != "H0000" {
			t.Fatal(paths, err)
		}
	}
	one, err1 := os.ReadFile(filepath.Join(a, SampleRoster))
	two, err2 := os.ReadFile(filepath.Join(b, SampleRoster))
	if err1 != nil || err2 != nil || string(one) != string(two) {
		t.Error("two samples differ", err1, err2)
	}
	entries, err := os.ReadDir(a)
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestTheSampleNeverReplacesAFileOfTheUser(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, SampleRoster)
	if err := os.WriteFile(path, []byte("my own roster"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := WriteSampleFiles(dir); data.CodeOf(err) != "exists" {
		t.Errorf("got %v", err)
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "my own roster" {
		t.Errorf("the file is now %q, %v", text, err)
	}
	if _, _, err := WriteSampleFiles(filepath.Join(dir, "nowhere")); data.CodeOf(err) != "read_only" {
		t.Errorf("got %v", err)
	}
}

func TestTheSampleInventsItsProvidersAndShowsEveryCase(t *testing.T) {
	plan, err := Sample()
	if err != nil {
		t.Fatal(err)
	}
	codes, towns, npis := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, row := range plan.Rows[:len(plan.Rows)-9] {
		if len(row) != len(plan.Header) {
			t.Fatalf("%d cells: %v", len(row), row)
		}
		if row[colNPI][0] != '2' || !validNPI(row[colNPI]) {
			t.Errorf("NPI %s", row[colNPI])
		}
		npis[row[colNPI]], towns[row[colCity]], codes[row[colCode]] = true, true, true
	}
	if len(plan.Counties) != 14 || len(codes) != 6+28+14 || len(npis) < 300 {
		t.Errorf("%d counties, %d codes, %d providers", len(plan.Counties), len(codes), len(npis))
	}
	for _, town := range sampleTowns {
		if !towns[town.name] {
			t.Errorf("nobody in %s", town.name)
		}
	}
}

// sampleRead is the sample's roster as intake takes it.
func sampleRead(t *testing.T) (*intake.Roster, *intake.Report, *geo.Atlas, *geo.Gazetteer) {
	t.Helper()
	_, paths, err := WriteSampleFiles(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	atlas, err1 := geo.LoadAtlas()
	zips, err2 := geo.LoadGazetteer()
	table, err3 := assets.Rule("specialty_aliases")
	if err1 != nil || err2 != nil || err3 != nil {
		t.Fatal(err1, err2, err3)
	}
	aliases, err := intake.ReadAliases(table)
	if err != nil {
		t.Fatal(err)
	}
	roster, report, err := intake.ReadRosters(context.Background(), paths, intake.RosterOptions{
		Specialties: ruleSpecialties(t), Aliases: aliases, Places: intake.PlacesOf(atlas, zips),
	})
	if err != nil {
		t.Fatal(err)
	}
	return roster, report, atlas, zips
}

func TestTheSampleTeachesWhatARejectedRowIs(t *testing.T) {
	roster, report, _, _ := sampleRead(t)
	classes := map[intake.Class]int{}
	for _, r := range report.Rejects {
		classes[r.Class]++
		t.Logf("line %d: %s %q: %s (warning %v)", r.Line, r.Column, r.Value, r.Reason, r.Warning)
	}
	for _, class := range []intake.Class{intake.BadNPI, intake.BadSpecialty, intake.BadStatus, intake.BadCoordinates, intake.POBox, intake.Duplicate, intake.BadBeds, intake.BadCounty} {
		if classes[class] == 0 {
			t.Errorf("no row shows %s", class)
		}
	}
	if report.Rejected != 7 || len(report.Rejects) != 9 {
		t.Errorf("%d rows rejected, %d remarks; only the nine at the end of the file should be", report.Rejected, len(report.Rejects))
	}
	var qualities [4]int
	var statuses [5]int
	for _, p := range roster.Participations {
		qualities[p.Location.Quality]++
		statuses[p.Status]++
	}
	if slices.Contains(qualities[:], 0) || slices.Contains(statuses[:], 0) || statuses[data.Terminated] != 1 {
		t.Errorf("location qualities %v, statuses %v: every one should occur", qualities, statuses)
	}
	t.Logf("%d rows taken; qualities %v; statuses %v", report.Taken, qualities, statuses)
}

func TestMostCellsOfTheSampleMeetAndABelievableFewDoNot(t *testing.T) {
	roster, _, atlas, zips := sampleRead(t)
	plan, err := Sample()
	if err != nil {
		t.Fatal(err)
	}
	reference, points, rules := estimated(t, plan, atlas, zips)
	pending := map[string]bool{}
	for _, c := range plan.Counties {
		pending[c.County] = c.Filing == data.Expansion
	}
	area := adequacy.NewArea(adequacy.AreaInput{
		Reference: reference, Points: points, Rules: rules,
		LOI: func(c *data.County) bool { return pending[c.FIPS] },
	})
	network := adequacy.NewNetwork(adequacy.NetworkInput{Reference: reference, Specialties: ruleSpecialties(t), Participations: roster.Participations})
	result := adequacy.Assess(area, network)
	gaps := map[adequacy.Gap]int{}
	for r := range area.Rows {
		for typ := range area.Types {
			cell := result.Cell(r, typ)
			gaps[cell.Gap]++
			if !cell.Pass() {
				t.Logf("%s %s %s: %d of %d, %.1f%%, %s", area.Rows[r].County.Name, area.Types[typ].Code, area.Rows[r].County.Type,
					cell.Counted, cell.Required, 100*float64(cell.Covered)/float64(cell.Weight), cell.Gap)
			}
		}
	}
	t.Log(len(result.Cells), gaps)
	if len(result.Cells) != 14*43 || gaps[adequacy.Fixable] < 5 || gaps[adequacy.Structural] < 4 ||
		gaps[adequacy.Fixable]+gaps[adequacy.Structural] > 40 || gaps[adequacy.UnknownGap] > 0 {
		t.Errorf("%d cells: %v", len(result.Cells), gaps)
	}
}

// estimated derives what the sample's counties must show from the rule tables, as 42 CFR 422.116 has it.
func estimated(t *testing.T, plan SamplePlan, atlas *geo.Atlas, zips *geo.Gazetteer) (*data.Reference, []data.Point, adequacy.Rules) {
	t.Helper()
	limits, minimums := ruleTable(t, "limits.csv"), ruleTable(t, "minimums.csv")
	params, classes := ruleTable(t, "county_types.csv"), ruleTable(t, "county_type_table.csv")
	rules := adequacy.Rules{RoadFactor: 1}
	var p95 [5]float64
	for i, row := range params {
		rules.Percent[i], p95[i], rules.MinutesPerMile[i] = int(number(t, row[1])), number(t, row[2]), number(t, row[3])
	}
	population := map[string]float64{}
	var points []data.Point
	for _, z := range zips.ZIPs() {
		for _, share := range z.Counties {
			people := float64(z.Population) * share.Share
			population[share.FIPS] += people
			if slices.ContainsFunc(plan.Counties, func(c data.ServiceCounty) bool { return c.County == share.FIPS }) && people > 0 {
				points = append(points, data.Point{ZIP: z.Code, Lat: z.Lat, Lon: z.Lon, CountyFIPS: share.FIPS, Beneficiaries: int64(people * 0.17 * data.PerBeneficiary)})
			}
		}
	}
	reference := &data.Reference{Estimate: true}
	for _, s := range ruleSpecialties(t) {
		if s.Code == s.EvaluatedAs {
			reference.Types = append(reference.Types, s)
		}
	}
	for _, c := range plan.Counties {
		shape, _ := atlas.ByFIPS(c.County)
		people, density := population[c.County], population[c.County]/shape.LandSqMi
		kind := data.CEAC
		for _, row := range classes {
			above := row[2] == "" || people <= number(t, row[2])
			below := row[4] == "" || density < number(t, row[4])
			if people >= number(t, row[1]) && above && density >= number(t, row[3]) && below {
				kind, _ = data.ParseCountyType(row[0])
				break
			}
		}
		county := data.County{FIPS: c.County, Name: shape.Name, State: shape.State, Type: kind, P95: p95[kind], Beneficiaries: int64(people * 0.17)}
		for _, s := range reference.Types {
			limit, minimum := rowOf(t, limits, s.Code), rowOf(t, minimums, s.Code)
			need := math.Ceil(number(t, minimum[1+kind])/1000*float64(county.Beneficiaries)*county.P95 - 1e-6)
			county.Requirements = append(county.Requirements, data.Requirement{
				Required: max(1, int(need)),
				Limit:    data.Limit{Minutes: number(t, limit[1+2*kind]), Miles: number(t, limit[2+2*kind])},
			})
		}
		reference.Counties = append(reference.Counties, county)
	}
	return reference, points, rules
}

func ruleSpecialties(t *testing.T) (list []data.Specialty) {
	for _, row := range ruleTable(t, "specialties.csv") {
		s := data.Specialty{Code: row[0], Name: row[1], EvaluatedAs: row[3]}
		if row[2] == "facility" {
			s.Kind, s.Unit = data.FacilityKind, data.Facilities
		}
		if row[4] == "beds" {
			s.Unit = data.Beds
		}
		list = append(list, s)
	}
	return list
}

func ruleTable(t *testing.T, name string) [][]string {
	t.Helper()
	text, err := assets.Rule(strings.TrimSuffix(name, ".csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func rowOf(t *testing.T, rows [][]string, code string) []string {
	t.Helper()
	i := slices.IndexFunc(rows, func(r []string) bool { return r[0] == code })
	if i < 0 {
		t.Fatalf("no row for %s", code)
	}
	return rows[i]
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
