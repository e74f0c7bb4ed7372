// Package adequacy is the screen of counties × specialties: which cells fail, why, and what would turn them.
package adequacy

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/data"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
	"countyline/ui/widget/heat"
)

// Screen shows the grid, its filters, and the detail of the selected cell.
type Screen struct {
	desk    *desk.Desk
	content *fyne.Container

	controls *controls
	grid     *heat.Grid
	nothing  *kit.Empty // in place of the grid when no county passes the filters
	legend   *legend
	foot     *kit.Footer
	tries    *tries
	empty    *kit.Empty // in place of everything while there are no figures
	room     *fyne.Container

	filter  filter
	order   order
	view    *view
	views   []data.SavedView
	waiting *desk.Place // opened before there were figures
	setting bool        // controls are being set, not used

	shown *pane           // the detail of the selected cell
	folds map[string]bool // which reasons are open, also for the next cell
	steps bool            // the reasons of the share are told step by step
}

// New is the screen at a desk.
func New(d *desk.Desk) *Screen {
	s := &Screen{desk: d, folds: map[string]bool{shareFold: true}}
	s.controls = s.newControls()
	s.grid = heat.New(heat.Data{Cell: func(int, int) heat.Cell { return heat.Cell{} }})
	s.grid.OnSelect, s.grid.OnOpen, s.grid.OnSort = s.selected, s.opened, s.sortBy
	s.grid.OnFilter, s.grid.OnCopy, s.grid.OnMark = s.focusSearch, s.copyRows, s.markedRows
	s.nothing = kit.NewEmpty("search", "No county passes these filters.", "Clear filters", s.clearFilters)
	s.legend = newLegend(s.singleOut)
	s.foot = kit.NewFooter("")
	s.tries = s.newTries()
	s.empty = kit.NewEmpty("grid-3x3", "The grid shows every county × specialty with its share and its class once a roster and a service area are in.", "Import a roster", func() {
		s.desk.Host.Go(desk.Place{Screen: desk.Imports})
	})
	s.room = container.NewStack(s.grid, s.nothing)
	s.content = s.arrange()
	d.OnChange(s.changed)
	s.reload()
	s.readViews()
	return s
}

// Content is the screen between rail and detail.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// changed takes new figures and what was tried elsewhere.
func (s *Screen) changed(c desk.Change) {
	switch c {
	case desk.NewFigures:
		s.reload()
	case desk.NewWhatIf:
		s.view = nil
		s.showView()
		s.tries.refresh()
		if ref, selected := s.selection(); selected && s.known(ref) {
			s.shown.try() // a pane that was closed stays closed
		}
	case desk.NewTheme:
		kit.Repaint(s.content)
		if s.shown != nil {
			kit.Repaint(s.shown.root)
		}
	}
}

// reload shows figures that were assessed anew.
func (s *Screen) reload() {
	has := s.desk.Figures() != nil
	for _, o := range []fyne.CanvasObject{s.controls.group, s.controls.whatIf, s.controls.views, s.controls.filters, s.room, s.legend.Container, s.foot} {
		show(o, has)
	}
	show(s.tries.card, has && s.tries.open)
	show(s.empty, !has)
	if !has {
		s.controls.head.SetSub("")
		s.controls.head.Refresh()
		s.content.Refresh()
		s.desk.Host.ShowDetail("", nil)
		return
	}
	if s.waiting != nil {
		p := *s.waiting
		s.waiting = nil
		s.Open(p)
		return
	}
	s.tries.reload()
	s.showView()
	s.content.Refresh()
	s.showDetail()
}

func show(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}

// showView applies filter and order.
func (s *Screen) showView() {
	a := s.desk.Figures()
	if a == nil {
		return
	}
	s.view = look(a, s.desk.WhatIf(), s.filter, s.order, s.view)
	s.grid.SetData(s.view.data(s.order))
	has := len(s.view.counties) > 0 && len(s.view.specialties) > 0
	show(s.grid, has)
	show(s.nothing, !has)
	s.setting = true
	s.controls.show(a, s.filter, s.order, s.desk.Basis())
	s.setting = false
	s.showCounts()
	s.room.Refresh()
}

// Open shows a place.
func (s *Screen) Open(p desk.Place) {
	if s.desk.Figures() == nil {
		s.waiting = &p
		return
	}
	s.filter, s.order = readFilter(p.Tab, p.Filter, p.Choice), readOrder(p.Sort)
	s.showView()
	s.content.Refresh()
	if p.County != "" && p.Specialty == "" {
		p.Specialty = s.view.worst(p.County)
	}
	s.grid.SetOffset(fyne.Position{})
	s.grid.Select(p.County, p.Specialty)
	if p.Zoom != 0 {
		s.grid.SetOffset(fyne.NewPos(p.X, p.Y))
	}
	s.showDetail()
}

// Place is where the user is.
func (s *Screen) Place() desk.Place {
	if s.waiting != nil {
		return *s.waiting
	}
	p := desk.Place{
		Screen: desk.Adequacy, Tab: tabs[s.filter.group], Filter: s.filter.text, Choice: s.filter.choice(),
		Sort: s.order.String(), X: s.grid.Offset().X, Y: s.grid.Offset().Y, Zoom: 1, // the scroll counts, even none
	}
	p.County, p.Specialty = s.grid.Selected()
	return p
}

// Key focuses the grid with the keys that move in it, so that it can be used without a click first.
func (s *Screen) Key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd:
	default:
		return false
	}
	if s.grid.Hidden || s.desk.Figures() == nil {
		return false
	}
	s.focus(s.grid)
	s.grid.TypedKey(e)
	return true
}

// focus goes to something on this screen, even if it was never drawn yet.
func (s *Screen) focus(on fyne.Focusable) { s.desk.Window.Canvas().Focus(on) }
