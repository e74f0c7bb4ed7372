package intake

import (
	"strings"
	"testing"

	"countyline/data"
)

const plainHeader = "npi,name,specialty_code,specialty,address,city,state,zip,county,county_fips,ssa_code,lat,lon,status,loi,beds\n"

// plainRow is a good row of the plain layout, to be spoiled one cell at a time.
func plainRow() map[string]string {
	return map[string]string{
		"npi": "1992840490", "name": "Almasri", "specialty_code": "003", "address": "6311 N Fresno St", "city": "Fresno", "state": "CA", "zip": "93710",
		"lat": "36.8241", "lon": "-119.7627", "status": "signed",
	}
}

func plainLine(cells map[string]string) string {
	var line []string
	for _, name := range strings.Split(strings.TrimSpace(plainHeader), ",") {
		line = append(line, cells[name])
	}
	return strings.Join(line, ",") + "\n"
}

func TestEveryReasonToRejectARow(t *testing.T) {
	for _, c := range []struct {
		column, value string
		class         Class
		reason        string
	}{
		{"npi", "1992840491", BadNPI, "NPI check digit is wrong"},
		{"npi", "199284049", BadNPI, "an NPI has ten digits"},
		{"npi", "3992840490", BadNPI, "an NPI begins with 1 or 2"},
		{"npi", "1.99284E+09", BadNPI, "the spreadsheet shortened the NPI and its last digits are lost; format the column as text and export again"},
		{"npi", "", BadNPI, "no NPI"},
		{"npi", "NA", BadNPI, "no NPI"},
		{"specialty_code", "044", BadSpecialty, "unknown specialty: no HSD type has this code"},
		{"specialty_code", "1234", BadSpecialty, "unknown specialty"},
		{"specialty_code", "Alchemy", BadSpecialty, "unknown specialty"},
		{"specialty_code", "Pediatric Endocrinology", BadSpecialty, "specialty not counted: pediatric, not an HSD type"},
		{"specialty_code", "", BadSpecialty, "no specialty"},
		{"status", "perhaps", BadStatus, "unknown status"},
		{"status", "", BadStatus, "the status is blank"},
		{"loi", "maybe", BadStatus, "letter of intent is neither Y, N nor blank"},
		{"lat", "0", BadCoordinates, "coordinates outside the US"},
		{"lat", "north", BadCoordinates, "the latitude is not a number of degrees"},
		{"lat", "NaN", BadCoordinates, "the latitude is not a number of degrees"},
		{"lat", "", BadCoordinates, "longitude without latitude"},
		{"lon", "", BadCoordinates, "latitude without longitude"},
		{"lon", "119.7627", BadCoordinates, "coordinates outside the US: the longitude has lost its minus sign"},
		{"lon", "1e999", BadCoordinates, "the longitude is not a number of degrees"},
		{"lat", "-36.8241", BadCoordinates, "coordinates outside the US: the latitude has a minus sign too many"},
	} {
		row := plainRow()
		row[c.column] = c.value
		roster, report := readRoster(t, "roster.csv", plainHeader+plainLine(row))
		if len(report.Rejects) != 1 || len(roster.Participations) != 0 {
			t.Errorf("%s %q: %d taken, report %+v", c.column, c.value, len(roster.Participations), report.Rejects)
			continue
		}
		got := report.Rejects[0]
		shown := c.value
		if got.Line != 2 || got.File != "roster.csv" || got.Class != c.class || !strings.Contains(got.Reason, c.reason) || got.Value != shown && c.column == got.Column || got.Warning {
			t.Errorf("%s %q: %+v", c.column, c.value, got)
		}
	}
}

func TestCoordinatesOutsideTheCountrySayWhatTheyLookLike(t *testing.T) {
	for _, c := range []struct{ lat, lon, says string }{
		{"0", "0", "0, 0 is in the sea"},
		{"-119.7627", "36.8241", "swapped"},
		{"119.7627", "36.8241", "swapped, and the longitude has lost"},
		{"36.8", "119.7", "minus sign"},
		{"51.5", "-0.12", "outside the US"},
		{"91", "-119", "outside the US"},
	} {
		if s := readSpot(c.lat, c.lon); s.stated || !strings.Contains(s.problem, c.says) {
			t.Errorf("%s, %s: %+v", c.lat, c.lon, s)
		}
	}
}

func TestEveryStateAndTerritoryIsInTheCountry(t *testing.T) {
	for place, c := range map[string][2]string{
		"Key West": {"24.555", "-81.78"}, "Angle Inlet MN": {"49.345", "-95.07"}, "Cape Alava WA": {"48.164", "-124.73"}, "Lubec ME": {"44.86", "-66.98"},
		"Anchorage": {"61.2", "-149.9"}, "Attu": {"52.9", "172.9"}, "Utqiagvik": {"71.29", "-156.79"}, "Hilo": {"19.7", "-155.08"},
		"San Juan PR": {"18.46", "-66.1"}, "Christiansted VI": {"17.75", "-64.7"}, "Hagåtña": {"13.47", "144.75"}, "Saipan": {"15.2", "145.75"}, "Pago Pago": {"-14.27", "-170.7"},
	} {
		if s := readSpot(c[0], c[1]); !s.stated {
			t.Errorf("%s: %+v", place, s)
		}
	}
}

