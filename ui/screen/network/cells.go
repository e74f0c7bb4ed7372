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
	is      func(*data.Participation) bool // says which participations are of the record
	status  data.Status                    // the furthest of them
}

func (s *Screen) newCells(furthest data.Status, is func(*data.Participation) bool) *cells {
	c := &cells{is: is, status: furthest, sheet: s.sheet, stack: kit.NewStack(0), count: kit.NewText("", kit.Style{Size: theme.Small, Ink: kit.InkThird})}
	c.section = kit.NewSection("Counts in", c.count, c.stack)
	s.refresh = func() { s.findCells(c) }
	s.refresh()
	return c
}

// findCells looks through the assessment, off the UI goroutine.
func (s *Screen) findCells(c *cells) {
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
			refs, err = figures.CountsIn(ctx, c.is)
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
	c.count.SetText(app.CountOf(len(refs), "cell", "cells") + " on the " + basisWord(a.Basis) + " basis")
	if len(refs) == 0 {
		c.say(c.nowhere(a))
		return
	}
	slices.SortStableFunc(refs, func(x, y app.CellRef) int {
		return int(a.Cell(y.County, y.Specialty).Class) - int(a.Cell(x.County, x.Specialty).Class)
	})
	one := !slices.ContainsFunc(refs, func(r app.CellRef) bool { return r.Specialty != refs[0].Specialty })
	c.stack.Objects = c.sheet.long(len(refs), func(i int) fyne.CanvasObject { return s.cellLine(a, refs[i], one) })
	c.sheet.grown()
}

// nowhere says why a record counts in no cell.
func (c *cells) nowhere(a *app.Adequacy) string {
	switch a.WhyNowhere(c.is) {
	case app.StatusNotReady:
		return "In no cell: " + statusMany(c.status) + " do not count on the " + basisWord(a.Basis) + " basis."
	case app.OutOfReach:
		return "In no cell: it is beyond the time and distance limits of every county where it could count."
	}
	return "In no cell: its specialty is not one that is judged."
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
		return app.Count(c.Counted) + " of " + app.Count(c.Required)
	}
	return c.ShareText() + "%"
}
