package app

import (
	"context"
	"strconv"

	"countyline/data"
)

// NewParticipation is a provider at a location that no file lists, as a form has it.
type NewParticipation struct {
	NPI, Name, Practice      string
	Specialty                string // HSD code
	Status                   string // one of the words of data.Status
	Beds                     string // of an acute hospital
	Street, City, State, ZIP string
	Latitude, Longitude      string // degrees; blank = where the address is
	LocationID               string // a location of the network instead of an address
}

// AddParticipation enters a provider at a location into a product's network and returns the id of the participation.
func (w *Workspace) AddParticipation(ctx context.Context, productID string, n NewParticipation) (id string, undo Undo, err error) {
	p, err := w.newParticipation(ctx, n)
	if err != nil {
		return "", nil, err
	}
	id, back, err := w.db.AddParticipation(ctx, productID, p)
	undo, err = undone(back, err)
	return id, undo, err
}

// RemoveAdded takes participations that were entered by hand out of the network again. What a file lists stays; its
// status can be set to terminated.
func (w *Workspace) RemoveAdded(ctx context.Context, ids []string) (Undo, error) {
	return undone(w.db.RemoveAdded(ctx, ids))
}

func (w *Workspace) newParticipation(ctx context.Context, n NewParticipation) (p data.Participation, err error) {
	if p.NPI, err = CheckNPI(n.NPI); err != nil {
		return p, err
	}
	if p.Name, err = CheckName(n.Name); err != nil {
		return p, err
	}
	if n.Practice != "" {
		if p.Practice, err = checkName(FieldPractice, n.Practice); err != nil {
			return p, err
		}
	}
	if p.Specialty, err = w.checkSpecialty(ctx, n.Specialty); err != nil {
		return p, err
	}
	if p.Status, err = CheckStatus(n.Status); err != nil {
		return p, err
	}
	if p.Beds, err = CheckBeds(n.Beds); err != nil {
		return p, err
	}
	if n.LocationID != "" {
		p.Location, err = w.db.ImportedLocation(ctx, n.LocationID)
		return p, err
	}
	p.Location, err = w.newLocation(n)
	return p, err
}

func (w *Workspace) newLocation(n NewParticipation) (l data.Location, err error) {
	if l.Street, err = CheckStreet(n.Street); err != nil {
		return l, err
	}
	if l.City, err = checkCity(n.City); err != nil {
		return l, err
	}
	if l.State, err = CheckState(n.State); err != nil {
		return l, err
	}
	if l.ZIP, err = CheckZIP(n.ZIP); err != nil {
		return l, err
	}
	lat, lon, stated, err := CheckCoordinates(n.Latitude, n.Longitude)
	if err != nil {
		return l, err
	}
	if stated {
		l.Lat, l.Lon, l.Quality = lat, lon, data.Stated
		return l, nil
	}
	return l, w.place(&l)
}

// degrees prints a coordinate so that it reads back the same.
func degrees(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