func TestARowIsTakenWithAWarning(t *testing.T) {
	for _, c := range []struct {
		column, value string
		class         Class
		reason        string
	}{
		{"specialty", "Cardiology", BadSpecialty, "the name belongs to code 008; the code 003 was taken"},
		{"specialty", "Pediatric Endocrinology", BadSpecialty, "the name means no HSD type; the code 003 was taken"},
		{"address", "PO Box 12", POBox, "P.O. box: the row was taken at its coordinates, but CMS does not accept the address"},
		{"loi", "Y", BadStatus, "the row says both signed and letter of intent; it was taken as a letter of intent"},
		{"county", "Los Angeles", BadCounty, "the coordinates are in Fresno County, CA, but the row says Los Angeles County, CA; the row was taken as stated"},
		{"county_fips", "6037", BadCounty, "the coordinates are in Fresno County, CA, but the row says Los Angeles County, CA; the row was taken as stated"},
		{"county", "Atlantis", BadCounty, "no county of this name in the state; the row was taken without it"},
		{"ssa_code", "x1", BadCounty, "an SSA code has five digits; the row was taken without it"},
		{"zip", "937", NoLocation, ""},
		{"zip", "937x0", NoLocation, "a ZIP code has five or nine digits; the row was taken without it"},
		{"state", "Cal", NoLocation, "unknown state; the row was taken without it"},
	} {
		row := plainRow()
		row[c.column] = c.value
		roster, report := readRoster(t, "roster.csv", plainHeader+plainLine(row))
		if c.reason == "" {
			if len(report.Rejects) != 0 {
				t.Errorf("%s %q: %+v", c.column, c.value, report.Rejects)
			}
			continue
		}
		if len(roster.Participations) != 1 || len(report.Rejects) != 1 || report.Warned != 1 {
			t.Errorf("%s %q: %d taken, report %+v", c.column, c.value, len(roster.Participations), report)
			continue
		}
		if got := report.Rejects[0]; !got.Warning || got.Class != c.class || got.Reason != c.reason || got.Value != c.value || got.Column != c.column {
			t.Errorf("%s %q: %+v", c.column, c.value, got)
		}
	}
}

func TestARowWithoutCoordinatesIsFoundByZIPThenCityThenCounty(t *testing.T) {
	for _, c := range []struct {
		what    string
		cells   map[string]string
		quality data.Quality
		reject  Class
	}{
		{"ZIP", nil, data.ZIPPoint, ""},
		{"ZIP+4", map[string]string{"zip": "93710-8612"}, data.ZIPPoint, ""},
		{"unknown ZIP", map[string]string{"zip": "00000"}, data.CityPoint, ""},
		{"unknown city", map[string]string{"zip": "", "city": "Nowhere", "county": "Fresno"}, data.CountyPoint, ""},
		{"county by code", map[string]string{"zip": "", "city": "", "state": "", "county_fips": "06019"}, data.CountyPoint, ""},
		{"nothing", map[string]string{"zip": "", "city": "", "county": ""}, 0, NoLocation},
		{"a county served is not a place", map[string]string{"zip": "", "city": "", "ssa_code": "05090"}, 0, NoLocation},
		{"P.O. box", map[string]string{"address": "P.O. Box 7"}, 0, POBox},
	} {
		row := plainRow()
		row["lat"], row["lon"] = "", ""
		for k, v := range c.cells {
			row[k] = v
		}
		roster, report := readRoster(t, "roster.csv", plainHeader+plainLine(row))
		if c.reject != "" {
			if len(report.Rejects) != 1 || report.Rejects[0].Class != c.reject {
				t.Errorf("%s: %+v", c.what, report.Rejects)
			}
			continue
		}
		if len(roster.Participations) != 1 || roster.Participations[0].Location.Quality != c.quality {
			t.Errorf("%s: %+v, report %+v", c.what, roster.Participations, report.Rejects)
			continue
		}
		if l := roster.Participations[0].Location; l.Lat < 35.5 || l.Lat > 38 || l.Lon > -118 || l.Lon < -121 {
			t.Errorf("%s: at %v, %v", c.what, l.Lat, l.Lon)
		}
	}
}

func TestStatusWordsFold(t *testing.T) {
	for want, words := range map[data.Status]string{
		data.Signed:     "Contracted|EXECUTED|par|In-Network|signed|Y|yes",
		data.Active:     "active|Participating|loaded",
		data.LOI:        "LOI|Letter of Intent|letter-of-intent",
		data.Prospect:   "prospect|target|recruit|Non-Par|N",
		data.Terminated: "terminated|Termed|INACTIVE",
	} {
		for _, word := range strings.Split(words, "|") {
			row := plainRow()
			row["status"] = word
			roster, _ := readRoster(t, "roster.csv", plainHeader+plainLine(row))
			if len(roster.Participations) != 1 || roster.Participations[0].Status != want {
				t.Errorf("%q is %+v, not %s", word, roster.Participations, want)
			}
		}
	}
}

