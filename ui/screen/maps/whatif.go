package maps

import (
	"slices"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// whatIfWidth is that of the card in pixels, listed how many practices it lists at the most, inSight how many without
// scrolling.
const (
	whatIfWidth = 264
	listed      = 60
	inSight     = 4
)

// whatIfCard lets practices join or leave, each with its own effect on the failing cells of the whole area.
type whatIfCard struct {
	card    *kit.Card
	head    *fyne.Container
	now     *kit.Text
	base    *kit.Text
	reset   *kit.Button
	fold    *kit.Button
	rows    *moverRows
	none    *kit.Text
	stack   *fyne.Container
	folded  bool
	arrange func() // called when the card's height has changed
}

func newWhatIfCard(tick func(app.Prospect, bool), reset func()) *whatIfCard {
	c := &whatIfCard{rows: newMoverRows(tick), arrange: func() {}}
	c.now = kit.NewText("", kit.Style{Bold: true})
	c.base = kit.NewText("", kit.Style{Size: theme.Small, Ink: kit.InkSecond})
	c.none = kit.NewText("No practice on file turns a cell here.", kit.Style{Ink: kit.InkSecond, Cut: true})
	c.reset = kit.NewIconButton("undo-2", "Reset the what-if", reset).Compact()
	c.fold = kit.NewIconButton("chevron-down", "Hide the practices", c.turn).Compact()
	c.head = kit.NewEnds(kit.NewText("What if", kit.Style{Bold: true}), c.base, c.now, c.reset, c.fold)
	c.stack = &fyne.Container{Layout: whatIfLayout{c}, Objects: []fyne.CanvasObject{c.head, c.rows, c.none}}
	c.card = kit.NewCard(c.stack).Padded(12)
	return c
}

// whatIfLayout gives the rows the room of a few.
type whatIfLayout struct{ c *whatIfCard }

func (l whatIfLayout) high() float32 {
	if l.c.folded {
		return 0
	}
	return 4 + float32(max(1, min(len(l.c.rows.list), inSight)))*theme.Row
}

// MinSize is the head and the rows in sight.
func (l whatIfLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.c.head.MinSize().Width, theme.Row+l.high())
}

// Layout places head and rows.
func (l whatIfLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	put(l.c.head, 0, 0, size.Width, theme.Row)
	l.c.rows.Hidden = l.c.folded || len(l.c.rows.list) == 0
	l.c.none.Hidden = l.c.folded || len(l.c.rows.list) > 0
	put(l.c.rows, -4, theme.Row+4, size.Width+8, max(0, size.Height-theme.Row-4))
	put(l.c.none, 0, theme.Row+8, size.Width, 20)
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

// turn folds the card or unfolds it.
func (c *whatIfCard) turn() {
	c.setFolded(!c.folded)
	c.arrange()
}

// set lists who could join or leave for a specialty code, or for all, those ticked first.
func (c *whatIfCard) set(w *app.WhatIf, code string) {
	if w == nil {
		return
	}
	now, base := w.Failing()
	c.now.SetText(app.Count(int64(now)))
	c.base.SetText("failing cells")
	ticked := len(w.Chosen()) > 0
	if ticked {
		c.base.SetText("failing cells " + app.Count(int64(base)) + " →")
	}
	c.reset.Hidden = !ticked
	c.rows.set(w, offered(w, code))
	c.stack.Refresh()
	c.card.Refresh()
}

// offered are the practices of the specialty that change something now or in the network as it is, where they stay in
// their order, and before them those ticked for another specialty.
func offered(w *app.WhatIf, code string) []app.Prospect {
	var list, others []app.Prospect
	for _, p := range w.Practices() {
		switch ticked := w.In(p.Key) == p.Joins; {
		case (p.Effect != 0 || p.Alone != 0 || ticked) && (code == "" || slices.Contains(p.Specialties, code)) && (len(list) < listed || ticked):
			list = append(list, p)
		case ticked:
			others = append(others, p)
		}
	}
	return append(others, list...)
}

// tick lets a practice join or leave, and everything that shows figures follow.
func (s *Screen) tick(p app.Prospect, ticked bool) {
	w := s.desk.WhatIf()
	if w == nil {
		return
	}
	w.Set(p.Key, ticked == p.Joins)
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
		if w != s.desk.WhatIf() { // assessed anew since, so its cells are others
			return
		}
		for _, p := range was {
			w.Set(p.Key, p.Joins)
		}
		s.desk.Tell(desk.NewWhatIf)
	})
}
