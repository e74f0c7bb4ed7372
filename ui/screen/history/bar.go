package history

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// bar is the filters.
type bar struct {
	box      *fyne.Container
	search   *kit.Search
	person   *kit.Select
	period   *kit.Select
	about    *kit.Select
	unshared *kit.Check
	people   []string // that person offers, from its second line on
}

const everybody = "Everybody"

func (s *Screen) newBar() *bar {
	b := &bar{}
	b.search = kit.NewSearch("Filter as you type", s.typed)
	b.search.OnKey(s.searchKey)
	b.person = kit.NewSelect([]string{everybody}, 0, func(i int) {
		l := s.looks
		l.Person = ""
		if i > 0 {
			l.Person = b.people[i-1]
		}
		s.look(l)
	})
	var words []string
	for _, p := range periods() {
		words = append(words, p.words)
	}
	b.period = kit.NewSelect(words, 0, func(i int) {
		l := s.looks
		l.Period = i
		s.look(l)
	})
	words = nil
	for _, a := range abouts() {
		words = append(words, a.words)
	}
	b.about = kit.NewSelect(words, 0, func(i int) {
		l := s.looks
		l.About = i
		s.look(l)
	})
	b.unshared = kit.NewCheck("Not yet shared", false, func(on bool) {
		l := s.looks
		l.Unshared = on
		s.look(l)
	})
	b.box = container.New(b, b.search, b.person, b.period, b.about, b.unshared)
	return b
}

// narrow is the width of a bar under which the choices have a line of their own, in pixels.
const narrow = 700

// Layout puts everything in one line, or the choices in a second one.
func (b *bar) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	const gap = theme.Step
	x, y, room := float32(0), float32(0), size.Width
	if b.unshared.Visible() {
		w := b.unshared.MinSize().Width
		put(b.unshared, size.Width-w, 0, w, theme.Control)
		room -= w + theme.Gap
	}
	if size.Width < narrow {
		put(b.search, 0, 0, room, theme.Control)
		y, room = theme.Control+theme.Step, size.Width
	} else {
		w := min(240, float32(int(room*0.3)))
		put(b.search, 0, 0, w, theme.Control)
		x, room = w+gap, room-w-gap
	}
	each := min(170, float32(int((room-2*gap)/3)))
	for _, c := range []*kit.Select{b.person, b.period, b.about} {
		put(c, x, y, each, theme.Control)
		x += each + gap
	}
}

// MinSize asks for no width: the page gives it.
func (b *bar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, theme.Control) }

func (b *bar) heightAt(width float32) float32 {
	if width < narrow {
		return 2*theme.Control + theme.Step
	}
	return theme.Control
}

// showFilters lets the controls say what is chosen.
func (s *Screen) showFilters() {
	b := s.bar
	s.setting = true
	defer func() { s.setting = false }()
	if b.search.Text() != s.looks.Words {
		b.search.SetText(s.looks.Words)
	}
	people := s.people
	if s.looks.Person != "" && !slices.Contains(people, s.looks.Person) {
		people = append(slices.Clone(people), s.looks.Person)
	}
	if !slices.Equal(people, b.people) || len(b.people) == 0 {
		b.people = people
		b.person.SetWords(append([]string{everybody}, people...), 0)
	}
	b.person.SetChosen(1 + slices.Index(people, s.looks.Person))
	b.period.SetChosen(s.looks.Period)
	b.about.SetChosen(s.looks.About)
	b.unshared.SetOn(s.looks.Unshared)
	visible(b.unshared, s.desk.Share().Team || s.looks.Unshared)
	visible(s.all, s.looks.Record != "")
	s.head.SetSub(s.sub())
	s.head.Refresh()
	s.foot.Set(s.footWords())
}

// typed looks for the words once they rest.
func (s *Screen) typed(words string) {
	s.rests()
	if s.setting {
		return
	}
	l := s.looks
	l.Words = words
	s.rests = s.later(typing, func() { s.look(l) })
}

func (s *Screen) searchKey(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyDown {
		return false
	}
	s.focusTable()
	return true
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, w), max(0, h)))
}

func visible(o fyne.CanvasObject, on bool) {
	switch {
	case on && !o.Visible():
		o.Show()
	case !on && o.Visible():
		o.Hide()
	}
}