func TestALetterOfIntentIsReadFromItsColumn(t *testing.T) {
	for _, c := range []struct {
		status, loi string
		want        data.Status
	}{
		{"", "Y", data.LOI}, {"signed", "N", data.Signed}, {"terminated", "Y", data.Terminated}, {"prospect", "yes", data.LOI}, {"loi", "", data.LOI},
	} {
		row := plainRow()
		row["status"], row["loi"] = c.status, c.loi
		roster, report := readRoster(t, "roster.csv", plainHeader+plainLine(row))
		if len(roster.Participations) != 1 || roster.Participations[0].Status != c.want {
			t.Errorf("status %q, loi %q: %+v, %+v", c.status, c.loi, roster.Participations, report.Rejects)
		}
	}
	roster, _ := readRoster(t, "roster.csv", "npi,specialty_code,zip,loi\n1992840490,003,93710,\n1740295419,003,93710,Y\n")
	if p := roster.Participations; len(p) != 2 || p[0].Status != data.Signed || p[1].Status != data.LOI {
		t.Errorf("without a status column: %+v", p)
	}
}

func TestADuplicateIsTheSameNPICodeLocationCountyAndStatus(t *testing.T) {
	for _, c := range []struct {
		column, value string
		taken         int
	}{
		{"name", "Another spelling", 1},
		{"address", "6311 north", 2},
		{"address", "6311 N. FRESNO ST.", 1},
		{"lat", "36.82412", 1},
		{"lat", "36.8243", 2},
		{"specialty_code", "001", 2},
		{"ssa_code", "05090", 2},
		{"status", "active", 2},
		{"npi", "1740295419", 2},
	} {
		first, second := plainRow(), plainRow()
		second[c.column] = c.value
		roster, report := readRoster(t, "roster.csv", plainHeader+plainLine(first)+plainLine(second))
		if len(roster.Participations) != c.taken || report.Duplicates != 2-c.taken || report.Rejected != 2-c.taken {
			t.Errorf("%s %q: %d taken, report %+v", c.column, c.value, len(roster.Participations), report)
		}
	}
}

func TestADuplicateInASecondFileIsOneToo(t *testing.T) {
	text := plainHeader + plainLine(plainRow())
	paths := []string{write(t, "roster.csv", text), write(t, "roster.csv", text)}
	roster, report, err := ReadRosters(t.Context(), paths, rosterOptions(t))
	if err != nil {
		t.Fatal(err)
	}
	addsUp(t, roster, report)
	if len(roster.Participations) != 1 || len(report.Rejects) != 1 || report.Rejects[0].File != "roster.csv (2)" || !strings.Contains(report.Rejects[0].Reason, "line 2 of roster.csv") {
		t.Errorf("%+v", report)
	}
}

func TestAHospitalsBedsAreRead(t *testing.T) {
	for text, want := range map[string]int32{"120": 120, "1,200": 1200, "312.0": 312, "": 0, "NA": 0, "-999": 0, "0": 0, "many": 0, "99999999999": 0} {
		beds, doubt := readBeds(text)
		if beds != want || (doubt == "") != (want > 0) {
			t.Errorf("%q is %d beds, doubt %q", text, beds, doubt)
		}
	}
	row := plainRow()
	row["specialty_code"], row["beds"] = "040", "-999"
	roster, report := readRoster(t, "roster.csv", plainHeader+plainLine(row))
	if len(roster.Participations) != 1 || report.Warned != 1 || report.Rejects[0].Class != BadBeds {
		t.Errorf("%+v, %+v", roster.Participations, report.Rejects)
	}
}

func TestCodesAndNumbersThatASpreadsheetSpoiledAreRepaired(t *testing.T) {
	row := map[string]string{
		"npi": "1992840490.0", "specialty_code": "3.0", "zip": "1001", "state": "massachusetts", "county_fips": "25013.0", "ssa_code": "1000", "status": "signed",
	}
	roster, report := readRoster(t, "roster.csv", plainHeader+plainLine(row))
	if len(roster.Participations) != 1 || len(report.Rejects) != 0 {
		t.Fatalf("%+v", report.Rejects)
	}
	p := roster.Participations[0]
	if p.NPI != 1992840490 || p.Specialty != "003" || p.Location.ZIP != "01001" || p.Location.State != "MA" || p.Location.CountyFIPS != "25013" || p.SSA != "01000" {
		t.Errorf("%+v", p)
	}
}

func TestAPostOfficeBoxIsToldFromAStreet(t *testing.T) {
	for street, want := range map[string]bool{
		"P.O. Box 12": true, "PO BOX 12": true, "p o box 7": true, "Post Office Box 9": true, "POB 3": true, "Box 44": true, "POBox77": true, "P.O. Drawer 5": true,
		"12 Main St, PO Box 7": false, "Box Elder Ave": false, "100 Post Office Rd": false, "": false, "Pobble Lane": false,
	} {
		if got := isPOBox(street); got != want {
			t.Errorf("%q: %v", street, got)
		}
	}
}
