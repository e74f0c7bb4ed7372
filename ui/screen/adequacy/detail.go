package adequacy

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// pane is the detail of one cell. Its root stays the same while the cell does, so that the window keeps its scroll.
type pane struct {
	screen                 *Screen
	figures                *app.Adequacy
	ref                    app.CellRef
	title                  string
	root                   *fyne.Container
	detail                 *app.CellDetail // nil until it is there
	folds                  map[string]*kit.Fold
	tried                  *fyne.Container           // the comparison with the what-if; empty where that is the same
	toggles                map[string]*kit.Toggle    // by key of the prospect
	buttons                map[string]fyne.Focusable // that build the pane anew, and keep the focus then
	allPoints, allCounting bool                      // lists are shown whole
}

// showDetail looks into the selected cell and shows what is known about it.
func (s *Screen) showDetail() {
	ref, selected := s.selection()
	switch p := s.shown; {
	case !selected:
		p.keepFolds()
		s.shown = nil
		s.desk.Host.ShowDetail("", nil)
	case s.known(ref):
		p.try()
		s.desk.Host.ShowDetail(p.title, p.root)
	default:
		s.lookInto(s.desk.Figures(), ref)
	}
}

// selection is the selected cell, if the grid shows it.
func (s *Screen) selection() (app.CellRef, bool) {
	a := s.desk.Figures()
	if a == nil {
		return app.CellRef{}, false
	}
	county, specialty := s.grid.Selected()
	c, known := a.CountyIndex(county)
	t, too := a.SpecialtyIndex(specialty)
	shown := s.view != nil && slices.Contains(s.view.counties, c) && slices.Contains(s.view.specialties, t)
	return app.CellRef{County: c, Specialty: t}, known && too && shown
}

// known says whether a cell's detail is there.
func (s *Screen) known(ref app.CellRef) bool {
	return s.shown != nil && s.shown.figures == s.desk.Figures() && s.shown.ref == ref
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
			if now, selected := s.selection(); !selected || now != ref || s.desk.Figures() != a {
				return
			}
			s.shown.keepFolds()
			s.shown = p
			p.fill()
			s.desk.Host.ShowDetail(p.title, p.root)
		},
	})
}

// fill builds the pane region by region.
func (p *pane) fill() {
	p.keepFolds()
	p.folds, p.toggles, p.buttons = map[string]*kit.Fold{}, map[string]*kit.Toggle{}, map[string]fyne.Focusable{}
	p.tried = kit.NewStack(0)
	d := p.detail
	p.root.Objects = nil
	p.root.Add(p.head())
	p.root.Add(p.tried)
	p.root.Add(p.figuresRow())
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
	p.try()
}

// again builds the pane anew where it stands, for the button that asked for it.
func (p *pane) again(button string) {
	p.fill()
	p.screen.desk.Host.ShowDetail(p.title, p.root)
	if b := p.buttons[button]; b != nil {
		p.screen.focus(b)
	}
}

// keepFolds remembers which reasons are open, for the next cell.
func (p *pane) keepFolds() {
	if p == nil {
		return
	}
	for key, f := range p.folds {
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
	return kit.NewPadded(theme.Margin, 0, theme.Gap, theme.Step, kit.NewEnds(left(kit.ClassPill(int(p.detail.Cell.Class))), flushRight(toMap)), sentence)
}

func (p *pane) showOnMap() {
	p.screen.desk.Host.Go(desk.Place{Screen: desk.Map, County: p.detail.County.Key, Specialty: p.detail.Specialty.Code})
}

// try shows what the what-if makes of the cell, beside what it is.
func (p *pane) try() {
	w := p.screen.desk.WhatIf()
	for key, toggle := range p.toggles {
		toggle.SetOn(w.In(key))
	}
	p.tried.Objects = nil
	if cell, base := p.cell(), p.detail.Cell; cell != base {
		n := len(w.Chosen())
		words := kit.NewText(app.Count(n)+plural(n, " practice", " practices")+" tried", kit.Style{Size: theme.Small, Ink: kit.InkThird})
		p.tried.Add(kit.NewSection("What if", words, compared("As tried", cell), compared("As it is", base)).Tight(4))
	}
	p.root.Refresh()
}

// compared is one line of the comparison: share, count and class.
func compared(words string, c app.Cell) fyne.CanvasObject {
	figures := c.ShareText() + "%  ·  " + app.Count(c.Counted) + " of " + app.Count(c.Required)
	return kit.NewEnds(kit.NewText(words, kit.Style{Cut: true}), kit.NewText(figures, kit.Style{Size: theme.Small, Bold: true}), kit.ClassPill(int(c.Class)))
}

// left keeps an object at its own width.
func left(o fyne.CanvasObject) fyne.CanvasObject { return kit.NewLine(0, o) }

// outdent is the padding of a quiet button, in pixels, by which it stands outside so that its words stand in line.
const outdent = 12

// flush lets the words of a quiet button begin at the left edge.
func flush(b *kit.Button) fyne.CanvasObject {
	return container.New(&flushed{-outdent}, b)
}

// flushRight lets the words of a quiet button end at the right edge.
func flushRight(b *kit.Button) fyne.CanvasObject { return container.New(&flushed{0}, b) }

type flushed struct{ x float32 }

func (f *flushed) Layout(o []fyne.CanvasObject, _ fyne.Size) {
	o[0].Move(fyne.NewPos(f.x, 0))
	o[0].Resize(o[0].MinSize())
}

func (f *flushed) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().SubtractWidthHeight(outdent, 0)
}
