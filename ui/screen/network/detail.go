package network

import (
	"strings"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// showDetail fills the pane with all that is known of the current row.
func (s *Screen) showDetail() {
	s.refresh, s.draft, s.sheet = func() {}, nil, &sheet{}
	row := s.tab().table.Current()
	if row < 0 || s.list == nil {
		s.desk.Host.ShowDetail("", nil)
		return
	}
	switch s.at {
	case practices:
		s.showPractice(&s.list.Practices[row])
	case locations:
		s.showLocation(&s.list.Locations[row])
	default:
		s.showProvider(&s.list.Providers[row])
	}
}

func (s *Screen) showProvider(p *app.Provider) {
	parts := s.list.OfProvider(p.NPI)
	cells := s.newCells(p.Participations.Furthest(), func(m *data.Participation) bool { return m.NPI == p.NPI })
	s.desk.Host.ShowDetail(p.Name, s.sheet.of(
		s.summary(p.Participations, parts, p.Edited,
			kit.NewRow("NPI", "", p.NPI.String()),
			kit.NewRow("Practice", "", orNone(p.Practices)),
			kit.NewRow("Specialty", "", orNone(s.names(p.Specialties)))),
		kit.NewSection("Where patients are seen", amount(len(parts)), s.placesOf(parts)...),
		cells.section,
		s.papersOf(app.KindProvider, p.NPI.String()),
		s.pastOf(app.KindProvider, p.NPI.String()),
		s.sourcesOf(parts),
	))
}

func (s *Screen) showPractice(p *app.Practice) {
	parts := s.list.OfPractice(p.ID)
	folded := data.Fold(p.Name)
	cells := s.newCells(p.Participations.Furthest(), func(m *data.Participation) bool { return data.Fold(m.Practice) == folded })
	s.desk.Host.ShowDetail(p.Name, s.sheet.of(
		s.summary(p.Participations, parts, p.Edited,
			kit.NewRow("Specialties", "", orNone(s.names(p.Specialties))),
			kit.NewRow("Cities", "", orNone(p.Cities)),
			kit.NewRow("Counties", "", orNone(p.Counties))),
		kit.NewSection("Providers", amount(p.Providers), s.people(parts)...),
		cells.section,
		s.papersOf(app.KindPractice, s.list.Spellings(p.ID)...),
		s.noteOf(s.list.Spellings(p.ID)...),
		s.pastOf(app.KindPractice, p.ID),
		s.sourcesOf(parts),
	))
}

func (s *Screen) showLocation(l *app.Location) {
	parts := s.list.OfLocation(l.ID)
	key := l.Location.Key()
	cells := s.newCells(l.Participations.Furthest(), func(m *data.Participation) bool { return m.Location.Key() == key })
	s.desk.Host.ShowDetail(streetOf(l), s.sheet.of(
		s.summary(l.Participations, parts, l.Edited,
			kit.NewRow("City", "", orNone(filled(l.City, l.State))),
			kit.NewRow("ZIP", "", orNone(filled(l.ZIP))),
			kit.NewRow("County", "", orNone(filled(l.County))),
			kit.NewRow("Coordinates", strings.ToLower(placedBy(l.Quality)), coordinates(l.Lat, l.Lon)),
			kit.NewRow("Practice", "", orNone(l.Practices))),
		kit.NewSection("Providers", amount(l.Providers), s.people(parts)...),
		cells.section,
		s.pastOf(app.KindLocation, l.ID),
		s.sourcesOf(parts),
	))
}

// summary is the top of a detail: statuses, facts, and what can be done.
func (s *Screen) summary(tally app.StatusTally, parts []app.Participation, edited bool, facts ...fyne.CanvasObject) fyne.CanvasObject {
	var pills []fyne.CanvasObject
	for i, status := range tally.Statuses() {
		if i < 3 {
			pills = append(pills, statusPill(status))
		}
	}
	objects := []fyne.CanvasObject{kit.NewLine(theme.Step, pills...), s.disputedOf(parts), kit.NewStack(0, facts...)}
	actions := []fyne.CanvasObject{kit.NewButton("Edit", "pencil-line", kit.Primary, s.edit).Keyed("E")}
	if edited && canRevert(parts) {
		actions = append(actions, kit.NewButton("Back to the files", "undo-2", kit.Secondary, s.revert))
	}
	objects = append(objects, kit.NewLine(theme.Step, actions...))
	return kit.NewSection("", nil, objects...).First()
}

// placesOf lists participations by their places; each opens its own form.
func (s *Screen) placesOf(parts []app.Participation) []fyne.CanvasObject {
	several := same(parts, func(p app.Participation) string { return p.Specialty }) == ""
	return s.sheet.long(len(parts), func(i int) fyne.CanvasObject {
		p := parts[i]
		words, below := p.Place.Street, town(p.Place)
		if words == "" {
			words, below = orNone(filled(below)), ""
		}
		specialty := ""
		if several {
			specialty = p.SpecialtyName
		}
		return kit.NewLink("map-pin", words, func() { s.editParticipation(p) }).
			Noted(dotted(below, specialty, bedsOf(p), placed(p.Place.Quality))).Valued(statusWord(p.Status), "", statusInk(p.Status))
	})
}

// people lists the providers of participations, each once; each leads to its own row.
func (s *Screen) people(parts []app.Participation) []fyne.CanvasObject {
	var first []app.Participation
	seen := map[data.NPI]bool{}
	for _, p := range parts {
		if !seen[p.NPI] {
			seen[p.NPI] = true
			first = append(first, p)
		}
	}
	return s.sheet.long(len(first), func(i int) fyne.CanvasObject {
		p := first[i]
		return kit.NewLink("user", p.Name, func() {
			s.desk.Host.Go(desk.Place{Screen: desk.Network, Tab: s.tabs[providers].id, Record: p.NPI.String()})
		}).Noted(dotted(p.SpecialtyName, p.Place.City)).Valued(statusWord(p.Status), "", statusInk(p.Status))
	})
}

// sourcesOf says which rows of which files list a record, and what people stated over them.
func (s *Screen) sourcesOf(parts []app.Participation) fyne.CanvasObject {
	lines := s.sheet.long(len(parts), func(i int) fyne.CanvasObject {
		p := parts[i]
		value := "line " + app.Count(p.Line)
		if p.ByHand || p.Line == 0 {
			value = "by hand"
		}
		return kit.NewReason(p.File, value, dotted(p.SpecialtyName, p.Place.City, differs(p)))
	})
	return kit.NewSection("Where it comes from", nil, lines...)
}

// differs says what is stated otherwise than in the file.
func differs(p app.Participation) string {
	if p.Imported == nil {
		return ""
	}
	var words []string
	if p.Imported.Status != p.Status {
		words = append(words, "file says "+p.Imported.Status.String())
	}
	if p.Imported.Practice != p.Practice {
		words = append(words, "file says "+orNone(filled(p.Imported.Practice)))
	}
	if p.Imported.Location != p.Place {
		words = append(words, "place edited")
	}
	if len(words) == 0 {
		return "edited"
	}
	return join(words)
}

func (s *Screen) names(codes []string) []string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = s.list.SpecialtyName(code)
	}
	return names
}

func orNone(words []string) string {
	if len(words) == 0 {
		return "none stated"
	}
	return join(words)
}

func amount(n int) fyne.CanvasObject {
	return kit.NewText(app.Count(n), kit.Style{Size: theme.Small, Ink: kit.InkThird})
}
