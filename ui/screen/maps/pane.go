package maps

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// tellCounty shows the selected county in the detail pane.
func (s *Screen) tellCounty() {
	if s.figures == nil || !s.loaded {
		return
	}
	if s.county == none && s.outside == "" {
		s.pane, s.paneOf = nil, ""
		s.desk.Host.ShowDetail("", nil)
		return
	}
	of, title, parts := s.outside, "", []fyne.CanvasObject(nil)
	if s.county == none {
		shape, _ := s.desk.Workspace.Atlas().ByFIPS(s.outside)
		title, parts = shape.Name+", "+shape.State, []fyne.CanvasObject{kit.NewPadded(theme.Margin, 0, theme.Gap, theme.Step,
			kit.NewLine(0, kit.ClassPill(int(app.OutsideArea))),
			kit.NewParagraph("The plan does not serve this county. The service area is part of the product in Settings.", kit.Style{Ink: kit.InkSecond}))}
	} else {
		c := &s.figures.Counties[s.county]
		of, title, parts = c.Key+" "+s.code(), c.Name+", "+c.State, s.countyParts(c)
	}
	if s.pane == nil || of != s.paneOf {
		s.pane, s.paneOf = kit.NewStack(0), of
	}
	s.pane.Objects = parts
	s.pane.Refresh()
	s.desk.Host.ShowDetail(title, s.pane)
}

// countyParts are the sections about a county of the service area.
func (s *Screen) countyParts(c *app.AreaCounty) []fyne.CanvasObject {
	parts := []fyne.CanvasObject{s.countyHead(c)}
	if s.specialty != all {
		parts = append(parts, s.cellSection())
		if s.keepReasons(); s.known() && s.looked.detail != nil {
			s.reasons = newReasons(s.looked.detail, s.why)
			parts = append(parts, s.reasons)
		}
		if list := s.fixersSection(); list != nil {
			parts = append(parts, list)
		}
	}
	if others := s.othersSection(c); others != nil {
		parts = append(parts, others)
	}
	if s.specialty == all {
		parts = append(parts, kit.NewSection("", nil, kit.NewLine(theme.Step, kit.NewButton("Open in Adequacy", "", kit.Primary, func() { s.openFIPS("") }))))
	}
	return parts
}

// countyHead says what county it is.
func (s *Screen) countyHead(c *app.AreaCounty) fyne.CanvasObject {
	code := "SSA " + c.SSA
	if c.SSA == "" {
		code = "FIPS " + c.FIPS
	}
	facts := c.Type.String() + " · " + code + " · " + several(int(c.Beneficiaries), "beneficiary", "beneficiaries")
	if c.Members >= 0 {
		facts += " · " + several(int(c.Members), "member", "members")
	}
	var fails, of int
	for i := range s.figures.Specialties {
		of++
		if s.cell(s.county, i).Class.Fails() {
			fails++
		}
	}
	kind := kit.PillNeutral
	if c.Filing != data.Operating {
		kind = kit.PillAccent
	}
	return kit.NewPadded(theme.Margin, 0, theme.Gap, theme.Step,
		kit.NewText(facts, kit.Style{Ink: kit.InkSecond, Cut: true}),
		kit.NewLine(theme.Step, kit.NewPill(kind, "map-pin", app.FilingWords(c.Filing)+" county"),
			kit.NewPill(kit.PillNeutral, "grid-3x3", strconv.Itoa(fails)+" of "+strconv.Itoa(of)+" fail")))
}

