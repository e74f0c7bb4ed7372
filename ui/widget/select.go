package widget

import (
	"fyne.io/fyne/v2"

	"countyline/ui/theme"
)

// Select is a choice of one among many, of which the menu opens on demand.
type Select struct {
	control
	words   []string
	chosen  int
	changed func(int)
	icon    string
	prompt  string
}

// NewSelect is a choice; chosen is -1 for none, changed is told when the user chooses another one.
func NewSelect(words []string, chosen int, changed func(int)) *Select {
	s := &Select{words: words, chosen: chosen, changed: changed, prompt: "Choose"}
	s.extend(s)
	return s
}

// WithIcon puts an icon before the words.
func (s *Select) WithIcon(icon string) *Select {
	s.icon = icon
	return s
}

// Prompted changes what is said while nothing is chosen.
func (s *Select) Prompted(prompt string) *Select {
	s.prompt = prompt
	return s
}

// Chosen is the index of the choice, -1 for none.
func (s *Select) Chosen() int { return s.chosen }

// SetChosen shows a choice without telling of it.
func (s *Select) SetChosen(i int) {
	s.chosen = i
	s.Refresh()
}

// SetWords changes what can be chosen, and the choice with it.
func (s *Select) SetWords(words []string, chosen int) {
	s.words, s.chosen = words, chosen
	s.Refresh()
}

// Tapped opens the menu.
func (s *Select) Tapped(*fyne.PointEvent) {
	s.take()
	s.open()
}

// TypedKey opens the menu with Enter, Space and Down; Up and Down also step through the choices once open.
func (s *Select) TypedKey(e *fyne.KeyEvent) {
	s.keyed()
	if pressed(e) || e.Name == fyne.KeyDown {
		s.open()
		return
	}
	s.pass(e)
}

func (s *Select) open() {
	if s.disabled || len(s.words) == 0 {
		return
	}
	items := make([]MenuItem, len(s.words))
	for i, w := range s.words {
		items[i] = MenuItem{Words: w, Checked: i == s.chosen, Do: func() { s.choose(i) }}
	}
	ShowMenu(items, s)
}

func (s *Select) choose(i int) {
	if i == s.chosen {
		return
	}
	s.SetChosen(i)
	if s.changed != nil {
		s.changed(i)
	}
}

// CreateRenderer draws the choice with a chevron.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	f := newFace()
	d := &drawn{of: s, objects: append(f.objects(), &s.ring.Rectangle)}
	d.min = func() fyne.Size {
		l := s.look(theme.Now())
		l.words = s.longest()
		return f.min(l)
	}
	d.layout = func(size fyne.Size) {
		f.place(s.look(theme.Now()), size)
		s.ring.place(0, 0, size.Width, size.Height, theme.RadiusControl)
	}
	d.paint = func(k *theme.Tokens) {
		f.set(s.look(k))
		s.show(k)
	}
	return d.start()
}

// longest is the widest choice, up to a width that leaves room for others in a row of filters.
func (s *Select) longest() string {
	const most = 180
	longest, w := s.prompt, width(s.prompt, theme.Body, false)
	for i, words := range s.words {
		if i == 300 {
			break
		}
		if n := width(words, theme.Body, false); n > w {
			longest, w = words, n
		}
	}
	return Cut(longest, most, theme.Body, false)
}

func (s *Select) look(k *theme.Tokens) look {
	l := look{
		icon: s.icon, words: s.prompt, tail: "chevron-down", height: theme.Control, left: true,
		fill: k.Surface, border: k.LineStrong, ink: k.Ink3, mark: k.Ink2,
	}
	if s.chosen >= 0 && s.chosen < len(s.words) {
		l.words, l.ink = s.words[s.chosen], k.Ink
	}
	if s.hovered {
		l.fill = k.Hover
	}
	if s.disabled {
		l.ink, l.mark, l.fill, l.border = k.Ink3, k.Ink3, k.Sunken, k.Line
	}
	return l
}
