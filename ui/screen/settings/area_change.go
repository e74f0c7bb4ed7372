package settings

import (
	"context"
	"maps"
	"slices"
	"strings"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// ticked saves the area when ticks were set or taken away.
func (a *areaPage) ticked() {
	if a.filling || !a.s.records.hasPlan {
		return
	}
	r := &a.s.records
	area := map[string]data.FilingKind{}
	var in []string
	for _, row := range a.table.Marked() {
		c := &r.counties[row]
		kind, known := r.area[c.Key]
		if !known {
			kind = r.facts.Filing
			in = append(in, countyName(c))
		}
		area[c.Key] = kind
	}
	var out []string
	for i := range r.counties {
		c := &r.counties[i]
		if _, was := r.area[c.Key]; was {
			if _, is := area[c.Key]; !is {
				out = append(out, countyName(c))
			}
		}
	}
	if len(in)+len(out) > 0 {
		a.save(area, movedWords(in, out))
	}
}

func countyName(c *app.AreaChoice) string { return c.Name + ", " + c.State }

// movedWords tell what was put in and taken out.
func movedWords(in, out []string) string {
	var parts []string
	if len(in) > 0 {
		parts = append(parts, listed(in)+" put into the service area")
	}
	if len(out) > 0 {
		parts = append(parts, listed(out)+" taken out")
	}
	return strings.Join(parts, "; ")
}

func listed(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return app.CountOf(len(names), "county", "counties")
}

// save makes an area the product's, on screen at once.
func (a *areaPage) save(area map[string]data.FilingKind, done string) {
	s := a.s
	s.records.area = area
	a.refresh()
	product := s.records.facts.ID
	list := make([]data.ServiceCounty, 0, len(area))
	for _, key := range slices.Sorted(maps.Keys(area)) {
		list = append(list, data.ServiceCounty{County: key, Filing: area[key]})
	}
	s.save(change{
		title: "Saving the service area", done: done, news: desk.NewRecords,
		work: func(ctx context.Context, w *app.Workspace) (app.Undo, error) {
			return w.SaveServiceArea(ctx, product, list)
		},
	})
}

// takeRoster makes the counties of the roster the service area.
func (a *areaPage) takeRoster() {
	s := a.s
	if !s.records.hasPlan {
		return
	}
	product := s.records.facts.ID
	var found []data.ServiceCounty
	s.desk.Run(desk.Task{
		Key: "roster counties", Title: "Looking where the roster's providers are",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			found, err = w.SuggestServiceArea(ctx, product)
			return err
		},
		Done: func() { a.take(found) },
	})
}

func (a *areaPage) take(found []data.ServiceCounty) {
	r := &a.s.records
	area := map[string]data.FilingKind{}
	for _, c := range found {
		kind, known := r.area[c.County]
		if !known {
			kind = c.Filing
		}
		area[c.County] = kind
	}
	switch {
	case len(area) == 0:
		a.s.desk.Host.Toast("The roster has no provider under contract, so there is nothing to take; import a roster or tick counties.", nil)
	case maps.Equal(area, r.area):
		a.s.desk.Host.Toast("The service area is that of the roster already", nil)
	default:
		a.save(area, "The service area is the "+app.CountOf(len(area), "county", "counties")+" of the roster")
	}
}

// showCurrent shows the current county and its kind of filing.
func (a *areaPage) showCurrent() {
	r := &a.s.records
	row := a.table.Current()
	shown := a.shownInArea()
	a.kindAll.SetWords("Set for all " + app.Count(len(shown)) + " shown")
	if row < 0 || row >= len(r.counties) {
		a.county.SetText("Choose a county to see its kind of filing.")
		a.county.SetInk(kit.InkThird)
		a.setKind(-1, false)
		return
	}
	c := &r.counties[row]
	a.county.SetInk(kit.InkNormal)
	kind, in := r.area[c.Key]
	if !in {
		a.county.SetText(countyName(c) + " is not in the service area")
		a.setKind(-1, false)
		return
	}
	a.county.SetText(countyName(c))
	a.setKind(int(kind), len(shown) > 1)
}

// setKind shows a kind of filing; -1 takes the choice out of use.
func (a *areaPage) setKind(kind int, all bool) {
	a.kind.SetChosen(kind)
	if kind < 0 {
		a.kind.Disable()
	} else {
		a.kind.Enable()
	}
	enable(a.kindAll, all)
	a.foot.Refresh()
}

// shownInArea are the keys of the area's counties that the list shows.
func (a *areaPage) shownInArea() []string {
	r := &a.s.records
	var keys []string
	for _, row := range a.table.Shown() {
		if row >= len(r.counties) {
			return nil
		}
		if key := r.counties[row].Key; hasKey(r.area, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

func hasKey(area map[string]data.FilingKind, key string) bool {
	_, in := area[key]
	return in
}

func (a *areaPage) chooseKind(kind int) {
	r := &a.s.records
	c := &r.counties[a.table.Current()]
	area := maps.Clone(r.area)
	area[c.Key] = data.FilingKind(kind)
	a.save(area, countyName(c)+" is "+data.FilingKind(kind).String()+" now")
}

// chooseKindForAll gives the kind of the current county to all of the area that the list shows.
func (a *areaPage) chooseKindForAll() {
	r := &a.s.records
	kind := data.FilingKind(a.kind.Chosen())
	area := maps.Clone(r.area)
	changed := 0
	for _, key := range a.shownInArea() {
		if area[key] != kind {
			area[key] = kind
			changed++
		}
	}
	if changed > 0 {
		a.save(area, app.CountOf(changed, "county is", "counties are")+" "+kind.String()+" now")
	}
}
