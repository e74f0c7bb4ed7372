package heat

import (
	"image"
	"image/color"

	"countyline/ui/theme"
)

// head is the row of heads that stays on top.
func (p *painter) head(g *Grid) {
	k, w, end := &p.theme, g.widths, g.Size().Width
	all := p.within(rect{0, 0, end, headHeight})
	fill(all, all.Rect, k.Sunken)
	body := g.body()
	p.columnHeads(g, p.within(rect{body.X, 0, body.Width, headHeight}))
	p.wordHead(g, all, g.data.Name, NameColumn, sidePad)
	p.wordHead(g, all, g.data.Note, NoteColumn, w.noteAt)
	for i, c := range g.data.Counts {
		size := float32(16)
		right := p.px(w.countsAt+float32(i+1)*countWidth) - p.px(3)
		at := image.Pt(right-p.px(size), p.px((headHeight-size)/2))
		p.iconAt(all, c.Icon, tone(k, c.Class).Text, size, at)
		if g.data.Sort.Column == FirstCount-i {
			p.sortMark(g, all, image.Pt(at.X+p.px((size-10)/2), p.px(headHeight-12)))
		}
	}
	fill(all, p.box(rect{0, headHeight - 1, end, 1}), k.LineStrong)
}

// wordHead is the head of the names or the notes.
func (p *painter) wordHead(g *Grid, dst *image.RGBA, words string, column int, x float32) {
	f := face{theme.Small, true}
	m := p.text(text{words, f, 0})
	m.write(dst, image.Pt(p.px(x), p.baseline(f, p.px(headHeight))), p.headInk(g, column, p.theme.Ink2))
	if g.data.Sort.Column == column {
		p.sortMark(g, dst, image.Pt(p.px(x)+m.width+p.px(2), p.px((headHeight-10)/2)))
	}
}

// columnHeads are two lines over each column of cells: the short name and the code.
func (p *painter) columnHeads(g *Grid, dst *image.RGBA) {
	_, _, column, columnEnd := g.visible()
	left := p.px(g.widths.fixed) - p.px(g.offset.X)
	_, selected, ok := g.selected()
	name, code := face{theme.Small, true}, face{theme.Small, false}
	for c := column; c < columnEnd; c++ {
		x0, x1 := left+p.px(g.widths.cells[c]), left+p.px(g.widths.cells[c+1])
		first, second := p.headInk(g, c, p.theme.Ink2), p.headInk(g, c, p.theme.Ink3)
		if ok && c == selected {
			first, second = p.theme.AccentText, p.theme.AccentText
		}
		m := p.text(text{g.data.Columns[c].Short, name, x1 - x0 - p.px(4)})
		m.write(dst, image.Pt((x0+x1-m.width)/2, p.px(3)+p.baseline(name, p.px(18))), first)
		m = p.text(text{g.data.Columns[c].Code, code, x1 - x0 - p.px(2)})
		sorted := g.data.Sort.Column == c
		x := (x0 + x1 - m.width) / 2
		if sorted {
			x -= p.px(5)
		}
		m.write(dst, image.Pt(x, p.px(19)+p.baseline(code, p.px(18))), second)
		if sorted {
			p.sortMark(g, dst, image.Pt(x+m.width+p.px(1), p.px(19+4)))
		}
	}
}

// headInk is the colour of a head's words: the one that rows are ordered by, or that the pointer is on, stands out.
func (p *painter) headInk(g *Grid, column int, plain color.NRGBA) color.NRGBA {
	if g.data.Sort.Column == column || g.hover.row == none && g.hover.column == column {
		return p.theme.Ink
	}
	return plain
}

// sortMark points down for an order from the top, up for the reverse.
func (p *painter) sortMark(g *Grid, dst *image.RGBA, at image.Point) {
	name := "chevron-down"
	if g.data.Sort.Reverse {
		name = "chevron-up"
	}
	p.iconAt(dst, name, p.theme.Ink, 10, at)
}
