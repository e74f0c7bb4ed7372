package adequacy

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// arrange puts the regions of the screen one below the other; the grid takes the room that is left.
func (s *Screen) arrange() *fyne.Container {
	l := &regions{s: s}
	return container.New(l, s.controls.head, s.controls.filters, s.room, s.tries.card, s.legend.Container, s.foot, s.empty)
}

type regions struct{ s *Screen }

// Layout places the regions.
func (l *regions) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s := l.s
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(0, w), max(0, h)))
	}
	inner := size.Width - 2*theme.Margin
	s.controls.fit(size.Width, s.desk.Figures())
	put(s.empty, 0, 0, size.Width, size.Height)
	put(s.controls.head, 0, 0, size.Width, theme.Header)
	y := float32(theme.Header)
	s.controls.filters.Resize(fyne.NewSize(inner, s.controls.filters.Size().Height)) // it learns its width first
	high := s.controls.filters.MinSize().Height
	put(s.controls.filters, theme.Margin, y, inner, high)
	y += high + 12
	foot := size.Height - theme.Footer
	put(s.foot, 0, foot, size.Width, theme.Footer)
	bottom := foot - theme.Control
	put(s.legend.Container, 0, bottom, size.Width, theme.Control)
	if s.tries.card.Visible() {
		bottom -= triesHeight + theme.Step
		put(s.tries.card, theme.Margin, bottom+theme.Step, inner, triesHeight)
	}
	put(s.room, theme.Margin, y, inner, bottom-y)
}

// MinSize is the smallest that the window may be, less rail and detail.
func (l *regions) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 400) }

// showCounts writes the counts of what is in view into head, legend and foot.
func (s *Screen) showCounts() {
	a, v := s.desk.Figures(), s.view
	s.showTried()
	sub := app.Count(v.whole.Cells()) + plural(v.whole.Cells(), " cell", " cells")
	if saved := s.current(); saved != nil {
		sub += " · " + saved.Name
	}
	s.controls.head.SetSub(sub)
	s.controls.head.Refresh()
	counties := fmt.Sprintf("%s of %s counties", app.Count(len(v.counties)), app.Count(len(a.Counties)))
	notes := []string{counties}
	if n := len(s.grid.Marked()); n > 0 {
		notes = append(notes, fmt.Sprintf("%s marked, Ctrl+C copies", app.Count(n)))
	} else {
		notes = append(notes, "figures: % with access")
		if !oneFiling(a) {
			notes = append(notes, "+ "+strings.ToLower(app.AppliedForWords))
		}
	}
	s.legend.set(v.legendTally(), s.filter.class, notes)
	s.foot.Set(basisWords(a.Basis), s.sources(a)...)
}

// legendTally counts the classes of all counties that the other filters let through.
func (v *view) legendTally() app.Tally {
	if v.filter.class == app.OutsideArea {
		return v.whole
	}
	f := v.filter
	f.class = app.OutsideArea
	var t app.Tally
	for c := range v.figures.Counties {
		if !f.county(&v.figures.Counties[c]) {
			continue
		}
		for class, n := range v.tally[c] {
			t[class] += n
		}
	}
	return t
}

func basisWords(b app.Basis) string {
	if b == app.MemberReadyBasis {
		return "Member-ready basis"
	}
	return "Filing basis"
}

// sources are the files that the figures rest on; a click leads to where they were imported.
func (s *Screen) sources(a *app.Adequacy) []kit.FooterItem {
	open := func() { s.desk.Host.Go(desk.Place{Screen: desk.Imports}) }
	var items []kit.FooterItem
	rosters := 0
	for _, source := range a.Sources() {
		words := source.Name
		switch {
		case source.Kind == data.RosterFile:
			if rosters++; rosters > 1 {
				items[len(items)-1].Words = fmt.Sprintf("%d rosters to %s", rosters, app.DayWords(source.AsOf))
				continue
			}
			words += " " + app.DayWords(source.AsOf)
		case source.Estimate:
			words += " estimate"
		default:
			words += " " + app.DayWords(source.AsOf)
		}
		items = append(items, kit.FooterItem{Words: strings.TrimSpace(words), Do: open})
	}
	return append(items, kit.FooterItem{Words: "Assessed " + a.Computed.Format("3:04 pm")})
}

func plural(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}
