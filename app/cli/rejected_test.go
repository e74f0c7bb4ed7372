package cli_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestEveryRowIsTakenOrReported has one row of each fault among good ones.
func TestEveryRowIsTakenOrReported(t *testing.T) {
	roster := write(t, "faults.csv", lines(
		"npi,specialty_code,specialty,name,address,city,state,zip,county,lat,lon,status,beds",
		npi(1)+",008,,Again,1 MAIN ST.,dover,DE,19901,Kent,"+dover+",signed,",
		npi(1)[:9]+string('0'+(npi(1)[9]-'0'+1)%10)+",008,,Digit,,,,,,"+dover+",signed,",
		"12345,008,,Short,,,,,,"+dover+",signed,",
		npi(2)+",099,,Code,,,,,,"+dover+",signed,",
		npi(3)+",,Basket Weaving,Name,,,,,,"+dover+",signed,",
		npi(4)+",008,,Abroad,,,,,,48.85,2.35,signed,",
		npi(5)+",008,,Box,P.O. Box 12,Dover,DE,19903,,,,signed,",
		npi(6)+",008,,Word,,,,,,"+dover+",hopefully,",
		npi(1)+",008,,Good,1 Main St,Dover,DE,19901,Kent,"+dover+",signed,",
		npi(7)+",008,,Nowhere,,,,,,,,signed,",
		npi(8)+",040,,Hospital,,,,,,"+dover+",signed,",
		npi(9)+",008,,Wrong County,,,DE,,Sussex,"+dover+",signed,",
		npi(10)+",008,,M\xfcller,,,,,,"+dover+",signed,",
		npi(11)+",008,,By ZIP,,,,19901,,,,signed,",
		npi(12)+",008,,By City,,Dover,DE,,,,,signed,",
		npi(13)+",008,,By County,,,DE,,Kent,,,signed,",
		npi(14)+",,Cardiology,By Name,,,,,,"+dover+",par,",
	))
	out := audit(t, "--reference", reference(t), "--population", people(t), "--counties", kent, "--roster", roster, "--formats", "csv,html")
	want := []struct{ line, column, kind, says string }{
		{"3", "npi", "rejected", "check digit"},
		{"4", "npi", "rejected", "NPI"},
		{"5", "specialty_code", "rejected", "unknown specialty"},
		{"6", "specialty", "rejected", "unknown specialty"},
		{"7", "lat", "rejected", "outside the US"},
		{"8", "address", "rejected", "P.O. box"},
		{"9", "status", "rejected", "unknown status"},
		{"10", "npi", "rejected", "duplicate"},
		{"11", "zip", "rejected", "no location"},
		{"12", "beds", "warning", "0 beds"},
		{"13", "county", "warning", "the row was taken as stated"},
		{"14", "", "warning", "encoding"},
	}
	header, rows := table(t, filepath.Join(out, "rejected.csv"))
	if strings.Join(header, ",") != "file,line,column,value,reason,kind" {
		t.Errorf("columns %v", header)
	}
	for i, row := range rows {
		if i >= len(want) {
			t.Errorf("one too many: %v", row)
			continue
		}
		w := want[i]
		if row["file"] != "faults.csv" || row["line"] != w.line || w.column != "" && row["column"] != w.column || row["kind"] != w.kind || !strings.Contains(row["reason"], w.says) {
			t.Errorf("got %v, want %+v", row, w)
		}
	}
	if len(rows) < len(want) {
		t.Errorf("only %d remarks", len(rows))
	}
	// 1, 9 and 10 to 14 are cardiologists that count.
	readGrid(t, out).want(t, kent, "008", map[string]string{"actual_count": "7", "pass": "Y"})
	html := read(t, out, "filing.html")
	for _, says := range []string{"9 roster rows were set aside", "17 rows", "ZIP point", "city point", "county point"} {
		if !strings.Contains(html, says) {
			t.Errorf("the filing does not say %q", says)
		}
	}
}

func TestRowsOfTwoFilesAreToldApart(t *testing.T) {
	one, two := plain(t, "1 008 "+dover, "2 099 "+dover), plain(t, "1 008 "+dover, "3 099 "+dover)
	for path, day := range map[string]time.Time{one: time.Date(2025, 3, 4, 12, 0, 0, 0, time.Local), two: time.Date(2025, 5, 6, 12, 0, 0, 0, time.Local)} {
		if err := os.Chtimes(path, day, day); err != nil {
			t.Fatal(err)
		}
	}
	out := audit(t, "--reference", reference(t), "--population", people(t), "--counties", kent, "--roster", one, "--roster", two, "--formats", "csv,html")
	if html := strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(read(t, out, "filing.html"), " ")), " "); !strings.Contains(html, "roster.csv, 2 rows, 1 set aside Mar 4, 2025") || !strings.Contains(html, "roster.csv (2), 2 rows, 2 set aside May 6, 2025") {
		t.Errorf("the filing does not tell the two files apart: %s", html[strings.Index(html, "roster.csv"):][:300])
	}
	want := []string{
		"roster.csv|3|specialty_code|099|unknown specialty: no HSD type has this code|rejected",
		"roster.csv (2)|2|npi|" + npi(1) + "|duplicate: NPI, specialty, location, county and status as on line 2 of roster.csv|rejected",
		"roster.csv (2)|3|specialty_code|099|unknown specialty: no HSD type has this code|rejected",
	}
	if got := rejects(t, out); !slices.Equal(got, want) {
		t.Errorf("rejected.csv has\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAPopulationRowIsTakenOrReportedToo(t *testing.T) {
	points := write(t, "points.csv", lines(
		"zip,lat,lon,county_fips,beneficiaries",
		"19901,"+dover+",10001,100",
		"19901,"+dover+",10001,many",
		"19901,"+dover+",10001,-3",
		"19901,"+dover+",1,5",
		"19901,48.85,2.35,10001,5",
		"00000,,,,5",
		"19901,,,,50", // placed and named by its ZIP code
		"19901,"+dover+",99999,7",
		"19901,"+dover+",99998,8",
	))
	out := fresh(t)
	a := run("audit", "--reference", reference(t), "--population", points, "--roster", plain(t, "1 008 "+dover), "--counties", kent, "--formats", "csv,html", "--out", out)
	if a.code != 0 {
		t.Fatal(a.err)
	}
	want := []string{"3|beneficiaries|many", "4|beneficiaries|-3", "5|county_fips|1", "6|lat|48.85", "7|zip|00000"}
	got := rejects(t, out)
	if len(got) != len(want) {
		t.Errorf("rejected.csv has\n%s", strings.Join(got, "\n"))
	}
	for i, w := range want {
		if i < len(got) && (!strings.HasPrefix(got[i], "points.csv|"+w+"|") || !strings.HasSuffix(got[i], "|rejected")) {
			t.Errorf("got %s, want %s", got[i], w)
		}
	}
	const notice = "2 population points name a county that the reference does not have (99998, 99999) and were left out."
	if !strings.Contains(a.err, "Note: "+notice+"\n") || !strings.Contains(read(t, out, "filing.html"), notice) {
		t.Errorf("the points without a county are not spoken of: %s", a.err)
	}
	readGrid(t, out).want(t, kent, "008", map[string]string{"covered_percent": "100.0000"})
}

func TestBuiltInPointsElsewhereAreNoNews(t *testing.T) {
	a := run("audit", "--reference", reference(t), "--roster", plain(t, "1 008 "+dover), "--counties", kent, "--formats", "csv", "--out", fresh(t))
	if a.code != 0 || strings.Contains(a.err, "name a county") {
		t.Errorf("exit %d: %s", a.code, a.err)
	}
}
