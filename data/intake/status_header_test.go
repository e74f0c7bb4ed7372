package intake

import (
	"context"
	"slices"
	"strings"
	"testing"

	"countyline/data"
)

func TestAColumnThatMaySayWhoIsContractedIsNeverPassedOver(t *testing.T) {
	for column, want := range map[string]string{
		"provider_status": "read", "network_participation_status": "read", "ContractStatus": "read", "Provider Network Participation Status": "read",
		"Contracting Status Code": "read", "Accepting Status": "ignored", "License Status": "ignored", "Employment Status": "ignored", "Panel Status": "ignored",
		"New Patient Status": "ignored", "Board Certification Status": "ignored", "Credentialing Status": "ignored",
		"Westside status": "refused", "record_status_2": "refused", "Enrollment Status": "refused", "License or Network Status": "refused",
	} {
		path := write(t, "r.csv", "npi,specialty_code,zip,"+column+"\n1992840490,003,93710,terminated\n")
		roster, _, err := ReadRosters(context.Background(), []string{path}, rosterOptions(t))
		if want == "refused" {
			if err == nil {
				t.Errorf("%s: %+v", column, roster)
			} else if said := sentence(t, err); !strings.Contains(said, `"`+column+`"`) || !strings.Contains(said, "mapping file") {
				t.Errorf("%s: %s", column, said)
			}
			continue
		}
		if err != nil || len(roster.Participations) != 1 {
			t.Errorf("%s: %+v, %v", column, roster, err)
			continue
		}
		read, ignored := roster.Participations[0].Status == data.Terminated, slices.Equal(roster.Files[0].Ignored, []string{column})
		if read != (want == "read") || ignored != (want == "ignored") {
			t.Errorf("%s is read: %v, ignored: %v", column, read, ignored)
		}
	}
}

func TestASecondStatusColumnIsNotChosenSilently(t *testing.T) {
	path := write(t, "r.csv", "npi,specialty_code,zip,Status,Participating\n1992840490,003,93710,active,N\n")
	opt := rosterOptions(t)
	_, _, err := ReadRosters(context.Background(), []string{path}, opt)
	if said := sentence(t, err); !strings.Contains(said, `"Participating"`) {
		t.Error(said)
	}
	for _, columns := range []map[string]Field{{"Participating": FieldStatus}, {"Status": ""}} {
		opt.Mappings = []Mapping{{Name: "theirs", Columns: columns}}
		roster, _, err := ReadRosters(context.Background(), []string{path}, opt)
		if err != nil || len(roster.Participations) != 1 || roster.Participations[0].Status != data.Prospect {
			t.Errorf("%v: %+v, %v", columns, roster, err)
		}
	}
}

func TestAnUnclearStatusColumnOfAWorkbookIsRefused(t *testing.T) {
	row := func(cells ...string) string {
		return `<row><c t="inlineStr"><is><t>` + strings.Join(cells, `</t></is></c><c t="inlineStr"><is><t>`) + `</t></is></c></row>`
	}
	path := write(t, "r.xlsx", archive(t, workbookParts(row("npi", "specialty code", "zip", "West status")+row("1992840490", "003", "93710", "N"))))
	opt := rosterOptions(t)
	_, _, err := ReadRosters(context.Background(), []string{path}, opt)
	if said := sentence(t, err); !strings.Contains(said, `"West status"`) {
		t.Error(said)
	}
	opt.Mappings = []Mapping{{Name: "theirs", Columns: map[string]Field{"West status": ""}}}
	if roster, _, err := ReadRosters(context.Background(), []string{path}, opt); err != nil || len(roster.Participations) != 1 {
		t.Error(roster, err)
	}
}
