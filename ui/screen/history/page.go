package history

import (
	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// page lays the screen out: head, filters, table, the way to older events, foot.
type page struct{ s *Screen }

// Layout places the regions.
func (p *page) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s := p.s
	put(s.head, 0, 0, size.Width, theme.Header)
	y, inner := float32(theme.Header), size.Width-2*theme.Margin
	high := s.bar.heightAt(inner)
	put(s.bar.box, theme.Margin, y, inner, high)
	y += high + 12
	below := float32(0)
	if s.older.Visible() {
		below = theme.Control + theme.Step
		w := s.older.MinSize().Width
		put(s.older, float32(int((size.Width-w)/2)), size.Height-theme.Footer-below, w, theme.Control)
	}
	put(s.table, theme.Margin, y, inner, s.table.WholeRows(max(100, size.Height-y-theme.Footer-theme.Step-below)))
	put(s.foot, 0, size.Height-theme.Footer, size.Width, theme.Footer)
}

// MinSize is that of a small window's main region.
func (p *page) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 320) }
