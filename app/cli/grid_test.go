package cli_test

import (
	"regexp"
	"strings"
	"testing"

	"countyline/app"
)

// columns are those of the issue, in its order.
const columns = "ssa_code,fips_code,county,state,county_type,specialty_code,specialty_name,required_count,actual_count,count_pass," +
	"max_minutes,max_miles,beneficiaries,required_percent,covered_percent,credit_points,access_pass,pass,gap"

// evaluated are the 43 types in the order of the rule: providers, then facilities.
const evaluated = "S03 007 008 010 011 012 013 014 015 016 017 018 019 020 021 022 023 025 026 027 028 029 030 031 033 034 035 036 037 " +
	"040 041 042 043 045 046 047 048 049 050 051 052 057 068"

func TestTheGridHasALineForEveryCountyAndType(t *testing.T) {
	g := quick(t, "--reference", reference(t), "--roster", plain(t, "1 008 "+dover), "--population", people(t))
	if got := strings.Join(g.header, ","); got != columns {
		t.Errorf("columns\n got %s\nwant %s", got, columns)
	}
	if len(g.rows) != len(inventedCounties)*43 {
		t.Fatalf("%d lines", len(g.rows))
	}
	types := strings.Fields(evaluated)
	percent := regexp.MustCompile(`^(\d\d?|100)\.\d{4}$`)
	for i, row := range g.rows {
		county := inventedCounties[i/43]
		if row["ssa_code"] != county.ssa || row["fips_code"] != county.fips || row["county"] != county.name || row["state"] != county.state || row["county_type"] != county.kind.String() || row["specialty_code"] != types[i%43] {
			t.Errorf("line %d is about %v, want county %s and type %s", i+2, row, county.ssa, types[i%43])
		}
		for _, flag := range []string{"count_pass", "access_pass", "pass"} {
			if row[flag] != "Y" && row[flag] != "N" {
				t.Errorf("line %d: %s is %q", i+2, flag, row[flag])
			}
		}
		if both := row["count_pass"] == "Y" && row["access_pass"] == "Y"; both != (row["pass"] == "Y") {
			t.Errorf("line %d: pass is %s with %s and %s", i+2, row["pass"], row["count_pass"], row["access_pass"])
		}
		if row["credit_points"] != "0" {
			t.Errorf("line %d: credit points %s", i+2, row["credit_points"])
		}
		if covered := row["covered_percent"]; !percent.MatchString(covered) && county.fips != "" {
			t.Errorf("line %d: covered_percent is %q", i+2, covered)
		}
	}
}

func TestBeneficiariesAreTheReferencesTotalAndNotThePointsSum(t *testing.T) {
	g := quick(t, "--reference", reference(t), "--roster", plain(t, "1 008 "+dover), "--population", people(t))
	g.want(t, kent, "008", map[string]string{"beneficiaries": "45000", "required_count": "1", "actual_count": "1", "max_minutes": "75", "max_miles": "60", "required_percent": "85", "covered_percent": "100.0000", "pass": "Y"})
	g.want(t, angeles, "S03", map[string]string{"beneficiaries": "1500000", "required_count": "7", "max_minutes": "10", "max_miles": "5", "required_percent": "90", "covered_percent": "0.0000", "pass": "N"})
}

func TestACountyWithoutPointsHasNoShareAndDoesNotPass(t *testing.T) {
	out := audit(t, "--reference", reference(t), "--roster", plain(t, "1 008 "+dover), "--population", people(t), "--formats", "csv")
	g := readGrid(t, out)
	for _, code := range strings.Fields(evaluated) {
		g.want(t, village, code, map[string]string{"covered_percent": "", "actual_count": "0", "count_pass": "N", "access_pass": "N", "pass": "N"})
	}
}

func TestBothRowsOfLosAngelesAreFedByItsPoints(t *testing.T) {
	roster := plain(t, "1 S03 "+downtown, "2 001 "+downtown, "3 006 "+downtown)
	g := quick(t, "--reference", reference(t), "--roster", roster, "--population", people(t), "--state", "ca")
	if len(g.rows) != 2*43 {
		t.Errorf("%d lines for one county with two rows", len(g.rows))
	}
	g.want(t, angeles, "S03", map[string]string{"fips_code": "06037", "required_count": "7", "actual_count": "3", "count_pass": "N", "covered_percent": "100.0000", "access_pass": "Y", "pass": "N"})
	g.want(t, angelesToo, "S03", map[string]string{"fips_code": "06037", "required_count": "2", "actual_count": "3", "count_pass": "Y", "covered_percent": "100.0000", "access_pass": "Y", "pass": "Y"})
}

