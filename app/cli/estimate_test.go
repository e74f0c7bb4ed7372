package cli_test

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

const notice = "estimate: import the CMS file"

// documents are the words of everything that an audit writes.
func documents(t *testing.T, dir string) map[string]string {
	t.Helper()
	words := map[string]string{"filing.html": read(t, dir, "filing.html")}
	book, err := excelize.OpenFile(filepath.Join(dir, "adequacy.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, cells := range rows {
			words["adequacy.xlsx "+name] += strings.Join(cells, "\t") + "\n"
		}
	}
	if reader, err := exec.LookPath("pdftotext"); err == nil {
		text, err := exec.Command(reader, "-layout", filepath.Join(dir, "filing.pdf"), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		for i, page := range strings.Split(strings.TrimSuffix(string(text), "\f"), "\f") {
			words[fmt.Sprintf("filing.pdf page %d", i+1)] = strings.Join(strings.Fields(page), " ")
		}
	} else {
		t.Log("pdftotext is not on this machine, so the PDF is not read back")
	}
	return words
}

func TestWithoutAReferenceEveryDocumentSaysItIsAnEstimate(t *testing.T) {
	paper(t)
	dir := fresh(t)
	a := run("audit", "--roster", plain(t, "1 008 "+dover, "2 099 "+dover), "--state", "DE", "--as-of", "2026-02-01", "--out", dir)
	if a.code != 0 || !strings.Contains(a.err, notice) {
		t.Fatalf("exit %d: %s", a.code, a.err)
	}
	g := readGrid(t, dir)
	if strings.Join(g.header, ",") != columns+",note" || len(g.rows) != 3*43 {
		t.Errorf("%d lines under %v", len(g.rows), g.header)
	}
	for i, row := range g.rows {
		if row["note"] != notice || row["ssa_code"] != "" || len(row["fips_code"]) != 5 || row["beneficiaries"] == "0" || row["required_count"] == "0" {
			t.Errorf("line %d: %v", i+2, row)
		}
	}
	for name, text := range documents(t, dir) {
		lists := name == "adequacy.xlsx Servicing providers" || name == "adequacy.xlsx Set aside" // they repeat the roster's rows
		if !lists && !strings.Contains(strings.ToLower(text), strings.ToLower(notice)) {
			t.Errorf("%s does not say %q", name, notice)
		}
	}
}

func TestWithAReferenceNoDocumentCallsTheStandardsAnEstimate(t *testing.T) {
	paper(t)
	out := audit(t, "--reference", reference(t), "--population", people(t), "--roster", plain(t, "1 008 "+dover), "--state", "DE")
	for name, text := range documents(t, out) {
		if strings.Contains(strings.ToLower(text), strings.ToLower(notice)) || strings.Contains(text, "stimates from") {
			t.Errorf("%s calls something an estimate", name)
		}
	}
	if html := read(t, out, "filing.html"); !strings.Contains(html, "CMS HSD Reference File, 2030 criteria") && !strings.Contains(html, "CMS HSD Reference File, 2029 criteria") {
		t.Error("the filing does not name its reference")
	}
}

func TestBuiltInPointsAreCalledAnEstimateBesideARealReference(t *testing.T) {
	paper(t)
	out := audit(t, "--reference", reference(t), "--roster", plain(t, "1 008 "+dover), "--state", "DE")
	if html := read(t, out, "filing.html"); !strings.Contains(html, "ZIP points at 17% of residents") || !strings.Contains(html, "not the CMS sample file") {
		t.Error("the filing does not say where its points come from")
	}
	if html := read(t, audit(t, "--reference", reference(t), "--roster", plain(t, "1 008 "+dover), "--state", "DE", "--population-share", "12.5"), "filing.html"); !strings.Contains(html, "ZIP points at 12.50% of residents") {
		t.Error("the filing does not say at which share")
	}
}

// TestDerivedFiguresFollowTheRule uses a county of known size: Kent, DE had 181,851 residents in 2020 and 586 square
// miles of land, which makes it Metro or Micro by 42 CFR 422.116(c), never Rural.
func TestDerivedFiguresFollowTheRule(t *testing.T) {
	g := quick(t, "--roster", plain(t, "1 008 "+dover), "--counties", "10001,06037,48301")
	for county, want := range map[string]struct{ kind, minutes, percent string }{
		"10001": {"Metro", "30", "90"}, "06037": {"Large Metro", "20", "90"}, "48301": {"CEAC", "95", "85"}, // Loving County, TX
	} {
		g.want(t, county, "008", map[string]string{"county_type": want.kind, "max_minutes": want.minutes, "required_percent": want.percent})
	}
	g.want(t, "48301", "S03", map[string]string{"required_count": "1"})
}
