package filings

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

const (
	padRoll = 16
	gapRoll = 12
	gapMark = 5
)

// CreateRenderer draws the card and its lines.
func (r *roll) CreateRenderer() fyne.WidgetRenderer {
	p := &rollRenderer{roll: r, edge: canvas.NewRectangle(color.Transparent), ground: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent)}
	p.edge.CornerRadius, p.ground.CornerRadius = theme.RadiusCard, theme.RadiusCard-1
	p.ring.CornerRadius, p.ring.StrokeWidth = theme.RadiusCard+2, 2
	p.Refresh()
	return p
}

type rollRenderer struct {
	roll               *roll
	edge, ground, ring *canvas.Rectangle
}

// rollRow are the objects of a line.
type rollRow struct {
	ground, rule            *canvas.Rectangle
	icon, mark              *kit.Icon
	title, sub, note, state *canvas.Text
	pill                    *kit.Pill
}

func newRollRow() *rollRow {
	text := func(size float32, bold bool) *canvas.Text {
		return &canvas.Text{TextSize: size, TextStyle: fyne.TextStyle{Bold: bold}}
	}
	return &rollRow{
		ground: &canvas.Rectangle{}, rule: &canvas.Rectangle{}, icon: kit.NewIcon("file-text", kit.InkSecond, 0), mark: kit.NewIcon("circle", kit.InkSecond, theme.IconPill),
		title: text(theme.Body, false), sub: text(theme.Small, false), note: text(theme.Small, false), state: text(theme.Small, true), pill: kit.NewPill(kit.PillNeutral, "circle", ""),
	}
}

func (p *rollRenderer) Destroy() {}

func (p *rollRenderer) MinSize() fyne.Size { return fyne.NewSize(240, p.roll.height()) }

func (p *rollRenderer) Objects() []fyne.CanvasObject {
	list := []fyne.CanvasObject{p.edge, p.ground}
	for _, r := range p.roll.rows[:min(len(p.roll.rows), len(p.roll.lines))] {
		list = append(list, r.ground, r.rule, r.icon, r.title, r.sub, r.note, r.mark, r.state, r.pill)
	}
	return append(list, p.ring)
}

func (p *rollRenderer) Refresh() {
	for len(p.roll.rows) < len(p.roll.lines) {
		p.roll.rows = append(p.roll.rows, newRollRow())
	}
	k := theme.Now()
	p.edge.FillColor, p.ground.FillColor, p.ring.StrokeColor = k.Line, k.Surface, k.Accent
	p.ring.Hidden = !p.roll.focused || p.roll.pointed
	p.edge.Hidden, p.ground.Hidden = len(p.roll.lines) == 0, len(p.roll.lines) == 0
	for i := range p.roll.lines {
		p.paint(i, k)
	}
	p.Layout(p.roll.Size())
	canvas.Refresh(p.roll)
}

// paint colors a line.
func (p *rollRenderer) paint(i int, k *theme.Tokens) {
	l, r := &p.roll.lines[i], p.roll.rows[i]
	chosen := l.key == p.roll.chosen
	r.ground.FillColor = color.Transparent
	switch {
	case chosen:
		r.ground.FillColor = k.AccentWeak
	case i == p.roll.hovered:
		r.ground.FillColor = k.Hover
	}
	r.rule.FillColor, r.rule.Hidden = k.Line, i == len(p.roll.lines)-1
	r.title.Color, r.sub.Color, r.note.Color = k.Ink, k.Ink2, k.Ink3
	if l.warn {
		r.sub.Color = kit.InkWarn.Color(k)
	}
	r.title.TextStyle.Bold = l.sub != "" || chosen
	ink := kit.InkSecond
	if chosen && l.icon != "" {
		r.title.Color, ink = k.AccentText, kit.InkAccent
	}
	r.icon.Hidden, r.sub.Hidden = l.icon == "", l.sub == ""
	if l.icon != "" {
		r.icon.Set(l.icon, ink)
	}
	r.pill.Hidden = !l.pill || l.state == ""
	r.mark.Hidden, r.state.Hidden = l.pill || l.state == "", l.pill || l.state == ""
	if l.pill {
		r.pill.Set(l.kind, l.mark, l.state)
		return
	}
	judged := map[kit.PillKind]kit.Ink{kit.PillOk: kit.InkOk, kit.PillBad: kit.InkBad, kit.PillWarn: kit.InkWarn}
	stateInk, ok := judged[l.kind]
	if !ok {
		stateInk = kit.InkThird
	}
	r.state.Color = stateInk.Color(k)
	if l.mark != "" {
		r.mark.Set(l.mark, stateInk)
	}
}

