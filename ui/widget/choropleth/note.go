package choropleth

import (
	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// showNote shows the words about the county under the pointer.
func (m *Map) showNote() {
	if m.parts != nil {
		m.parts.tell()
	}
}

// tell writes the words beside the pointer, where they fit.
func (r *renderer) tell() {
	m := r.m
	if m.hovered < 0 {
		r.card.Hide()
		r.name.Hide()
		r.note.Hide()
		return
	}
	c := m.ground.counties[m.hovered]
	r.write(c.name+", "+c.state, m.facts[m.hovered].Note)
	name, note := r.name.MinSize(), r.note.MinSize()
	size := fyne.NewSize(max(name.Width, note.Width)+2*theme.Step, name.Height+note.Height+theme.Step)
	at := m.pointer.AddXY(16, 16)
	if at.X+size.Width > m.size.Width {
		at.X = m.pointer.X - 8 - size.Width
	}
	if at.Y+size.Height > m.size.Height {
		at.Y = m.pointer.Y - 8 - size.Height
	}
	r.card.Resize(size)
	r.card.Move(at)
	r.name.Move(at.AddXY(theme.Step, theme.Step/2))
	r.note.Move(at.AddXY(theme.Step, theme.Step/2+name.Height))
	r.card.Show()
	r.name.Show()
	r.note.Show()
}

// write changes the words only when they are others: a text is costly to draw, moving it is not.
func (r *renderer) write(name, note string) {
	if note == "" {
		note = "Not in service area"
	}
	if r.name.Text != name {
		r.name.Text = name
		r.name.Refresh()
	}
	if r.note.Text != note {
		r.note.Text = note
		r.note.Refresh()
	}
}
