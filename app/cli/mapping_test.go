package cli_test

import (
	"strings"
	"testing"
)

func TestASavedMappingReadsHeadersThatNobodyKnows(t *testing.T) {
	roster := write(t, "legacy.csv", lines("Doc ID;Kind;Y Deg;X Deg;Standing", npi(1)+";008;39.158;-75.524;contracted", npi(2)+";008;39.158;-75.524;maybe"))
	mapping := write(t, "mapping.json", `{"name": "legacy", "columns": {"Doc ID": "npi", "Kind": "specialty_code", "Y Deg": "lat", "X Deg": "lon", "Standing": "status"}}`)
	args := []string{"--reference", reference(t), "--population", people(t), "--counties", kent, "--formats", "csv", "--roster", roster}
	out := audit(t, append(args, "--mapping", mapping)...)
	readGrid(t, out).want(t, kent, "008", map[string]string{"actual_count": "1", "pass": "Y"})
	if got := rejects(t, out); len(got) != 1 || got[0] != "legacy.csv|3|Standing|maybe|unknown status|rejected" {
		t.Errorf("rejected: %v", got)
	}
	oneSentence(t, "without the mapping", run(append([]string{"audit", "--out", fresh(t)}, args...)...), "mapping")
}

// TestARosterOfNobodyFailsEveryCellAndSaysWhy has rows, but none that can be taken.
func TestARosterOfNobodyFailsEveryCellAndSaysWhy(t *testing.T) {
	out := audit(t, "--reference", reference(t), "--population", people(t), "--roster", plain(t, "1 099 "+dover, "2 009 "+dover), "--formats", "csv,html")
	for _, row := range readGrid(t, out).rows {
		if row["actual_count"] != "0" || row["pass"] != "N" || row["gap"] != "unknown" {
			t.Errorf("%v", row)
		}
	}
	if got := rejects(t, out); len(got) != 2 || !strings.Contains(got[1], "|009|") {
		t.Errorf("rejected: %v", got)
	}
}

func TestTheSameFileTwiceCountsOnce(t *testing.T) {
	roster := plain(t, "1 008 "+dover, "2 040 "+dover+" signed 80")
	out := audit(t, "--reference", reference(t), "--population", people(t), "--roster", roster, "--roster", roster, "--formats", "csv")
	g := readGrid(t, out)
	g.want(t, kent, "008", map[string]string{"actual_count": "1"})
	g.want(t, kent, "040", map[string]string{"actual_count": "80"})
	if got := rejects(t, out); len(got) != 2 || !strings.Contains(got[0], "duplicate") {
		t.Errorf("rejected: %v", got)
	}
}

// TestTheStateTemplateIsReadAsItIs takes the real roster of a state with its 33 columns, by place names alone.
func TestTheStateTemplateIsReadAsItIs(t *testing.T) {
	roster := shared(t, "roster/ca_dmhc_roster_fresno_2000rows.csv")
	workbook := shared(t, "cms/hsd_reference_2026-12-17-2025_no_CO.xlsx")
	paper(t)
	out := audit(t, "--reference", workbook, "--roster", roster, "--counties", "05200,05090", "--formats", "csv,html")
	g, counted := readGrid(t, out), 0
	for _, row := range g.rows {
		if row["actual_count"] != "0" {
			counted++
		}
	}
	if len(g.rows) != 2*43 || counted == 0 {
		t.Errorf("%d lines, %d with somebody who counts", len(g.rows), counted)
	}
	if html := read(t, out, "filing.html"); !strings.Contains(html, "2,000 rows") {
		t.Error("the filing does not say how many rows there were")
	}
}
