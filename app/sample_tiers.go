package app

import (
	"fmt"
	"strings"

	"countyline/data"
)

// sampleTier is a size of town: who practices in each town of the size, one after the other as in a posting.
type sampleTier struct {
	towns []string
	codes []tierCount
}

// tierCount is how many providers of each of these types a town has.
type tierCount struct {
	codes string // parted by blanks
	count int
}

// sampleTiers are the towns of the center and the south: three cities with nearly everything, six towns with a hospital,
// and county seats with a clinic and what goes with it. Neurology and rheumatology are missing around
// the capital; nobody does neurosurgery, cardiothoracic surgery or radiation in the southwest.
var sampleTiers = []sampleTier{
	{[]string{"Jackson"}, []tierCount{
		{"002 003", 26},
		{"001 004 006", 3},
		{"008 015 016 023 025 037", 9},
		{"010 014 018 021 029 030 033 036", 6},
		{"007 011 012 013 017 022 026 028 034", 4},
		{"020 027 035", 3},
		{"046 049", 4},
		{"040 045 047", 3},
		{"041 042 043 048 050 051 052 057 068", 2},
	}},
	{[]string{"Hattiesburg", "Meridian"}, []tierCount{
		{"002 003", 11},
		{"001 006", 2},
		{"008 015 016 025 037", 4},
		{"010 014 018 021 023 029 030 033 036", 3},
		{"007 011 012 013 017 019 022 026 028 031 034", 1},
		{"020 027 035", 1},
		{"040 046 049", 2},
		{"041 042 043 045 047 048 050 051 052 057 068", 1},
	}},
	{[]string{"Vicksburg", "Natchez", "McComb", "Brookhaven", "Laurel", "Kosciusko"}, []tierCount{
		{"002 003", 5},
		{"006", 2},
		{"008 010 014 015 016 018 021 023 025 028 030 033 036", 1},
		{"037", 2},
		{"040 043 045 047 048 050 051 057", 1},
		{"046 049", 2},
	}},
	{[]string{"Canton", "Brandon"}, []tierCount{{"002 003", 12}, {"006", 3}, {"008 015 016 037", 3}, {"010 023 025 029 036", 2}, {"046 049", 2}, {"040 045 047 048", 1}}},
	{
		[]string{
			"Winona", "Carthage", "Forest", "Philadelphia", "Newton", "Magee", "Hazlehurst", "Port Gibson", "Fayette", "Meadville", "Liberty", "Woodville",
			"Monticello", "Purvis", "Collins", "Columbia", "Prentiss", "Raleigh", "Bay Springs", "Tylertown",
		},
		[]tierCount{{"002", 3}, {"003 005 006", 1}, {"037", 1}, {"046 047 049", 1}},
	},
}

// samplePostingsSouth are the exceptions to the tiers: practices that are being courted, and letters.
var samplePostingsSouth = []posting{
	{"029", data.Prospect, "Natchez 2, McComb 1"},
	{"019", data.Prospect, "Jackson 2, Vicksburg 1, Natchez 1, Laurel 1"},
	{"031", data.Prospect, "Canton 1, Brookhaven 1"},
	{"011", data.Prospect, "Vicksburg 1, McComb 1"},
	{"013", data.Active, "Vicksburg 1, McComb 1, Laurel 1"},
	{"068", data.Active, "Brookhaven 1, Laurel 1"},
	{"068", data.Prospect, "Natchez 1"},
	{"007", data.Active, "McComb 1"},
	{"017", data.Signed, "Brookhaven 1"},
	{"012", data.Signed, "McComb 1"},
	{"026", data.Active, "Brookhaven 1"},
	{"034", data.Active, "McComb 1"},
}

// tierPostings writes the tiers as postings.
func tierPostings() []posting {
	var list []posting
	for _, tier := range sampleTiers {
		for _, c := range tier.codes {
			for code := range strings.FieldsSeq(c.codes) {
				towns := make([]string, len(tier.towns))
				for i, town := range tier.towns {
					towns[i] = fmt.Sprintf("%s %d", town, c.count)
				}
				list = append(list, posting{code, data.Active, strings.Join(towns, ", ")})
			}
		}
	}
	return list
}
