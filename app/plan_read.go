package app

import (
	"regexp"
	"strings"
)

// CountyReader finds counties in what a person pastes.
type CountyReader struct {
	w      *Workspace
	byKey  map[string]AreaChoice
	ofFIPS map[string][]AreaChoice // by FIPS code; Los Angeles has two
}

// CountyReader reads counties of a list.
func (w *Workspace) CountyReader(choices []AreaChoice) *CountyReader {
	r := &CountyReader{w: w, byKey: map[string]AreaChoice{}, ofFIPS: map[string][]AreaChoice{}}
	for _, c := range choices {
		r.byKey[c.Key] = c
		if c.FIPS != "" {
			r.ofFIPS[c.FIPS] = append(r.ofFIPS[c.FIPS], c)
		}
	}
	return r
}

var (
	codeList   = regexp.MustCompile(`^\d{5}(?:[\s,;]+\d{5})*[\s,;]*$`)
	fiveDigits = regexp.MustCompile(`\d{5}`)
	separators = regexp.MustCompile(`[\n\r;\t]+`)
)

// Read takes SSA and FIPS codes and names such as "Washington, MS" or "Washington County, Mississippi", one a line or
// with semicolons between them; codes may stand in one line. A name without a state is of the state given. It returns
// the keys found, each once, what it did not understand, as written, and a sentence for each number that is the SSA code of
// one county and the FIPS code of another.
func (r *CountyReader) Read(text, state string) (keys, unknown, doubts []string) {
	seen := map[string]bool{}
	for _, part := range separators.Split(text, -1) {
		part = strings.Trim(part, " ,")
		if part == "" {
			continue
		}
		names := []string{part}
		if codeList.MatchString(part) {
			names = fiveDigits.FindAllString(part, -1)
		}
		for _, name := range names {
			found := r.find(name, state)
			if len(found) == 0 {
				unknown = append(unknown, name)
			}
			for _, c := range found {
				if !seen[c.Key] {
					keys = append(keys, c.Key)
					doubts = append(doubts, r.doubt(name, c)...)
				}
				seen[c.Key] = true
			}
		}
	}
	return keys, unknown, doubts
}

// find are the keys of one county: an SSA code names one row, a FIPS code or a name all rows of the county. Where a
// number is both, it is what the list is keyed by.
func (r *CountyReader) find(name, state string) []AreaChoice {
	if c, ok := r.byKey[name]; ok {
		return []AreaChoice{c}
	}
	if list := r.ofFIPS[name]; list != nil {
		return list
	}
	if i := strings.LastIndex(name, ","); i >= 0 {
		code, err := CheckState(name[i+1:])
		if err != nil {
			return nil
		}
		name, state = name[:i], code
	}
	if state == "" {
		return nil
	}
	fips, ok := r.w.builtIn.atlas.ByName(state, strings.TrimSpace(name))
	if !ok {
		return nil
	}
	return r.ofFIPS[fips]
}

// doubt says which county a number was taken for, where it is also the FIPS code of another.
func (r *CountyReader) doubt(name string, took AreaChoice) []string {
	others := r.ofFIPS[name]
	if took.SSA != name || len(others) == 0 || others[0].Key == took.Key {
		return nil
	}
	return []string{name + " was taken for the SSA code of " + took.Name + ", " + took.State + "; it is also the FIPS code of " + others[0].Name + ", " + others[0].State + "."}
}
