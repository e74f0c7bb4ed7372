package network

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// cells is the section that says in which cells a record counts; it fills when that is known.
type cells struct {
	sheet   *sheet
	section fyne.CanvasObject
	stack   *fyne.Container
	count   *kit.Text
}

func (s *Screen) newCells(is func(*data.Participation) bool) *cells {
	c := &cells{sheet: s.sheet, stack: kit.NewStack(0), count: kit.NewText("", kit.Style{Size: theme.Small, Ink: kit.InkThird})}
	c.section = kit.NewSection("Counts in", c.count, c.stack)
	s.refresh = func() { s.findCells(c, is) }
	s.refresh()
	return c
}

// findCells looks through the assessment, off the UI goroutine.
func (s *Screen) findCells(c *cells, is func(*data.Participation) bool) {
	figures := s.desk.Figures()
	if figures == nil {
		c.say("Known once the network is assessed.")
		return
	}
	if len(c.stack.Objects) == 0 {
		c.say("Looking through the cells.")
	}
	var refs []app.CellRef
	s.desk.Run(desk.Task{
		Key: "counts in", Title: "Looking where it counts",
		Work: func(ctx context.Context, _ *app.Workspace) (err error) {
			refs, err = figures.CountsIn(ctx, is)
			return err
		},
		Done: func() { s.fillCells(c, figures, refs) },
	})
}

func (c *cells) say(sentence string) {
	c.stack.Objects = []fyne.CanvasObject{kit.NewParagraph(sentence, kit.Style{Ink: kit.InkSecond})}
	c.sheet.grown()
}

// fillCells lists failing cells first.
func (s *Screen) fillCells(c *cells, a *app.Adequacy, refs []app.CellRef) {
	c.count.SetText(counted(len(refs), "cell", "cells") + " on the " + basisWord(a.Basis) + " basis")
	if len(refs) == 0 {
		c.say("In no cell: its status does not count, it is out of reach, or its specialty is not judged.")
		return
	}
	slices.SortStableFunc(refs, func(x, y app.CellRef) int {
		return int(a.Cell(y.County, y.Specialty).Class) - int(a.Cell(x.County, x.Specialty).Class)
	})
	one := !slices.ContainsFunc(refs, func(r app.CellRef) bool { return r.Specialty != refs[0].Specialty })
	c.stack.Objects = c.sheet.long(len(refs), func(i int) fyne.CanvasObject { return s.cellLine(a, refs[i], one) })
	c.sheet.grown()
}

// cellLine leads to the cell in Adequacy. Where all cells are of one specialty, the county says which it is.
func (s *Screen) cellLine(a *app.Adequacy, ref app.CellRef, oneSpecialty bool) fyne.CanvasObject {
	county, specialty, cell := a.Counties[ref.County], a.Specialties[ref.Specialty], a.Cell(ref.County, ref.Specialty)
	icon, ink := classIcon(cell.Class)
	words := county.Name + " × " + specialty.Name
	if oneSpecialty {
		words = county.Name
	}
	return kit.NewLink(icon, words, func() {
		s.desk.Host.Go(desk.Place{Screen: desk.Adequacy, County: county.Key, Specialty: specialty.Code})
	}).IconInked(ink).Valued(share(cell), "", kit.InkNormal)
}

func basisWord(b app.Basis) string {
	if b == app.MemberReadyBasis {
		return "member-ready"
	}
	return "filing"
}

// share is the share with access of a cell; one without population points shows who is counted instead.
func share(c *app.Cell) string {
	if c.ShareE4 < 0 {
		return thousands(c.Counted) + " of " + thousands(c.Required)
	}
	return c.ShareText() + "%"
}
