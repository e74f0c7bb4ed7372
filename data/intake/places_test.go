package intake

import (
	"strings"
	"testing"
)

func TestSentencesNameCountiesAsPeopleDo(t *testing.T) {
	for fips, want := range map[string]string{
		"28151": "Washington County, MS", "22071": "Orleans Parish, LA", "24510": "Baltimore City, MD", "24005": "Baltimore County, MD",
		"51095": "James City County, VA", "29510": "St. Louis City, MO", "48507": "Zavala County, TX", "99999": "",
	} {
		if got := realPlaces(t).CountyName(fips); got != want {
			t.Errorf("%s is %q, not %q", fips, got, want)
		}
	}
}

func TestReasonsOfSpecialtiesHaveOneColonAndAmericanSpelling(t *testing.T) {
	for name, alias := range aliasTable(t) {
		if alias.Code != "" {
			continue
		}
		if said := alias.notHSD(); strings.Count(said, ":") != 1 || strings.Contains(said, "paed") {
			t.Errorf("%s: %q", name, said)
		}
	}
}
