package imports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/data"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
	"countyline/ui/widget/table"
)

// rowsPage is the page of all rows that an import set aside.
type rowsPage struct {
	page  *fyne.Container
	head  *kit.Header
	table *table.Table
	foot  *kit.Footer

	id      string
	rejects []data.Reject
}

func (s *Screen) newRowsPage() *rowsPage {
	p := &rowsPage{}
	back := kit.NewButton("Imports", "arrow-left", kit.Secondary, s.backToList)
	copyAll := kit.NewButton("Copy as CSV", "copy", kit.Secondary, func() { s.copyRows(p.rejects) })
	p.head = kit.NewHeader("Rows set aside", "", back, copyAll)
	p.table = s.newAsideTable()
	p.table.OnEscape = func() bool { s.backToList(); return true }
	p.foot = kit.NewFooter("")
	p.page = container.New(p, p.head, p.table, p.foot)
	return p
}

// Layout gives the table the room between head and foot.
func (p *rowsPage) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	put(p.head, 0, 0, size.Width, theme.Header)
	put(p.table, theme.Margin, theme.Header, size.Width-2*theme.Margin, size.Height-theme.Header-theme.Footer-theme.Gap)
	put(p.foot, 0, size.Height-theme.Footer, size.Width, theme.Footer)
}

// MinSize is that of a small window's main region.
func (p *rowsPage) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 400) }

// showRows turns to the rows that an import set aside.
func (s *Screen) showRows(id string) {
	p := s.rows
	p.id = id
	s.turnTo(p.page)
	s.desk.Host.ShowDetail("", nil)
	s.readRejects(id, func(rejects []data.Reject) {
		if p.id != id {
			return
		}
		p.rejects = rejects
		p.table.SetData(table.NewData(aside(rejects), asideColumns()))
		for i := range s.list.files {
			if s.list.files[i].ID == id {
				p.head.SetSub(s.list.files[i].FileName)
			}
		}
		out, doubts := outOf(rejects)
		words := app.CountOf(out, "row", "rows") + " set aside"
		if doubts > 0 {
			words += ", " + app.Count(doubts) + " taken with a doubt"
		}
		p.foot.Set(words)
		s.content.Refresh()
	})
}
