package adequacy

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

const (
	triesHeight = 176 // of the panel, in pixels
	triesListed = 40  // practices at once; typing finds the others
)

// tries is the panel of the what-if: practices to tick in or out, and what that makes of the failing cells.
type tries struct {
	screen *Screen
	open   bool
	card   *kit.Card
	head   *fyne.Container
	figure *kit.Text
	was    *kit.Text
	reset  *kit.Button
	search *kit.Search
	list   *fyne.Container
	more   *kit.Text
	scroll *container.Scroll

	practices []app.Prospect
	toggles   map[string]*kit.Toggle
	effects   map[string]*kit.Text
	setting   sync.Mutex // the what-if is changed by one task at a time
	wanted    sync.Map   // by key of a practice: whether it was last wanted in
}

func (s *Screen) newTries() *tries {
	t := &tries{screen: s, toggles: map[string]*kit.Toggle{}, effects: map[string]*kit.Text{}}
	t.figure = kit.NewText("", kit.Style{Size: theme.Lead, Bold: true})
	t.was = kit.NewText("", kit.Style{Size: theme.Small, Ink: kit.InkSecond})
	t.search = kit.NewSearch("Practice or city", func(string) { t.fill() })
	t.search.Wide(168)
	t.search.OnKey(t.searchKey)
	t.reset = kit.NewButton("Reset", "undo-2", kit.Quiet, t.takeBack)
	hide := kit.NewIconButton("x", "Close the what-if; what is tried stays", s.toggleWhatIf)
	title := kit.NewText("What if", kit.Style{Bold: true})
	t.head = kit.NewEnds(kit.NewLine(12, title, kit.NewText("failing cells", kit.Style{Size: theme.Small, Ink: kit.InkSecond}), t.figure, t.was), t.reset, t.search, hide)
	t.more = kit.NewText("", kit.Style{Size: theme.Small, Ink: kit.InkThird})
	t.list = kit.NewPadded(4, 4, 4, 0) // room for the ring of a toggle
	t.scroll = container.NewVScroll(t.list)
	t.card = kit.NewCard(container.NewBorder(t.head, nil, nil, nil, t.scroll)).Padded(12)
	t.card.Hide()
	return t
}

// toggleWhatIf opens and closes the panel.
func (s *Screen) toggleWhatIf() {
	t := s.tries
	t.open = !t.open
	show(t.card, t.open)
	s.content.Refresh()
	if t.open {
		s.focus(t.search.Editor)
	} else {
		s.focus(s.grid)
	}
}

// searchKey leads from the search to the practices, and closes the panel once there is nothing to empty.
func (t *tries) searchKey(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyEscape && t.search.Text() == "":
		t.screen.toggleWhatIf()
		return true
	case e.Name == fyne.KeyDown:
		for _, p := range t.practices {
			if toggle := t.toggles[p.Key]; toggle != nil {
				t.screen.focus(toggle)
				return true
			}
		}
	}
	return false
}

// showTried says on the button how many practices are tried.
func (s *Screen) showTried() {
	words := "What if"
	if n := len(s.desk.WhatIf().Chosen()); n > 0 {
		words = fmt.Sprintf("What if · %d", n)
	}
	s.controls.whatIf.SetWords(words)
	now, base := s.desk.WhatIf().Failing()
	s.tries.figure.SetText(app.Count(now))
	switch {
	case now == base:
		s.tries.was.SetText("as in the network as it is")
	default:
		s.tries.was.SetText(app.Count(base) + " in the network as it is")
	}
}

// reload lists the practices of new figures.
func (t *tries) reload() {
	t.practices = nil
	if w := t.screen.desk.WhatIf(); w != nil {
		t.practices = w.Practices()
	}
	t.fill()
}

// fill lists the practices that fit what was typed.
func (t *tries) fill() {
	clear(t.toggles)
	clear(t.effects)
	t.list.Objects = nil
	text := strings.ToLower(strings.TrimSpace(t.search.Text()))
	left := 0
	for _, p := range t.practices {
		if text != "" && !strings.Contains(strings.ToLower(p.Practice), text) && !strings.Contains(strings.ToLower(strings.Join(p.Cities, " ")), text) {
			continue
		}
		if len(t.list.Objects) >= triesListed {
			left++
			continue
		}
		t.list.Add(t.row(p))
	}
	switch {
	case len(t.practices) == 0:
		t.more.SetText("No practice could join or leave: import a roster with prospects to try them.")
		t.list.Add(t.more)
	case len(t.list.Objects) == 0:
		t.more.SetText("No practice fits what you typed.")
		t.list.Add(t.more)
	case left > 0:
		t.more.SetText(fmt.Sprintf("%s more; type a name or a city to find them.", app.Count(left)))
		t.list.Add(t.more)
	}
	t.scroll.Offset = fyne.Position{}
	t.scroll.Refresh()
	t.refresh()
}

