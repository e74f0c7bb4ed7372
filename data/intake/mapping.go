package intake

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"countyline/data"
)

// Field is what a column can hold; the names are those of a saved mapping.
type Field string

// The fields of rosters and populations.
const (
	FieldNPI           Field = "npi"
	FieldCode          Field = "specialty_code"
	FieldSpecialty     Field = "specialty"
	FieldName          Field = "name"
	FieldLastName      Field = "last_name"
	FieldFirstName     Field = "first_name"
	FieldPractice      Field = "practice"
	FieldLat           Field = "lat"
	FieldLon           Field = "lon"
	FieldAddress       Field = "address"
	FieldAddress2      Field = "address2"
	FieldCity          Field = "city"
	FieldState         Field = "state"
	FieldZIP           Field = "zip"
	FieldCounty        Field = "county"
	FieldCountyFIPS    Field = "county_fips"
	FieldSSA           Field = "ssa_code"
	FieldStatus        Field = "status"
	FieldLOI           Field = "loi"
	FieldBeds          Field = "beds"
	FieldBeneficiaries Field = "beneficiaries"
)

// Mapping says what the columns of a file with unknown headers hold; known headers that it does not name keep their
// meaning. It is saved as JSON and used for every file that has all its headers.
type Mapping struct {
	Name    string           `json:"name"`
	Columns map[string]Field `json:"columns"` // by header, as the file has it
}

// fields are all of them, in the order in which a person reads them.
var fields = []Field{
	FieldNPI, FieldCode, FieldSpecialty, FieldName, FieldLastName, FieldFirstName, FieldPractice, FieldLat, FieldLon, FieldAddress, FieldAddress2,
	FieldCity, FieldState, FieldZIP, FieldCounty, FieldCountyFIPS, FieldSSA, FieldStatus, FieldLOI, FieldBeds, FieldBeneficiaries,
}

// fieldList is the list of fields as a sentence has it.
func fieldList() string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = string(f)
	}
	return strings.Join(names, ", ")
}

// Check tells whether every field of the mapping is one that a column can hold; an empty one says that the column
// is not read.
func (m Mapping) Check() error {
	var unknown []string
	for header, f := range m.Columns {
		if f != "" && !slices.Contains(fields, f) {
			unknown = append(unknown, fmt.Sprintf("%q for the column %q", clip(printable(string(f))), clip(printable(header))))
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	slices.Sort(unknown)
	what := "an unknown field"
	if len(unknown) > 1 {
		what = "unknown fields"
	}
	return &data.Error{Code: "bad_mapping", Message: fmt.Sprintf("The mapping %q names %s: %s. The fields are %s. Nothing was imported.",
		clip(printable(m.Name)), what, strings.Join(unknown[:min(len(unknown), 10)], ", "), fieldList())}
}

func checkMappings(all []Mapping) error {
	for _, m := range all {
		if err := m.Check(); err != nil {
			return err
		}
	}
	return nil
}

// missing are the headers of the mapping that a file with these folded headers lacks.
func (m Mapping) missing(words []string) []string {
	var all []string
	for name := range m.Columns {
		if !slices.Contains(words, Fold(name)) {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return all
}

// unknownHeader is the sentence for a file whose headers cannot be used: what they are, what is missing, how to say it.
func unknownHeader(path string, p *pickHeader) error {
	if p.best == nil {
		return refuse(path, nil, "has no header row; put the column names in the first line")
	}
	return refuse(path, nil, "does not say which column holds %s. Its columns are %s%s%s. Rename columns, or write a mapping file with a field for each column that is to be read, and \"\" for the others: "+
		"%s. The fields are %s", strings.Join(p.best.lacks(p.needs), " or "), p.best.shown(), p.used(), p.unfit(), p.best.draft(filepath.Base(path)), fieldList())
}

// mostShown is how many columns a sentence lists, and of how many letters each.
const (
	mostShown   = 30
	mostLetters = 40
)

// shown are the names of the columns, in the order of the file.
func (h *header) shown() string {
	names := slices.DeleteFunc(slices.Clone(h.names), func(s string) bool { return s == "" })
	more := ""
	if len(names) > mostShown {
		names, more = names[:mostShown], ", …"
	}
	for i, name := range names {
		names[i] = short(name)
	}
	return strings.Join(names, ", ") + more
}

func short(s string) string {
	if letters := []rune(s); len(letters) > mostLetters {
		return string(letters[:mostLetters]) + "…"
	}
	return s
}

// used says which mapping was read, when one that fits lacks what is needed.
func (p *pickHeader) used() string {
	if p.best.mapping == "" {
		return ""
	}
	return fmt.Sprintf("; the mapping %q fits them but does not name all that is needed", clip(printable(p.best.mapping)))
}

// unfit says why the saved mappings were not used.
func (p *pickHeader) unfit() string {
	if p.best.mapping != "" {
		return ""
	}
	words := make([]string, len(p.best.names))
	for i, name := range p.best.names {
		words[i] = Fold(name)
	}
	var said strings.Builder
	for _, m := range p.mappings[:min(len(p.mappings), 5)] {
		missing := m.missing(words)
		for i, name := range missing {
			missing[i] = fmt.Sprintf("%q", short(printable(name)))
		}
		if len(missing) > 0 {
			fmt.Fprintf(&said, "; the mapping %q was not used because the file has no column %s", clip(printable(m.Name)), strings.Join(missing[:min(len(missing), 10)], " or "))
		}
	}
	return said.String()
}

// draft is a mapping of the columns as JSON in their order, the known ones with their fields.
func (h *header) draft(name string) string {
	quote := func(s string) string {
		var b strings.Builder
		encoder := json.NewEncoder(&b)
		encoder.SetEscapeHTML(false)
		_ = encoder.Encode(s) // a string always has a JSON form
		return strings.TrimSpace(b.String())
	}
	var pairs []string
	for i, name := range h.names {
		if name != "" && len(pairs) < mostShown && len([]rune(name)) <= mostLetters {
			pairs = append(pairs, quote(name)+": "+quote(string(h.fields[i])))
		}
	}
	return `{"name": ` + quote(name) + `, "columns": {` + strings.Join(pairs, ", ") + "}}"
}
