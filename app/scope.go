package app

import (
	"fmt"
	"slices"
	"strings"

	"countyline/data"
)

// rows finds the counties in scope, and whether letters of intent count in a county. A code that the
// reference does not have is an error: an area with a county missing would be judged too well.
func (s Scope) rows(ref *data.Reference) ([]int, func(*data.County) bool, error) {
	states := foldedSet(s.States)
	if err := s.knowStates(ref); err != nil {
		return nil, nil, err
	}
	named, err := rowsNamed(ref, s.Counties, "service area")
	if err != nil {
		return nil, nil, err
	}
	var rows []int
	for i := range ref.Counties {
		c := &ref.Counties[i]
		if (len(named) == 0 || named[i]) && (len(states) == 0 || states[c.State]) {
			rows = append(rows, i)
		}
	}
	if len(rows) == 0 {
		return nil, nil, &data.Error{Code: "empty_scope", Message: "No county of the reference lies in the service area that was asked for; check the states and county codes."}
	}
	letters, err := s.letters(ref, rows)
	return rows, letters, err
}

// letters says where letters of intent count: everywhere in an initial application, in the counties applied
// for in an expansion, nowhere in an operating contract.
func (s Scope) letters(ref *data.Reference, rows []int) (func(*data.County) bool, error) {
	switch {
	case s.PerCounty:
	case s.Filing == data.Initial:
		return func(*data.County) bool { return true }, nil
	case s.Filing == data.Operating:
		return func(*data.County) bool { return false }, nil
	}
	applied, err := rowsNamed(ref, s.Expansion, "expansion")
	if err != nil {
		return nil, err
	}
	keys := map[*data.County]bool{}
	for i := range applied {
		if !slices.Contains(rows, i) {
			c := ref.Counties[i]
			return nil, &data.Error{Code: "bad_county", Message: fmt.Sprintf("%s County, %s (%s) is named as an expansion county but is not in the service area; add it there too.", c.Name, c.State, c.Key())}
		}
		keys[&ref.Counties[i]] = true
	}
	return func(c *data.County) bool { return keys[c] }, nil
}

// rowsNamed finds counties by SSA code, or by FIPS code where the reference has no SSA codes.
func rowsNamed(ref *data.Reference, codes []string, what string) (map[int]bool, error) {
	at := make(map[string]int, len(ref.Counties))
	for i, c := range ref.Counties {
		at[c.Key()] = i
	}
	rows := map[int]bool{}
	for _, code := range codes {
		i, ok := at[strings.TrimSpace(code)]
		if !ok {
			kind := "SSA"
			if ref.Estimate {
				kind = "FIPS (SSA codes come with the CMS reference file)"
			}
			return nil, &data.Error{Code: "bad_county", Message: fmt.Sprintf("County code %q of the %s is not in %s; codes are five digits, %s.", code, what, ref.Source.Name, kind)}
		}
		rows[i] = true
	}
	return rows, nil
}

func (s Scope) knowStates(ref *data.Reference) error {
	known := map[string]bool{}
	for i := range ref.Counties {
		known[ref.Counties[i].State] = true
	}
	for state := range foldedSet(s.States) {
		if !known[state] {
			return &data.Error{Code: "bad_state", Message: fmt.Sprintf("State %q has no county in %s; states are two letters, such as MS.", state, ref.Source.Name)}
		}
	}
	return nil
}

func foldedSet(list []string) map[string]bool {
	set := map[string]bool{}
	for _, s := range list {
		set[strings.ToUpper(strings.TrimSpace(s))] = true
	}
	return set
}
