package adequacy

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// How many are listed before the user asks for all.
const (
	pointsListed   = 6
	countingListed = 8
)

// counting lists who counts.
func (p *pane) counting() fyne.CanvasObject {
	d := p.detail
	heads := kit.NewText(d.Unit+" · reach", kit.Style{Size: theme.Small, Ink: kit.InkThird})
	if len(d.Counting) == 0 {
		return kit.NewSection("Who counts", nil, note("Nobody counts in this cell."))
	}
	var rows []fyne.CanvasObject
	shown := countingListed
	if p.allCounting || len(d.Counting) <= countingListed+1 {
		shown = len(d.Counting)
	}
	for _, c := range d.Counting[:shown] {
		rows = append(rows, columns(c.Practice, app.Count(c.Counted), c.ShareText()+"%"))
		if c.Alone {
			rows = append(rows, note("Without it the cell fails."))
		}
	}
	if shown < len(d.Counting) {
		rows = append(rows, showAll(len(d.Counting), func() { p.allCounting = true; p.more() }))
	}
	return kit.NewSection("Who counts", heads, rows...).Tight(0)
}

func note(words string) fyne.CanvasObject {
	return kit.NewParagraph(words, kit.Style{Size: theme.Small, Ink: kit.InkThird})
}

// columns is a line of a name and two figures that stand in columns.
func columns(name, first, second string) fyne.CanvasObject {
	right := kit.Style{Align: fyne.TextAlignTrailing, Cut: true}
	bold := right
	bold.Bold = true
	return container.New(&columnLine{}, kit.NewText(name, kit.Style{Cut: true}), kit.NewText(first, bold), kit.NewText(second, right))
}

type columnLine struct{}

func (*columnLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put := func(i int, x, w float32) {
		h := o[i].MinSize().Height
		o[i].Move(fyne.NewPos(x, float32(int((size.Height-h)/2))))
		o[i].Resize(fyne.NewSize(max(0, w), h))
	}
	put(0, 0, size.Width-56-40-8)
	put(1, size.Width-56-40, 40)
	put(2, size.Width-54, 54)
}

func (*columnLine) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(160, theme.Row) }

// points lists where people live who have no access, by ZIP.
func (p *pane) points() fyne.CanvasObject {
	d := p.detail
	shown := pointsListed
	if p.allPoints || d.Without <= pointsListed+1 {
		shown = d.Without
	}
	var rows []fyne.CanvasObject
	for _, point := range d.Points[:shown] {
		people := app.Count(int(point.People)) + plural(int(point.People), " person", " people")
		rows = append(rows, kit.NewReason(strings.TrimSpace(point.ZIP+" "+point.Place), people, nearestWords(point)))
	}
	if shown < d.Without {
		rows = append(rows, showAll(d.Without, func() { p.allPoints = true; p.more() }))
	}
	people := kit.NewText(app.Count(int(d.PeopleOut))+plural(int(d.PeopleOut), " person", " people"), kit.Style{Size: theme.Small, Ink: kit.InkThird})
	return kit.NewSection("Without access, by ZIP", people, rows...).Tight(4)
}

func nearestWords(p app.AccessPoint) string {
	if p.Nearest == "" {
		return "Nobody counts anywhere"
	}
	over := fmt.Sprintf("%.1f mi over", p.MilesOver)
	if p.MilesOver <= 0 {
		over = fmt.Sprintf("%.0f min", p.Minutes)
	}
	return fmt.Sprintf("%s · %.1f mi to %s, %s", over, p.Miles, p.Nearest, p.NearestCity)
}

// showAll is the button under a list of which some are shown.
func showAll(n int, show func()) fyne.CanvasObject {
	return flush(kit.NewButton("Show all "+app.Count(n), "chevron-down", kit.Quiet, show).Compact())
}

// more builds the pane anew with a longer list; its button is gone, so the focus goes to the grid.
func (p *pane) more() {
	p.again("")
	p.screen.focus(p.screen.grid)
}

