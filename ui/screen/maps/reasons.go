package maps

import (
	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// newReasons is the fold that says of each figure of a cell what it was made of, by which rule, and from which file.
func newReasons(d *app.CellDetail, open bool) *kit.Fold {
	var rows []fyne.CanvasObject
	for _, r := range d.Reasons {
		lines := []fyne.CanvasObject{kit.NewRow(r.Title, "", r.Value).Plain()}
		for _, line := range r.Lines {
			lines = append(lines, kit.NewParagraph(line, kit.Style{Size: theme.Small, Ink: kit.InkSecond}))
		}
		if from := r.RestsOn(); from != "" {
			lines = append(lines, kit.NewParagraph(from, kit.Style{Size: theme.Small, Ink: kit.InkThird}))
		}
		rows = append(rows, kit.NewStack(0, lines...))
	}
	return kit.NewFold("Why "+d.Cell.PercentText(), open, rows...)
}

// openReasons shows the reasons below the figure that was clicked on.
func (s *Screen) openReasons() {
	if s.reasons != nil {
		s.reasons.Open(true)
	}
}

// keepReasons remembers whether the reasons are open, for the next cell.
func (s *Screen) keepReasons() {
	if s.reasons != nil {
		s.why = s.reasons.Opened()
	}
	s.reasons = nil
}
