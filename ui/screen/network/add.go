package network

import (
	"context"
	"slices"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// addProvider opens the form of a provider at a location that no file lists.
func (s *Screen) addProvider() {
	if s.list == nil || s.product == "" {
		return
	}
	checkNPI := func(text string) error {
		_, err := app.CheckNPI(text)
		return err
	}
	npi := &kit.Field{Label: "NPI", Inside: "Ten digits", Validate: checkNPI}
	name := &kit.Field{Label: "Name", Validate: checkName}
	a := s.participationFields(nil)
	a.practice.Inside, a.specialty.Inside, a.status.Inside = "", "Choose a specialty", ""
	a.status.Value = statusWord(data.Prospect)
	p := newPlace(data.Location{})
	product := s.product
	fields := slices.Concat([]*kit.Field{npi, name}, a.fields(), p.fields())
	s.openForm(form{title: "Add a provider", said: "Provider added.", submit: "Add", fields: fields, plan: func() (saving, error) {
		if _, _, _, err := p.coordinates(); err != nil {
			return nil, err
		}
		n := app.NewParticipation{
			NPI: npi.Text(), Name: name.Text(), Practice: a.practice.Text(), Status: a.status.Text(),
			Street: p.street.Text(), City: p.city.Text(), State: p.state.Text(), ZIP: p.zip.Text(), Latitude: p.lat.Text(), Longitude: p.lon.Text(),
		}
		if i := slices.Index(a.specialty.Options, a.specialty.Text()); i >= 0 {
			n.Specialty = a.codes[i]
		}
		return func(ctx context.Context, w *app.Workspace) (app.Undo, error) {
			_, undo, err := w.AddParticipation(ctx, product, n)
			return undo, err
		}, nil
	}, done: func() { s.goToAdded(npi.Text()) }})
}

// goToAdded waits for the network with the new provider and selects it there.
func (s *Screen) goToAdded(npi string) {
	s.at = providers
	if n, err := app.CheckNPI(npi); err == nil {
		s.waiting = &desk.Place{Screen: desk.Network, Tab: s.tab().id, Record: n.String()}
	}
}
