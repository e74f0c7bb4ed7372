package app

import (
	"fmt"
	"slices"

	"countyline/data"
)

// sampleTown is a real town of Mississippi; the practices in it are invented.
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
	{"Winona", "38967", "Montgomery", "28097", "Ridge Road"},
	{"Kosciusko", "39090", "Attala", "28007", "Beehive"},
	{"Carthage", "39051", "Leake", "28079", "Pearl Bend"},
	{"Philadelphia", "39350", "Neshoba", "28099", "Red Gum"},
	{"Forest", "39074", "Scott", "28123", "Loblolly"},
	{"Newton", "39345", "Newton", "28101", "Rail Spur"},
	{"Meridian", "39301", "Lauderdale", "28075", "Union Station"},
	{"Vicksburg", "39180", "Warren", "28149", "Bluffs"},
	{"Canton", "39046", "Madison", "28089", "Flower Square"},
	{"Jackson", "39202", "Hinds", "28049", "Capitol Bend"},
	{"Brandon", "39042", "Rankin", "28121", "Crossgate Oaks"},
	{"Magee", "39111", "Simpson", "28127", "Strong River"},
	{"Raleigh", "39153", "Smith", "28129", "Watermelon Row"},
	{"Bay Springs", "39422", "Jasper", "28061", "Tallahala"},
	{"Hazlehurst", "39083", "Copiah", "28029", "Copper Creek"},
	{"Port Gibson", "39150", "Claiborne", "28021", "Bayou Pierre"},
	{"Fayette", "39069", "Jefferson", "28063", "Springhill"},
	{"Natchez", "39120", "Adams", "28001", "Under-the-Hill"},
	{"Meadville", "39653", "Franklin", "28037", "Homochitto"},
	{"Brookhaven", "39601", "Lincoln", "28085", "Homeseeker"},
	{"Monticello", "39654", "Lawrence", "28077", "Atwood"},
	{"Prentiss", "39474", "Jefferson Davis", "28065", "Whitesand"},
	{"Collins", "39428", "Covington", "28031", "Okatoma"},
	{"Laurel", "39440", "Jones", "28067", "Yellow Pine"},
	{"Woodville", "39669", "Wilkinson", "28157", "Cold Spring"},
	{"Liberty", "39645", "Amite", "28005", "Amite River"},
	{"McComb", "39648", "Pike", "28113", "Camellia"},
	{"Tylertown", "39667", "Walthall", "28147", "Magees Creek"},
	{"Columbia", "39429", "Marion", "28091", "Pearl Landing"},
	{"Purvis", "39475", "Lamar", "28073", "Black Creek"},
	{"Hattiesburg", "39401", "Forrest", "28035", "Twin Forks"},
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
