package intake

import "strings"

// isPOBox tells whether a street line is a P.O. box and nothing else; "12 Main St, PO Box 7" is a street.
func isPOBox(street string) bool {
	if len(street) == 0 || street[0] >= '0' && street[0] <= '9' {
		return false
	}
	s := " " + Fold(street) + " "
	for _, start := range [...]string{" po box ", " p o box ", " pobox ", " post office box ", " p o b ", " pob ", " po bx ", " p o drawer ", " po drawer ", " post office drawer "} {
		if strings.HasPrefix(s, start) {
			return true
		}
	}
	number, ok := strings.CutPrefix(s, " box ")
	return strings.HasPrefix(s, " pobox") || ok && number[0] >= '0' && number[0] <= '9'
}

// readZIP brings a ZIP code to 99999 or 99999-9999; a spreadsheet program drops leading zeros.
func readZIP(s string) (string, bool) {
	if len(s) == 5 && digits(s) || len(s) == 10 && s[5] == '-' && digits(s[:5]) && digits(s[6:]) {
		return s, true
	}
	s = whole(strings.TrimPrefix(s, "'"))
	if head, tail, cut := strings.Cut(s, "-"); cut {
		zip, ok := padded(head, 5)
		plus, fits := padded(tail, 4)
		if ok && tail == "" {
			return zip, true
		}
		return zip + "-" + plus, ok && fits && len(head) >= 3
	}
	if !digits(s) || len(s) < 3 || len(s) > 9 {
		return "", false
	}
	if len(s) <= 5 {
		return padded(s, 5)
	}
	if len(s) < 8 {
		return "", false
	}
	nine, _ := padded(s, 9)
	return nine[:5] + "-" + nine[5:], true
}

// readState reads a state as two letters or by its name.
func readState(s string) (string, bool) {
	if len(s) == 2 {
		s = strings.ToUpper(s)
		_, ok := states[s]
		return s, ok
	}
	name := Fold(s)
	for code, full := range states {
		if full == name {
			return code, true
		}
	}
	return "", false
}

// states are the two letters of the postal service with the names, folded.
var states = map[string]string{
	"AL": "alabama", "AK": "alaska", "AZ": "arizona", "AR": "arkansas", "CA": "california", "CO": "colorado", "CT": "connecticut",
	"DE": "delaware", "DC": "district of columbia", "FL": "florida", "GA": "georgia", "HI": "hawaii", "ID": "idaho", "IL": "illinois",
	"IN": "indiana", "IA": "iowa", "KS": "kansas", "KY": "kentucky", "LA": "louisiana", "ME": "maine", "MD": "maryland",
	"MA": "massachusetts", "MI": "michigan", "MN": "minnesota", "MS": "mississippi", "MO": "missouri", "MT": "montana",
	"NE": "nebraska", "NV": "nevada", "NH": "new hampshire", "NJ": "new jersey", "NM": "new mexico", "NY": "new york",
	"NC": "north carolina", "ND": "north dakota", "OH": "ohio", "OK": "oklahoma", "OR": "oregon", "PA": "pennsylvania",
	"RI": "rhode island", "SC": "south carolina", "SD": "south dakota", "TN": "tennessee", "TX": "texas", "UT": "utah",
	"VT": "vermont", "VA": "virginia", "WA": "washington", "WV": "west virginia", "WI": "wisconsin", "WY": "wyoming",
	"PR": "puerto rico", "VI": "virgin islands", "GU": "guam", "AS": "american samoa", "MP": "northern mariana islands",
}
