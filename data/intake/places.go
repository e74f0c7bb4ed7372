package intake

import (
	"slices"
	"strings"

	"countyline/geo"
)

// Places is what intake asks about where things are. Answers may be slow; they are kept per file.
type Places interface {
	// ZIP is a ZIP code with its point, state and the counties it reaches into.
	ZIP(code string) (zip geo.ZIP, ok bool)
	// City is the middle of a city's ZIP points.
	City(state, city string) (lat, lon float64, ok bool)
	// County is the internal point of a county.
	County(fips string) (lat, lon float64, ok bool)
	// CountyName is a county as a sentence names it, such as "Washington County, MS"; empty when it is not known.
	CountyName(fips string) string
	// CountyNamed finds a county by its name in any usual spelling.
	CountyNamed(state, county string) (fips string, ok bool)
	// Locate is the county at a point; inside is false when only the nearest one is known.
	Locate(lat, lon float64) (fips string, inside bool)
}

// PlacesOf answers from the built-in atlas and ZIP codes.
func PlacesOf(atlas *geo.Atlas, zips *geo.Gazetteer) Places { return builtIn{atlas, zips} }

type builtIn struct {
	atlas *geo.Atlas
	zips  *geo.Gazetteer
}

func (b builtIn) ZIP(code string) (geo.ZIP, bool) { return b.zips.ByCode(code) }

func (b builtIn) City(state, city string) (lat, lon float64, ok bool) {
	return b.zips.City(state, city)
}

func (b builtIn) County(fips string) (lat, lon float64, ok bool) {
	shape, ok := b.atlas.ByFIPS(fips)
	return shape.Center.Lat(), shape.Center.Lon(), ok
}

func (b builtIn) CountyName(fips string) string {
	shape, ok := b.atlas.ByFIPS(fips)
	if !ok {
		return ""
	}
	return shape.Name + countyWord(shape) + ", " + shape.State
}

// countyWord is what a sentence adds to a county's name. Independent cities have codes from 500 and their word in the
// name; James City, VA, is a county all the same.
func countyWord(s geo.Shape) string {
	switch {
	case strings.HasSuffix(s.Name, " City") && s.FIPS[2:] >= "500":
		return ""
	case s.State == "LA":
		return " Parish"
	case slices.Contains([]string{"AK", "CT", "DC", "PR", "VI", "GU", "AS", "MP"}, s.State):
		return ""
	}
	return " County"
}

func (b builtIn) CountyNamed(state, county string) (fips string, ok bool) {
	return b.atlas.ByName(state, county)
}

func (b builtIn) Locate(lat, lon float64) (fips string, inside bool) {
	return b.atlas.Locate(lat, lon)
}
