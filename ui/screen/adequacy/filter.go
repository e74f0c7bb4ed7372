package adequacy

import (
	"slices"
	"strconv"
	"strings"

	"countyline/app"
	"countyline/data"
)

// group is which specialties are shown.
type group int

const (
	allTypes group = iota
	providerTypes
	facilityTypes
)

// filter is which counties and specialties are shown.
type filter struct {
	group   group
	text    string // part of a county's name, SSA code or FIPS code
	state   string // two letters; "" for all
	types   int    // county type + 1; 0 for all
	filings int    // index into filingKinds
	failing bool   // only counties and specialties with a failing cell
	class   app.Class
}

// filingKinds are the choices of filing kinds.
var filingKinds = [...]struct {
	words string
	kinds []data.FilingKind
}{
	{"All filings", []data.FilingKind{data.Operating, data.Initial, data.Expansion}},
	{app.OperatingWords, []data.FilingKind{data.Operating}},
	{app.InitialWords, []data.FilingKind{data.Initial}},
	{app.ExpansionWords, []data.FilingKind{data.Expansion}},
	{app.AppliedForWords, []data.FilingKind{data.Initial, data.Expansion}},
}

// county says whether a county is shown, apart from what its cells say.
func (f filter) county(c *app.AreaCounty) bool {
	return (f.state == "" || c.State == f.state) &&
		(f.types == 0 || int(c.Type) == f.types-1) &&
		slices.Contains(filingKinds[f.filings].kinds, c.Filing) &&
		f.named(c)
}

func (f filter) named(c *app.AreaCounty) bool {
	text := strings.ToLower(strings.TrimSpace(f.text))
	return text == "" || strings.Contains(strings.ToLower(c.Name), text) || strings.HasPrefix(c.SSA, text) || strings.HasPrefix(c.FIPS, text)
}

// specialty says whether a specialty is shown, apart from what its cells say.
func (f filter) specialty(s *data.Specialty) bool {
	return f.group == allTypes || (f.group == facilityTypes) == (s.Kind == data.FacilityKind)
}

// choice is the filter without its text, for a place: words such as state=MS.
func (f filter) choice() string {
	var words []string
	add := func(key, value string, isSet bool) {
		if isSet {
			words = append(words, key+"="+value)
		}
	}
	add("state", f.state, f.state != "")
	add("type", strconv.Itoa(f.types), f.types != 0)
	add("filing", strconv.Itoa(f.filings), f.filings != 0)
	add("failing", "1", f.failing)
	add("class", strconv.Itoa(int(f.class)), f.class != app.OutsideArea)
	return strings.Join(words, " ")
}

// readFilter is the filter of a place; what it does not know is as the screen opens.
func readFilter(tab, text, choice string) filter {
	v := map[string]string{}
	for _, word := range strings.Fields(choice) {
		key, value, _ := strings.Cut(word, "=")
		v[key] = value
	}
	number := func(key string, most int) int {
		n, err := strconv.Atoi(v[key])
		if err != nil || n < 0 || n > most {
			return 0
		}
		return n
	}
	f := filter{
		text: text, state: v["state"], failing: v["failing"] == "1",
		types: number("type", len(data.CountyTypes)), filings: number("filing", len(filingKinds)-1),
		class: app.Class(number("class", int(app.Structural))),
	}
	if i := slices.Index(tabs[:], tab); i > 0 {
		f.group = group(i)
	}
	return f
}

// tabs name the groups in a place.
var tabs = [...]string{"", "providers", "facilities"}
