package geo

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestDistancesOfKnownPlaces(t *testing.T) {
	const quarter = math.Pi / 2 * EarthRadiusMiles
	for _, c := range []struct {
		what                   string
		lat1, lon1, lat2, lon2 float64
		miles                  float64
	}{
		{"the same place", 34.05, -118.24, 34.05, -118.24, 0},
		{"one degree north", 39, -105, 40, -105, quarter / 90},
		{"one degree east on the equator", 0, -90, 0, -89, quarter / 90},
		{"pole to equator", 90, 0, 0, -77, quarter},
		{"the other side of the Earth", 40, -100, -40, 80, 2 * quarter},
		{"across the date line", 52, 179.5, 52, -179.5, 42.5383},
		{"New York to Los Angeles", 40.7128, -74.0060, 34.0522, -118.2437, 2445.56},
	} {
		if got := Haversine(c.lat1, c.lon1, c.lat2, c.lon2); math.Abs(got-c.miles) > 0.01 {
			t.Errorf("%s: %.4f miles, want %.4f", c.what, got, c.miles)
		}
	}
}

func TestAChordSaysWhatItsMilesSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		miles := rapid.Float64Range(0, math.Pi*EarthRadiusMiles).Draw(t, "miles")
		chord := Chord(miles)
		// Near the other side of the Earth a chord hardly grows with its miles.
		if back := Miles(chord * chord); math.Abs(back-miles) > 1e-9*EarthRadiusMiles && miles < 12_000 {
			t.Fatalf("%v miles come back as %v", miles, back)
		}
		if more := Chord(miles * 1.001); more < chord || more > 2 {
			t.Fatalf("chord %v of %v miles, %v of a little more", chord, miles, more)
		}
	})
}

func TestChordsOrderPlacesAsTheTextbookFormulaDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lat, lon := anywhere(t)
		lat1, lon1 := anywhere(t)
		lat2, lon2 := anywhere(t)
		near, far := textbook(lat, lon, lat1, lon1), textbook(lat, lon, lat2, lon2)
		if math.Abs(near-far) < 1e-4 {
			return
		}
		p := VecOf(lat, lon)
		if (Dist2(p, VecOf(lat1, lon1)) < Dist2(p, VecOf(lat2, lon2))) != (near < far) {
			t.Fatalf("%v and %v miles are ordered otherwise by chords", near, far)
		}
		if d := Haversine(lat, lon, lat1, lon1); math.Abs(d-near) > 1e-4 || d != Haversine(lat1, lon1, lat, lon) {
			t.Fatalf("%v miles there, %v by the textbook, %v back", d, near, Haversine(lat1, lon1, lat, lon))
		}
	})
}

func TestAChordBeyondHalfTheEarthReachesEverything(t *testing.T) {
	if got := Chord(13_000); got != 2 {
		t.Errorf("13,000 miles are a chord of %v", got)
	}
}

func anywhere(t *rapid.T) (lat, lon float64) {
	return rapid.Float64Range(-90, 90).Draw(t, "lat"), rapid.Float64Range(-180, 180).Draw(t, "lon")
}

// textbook is the haversine formula as printed.
func textbook(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	half := func(degrees float64) float64 { s := math.Sin(degrees * rad / 2); return s * s }
	h := half(lat2-lat1) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*half(lon2-lon1)
	return 2 * EarthRadiusMiles * math.Asin(math.Sqrt(min(1, h)))
}
