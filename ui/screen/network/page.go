package network

import (
	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/theme"
)

// page lays the screen out: head, filters or what to do with marked rows, the note about a pasted list, table, foot.
type page struct{ s *Screen }

func (s *Screen) pageObjects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{s.head, s.bar.box, s.bulk.box, s.note.box}
	for _, t := range s.tabs {
		objects = append(objects, t.table)
	}
	return append(objects, s.foot)
}

// narrow windows show what they can of the head's words, and tiny ones the title alone.
const narrow, tiny = 760, 520

// Layout places the regions.
func (p *page) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s := p.s
	s.fitHead(size.Width)
	put(s.head, 0, 0, size.Width, theme.Header)
	y, inner := float32(theme.Header), size.Width-2*theme.Margin
	high := s.bar.heightAt(inner)
	put(s.bar.box, theme.Margin, y, inner, high)
	put(s.bulk.box, theme.Margin, y, inner, theme.Control)
	if !s.bar.box.Visible() {
		high = theme.Control
	}
	y += high + 12
	if s.note.box.Visible() {
		put(s.note.box, theme.Margin, y, inner, theme.Row)
		y += theme.Row + theme.Step
	}
	for _, t := range s.tabs {
		put(t.table, theme.Margin, y, inner, t.table.WholeRows(max(100, size.Height-y-theme.Footer-theme.Step)))
	}
	put(s.foot, 0, size.Height-theme.Footer, size.Width, theme.Footer)
}

// MinSize is that of a small window's main region.
func (p *page) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 400) }

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, w), max(0, h)))
}

// fitHead leaves the counts and words out where there is no room for them.
func (s *Screen) fitHead(width float32) {
	if bare := width < tiny; s.add[0].Hidden != bare {
		s.add[0].Hidden, s.add[1].Hidden = bare, !bare
		s.head.Refresh()
	}
	small := width < narrow
	if s.bar.small == small {
		return
	}
	s.bar.small = small
	s.shown.tabs = join(s.segmentWords())
	s.segments.SetWords(s.segmentWords())
	s.columns[0].Hidden, s.columns[1].Hidden = small, !small
	s.head.Refresh()
}

// segmentWords name the tabs, with how many rows each has once that is known.
func (s *Screen) segmentWords() []string {
	var words []string
	for _, t := range s.tabs {
		w := t.word
		if t.records != nil && (s.bar == nil || !s.bar.small) {
			w += " · " + app.Count(t.records.Rows())
		}
		words = append(words, w)
	}
	return words
}
