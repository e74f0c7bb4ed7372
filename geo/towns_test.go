package geo

import (
	"math"
	"testing"
)

func TestTheTownsOfAStateComeGreatestFirst(t *testing.T) {
	g, err := LoadGazetteer()
	if err != nil {
		t.Fatal(err)
	}
	towns := g.Towns("MS", "DC")
	if towns[0].Name != "Washington" || towns[1].Name != "Jackson" || towns[1].State != "MS" {
		t.Errorf("the greatest are %+v", towns[:2])
	}
	if j := towns[1]; math.Abs(j.Lat-32.32) > 0.1 || math.Abs(j.Lon+90.2) > 0.1 || j.Population < 150_000 {
		t.Errorf("Jackson is %+v", j)
	}
	for i := 1; i < len(towns); i++ {
		if towns[i].Population > towns[i-1].Population || towns[i].Population == 0 {
			t.Fatalf("%+v follows %+v", towns[i], towns[i-1])
		}
	}
}
