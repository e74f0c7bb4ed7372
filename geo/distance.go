// Package geo knows where things are: distances on the sphere, the county atlas, ZIP points, projection
// and the spatial index.
package geo

import "math"

// EarthRadiusMiles is the mean radius. CMS's published limits were checked against it; a library's
// equatorial radius changes counts.
const EarthRadiusMiles = 3958.7613

// Vec is a point on the unit sphere. Straight-line comparisons on it (chords) order points exactly as
// great-circle distances do, without trigonometry per pair.
type Vec struct{ X, Y, Z float64 }

// VecOf converts degrees to a point on the unit sphere.
func VecOf(lat, lon float64) Vec {
	sinLat, cosLat := math.Sincos(lat * (math.Pi / 180))
	sinLon, cosLon := math.Sincos(lon * (math.Pi / 180))
	return Vec{cosLat * cosLon, cosLat * sinLon, sinLat}
}

// Dist2 is the squared chord between two points.
func Dist2(a, b Vec) float64 {
	x, y, z := a.X-b.X, a.Y-b.Y, a.Z-b.Z
	return x*x + y*y + z*z
}

// Chord converts great-circle miles to a chord on the unit sphere.
func Chord(miles float64) float64 {
	half := miles / EarthRadiusMiles / 2
	if half >= math.Pi/2 {
		return 2
	}
	return 2 * math.Sin(half)
}

// Miles converts a squared chord back to great-circle miles.
func Miles(dist2 float64) float64 {
	return 2 * EarthRadiusMiles * math.Asin(math.Min(1, math.Sqrt(dist2)/2))
}

// Haversine is the great-circle distance in miles between two points in degrees.
func Haversine(lat1, lon1, lat2, lon2 float64) float64 {
	return Miles(Dist2(VecOf(lat1, lon1), VecOf(lat2, lon2)))
}
