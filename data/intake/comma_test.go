package intake

import (
	"strings"
	"testing"

	"countyline/data"
)

func TestADecimalCommaIsADecimalPointInCoordinates(t *testing.T) {
	for _, text := range []string{
		"npi;specialty_code;lat;lon\n1992840490;003;33,580;-91,20\n",
		"npi\tspecialty_code\tlat\tlon\n1992840490\t003\t33,580\t-91,20\n",
		"npi,specialty_code,lat,lon\n1992840490,003,\"33,580\",\"-91,20\"\n",
		"npi;name;specialty_code;lat;lon\n1992840490;Aw, Than, MD, PhD;003;33,580;-91,20\n1740295419;Ng, A., MD;003;33.580;-91.20\n",
	} {
		roster, report := readRoster(t, "roster.csv", text)
		if len(report.Rejects) != 0 || len(roster.Participations) == 0 || roster.Participations[0].Location.Lat != 33.58 || roster.Participations[0].Location.Lon != -91.2 {
			t.Errorf("%q: %+v, %+v", text, roster.Participations, report.Rejects)
		}
	}
}

func TestACommaThatIsNoDecimalCommaIsNamed(t *testing.T) {
	for _, lat := range []string{"33,58,0", "33.5,8", "33,", "33,-91"} {
		_, report := readRoster(t, "roster.csv", "npi;specialty_code;lat;lon\n1992840490;003;"+lat+";-91,20\n")
		if r := report.Rejects; len(r) != 1 || !strings.Contains(r[0].Reason, "comma") || r[0].Class != BadCoordinates {
			t.Errorf("%q: %+v", lat, r)
		}
	}
}

func TestACommaInBeneficiariesIsReadAsTheFileWritesNumbers(t *testing.T) {
	const refused = -1
	for _, c := range []struct {
		text string
		want float64
	}{
		{"lat;lon;beneficiaries\n33,580;-91,20;12,5\n", 12.5},
		{"lat;lon;beneficiaries\n33,580;-91,20;1,234\n", 1.234},
		{"lat;lon;beneficiaries\n33.580;-91.20;1,234\n", 1234},
		{"lat\tlon\tbeneficiaries\n33,580\t-91,20\t12,5\n", 12.5},
		{"zip\tbeneficiaries\n38701\t1,234\n", 1234},
		{"zip\tbeneficiaries\n38701\t0,125\n", 0.125},
		{"zip;beneficiaries\n38701;12,5\n", 12.5},
		{"zip;beneficiaries\n38701;1,234\n", refused},
		{"zip;beneficiaries\n38701;1,234,567\n", 1234567},
		{"zip,beneficiaries\n38701,\"1,234\"\n", 1234},
		{"zip,beneficiaries\n38701,\"12,5\"\n", refused},
		{"zip;beneficiaries\n38701;1.234,5\n", refused},
	} {
		population, report := readPoints(t, c.text)
		if c.want == refused {
			if r := report.Rejects; len(r) != 1 || !strings.Contains(r[0].Reason, "comma") {
				t.Errorf("%q: %+v", c.text, r)
			}
			continue
		}
		if len(population.Points) != 1 || population.Points[0].Beneficiaries != int64(c.want*data.PerBeneficiary) {
			t.Errorf("%q: %+v, %+v", c.text, population.Points, report.Rejects)
		}
	}
}
