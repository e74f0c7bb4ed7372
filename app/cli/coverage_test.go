package cli_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"countyline/data"
)

// somewhere is a point of people or a provider, as the test writes it and judges it again.
type somewhere struct {
	lat, lon float64 // degrees
	county   string  // of people
	number   int64   // people in millionths, or the provider's number
	code     string  // of a provider, as it is judged
}

// miles is the great-circle distance, by the formula of haversines on a sphere of 3,958.7613 miles.
func miles(a, b somewhere) float64 {
	const degree = math.Pi / 180
	y, x := math.Sin((b.lat-a.lat)*degree/2), math.Sin((b.lon-a.lon)*degree/2)
	return 2 * 3958.7613 * math.Asin(math.Sqrt(y*y+math.Cos(a.lat*degree)*math.Cos(b.lat*degree)*x*x))
}

// minutesPerMile are the factors CMS's own limits follow.
var minutesPerMile = map[string]float64{"Large Metro": 2, "Metro": 1.5, "Micro": 1.3, "Rural": 1.2, "CEAC": 1.1}

// reckon compares every point with every provider, for one line of the grid.
func reckon(row map[string]string, county string, points, providers []somewhere) (count int, percent string) {
	limit := func(name string) float64 { f, _ := strconv.ParseFloat(row[name], 64); return f }
	found := map[int64]bool{}
	var covered, total int64
	for _, p := range points {
		if p.county != county {
			continue
		}
		total += p.number
		served := false
		for _, q := range providers {
			d := miles(p, q)
			if q.code == row["specialty_code"] && d <= limit("max_miles") && d*minutesPerMile[row["county_type"]] <= limit("max_minutes")+1e-9 {
				served, found[q.number] = true, true
			}
		}
		if served {
			covered += p.number
		}
	}
	if total == 0 {
		return 0, ""
	}
	ratio := new(big.Int).Mul(big.NewInt(covered), big.NewInt(1_000_000))
	ratio.Quo(ratio, big.NewInt(total))
	digits := fmt.Sprintf("%05d", ratio.Int64())
	return len(found), digits[:len(digits)-4] + "." + digits[len(digits)-4:]
}

// scatter puts people and providers at random around the middle of each county.
func scatter(seed uint64, middles map[string]somewhere, order []string) (points, providers []somewhere) {
	random := rand.New(rand.NewPCG(seed, 7))
	degrees := func(f, spread float64) float64 { return math.Round((f+spread*(random.Float64()-0.5))*1e6) / 1e6 }
	for _, county := range order {
		m := middles[county]
		for range 30 {
			points = append(points, somewhere{lat: degrees(m.lat, 0.8), lon: degrees(m.lon, 0.8), county: county, number: random.Int64N(9e9)})
		}
		for range 60 {
			providers = append(providers, somewhere{
				lat: degrees(m.lat, 1.6), lon: degrees(m.lon, 1.6), number: random.Int64N(90),
				code: []string{"S03", "008", "012", "041", "046"}[random.IntN(5)],
			})
		}
	}
	return points, providers
}

func populationOf(t *testing.T, column string, points []somewhere) string {
	t.Helper()
	text := []string{"lat,lon," + column + ",beneficiaries"}
	for _, p := range points {
		text = append(text, fmt.Sprintf("%.6f,%.6f,%s,%d.%06d", p.lat, p.lon, p.county, p.number/1e6, p.number%1e6))
	}
	return write(t, "points.csv", lines(text...))
}

func rosterOf(t *testing.T, providers []somewhere) string {
	t.Helper()
	text := []string{"npi,specialty_code,lat,lon"}
	for _, p := range providers {
		text = append(text, fmt.Sprintf("%s,%s,%.6f,%.6f", npi(int(p.number)), p.code, p.lat, p.lon))
	}
	return write(t, "network.csv", lines(text...))
}

// realReference is CMS's file where it is there, else an invented one with limits as short as CMS has them
// there, for the two counties known to both.
func realReference(t *testing.T) string {
	path := filepath.Join("..", "..", "..", "shared", "data", "cms", "hsd_reference_2026-12-17-2025_no_CO.xlsx")
	if _, err := os.Stat(path); err == nil {
		return path
	}
	counties := slices.Clone(inventedCounties)
	for i := range counties {
		counties[i].kind = data.LargeMetro
	}
	return referenceOf(t, counties)
}

// TestTheGridIsThatOfAComparisonOfEveryPair judges every line again the plain way: by FIPS and by SSA code, with
// a reference file and with derived limits.
func TestTheGridIsThatOfAComparisonOfEveryPair(t *testing.T) {
	middles := map[string]somewhere{"10001": {lat: 39.1, lon: -75.55}, "10005": {lat: 38.67, lon: -75.4}, "08000": {lat: 39.1, lon: -75.55}, "08020": {lat: 38.67, lon: -75.4}}
	byFIPS, bySSA := []string{"10001", "10005"}, []string{kent, sussex}
	for _, c := range []struct {
		name, column, key string
		counties          []string
		flags             []string
	}{
		{"reference, by FIPS code", "county_fips", "fips_code", byFIPS, []string{"--reference", realReference(t), "--counties", strings.Join(bySSA, ",")}},
		{"reference, by SSA code", "ssa_code", "ssa_code", bySSA, []string{"--reference", realReference(t), "--counties", strings.Join(bySSA, ",")}},
		{"derived", "county_fips", "fips_code", byFIPS, []string{"--counties", strings.Join(byFIPS, ",")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			seen := map[string]bool{}
			seeds := uint64(3)
			if testing.Short() {
				seeds = 1
			}
			for seed := range seeds {
				points, providers := scatter(seed, middles, c.counties)
				g := quick(t, append(c.flags, "--population", populationOf(t, c.column, points), "--roster", rosterOf(t, providers))...)
				for _, row := range g.rows {
					count, percent := reckon(row, row[c.key], points, providers)
					if row["covered_percent"] != percent || row["actual_count"] != strconv.Itoa(count) && row["specialty_code"] != "040" {
						t.Errorf("%s, %s: %s and %s%%, but every pair gives %d and %s%%", row["county"], row["specialty_code"], row["actual_count"], row["covered_percent"], count, percent)
					}
					seen[percent] = true
				}
			}
			if len(seen) < 3*int(seeds) {
				t.Errorf("only %d different shares: the test tells nothing", len(seen))
			}
		})
	}
}

// TestTheRoadFactorLengthensEveryMile makes time and distance run out sooner.
func TestTheRoadFactorLengthensEveryMile(t *testing.T) {
	points := write(t, "points.csv", lines("lat,lon,county_fips,beneficiaries", dover+",10001,1")) // Georgetown is 33.2 miles away
	args := []string{"--reference", reference(t), "--roster", plain(t, "1 008 "+georgetown), "--population", points, "--counties", kent}
	for factor, count := range map[string]string{"1": "1", "1.8": "1", "1.82": "0", "3": "0"} { // 60 miles and 75 minutes
		quick(t, append(args, "--road-factor", factor)...).want(t, kent, "008", map[string]string{"actual_count": count})
	}
}
