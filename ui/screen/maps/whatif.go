package maps

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// whatIfWidth is that of the card in pixels, and listed how many practices it lists at the most.
const (
	whatIfWidth = 316
	listed      = 60
	inSight     = 4
)

// whatIfCard lets practices join or leave, each with its own effect on the failing cells of the whole area.
type whatIfCard struct {
	card   *kit.Card
	head   *fyne.Container
	now    *kit.Text
	base   *kit.Text
	reset  *kit.Button
	fold   *kit.Button
	rows   *fyne.Container
	scroll *container.Scroll
	stack  *fyne.Container
	folded bool
	tick   func(key string, in bool)
	keys   []string
}

func newWhatIfCard(tick func(string, bool), reset func()) *whatIfCard {
	c := &whatIfCard{tick: tick, rows: kit.NewStack(0)}
	c.now = kit.NewText("", kit.Style{Bold: true})
	c.base = kit.NewText("", kit.Style{Size: theme.Small, Ink: kit.InkSecond})
	c.reset = kit.NewIconButton("undo-2", "Reset the what-if", reset).Compact()
	c.fold = kit.NewIconButton("chevron-down", "Hide the practices", c.turn).Compact()
	c.scroll = container.NewVScroll(c.rows)
	c.head = kit.NewEnds(kit.NewText("What if", kit.Style{Bold: true}), c.base, c.now, c.reset, c.fold)
	c.stack = &fyne.Container{Layout: whatIfLayout{c}, Objects: []fyne.CanvasObject{c.head, c.scroll}}
	c.card = kit.NewCard(c.stack).Padded(12)
	return c
}

// whatIfLayout gives the rows the room of a few.
type whatIfLayout struct{ c *whatIfCard }

func (l whatIfLayout) high() float32 {
	if l.c.folded || len(l.c.rows.Objects) == 0 {
		return 0
	}
	return 4 + float32(min(len(l.c.rows.Objects), inSight))*theme.Row
}

// MinSize is the head and the rows in sight.
func (l whatIfLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.c.head.MinSize().Width, theme.Row+l.high())
}

// Layout places head and rows.
func (l whatIfLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(l.c.head, 0, 0, size.Width, theme.Row)
	if l.high() == 0 {
		l.c.scroll.Hide()
		return
	}
	l.c.scroll.Show()
	put(l.c.scroll, 0, theme.Row+4, size.Width+6, max(0, size.Height-theme.Row-4))
}

// setFolded leaves only the head in sight, or shows the practices.
func (c *whatIfCard) setFolded(folded bool) {
	c.folded = folded
	icon, words := "chevron-down", "Hide the practices"
	if folded {
		icon, words = "chevron-up", "Show the practices"
	}
	c.fold.SetIcon(icon)
	c.fold.SetWords(words)
}

// turn folds the card, and lets what holds it lay out anew.
func (c *whatIfCard) turn() {
	c.setFolded(!c.folded)
	if root := fyne.CurrentApp().Driver().CanvasForObject(c.card); root != nil {
		root.Content().Refresh()
	}
}

// set lists who could join or leave for a specialty code, or for all, those ticked first.
func (c *whatIfCard) set(w *app.WhatIf, code string) {
	if w == nil {
		return
	}
	now, base := w.Failing()
	c.now.SetText(grouped(int64(now)))
	c.base.SetText("failing cells")
	if now != base || len(w.Chosen()) > 0 {
		c.base.SetText("failing cells " + grouped(int64(base)) + " →")
	}
	c.reset.Hidden = len(w.Chosen()) == 0
	list := offered(w, code)
	keys := make([]string, len(list))
	for i, p := range list {
		keys[i] = p.Key
	}
	if slices.Equal(keys, c.keys) {
		for i, p := range list {
			c.rows.Objects[i].(*moverRow).toggle.SetOn(w.In(p.Key))
		}
	} else {
		c.keys, c.rows.Objects = keys, nil
		for _, p := range list {
			c.rows.Objects = append(c.rows.Objects, newMoverRow(p, w.In(p.Key), c.tick))
		}
		c.scroll.Offset = fyne.Position{}
	}
	c.scroll.Refresh()
	c.head.Refresh()
	c.card.Refresh()
}

// offered are those who are ticked, then those of the specialty who change something, the most telling first.
func offered(w *app.WhatIf, code string) []app.Prospect {
	chosen := w.Chosen()
	list := slices.Clone(chosen)
	for _, p := range w.Practices() {
		ticked := slices.ContainsFunc(chosen, func(q app.Prospect) bool { return q.Key == p.Key })
		if ticked || p.Effect == 0 && code == "" || code != "" && !slices.Contains(p.Specialties, code) {
			continue
		}
		if len(list) == listed {
			break
		}
		list = append(list, p)
	}
	return list
}

// moverRow is a practice with a toggle and its effect.
type moverRow struct {
	widget.BaseWidget
	toggle *kit.Toggle
	name   *kit.Text
	effect *kit.Text
}

func newMoverRow(p app.Prospect, in bool, tick func(string, bool)) *moverRow {
	words, ink := p.Practice+" joins", kit.InkOk
	if !p.Joins {
		words = p.Practice + " stays"
	}
	switch {
	case p.Effect > 0:
		ink = kit.InkBad
	case p.Effect == 0:
		ink = kit.InkThird
	}
	r := &moverRow{name: kit.NewText(words, kit.Style{Cut: true}), effect: kit.NewText(signed(p.Effect), kit.Style{Bold: true, Ink: ink, Align: fyne.TextAlignTrailing})}
	r.toggle = kit.NewToggle(in, func(on bool) { tick(p.Key, on) }).Named(words + ": " + strconv.Itoa(p.Providers) + " providers")
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer lays the row out.
func (r *moverRow) CreateRenderer() fyne.WidgetRenderer {
	d := &rest{of: r, objects: []fyne.CanvasObject{r.toggle, r.name, r.effect}}
	d.min = func() fyne.Size { return fyne.NewSize(160, theme.Row) }
	d.layout = func(size fyne.Size) {
		const end = 44
		put(r.toggle, 3, 5, 32, 18)
		put(r.name, 44, 4, max(0, size.Width-44-end), 20)
		put(r.effect, size.Width-end, 4, end-12, 20)
	}
	d.paint = func(*theme.Tokens) {}
	return d.start()
}

// tick lets a practice join or leave, and everything that shows figures follow.
func (s *Screen) tick(key string, in bool) {
	w := s.desk.WhatIf()
	if w == nil {
		return
	}
	w.Set(key, in)
	s.desk.Tell(desk.NewWhatIf)
}

// resetWhatIf takes all ticks back.
func (s *Screen) resetWhatIf() {
	w := s.desk.WhatIf()
	if w == nil || len(w.Chosen()) == 0 {
		return
	}
	was := w.Chosen()
	w.Reset()
	s.desk.Tell(desk.NewWhatIf)
	s.desk.Host.Toast("The what-if is reset.", func() {
		for _, p := range was {
			w.Set(p.Key, p.Joins)
		}
		s.desk.Tell(desk.NewWhatIf)
	})
}
