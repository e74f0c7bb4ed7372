package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"countyline/data"
)

// FieldCounties is the field of a service area, as data.Error.Field names it.
const FieldCounties = "counties"

// AreaChoice is a county that can be in a service area.
type AreaChoice struct {
	Key           string // County.Key: SSA code, or FIPS code while no reference file is loaded
	SSA, FIPS     string
	Name, State   string
	Type          data.CountyType
	Beneficiaries int64
	Providers     int // of the product, other than prospects and terminated ones, located in the county
}

// ServiceArea lists the counties of a product by their keys.
func (w *Workspace) ServiceArea(ctx context.Context, productID string) ([]data.ServiceCounty, error) {
	area, err := w.db.ServiceArea(ctx, productID)
	if err != nil || len(area) == 0 {
		return area, err
	}
	ref, err := w.counties(ctx)
	if err != nil {
		return nil, err
	}
	return located(area, ref), nil
}

// SaveServiceArea makes these counties the service area of a product.
func (w *Workspace) SaveServiceArea(ctx context.Context, productID string, counties []data.ServiceCounty) (Undo, error) {
	ref, err := w.counties(ctx)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for i := range ref.Counties {
		known[ref.Counties[i].Key()] = true
	}
	seen := map[string]bool{}
	for _, c := range counties {
		switch {
		case !known[c.County]:
			return nil, refused(FieldCounties, "No county has the code %q in %s, so the service area was not changed; take the county from the list.", c.County, ref.Source.Name)
		case seen[c.County]:
			return nil, refused(FieldCounties, "The county %s is named twice, so the service area was not changed; name it once.", c.County)
		}
		seen[c.County] = true
	}
	return undone(w.db.PutServiceArea(ctx, productID, counties))
}

// Counties lists every county that can be chosen, by state and name, with the providers that a product has there.
func (w *Workspace) Counties(ctx context.Context, productID string) ([]AreaChoice, error) {
	ref, err := w.counties(ctx)
	if err != nil {
		return nil, err
	}
	network, err := w.Network(ctx, productID)
	if err != nil {
		return nil, err
	}
	providers := network.providersByCounty()
	list := make([]AreaChoice, len(ref.Counties))
	for i := range ref.Counties {
		c := &ref.Counties[i]
		list[i] = AreaChoice{Key: c.Key(), SSA: c.SSA, FIPS: c.FIPS, Name: c.Name, State: c.State, Type: c.Type, Beneficiaries: c.Beneficiaries, Providers: providers[c.FIPS]}
	}
	slices.SortStableFunc(list, func(a, b AreaChoice) int {
		return cmp.Or(strings.Compare(a.State, b.State), strings.Compare(a.Name, b.Name), strings.Compare(a.Key, b.Key))
	})
	return list, nil
}

// SuggestServiceArea lists the counties that a product's roster says it serves, or else those where its providers are
// located; prospects and terminated participations say nothing. Each county has the product's filing kind.
func (w *Workspace) SuggestServiceArea(ctx context.Context, productID string) ([]data.ServiceCounty, error) {
	facts, err := w.PlanFacts(ctx, productID)
	if err != nil {
		return nil, err
	}
	ref, err := w.counties(ctx)
	if err != nil {
		return nil, err
	}
	network, err := w.Network(ctx, facts.ID)
	if err != nil {
		return nil, err
	}
	served, there := network.served(), network.providersByCounty()
	stated := slices.ContainsFunc(ref.Counties, func(c data.County) bool { return c.SSA != "" && served[c.SSA] })
	var area []data.ServiceCounty
	for i := range ref.Counties {
		c := &ref.Counties[i]
		if stated && served[c.SSA] || !stated && there[c.FIPS] > 0 {
			area = append(area, data.ServiceCounty{County: c.Key(), Filing: facts.Filing})
		}
	}
	slices.SortFunc(area, func(a, b data.ServiceCounty) int { return strings.Compare(a.County, b.County) })
	return area, nil
}

// counties are those of the reference in force, or derived ones.
func (w *Workspace) counties(ctx context.Context) (*data.Reference, error) {
	ref, _, err := w.db.LoadReferenceCounties(ctx)
	if err == nil {
		return &ref, nil
	}
	if data.CodeOf(err) != "no_reference" {
		return nil, err
	}
	e := *w.builtIn
	if e.settings, err = w.db.Settings(ctx); err != nil {
		return nil, err
	}
	population, _, err := w.db.LoadPopulation(ctx)
	if err == nil {
		e.population = &population
	} else if data.CodeOf(err) != "no_population" {
		return nil, err
	}
	e.complete()
	return e.reference, nil
}

// contracted says that a participation is more than a hope and not over.
func contracted(s data.Status) bool { return s != data.Prospect && s != data.Terminated }

// providersByCounty counts the different contracted providers located in each county, by FIPS code.
func (l *NetworkList) providersByCounty() map[string]int {
	counties := newVocabulary()
	at := make([]int32, len(l.Locations))
	for i := range l.Locations {
		at[i] = counties.of(l.Locations[i].FIPS)
	}
	place := make([]int32, len(l.members))
	for i := range l.Locations {
		for _, k := range l.byLocation.of(int32(i)) {
			place[k] = at[i]
		}
	}
	number := map[string]int{}
	seen := newCounter(len(counties.words))
	for i := range l.Providers {
		for _, k := range l.byProvider.of(int32(i)) {
			if contracted(l.members[k].Status) && seen.add(place[k]) {
				number[counties.words[place[k]]]++
			}
		}
		seen.take()
	}
	return number
}

// served are the counties, by SSA code, that rows of contracted providers are listed for.
func (l *NetworkList) served() map[string]bool {
	codes := map[string]bool{}
	for i := range l.members {
		if m := &l.members[i]; m.SSA != "" && contracted(m.Status) {
			codes[m.SSA] = true
		}
	}
	return codes
}
