package data

// ByHand is the kind of the dataset under which participations entered by hand are listed; it has no file.
const ByHand DatasetKind = "by hand"

// ParticipationEdit is what a person states of a participation over what its file says; nil cells stay as they are.
type ParticipationEdit struct {
	Status    *Status
	Practice  *string // name of the business that signs
	Specialty *string // HSD code
	Beds      *int32
}

// LocationEdit is what a person states of a location over what files say; nil cells stay as they are.
type LocationEdit struct {
	Street, City, State, ZIP *string
	CountyFIPS               *string
	Lat, Lon                 *float64 // degrees
	Quality                  *Quality
}

// Apply lays the edit over a participation and says whether it states anything.
func (e ParticipationEdit) Apply(p *Participation) bool {
	put(&p.Status, e.Status)
	put(&p.Practice, e.Practice)
	put(&p.Specialty, e.Specialty)
	put(&p.Beds, e.Beds)
	return e != ParticipationEdit{}
}

// Apply lays the edit over a location and says whether it states anything.
func (e LocationEdit) Apply(l *Location) bool {
	put(&l.Street, e.Street)
	put(&l.City, e.City)
	put(&l.State, e.State)
	put(&l.ZIP, e.ZIP)
	put(&l.CountyFIPS, e.CountyFIPS)
	put(&l.Lat, e.Lat)
	put(&l.Lon, e.Lon)
	put(&l.Quality, e.Quality)
	return e != LocationEdit{}
}

func put[T any](field *T, stated *T) {
	if stated != nil {
		*field = *stated
	}
}

// SavedView is a named way to look at a screen.
type SavedView struct {
	ID     string // UUIDv7; empty on a view not saved yet
	Screen string
	Name   string
	Place  string // filters, columns and order, as the screen writes them
}
