package intake

import "countyline/data"

// What a person types into a form is read as a cell of a file would be.

// ReadZIP brings a ZIP code to 99999 or 99999-9999; ok is false when it is none.
func ReadZIP(s string) (zip string, ok bool) { return readZIP(trim(s)) }

// ReadState reads a state as its two letters or by its name.
func ReadState(s string) (code string, ok bool) { return readState(trim(s)) }

// ReadNPI reads an NPI; problem says in words what is wrong with one that is not.
func ReadNPI(s string) (npi data.NPI, problem string) { return readNPI(trim(s)) }

// ReadCoordinates reads latitude and longitude in degrees, both or neither. A problem says what is wrong, and whether
// with the longitude; stated is false when both are blank.
func ReadCoordinates(lat, lon string) (latitude, longitude float64, stated bool, wrong Field, problem string) {
	s := readSpot(trim(lat), trim(lon))
	return s.lat, s.lon, s.stated, s.column, s.problem
}

// IsPOBox tells whether a street line is a P.O. box and nothing else.
func IsPOBox(street string) bool { return isPOBox(trim(street)) }
