package intake

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"countyline/data"
)

const small = "npi,name,specialty_code,zip\n1992840490,Almasri,003,93710\n1740295419,\"Aw, Than\",S03,93710\n"

func TestTheSameRosterInEveryFormat(t *testing.T) {
	tabs := strings.NewReplacer(",0", "\t0", ",S", "\tS", ",9", "\t9", ",A", "\tA", ",\"", "\t\"", ",n", "\tn", ",s", "\ts", ",z", "\tz").Replace(small)
	wide := utf16.Encode([]rune("\uFEFF" + small))
	little, big := make([]byte, 0, 2*len(wide)), make([]byte, 0, 2*len(wide))
	for _, u := range wide {
		little, big = append(little, byte(u), byte(u>>8)), append(big, byte(u>>8), byte(u))
	}
	for name, text := range map[string]string{
		"CSV":                      small,
		"with a byte order mark":   "\uFEFF" + small,
		"Windows line ends":        strings.ReplaceAll(small, "\n", "\r\n"),
		"old Macintosh line ends":  strings.ReplaceAll(small, "\n", "\r"),
		"without a last line end":  strings.TrimSuffix(small, "\n"),
		"TSV":                      tabs,
		"pipe":                     strings.ReplaceAll(tabs, "\t", "|"),
		"semicolon":                strings.ReplaceAll(tabs, "\t", ";"),
		"UTF-16, little end first": string(little),
		"UTF-16, big end first":    string(big),
		"a title above":            "Roster of October\n\n" + small,
		"blank lines":              strings.ReplaceAll(small, "\n", "\n\n,,,\n"),
		"blanks around the cells":  strings.ReplaceAll(strings.ReplaceAll(small, "003", " 003 "), "name", " Name "),
	} {
		roster, report := readRoster(t, "roster.csv", text)
		if len(roster.Participations) != 2 || report.Rows != 2 || len(report.Rejects) != 0 {
			t.Errorf("%s: %d taken, %+v", name, len(roster.Participations), report)
			continue
		}
		if p := roster.Participations[1]; p.Name != "Aw, Than" || p.Specialty != "S03" || p.Location.ZIP != "93710" || p.Status != data.Signed || p.Location.Quality != data.ZIPPoint {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestAWorkbookIsReadSheetBySheet(t *testing.T) {
	file := excelize.NewFile()
	for i, row := range [][]any{{"Our network"}, {"NPI", "Name", "Specialty Code", "ZIP"}, {1992840490, "Almasri", 3, 93710}, {}, {"1740295419", "Aw, Than", "S03", "01001"}} {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		_ = file.SetSheetRow("Sheet1", cell, &row)
	}
	_, _ = file.NewSheet("Facilities")
	for i, row := range [][]any{{"NPI", "Facility Name", "Specialty Code", "# of Staffed,\nMedicare-Certified Beds", "Zip Code"}, {1366502502, "General", "040", 120, "93710"}} {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		_ = file.SetSheetRow("Facilities", cell, &row)
	}
	_, _ = file.NewSheet("Notes")
	_ = file.SetCellStr("Notes", "A1", "nothing to read here")
	path := filepath.Join(t.TempDir(), "roster.xlsx")
	if err := file.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	roster, report, err := ReadRosters(context.Background(), []string{path}, rosterOptions(t))
	if err != nil {
		t.Fatal(err)
	}
	addsUp(t, roster, report)
	if len(roster.Participations) != 3 || len(report.Files) != 2 || report.Files[1].Name != "roster.xlsx [Facilities]" {
		t.Fatalf("%+v, %+v", roster.Participations, report)
	}
	if p := roster.Participations[1]; p.Row.Line != 5 || p.Location.ZIP != "01001" {
		t.Errorf("%+v", p)
	}
	if p := roster.Participations[2]; p.Beds != 120 || p.Row != (data.RowRef{File: 1, Line: 2}) {
		t.Errorf("%+v", p)
	}
}

func TestTheHSDTablesAreReadInEveryColumnOrder(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want data.Participation
	}{
		"provider table": {
			"SSA State/County Code,Name of Physician or Mid-Level Practitioner,National Provider Identifier (NPI) Number,Specialty,Specialty Code,Contract Type,Provider Street Address,Provider City,Provider State Code,Provider Zip Code,If PCP Accepts New Patients?,Medical Group Affiliation,Model Contract Amendment,Letter of Intent\n" +
				"05090,EYAD ALMASRI,1992840490,Internal Medicine,003,DC,6311 N Fresno St,Fresno,CA,93710,Y,DC,N,Y\n",
			data.Participation{NPI: 1992840490, Name: "EYAD ALMASRI", Specialty: "003", SSA: "05090", Status: data.LOI},
		},
		"facility table, specified order": {
			"SSA State/County Code,Facility or Service Type,Facility Specialty Code,National Provider Identifier (NPI) Number,\"# of Staffed, Medicare-Certified Beds\",Facility Name,Provider Street Address,Provider City,Provider State Code,Provider Zip Code,Model Contract Amendment,Letter of Intent\n" +
				"5090,Acute Inpatient Hospitals,40,1992840490,120,General Hospital,1 Main St,Fresno,CA,93710,N,\n",
			data.Participation{NPI: 1992840490, Name: "General Hospital", Specialty: "040", SSA: "05090", Status: data.Signed, Beds: 120},
		},
		"facility table, order of real files": {
			"SSA State/County Code,Facility Name,NPI,Specialty,Specialty Code,Facility Street Address,Facility City,Facility State,Facility ZIP Code,Number of Beds,Letter of Intent\n" +
				"05090,General Hospital,1992840490,Acute Inpatient Hospitals,040,1 Main St,Fresno,CA,93710,120,\n",
			data.Participation{NPI: 1992840490, Name: "General Hospital", Specialty: "040", SSA: "05090", Status: data.Signed, Beds: 120},
		},
	} {
		roster, report := readRoster(t, "hsd.csv", c.text)
		if len(roster.Participations) != 1 || len(report.Rejects) != 0 {
			t.Errorf("%s: %+v", name, report)
			continue
		}
		got := roster.Participations[0]
		place := got.Location
		got.Location, got.Row = data.Location{}, data.RowRef{}
		if got != c.want || place.ZIP != "93710" || place.State != "CA" || place.City != "Fresno" || place.Street == "" || place.CountyFIPS != "" {
			t.Errorf("%s: %+v at %+v", name, got, place)
		}
	}
}

func TestAProviderListedPerCountyServedIsNotADuplicate(t *testing.T) {
	const header = "SSA State/County Code,NPI,Specialty Code,Street Address,City,State,Zip\n"
	const rest = ",1992840490,003,6311 N Fresno St,Fresno,CA,93710\n"
	roster, report := readRoster(t, "hsd.csv", header+"05090"+rest+"05190"+rest)
	if len(roster.Participations) != 2 || len(report.Rejects) != 0 {
		t.Errorf("%+v, %+v", roster.Participations, report.Rejects)
	}
}

func TestUnknownHeadersNeedAMapping(t *testing.T) {
	const text = "Prov ID,Discipline,Where,Deal\n1992840490,Internal Medicine,93710,par\n"
	path := write(t, "odd.csv", text)
	opt := rosterOptions(t)
	_, _, err := ReadRosters(context.Background(), []string{path}, opt)
	if said := sentence(t, err); !strings.Contains(said, "Prov ID, Discipline, Where, Deal") || !strings.Contains(said, "the NPI or the specialty code or name or the place") {
		t.Errorf("said %q", said)
	}
	saved, err := json.Marshal(Mapping{Name: "Odd vendor", Columns: map[string]Field{"Prov ID": FieldNPI, "Discipline": FieldSpecialty, "Where": FieldZIP, "Deal": FieldStatus}})
	if err != nil {
		t.Fatal(err)
	}
	var loaded Mapping
	if err := json.Unmarshal(saved, &loaded); err != nil {
		t.Fatal(err)
	}
	opt.Mappings = []Mapping{{Name: "other", Columns: map[string]Field{"NPI#": FieldNPI}}, loaded}
	roster, report, err := ReadRosters(context.Background(), []string{path}, opt)
	if err != nil {
		t.Fatal(err)
	}
	if len(roster.Participations) != 1 || roster.Participations[0].Specialty != "003" || report.Files[0].Mapping != "Odd vendor" {
		t.Errorf("%+v, %+v", roster, report)
	}
}

func TestLettersOutsideUTF8AreReadAsWindows1252(t *testing.T) {
	roster, report := readRoster(t, "roster.csv", "npi,name,specialty_code,zip\n1992840490,Pe\xF1a,003,93710\n1740295419,Muñoz,003,93710\n1366502502,\x81,003,93710\n")
	if len(roster.Participations) != 2 || roster.Participations[0].Name != "Peña" || roster.Participations[1].Name != "Muñoz" {
		t.Errorf("%+v", roster.Participations)
	}
	if r := report.Rejects; len(r) != 2 || !r[0].Warning || r[0].Line != 2 || r[0].Class != BadEncoding || r[1].Warning || r[1].Line != 4 || r[1].Class != BadEncoding {
		t.Errorf("%+v", r)
	}
}

func TestAFileInWindows1252IsSaidOnce(t *testing.T) {
	var text strings.Builder
	text.WriteString("npi,name,specialty_code,zip\n" + npiOf(1) + ",Munoz,003,93710\n")
	const rows = 1200
	for i := range rows {
		text.WriteString(npiOf(i+2) + ",Pe\xF1a,003,93710\n")
	}
	text.WriteString(npiOf(2) + ",Pe\xF1a,003,93710\n") // a duplicate is not among the rows read
	roster, report := readRoster(t, "roster.csv", text.String())
	if r := report.Rejects; len(roster.Participations) != rows+1 || len(r) != 2 || !r[0].Warning || r[0].Line != 3 || !strings.Contains(r[0].Reason, "1,200 rows") || r[1].Class != Duplicate || report.Warned != 1 {
		t.Errorf("%d taken, %d warned, %+v", len(roster.Participations), report.Warned, r)
	}
}

func TestLinesAreCountedThroughQuotedCells(t *testing.T) {
	roster, report := readRoster(t, "roster.csv", "npi,name,specialty_code,zip\n1992840490,\"Almasri\nEyad \"\"E.\"\"\",003,93710\n123,x,003,93710\n1740295419,5\" pipe,003,93710\n")
	if len(roster.Participations) != 2 || roster.Participations[0].Row.Line != 2 || roster.Participations[0].Name != `Almasri Eyad "E."` || roster.Participations[1].Row.Line != 5 || roster.Participations[1].Name != `5" pipe` {
		t.Errorf("%+v", roster.Participations)
	}
	if len(report.Rejects) != 1 || report.Rejects[0].Line != 4 {
		t.Errorf("%+v", report.Rejects)
	}
}

func TestARowWithTooManyCellsIsReported(t *testing.T) {
	roster, report := readRoster(t, "roster.csv", "npi,name,specialty_code,zip\n1992840490,Aw, Than,003,93710\n1740295419,ok,003,93710,,\n1366502502,short,003\n")
	if len(roster.Participations) != 1 || report.Rejects[0].Class != BadRow || report.Rejects[1].Class != NoLocation {
		t.Errorf("%+v, %+v", roster.Participations, report.Rejects)
	}
}
