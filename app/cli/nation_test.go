package cli_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// rule is a table of the shared folder, by the columns that name its lines.
func rule(t *testing.T, name string, by ...string) map[string]map[string]string {
	t.Helper()
	_, rows := table(t, shared(t, name))
	index := map[string]map[string]string{}
	for _, row := range rows {
		var key []string
		for _, column := range by {
			key = append(key, row[column])
		}
		index[strings.Join(key, " ")] = row
	}
	return index
}

// TestTheGridOfTheNationHasEveryFigureOfTheReference compares all 137,514 lines with CMS's workbook as others
// transcribed it.
func TestTheGridOfTheNationHasEveryFigureOfTheReference(t *testing.T) {
	workbook := shared(t, "cms/hsd_reference_2026-12-17-2025_no_CO.xlsx")
	counties := rule(t, "cms/ma_hsd2026_counties.csv", "ssa_code")
	minimums := rule(t, "cms/ma_hsd2026_min_counts_wide.csv", "ssa_code")
	custom := rule(t, "cms/ma_hsd2026_td_customized.csv", "ssa_code", "specialty_code")
	base := rule(t, "rules/ma_time_distance_base.csv", "specialty_code", "county_type")
	if testing.Short() {
		t.Skip("the nation takes seconds")
	}
	g := quick(t, "--reference", workbook, "--roster", plain(t, "1 008 "+dover, "2 008 "+downtown))
	if strings.Join(g.header, ",") != columns || len(g.rows) != 137_514 || len(g.cells) != 137_514 || len(counties) != 3198 {
		t.Fatalf("%d lines for %d counties under %v", len(g.rows), len(counties), g.header)
	}
	wrong, adjusted := 0, 0
	for i, row := range g.rows {
		c := counties[row["ssa_code"]]
		code := row["specialty_code"]
		limit := base[code+" "+c["county_type"]]
		minutes, distance := limit["max_minutes"], limit["max_miles"]
		if own, ok := custom[row["ssa_code"]+" "+code]; ok {
			minutes, distance = own["custom_minutes"], own["custom_miles"]
			adjusted++
		}
		percent := "85"
		if strings.Contains(c["county_type"], "Metro") {
			percent = "90"
		}
		want := map[string]string{
			"county": c["county"], "state": c["state"], "county_type": c["county_type"], "beneficiaries": c["total_beneficiaries"],
			"required_count": minimums[row["ssa_code"]][code], "max_minutes": minutes, "max_miles": distance, "required_percent": percent, "credit_points": "0",
		}
		if c["state"] == "PR" && strings.HasPrefix(row["fips_code"], "72") {
			want["fips_code"] = row["fips_code"] // the transcription has none for Puerto Rico
		} else {
			want["fips_code"] = c["fips_code"]
		}
		for column, w := range want {
			if row[column] != w {
				if wrong++; wrong < 20 {
					t.Errorf("line %d, %s %s: %s is %q, want %q", i+2, row["county"], code, column, row[column], w)
				}
			}
		}
	}
	if wrong > 0 || adjusted < 7000 {
		t.Errorf("%d figures differ; %d limits are customised", wrong, adjusted)
	}
	g.want(t, "08000", "008", map[string]string{"actual_count": "1"})
	g.want(t, "05200", "008", map[string]string{"actual_count": "1", "count_pass": "N", "gap": "unknown"})
}

// TestFloridasEndocrinologists converts the real list to a roster. Paediatric and reproductive endocrinology are
// other fields, so those rows are rejected and nobody counts for them.
func TestFloridasEndocrinologists(t *testing.T) {
	workbook := shared(t, "cms/hsd_reference_2026-12-17-2025_no_CO.xlsx")
	var list struct {
		Providers []struct {
			Address, NPI, Name, Specialty string
			Lat, Lng                      float64
		}
	}
	if err := json.Unmarshal([]byte(read(t, shared(t, "facilities/FL_fl_endocrinologists.json"))), &list); err != nil {
		t.Fatal(err)
	}
	all, adults := [][]string{}, [][]string{}
	others := 0
	for _, p := range list.Providers {
		row := []string{p.NPI, p.Name, p.Specialty, p.Address, fmt.Sprint(p.Lat), fmt.Sprint(p.Lng)}
		all = append(all, row)
		if p.Specialty == "Endocrinology" || p.Specialty == "Internal Medicine: Endocrinology, Diabetes & Metabolism" {
			row = append([]string{}, row...)
			row[2] = "012"
			adults = append(adults, row)
		} else {
			others++
		}
	}
	text := func(specialty string, rows [][]string) string {
		var b strings.Builder
		w := csv.NewWriter(&b)
		_ = w.WriteAll(append([][]string{{"npi", "name", specialty, "address", "lat", "lon"}}, rows...))
		return write(t, "florida.csv", b.String())
	}
	args := []string{"--reference", workbook, "--state", "FL", "--formats", "csv", "--roster"}
	out := audit(t, append(args, text("specialty", all))...)
	g := readGrid(t, out)
	if len(g.rows) != 67*43 {
		t.Errorf("%d lines for Florida's 67 counties", len(g.rows))
	}
	pass := 0
	for _, row := range g.rows {
		switch {
		case row["specialty_code"] == "012" && row["pass"] == "Y":
			pass++
		case row["specialty_code"] != "012" && row["actual_count"] != "0":
			t.Errorf("%s has %s under %s", row["county"], row["actual_count"], row["specialty_code"])
		}
	}
	if pass < 30 || pass > 67 {
		t.Errorf("%d of 67 counties pass endocrinology", pass)
	}
	notCounted := 0
	for _, r := range rejects(t, out) {
		if strings.Contains(r, "specialty not counted") {
			notCounted++
		}
	}
	if notCounted != others || others != 640 {
		t.Errorf("%d rows rejected for their specialty of %d", notCounted, others)
	}
	only := audit(t, append(args, text("specialty_code", adults))...)
	if read(t, only, "adequacy.csv") != read(t, out, "adequacy.csv") {
		t.Error("the rows of other fields change the grid")
	}
	if count, _ := strconv.Atoi(g.cell(t, "10120", "012")["actual_count"]); count < 50 || count > 300 {
		t.Errorf("Miami-Dade counts %d of the people on the list", count)
	}
	t.Logf("%d of 67 counties pass endocrinology with the adults' doctors of the list", pass)
}
