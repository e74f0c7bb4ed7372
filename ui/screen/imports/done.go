package imports

import (
	"context"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// doneStep says what is in force, and where to go from here.
func (w *wizard) doneStep() fyne.CanvasObject {
	d := w.done
	rows := []fyne.CanvasObject{kit.NewLine(12, kit.NewIcon("circle-check", kit.InkOk, theme.IconDoor), kit.NewText(inForce(d, w.draft.Rows), kit.Style{Size: theme.Title, Bold: true}))}
	for _, words := range w.outcome() {
		rows = append(rows, kit.NewParagraph(words, kit.Style{Ink: kit.InkSecond}))
	}
	if len(d.Area) > 0 {
		rows = append(rows, kit.NewLine(0, kit.NewButton("Change the service area", "map-pin", kit.Secondary, w.toArea).Compact()))
	}
	w.assessed = kit.NewParagraph("Every figure is being assessed anew.", kit.Style{Ink: kit.InkSecond})
	if !d.Unserved {
		rows = append(rows, w.assessed)
	}
	gaps := kit.NewButton("Show the gaps", "map", kit.Primary, func() { w.s.desk.Host.Go(desk.Place{Screen: desk.Map}) })
	if d.Unserved { // then there are none to show yet
		gaps = kit.NewButton("Choose the counties", "map-pin", kit.Primary, w.toArea)
	}
	buttons := []fyne.CanvasObject{gaps}
	if len(w.draft.Rejects) > 0 {
		buttons = append(buttons, kit.NewButton("See the rows set aside", "table-2", kit.Secondary, w.seeRows))
	}
	buttons = append(buttons, kit.NewButton("Import another file", "plus", kit.Secondary, w.another), kit.NewButton("Take this import back", "undo-2", kit.Secondary, w.takeBack))
	w.first = gaps
	return w.narrow(kit.NewCard(kit.NewStack(theme.Gap, append(rows, kit.NewLine(theme.Step, buttons...))...)).Padded(theme.Margin))
}

// toArea turns to the service area in the settings.
func (w *wizard) toArea() { w.s.desk.Host.Go(desk.Place{Screen: desk.Settings, Tab: "area"}) }

// outcome says what came of the import beside its rows.
func (w *wizard) outcome() []string {
	d := w.done
	var list []string
	switch d.Dataset.Kind {
	case data.RosterFile:
		list = append(list, w.besideWords()...)
		if n := len(d.Area); n > 0 {
			list = append(list, "The service area begins with the "+app.CountOf(n, "county", "counties")+" that the roster serves: "+someOf(d.AreaNames)+".")
		}
		if d.Unserved {
			list = append(list, "The plan has no service area yet, for no row is signed or active. Choose its counties, then the gaps can be shown.")
		}
	default:
		list = append(list, w.draft.Notes...)
	}
	return list
}

// showAssessed says what the file did to the gaps, once that is known.
func (w *wizard) showAssessed() {
	now := w.s.failing()
	if w.assessed == nil || now < 0 {
		return
	}
	words := app.CountOf(now, "cell fails", "cells fail") + " now"
	switch before := w.failing; {
	case before < 0:
		words += "."
	case now == before:
		words += ", as many as before."
	case now < before:
		words += ", " + app.Count(before-now) + " fewer than before."
	default:
		words += ", " + app.Count(now-before) + " more than before."
	}
	w.assessed.SetText(words)
	w.page.Refresh()
}

// failing counts the cells that fail on the desk's basis; -1 while there are no figures.
func (s *Screen) failing() int {
	a := s.desk.Figures()
	if a == nil {
		return -1
	}
	n := 0
	for i := range a.Counties {
		n += a.Counties[i].Tally.Fail()
	}
	return n
}

// someOf names some counties.
func someOf(counties []string) string {
	const most = 8
	if more := len(counties) - most; more > 0 {
		return listed(append(counties[:most:most], app.Count(more)+" more"))
	}
	return listed(counties)
}

// seeRows turns to the rows that the import set aside.
func (w *wizard) seeRows() {
	w.s.desk.Host.Go(desk.Place{Screen: desk.Imports, Tab: tabRows, Record: w.done.Dataset.ID})
}

// takeBack takes the import back with what it began.
func (w *wizard) takeBack() {
	done, name := *w.done, w.file()
	w.s.write("Taking "+name+" back", name+" was taken back; everything is as before.", func(ctx context.Context, open *app.Workspace) (app.Undo, error) {
		return open.TakeBackBegun(ctx, done)
	}, func() { w.s.desk.Host.Go(desk.Place{Screen: desk.Imports, Record: done.Dataset.ID}) })
}
