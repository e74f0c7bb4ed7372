package intake

import (
	"context"
	"slices"
	"strings"
	"testing"

	"countyline/data"
)

func TestAFileIsToldByItsColumns(t *testing.T) {
	for _, c := range []struct {
		name, text string
		kind       data.DatasetKind
		lacks      int
		column     Column
	}{
		{"a roster", "List of November\nNPI,Specialty,ZIP,Fax\n1992840490,Internal Medicine,93710,none\n", data.RosterFile, 0, Column{"Specialty", FieldSpecialty, []string{"Internal Medicine"}}},
		{"points", "zip,beneficiaries\n93710,5\n93711,6\n", data.PopulationFile, 0, Column{"zip", FieldZIP, []string{"93710", "93711"}}},
		{"enrollment", "county,state,enrollment\nFresno,CA,5\n", data.EnrollmentFile, 0, Column{"county", FieldCounty, []string{"Fresno"}}},
		{"members", "county,state,Total Members\nFresno,CA,5\n", data.EnrollmentFile, 0, Column{"state", FieldState, []string{"CA"}}},
		{"a count of whom it does not say", "county,state,total_beneficiaries\nFresno,CA,5\n", "", 0, Column{"county", FieldCounty, []string{"Fresno"}}},
		{"eligibles", "county,state,eligibles\nFresno,CA,5\n", "", 0, Column{"eligibles", FieldBeneficiaries, []string{"5"}}},
		{"a roster of strange words", "NPI,Kind of Doctor,ZIP\n1992840490,Heart,93710\n", data.RosterFile, 1, Column{"Kind of Doctor", "", []string{"Heart"}}},
	} {
		look, err := LookAt(context.Background(), write(t, "f.csv", c.text), "", RosterOptions{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		found := slices.ContainsFunc(look.Columns, func(x Column) bool {
			return x.Header == c.column.Header && x.Field == c.column.Field && slices.Equal(x.Samples, c.column.Samples)
		})
		if look.Kind != c.kind || len(look.Lacks) != c.lacks || !found {
			t.Errorf("%s: %+v", c.name, look)
		}
	}
}

func TestALookFollowsTheUsersChoices(t *testing.T) {
	path := write(t, "f.csv", "Number,Kind of Doctor,ZIP\n1992840490,Heart,93710\n")
	mapping := Mapping{Name: "mine", Columns: map[string]Field{"Number": FieldNPI, "Kind of Doctor": FieldSpecialty}}
	for _, c := range []struct {
		opt   RosterOptions
		lacks int
	}{
		{RosterOptions{}, 2},
		{RosterOptions{Assume: map[Field]string{FieldCode: "008"}}, 1},
		{RosterOptions{Mappings: []Mapping{mapping}}, 0},
	} {
		look, err := LookAt(context.Background(), path, data.RosterFile, c.opt)
		if err != nil || look.Kind != data.RosterFile || len(look.Lacks) != c.lacks {
			t.Errorf("%+v: %+v %v", c.opt, look, err)
		}
	}
}

func TestAWorkbookIsToldByItsSheets(t *testing.T) {
	look, err := LookAt(context.Background(), shared(t, "cms/hsd_reference_2026-12-17-2025_no_CO.xlsx"), "", RosterOptions{})
	if err != nil || look.Kind != data.ReferenceFile {
		t.Errorf("%+v %v", look, err)
	}
}

func TestWhatIsAssumedFillsOnlyWhatTheRowLeavesOpen(t *testing.T) {
	text := "npi,zip,status,specialty_code\n" + npiOf(1) + ",93710,,\n" + npiOf(2) + ",93710,active,\n" + npiOf(3) + ",93710,,029\n"
	opt := rosterOptions(t)
	opt.Assume = map[Field]string{FieldCode: "008", FieldStatus: "prospect"}
	roster, _, err := ReadRosters(context.Background(), []string{write(t, "f.csv", text)}, opt)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range roster.Participations {
		got = append(got, p.Specialty+" "+p.Status.String())
	}
	if want := []string{"008 prospect", "008 active", "029 prospect"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func FuzzLook(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte("zip,beneficiaries\n93710,5\n"))
	f.Add([]byte("\"\n"))
	f.Add([]byte(archive(f, workbookParts(`<row><c t="inlineStr"><is><t>npi</t></is></c></row>`))))
	f.Fuzz(func(t *testing.T, text []byte) {
		look, err := LookAt(context.Background(), fuzzFile(t, text), "", RosterOptions{})
		if (look == nil) == (err == nil) {
			t.Errorf("%+v beside %v", look, err)
		}
		if err != nil && strings.TrimSpace(sentence(t, err)) == "" {
			t.Error("no sentence")
		}
	})
}
