package intake

import (
	"context"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"countyline/data"
)

func readPoints(t testing.TB, text string) (*data.Population, *Report) {
	t.Helper()
	population, report, err := ReadPopulation(context.Background(), write(t, "population.csv", text), PopulationOptions{Places: realPlaces(t)})
	if err != nil {
		t.Fatal(err)
	}
	if report.Rows != report.Taken+report.Rejected || report.Taken != len(population.Points) {
		t.Errorf("report %+v, %d points", report, len(population.Points))
	}
	return population, report
}

func TestAPopulationPointIsRead(t *testing.T) {
	const fresno, header = "36.7378,-119.7871", "zip,lat,lon,county_fips,ssa_code,county,state,beneficiaries\n"
	for _, c := range []struct {
		row    string
		want   data.Point
		reject Class
		says   string
	}{
		{"93710," + fresno + ",06019,,,,914", data.Point{ZIP: "93710", Lat: 36.7378, Lon: -119.7871, CountyFIPS: "06019", Beneficiaries: 914e6}, "", ""},
		{"93710-1234," + fresno + ",6019,5090,,,0.5", data.Point{ZIP: "93710", Lat: 36.7378, Lon: -119.7871, CountyFIPS: "06019", SSA: "05090", Beneficiaries: 500_000}, "", ""},
		{"," + fresno + ",,,,,1", data.Point{Lat: 36.7378, Lon: -119.7871, CountyFIPS: "06019", Beneficiaries: 1e6}, "", ""},
		{"," + fresno + ",,,Los Angeles,CA,1", data.Point{Lat: 36.7378, Lon: -119.7871, CountyFIPS: "06037", Beneficiaries: 1e6}, "", ""},
		{"," + fresno + ",,,Atlantis,CA,1", data.Point{Lat: 36.7378, Lon: -119.7871, CountyFIPS: "06019", Beneficiaries: 1e6}, "", ""},
		{"93710,,,06019,,,,\"1,234.25\"", data.Point{ZIP: "93710", Lat: 36.824105, Lon: -119.76271, CountyFIPS: "06019", Beneficiaries: 1_234_250_000}, "", ""},
		{"93710," + fresno + ",06019,,,,-1", data.Point{}, BadBeneficiaries, "negative"},
		{"93710," + fresno + ",06019,,,,NaN", data.Point{}, BadBeneficiaries, "not a number"},
		{"93710," + fresno + ",06019,,,,", data.Point{}, BadBeneficiaries, "no number"},
		{"93710," + fresno + ",06019,,,,1e12", data.Point{}, BadBeneficiaries, "more than 10 million"},
		{"93710," + fresno + ",06019,,,,99999999999999999999", data.Point{}, BadBeneficiaries, "more than 10 million"},
		{"93710,0,0,06019,,,,5", data.Point{}, BadCoordinates, "0, 0"},
		{"00000,,,06019,,,,5", data.Point{}, NoLocation, "no location"},
		{"93710," + fresno + ",CA,,,,5", data.Point{}, BadCounty, "five digits"},
		{"93710," + fresno + ",,x,,,5", data.Point{}, BadCounty, "five digits"},
	} {
		population, report := readPoints(t, header+c.row+"\n")
		if c.reject != "" {
			if len(report.Rejects) != 1 || report.Rejects[0].Class != c.reject || !strings.Contains(report.Rejects[0].Reason, c.says) {
				t.Errorf("%s: %+v", c.row, report.Rejects)
			}
			continue
		}
		if len(population.Points) != 1 || population.Points[0] != c.want {
			t.Errorf("%s: %+v, %+v", c.row, population.Points, report.Rejects)
		}
	}
}

func TestBeneficiariesAreExactMillionths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[0-9]{1,7}(\.[0-9]{1,9})?`).Draw(t, "text")
		got, problem := readBeneficiaries(text, thousands)
		exact, _ := new(big.Rat).SetString(text)
		exact.Mul(exact, big.NewRat(data.PerBeneficiary, 1))
		exact.Add(exact, big.NewRat(1, 2))
		want := new(big.Int).Quo(exact.Num(), exact.Denom()) // half up
		if problem != "" || want.Int64() != got {
			t.Fatalf("%s is %d millionths, not %d (%s)", text, got, want, problem)
		}
	})
}

func TestAPopulationWithoutItsColumnsIsRefused(t *testing.T) {
	for text, says := range map[string]string{
		"zip,lat,lon\n93710,1,2\n":  "the number of beneficiaries. Its columns are zip, lat, lon. Rename",
		"beneficiaries,county\n3,x": "the place",
	} {
		_, _, err := ReadPopulation(context.Background(), write(t, "p.csv", text), PopulationOptions{})
		if said := sentence(t, err); !strings.Contains(said, says) {
			t.Errorf("%q", said)
		}
	}
}

func TestMorePeopleThanLiveInTheCountryAreRefused(t *testing.T) {
	var b strings.Builder
	b.WriteString("zip,lat,lon,county_fips,beneficiaries\n")
	for range 40 {
		b.WriteString("93710,36.8,-119.8,06019,10000000\n")
	}
	population, report, err := ReadPopulation(context.Background(), write(t, "p.csv", b.String()), PopulationOptions{})
	if err != nil || len(population.Points) != 40 || report.Rejected != 0 {
		t.Fatal(report, err)
	}
	b.WriteString("93710,36.8,-119.8,06019,0.000001\n")
	population, report, err = ReadPopulation(context.Background(), write(t, "p.csv", b.String()), PopulationOptions{})
	if population != nil || report != nil || err == nil || !strings.Contains(sentence(t, err), "more than 400 million beneficiaries") {
		t.Error(population, report, err)
	}
}

func TestMorePeopleAtOnePointThanACityHasAreRejected(t *testing.T) {
	for value, taken := range map[string]int{"10000000": 1, "1e7": 1, "10000000.000001": 0, "10000001": 0, "1.1e7": 0, "9223372036854775807": 0} {
		_, report, err := ReadPopulation(context.Background(), write(t, "p.csv", "lat,lon,county_fips,beneficiaries\n36.8,-119.8,06019,"+value+"\n"), PopulationOptions{})
		if err != nil || report.Taken != taken || report.Rows != 1 {
			t.Errorf("%s: %+v, %v", value, report, err)
		}
	}
}
