package network

import (
	"encoding/json"
	"slices"

	"countyline/app"
	"countyline/data"
	"countyline/ui/widget/table"
)

// tab is one of the three lists with its table.
type tab struct {
	id        string
	word      string // on the segment
	one, many string // what its rows are
	table     *table.Table
	records   records // nil before the first load
	choice    choice
	views     []data.SavedView
	view      string // id of the saved view that was applied last
}

// choice is what the filters beside the search field keep; the zero value keeps everything.
type choice struct {
	Status    string `json:"status,omitempty"`    // a word of data.Status
	Specialty string `json:"specialty,omitempty"` // HSD code
	County    string `json:"county,omitempty"`    // "Washington County, MS"
}

// looks is how a tab is looked at, as a saved view keeps it.
type looks struct {
	table.View
	choice
}

func (t *tab) looks() looks { return looks{t.table.View(), t.choice} }

func (t *tab) set(l looks) {
	t.choice = l.choice
	t.table.SetView(l.View)
	t.filter()
}

// filter applies the choice.
func (t *tab) filter() {
	if t.records == nil || t.choice == (choice{}) {
		t.table.Keep(nil)
		return
	}
	t.table.Keep(func(row int) bool { return t.choice.keeps(t.records.Standing(row)) })
}

func (c choice) keeps(s standing) bool {
	return (c.Status == "" || slices.ContainsFunc(s.tally.Statuses(), func(has data.Status) bool { return has.String() == c.Status })) &&
		(c.Specialty == "" || slices.Contains(s.specialties, c.Specialty)) &&
		(c.County == "" || slices.Contains(s.counties, c.County))
}

// text writes looks for a saved view.
func (l looks) text() string {
	text, err := json.Marshal(l)
	if err != nil { // strings alone can always be written
		return ""
	}
	return string(text)
}

// readLooks reads what text wrote; anything else is the tab as it opens.
func readLooks(text string) looks {
	var l looks
	if json.Unmarshal([]byte(text), &l) != nil {
		return looks{}
	}
	return l
}

// offered are the specialties by code and the counties that occur in a tab.
func (t *tab) offered() (specialties, counties []string) {
	seenCodes, seenCounties := map[string]bool{}, map[string]bool{}
	for row := range t.records.Rows() {
		s := t.records.Standing(row)
		for _, code := range s.specialties {
			if !seenCodes[code] {
				seenCodes[code] = true
				specialties = append(specialties, code)
			}
		}
		for _, county := range s.counties {
			if county != "" && !seenCounties[county] {
				seenCounties[county] = true
				counties = append(counties, county)
			}
		}
	}
	slices.Sort(specialties)
	slices.Sort(counties)
	return specialties, counties
}

// lists are the records of a network, one for each tab.
func lists(l *app.NetworkList) [3]records {
	return [3]records{
		&rows[app.Provider]{
			list: l, items: l.Providers, columns: providerColumns(), key: func(p *app.Provider) string { return p.NPI.String() },
			stands: func(p *app.Provider) standing { return standing{p.Participations, p.Specialties, p.Counties} },
		},
		&rows[app.Practice]{
			list: l, items: l.Practices, columns: practiceColumns(), key: func(p *app.Practice) string { return p.ID },
			stands: func(p *app.Practice) standing { return standing{p.Participations, p.Specialties, p.Counties} },
		},
		&rows[app.Location]{
			list: l, items: l.Locations, columns: locationColumns(), key: func(p *app.Location) string { return p.ID },
			stands: func(p *app.Location) standing {
				return standing{p.Participations, p.Specialties, []string{p.County}}
			},
		},
	}
}

// The tabs.
const (
	providers = iota
	practices
	locations
)

func newTabs() [3]*tab {
	return [3]*tab{
		{id: "providers", word: "Providers", one: "provider", many: "providers", table: table.New(declared(providerColumns()))},
		{id: "practices", word: "Practices", one: "practice", many: "practices", table: table.New(declared(practiceColumns()))},
		{id: "locations", word: "Locations", one: "location", many: "locations", table: table.New(declared(locationColumns()))},
	}
}
