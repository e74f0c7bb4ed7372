package adequacy

import (
	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/widget/heat"
)

// refilter shows another filter or order from its beginning.
func (s *Screen) refilter() {
	if s.setting {
		return
	}
	_, was := s.selection()
	s.showView()
	s.grid.SetOffset(fyne.Position{})
	if _, is := s.selection(); is != was {
		s.showDetail() // no cell that is not in the grid has its detail beside it
	}
}

func (s *Screen) chooseGroup(i int) {
	s.filter.group = group(i)
	s.refilter()
}

func (s *Screen) typeText(text string) {
	s.filter.text = text
	s.refilter()
}

func (s *Screen) chooseState(i int) {
	s.filter.state = ""
	if i > 0 {
		s.filter.state = s.controls.states[i-1]
	}
	s.refilter()
}

func (s *Screen) chooseFiling(i int) {
	s.filter.filings = i
	s.refilter()
}

func (s *Screen) chooseType(i int) {
	s.filter.types = i
	s.refilter()
}

func (s *Screen) chooseOrder(i int) {
	s.order = order{by: orders[i].by}
	s.refilter()
}

func (s *Screen) chooseFailing(on bool) {
	s.filter.failing = on
	s.refilter()
}

func (s *Screen) chooseBasis(i int) {
	if !s.setting {
		s.desk.SetBasis(app.Basis(i))
	}
}

// sortBy orders by the column whose head was clicked.
func (s *Screen) sortBy(by heat.Sort) {
	s.order = orderOf(by, s.view.data(s.order).Columns)
	s.refilter()
}

// singleOut shows the counties with a cell of a class, and that class alone in color; the same again takes it back.
func (s *Screen) singleOut(class app.Class) {
	if s.filter.class == class {
		class = app.OutsideArea
	}
	s.filter.class = class
	s.refilter()
}

// clearFilters shows all counties of the chosen specialties.
func (s *Screen) clearFilters() {
	s.filter = filter{group: s.filter.group}
	s.refilter()
	s.focus(s.grid)
}

func (s *Screen) focusSearch() { s.focus(s.controls.search.Editor) }

// searchKey leads from the search into the grid.
func (s *Screen) searchKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		if !s.grid.Hidden {
			s.focus(s.grid)
			return true
		}
	}
	return false
}

// selected follows the cell that the user moved to.
func (s *Screen) selected(string, string) { s.showDetail() }

// opened shows the detail again, if it was closed, and makes the cell a step of the history.
func (s *Screen) opened(string, string) {
	s.desk.Host.Moved()
	s.showDetail()
}

// goTo moves to another county's cell of the same specialty.
func (s *Screen) goTo(county string) {
	s.desk.Host.Moved()
	_, specialty := s.grid.Selected()
	if !s.has(county) {
		s.filter = filter{group: s.filter.group}
		s.showView()
	}
	s.grid.Select(county, specialty)
	s.desk.Host.Moved()
	s.focus(s.grid)
	s.showDetail()
}

// has says whether the view has a county.
func (s *Screen) has(county string) bool {
	for _, c := range s.view.counties {
		if s.view.figures.Counties[c].Key == county {
			return true
		}
	}
	return false
}
