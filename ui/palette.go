package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
	"countyline/ui/widget/table"
)

const providersFound = 20

// openPalette offers everything that can be done or opened, recent choices first.
func (s *Shell) openPalette() {
	s.palette = kit.ShowPalette(s.window, "Search or run a command", s.offers())
	s.palette.OnQuery = s.findMore
	s.gather()
}

// offers are the lines of the palette: what was used last, the commands of this screen and of the others, and places.
func (s *Shell) offers() []kit.PaletteItem {
	all := s.commandItems()
	all = append(all, s.areaItems()...)
	var items []kit.PaletteItem
	for _, words := range s.memory.recent() {
		if i := slices.IndexFunc(all, func(o kit.PaletteItem) bool { return o.Words == words }); i >= 0 {
			again := all[i]
			again.Group = "Recent"
			all = slices.Delete(all, i, i+1)
			items = append(items, again)
		}
	}
	items = append(items, all...)
	for i := range items {
		words, do := items[i].Words, items[i].Do
		items[i].Do = func() { s.memory.used(words); do() }
	}
	return items
}

// commandItems are the commands of the current screen, those of the others, the places of the rail and the window's own.
func (s *Shell) commandItems() []kit.PaletteItem {
	var here, others []kit.PaletteItem
	for _, r := range entered(s.rooms) {
		for _, c := range s.screen(r.id).Commands() {
			item := kit.PaletteItem{Group: r.word, Words: c.Words, Hint: c.Hint, Icon: c.Icon, Shortcut: c.Shortcut, Do: c.Do}
			if r.id == s.current {
				here = append(here, item)
				continue
			}
			item.Shortcut = "" // it is listened to on its own screen only
			others = append(others, item)
		}
	}
	var places []kit.PaletteItem
	for _, r := range entered(s.rooms) {
		places = append(places, kit.PaletteItem{Group: "Go to", Words: "Go to " + r.word, Icon: r.icon, Shortcut: "Alt+" + string(r.key), Do: func() { s.goTo(r.id) }})
	}
	return slices.Concat(places, here, others, s.windowItems())
}

func (s *Shell) windowItems() []kit.PaletteItem {
	const group = "Countyline"
	return []kit.PaletteItem{
		{Group: group, Words: "Start a new workspace from a roster", Hint: "A new plan of its own", Icon: "file-spreadsheet", Do: s.chooseRoster},
		{Group: group, Words: "Open another workspace", Icon: "folder-open", Do: s.chooseWorkspace},
		{Group: group, Words: "Open the sample plan", Icon: "map", Do: s.OpenSample},
		{Group: group, Words: "Use the light look", Icon: "sun", Do: func() { s.appear("light") }},
		{Group: group, Words: "Use the dark look", Icon: "contrast", Do: func() { s.appear("dark") }},
		{Group: group, Words: "Use the look of the system", Icon: "contrast", Do: func() { s.appear("system") }},
		{Group: group, Words: "Undo the last change", Icon: "undo-2", Shortcut: "Ctrl+Z", Do: s.undo},
		{Group: group, Words: "Redo what was undone", Icon: "refresh-cw", Shortcut: "Ctrl+Y", Do: s.redo},
		{Group: group, Words: "Show the keyboard shortcuts", Icon: "info", Shortcut: "F1", Do: s.help},
	}
}

func (s *Shell) appear(look string) { s.memory.p.SetString(keyAppearance, look) }

// areaItems are the counties and specialties of the service area, which lead to the map.
func (s *Shell) areaItems() []kit.PaletteItem {
	figures := s.desk.Figures()
	if figures == nil {
		return nil
	}
	var items []kit.PaletteItem
	for _, c := range figures.Counties {
		items = append(items, kit.PaletteItem{Group: "Counties", Words: c.Name + ", " + c.State, Hint: c.Type.String(), Icon: "map-pin", Do: func() {
			s.goWith(desk.Map, func(p *desk.Place) { p.County = c.Key })
		}})
	}
	for _, sp := range figures.Specialties {
		items = append(items, kit.PaletteItem{Group: "Specialties", Words: sp.Name, Hint: sp.Code, Icon: "stethoscope", Do: func() {
			s.goWith(desk.Map, func(p *desk.Place) { p.Specialty = sp.Code })
		}})
	}
	return items
}

// goWith opens a screen as it was left, but for one thing.
func (s *Shell) goWith(id desk.ID, change func(*desk.Place)) {
	p := desk.Place{Screen: id}
	if built := s.screens[id]; built != nil {
		p = built.Place()
		p.Screen = id
	}
	change(&p)
	s.Go(p)
}

// sought is what the palette finds beside its lines: filings and providers, read once for all that is typed.
type sought struct {
	filings   []data.Filing
	providers []app.Provider
	folded    []string // names of the providers
}

// gather reads filings and providers for the palette, unless they are known.
func (s *Shell) gather() {
	if s.sought != nil {
		return
	}
	found := &sought{}
	s.desk.Run(desk.Task{
		Key: "palette", Title: "Reading the network",
		Work: func(ctx context.Context, w *app.Workspace) error {
			filings, err := w.Filings(ctx, "")
			if err != nil {
				return err
			}
			network, err := w.Network(ctx, "")
			if err != nil {
				return err
			}
			found.filings, found.providers = filings, network.Providers
			for _, p := range network.Providers {
				found.folded = append(found.folded, data.Fold(p.Name))
			}
			return nil
		},
		Done:   func() { s.sought = found },
		Failed: func(error) {}, // without a product there is nothing to find
	})
}

// findMore offers the filings and providers that answer what was typed.
func (s *Shell) findMore(typed string) {
	folded := data.Fold(typed)
	if s.sought == nil || len(folded) < 2 {
		return
	}
	var items []kit.PaletteItem
	if codes := table.Codes(typed); len(codes) > 0 {
		items = append(items, kit.PaletteItem{Words: "Show these " + strconv.Itoa(len(codes)) + " in the network", Hint: "NPIs or ZIP codes", Icon: "file-spreadsheet", Do: func() {
			s.Go(desk.Place{Screen: desk.Network, Filter: typed})
		}})
	}
	for _, f := range s.sought.filings {
		if strings.Contains(data.Fold(f.Title+" "+f.Number), folded) {
			items = append(items, kit.PaletteItem{Words: f.Title, Hint: "Filing as of " + f.AsOf, Icon: "file-text", Do: func() {
				s.Go(desk.Place{Screen: desk.Filings, Record: f.ID})
			}})
		}
	}
	for i, p := range s.sought.providers {
		if len(items) == providersFound {
			break
		}
		if npi := p.NPI.String(); strings.Contains(s.sought.folded[i], folded) || strings.HasPrefix(npi, folded) {
			items = append(items, kit.PaletteItem{Words: p.Name, Hint: "NPI " + npi, Icon: "user", Do: func() {
				s.Go(desk.Place{Screen: desk.Network, Record: npi, Filter: npi})
			}})
		}
	}
	s.palette.SetFound(items)
}
