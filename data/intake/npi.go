package intake

import (
	"strings"

	"countyline/data"
)

// readNPI reads an NPI and says in words what is wrong with one that is not.
func readNPI(s string) (data.NPI, string) {
	if n, ok := data.ParseNPI(s); ok {
		return n, ""
	}
	s = whole(strings.TrimPrefix(s, "'"))
	if n, ok := data.ParseNPI(s); ok {
		return n, ""
	}
	switch {
	case blankWord(s):
		return 0, "no NPI"
	case strings.ContainsAny(s, "eE") && strings.Trim(s, "0123456789.+-eE") == "":
		return 0, "the spreadsheet shortened the NPI and its last digits are lost; format the column as text and export again"
	case !digits(s) || len(s) != 10:
		return 0, "an NPI has ten digits"
	case s[0] != '1' && s[0] != '2':
		return 0, "an NPI begins with 1 or 2"
	}
	return 0, "NPI check digit is wrong"
}
