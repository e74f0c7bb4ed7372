package heat

import (
	"image"
	"image/color"
	"image/draw"
	"strconv"

	"countyline/ui/theme"
)

// painter paints the grid's picture into one buffer that it keeps.
type painter struct {
	*tiles
	dst *image.RGBA
}

func newPainter() *painter { return &painter{} }

// paint is the grid as a picture of w × h pixels of the screen.
func (g *Grid) paint(w, h int) image.Image {
	if w <= 0 || h <= 0 || g.Size().Width <= 0 {
		return image.NewRGBA(image.Rectangle{})
	}
	p, k := g.painter, theme.Now()
	if scale := float32(w) / g.Size().Width; !p.fits(scale, k) {
		p.tiles = newTiles(scale, k)
	}
	if p.dst == nil || p.dst.Rect.Dx() != w || p.dst.Rect.Dy() != h {
		p.dst = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	fill(p.dst, p.dst.Rect, k.Surface)
	p.cells(g)
	p.rowHeads(g)
	p.head(g)
	p.bars(g)
	p.edge(g)
	p.words(g)
	return p.dst
}

// within is the part of the picture in a rectangle.
func (p *painter) within(r rect) *image.RGBA {
	return p.dst.SubImage(p.box(r)).(*image.RGBA)
}

func (p *painter) box(r rect) image.Rectangle {
	return image.Rect(p.px(r.X), p.px(r.Y), p.px(r.X+r.Width), p.px(r.Y+r.Height))
}

// rowBox is where a row stands, from the left edge to the end of the cells.
func (p *painter) rowBox(g *Grid, row int) image.Rectangle {
	body := g.body()
	top := p.px(headHeight) + p.px(float32(row*rowHeight)) - p.px(g.offset.Y)
	return image.Rect(0, top, p.px(body.X+body.Width), top+p.px(rowHeight))
}

// ground is what stands behind a row's words and between its cells.
func (p *painter) ground(g *Grid, row int) color.NRGBA {
	switch key := g.data.Rows[row].Key; {
	case key == g.row || g.marked[key]:
		return p.theme.AccentWeak
	case row == g.hover.row:
		return p.theme.Hover
	}
	return p.theme.Surface
}

func (p *painter) cells(g *Grid) {
	dst := p.within(g.body())
	selectedRow, selectedColumn, ok := g.selected()
	row, rowEnd, column, columnEnd := g.visible()
	left := p.px(g.widths.fixed) - p.px(g.offset.X)
	for r := row; r < rowEnd; r++ {
		box, ground := p.rowBox(g, r), p.ground(g, r)
		fill(dst, box, ground)
		for c := column; c < columnEnd; c++ {
			box.Min.X, box.Max.X = left+p.px(g.widths.cells[c]), left+p.px(g.widths.cells[c+1])
			cell, behind := g.data.Cell(r, c), ground
			if ok && c == selectedColumn {
				behind = p.theme.AccentWeak
			}
			tile := p.cell(look{cell.Class, cell.Figure, cell.Changed, box.Dx(), box.Dy(), behind})
			draw.Draw(dst, box, tile, image.Point{}, draw.Src)
		}
	}
	if ok {
		p.selection(g, dst, selectedRow, selectedColumn)
	}
	if s := g.hover; s.cell() && (!ok || s.row != selectedRow || s.column != selectedColumn) {
		ring(dst, p.cellBox(g, s.row, s.column), p.px(theme.RadiusCell+1), max(1, p.px(1.5)), p.theme.Ink2)
	}
}

func (p *painter) cellBox(g *Grid, row, column int) image.Rectangle {
	box := p.rowBox(g, row)
	left := p.px(g.widths.fixed) - p.px(g.offset.X)
	box.Min.X, box.Max.X = left+p.px(g.widths.cells[column]), left+p.px(g.widths.cells[column+1])
	return box
}

// selection is the selected cell: a ring of ink around a gap of surface.
func (p *painter) selection(g *Grid, dst *image.RGBA, row, column int) {
	box := p.cellBox(g, row, column)
	if box.Intersect(dst.Rect).Empty() {
		return
	}
	cell, line := g.data.Cell(row, column), p.px(2)
	outer := box.Inset(-line / 2)
	round(dst, outer, p.px(6), p.theme.Ink)
	round(dst, outer.Inset(line), p.px(4), p.theme.Surface)
	p.drawCell(dst, outer.Inset(line+max(1, p.px(1))), look{class: cell.Class, figure: cell.Figure, changed: cell.Changed}, cellPad-2)
}

// rowHeads are the words and counts that stay.
func (p *painter) rowHeads(g *Grid) {
	body := g.body()
	dst := p.within(rect{0, body.Y, g.widths.fixed, body.Height})
	row, rowEnd, _, _ := g.visible()
	for r := row; r < rowEnd; r++ {
		box := p.rowBox(g, r)
		box.Max.X = p.px(g.widths.fixed)
		fill(dst, box, p.ground(g, r))
		p.rowHead(g, dst, box, r)
	}
	if g.offset.X > 0 {
		fill(dst, p.box(rect{g.widths.fixed - 1, body.Y, 1, body.Height}), p.theme.Line)
	}
}

func (p *painter) rowHead(g *Grid, dst *image.RGBA, box image.Rectangle, r int) {
	row, w, k := g.data.Rows[r], g.widths, &p.theme
	if g.marked[row.Key] {
		p.iconAt(dst, "check", k.AccentText, 12, image.Pt(p.px(3), box.Min.Y+(box.Dy()-p.px(12))/2))
	}
	name := p.text(text{row.Name, face{theme.Body, row.Key == g.row}, p.px(nameRoom(row, w))})
	line := box.Min.Y + p.baseline(face{theme.Body, false}, box.Dy())
	name.write(dst, image.Pt(p.px(sidePad), line), k.Ink)
	if row.Mark != "" {
		mark := p.text(text{row.Mark, face{theme.Small, true}, 0})
		mark.write(dst, image.Pt(p.px(sidePad+4)+name.width, line), k.AccentText)
	}
	small := box.Min.Y + p.baseline(face{theme.Small, false}, box.Dy())
	p.text(text{row.Note, face{theme.Small, false}, p.px(w.note)}).write(dst, image.Pt(p.px(w.noteAt), line), k.Ink3)
	for i, n := range row.Counts {
		right := p.px(w.countsAt+float32(i+1)*countWidth) - p.px(4)
		if n == 0 {
			dash := p.text(text{"–", face{theme.Small, false}, 0})
			dash.write(dst, image.Pt(right-dash.width, small), k.Ink3)
			continue
		}
		figure := p.text(text{strconv.Itoa(n), face{theme.Body, true}, 0})
		figure.write(dst, image.Pt(right-figure.width, line), tone(k, g.data.Counts[i].Class).Text)
	}
}

// nameRoom is the room of a row's name beside its mark.
func nameRoom(r Row, w widths) float32 {
	if r.Mark != "" {
		return w.name - markWidth
	}
	return w.name
}

func (p *painter) iconAt(dst *image.RGBA, name string, c color.NRGBA, size float32, at image.Point) {
	drawn := p.icon(icon{name, c, p.px(size)})
	draw.Draw(dst, drawn.Rect.Add(at), drawn, image.Point{}, draw.Over)
}

// edge is the line around the grid, and the ring while it has the focus.
func (p *painter) edge(g *Grid) {
	radius := p.px(theme.RadiusCard)
	if g.focused {
		frame(p.dst, p.dst.Rect, radius, p.px(2), p.theme.Accent)
	} else {
		frame(p.dst, p.dst.Rect, radius, max(1, p.px(1)), p.theme.Line)
	}
	cutCorners(p.dst, radius)
}

// bars are the scroll bars.
func (p *painter) bars(g *Grid) {
	across, down := g.thumbs()
	for _, thumb := range []rect{across, down} {
		if thumb.Width > 0 {
			round(p.dst, p.box(thumb), p.px(barWidth/2), p.theme.LineStrong)
		}
	}
}

// words are what the grid says of the spot under the pointer, in a box beside it.
func (p *painter) words(g *Grid) {
	lines := g.tipWords()
	if len(lines) == 0 {
		return
	}
	const side, step = 8, 18
	width := 0
	for i, l := range lines {
		width = max(width, p.text(text{l, face{theme.Small, i == 0}, p.px(360)}).width)
	}
	box := image.Rect(0, 0, width+2*p.px(side), p.px(float32(len(lines))*step+side))
	at := p.spotBox(g)
	x := min(at.Min.X, p.dst.Rect.Max.X-box.Dx()-p.px(4))
	y := at.Max.Y + p.px(4)
	if y+box.Dy() > p.dst.Rect.Max.Y-p.px(4) {
		y = at.Min.Y - p.px(4) - box.Dy()
	}
	box = box.Add(image.Pt(max(p.px(4), x), max(p.px(4), y)))
	round(p.dst, box, p.px(theme.RadiusControl), p.theme.LineStrong)
	round(p.dst, box.Inset(max(1, p.px(1))), p.px(theme.RadiusControl-1), p.theme.Surface)
	for i, l := range lines {
		f := face{theme.Small, i == 0}
		ink := p.theme.Ink2
		if i == 0 {
			ink = p.theme.Ink
		}
		top := box.Min.Y + p.px(side/2+float32(i)*step)
		p.text(text{l, f, p.px(360)}).write(p.dst, image.Pt(box.Min.X+p.px(side), top+p.baseline(f, p.px(step))), ink)
	}
}

// spotBox is where the spot under the pointer stands.
func (p *painter) spotBox(g *Grid) image.Rectangle {
	s := g.hover
	box := p.box(rect{0, 0, g.widths.fixed, headHeight})
	if s.row >= 0 {
		box = p.rowBox(g, s.row)
		box.Max.X = p.px(g.widths.fixed)
	}
	if s.column >= 0 {
		at := p.px(g.widths.fixed) - p.px(g.offset.X)
		box.Min.X, box.Max.X = at+p.px(g.widths.cells[s.column]), at+p.px(g.widths.cells[s.column+1])
	} else {
		box.Min.X = p.px(sidePad)
	}
	return box
}
