package settings

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
	"countyline/ui/widget/table"
)

// areaPage is the counties of the service area: a tick puts a county in, and each has its kind of filing.
type areaPage struct {
	s       *Screen
	content *fyne.Container
	box     fyne.CanvasObject // all but none
	none    *kit.Empty        // while there is no plan

	count   *kit.Text
	search  *kit.Search
	state   *kit.Select
	only    *kit.Segments // all counties, or those in the area
	table   *table.Table
	county  *kit.Text // the current one
	kind    *kit.Segments
	kindAll *kit.Button
	foot    *fyne.Container

	states  []string // by the choice of state, "" first
	filling bool     // the table is being filled, not used
	begun   bool     // filled before
}

const (
	everyCounty = iota
	onlyArea
)

func (s *Screen) newAreaPage() *areaPage {
	a := &areaPage{s: s, states: []string{""}}
	a.count = kit.NewText("", kit.Style{Ink: kit.InkSecond, Cut: true})
	roster := kit.NewButton("Take the roster's counties", "stethoscope", kit.Secondary, a.takeRoster)
	paste := kit.NewButton("Paste a list", "file-spreadsheet", kit.Secondary, a.paste)
	a.search = kit.NewSearch("Find a county", func(text string) { a.table.SetFilter(text) }).Wide(184)
	a.state = kit.NewSelect([]string{"All states"}, 0, func(int) { a.keep() })
	a.only = kit.NewSegments([]string{"All counties", "In the area"}, everyCounty, func(int) { a.keep() })
	a.table = table.New(areaColumns)
	a.table.Boxes, a.table.Standing, a.table.CSV = true, true, app.CSV
	a.table.NoMatch = kit.NewEmpty("search", "No county passes these filters.", "Show all counties", a.clear)
	a.table.OnChanged, a.table.OnCurrent, a.table.OnFind = a.ticked, func(int) { a.showCurrent() }, a.search.Focus
	a.table.OnCopied = func(rows int) { s.desk.Host.Toast(app.CountOf(rows, "county", "counties")+" copied", nil) }
	a.county = kit.NewText("", kit.Style{Bold: true, Cut: true})
	a.kind = kit.NewSegments([]string{"Operating", "Initial", "Expansion"}, -1, a.chooseKind)
	a.kindAll = kit.NewButton("Set for all", "", kit.Quiet, a.chooseKindForAll)

	title := kit.NewEnds(kit.NewStack(0, kit.NewText("Service area", kit.Style{Size: theme.Lead, Bold: true}), a.count), paste, roster)
	filters := kit.NewLine(theme.Step, a.search, a.state, a.only)
	foot := kit.NewEnds(a.county, kit.NewText("Filing kind", kit.Style{Size: theme.Small, Bold: true, Ink: kit.InkSecond}), a.kind, a.kindAll)
	a.foot = foot
	inside := container.NewBorder(kit.NewPadded(0, 0, 12, 12, title, filters), kit.NewPadded(0, 12, 0, 0, foot), nil, nil, a.table)
	a.box = container.New(inset{}, kit.NewCard(inside))
	a.none = kit.NewEmpty("map-pin", "The service area belongs to a product, so a plan comes first.", "Make a plan", func() { s.plan.make() })
	a.content = container.NewStack(a.box, a.none)
	a.none.Hide()
	return a
}

// inset leaves the margins of a page around its one object.
type inset struct{}

func (inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(theme.Gap, theme.Step))
	objects[0].Resize(fyne.NewSize(max(0, size.Width-theme.Gap-theme.Margin), max(0, size.Height-theme.Step-theme.Gap)))
}

func (inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(theme.Gap+theme.Margin, theme.Step+theme.Gap)
}

