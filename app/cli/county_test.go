package cli_test

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"countyline/app"
	"countyline/data"
)

// Counties of the invented reference file: real places far apart, and one that has no outline and no ZIP code.
const (
	kent       = "08000" // DE, FIPS 10001, Rural
	sussex     = "08020" // DE, FIPS 10005, Micro
	angeles    = "05200" // CA, FIPS 06037, Large Metro
	angelesToo = "05210" // CA, FIPS 06037 again, with minimums of its own
	village    = "65010" // no FIPS
)

type county struct {
	ssa, fips, name, state string
	kind                   data.CountyType
	beneficiaries          int
	primary, beds          int // required
}

var inventedCounties = []county{
	{angeles, "06037", "Los Angeles", "CA", data.LargeMetro, 1500000, 7, 40},
	{angelesToo, "06037", "Los Angeles", "CA", data.LargeMetro, 70000, 2, 10},
	{kent, "10001", "Kent", "DE", data.Rural, 45000, 3, 80},
	{sussex, "10005", "Sussex", "DE", data.Micro, 80000, 4, 90},
	{village, "", "Nowhere Village", "GU", data.CEAC, 900, 1, 1},
}

// reference makes a CMS HSD Reference File of those counties.
func reference(t testing.TB) string { return referenceOf(t, inventedCounties) }

// referenceOf makes one of any counties, with all 43 types at the base limits; one of each is needed everywhere,
// except as the counties have it.
func referenceOf(t testing.TB, counties []county) string {
	t.Helper()
	standards, err := app.Standards()
	if err != nil {
		t.Fatal(err)
	}
	file := excelize.NewFile()
	for kind, words := range map[data.Kind][2]string{data.ProviderKind: {"Minimum Provider #s", "Provider Time & Distance"}, data.FacilityKind: {"Minimum Facility #s", "Facility Time & Distance"}} {
		minimums := [][]any{
			{"COUNTY", "ST", "COUNTY_STATE", "SSACD", "TOTAL\nBENEFICIARIES", "COUNTY DESIGNATION", "95th PERCENTILE BASE POPULATION RATIO", "BENEFICIARIES REQUIRED TO COVER"},
			{nil, nil, nil, nil, nil, nil, nil, nil},
		}
		limits := [][]any{
			{"COUNTY", "ST", "COUNTY_STATE", "SSACD", "COUNTY DESIGNA-TION"}, {nil, nil, nil, nil, nil}, {nil, nil, nil, nil, nil},
		}
		for _, c := range counties {
			minimums = append(minimums, []any{c.name, c.state, c.name + ", " + c.state, c.ssa, c.beneficiaries, c.kind.String(), 0.1, c.beneficiaries / 10})
			limits = append(limits, []any{c.name, c.state, c.name + ", " + c.state, c.ssa, c.kind.String()})
		}
		for _, s := range standards.Types {
			if s.Kind != kind {
				continue
			}
			minimums[0], minimums[1] = append(minimums[0], s.Name), append(minimums[1], s.Code)
			limits[0], limits[1], limits[2] = append(limits[0], s.Name, nil), append(limits[1], s.Code, nil), append(limits[2], "Time", "Distance")
			for i, c := range counties {
				required := map[string]int{data.PrimaryCare: c.primary, data.AcuteHospital: c.beds}[s.Code]
				minimums[2+i] = append(minimums[2+i], max(1, required))
				limits[3+i] = append(limits[3+i], standards.Limits[s.Code][c.kind].Minutes, standards.Limits[s.Code][c.kind].Miles)
			}
		}
		sheet(t, file, words[0], minimums)
		sheet(t, file, words[1], limits)
	}
	_ = file.DeleteSheet("Sheet1")
	path := filepath.Join(t.TempDir(), "HSD_reference_2030-12-17-2029.xlsx")
	if err := file.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func sheet(t testing.TB, file *excelize.File, name string, rows [][]any) {
	t.Helper()
	if _, err := file.NewSheet(name); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := file.SetSheetRow(name, cell, &row); err != nil {
			t.Fatal(err)
		}
	}
}

// Places where somebody lives and somebody practises.
const (
	dover      = "39.158,-75.524"  // Kent
	georgetown = "38.690,-75.385"  // Sussex
	downtown   = "34.052,-118.243" // Los Angeles
)

// people is a population of one point for each of the counties on the map.
func people(t testing.TB) string {
	t.Helper()
	return write(t, "people.csv", lines("lat,lon,county_fips,beneficiaries", dover+",10001,1000", georgetown+",10005,2000", downtown+",06037,5000"))
}

// npi makes a valid NPI of a number.
func npi(n int) string {
	stem := "1" + strings.Repeat("0", 8-len(strconv.Itoa(n))) + strconv.Itoa(n)
	for check := range 10 {
		if s := stem + strconv.Itoa(check); valid(s) {
			return s
		}
	}
	panic("no check digit fits")
}

func valid(s string) bool { _, ok := data.ParseNPI(s); return ok }

// plain makes a roster with plain headers; a row is "number code place status beds", the last two optional.
func plain(t testing.TB, rows ...string) string {
	t.Helper()
	text := []string{"npi,specialty_code,name,lat,lon,status,beds"}
	for _, row := range rows {
		f := strings.Fields(row)
		f = append(f, []string{"signed", ""}[len(f)-3:]...)
		n, err := strconv.Atoi(f[0])
		if err != nil {
			t.Fatal(err)
		}
		text = append(text, strings.Join([]string{npi(n), f[1], "Provider " + f[0], f[2], f[3], f[4]}, ","))
	}
	return write(t, "roster.csv", lines(text...))
}
