package app

import (
	"context"

	"countyline/data"
	"countyline/data/intake"
	"countyline/data/sqlite"
)

// EditProvider states a provider's name wherever files name it; the imported rows stay as they are. An empty name goes
// back to what the files say.
func (w *Workspace) EditProvider(ctx context.Context, npi data.NPI, name string) (Undo, error) {
	if name != "" {
		var err error
		if name, err = CheckName(name); err != nil {
			return nil, err
		}
	}
	return undone(w.db.NameProvider(ctx, npi, name))
}

// EditPractice states the name of a practice under all its spellings. Two practices that get one name are one practice
// from then on. An empty name goes back to what the files say.
func (w *Workspace) EditPractice(ctx context.Context, id, name string) (Undo, error) {
	if name != "" {
		var err error
		if name, err = CheckName(name); err != nil {
			return nil, err
		}
	}
	return undone(w.db.NamePractice(ctx, id, name))
}

// ParticipationChange is what is to be stated of participations; nil fields stay as they are.
type ParticipationChange = data.ParticipationEdit

// EditParticipations states something of participations, one or many, over what their files say.
func (w *Workspace) EditParticipations(ctx context.Context, ids []string, change ParticipationChange) (Undo, error) {
	switch {
	case len(ids) == 0:
		return nil, &data.Error{Code: "nothing_chosen", Message: "Nothing is chosen, so nothing was changed; choose at least one row."}
	case change == ParticipationChange{}:
		return nil, &data.Error{Code: "nothing_stated", Message: "Nothing new was entered, so nothing was changed."}
	}
	if s := change.Status; s != nil && int(*s) >= len(Statuses()) {
		return nil, refused(FieldStatus, "This is no status; choose prospect, LOI, signed, active or terminated.")
	}
	if b := change.Beds; b != nil {
		if err := checkBeds(*b); err != nil {
			return nil, err
		}
	}
	if p := change.Practice; p != nil && *p != "" {
		name, err := checkName(FieldPractice, *p)
		if err != nil {
			return nil, err
		}
		change.Practice = &name
	}
	if s := change.Specialty; s != nil {
		code, err := w.checkSpecialty(ctx, *s)
		if err != nil {
			return nil, err
		}
		change.Specialty = &code
	}
	return undone(w.db.EditParticipations(ctx, ids, change))
}

// RevertParticipations takes back what was stated of participations: status, practice, specialty and beds are as
// imported again.
func (w *Workspace) RevertParticipations(ctx context.Context, ids []string) (Undo, error) {
	return undone(w.db.RevertParticipations(ctx, ids))
}

// LocationChange is what is to be stated of a location; nil fields stay as they are. Latitude and longitude are in
// degrees and come together.
type LocationChange struct {
	Street, City, State, ZIP *string
	Lat, Lon                 *float64
}

// EditLocation states something of a location over what files say. Stated coordinates are of quality "stated"; an
// address that changes without them moves a location that was placed by its address.
func (w *Workspace) EditLocation(ctx context.Context, id string, change LocationChange) (Undo, error) {
	now, err := w.db.Location(ctx, id)
	if err != nil {
		return nil, err
	}
	edit, err := w.locationEdit(now, change)
	if err != nil {
		return nil, err
	}
	return undone(w.db.EditLocation(ctx, id, edit))
}

// RevertLocation takes back what was stated of a location: it is as imported again.
func (w *Workspace) RevertLocation(ctx context.Context, id string) (Undo, error) {
	return undone(w.db.RevertLocation(ctx, id))
}

// locationEdit checks a change and works out where the location is then.
func (w *Workspace) locationEdit(now data.Location, change LocationChange) (edit data.LocationEdit, err error) {
	for _, field := range []struct {
		stated *string
		check  func(string) (string, error)
		edit   **string
	}{
		{change.Street, CheckStreet, &edit.Street},
		{change.City, checkCity, &edit.City},
		{change.State, CheckState, &edit.State},
		{change.ZIP, CheckZIP, &edit.ZIP},
	} {
		if field.stated == nil {
			continue
		}
		text, err := field.check(*field.stated)
		if err != nil {
			return edit, err
		}
		*field.edit = &text
	}
	then := now
	edit.Apply(&then)
	if err := w.position(&then, change, then != now); err != nil {
		return edit, err
	}
	if then.Lat != now.Lat || then.Lon != now.Lon || then.Quality != now.Quality {
		edit.Lat, edit.Lon, edit.Quality = &then.Lat, &then.Lon, &then.Quality
	}
	if at, _ := w.builtIn.atlas.Locate(then.Lat, then.Lon); now.CountyFIPS != "" && at != now.CountyFIPS && (edit.Lat != nil || edit.ZIP != nil) {
		edit.CountyFIPS = new(string) // the county follows the place
	}
	return edit, nil
}

func checkCity(text string) (string, error) { return checkName(FieldCity, text) }

// position puts a location where its coordinates say, else where its address does.
func (w *Workspace) position(l *data.Location, change LocationChange, moved bool) error {
	switch {
	case change.Lat != nil && change.Lon != nil:
		lat, lon, _, err := CheckCoordinates(degrees(*change.Lat), degrees(*change.Lon))
		l.Lat, l.Lon, l.Quality = lat, lon, data.Stated
		return err
	case change.Lat != nil:
		return refused(FieldLongitude, "A latitude needs its longitude; enter both, or neither.")
	case change.Lon != nil:
		return refused(FieldLatitude, "A longitude needs its latitude; enter both, or neither.")
	case !moved || l.Quality == data.Stated:
		return nil
	}
	return w.place(l)
}

// place finds the point of an address: the ZIP code's, else the city's.
func (w *Workspace) place(l *data.Location) error {
	places := intake.PlacesOf(w.builtIn.atlas, w.builtIn.zips)
	if zip, ok := places.ZIP(l.ZIP[:min(5, len(l.ZIP))]); ok {
		l.Lat, l.Lon, l.Quality = zip.Lat, zip.Lon, data.ZIPPoint
		return nil
	}
	if lat, lon, ok := places.City(l.State, l.City); ok {
		l.Lat, l.Lon, l.Quality = lat, lon, data.CityPoint
		return nil
	}
	return refused(FieldZIP, "Neither this ZIP code nor this city is known, so the place cannot be found; correct them, or enter latitude and longitude.")
}

// undone turns the store's way back into the app's.
func undone(undo sqlite.Undo, err error) (Undo, error) {
	if err != nil {
		return nil, err
	}
	return Undo(undo), nil
}
