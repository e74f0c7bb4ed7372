package app

import (
	"fmt"

	"countyline/data"
)

// Invented names; the likeness of a pair to a living person is chance.
var (
	sampleFirst = []string{
		"Ada", "Amos", "Beulah", "Calvin", "Cora", "Delphine", "Earl", "Edith", "Ephraim", "Faye", "Gideon", "Hattie", "Hollis",
		"Imogene", "Jasper", "Josie", "Kermit", "Lavinia", "Linus", "Mabel", "Nell", "Odell", "Opal", "Percy", "Quincy", "Rosalind", "Silas",
		"Thelma", "Ursula", "Vernon", "Willa",
	}
	sampleLast = []string{
		"Alderbrook", "Bankhollow", "Birdsong", "Bluestone", "Brakefield", "Canebrook", "Coldspring", "Cordwainer", "Dovewell",
		"Eastlake", "Fallowfield", "Fernsby", "Fieldmoor", "Gristmill", "Harrowgate", "Hazelwick", "Ironwood", "Junipero", "Kettlewell", "Larkmoor",
		"Lowtide", "Marlgrove", "Meadowlark", "Nightingale-Poe", "Oakhaven", "Pinecroft", "Quillfeather", "Ravenscar", "Reedwater", "Saltmarsh",
		"Silverbrook", "Tallgrass", "Thornbury", "Underhill", "Vinewood", "Wetherlake", "Whitlow", "Wrenfield", "Yarrow",
	}
	sampleStreets = []string{
		"Cottonwood Row", "Old Ferry Rd", "Pecan Bottom Ln", "Heron St", "Sweetgum Ave", "Landing Rd", "Mayapple St", "Oxbow Dr",
		"Trumpet Vine Ave", "Wren St", "Tupelo Gum Rd", "Sandbar Ln", "Crossvine St",
	}
)

// samplePerson is the n-th invented clinician.
func samplePerson(n int) string {
	return sampleLast[(n*7+n/len(sampleFirst))%len(sampleLast)] + ", " + sampleFirst[n%len(sampleFirst)]
}

// sampleNPI is the n-th invented NPI: it begins with 2, which no NPI in use does, and its check digit is right.
func sampleNPI(n int) string {
	base := 290_114_000 + n*37
	for check := range 10 {
		if npi := fmt.Sprintf("%09d%d", base, check); validNPI(npi) {
			return npi
		}
	}
	return "" // some digit always fits
}

func validNPI(s string) bool {
	_, ok := data.ParseNPI(s)
	return ok
}

// sampleStreet is an invented address; one practice has one.
func sampleStreet(n int) string {
	return fmt.Sprintf("%d %s", 100+(n*173)%1900, sampleStreets[n%len(sampleStreets)])
}
