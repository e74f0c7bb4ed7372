package data

import "testing"

func TestAPlaceIsItsAddressAndWhereTheFilePutsIt(t *testing.T) {
	home := Location{Street: "12 Levee St.", City: "Greenville", State: "MS", ZIP: "38701", Lat: 33.41, Lon: -91.06}
	for _, c := range []struct {
		name   string
		change func(*Location)
		same   bool
	}{
		{"another spelling", func(l *Location) { l.Street, l.City, l.ZIP = "12 LEVEE ST", "GREENVILLE", "38701-1234" }, true},
		{"a rounding of the coordinates", func(l *Location) { l.Lat += 0.00001 }, true},
		{"another campus under the address", func(l *Location) { l.Lat += 0.01 }, false},
		{"another street", func(l *Location) { l.Street = "14 Levee St." }, false},
		{"another county beside a city", func(l *Location) { l.CountyFIPS = "28151" }, true},
	} {
		other := home
		c.change(&other)
		if (other.Key() == home.Key()) != c.same {
			t.Errorf("%s: %q and %q", c.name, home.Key(), other.Key())
		}
	}
	washington := Location{State: "MS", CountyFIPS: "28151", Quality: CountyPoint}
	bolivar := Location{State: "MS", CountyFIPS: "28011", Quality: CountyPoint}
	if washington.Key() == bolivar.Key() {
		t.Error("two counties are one place to a roster that states nothing else")
	}
}
