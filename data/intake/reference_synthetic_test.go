package intake

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"countyline/data"
)

// book is a small reference file of an invented year, to be bent by a test.
type book map[string][][]any

// otherYear has shifted header rows, numbers where texts were, a facility code that no year had (069) and neither notes nor
// certificates of need.
func otherYear() book {
	return book{
		"MASTER ": {
			{"Maximum time and distance"},
			{"Code", "Specialty", "Geographic  Type"},
			{nil, nil, "Large Metro", nil, "Metro", nil, "Micro", nil, "Rural", nil, "CEAC"},
			{nil, nil, "Maximum Time\n(minutes)", "Maximum Distance", "Maximum Time", "Maximum Distance", "Maximum Time", "Maximum Distance", "Maximum Time", "Maximum Distance", "Maximum Time", "Maximum Distance"},
			{"S03", "Primary Care", 10, 5, 15, 10, 30, 20, 40, 30, 70, 60},
			{7, "Allergy", 30, 15, 45, 30, 80, 60, 90, 75, 125, 110},
			{40, "Hospitals", 20, 10, 45, 30, 80, 60, 75, 60, 110, 100},
			{69, "Mobile Crisis Team", 20, 10, 45, 30, 80, 60, 75, 60, 110, 100},
		},
		"Minimum  Provider #s": {
			{"CY 2031"},
			{"a note"},
			{},
			{"COUNTY", "ST", "COUNTY_STATE", "SSACD", "TOTAL\nBENEFICIARIES", "COUNTY  DESIGNATION", "95th PERCENTILE BASE\nPOPULATION RATIO", "BENEFICIARIES REQUIRED  TO COVER", "General Practice", "Primary Care\n(see Notes)", "Allergy"},
			{},
			{nil, nil, nil, nil, nil, nil, nil, nil, "001", "S03", 7},
			{"Autauga", "AL", "Autauga, AL", 1000, 12236, "Metro", 0.1058540133, 1296, nil, 3, 1},
			{"Baldwin", "AL", "Baldwin, AL", "01010", 64923, "Rural", 0.1058540133, 6873, nil, 12, 2},
		},
		"Minimum Facility #s": {
			{"COUNTY", "ST", "SSACD", "TOTAL BENEFICIARIES", "COUNTY DESIGNATION", "Acute Inpatient Hospital Beds", "Mobile Crisis Team"},
			{nil, nil, nil, nil, nil, "040", "069"},
			{"Autauga", "AL", "01000", 12236, "Metro", 16, 1},
			{"Baldwin", "AL", "01010", 64923, "Rural", 84, 2},
		},
		"Provider Time & Distance": {
			{},
			{"COUNTY", "ST", "SSACD", "COUNTY DESIGNA-TION", "General Practice", nil, "Primary Care", nil, "Allergy", nil},
			{nil, nil, nil, nil, "001", nil, "S03", nil, "007", nil},
			{nil, nil, nil, nil, "Time", "Distance", "Time", "Distance", "Time", "Distance"},
			{"Baldwin", "AL", "01010", "Rural", nil, nil, 40, 30, 100, 85},
			{"Autauga", "AL", "01000", "Metro", nil, nil, 15, 10, 45, 30},
		},
		"Facility Time & Distance": {
			{"COUNTY", "ST", "SSACD", "COUNTY DESIGNA-TION", "Hospitals", nil, "Mobile Crisis Team", nil},
			{nil, nil, nil, nil, 40, nil, 69, nil},
			{nil, nil, nil, nil, "Time", "Distance", "Time", "Distance"},
			{"Autauga", "AL", "01000", "Metro", 45, 30, 45, 30},
			{"Baldwin", "AL", "01010", "Rural", 75, 60, 75, 60},
		},
		"Criteria Changes": {
			{"County", "SSA Code", "State", "Specialty Code", "2031 Distance (miles)", "2031 Time (minutes)", "2030 Distance (miles)", "2030 Time (minutes)", "Reason for Change"},
			{"Baldwin", "01010", "AL", 7, 85, 100, 75, 90, "Customization"},
		},
	}
}

