package filings

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// mostListed bounds the list of changed cells; a count says how many more there are.
const mostListed = 300

// showChange lists the cells whose result is another now.
func (s *Screen) showChange() {
	f, c := s.filing(s.chosen), s.change
	if f == nil || c == nil {
		return
	}
	var rows []fyne.CanvasObject
	sum := fmt.Sprintf("%s cells failed as of %s; %s fail now, on the filing basis.", app.Count(c.FailingThen), shortDay(f.AsOf), app.Count(c.FailingNow))
	rows = append(rows, kit.NewPadded(0, 0, theme.Gap, 0, kit.NewParagraph(sum, kit.Style{Ink: kit.InkSecond})))
	rows = append(rows, changed("Failed then, meet now", c.Turned, kit.InkOk)...)
	rows = append(rows, changed("Met then, fail now", c.Fell, kit.InkBad)...)
	if len(c.Turned)+len(c.Fell) == 0 {
		rows = append(rows, kit.NewParagraph("No cell that was frozen has another result today.", kit.Style{}))
	}
	if words := otherArea(c); words != "" {
		rows = append(rows, kit.NewPadded(0, theme.Step, 0, 0, kit.NewParagraph(words, kit.Style{Size: theme.Small, Ink: kit.InkThird})))
	}
	size := s.desk.Window.Canvas().Size()
	high := float32(len(rows))*theme.Row + theme.Margin
	body := container.New(&fixed{fyne.NewSize(min(640, size.Width-160), min(high, 420, size.Height-220))}, kit.NewPane(rows...))
	var dialog *kit.Dialog
	dialog = kit.ShowDialog(s.desk.Window, "What changed since "+f.Number, body, kit.NewButton("Close", "", kit.Primary, func() { dialog.Close() }))
}

func changed(title string, cells []app.CellChange, ink kit.Ink) []fyne.CanvasObject {
	if len(cells) == 0 {
		return nil
	}
	rows := []fyne.CanvasObject{kit.NewEnds(kit.NewText(title, kit.Style{Bold: true}), kit.NewText(app.Count(len(cells)), kit.Style{Bold: true, Ink: ink}))}
	for i, c := range cells {
		if i == mostListed {
			rows = append(rows, kit.NewRow(fmt.Sprintf("and %s more", app.Count(len(cells)-i)), "", ""))
			break
		}
		rows = append(rows, kit.NewRow(c.County+" · "+c.Specialty, "", shares(c)))
	}
	return append(rows, kit.NewPadded(0, theme.Gap, 0, 0))
}

// shares are what changed: the count where that is what failed, else the share with access.
func shares(c app.CellChange) string {
	if c.ShareThenE4 == c.ShareNowE4 {
		return fmt.Sprintf("%d/%d → %d/%d", c.CountedThen, c.RequiredThen, c.CountedNow, c.RequiredNow)
	}
	return share(c.ShareThenE4) + " → " + share(c.ShareNowE4)
}

func share(e4 int64) string {
	if e4 < 0 {
		return "–"
	}
	return fmt.Sprintf("%d.%d%%", e4/10_000, e4/1000%10) // truncated, as on paper
}

func otherArea(c *app.FilingChange) string {
	var parts []string
	if c.New > 0 {
		parts = append(parts, app.CountOf(c.New, "cell is", "cells are")+" assessed now and were not then")
	}
	if c.Gone > 0 {
		parts = append(parts, app.CountOf(c.Gone, "cell", "cells")+" of the filing left the service area")
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "; ") + "."
}

// fixed is a size of its own.
type fixed struct{ size fyne.Size }

func (f *fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		put(o, 0, 0, size.Width, size.Height)
	}
}

func (f *fixed) MinSize([]fyne.CanvasObject) fyne.Size { return f.size }
