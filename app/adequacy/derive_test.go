package adequacy

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"countyline/data"

	"pgregory.net/rapid"
)

func TestTheFormulaGivesEveryMinimumNumberOfTheCMSFile(t *testing.T) {
	s := cmsStandards(t)
	ref := cmsReference(t, s)
	cells := 0
	for _, c := range ref.Counties {
		for typ, sp := range s.Types {
			cells++
			required := s.FixedMinimum[sp.Code]
			if ratio := s.RatioPer1000[sp.Code][c.Type]; ratio > 0 {
				required = RequiredCount(ratio, c.Beneficiaries, c.P95)
			}
			if published := c.Requirements[typ].Required; required != published {
				t.Errorf("%s, %s (%s), %s: %d by the formula, CMS says %d", c.Name, c.State, c.SSA, sp.Code, required, published)
			}
		}
	}
	if cells != 137_514 {
		t.Errorf("%d cells compared, the file has 137,514", cells)
	}
}

func TestTheBaseTableGivesEveryLimitThatIsNotCustomised(t *testing.T) {
	s := cmsStandards(t)
	ref := cmsReference(t, s)
	custom := map[string]map[string]string{}
	for _, r := range records(t, sharedData+"cms/ma_hsd2026_td_customized.csv") {
		custom[r["ssa_code"]+r["specialty_code"]] = r
	}
	base := 0
	for _, c := range ref.Counties {
		for typ, sp := range s.Types {
			q, r := c.Requirements[typ], custom[c.SSA+sp.Code]
			if !q.Adjusted {
				base++
				if r != nil || q.Limit != s.Limits[sp.Code][c.Type] {
					t.Errorf("%s, %s, %s: %v is not the base limit", c.Name, c.State, sp.Code, q.Limit)
				}
				continue
			}
			was := data.Limit{Minutes: figure(t, r["base_minutes"]), Miles: figure(t, r["base_miles"])}
			minutes := math.Ceil(q.Limit.Miles*s.MinutesPerMile[c.Type]/5-1e-9) * 5
			if was != s.Limits[sp.Code][c.Type] || q.Limit.Miles <= was.Miles || q.Limit.Minutes != minutes {
				t.Errorf("%s, %s, %s: customised from %v to %v", c.Name, c.State, sp.Code, was, q.Limit)
			}
		}
	}
	if base+len(custom) != 137_514 {
		t.Errorf("%d base and %d customised limits, the file has 137,514", base, len(custom))
	}
}

func TestTheDistanceAloneDecidesAtTheBaseSpeed(t *testing.T) {
	s := cmsStandards(t)
	for _, c := range cmsReference(t, s).Counties {
		for typ, sp := range s.Types {
			if limit := c.Requirements[typ].Limit; RulesOf(s).Reach(c.Type, limit) != limit.Miles {
				t.Errorf("%s, %s, %s: %v reaches %v miles", c.Name, c.State, sp.Code, limit, RulesOf(s).Reach(c.Type, limit))
			}
		}
	}
}

func TestAnEstimateAgreesWithCMSWhereTheDesignationDoes(t *testing.T) {
	s := cmsStandards(t)
	ref := cmsReference(t, s)
	area := landAreas(t)
	var facts []CountyFacts
	var published []data.County
	for _, r := range records(t, sharedData+"cms/ma_hsd2026_counties.csv") {
		if area[r["fips_code"]] == 0 || r["census_pop_2023"] == "" {
			continue
		}
		facts = append(facts, CountyFacts{
			FIPS: r["fips_code"], Name: r["county"], State: r["state"], LandSqMi: area[r["fips_code"]],
			Population: int64(figure(t, r["census_pop_2023"])), Beneficiaries: int64(figure(t, r["total_beneficiaries"])),
		})
		for _, c := range ref.Counties {
			if c.SSA == r["ssa_code"] {
				published = append(published, c)
			}
		}
	}
	estimate := Derive(s, facts)
	if !estimate.Estimate {
		t.Error("the estimate does not say that it is one")
	}
	agree := 0
	for i, c := range estimate.Counties {
		cms := published[i]
		if c.Type != cms.Type {
			continue
		}
		agree++
		if c.BeneficiariesRequired != cms.BeneficiariesRequired || c.P95 != cms.P95 {
			t.Errorf("%s, %s: %d required to cover, CMS says %d", c.Name, c.State, c.BeneficiariesRequired, cms.BeneficiariesRequired)
		}
		for typ, q := range c.Requirements {
			if want := cms.Requirements[typ]; q.Required != want.Required || !want.Adjusted && q.Limit != want.Limit {
				t.Errorf("%s, %s, %s: %+v, CMS says %+v", c.Name, c.State, s.Types[typ].Code, q, want)
			}
		}
	}
	if share := float64(agree) / float64(len(facts)); len(facts) < 3000 || share < 0.993 {
		t.Errorf("%d of %d designations agree (%.1f %%)", agree, len(facts), 100*share)
	}
}

// landAreas reads square miles of land by FIPS code.
func landAreas(t *testing.T) map[string]float64 {
	t.Helper()
	b, err := os.ReadFile(sharedData + "census/2024_Gaz_counties_national.txt")
	if err != nil {
		t.Skipf("%v: real data is never part of the repository", err)
	}
	areas := map[string]float64{}
	for line := range strings.Lines(string(b)) {
		if f := strings.Split(line, "\t"); f[0] != "USPS" {
			areas[f[1]] = figure(t, strings.TrimSpace(f[6]))
		}
	}
	return areas
}

func TestRequiredCount(t *testing.T) {
	for _, c := range []struct {
		what          string
		ratio         float64
		beneficiaries int64
		p95           float64
		want          int
	}{
		{"nobody lives there", 1.67, 0, 0.1058540133, 1},
		{"a fraction rounds up", 1.67, 12_236, 0.1058540133, 3},
		{"a small fraction is still one", 0.01, 12_236, 0.1058540133, 1},
		{"an exact product stays", 10, 1_000, 0.2, 2},
		{"noise above a whole number is not a provider", 12.2, 1_000_000, 0.1 + 1e-15, 1220},
	} {
		if got := RequiredCount(c.ratio, c.beneficiaries, c.p95); got != c.want {
			t.Errorf("%s: %d, want %d", c.what, got, c.want)
		}
	}
}

func TestMoreBeneficiariesNeverNeedFewerProviders(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ratio := rapid.Float64Range(0.01, 15).Draw(t, "ratio")
		p95 := rapid.Float64Range(0.05, 0.2).Draw(t, "p95")
		n := rapid.Int64Range(0, 2_000_000).Draw(t, "beneficiaries")
		m := n + rapid.Int64Range(0, 2_000_000).Draw(t, "more")
		few, many := RequiredCount(ratio, n, p95), RequiredCount(ratio, m, p95)
		if few < 1 || many < few {
			t.Fatalf("%d for %d beneficiaries, %d for %d", few, n, many, m)
		}
	})
}

func ExampleRequiredCount() {
	// Primary care in Autauga County, Alabama (Metro): 1.67 per 1,000 of 10.6 % of 12,236 beneficiaries.
	fmt.Println(RequiredCount(1.67, 12_236, 0.1058540133))
	// Output: 3
}
