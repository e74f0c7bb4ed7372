package adequacy

import (
	"context"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// pane is the detail of one cell. Its root stays the same while the cell does, so that the window keeps its scroll.
type pane struct {
	screen  *Screen
	figures *app.Adequacy
	ref     app.CellRef
	title   string
	root    *fyne.Container
	detail  *app.CellDetail // nil until it is there
	folds   map[string]*kit.Fold
	all     bool // all points without access are listed
}

// showDetail looks into the selected cell and shows what is known about it.
func (s *Screen) showDetail() {
	a := s.desk.Figures()
	county, specialty := s.grid.Selected()
	if a == nil || county == "" {
		s.desk.Host.ShowDetail("", nil)
		return
	}
	c, known := a.CountyIndex(county)
	t, too := a.SpecialtyIndex(specialty)
	if !known || !too {
		s.desk.Host.ShowDetail("", nil)
		return
	}
	ref := app.CellRef{County: c, Specialty: t}
	if p := s.shown; p != nil && p.figures == a && p.ref == ref && p.detail != nil {
		p.fill()
		s.desk.Host.ShowDetail(p.title, p.root)
		return
	}
	s.lookInto(a, ref)
}

// lookInto computes a detail; a later cell's drops it.
func (s *Screen) lookInto(a *app.Adequacy, ref app.CellRef) {
	p := &pane{screen: s, figures: a, ref: ref, root: kit.NewStack(0)}
	p.title = a.Counties[ref.County].Name + " × " + a.Specialties[ref.Specialty].Name
	s.desk.Run(desk.Task{
		Key: "cell detail", Title: "Looking into " + p.title,
		Work: func(ctx context.Context, _ *app.Workspace) (err error) {
			p.detail, err = a.Detail(ctx, ref.County, ref.Specialty)
			return err
		},
		Done: func() {
			s.shown = p
			p.fill()
			s.desk.Host.ShowDetail(p.title, p.root)
		},
	})
}

// fill builds the pane region by region.
func (p *pane) fill() {
	p.keepFolds()
	p.folds = map[string]*kit.Fold{}
	d := p.detail
	p.root.Objects = nil
	for _, o := range []fyne.CanvasObject{p.head(), p.tried(), p.figuresRow()} {
		if o != nil {
			p.root.Add(o)
		}
	}
	for _, o := range p.reasons() {
		p.root.Add(o)
	}
	p.root.Add(p.counting())
	if d.Without > 0 {
		p.root.Add(p.points())
	}
	if len(d.Prospects) > 0 {
		p.root.Add(p.prospects())
	}
	if len(d.Neighbors) > 0 {
		p.root.Add(p.neighbors())
	}
	p.root.Refresh()
}

// keepFolds remembers which reasons are open, for the next cell.
func (p *pane) keepFolds() {
	if p.screen.shown == nil {
		return
	}
	for key, f := range p.screen.shown.folds {
		p.screen.folds[key] = f.Opened()
	}
}

// cell is the cell as it would be.
func (p *pane) cell() app.Cell {
	return p.screen.desk.WhatIf().Cell(p.ref.County, p.ref.Specialty)
}

// head is the class in a pill, the way to the map, and the sentence that says what would turn the cell.
func (p *pane) head() fyne.CanvasObject {
	toMap := kit.NewButton("Show on map", "map", kit.Quiet, p.showOnMap).Compact()
	sentence := kit.NewParagraph(p.detail.Turn, kit.Style{Ink: kit.InkSecond})
	return kit.NewPadded(theme.Margin, 0, theme.Gap, theme.Step, kit.NewEnds(left(kit.ClassPill(int(p.detail.Cell.Class))), toMap), sentence)
}

func (p *pane) showOnMap() {
	p.screen.desk.Host.Go(desk.Place{Screen: desk.Map, County: p.detail.County.Key, Specialty: p.detail.Specialty.Code})
}

// tried compares the cell with and without the what-if, nil where that is the same.
func (p *pane) tried() fyne.CanvasObject {
	cell, base := p.cell(), p.detail.Cell
	if cell == base {
		return nil
	}
	n := len(p.screen.desk.WhatIf().Chosen())
	return kit.NewSection("What if", kit.NewText(comma(n)+plural(n, " practice", " practices")+" tried", kit.Style{Size: theme.Small, Ink: kit.InkThird}),
		compared("As tried", cell), compared("As it is", base)).Tight(4)
}

// compared is one line of the comparison: share, count and class.
func compared(words string, c app.Cell) fyne.CanvasObject {
	figures := c.ShareText() + "%  ·  " + comma(c.Counted) + " of " + comma(c.Required)
	return kit.NewEnds(kit.NewText(words, kit.Style{Cut: true}), kit.NewText(figures, kit.Style{Size: theme.Small, Bold: true}), kit.ClassPill(int(c.Class)))
}

// left keeps an object at its own width.
func left(o fyne.CanvasObject) fyne.CanvasObject { return kit.NewLine(0, o) }
