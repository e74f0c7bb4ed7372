package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countyline/ui/theme"
)

// tip shows a cell that is cut whole, over the cell itself.
type tip struct {
	d      *drawing
	box    *fyne.Container
	ground *canvas.Rectangle
	lines  []*canvas.Text
	shows  string
}

// mostLines of a tip; longer texts are read in the detail pane.
const mostLines = 6

func newTip(d *drawing) *tip {
	t := &tip{d: d, ground: canvas.NewRectangle(nil)}
	t.ground.CornerRadius, t.ground.StrokeWidth = theme.RadiusChip, 1
	t.box = container.NewWithoutLayout(t.ground)
	t.box.Hide()
	return t
}

func (p *tip) paint() {
	words, cell, bold := p.cutCell()
	show(p.box, words != "")
	if words == "" {
		p.shows = ""
		return
	}
	t, r := p.d.t, p.d.rulers.of(bold)
	lines := r.wrap(words, t.view().Width-4*pad)
	lines = lines[:min(len(lines), mostLines)]
	var width float32
	for _, l := range lines {
		width = max(width, r.width(l))
	}
	size := fyne.NewSize(width+2*pad+1, float32(len(lines))*20+theme.Row-20)
	x := min(max(1, cell.X), max(1, t.Size().Width-size.Width-1))
	y := min(cell.Y, max(1, t.Size().Height-size.Height-1))
	p.box.Move(fyne.NewPos(x, y))
	p.write(lines, size, r)
	p.shows = words
}

func (p *tip) write(lines []string, size fyne.Size, r *ruler) {
	k := p.d.tokens
	p.ground.FillColor, p.ground.StrokeColor = k.Surface, k.LineStrong
	p.box.Resize(size)
	p.ground.Resize(size)
	for len(p.lines) < len(lines) {
		p.lines = append(p.lines, canvas.NewText("", nil))
		p.box.Add(p.lines[len(p.lines)-1])
	}
	for i, text := range p.lines {
		show(text, i < len(lines))
		if i >= len(lines) {
			continue
		}
		text.Text, text.Color, text.TextStyle, text.TextSize = lines[i], k.Ink, r.style, r.size
		put(text, pad, (theme.Row-1-r.height)/2+20*float32(i), size.Width-2*pad, r.height)
		text.Refresh()
	}
	p.ground.Refresh()
}

// cutCell is the whole of what is under the pointer and where it stands in the table, if it is cut there.
func (p *tip) cutCell() (words string, at fyne.Position, bold bool) {
	t := p.d.t
	h := t.hover
	if h.row < 0 || h.col < 0 || h.row >= len(t.m.shown) || h.col >= len(t.cols.places) || t.press.holds != nothing {
		return "", at, false
	}
	place := t.cols.places[h.col]
	column := t.cols.columns[place.col]
	words = oneLine(t.m.data.source.Cell(int(t.m.shown[h.row]), place.col))
	r, room := p.d.rulers.of(column.Strong), place.width-2*pad
	switch column.Kind {
	case Check:
		return "", at, false
	case Pill:
		r, room = p.d.rulers.head, room-18-theme.IconPill
	}
	if _, cut := r.cut(words, room); !cut {
		return "", at, false
	}
	at = fyne.NewPos(1+place.x-t.offset.X, 1+t.headHeight()+float32(h.row)*theme.Row-t.offset.Y)
	return words, at, column.Strong
}