func (b book) save(t testing.TB, name string) string {
	t.Helper()
	file := excelize.NewFile()
	for sheet, rows := range b {
		if _, err := file.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			cell, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := file.SetSheetRow(sheet, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = file.DeleteSheet("Sheet1")
	path := filepath.Join(t.TempDir(), name)
	if err := file.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func (b book) read(t testing.TB) (*data.Reference, *Report, error) {
	t.Helper()
	return ReadReference(context.Background(), b.save(t, "HSD_reference.xlsx"), ReferenceOptions{})
}

func TestAFileOfAnotherYearLoads(t *testing.T) {
	ref, report, err := otherYear().read(t)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, s := range ref.Types {
		codes = append(codes, s.Code)
	}
	if strings.Join(codes, " ") != "S03 007 040 069" || ref.Year != 2031 || len(report.Rejects) != 0 {
		t.Fatalf("types %v, year %d, report %+v", codes, ref.Year, report)
	}
	if s := ref.Types[3]; s.Name != "Mobile Crisis Team" || s.Unit != data.Facilities || s.Kind != data.FacilityKind {
		t.Errorf("the new type is %+v", s)
	}
	want := data.County{
		SSA: "01010", Name: "Baldwin", State: "AL", Type: data.Rural, Beneficiaries: 64923, P95: 0.1058540133, BeneficiariesRequired: 6873,
		Requirements: []data.Requirement{
			{Required: 12, Limit: data.Limit{Minutes: 40, Miles: 30}},
			{Required: 2, Limit: data.Limit{Minutes: 100, Miles: 85}, Adjusted: true},
			{Required: 84, Limit: data.Limit{Minutes: 75, Miles: 60}},
			{Required: 2, Limit: data.Limit{Minutes: 75, Miles: 60}},
		},
	}
	got := ref.Counties[1]
	for i := range want.Requirements {
		if got.Requirements[i] != want.Requirements[i] {
			t.Errorf("%s: %+v instead of %+v", codes[i], got.Requirements[i], want.Requirements[i])
		}
	}
	if got.Key() != want.Key() || got.Beneficiaries != want.Beneficiaries || got.P95 != want.P95 || got.Type != want.Type || ref.Counties[0].SSA != "01000" {
		t.Errorf("county %+v", got)
	}
	if len(ref.Changes) != 1 || ref.Changes[0].Specialty != "007" || ref.Changes[0].Now.Miles != 85 || ref.Changes[0].Before.Minutes != 90 {
		t.Errorf("changes %+v", ref.Changes)
	}
}

func TestACountyThatASheetLacksIsNamed(t *testing.T) {
	b := otherYear()
	b["Facility Time & Distance"] = b["Facility Time & Distance"][:4]
	ref, report, err := b.read(t)
	if err != nil {
		t.Fatal(err)
	}
	if len(ref.Counties) != 1 || report.Rejected != 1 || report.Rows != 2 || !strings.Contains(report.Rejects[0].Reason, "Baldwin, AL (01010) is missing in the sheet \"Facility Time & Distance\"") {
		t.Errorf("%d counties, report %+v", len(ref.Counties), report)
	}
}

func TestWhatIsWrongWithAReferenceFileIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		bend func(b book)
		says string // in the error, or in the only entry of the report
	}{
		"a sheet is missing":           {func(b book) { delete(b, "Minimum Facility #s") }, "not the CMS HSD Reference File"},
		"no header row":                {func(b book) { b["Minimum Facility #s"] = b["Minimum Facility #s"][2:] }, "no header row"},
		"no codes":                     {func(b book) { b["Minimum Facility #s"][1] = []any{"x"} }, "no specialty codes"},
		"a type without limits":        {func(b book) { b["Facility Time & Distance"][1][6] = 70 }, "069"},
		"limits without a type":        {func(b book) { b["Minimum Facility #s"][1][6] = nil }, "has limits for the code 069"},
		"a code twice":                 {func(b book) { b["Minimum Facility #s"][1][6] = "040" }, "twice"},
		"a county type unknown":        {func(b book) { b["Minimum  Provider #s"][7][5] = "Suburban" }, "unknown county designation \"Suburban\""},
		"a minimum that is not whole":  {func(b book) { b["Minimum  Provider #s"][7][9] = 1.5 }, "no whole minimum number for S03"},
		"a minimum missing":            {func(b book) { b["Minimum Facility #s"][3][5] = nil }, "no whole minimum number for 040"},
		"a limit missing":              {func(b book) { b["Provider Time & Distance"][4][7] = "NA" }, "no time and distance for S03"},
		"beneficiaries are a word":     {func(b book) { b["Minimum  Provider #s"][7][4] = "many" }, "no whole number of total beneficiaries"},
		"a county twice":               {func(b book) { b["Minimum  Provider #s"][7][3] = "01000" }, "listed twice"},
		"a county on a later sheet":    {func(b book) { b["Facility Time & Distance"][4][2] = "01011" }, "Baldwin"},
		"two sheets disagree on class": {func(b book) { b["Provider Time & Distance"][4][3] = "CEAC" }, "is CEAC in the sheet"},
	} {
		t.Run(name, func(t *testing.T) {
			b := otherYear()
			c.bend(b)
			_, report, err := b.read(t)
			said := ""
			if err != nil {
				said = sentence(t, err)
			} else if len(report.Rejects) > 0 {
				said = report.Rejects[0].Reason
			}
			if !strings.Contains(said, c.says) {
				t.Errorf("said %q, not %q", said, c.says)
			}
		})
	}
}

func TestTheDateOfAFileIsInItsName(t *testing.T) {
	for name, want := range map[string]data.Source{
		"hsd_reference_2026-12-17-2025_no_CO.xlsx": {Name: "CMS HSD Reference File, 2026 criteria", AsOf: "2025-12-17"},
		"HSD Reference File 12.17.2025.xlsx":       {Name: "CMS HSD Reference File, 2025 criteria", AsOf: "2025-12-17"},
		"hsd-2027-01-05.xlsx":                      {Name: "CMS HSD Reference File, 2027 criteria", AsOf: "2027-01-05"},
		"reference_2028.xlsx":                      {Name: "CMS HSD Reference File, 2028 criteria", AsOf: "2028"},
		"download(3).xlsx":                         {Name: "CMS HSD Reference File"},
		"hsd 13-45-2025.xlsx":                      {Name: "CMS HSD Reference File, 2025 criteria", AsOf: "2025"},
	} {
		if got, _ := sourceOf(name, 0); got != want {
			t.Errorf("%s: %+v instead of %+v", name, got, want)
		}
	}
}

func TestADesignationThatDiffersIsWarnedOfOnce(t *testing.T) {
	b := otherYear()
	sheet := b["Provider Time & Distance"]
	sheet[5][3] = "Rural" // Autauga, the first county of the minimum numbers
	ref, report, err := b.read(t)
	if err != nil {
		t.Fatal(err)
	}
	if len(ref.Counties) != 2 || report.Warned != 1 || len(report.Rejects) != 1 || !strings.Contains(report.Rejects[0].Reason, "Autauga, AL (01000) is Rural in the sheet") {
		t.Errorf("%d counties, report %+v", len(ref.Counties), report)
	}
}
