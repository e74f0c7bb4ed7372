package app

import (
	"regexp"
	"strings"
)

// CountyReader finds counties in what a person pastes.
type CountyReader struct {
	w      *Workspace
	byKey  map[string]string   // keys by SSA and FIPS code
	ofFIPS map[string][]string // keys by FIPS code; Los Angeles has two
}

// CountyReader reads counties of a list.
func (w *Workspace) CountyReader(choices []AreaChoice) *CountyReader {
	r := &CountyReader{w: w, byKey: map[string]string{}, ofFIPS: map[string][]string{}}
	for _, c := range choices {
		r.byKey[c.Key] = c.Key
		if c.FIPS != "" {
			r.ofFIPS[c.FIPS] = append(r.ofFIPS[c.FIPS], c.Key)
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
// the keys found, each once, and what it did not understand, as written.
func (r *CountyReader) Read(text, state string) (keys, unknown []string) {
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
			for _, key := range found {
				if !seen[key] {
					keys = append(keys, key)
				}
				seen[key] = true
			}
		}
	}
	return keys, unknown
}

// find are the keys of one county: an SSA code names one row, a FIPS code or a name all rows of the county. Where a
// number is both, it is what the list is keyed by.
func (r *CountyReader) find(name, state string) []string {
	if key, ok := r.byKey[name]; ok {
		return []string{key}
	}
	if keys := r.ofFIPS[name]; keys != nil {
		return keys
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
