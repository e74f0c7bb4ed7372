package table

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countyline/ui/theme"
)

// drawing is all that a table has on the canvas. Objects are made once per visible row and then only moved and
// rewritten: making them, and drawing text anew, is what costs.
type drawing struct {
	t      *Table
	tokens *theme.Tokens
	rulers rulers
	icons  icons

	edge, ground *canvas.Rectangle // a border drawn as a stroke would be clipped at the table's own bounds
	head         *header
	slots        []*slot
	rows         *fyne.Container
	clip         *container.Clip
	down, across *canvas.Rectangle
	tip          *tip
	drop         *canvas.Rectangle
	objects      []fyne.CanvasObject
}

// CreateRenderer makes the drawing.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{
		t: t, tokens: theme.Now(), rulers: newRulers(),
		edge: canvas.NewRectangle(nil), ground: canvas.NewRectangle(nil),
		down: canvas.NewRectangle(nil), across: canvas.NewRectangle(nil), drop: canvas.NewRectangle(nil),
		rows: container.NewWithoutLayout(),
	}
	d.icons = icons{}
	d.edge.CornerRadius = theme.RadiusCard
	d.down.CornerRadius, d.across.CornerRadius = 3, 3
	d.head = newHeader(d)
	d.clip = container.NewClip(d.rows)
	d.tip = newTip(d)
	t.cols.boxes = t.Boxes
	d.collect()
	t.draw = d
	d.head.lay()
	if t.Size().IsZero() {
		d.paint()
	} else { // the window lays out no second renderer of a size that stays
		t.relay()
	}
	return d
}

func (d *drawing) collect() {
	d.objects = []fyne.CanvasObject{d.edge, d.ground, d.clip, d.head.ground, d.head.clip, d.head.line}
	for _, o := range []fyne.CanvasObject{d.t.Empty, d.t.NoMatch} {
		if o != nil {
			o.Hide()
			d.objects = append(d.objects, o)
		}
	}
	d.objects = append(d.objects, d.down, d.across, d.drop, d.tip.box)
}

// Destroy lets go of the drawing. A table out of sight for a minute gets another one when it is seen again.
func (d *drawing) Destroy() {
	if d.t.draw == d {
		d.t.draw = nil
	}
}

// Objects are those on the canvas.
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects }

// MinSize has room for three rows.
func (d *drawing) MinSize() fyne.Size {
	return fyne.NewSize(200, d.t.headHeight()+3*theme.Row+2)
}

// Layout takes a new size.
func (d *drawing) Layout(fyne.Size) { d.t.relay() }

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// Refresh paints everything anew, in the colors of now.
func (d *drawing) Refresh() {
	if now := theme.Now(); now != d.tokens {
		d.tokens, d.icons, d.rulers = now, icons{}, newRulers()
	}
	d.t.cols.boxes = d.t.Boxes
	d.collect()
	d.t.relay()
	canvas.Refresh(d.t)
}

// relay lays the columns out again.
func (t *Table) relay() {
	d := t.draw
	if d == nil {
		return
	}
	v := t.view()
	t.cols.lay(v.Width)
	t.heading = min(t.heading, len(t.cols.places)-1)
	far := t.furthest()
	t.offset = fyne.NewPos(min(t.offset.X, far.X), min(t.offset.Y, far.Y))
	d.fit(int(v.Height/theme.Row) + 2)
	for _, s := range d.slots {
		s.lay()
	}
	d.forget()
	d.head.lay()
	t.repaint()
}

// repaint brings the canvas to what the table is now.
func (t *Table) repaint() {
	if t.draw != nil {
		t.draw.paint()
	}
}

// fit has as many slots as there are rows in sight.
func (d *drawing) fit(n int) {
	for len(d.slots) < n {
		s := newSlot(d)
		d.slots = append(d.slots, s)
		d.rows.Objects = append(d.rows.Objects, s.box)
	}
}

// forget has every row in sight written anew.
func (d *drawing) forget() {
	for _, s := range d.slots {
		s.row = unset
	}
}

