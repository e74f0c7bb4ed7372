package cli_test

import (
	"strings"
	"testing"
)

// contracted is one provider per status word, all under types of their own, in two counties far apart.
var contracted = []struct{ code, word, status string }{
	{"007", "signed", "signed"},
	{"008", "contracted", "signed"},
	{"010", "Executed", "signed"},
	{"011", "par", "signed"},
	{"012", "Y", "signed"},
	{"013", "active", "active"},
	{"014", "LOI", "LOI"},
	{"015", "Letter of Intent", "LOI"},
	{"016", "prospect", "prospect"},
	{"017", "non-par", "prospect"},
	{"018", "terminated", "terminated"},
	{"019", "Termed", "terminated"},
}

func contractedRoster(t *testing.T) string {
	t.Helper()
	text := []string{"npi,specialty_code,name,lat,lon,status"}
	for i, c := range contracted {
		text = append(text, npi(10+i)+","+c.code+",Kay,"+dover+","+c.word, npi(40+i)+","+c.code+",Lee,"+downtown+","+c.word)
	}
	return write(t, "statuses.csv", lines(text...))
}

func TestWhatAStatusIsWorthDependsOnTheKindOfFiling(t *testing.T) {
	roster, ref, points := contractedRoster(t), reference(t), people(t)
	for _, c := range []struct {
		filing             []string
		kent, angeles      string // status words that count there
		says               string
		kentGap, kentCount string // of the type with a letter of intent
	}{
		{nil, "signed active", "signed active", "operating", "structural", "0"},
		{[]string{"--filing", "operating"}, "signed active", "signed active", "operating", "structural", "0"},
		{[]string{"--filing", "initial"}, "signed active LOI", "signed active LOI", "initial", "none", "1"},
		{[]string{"--filing", "expansion", "--expansion-counties", kent}, "signed active LOI", "signed active", "expansion", "none", "1"},
		{[]string{"--filing", "expansion", "--expansion-counties", angeles}, "signed active", "signed active LOI", "expansion", "structural", "0"},
		{[]string{"--filing", "expansion", "--expansion-counties", kent + "," + angeles}, "signed active LOI", "signed active LOI", "expansion", "none", "1"},
	} {
		g := quick(t, append(c.filing, "--reference", ref, "--population", points, "--roster", roster)...)
		for _, p := range contracted {
			for county, counted := range map[string]string{kent: c.kent, angeles: c.angeles} {
				want := map[string]string{"actual_count": "0", "covered_percent": "0.0000", "pass": "N"}
				if strings.Contains(counted, p.status) {
					want = map[string]string{"actual_count": "1", "covered_percent": "100.0000", "pass": "Y", "gap": "none"}
				}
				g.want(t, county, p.code, want)
			}
			if p.status == "prospect" {
				g.want(t, kent, p.code, map[string]string{"gap": "fixable"})
			}
			if p.status == "terminated" {
				g.want(t, kent, p.code, map[string]string{"gap": "structural"})
			}
		}
	}
}

func TestALetterOfIntentCanCloseAGapOnceItIsSigned(t *testing.T) {
	roster := plain(t, "1 008 "+dover+" LOI", "2 010 "+dover+" prospect")
	g := quick(t, "--reference", reference(t), "--population", people(t), "--counties", kent, "--roster", roster)
	g.want(t, kent, "008", map[string]string{"actual_count": "0", "pass": "N", "gap": "fixable"})
}

// providerTable and facilityTable are HSD tables as CMS has them: no coordinates, no status, a row per county served.
const (
	providerHeader = "SSA State/County Code\tName of Physician or Mid-Level Practitioner\tNational Provider Identifier (NPI) Number\tSpecialty\tSpecialty Code\tContract Type\tProvider Street Address\tProvider City\tProvider State Code\tProvider Zip Code\tIf PCP Accepts New Patients?\tMedical Group Affiliation\tModel Contract Amendment\tLetter of Intent"
	facilityHeader = "SSA State/County Code\tFacility or Service Type\tFacility Specialty Code\tNational Provider Identifier (NPI) Number\t# of Staffed, Medicare-Certified Beds\tFacility Name\tProvider Street Address\tProvider City\tProvider State Code\tProvider Zip Code\tModel Contract Amendment\tLetter of Intent"
)

