package table

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countyline/ui/theme"
)

// unset is the row of a slot that must be written anew.
const unset = -1

// slot is one visible row's objects.
type slot struct {
	d     *drawing
	place int   // among the rows shown
	row   int32 // in the source
	look  look

	box          *fyne.Container
	ground, line *canvas.Rectangle
	bar          *canvas.Rectangle // left of the current row while the table has the keyboard
	tick         tick
	cells        []*cell
}

// look is what a row's state makes of it.
type look struct{ marked, current, hovered, focused bool }

func newSlot(d *drawing) *slot {
	s := &slot{
		d: d, place: -1, row: unset, box: container.NewWithoutLayout(),
		ground: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), tick: newTick(),
	}
	s.box.Hide()
	return s
}

// lay puts the objects where the columns are now.
func (s *slot) lay() {
	t := s.d.t
	for len(s.cells) < len(t.cols.places) {
		s.cells = append(s.cells, newCell())
	}
	put(s.ground, 0, 0, t.cols.width, theme.Row)
	put(s.line, 0, theme.Row-1, t.cols.width, 1)
	put(s.bar, 0, 0, 3, theme.Row-1)
	s.tick.move(16, 6)
	s.tick.show(t.Boxes)
	s.box.Objects = append(s.box.Objects[:0], s.ground, s.line, s.bar, s.tick.square, s.tick.mark)
	for i, c := range s.cells {
		if i < len(t.cols.places) {
			s.box.Objects = append(s.box.Objects, c.ground, c.icon, c.text)
		}
	}
	s.box.Resize(fyne.NewSize(t.cols.width, theme.Row))
}

func (s *slot) hide() {
	s.place = -1
	show(s.box, false)
}

// show writes the row at a place into the slot, if it does not stand there already.
func (s *slot) show(place int) {
	t := s.d.t
	row := t.m.shown[place]
	now := look{marked: t.m.marks.on[row], current: row == t.m.at, hovered: place == t.hover.row, focused: t.focused}
	s.place = place
	show(s.box, true)
	if row == s.row && now == s.look {
		return
	}
	fresh := row != s.row || now.current != s.look.current
	s.row, s.look = row, now
	s.paintGround()
	if fresh {
		for i, p := range t.cols.places {
			s.cells[i].write(s.d, row, p, now.current)
		}
	}
}

func (s *slot) paintGround() {
	k := s.d.tokens
	ground := k.Surface
	switch {
	case s.look.current || s.look.marked && !s.d.t.Standing:
		ground = k.AccentWeak
	case s.look.hovered:
		ground = k.Hover
	}
	fill(s.ground, ground)
	fill(s.line, k.Line)
	fill(s.bar, k.Accent)
	show(s.bar, s.look.current && s.look.focused)
	state := unticked
	if s.look.marked {
		state = ticked
	}
	s.tick.paint(s.d, state)
}

func fill(r *canvas.Rectangle, c color.NRGBA) {
	if r.FillColor != c {
		r.FillColor = c
		r.Refresh()
	}
}

// cell is the objects of one cell; those that its kind does not need are hidden.
type cell struct {
	ground *canvas.Rectangle
	icon   *canvas.Image
	text   *canvas.Text
}

func newCell() *cell {
	c := &cell{ground: canvas.NewRectangle(nil), icon: canvas.NewImageFromResource(nil), text: canvas.NewText("", nil)}
	c.ground.CornerRadius = theme.RadiusPill
	c.icon.FillMode = canvas.ImageFillContain
	c.ground.Hide()
	c.icon.Hide()
	return c
}

func (c *cell) write(d *drawing, row int32, p place, current bool) {
	column := d.t.cols.columns[p.col]
	words := oneLine(d.t.m.data.source.Cell(int(row), p.col))
	switch {
	case column.Kind == Pill && words != "":
		c.writePill(d, d.t.m.data.mark(int(row), p.col), words, p)
	case column.Kind == Check:
		c.writeCheck(d, words, p)
	default:
		c.writeText(d, column, words, p, current)
	}
}

func (c *cell) writeText(d *drawing, column Column, words string, p place, current bool) {
	show(c.ground, false)
	show(c.icon, false)
	k := d.tokens
	ink := k.Ink
	switch {
	case column.Strong && current:
		ink = k.AccentText
	case column.Quiet:
		ink = k.Ink2
	}
	c.put(d, words, lettering{ink: ink, bold: column.Strong, align: column.align(), x: p.x + pad, width: p.width - 2*pad})
}

func (c *cell) writeCheck(d *drawing, words string, p place) {
	show(c.ground, false)
	show(c.text, false)
	name := ""
	if words != "" {
		name = "check"
	}
	put(c.icon, p.x+(p.width-theme.IconText)/2, (theme.Row-theme.IconText)/2, theme.IconText, theme.IconText)
	d.icons.put(c.icon, name, d.tokens.Ok.Text)
}

// writePill draws icon and words, on a ground of their own unless the mark is bare.
func (c *cell) writePill(d *drawing, m Mark, words string, p place) {
	tone := m.Tone.paint(d.tokens)
	x, size := p.x+pad, float32(theme.IconPill)
	l := lettering{ink: tone.Text, bold: true, small: true}
	if m.Bare {
		l.small, l.bold, size = false, m.Tone == Bad || m.Tone == Warn, theme.IconText
		if !l.bold {
			l.ink = d.tokens.Ink
		}
	} else {
		x += 6
	}
	put(c.icon, x, (theme.Row-1-size)/2, size, size)
	d.icons.put(c.icon, m.Icon, tone.Text)
	l.x, l.width = x+size+4, p.x+p.width-pad-x-size-4
	if !m.Bare {
		l.width -= 8
	}
	width := c.put(d, words, l)
	show(c.ground, !m.Bare)
	if !m.Bare {
		put(c.ground, p.x+pad, (theme.Row-1-theme.Pill)/2, 6+size+4+width+8, theme.Pill)
		fill(c.ground, tone.Bg)
	}
}

// lettering is how and where words are drawn.
type lettering struct {
	ink         color.NRGBA
	bold, small bool
	align       fyne.TextAlign
	x, width    float32
}

func (l lettering) ruler(r rulers) *ruler {
	if l.small {
		return r.head
	}
	return r.of(l.bold)
}

// put writes words, cut to their width, and says how wide they are. Text that stays as it is is not drawn again.
func (c *cell) put(d *drawing, words string, l lettering) float32 {
	r := l.ruler(d.rulers)
	words, _ = r.cut(words, l.width)
	t := c.text
	changed := t.Text != words || t.Color != l.ink || t.TextStyle != r.style || t.TextSize != r.size || t.Alignment != l.align
	t.Text, t.Color, t.TextStyle, t.TextSize, t.Alignment = words, l.ink, r.style, r.size, l.align
	put(t, l.x, (theme.Row-1-r.height)/2, l.width, r.height)
	if changed {
		t.Refresh()
	}
	show(t, true)
	return r.width(words)
}
