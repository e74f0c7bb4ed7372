package network

import (
	"context"
	"strconv"
	"strings"

	"countyline/app"
	"countyline/data"
	kit "countyline/ui/widget"
)

// place is the questions of an address.
type place struct{ street, city, state, zip, lat, lon *kit.Field }

func newPlace(l data.Location) *place {
	checked := func(check func(string) (string, error)) func(string) error {
		return func(text string) error {
			_, err := check(text)
			return err
		}
	}
	p := &place{
		street: &kit.Field{Label: "Street", Value: l.Street, Validate: checked(app.CheckStreet)},
		city:   &kit.Field{Label: "City", Value: l.City, Validate: checked(app.CheckName)},
		state:  &kit.Field{Label: "State", Value: l.State, Half: true, Validate: checked(app.CheckState)},
		zip:    &kit.Field{Label: "ZIP", Value: l.ZIP, Half: true, Validate: checked(app.CheckZIP)},
		lat:    &kit.Field{Label: "Latitude", Half: true, Inside: "33.4100"},
		lon:    &kit.Field{Label: "Longitude", Half: true, Inside: "-91.0600"},
	}
	p.lat.Hint = "Leave both empty to be placed by the address."
	if l.Quality == data.Stated && (l.Lat != 0 || l.Lon != 0) {
		p.lat.Value, p.lon.Value = degrees(l.Lat), degrees(l.Lon)
		p.lat.Hint = "Degrees."
	}
	return p
}

func (p *place) fields() []*kit.Field {
	return []*kit.Field{p.street, p.city, p.state, p.zip, p.lat, p.lon}
}

// coordinates reads latitude and longitude, which come together; stated is false when both are blank.
func (p *place) coordinates() (lat, lon float64, stated bool, err error) {
	if y, x := strings.TrimSpace(p.lat.Text()), strings.TrimSpace(p.lon.Text()); (y == "") != (x == "") {
		e := &data.Error{Code: "half_stated", Field: app.FieldLongitude, Message: "Enter both latitude and longitude, or neither."}
		if y == "" {
			e.Field = app.FieldLatitude
		}
		return 0, 0, false, e
	}
	return app.CheckCoordinates(p.lat.Text(), p.lon.Text())
}

func (s *Screen) locationForm(l *app.Location) form {
	id, was := l.ID, l.Location
	p := newPlace(was)
	lat, lon := p.lat.Value, p.lon.Value
	f := form{title: "Edit " + streetOf(l), said: "Location saved.", fields: p.fields(), of: [2]string{app.KindLocation, id}}
	f.plan = func() (saving, error) {
		change := app.LocationChange{
			Street: other(p.street.Text(), was.Street), City: other(p.city.Text(), was.City),
			State: other(p.state.Text(), was.State), ZIP: other(p.zip.Text(), was.ZIP),
		}
		if p.lat.Text() != lat || p.lon.Text() != lon {
			y, x, stated, err := p.coordinates()
			switch {
			case err != nil:
				return nil, err
			case !stated:
				return nil, &data.Error{Code: "cannot_unstate", Field: app.FieldLatitude, Message: "Stated coordinates can be changed but not emptied; enter others, or go back to the files."}
			}
			change.Lat, change.Lon = &y, &x
		}
		if change == (app.LocationChange{}) {
			return nil, nil
		}
		return func(ctx context.Context, w *app.Workspace) (app.Undo, error) { return w.EditLocation(ctx, id, change) }, nil
	}
	f.again = func(then func(form)) {
		if l := s.list.Location(id); l != nil {
			then(s.locationForm(l))
		}
	}
	return f
}

// other is an answer that is another than it was, nil when it is the same.
func other(now, was string) *string {
	if now == was {
		return nil
	}
	return &now
}

func degrees(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// coordinates are latitude and longitude in degrees, to about ten meters.
func coordinates(lat, lon float64) string {
	return strconv.FormatFloat(lat, 'f', 4, 64) + ", " + strconv.FormatFloat(lon, 'f', 4, 64)
}
