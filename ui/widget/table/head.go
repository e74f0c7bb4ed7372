package table

import (
	"image/color"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countyline/ui/theme"
)

// header is the row of column titles.
type header struct {
	d      *drawing
	ground *canvas.Rectangle
	line   *canvas.Rectangle
	box    *fyne.Container
	clip   *container.Clip
	tick   tick
	titles []*columnTitle
}

// columnTitle is one title: a line or two, the arrow of its sort, and the ring of the keyboard.
type columnTitle struct {
	lines [2]*canvas.Text
	arrow *canvas.Image
	rank  *canvas.Text // its place among several sort keys
	ring  *canvas.Rectangle
}

// Pixels for the arrow of a sorted title, and for its number among several.
const (
	arrowSize  = 14
	numberSize = 8
)

func arrowRoom(keys int) float32 {
	if keys > 1 {
		return arrowSize + numberSize
	}
	return arrowSize
}

func newHeader(d *drawing) *header {
	h := &header{d: d, ground: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil), box: container.NewWithoutLayout(), tick: newTick()}
	h.clip = container.NewClip(container.NewWithoutLayout(h.box))
	return h
}

func newColumnTitle() *columnTitle {
	c := &columnTitle{arrow: canvas.NewImageFromResource(nil), rank: canvas.NewText("", nil), ring: canvas.NewRectangle(nil)}
	c.lines = [2]*canvas.Text{canvas.NewText("", nil), canvas.NewText("", nil)}
	for _, l := range c.lines {
		l.TextStyle.Bold, l.TextSize = true, theme.Small
	}
	c.rank.TextStyle.Bold, c.rank.TextSize = true, 12
	c.arrow.FillMode = canvas.ImageFillContain
	c.ring.CornerRadius, c.ring.StrokeWidth = theme.RadiusChip, 2
	return c
}

// lay makes room for the columns there are now.
func (h *header) lay() {
	t := h.d.t
	for len(h.titles) < len(t.cols.places) {
		h.titles = append(h.titles, newColumnTitle())
	}
	h.tick.move(16, (t.headHeight()-16)/2)
	h.tick.show(t.Boxes)
	h.box.Objects = append(h.box.Objects[:0], h.tick.square, h.tick.mark)
	for _, c := range h.titles[:len(t.cols.places)] {
		h.box.Objects = append(h.box.Objects, c.ring, c.lines[0], c.lines[1], c.arrow, c.rank)
	}
	h.box.Resize(fyne.NewSize(t.cols.width, t.headHeight()))
}

// frame fits the header into the table's border, which is so many pixels thick.
func (h *header) frame(in, width float32) {
	head := h.d.t.headHeight()
	h.ground.TopLeftCornerRadius, h.ground.TopRightCornerRadius = theme.RadiusCard-in, theme.RadiusCard-in
	put(h.ground, in, in, max(0, width-2*in), head+1-in)
	put(h.clip, 1, 1, max(0, width-2), head)
	put(h.line, in, head, max(0, width-2*in), 1)
}

func (h *header) paint() {
	t, k := h.d.t, h.d.tokens
	fill(h.ground, k.Sunken)
	fill(h.line, k.LineStrong)
	h.box.Move(fyne.NewPos(-t.offset.X, 0))
	h.tick.paint(h.d, h.state())
	for i, p := range t.cols.places {
		h.titles[i].paint(h.d, i, p)
	}
}

func (h *header) state() tickState {
	m := h.d.t.m
	switch {
	case m.marks.count == 0:
		return unticked
	case m.allMarked():
		return ticked
	}
	return partly
}

// paint writes the title with its arrow right of the words, so that figures and their titles end at one line.
func (c *columnTitle) paint(d *drawing, i int, p place) {
	t, k, r := d.t, d.tokens, d.rulers.head
	column, height := t.cols.columns[p.col], t.headHeight()
	sorted := slices.IndexFunc(t.m.keys, func(s sortKey) bool { return s.col == p.col })
	ink, room := k.Ink2, p.width-2*pad
	if sorted >= 0 {
		ink, room = k.AccentText, room-arrowRoom(len(t.m.keys))
	}
	lines := strings.SplitN(column.Title, "\n", 2)
	widest := float32(0)
	for n, text := range c.lines {
		show(text, n < len(lines))
		if n >= len(lines) {
			continue
		}
		words, _ := r.cut(lines[n], room)
		widest = max(widest, r.width(words))
		y := (height - float32(len(lines))*r.height) / 2
		rewrite(text, words, ink, column)
		put(text, p.x+pad, y+float32(n)*r.height, room, r.height)
	}
	c.paintArrow(d, sorted, p.x+pad+arrowAt(column, room, widest), height)
	show(c.ring, t.focused && t.heading == i)
	c.ring.StrokeColor = k.Accent
	put(c.ring, p.x+1, 4, p.width-2, height-9)
}

func rewrite(text *canvas.Text, words string, ink color.NRGBA, column Column) {
	if text.Text != words || text.Color != ink || text.Alignment != column.align() {
		text.Text, text.Color, text.Alignment = words, ink, column.align()
		text.Refresh()
	}
}

// arrowAt is where the arrow begins right of a title's words, which have a room in pixels.
func arrowAt(column Column, room, widest float32) float32 {
	switch column.align() {
	case fyne.TextAlignTrailing:
		return room + 1
	case fyne.TextAlignCenter:
		return (room+widest)/2 + 1
	}
	return widest + 1
}

func (c *columnTitle) paintArrow(d *drawing, sorted int, x, height float32) {
	keys := d.t.m.keys
	show(c.rank, sorted >= 0 && len(keys) > 1)
	if sorted < 0 {
		show(c.arrow, false)
		return
	}
	name := "chevron-up"
	if keys[sorted].down {
		name = "chevron-down"
	}
	put(c.arrow, x, (height-arrowSize)/2, arrowSize, arrowSize)
	d.icons.put(c.arrow, name, d.tokens.AccentText)
	c.rank.Text, c.rank.Color = strconv.Itoa(sorted+1), d.tokens.AccentText
	c.rank.Move(fyne.NewPos(x+arrowSize, (height-c.rank.MinSize().Height)/2))
	c.rank.Refresh()
}