func (d *drawing) paint() {
	d.paintFrame()
	d.head.paint()
	d.paintRows()
	d.paintBars()
	d.paintEmpty()
	d.paintDrop()
	d.tip.paint()
}

// paintFrame draws the border, thicker while the table has the keyboard, and gives head and rows the room within.
func (d *drawing) paintFrame() {
	t, k := d.t, d.tokens
	border, in := k.Line, float32(1)
	if t.focused {
		border, in = k.Accent, 2
	}
	size, v, head := t.Size(), t.view(), t.headHeight()
	if t.cols.width > v.Width { // both bars have lanes of their own
		v.Width -= lane
	}
	fill(d.edge, border)
	fill(d.ground, k.Surface)
	d.ground.CornerRadius = theme.RadiusCard - in
	put(d.edge, 0, 0, size.Width, size.Height)
	put(d.ground, in, in, max(0, size.Width-2*in), max(0, size.Height-2*in))
	put(d.clip, in, 1+head, max(0, v.Width+2-2*in), max(0, v.Height+1-in))
	d.rows.Move(fyne.NewPos(1-in, 0))
	d.head.frame(in, size.Width)
}

// paintRows gives every visible row its slot. A row keeps its slot while it is in sight, so that scrolling by one row
// rewrites one.
func (d *drawing) paintRows() {
	t := d.t
	v := t.view()
	first := int(t.offset.Y / theme.Row)
	last := min(len(t.m.shown), int((t.offset.Y+v.Height)/theme.Row)+1)
	used := 0
	for p := first; p < last && used < len(d.slots); p++ {
		s := d.slots[p%len(d.slots)]
		s.show(p)
		s.box.Move(fyne.NewPos(-t.offset.X, float32(p)*theme.Row-t.offset.Y))
		used++
	}
	for _, s := range d.slots {
		if s.place < first || s.place >= last {
			s.hide()
		}
	}
}

func (d *drawing) paintBars() {
	t, k := d.t, d.tokens
	v, s := t.view(), t.Size()
	at, length := thumb(v.Height, t.rowsHeight(), t.offset.Y)
	bar(d.down, k, length > 0)
	put(d.down, s.Width-lane+3, 1+t.headHeight()+at+2, 6, max(0, length-4))
	at, length = thumb(v.Width, t.cols.width, t.offset.X)
	bar(d.across, k, length > 0)
	put(d.across, 1+at+2, s.Height-9, max(0, length-4), 6)
}

func bar(r *canvas.Rectangle, k *theme.Tokens, on bool) {
	if r.FillColor != k.LineStrong {
		r.FillColor = k.LineStrong
		r.Refresh()
	}
	show(r, on)
}

func show(o fyne.CanvasObject, on bool) {
	switch {
	case on && !o.Visible():
		o.Show()
	case !on && o.Visible():
		o.Hide()
	}
}

func (d *drawing) paintEmpty() {
	t := d.t
	d.inMiddle(t.Empty, t.m.data.Rows() == 0)
	d.inMiddle(t.NoMatch, t.m.data.Rows() > 0 && len(t.m.shown) == 0)
}

func (d *drawing) inMiddle(o fyne.CanvasObject, on bool) {
	if o == nil {
		return
	}
	show(o, on)
	if on {
		v := d.t.view()
		put(o, 1, 1+d.t.headHeight(), v.Width, v.Height)
	}
}

// paintDrop shows between which columns a dragged title would land.
func (d *drawing) paintDrop() {
	t := d.t
	on := t.press.holds == title && t.press.moved && t.press.to >= 0
	show(d.drop, on)
	if !on {
		return
	}
	x := t.cols.left()
	for i := range min(t.press.to, len(t.cols.places)) {
		x = t.cols.places[i].x + t.cols.places[i].width
	}
	d.drop.FillColor = d.tokens.Accent
	put(d.drop, 1+x-1-t.offset.X, 1, 2, t.headHeight())
	d.drop.Refresh()
}

func twoLines(title string) bool { return strings.Contains(title, "\n") }