func TestAPointWithAnSSACodeFeedsThatRowOnly(t *testing.T) {
	points := write(t, "points.csv", lines("lat,lon,ssa_code,beneficiaries", downtown+",05210,10", dover+",08000,10"))
	g := quick(t, "--reference", reference(t), "--roster", plain(t, "1 S03 "+downtown), "--population", points)
	g.want(t, angeles, "S03", map[string]string{"covered_percent": "", "actual_count": "0"})
	g.want(t, angelesToo, "S03", map[string]string{"covered_percent": "100.0000", "actual_count": "1"})
}

// TestAShareIsComparedUnroundedAndPrintedTruncated puts part of the people beside the provider and the rest
// far away, in the same county.
func TestAShareIsComparedUnroundedAndPrintedTruncated(t *testing.T) {
	for _, c := range []struct{ near, far, percent, access string }{
		{"899999.9", "100000.1", "89.9999", "N"},
		{"899999.999999", "100000.000001", "89.9999", "N"},
		{"900000", "100000", "90.0000", "Y"},
		{"1", "0", "100.0000", "Y"},
		{"2", "1", "66.6666", "N"},
		{"0", "3", "0.0000", "N"},
	} {
		points := write(t, "points.csv", lines("lat,lon,county_fips,beneficiaries", downtown+",06037,"+c.near, "34.70,-118.15,06037,"+c.far))
		g := quick(t, "--reference", reference(t), "--roster", plain(t, "1 S03 "+downtown), "--population", points, "--counties", angeles)
		g.want(t, angeles, "S03", map[string]string{"covered_percent": c.percent, "access_pass": c.access})
	}
}

func TestAGapIsFixableStructuralOrUnknown(t *testing.T) {
	network := []string{"1 007 " + dover}
	args := []string{"--reference", reference(t), "--population", people(t), "--counties", kent, "--roster"}
	g := quick(t, append(args, plain(t, network...))...)
	g.want(t, kent, "007", map[string]string{"pass": "Y", "gap": "none"})
	g.want(t, kent, "008", map[string]string{"pass": "N", "gap": "unknown"})
	g = quick(t, append(args, plain(t, append(network, "2 008 "+dover+" prospect", "3 011 "+downtown+" prospect")...))...)
	g.want(t, kent, "007", map[string]string{"pass": "Y", "gap": "none"})
	g.want(t, kent, "008", map[string]string{"pass": "N", "gap": "fixable", "actual_count": "0", "covered_percent": "0.0000"})
	g.want(t, kent, "011", map[string]string{"pass": "N", "gap": "structural"})
	g.want(t, kent, "013", map[string]string{"pass": "N", "gap": "structural"})
}

func TestTheScopeIsTheStatesOrTheCountiesAskedFor(t *testing.T) {
	args := []string{"--reference", reference(t), "--roster", plain(t, "1 008 "+dover), "--population", people(t)}
	for _, c := range []struct {
		flags []string
		want  string
	}{
		{nil, "05200 05210 08000 08020 65010"},
		{[]string{"--state", "DE"}, "08000 08020"},
		{[]string{"--state", "de,CA"}, "05200 05210 08000 08020"},
		{[]string{"--state", "DE", "--state", "GU"}, "08000 08020 65010"},
		{[]string{"--counties", "08020,05210"}, "05210 08020"},
		{[]string{"--counties", "08020", "--counties", "08000"}, "08000 08020"},
	} {
		var got []string
		for i, row := range quick(t, append(args, c.flags...)...).rows {
			if i%43 == 0 {
				got = append(got, row["ssa_code"])
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v: counties %v, want %s", c.flags, got, c.want)
		}
	}
}

func TestANeighboursProviderCounts(t *testing.T) {
	g := quick(t, "--reference", reference(t), "--roster", plain(t, "1 012 "+georgetown), "--population", people(t), "--counties", kent)
	g.want(t, kent, "012", map[string]string{"actual_count": "1", "pass": "Y"})
}

func TestTheVersionIsThatOfTheDocuments(t *testing.T) {
	if a := run("--version"); a.code != 0 || strings.TrimSpace(a.out) != "countyline "+app.Version {
		t.Errorf("%+v", a)
	}
}