// cellSection is the selected specialty in the county.
func (s *Screen) cellSection() fyne.CanvasObject {
	of, c := s.figures.Specialties[s.specialty], s.cell(s.county, s.specialty)
	base := s.figures.Cell(s.county, s.specialty)
	head := kit.NewEnds(kit.NewText(of.Name, kit.Style{Size: theme.Lead, Bold: true, Cut: true}), kit.ClassPill(int(c.Class)))
	within := "within " + limit(c.MaxMiles) + " mi and " + limit(c.MaxMinutes) + " min"
	rows := []fyne.CanvasObject{head, kit.NewFigure(c.PercentText(), within, "", s.openReasons)}
	if c.ShareE4 >= 0 {
		rows = append(rows, kit.NewBar(float64(c.ShareE4)/1e6, float64(c.RequiredPercent)/100, barKind(c), strconv.Itoa(c.RequiredPercent)+"% required"))
	}
	count := kit.NewRow(upper(s.unit())+" counted", app.Count(int64(c.Required))+" required", app.Count(int64(c.Counted)))
	if !c.CountPass {
		count.Inked(kit.InkBad)
	}
	lines := []fyne.CanvasObject{count}
	if s.known() && s.looked.detail != nil && c.ShareE4 >= 0 {
		d := s.looked.detail
		lines = append(lines, kit.NewRow("Without access", "of "+several(int(d.People), "beneficiary", "beneficiaries"), app.Count(d.PeopleOut)))
	}
	if *base != c {
		lines = append(lines, kit.NewRow("Without the what-if", lower(base.Class.String()), base.PercentText()))
	}
	if c.Adjusted {
		lines = append(lines, kit.NewRow("Limit", "", "set by CMS for this county"))
	}
	rows = append(rows, kit.NewStack(0, lines...))
	return kit.NewSection("", nil, rows...)
}

func barKind(c app.Cell) kit.PillKind {
	switch c.Class {
	case app.Fixable:
		return kit.PillWarn
	case app.Failing, app.Structural:
		return kit.PillBad
	}
	return kit.PillOk
}

// unit is what the specialty counts, in the plural.
func (s *Screen) unit() string { return s.figures.Specialties[s.specialty].Unit.String() }

// fixersSection lists the practices that could fix the cell, with what each would do.
func (s *Screen) fixersSection() fyne.CanvasObject {
	open := kit.NewLine(theme.Step, kit.NewButton("Open in Adequacy", "", kit.Primary, func() { s.openFIPS("") }))
	if !s.known() || s.looked.detail == nil {
		return nil
	}
	d := s.looked.detail
	turn := kit.NewParagraph(d.Turn, kit.Style{Ink: kit.InkSecond})
	list := s.looked.fixers()
	if len(list) == 0 || !d.Cell.Class.Fails() {
		return kit.NewSection("", nil, turn, open)
	}
	var rows []fyne.CanvasObject
	for i, j := range list {
		rows = append(rows, newFixer(i+1, j, s.unit(), j.Key == s.practice, s.choosePractice))
	}
	title := "Who could fix it"
	if !list[0].InReach {
		title = "Nearest who could join"
	}
	return kit.NewSection(title, kit.NewText("cells", kit.Style{Size: theme.Small, Ink: kit.InkSecond}), kit.NewStack(0, rows...), turn, open)
}

// othersMost is how many other failing specialties of the county are listed.
const othersMost = 12

// fitsBeside says whether a name and a value stand whole in one line of the narrowest pane.
func fitsBeside(name, value string) bool {
	room := float32(theme.DetailNarrow) - 2*theme.Margin - 3*theme.Step
	words, bold := letters(theme.Body, false, 0), letters(theme.Body, true, 0)
	return width(words, name)+width(bold, value)+theme.Gap <= room
}

// othersSection lists the other specialties that fail in the county; a click switches to one.
func (s *Screen) othersSection(c *app.AreaCounty) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	more := 0
	for i, of := range s.figures.Specialties {
		cell := s.cell(s.county, i)
		if i == s.specialty || !cell.Class.Fails() {
			continue
		}
		if len(rows) == othersMost {
			more++
			continue
		}
		value := cell.PercentText()
		if cell.AccessPass && !cell.CountPass {
			value = fmt.Sprintf("%d of %d", cell.Counted, cell.Required)
		}
		if needs := value + " · " + strconv.Itoa(cell.RequiredPercent) + "% required"; !cell.AccessPass && fitsBeside(of.Name, needs) {
			value = needs
		}
		icon := theme.Now().Classes[cell.Class].Icon
		rows = append(rows, kit.NewLink(icon, of.Name, func() { s.chooseSpecialty(i) }).IconInked(classInk(cell.Class)).Valued(value, "", classInk(cell.Class)))
	}
	if len(rows) == 0 {
		return nil
	}
	if more > 0 {
		rows = append(rows, kit.NewText("and "+several(more, "more", "more"), kit.Style{Size: theme.Small, Ink: kit.InkThird}))
	}
	title := "Also failing in " + c.Name
	if s.specialty == all {
		title = "Failing in " + c.Name
	}
	return kit.NewSection(title, nil, kit.NewStack(0, rows...))
}
