package app

import (
	"context"
	"maps"
	"slices"

	"countyline/data"
	"countyline/data/sqlite"
)

// NetworkList is every provider, practice and location of a product's network as its records stand, each in the order
// in which the files first name it. It does not change once made.
type NetworkList struct {
	ProductID string
	Providers []Provider
	Practices []Practice
	Locations []Location
	Files     []data.Dataset // by Participation.File; those entered by hand come last

	members                            []sqlite.Member
	byProvider, byPractice, byLocation groups
	providers                          map[data.NPI]int32
	practices, locations               map[string]int32
	specialties                        map[string]string // names by code
}

// Provider is one NPI of the network.
type Provider struct {
	NPI            data.NPI
	Name           string
	Practices      []string
	Specialties    []string // HSD codes, ascending
	Cities         []string // "Greenville, MS"
	Counties       []string // "Washington County, MS"
	ZIPs           []string // five digits
	Sources        []string // names of files
	Locations      int
	Participations StatusTally
	Edited         bool // something is stated otherwise than imported
}

// Practice is a business that signs, under whatever spellings the files have it.
type Practice struct {
	ID             string
	Name           string
	Specialties    []string // HSD codes, ascending
	Cities         []string // "Greenville, MS"
	Counties       []string // "Washington County, MS"
	ZIPs           []string // five digits
	Sources        []string // names of files
	Providers      int
	Locations      int
	Participations StatusTally
	Edited         bool
}

// Location is a place where providers see patients.
type Location struct {
	ID string
	data.Location
	County         string // "Washington County, MS": as stated, else where the coordinates lie
	FIPS           string // of County
	Practices      []string
	Specialties    []string // HSD codes, ascending
	Sources        []string // names of files
	Providers      int
	Participations StatusTally
	Edited         bool
}

// StatusTally counts participations by data.Status.
type StatusTally [5]int32

// furthest are the statuses from the one that counts most.
var furthest = [...]data.Status{data.Active, data.Signed, data.LOI, data.Prospect, data.Terminated}

// Furthest is the status of the participation that has come furthest; one that ended is behind all others.
func (t StatusTally) Furthest() data.Status {
	for _, s := range furthest {
		if t[s] > 0 {
			return s
		}
	}
	return data.Prospect
}

// Statuses are those that occur, the furthest first.
func (t StatusTally) Statuses() []data.Status {
	var list []data.Status
	for _, s := range furthest {
		if t[s] > 0 {
			list = append(list, s)
		}
	}
	return list
}

// Total is the number of participations.
func (t StatusTally) Total() int {
	n := 0
	for _, count := range t {
		n += int(count)
	}
	return n
}

// Participation is one row of the network as a detail shows it.
type Participation struct {
	ID            string
	NPI           data.NPI
	Name          string
	Practice      string
	Specialty     string // HSD code
	SpecialtyName string
	Status        data.Status
	Beds          int
	SSA           string // county served, as an HSD table states it
	LocationID    string
	Place         data.Location
	File          string              // name of the file, or words that say there is none
	Line          int                 // in that file; 0 when it was entered by hand
	ByHand        bool                // no file lists it
	Imported      *data.Participation // before people stated otherwise; nil = as imported
}

// Network lists the network of a product.
func (w *Workspace) Network(ctx context.Context, productID string) (*NetworkList, error) {
	w.progress("Reading the network", 0, 0)
	members, files, err := w.db.LoadMembers(ctx, productID)
	if err != nil {
		return nil, err
	}
	names, err := w.SpecialtyNames(ctx)
	if err != nil {
		return nil, err
	}
	l := &NetworkList{ProductID: productID, Files: files, members: members, specialties: names}
	newLister(l, w.builtIn).build()
	return l, nil
}

// SpecialtyNames are the names of all HSD codes that a participation may have, by code.
func (w *Workspace) SpecialtyNames(ctx context.Context) (map[string]string, error) {
	ref, _, err := w.db.LoadReferenceCounties(ctx)
	if err != nil && data.CodeOf(err) != "no_reference" {
		return nil, err
	}
	names := map[string]string{}
	for _, s := range slices.Concat(ref.Types, w.builtIn.standards.Specialties) {
		if s.Code != data.PrimaryCare {
			names[s.Code] = s.Name
		}
	}
	return names, nil
}

// Size is the number of participations.
func (l *NetworkList) Size() int { return len(l.members) }

// SpecialtyName is the name of an HSD code; the code itself when no table knows it.
func (l *NetworkList) SpecialtyName(code string) string {
	if name, ok := l.specialties[code]; ok {
		return name
	}
	return code
}

// SpecialtyCodes are the HSD codes that a participation may have, ascending.
func (l *NetworkList) SpecialtyCodes() []string { return slices.Sorted(maps.Keys(l.specialties)) }

// Provider finds a provider; nil when the network has none of the NPI.
func (l *NetworkList) Provider(npi data.NPI) *Provider { return found(l.Providers, l.providers, npi) }

// Practice finds a practice by the id of any of its spellings.
func (l *NetworkList) Practice(id string) *Practice { return found(l.Practices, l.practices, id) }

// Location finds a location.
func (l *NetworkList) Location(id string) *Location { return found(l.Locations, l.locations, id) }

func found[K comparable, T any](list []T, at map[K]int32, key K) *T {
	if i, ok := at[key]; ok {
		return &list[i]
	}
	return nil
}

// OfProvider lists a provider's participations.
func (l *NetworkList) OfProvider(npi data.NPI) []Participation {
	return participations(l, l.byProvider, l.providers, npi)
}

// OfPractice lists a practice's participations.
func (l *NetworkList) OfPractice(id string) []Participation {
	return participations(l, l.byPractice, l.practices, id)
}

// OfLocation lists a location's participations.
func (l *NetworkList) OfLocation(id string) []Participation {
	return participations(l, l.byLocation, l.locations, id)
}

func participations[K comparable](l *NetworkList, g groups, at map[K]int32, key K) []Participation {
	i, ok := at[key]
	if !ok {
		return nil
	}
	var list []Participation
	for _, m := range g.of(i) {
		list = append(list, l.participation(&l.members[m]))
	}
	return list
}

func (l *NetworkList) participation(m *sqlite.Member) Participation {
	p := Participation{
		ID: m.ID(l.ProductID), NPI: m.NPI, Name: m.Name, Practice: m.Practice, Specialty: m.Specialty, SpecialtyName: l.SpecialtyName(m.Specialty),
		Status: m.Status, Beds: int(m.Beds), SSA: m.SSA, LocationID: m.LocationID, Place: m.Location,
		File: l.Files[m.Row.File].FileName, Line: int(m.Row.Line), ByHand: m.ByHand, Imported: m.Imported,
	}
	if m.ByHand {
		p.Line = 0
	}
	return p
}
