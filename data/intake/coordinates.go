package intake

import "strings"

// area is a box of degrees.
type area struct{ south, north, west, east float64 }

// unitedStates are the states, the District and the territories with a margin of a few miles.
var unitedStates = [...]area{
	{24.3, 49.5, -125.2, -66.8},  // contiguous
	{51.0, 71.6, -180.0, -129.9}, // Alaska
	{51.0, 53.6, 172.0, 180.0},   // western Aleutians
	{18.7, 28.6, -178.6, -154.6}, // Hawaii
	{17.6, 18.7, -68.1, -64.4},   // Puerto Rico, Virgin Islands
	{13.1, 20.7, 144.5, 146.2},   // Guam, Northern Marianas
	{-14.7, -10.9, -171.2, -168}, // American Samoa
}

func inUnitedStates(lat, lon float64) bool {
	for _, a := range unitedStates {
		if lat >= a.south && lat <= a.north && lon >= a.west && lon <= a.east {
			return true
		}
	}
	return false
}

// spot is a pair of coordinates as a file states it.
type spot struct {
	lat, lon float64
	stated   bool
	comma    bool // a decimal comma was read
	column   Field
	problem  string
}

// degrees reads a coordinate. No latitude or longitude has thousands, so that a lone comma is a decimal comma.
func degrees(s string) (f float64, comma, ok bool) {
	s, comma = decimalComma(s)
	f, ok = decimal(s)
	return f, comma, ok
}

// noDegrees says why a cell is no coordinate.
func noDegrees(name, s string) string {
	if strings.IndexByte(s, ',') >= 0 {
		return "the " + name + " has a comma that is not a decimal comma; write the degrees with a point, such as 33.580"
	}
	return "the " + name + " is not a number of degrees"
}

// readSpot reads coordinates; a problem says what they look like.
func readSpot(latText, lonText string) spot {
	noLat, noLon := blankWord(latText), blankWord(lonText)
	switch {
	case noLat && noLon:
		return spot{}
	case noLat:
		return spot{column: FieldLat, problem: "longitude without latitude"}
	case noLon:
		return spot{column: FieldLon, problem: "latitude without longitude"}
	}
	lat, latComma, ok := degrees(latText)
	if !ok {
		return spot{column: FieldLat, problem: noDegrees("latitude", latText)}
	}
	lon, lonComma, ok := degrees(lonText)
	if !ok {
		return spot{column: FieldLon, problem: noDegrees("longitude", lonText)}
	}
	if inUnitedStates(lat, lon) {
		return spot{lat: lat, lon: lon, stated: true, comma: latComma || lonComma}
	}
	column, problem := lookLike(lat, lon)
	return spot{column: column, problem: problem}
}

// lookLike says what coordinates outside the United States look like.
func lookLike(lat, lon float64) (Field, string) {
	switch {
	case lat == 0 && lon == 0:
		return FieldLat, "coordinates outside the US: 0, 0 is in the sea off Africa; leave the cells blank when they are not known"
	case inUnitedStates(lat, -lon):
		return FieldLon, "coordinates outside the US: the longitude has lost its minus sign"
	case inUnitedStates(lon, lat):
		return FieldLat, "coordinates outside the US: latitude and longitude are swapped"
	case inUnitedStates(lon, -lat):
		return FieldLat, "coordinates outside the US: latitude and longitude are swapped, and the longitude has lost its minus sign"
	case inUnitedStates(-lat, lon):
		return FieldLat, "coordinates outside the US: the latitude has a minus sign too many"
	}
	return FieldLat, "coordinates outside the US"
}