// fill shows the counties and which are in the area.
func (a *areaPage) fill() {
	r := &a.s.records
	a.box.(*fyne.Container).Hidden, a.none.Hidden = !r.hasPlan, r.hasPlan
	if !r.hasPlan {
		a.content.Refresh()
		return
	}
	a.fillStates()
	if !a.begun && len(r.area) > 0 && a.only.Chosen() == everyCounty && a.search.Text() == "" {
		a.only.SetChosen(onlyArea)
	}
	a.begun = true
	a.refresh()
	a.content.Refresh()
}

// fillStates offers the states of the counties, and keeps the choice.
func (a *areaPage) fillStates() {
	chosen := a.states[a.state.Chosen()]
	a.states = []string{""}
	words := []string{"All states"}
	for _, c := range a.s.records.counties {
		if last := a.states[len(a.states)-1]; c.State != last {
			a.states, words = append(a.states, c.State), append(words, c.State)
		}
	}
	a.state.SetWords(words, max(0, slices.Index(a.states, chosen)))
}

// refresh shows the area as it stands on screen, saved or about to be.
func (a *areaPage) refresh() {
	a.filling = true
	defer func() { a.filling = false }()
	r := &a.s.records
	a.table.SetData(table.NewData(newCounties(r.counties, r.area), areaColumns))
	keys := make([]string, 0, len(r.area))
	for key := range r.area {
		keys = append(keys, key)
	}
	a.table.Mark(keys)
	a.keep()
	a.count.SetText(areaWords(r.area, len(r.counties)))
	a.showCurrent()
}

// areaWords counts the area: "14 of 3,222 counties: 9 operating, 5 expansion".
func areaWords(area map[string]data.FilingKind, all int) string {
	if len(area) == 0 {
		return "No county yet; tick those that the product serves or applies for."
	}
	var kinds [3]int
	for _, k := range area {
		kinds[k]++
	}
	var parts []string
	for k, n := range kinds {
		if n > 0 {
			parts = append(parts, app.Count(n)+" "+data.FilingKind(k).String())
		}
	}
	return app.Count(len(area)) + " of " + app.CountOf(all, "county", "counties") + ": " + strings.Join(parts, ", ")
}

// keep shows the counties of the state, or only those in the area.
func (a *areaPage) keep() {
	state, only := a.states[a.state.Chosen()], a.only.Chosen() == onlyArea
	r := &a.s.records
	before := a.filling
	a.filling = true
	a.table.Keep(func(row int) bool {
		c := &r.counties[row]
		if _, in := r.area[c.Key]; only && !in {
			return false
		}
		return state == "" || c.State == state
	})
	a.filling = before
	a.showCurrent()
}

func (a *areaPage) clear() {
	a.search.SetText("")
	a.state.SetChosen(0)
	a.only.SetChosen(everyCounty)
	a.keep()
}

// open shows the list as a place says.
func (a *areaPage) open(p desk.Place) {
	if p.Tab != areaSection {
		return
	}
	a.search.SetText(p.Filter)
	state, only, _ := strings.Cut(p.Choice, " ")
	a.only.SetChosen(everyCounty)
	if only == "area" {
		a.only.SetChosen(onlyArea)
	}
	a.begun = p.Choice != ""
	if i := slices.Index(a.states, state); i >= 0 {
		a.state.SetChosen(i)
	} else {
		a.states = append(a.states, state) // until the counties are read
		a.state.SetWords(append([]string{"All states"}, a.states[1:]...), len(a.states)-1)
	}
	a.table.SetView(table.View{Sort: p.Sort, Filter: p.Filter})
	if a.s.loaded {
		a.keep()
	}
	a.table.Select(p.County)
	a.table.ScrollTo(p.X, p.Y)
}

// place says what the list shows.
func (a *areaPage) place(p *desk.Place) {
	v := a.table.View()
	p.Filter, p.Sort, p.County = a.search.Text(), v.Sort, a.table.CurrentKey()
	p.Choice = a.states[a.state.Chosen()] + " all"
	if a.only.Chosen() == onlyArea {
		p.Choice = a.states[a.state.Chosen()] + " area"
	}
	p.X, p.Y = a.table.Scroll()
}
