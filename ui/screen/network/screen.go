// Package network is the screen of providers, practices and locations: found, filtered, looked at and edited.
package network

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// Screen shows one of three tables, its filters, and the detail of the current row.
type Screen struct {
	desk    *desk.Desk
	content *fyne.Container

	head     *kit.Header
	segments *kit.Segments
	columns  [2]*kit.Button // with its word, and without
	add      [2]*kit.Button // the same
	bar      *bar
	bulk     *bulkBar
	note     *listNote
	foot     *kit.Footer

	tabs     [3]*tab
	at       int
	list     *app.NetworkList // nil before the first load
	loads    loads
	product  string // id of the product that list is of
	opened   bool
	waiting  *desk.Place // opened before there was a list
	shown    regions
	setting  bool                      // controls are being set, not used
	after    func()                    // waits for the network to be read; may be nil
	sheet    *sheet                    // the detail in the pane
	draft    *draft                    // the form in the pane; nil while there is none
	told     told                      // of what was saved last
	disputes map[string][]app.Conflict // on sensitive fields, by record, as last read
	refresh  func()                    // looks again in which cells the record in the pane counts
}

// New is the screen at a desk. The network is read when the screen is first opened.
func New(d *desk.Desk) *Screen {
	s := &Screen{desk: d, tabs: newTabs(), refresh: func() {}}
	for _, t := range s.tabs {
		s.prepare(t)
	}
	s.segments = kit.NewSegments(s.segmentWords(), 0, s.chooseTab)
	s.columns[0] = kit.NewButton("Columns", "columns-3", kit.Secondary, s.columnsMenu)
	s.columns[1] = kit.NewIconButton("columns-3", "Columns", s.columnsMenu).Framed()
	s.columns[1].Hide()
	s.add[0] = kit.NewButton("Add", "plus", kit.Secondary, s.addProvider)
	s.add[1] = kit.NewIconButton("plus", "Add a provider", s.addProvider).Framed()
	s.add[1].Hide()
	s.head = kit.NewHeader("Network", "", s.segments, s.columns[0], s.columns[1], s.add[0], s.add[1])
	s.bar, s.bulk, s.note = s.newBar(), s.newBulkBar(), s.newListNote()
	s.foot = kit.NewFooter("")
	s.content = container.New(&page{s}, s.pageObjects()...)
	d.OnChange(s.changed)
	s.shown.tab = -1
	s.show()
	return s
}

// prepare connects a table with the screen.
func (s *Screen) prepare(t *tab) {
	t.table.Boxes, t.table.CSV = true, app.CSV
	t.table.Empty = kit.NewEmpty("stethoscope", "Providers, practices and locations are listed here once a roster is in.", "Import a roster", func() {
		s.desk.Host.Go(desk.Place{Screen: desk.Imports})
	})
	t.table.NoMatch = kit.NewEmpty("search", "No "+t.one+" passes these filters.", "Clear filters", s.clearFilters)
	t.table.OnCurrent = func(int) { s.turned() }
	t.table.OnOpen = func(int) { s.edit() }
	t.table.OnFind = s.focusSearch
	t.table.OnEscape = s.escape
	t.table.OnCopied = s.copied
	t.table.OnChanged = func() {
		if t == s.tab() {
			s.show()
		}
	}
}

func (s *Screen) tab() *tab { return s.tabs[s.at] }

// Content is the screen between rail and detail.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// changed reads the records again when they are others, and says anew where the current one counts.
func (s *Screen) changed(c desk.Change) {
	switch c {
	case desk.NewRecords:
		if s.opened && !s.loads.fresh {
			s.load()
		}
	case desk.NewFigures:
		s.compare()
		if s.opened && s.desk.Product() != "" && s.desk.Product() != s.product {
			s.load()
			return
		}
		s.refresh()
	case desk.NewPapers:
		if s.opened && s.list != nil {
			s.refill()
		}
	case desk.NewTheme:
		s.content.Refresh()
	}
}