// refresh shows what is ticked now.
func (t *tries) refresh() {
	w := t.screen.desk.WhatIf()
	if w == nil {
		return
	}
	t.practices = w.Practices() // with what each would change now
	for _, p := range t.practices {
		if toggle := t.toggles[p.Key]; toggle != nil {
			toggle.SetOn(w.In(p.Key) == p.Joins)
			words, ink := effect(p.Effect)
			t.effects[p.Key].SetText(words)
			t.effects[p.Key].SetInk(ink)
		}
	}
	t.reset.Hidden = len(w.Chosen()) == 0
	t.head.Refresh()
	t.card.Refresh()
}

// row is one practice: a toggle, what it would do, who that is, and what it makes of the failing cells.
func (t *tries) row(p app.Prospect) fyne.CanvasObject {
	verb := " leaves"
	if p.Joins {
		verb = " joins"
	}
	toggle := kit.NewToggle(false, func(on bool) { t.screen.try(p.Key, on == p.Joins) }).Named(p.Practice + verb)
	t.toggles[p.Key] = toggle
	note := fmt.Sprintf("%s · %s", p.City, providers(p.Providers))
	t.effects[p.Key] = kit.NewText("", kit.Style{Bold: true, Align: fyne.TextAlignTrailing, Cut: true})
	return container.New(&tryLine{},
		toggle, kit.NewText(p.Practice+verb, kit.Style{Cut: true}),
		kit.NewText(note, kit.Style{Size: theme.Small, Ink: kit.InkThird, Cut: true}), t.effects[p.Key])
}

func providers(n int) string { return app.Count(n) + plural(n, " provider", " providers") }

// effect is the change of the failing cells, as a figure in its ink.
func effect(n int) (string, kit.Ink) {
	switch {
	case n < 0:
		return "−" + app.Count(-n), kit.InkOk
	case n > 0:
		return "+" + app.Count(n), kit.InkBad
	}
	return "–", kit.InkThird
}

// tryLine lays out a toggle, a name, a note and a figure.
type tryLine struct{}

func (*tryLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	middle := func(i int, x, w float32) {
		h := o[i].MinSize().Height
		o[i].Move(fyne.NewPos(x, (size.Height-h)/2))
		o[i].Resize(fyne.NewSize(max(0, w), h))
	}
	t := o[0].MinSize().Width
	note := min(280, size.Width*.4)
	middle(0, 0, t)
	middle(1, t+12, size.Width-t-12-note-12-56)
	middle(2, size.Width-56-note, note)
	middle(3, size.Width-56, 40)
}

func (*tryLine) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(280, theme.Row) }

// try lets a practice be in or out.
func (s *Screen) try(key string, in bool) {
	s.tries.wanted.Store(key, in)
	s.trying(func(w *app.WhatIf) {
		latest, _ := s.tries.wanted.Load(key) // a tick taken back in the meantime counts, whichever task comes first
		w.Set(key, latest.(bool))
	})
}

// trying changes the what-if, then tells all screens.
func (s *Screen) trying(change func(*app.WhatIf)) {
	w := s.desk.WhatIf()
	if w == nil {
		return
	}
	s.desk.Run(desk.Task{
		Key: "what-if", Title: "Trying what if",
		Work: func(context.Context, *app.Workspace) error {
			s.tries.setting.Lock()
			defer s.tries.setting.Unlock()
			change(w)
			return nil
		},
		Done: func() { s.desk.Tell(desk.NewWhatIf) },
	})
}

// takeBack ends the what-if.
func (t *tries) takeBack() {
	s := t.screen
	chosen := s.desk.WhatIf().Chosen()
	s.trying(func(w *app.WhatIf) { w.Reset() })
	s.desk.Host.Toast("The network is shown as it is.", func() {
		s.trying(func(w *app.WhatIf) {
			for _, p := range chosen {
				w.Set(p.Key, p.Joins)
			}
		})
	})
}
