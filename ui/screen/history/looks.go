package history

import (
	"net/url"
	"slices"
	"strconv"
	"time"

	"countyline/app"
	"countyline/ui/desk"
)

// looks are the filters as the user set them.
type looks struct {
	Kind, Record string // of the record whose history it is; empty for everything
	Words        string
	Person       string
	Period       int // index of periods
	About        int // index of abouts
	Unshared     bool
}

// period is how far back events are told.
type period struct {
	words, id string
	from      func(time.Time) time.Time
}

func daysBack(n int) func(time.Time) time.Time {
	return func(now time.Time) time.Time {
		return time.Date(now.Year(), now.Month(), now.Day()-n, 0, 0, 0, 0, now.Location())
	}
}

// periods are the choices of how far back, from no bound on.
func periods() []period {
	return []period{
		{"Any time", "", func(time.Time) time.Time { return time.Time{} }},
		{"Today", "0", daysBack(0)},
		{"Last 7 days", "7", daysBack(6)},
		{"Last 30 days", "30", daysBack(29)},
		{"Last 12 months", "365", daysBack(364)},
	}
}

// about is what events are about.
type about struct {
	words string
	kind  app.HistoryKind
}

// abouts are the choices of what events are about, from everything on.
func abouts() []about {
	return []about{
		{"All changes", ""},
		{"Network", app.AboutNetwork},
		{"Imports", app.AboutImports},
		{"Filings", app.AboutFilings},
		{"Documents", app.AboutDocuments},
		{"Plan and service area", app.AboutPlan},
		{"Settings and views", app.AboutSettings},
	}
}

// filter is what the looks ask of the history.
func (l looks) filter(now time.Time) app.HistoryFilter {
	return app.HistoryFilter{Words: l.Words, Person: l.Person, From: periods()[l.Period].from(now), Kind: abouts()[l.About].kind, Unshared: l.Unshared}
}

// filtered says that not everything passes, of the record whose history it is or of all.
func (l looks) filtered() bool { return l != looks{Kind: l.Kind, Record: l.Record} }

// place writes the looks into a place; at is the event that is selected, 0 for none.
func (l looks) place(at int64) desk.Place {
	p := desk.Place{Screen: desk.History, Tab: l.Kind, Record: l.Record, Filter: l.Words}
	v := url.Values{}
	set := func(key, value string) {
		if value != "" {
			v.Set(key, value)
		}
	}
	set("person", l.Person)
	set("days", periods()[l.Period].id)
	set("about", string(abouts()[l.About].kind))
	if l.Unshared {
		set("unshared", "yes")
	}
	if at != 0 {
		set("at", strconv.FormatInt(at, 10))
	}
	p.Choice = v.Encode()
	return p
}

// looksOf reads the looks of a place; what it does not know says nothing.
func looksOf(p desk.Place) (l looks, at int64) {
	v, _ := url.ParseQuery(p.Choice)
	l = looks{Kind: p.Tab, Record: p.Record, Words: p.Filter, Person: v.Get("person"), Unshared: v.Get("unshared") == "yes"}
	l.Period = max(0, slices.IndexFunc(periods(), func(p period) bool { return p.id == v.Get("days") }))
	l.About = max(0, slices.IndexFunc(abouts(), func(a about) bool { return string(a.kind) == v.Get("about") }))
	at, _ = strconv.ParseInt(v.Get("at"), 10, 64)
	return l, at
}

// Open shows a place.
func (s *Screen) Open(p desk.Place) {
	l, at := looksOf(p)
	if s.loaded && l == s.looks {
		if at != 0 {
			s.table.Select(strconv.FormatInt(at, 10))
		}
		s.showDetail()
		return
	}
	s.looks, s.wanted, s.events, s.looked = l, at, nil, 0
	s.showFilters()
	s.load()
}

// Place is where the user is.
func (s *Screen) Place() desk.Place {
	at := s.wanted
	if e := s.current(); e != nil {
		at = e.ID
	}
	return s.looks.place(at)
}

// look reads the history with other filters.
func (s *Screen) look(l looks) {
	if s.setting || l == s.looks {
		return
	}
	s.looks, s.events, s.looked = l, nil, 0
	s.load()
}

// clear takes all filters away but the record.
func (s *Screen) clear() { s.look(looks{Kind: s.looks.Kind, Record: s.looks.Record}) }

// showAll goes from one record's history to everybody's, as a new step.
func (s *Screen) showAll() { s.desk.Host.Go(looks{}.place(0)) }