func TestHSDTablesAreReadAsCMSHasThem(t *testing.T) {
	provider := func(ssa string, n int, code, letter string) string {
		return strings.Join([]string{ssa, "Doe, Jo", npi(n), "", code, "DC", "12 Loockerman St", "Dover", "DE", "19901", "Y", "DC", "N", letter}, "\t")
	}
	facility := func(ssa string, n int, beds, street, zip string) string {
		return strings.Join([]string{ssa, "Acute Inpatient Hospitals", "040", npi(n), beds, "Bay General", street, "Dover", "DE", zip, "N", ""}, "\t")
	}
	providers := write(t, "HSD_provider.txt", lines(providerHeader,
		provider("08000", 1, "008", ""), provider("08020", 1, "008", ""), provider("08010", 1, "008", ""), // served from one office
		provider("08000", 2, "008", "Y"),
		provider("08000", 3, "001", ""), provider("08000", 3, "006", ""), // one person under two codes of primary care
		provider("08000", 3, "006", ""))) // listed twice
	facilities := write(t, "HSD_facility.txt", lines(facilityHeader,
		facility("08000", 7, "40", "640 State St", "19901"), facility("08020", 7, "40", "640 State St", "19901"), // one campus, two counties served
		facility("08000", 7, "40", "1 Campus Dr", "19904"), // a second campus with as many beds
		facility("08000", 8, "", "9 Small Ln", "19901")))   // beds not known
	args := []string{"--reference", reference(t), "--population", people(t), "--roster", providers, "--roster", facilities, "--state", "DE", "--formats", "csv"}
	out := audit(t, args...)
	g := readGrid(t, out)
	g.want(t, kent, "008", map[string]string{"actual_count": "1", "pass": "Y"})
	g.want(t, kent, "S03", map[string]string{"actual_count": "1", "count_pass": "N"})
	g.want(t, kent, "040", map[string]string{"required_count": "80", "actual_count": "80", "pass": "Y"})
	want := []string{
		"HSD_provider.txt|8|National Provider Identifier (NPI) Number|" + npi(3) + "|duplicate: NPI, specialty, location, county and status as on line 7|rejected",
		"HSD_facility.txt|5|# of Staffed, Medicare-Certified Beds||a hospital without beds; it was taken with 0 beds|warning",
	}
	if got := rejects(t, out); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("rejected.csv has\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	g = quick(t, append(args, "--filing", "initial")...)
	g.want(t, kent, "008", map[string]string{"actual_count": "2"})
}

func TestAHospitalIsNeededWhateverTheBeds(t *testing.T) {
	g := quick(t, "--reference", reference(t), "--population", people(t), "--roster", plain(t, "1 040 "+georgetown+" signed 500", "2 040 "+downtown+" signed 9"))
	g.want(t, sussex, "040", map[string]string{"required_count": "90", "actual_count": "500", "pass": "Y"})
	g.want(t, angelesToo, "040", map[string]string{"required_count": "10", "actual_count": "9", "count_pass": "N", "access_pass": "Y", "pass": "N"})
	g.want(t, kent, "041", map[string]string{"actual_count": "0", "count_pass": "N"})
}

func TestTheSameNPIAtASecondLocationIsNoDuplicate(t *testing.T) {
	out := audit(t, "--reference", reference(t), "--population", people(t), "--roster", plain(t, "1 008 "+dover, "1 008 "+downtown, "1 008 "+dover+" active", "1 010 "+dover), "--formats", "csv")
	if got := rejects(t, out); len(got) != 0 {
		t.Errorf("rejected: %v", got)
	}
	g := readGrid(t, out)
	g.want(t, kent, "008", map[string]string{"actual_count": "1"})
	g.want(t, angeles, "008", map[string]string{"actual_count": "1"})
}

// TestPrimaryCareIsOneTypeUnderSevenCodes reads S03, which others write; 001 to 006 are never judged alone.
func TestPrimaryCareIsOneTypeUnderSevenCodes(t *testing.T) {
	g := quick(t, "--reference", reference(t), "--population", people(t), "--roster",
		plain(t, "1 S03 "+dover, "2 001 "+dover, "3 002 "+dover, "4 003 "+dover, "5 004 "+dover, "6 005 "+dover, "7 006 "+dover, "7 001 "+dover))
	g.want(t, kent, "S03", map[string]string{"actual_count": "7", "pass": "Y"})
	for _, row := range g.rows {
		if code := row["specialty_code"]; code >= "001" && code <= "006" {
			t.Errorf("a line for %s", code)
		}
	}
}
