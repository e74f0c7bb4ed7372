package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countyline/ui/desk"
	"countyline/ui/keys"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// rail is the list of places at the left edge. It takes focus as one: arrows move in it, Enter opens.
type rail struct {
	widget.BaseWidget
	open    func(desk.ID)
	rooms   []room
	current desk.ID
	folded  bool            // icons without words
	counts  map[desk.ID]int // what waits at a place

	focused        bool
	pointed, under int // item under keyboard and pointer; -1 for none
	items          []railItem
}

const railTop = theme.Step // above the first item

func newRail(rooms []room, open func(desk.ID)) *rail {
	r := &rail{open: open, rooms: rooms, pointed: -1, under: -1, counts: map[desk.ID]int{}}
	r.ExtendBaseWidget(r)
	return r
}

func (r *rail) setCurrent(id desk.ID) {
	if r.current != id {
		r.current = id
		r.Refresh()
	}
}

func (r *rail) setFolded(folded bool) {
	if r.folded != folded {
		r.folded = folded
		r.Refresh()
	}
}

// setCount says how much waits at a place; nothing is said of 0.
func (r *rail) setCount(id desk.ID, n int) {
	if r.counts[id] != n {
		r.counts[id] = n
		r.Refresh()
	}
}

// itemAt is the item at a height, or -1.
func (r *rail) itemAt(y float32) int {
	if i := int((y - railTop) / theme.RailItem); y >= railTop && i < len(r.rooms) {
		return i
	}
	return -1
}

// Tapped opens the place under the pointer.
func (r *rail) Tapped(e *fyne.PointEvent) {
	if i := r.itemAt(e.Position.Y); i >= 0 {
		r.open(r.rooms[i].id)
	}
}

// MouseIn marks the item under the pointer.
func (r *rail) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved marks the item under the pointer; a folded rail says its word.
func (r *rail) MouseMoved(e *desktop.MouseEvent) {
	i := r.itemAt(e.Position.Y)
	if i == r.under {
		return
	}
	r.under = i
	r.Refresh()
	if r.folded && i >= 0 {
		kit.ShowHint(r.items[i].icon, r.rooms[i].word)
	}
}

// MouseOut ends the hover.
func (r *rail) MouseOut() {
	if r.folded && r.under >= 0 {
		kit.HideHint(r.items[r.under].icon)
	}
	r.under = -1
	r.Refresh()
}

// FocusGained shows the ring on the current place.
func (r *rail) FocusGained() {
	r.focused, r.pointed = true, 0
	for i, room := range r.rooms {
		if room.id == r.current {
			r.pointed = i
		}
	}
	r.Refresh()
}

// FocusLost hides the ring.
func (r *rail) FocusLost() {
	r.focused, r.pointed = false, -1
	r.Refresh()
}

// TypedRune passes characters on.
func (r *rail) TypedRune(c rune) {
	if c != ' ' {
		keys.PassRune(r, c)
	}
}

// TypedKey moves in the rail and opens places.
func (r *rail) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		r.point(r.pointed - 1)
	case fyne.KeyDown:
		r.point(r.pointed + 1)
	case fyne.KeyHome:
		r.point(0)
	case fyne.KeyEnd:
		r.point(len(r.rooms) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if r.pointed >= 0 && r.pointed < len(r.rooms) {
			r.open(r.rooms[r.pointed].id)
		}
	default:
		keys.Pass(r, e)
	}
}

func (r *rail) point(i int) {
	r.pointed = max(0, min(i, len(r.rooms)-1))
	r.Refresh()
}

// railItem is what one place is drawn with.
type railItem struct {
	ground, ring *canvas.Rectangle
	icon         *kit.Icon
	word, count  *canvas.Text
}

// CreateRenderer draws the items.
func (r *rail) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{of: r}
	items := make([]railItem, len(r.rooms))
	for i, room := range r.rooms {
		items[i] = railItem{
			ground: &canvas.Rectangle{CornerRadius: theme.RadiusControl},
			ring:   &canvas.Rectangle{CornerRadius: theme.RadiusControl + 2, StrokeWidth: 2},
			icon:   kit.NewIcon(room.icon, kit.InkSecond, theme.IconRail),
			word:   &canvas.Text{Text: room.word, TextSize: theme.Body},
			count:  &canvas.Text{TextSize: theme.Small, Alignment: fyne.TextAlignTrailing},
		}
		d.objects = append(d.objects, items[i].ground, items[i].icon, items[i].word, items[i].count)
	}
	for _, it := range items { // above the neighbors' grounds
		d.objects = append(d.objects, it.ring)
	}
	r.items = items
	d.min = fyne.NewSize(theme.RailFolded, railTop+theme.RailItem*float32(len(r.rooms)))
	d.layout = func(size fyne.Size) {
		for i, it := range items {
			y := railTop + theme.RailItem*float32(i)
			put(it.ground, theme.Step, y, size.Width-2*theme.Step, theme.RailItem)
			put(it.ring, theme.Step-2, y-2, size.Width-2*theme.Step+4, theme.RailItem+4)
			put(it.icon, 19, y+11, theme.IconRail, theme.IconRail)
			put(it.word, 47, y, size.Width-55, theme.RailItem)
			if r.folded { // at the upper right of the icon, where there is nothing else
				put(it.count, size.Width-theme.Step-16, y+2, 12, 16)
			} else {
				put(it.count, size.Width-theme.Step-44, y, 32, theme.RailItem)
			}
		}
	}
	d.paint = func(k *theme.Tokens) {
		for i, it := range items {
			r.paintItem(k, i, it)
		}
	}
	return d.start()
}

func (r *rail) paintItem(k *theme.Tokens, i int, it railItem) {
	current := r.rooms[i].id == r.current
	it.ground.Hidden = !current && i != r.under
	it.word.Color, it.word.TextStyle.Bold = k.Ink2, current
	ink := kit.InkSecond
	switch {
	case current:
		it.ground.FillColor, it.word.Color = k.AccentWeak, k.AccentText
		ink = kit.InkAccent
	case i == r.under:
		it.ground.FillColor = k.Sunken
	}
	it.icon.Set(r.rooms[i].icon, ink)
	it.count.Color, it.count.Text = it.word.Color, ""
	if n := r.counts[r.rooms[i].id]; n > 0 {
		it.count.Text = strconv.Itoa(n)
	}
	it.word.Hidden = r.folded
	it.ring.StrokeColor, it.ring.Hidden = k.Accent, !r.focused || i != r.pointed
	for _, o := range []fyne.CanvasObject{it.ground, it.word, it.count, it.ring} {
		canvas.Refresh(o)
	}
}
