package intake

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"countyline/data"
)

func TestAFileOfUnknownHeadersShowsHowToWriteItsMapping(t *testing.T) {
	path := write(t, "odd.csv", "Prov ID,\"Kind \"\"A\"\"\",Postal Code\n1992840490,003,93710\n")
	opt := rosterOptions(t)
	opt.Mappings = []Mapping{{Name: "theirs", Columns: map[string]Field{"Prov ID": FieldNPI, "Gone": FieldCode}}}
	_, _, err := ReadRosters(context.Background(), []string{path}, opt)
	said := sentence(t, err)
	for _, part := range []string{
		"the NPI or the specialty code or name.", `Its columns are Prov ID, Kind "A", Postal Code;`,
		`the mapping "theirs" was not used because the file has no column "Gone"`, "specialty_code, specialty,",
	} {
		if !strings.Contains(said, part) {
			t.Errorf("%q does not say %q", said, part)
		}
	}
	from, to := strings.Index(said, "{"), strings.LastIndex(said, "}")
	var draft Mapping
	if err := json.Unmarshal([]byte(said[from:to+1]), &draft); err != nil || draft.Columns["Postal Code"] != FieldZIP || len(draft.Columns) != 3 || draft.Check() != nil {
		t.Fatalf("%v: %+v in %q", err, draft, said)
	}
	draft.Columns["Prov ID"], draft.Columns[`Kind "A"`] = FieldNPI, FieldCode
	opt.Mappings = []Mapping{draft}
	roster, _, err := ReadRosters(context.Background(), []string{path}, opt)
	if err != nil || len(roster.Participations) != 1 {
		t.Errorf("%+v, %v", roster, err)
	}
}

func TestAMappingWithAnUnknownFieldIsRefused(t *testing.T) {
	wrong := []Mapping{{Name: "theirs", Columns: map[string]Field{"Y": "latitude", "Prov ID": FieldNPI}}}
	path := write(t, "good.csv", "npi,specialty_code,zip\n1992840490,003,93710\n")
	_, _, rosterErr := ReadRosters(context.Background(), []string{path}, RosterOptions{Mappings: wrong})
	_, _, populationErr := ReadPopulation(context.Background(), path, PopulationOptions{Mappings: wrong})
	for _, err := range []error{wrong[0].Check(), rosterErr, populationErr} {
		var e *data.Error
		if !errors.As(err, &e) || e.Code != "bad_mapping" || !strings.Contains(e.Message, `"latitude" for the column "Y"`) || !strings.Contains(e.Message, "lat, lon, address") {
			t.Errorf("%v", err)
		}
	}
}

func TestAMappingThatFitsButLacksAFieldSaysSo(t *testing.T) {
	path := write(t, "odd.csv", "Prov ID,Kind,Where\n1992840490,003,93710\n")
	_, _, err := ReadRosters(context.Background(), []string{path}, RosterOptions{Mappings: []Mapping{{Name: "half", Columns: map[string]Field{"Prov ID": FieldNPI, "Where": FieldZIP}}}})
	if said := sentence(t, err); !strings.Contains(said, `the mapping "half" fits them`) || !strings.Contains(said, `"Prov ID": "npi"`) {
		t.Error(said)
	}
}

func TestAMappingIsLaidOverTheKnownHeaders(t *testing.T) {
	path := write(t, "r.csv", "npi,Prov ID,Kind,lat,lon,zip\n1740295419,1992840490,003,36.8,-119.8,93710\n")
	opt := rosterOptions(t)
	opt.Mappings = []Mapping{{Name: "theirs", Columns: map[string]Field{"Prov ID": FieldNPI, "Kind": FieldCode, "zip": ""}}}
	roster, report, err := ReadRosters(context.Background(), []string{path}, opt)
	if err != nil || len(roster.Participations) != 1 {
		t.Fatal(report, err)
	}
	p, file := roster.Participations[0], report.Files[0]
	if p.NPI.String() != "1992840490" || p.Location.Lat != 36.8 || p.Location.Lon != -119.8 || file.Mapping != "theirs" || !slices.Equal(file.Ignored, []string{"npi", "zip"}) {
		t.Errorf("%+v in %+v", p, file)
	}
}
