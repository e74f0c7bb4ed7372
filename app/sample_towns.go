package app

import (
	"fmt"
	"slices"

	"countyline/data"
)

// sampleTown is a real town of the Delta; the practices in it are invented.
type sampleTown struct {
	name, zip    string
	county, fips string
	word         string // begins the names of its practices
}

var sampleTowns = []sampleTown{
	{"Greenville", "38701", "Washington", "28151", "Levee Oaks"},
	{"Leland", "38756", "Washington", "28151", "Deer Creek Bend"},
	{"Hollandale", "38748", "Washington", "28151", "Blackwater"},
	{"Cleveland", "38732", "Bolivar", "28011", "Bluestem"},
	{"Rosedale", "38769", "Bolivar", "28011", "River Lantern"},
	{"Clarksdale", "38614", "Coahoma", "28027", "Sunrise Landing"},
	{"Indianola", "38751", "Sunflower", "28133", "Cottonrow"},
	{"Ruleville", "38771", "Sunflower", "28133", "Longleaf"},
	{"Greenwood", "38930", "Leflore", "28083", "Three Rivers Crossing"},
	{"Itta Bena", "38941", "Leflore", "28083", "Cypress Knee"},
	{"Grenada", "38901", "Grenada", "28043", "Hill Line"},
	{"Carrollton", "38917", "Carroll", "28015", "Bluff Edge"},
	{"Vaiden", "39176", "Carroll", "28015", "Red Clay"},
	{"Charleston", "38921", "Tallahatchie", "28135", "Kudzu Hollow"},
	{"Marks", "38646", "Quitman", "28119", "Coldwater Bend"},
	{"Yazoo City", "39194", "Yazoo", "28163", "Painted Brick"},
	{"Lexington", "39095", "Holmes", "28051", "Courthouse Oak"},
	{"Durant", "39063", "Holmes", "28051", "Depot Street"},
	{"Belzoni", "39038", "Humphreys", "28053", "Catfish Bend"},
	{"Rolling Fork", "39159", "Sharkey", "28125", "Teddy Hollow"},
	{"Mayersville", "39113", "Issaquena", "28055", "Willow Bar"},
}

// samplePending are the counties the plan applies for: letters of intent count there.
var samplePending = []string{"28051", "28053", "28055", "28125", "28163"}

func sampleServiceArea() []data.ServiceCounty {
	var area []data.ServiceCounty
	for _, t := range sampleTowns {
		if slices.ContainsFunc(area, func(c data.ServiceCounty) bool { return c.County == t.fips }) {
			continue
		}
		kind := data.Operating
		if slices.Contains(samplePending, t.fips) {
			kind = data.Expansion
		}
		area = append(area, data.ServiceCounty{County: t.fips, Filing: kind})
	}
	slices.SortFunc(area, func(a, b data.ServiceCounty) int {
		if a.County < b.County {
			return -1
		}
		return 1
	})
	return area
}

func townNamed(name string) (int, error) {
	i := slices.IndexFunc(sampleTowns, func(t sampleTown) bool { return t.name == name })
	if i < 0 {
		return 0, fmt.Errorf("the sample has no town %s", name)
	}
	return i, nil
}
