package geo

import (
	"math"
	"strings"
	"testing"
)

func TestTheSharesOfEveryZIPSumToOneAndNameCountiesThatExist(t *testing.T) {
	a, g := atlas(t), gazetteer(t)
	for _, z := range g.ZIPs() {
		sum, last := 0.0, 1.0
		for _, share := range z.Counties {
			if _, ok := a.ByFIPS(share.FIPS); !ok {
				t.Errorf("%s lies in %s, which does not exist", z.Code, share.FIPS)
			}
			if share.Share <= 0 || share.Share > last {
				t.Errorf("%s: shares %v are not in order", z.Code, z.Counties)
			}
			sum, last = sum+share.Share, share.Share
		}
		if math.Abs(sum-1) > 1e-12 {
			t.Errorf("%s: the shares sum to %v", z.Code, sum)
		}
	}
}

func TestNobodyLivesInAPostOnlyZIP(t *testing.T) {
	people, post, resident := 0, 0, 0
	for _, z := range gazetteer(t).ZIPs() {
		people += z.Population
		if z.PostOnly {
			post++
			if z.Population != 0 {
				t.Errorf("%s is post-only and has %d people", z.Code, z.Population)
			}
		} else {
			resident++
		}
	}
	if resident != 33787 || post < 7000 || people < 330_000_000 || people > 340_000_000 {
		t.Errorf("%d ZIPs with residents, %d without, %d people", resident, post, people)
	}
}

func TestZIPsAreFoundByCode(t *testing.T) {
	g := gazetteer(t)
	for _, c := range []struct{ zip, city, state, fips string }{
		{"43215", "Columbus", "OH", "39049"},
		{"43215-1234", "Columbus", "OH", "39049"},
		{"00601", "Adjuntas", "PR", "72001"},
		{"06103", "Hartford", "CT", "09003"},
		{"06830", "Greenwich", "CT", "09001"},
		{"22046", "Falls Church", "VA", "51610"},
		{"99574", "Cordova", "AK", "02063"},
		{"71601", "Pine Bluff", "AR", "05069"},
	} {
		z, ok := g.ByCode(c.zip)
		if !ok || z.City != c.city || z.State != c.state || z.Counties[0].FIPS != c.fips {
			t.Errorf("%s: %+v, want %s %s in %s", c.zip, z, c.city, c.state, c.fips)
		}
	}
	for _, zip := range []string{"", "1", "00000", "ABCDE", "４３２１５"} {
		if z, ok := g.ByCode(zip); ok {
			t.Errorf("%q is found as %v", zip, z)
		}
	}
	if z, _ := g.ByCode("00601"); z.Population < 10000 {
		t.Errorf("Adjuntas has %d people", z.Population)
	}
}

func TestCitiesAreFoundByName(t *testing.T) {
	g := gazetteer(t)
	for _, c := range []struct {
		state, city string
		lat, lon    float64
	}{
		{"OH", "COLUMBUS", 39.98, -82.98},
		{"MO", "Saint Louis", 38.63, -90.3},
		{"MO", "St. Louis", 38.63, -90.3},
		{"FL", "Ft. Lauderdale", 26.13, -80.18},
		{"FL", "fort lauderdale", 26.13, -80.18},
		{"CT", "Botsford", 41.37, -73.26},
	} {
		lat, lon, ok := g.City(c.state, c.city)
		if !ok || Haversine(lat, lon, c.lat, c.lon) > 12 {
			t.Errorf("%s %s: %.3f %.3f %v, want about %.2f %.2f", c.state, c.city, lat, lon, ok, c.lat, c.lon)
		}
	}
	if _, _, ok := g.City("TX", ""); ok {
		t.Error("a city without a name is found")
	}
}

func TestTheGreatestShareOfAZIPIsTheCensusCounty(t *testing.T) {
	g := gazetteer(t)
	all, agree, connecticut, agreeConnecticut := 0, 0, 0, 0
	for _, row := range sharedRows(t, ',', "census", "zcta_primary_county_2020.csv") {
		z, ok := g.ByCode(row["GEOID_ZCTA5_20"])
		if !ok || z.PostOnly {
			continue
		}
		same := z.Counties[0].FIPS == row["GEOID_COUNTY_20"]
		all++
		if same {
			agree++
		}
		if z.State == "CT" {
			connecticut++
			if same {
				agreeConnecticut++
			} else {
				t.Logf("%s %s: %s, Census %s", z.Code, z.City, z.Counties[0].FIPS, row["GEOID_COUNTY_20"])
			}
		}
	}
	t.Logf("%d of %d agree, in Connecticut %d of %d", agree, all, agreeConnecticut, connecticut)
	if float64(agree) < 0.98*float64(all) || float64(agreeConnecticut) < 0.97*float64(connecticut) {
		t.Error("too many ZIPs differ from the county the Census gives most of their area")
	}
}

func TestAZIPPointLiesInOneOfItsCounties(t *testing.T) {
	a, g := atlas(t), gazetteer(t)
	all, in := 0, 0
	for _, z := range g.ZIPs() {
		if z.PostOnly {
			continue
		}
		all++
		fips, _ := a.Locate(z.Lat, z.Lon)
		for _, share := range z.Counties {
			if share.FIPS == fips {
				in++
				break
			}
		}
	}
	if float64(in) < 0.99*float64(all) {
		t.Errorf("%d of %d ZIP points lie in one of their counties", in, all)
	}
	t.Logf("%d of %d ZIP points lie in one of their counties", in, all)
}

func TestPostalSpellingsOfCitiesFold(t *testing.T) {
	for _, pair := range [][2]string{{"St. Paul", "SAINT PAUL"}, {"Mt Vernon", "Mount Vernon"}, {"N. Little Rock", "North Little Rock"}, {"O'Fallon", "OFALLON"}} {
		if a, b := foldCity(pair[0]), foldCity(pair[1]); a != b || strings.Contains(a, " ") {
			t.Errorf("%q folds to %q, %q to %q", pair[0], a, pair[1], b)
		}
	}
}

func BenchmarkLoadGazetteer(b *testing.B) {
	for b.Loop() {
		gazetteer(b)
	}
}

func BenchmarkFirstCity(b *testing.B) {
	g := gazetteer(b)
	for b.Loop() {
		g.sumCities()
	}
}