// Layout places the lines.
func (p *rollRenderer) Layout(size fyne.Size) {
	put(p.edge, 0, 0, size.Width, p.roll.height())
	put(p.ground, 1, 1, size.Width-2, p.roll.height()-2)
	put(p.ring, -3, -3, size.Width+6, p.roll.height()+6)
	y := float32(0)
	for i := range p.roll.lines {
		if i >= len(p.roll.rows) {
			return
		}
		p.place(i, y, size.Width)
		y += p.roll.lines[i].height()
	}
}

func (p *rollRenderer) place(i int, y, width float32) {
	l, r, last := &p.roll.lines[i], p.roll.rows[i], len(p.roll.lines)-1
	high := l.height()
	put(r.ground, 1, y+edgeOf(i == 0), width-2, high-edgeOf(i == 0)-1)
	top, bottom := cornerOf(i == 0), cornerOf(i == last)
	r.ground.TopLeftCornerRadius, r.ground.TopRightCornerRadius, r.ground.BottomLeftCornerRadius, r.ground.BottomRightCornerRadius = top, top, bottom, bottom
	put(r.rule, 1, y+high-1, width-2, 1)
	x, end := float32(padRoll), width-padRoll
	if l.icon != "" {
		put(r.icon, x, y, theme.IconText, high)
		x += theme.IconText + gapRoll - 4
	}
	switch {
	case l.state == "":
	case l.pill:
		w := r.pill.MinSize().Width
		put(r.pill, end-w, y, w, high)
		end -= w + gapRoll
	default:
		room := p.roll.stateRoom()
		end -= room
		put(r.mark, end, y, theme.IconPill, high)
		r.state.Text = l.state
		put(r.state, end+theme.IconPill+gapMark, y-0.5, room-theme.IconPill-gapMark, high)
		end -= gapRoll
	}
	r.note.Text, r.note.Alignment, r.note.Hidden = l.note, fyne.TextAlignTrailing, !p.roll.noted(width)
	if w := measure(l.note, theme.Small, false); w > 0 && !r.note.Hidden {
		put(r.note, end-w, y, w, high-1)
		end -= w + gapRoll
	}
	r.title.Text = kit.Cut(l.title, max(0, end-x), theme.Body, r.title.TextStyle.Bold)
	if l.sub == "" {
		put(r.title, x, y, max(0, end-x), high-2)
		return
	}
	put(r.title, x, y+7, max(0, end-x), 22)
	r.sub.Text = kit.Cut(l.sub, max(0, end-x), theme.Small, false)
	put(r.sub, x, y+29, max(0, end-x), 18)
}

// stateRoom is the width of the widest state, so that their icons stand below each other.
func (r *roll) stateRoom() (room float32) {
	for i := range r.lines {
		if l := &r.lines[i]; !l.pill && l.state != "" {
			room = max(room, theme.IconPill+gapMark+measure(l.state, theme.Small, true))
		}
	}
	return room
}

// titleRoom is what a title of a line with note and state may take.
func (r *roll) titleRoom(l *line, width float32, noted bool) float32 {
	room := width - 2*padRoll
	if l.icon != "" {
		room -= theme.IconText + gapRoll - 4
	}
	switch {
	case l.pill:
		room -= measure(l.state, theme.Small, true) + theme.IconPill + 18 + gapRoll
	case l.state != "":
		room -= r.stateRoom() + gapRoll
	}
	if noted && l.note != "" {
		room -= measure(l.note, theme.Small, false) + gapRoll
	}
	return room
}

// noted says whether notes are shown: names are more than sizes, so where any name would be cut there are none.
func (r *roll) noted(width float32) bool {
	for i := range r.lines {
		if measure(r.lines[i].title, theme.Body, true) > r.titleRoom(&r.lines[i], width, true) {
			return false
		}
	}
	return true
}

// cut says whether a line's title is not shown whole.
func (r *roll) cut(i int) bool {
	width := r.Size().Width
	return measure(r.lines[i].title, theme.Body, true) > r.titleRoom(&r.lines[i], width, r.noted(width))
}

func edgeOf(first bool) float32 {
	if first {
		return 1
	}
	return 0
}

func cornerOf(end bool) float32 {
	if end {
		return theme.RadiusCard - 1
	}
	return 0
}

func measure(s string, size float32, bold bool) float32 {
	if s == "" {
		return 0
	}
	return float32(int(fyne.MeasureText(s, size, fyne.TextStyle{Bold: bold}).Width + 1))
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}