// prospects lists who could join, with what each alone would make of the cell; a toggle tries it.
func (p *pane) prospects() fyne.CanvasObject {
	d := p.detail
	title := "Nearest prospects"
	if d.Cell.Class == app.Fixable {
		title = "What would turn it"
	}
	var rows []fyne.CanvasObject
	for _, j := range d.Prospects {
		rows = append(rows, p.joiner(j))
	}
	if d.ProspectsLeftOut > 0 {
		rows = append(rows, note(fmt.Sprintf("%s more in reach are not listed.", app.Count(d.ProspectsLeftOut))))
	}
	return kit.NewSection(title, kit.NewText("with it alone · try", kit.Style{Size: theme.Small, Ink: kit.InkThird}), rows...).Tight(0)
}

func (p *pane) joiner(j app.Joiner) fyne.CanvasObject {
	s := p.screen
	icon := kit.NewIcon("circle", kit.InkThird, 0)
	switch {
	case j.Turns:
		icon = kit.NewIcon("circle-check", kit.InkOk, 0)
	case p.detail.Cell.Class.Fails():
		icon = kit.NewIcon("circle-alert", kit.InkWarn, 0)
	}
	words := fmt.Sprintf("%s · %.0f mi · %s · %s", j.City, j.Miles, providers(j.Providers), j.Status)
	if !j.InReach {
		words = fmt.Sprintf("%s · %.0f mi, out of reach", j.City, j.Miles)
	}
	p.toggles[j.Key] = kit.NewToggle(s.desk.WhatIf().In(j.Key), func(on bool) { s.try(j.Key, on) }).Named("Try " + j.Practice)
	return container.New(&joinerLine{}, icon,
		kit.NewText(j.Practice, kit.Style{Cut: true}), kit.NewText(words, kit.Style{Size: theme.Small, Ink: kit.InkThird, Cut: true}),
		kit.NewText(p.would(j), kit.Style{Bold: true, Align: fyne.TextAlignTrailing}), p.toggles[j.Key])
}

// would is the cell's figure with a practice alone: the share, or the count where that is what fails.
func (p *pane) would(j app.Joiner) string {
	if c := p.detail.Cell; j.InReach && c.AccessPass && !c.CountPass {
		return app.Count(j.Counted) + "/" + app.Count(c.Required)
	}
	if j.ShareE4 < 0 || !j.InReach {
		return "–"
	}
	return j.ShareText() + "%"
}

// joinerLine lays out an icon, a name above a note, a figure and a toggle.
type joinerLine struct{}

func (*joinerLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put := func(i int, x, y, w float32) {
		o[i].Move(fyne.NewPos(x, float32(int(y))))
		o[i].Resize(fyne.NewSize(max(0, w), o[i].MinSize().Height))
	}
	toggle, figure := o[4].MinSize(), o[3].MinSize()
	end := size.Width - toggle.Width
	put(4, end, (size.Height-toggle.Height)/2, toggle.Width)
	end -= 12 + figure.Width
	put(3, end, 3, figure.Width)
	put(0, 0, 6, theme.IconText)
	put(1, 24, 3, end-24-8)
	put(2, 24, 23, size.Width-24-toggle.Width-12)
}

func (*joinerLine) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 46) }

// neighbors lists the same specialty next door; a click moves there.
func (p *pane) neighbors() fyne.CanvasObject {
	d := p.detail
	var rows []fyne.CanvasObject
	for _, n := range d.Neighbors {
		county := &p.figures.Counties[n.County]
		words := county.Name
		if county.State != d.County.State {
			words += ", " + county.State
		}
		move := kit.NewButton(words, "", kit.Quiet, func() { p.screen.goTo(county.Key) }).Compact()
		rows = append(rows, kit.NewEnds(flush(move), kit.ClassPill(int(n.Class))))
	}
	return kit.NewSection("Neighbors", kit.NewText(d.Specialty.Name, kit.Style{Size: theme.Small, Ink: kit.InkThird}), rows...).Tight(0)
}
