package network

import (
	"slices"

	"countyline/app"
	"countyline/ui/desk"
)

// Open shows a place; until the network is read it waits.
func (s *Screen) Open(p desk.Place) {
	if s.list == nil {
		s.waiting = &p
		if !s.opened {
			s.opened = true
			s.load()
		}
		return
	}
	s.restore(p)
}

func (s *Screen) restore(p desk.Place) {
	s.at = max(0, slices.IndexFunc(s.tabs[:], func(t *tab) bool { return t.id == p.Tab }))
	l := readLooks(p.Choice)
	l.Filter, l.Sort = p.Filter, p.Sort
	if p.Specialty != "" {
		l.Specialty = p.Specialty
	}
	if p.County != "" {
		l.County = s.countyName(p.County)
	}
	t := s.tab()
	t.set(l)
	t.table.Select(p.Record)
	if p.X != 0 || p.Y != 0 {
		t.table.ScrollTo(p.X, p.Y)
	}
	s.show()
	s.came()
}

// countyName is how the lists name a county of the service area; "" when no location is there.
func (s *Screen) countyName(key string) string {
	figures := s.desk.Figures()
	if figures == nil {
		return ""
	}
	i, ok := figures.CountyIndex(key)
	if !ok {
		return ""
	}
	at := slices.IndexFunc(s.list.Locations, func(l app.Location) bool { return l.FIPS == figures.Counties[i].FIPS })
	if at < 0 {
		return ""
	}
	return s.list.Locations[at].County
}

// Place is where the user is.
func (s *Screen) Place() desk.Place {
	if s.waiting != nil {
		return *s.waiting
	}
	return s.tab().place()
}

// place is a tab as it is looked at.
func (t *tab) place() desk.Place {
	p := t.through(t.looks())
	p.X, p.Y = t.table.Scroll()
	return p
}

// through is a tab looked at in some way, from its top.
func (t *tab) through(l looks) desk.Place {
	p := desk.Place{Screen: desk.Network, Tab: t.id, Filter: l.Filter, Sort: l.Sort, Record: t.table.CurrentKey()}
	l.Filter, l.Sort = "", ""
	if l != (looks{}) {
		p.Choice = l.text()
	}
	return p
}

// here opens this screen as it is, then does something in it, once the network is read.
func (s *Screen) here(do func()) func() {
	return func() {
		p := s.Place()
		p.Screen = desk.Network
		s.desk.Host.Go(p)
		if s.list == nil {
			s.after = do
			return
		}
		do()
	}
}
