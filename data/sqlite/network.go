package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"countyline/data"
)

// Member is a participation as it counts, with its ids and what was imported.
type Member struct {
	data.Participation
	LocationID string
	PracticeID string              // of the name before the practice was renamed; empty without a practice
	ByHand     bool                // no file lists it
	Imported   *data.Participation // before people stated otherwise; nil = as imported
}

// ID is the participation's id, the same for every row that lists it.
func (m *Member) ID(productID string) string {
	if m.Imported != nil {
		return ParticipationID(*m.Imported, m.LocationID, productID)
	}
	return ParticipationID(m.Participation, m.LocationID, productID)
}

// LoadParticipations reads the network of a product: every row of every roster that was not taken back, oldest import
// first, then those entered by hand, with all that people stated over them. Row.File of a participation is an index
// into the datasets returned with it.
func (db *DB) LoadParticipations(ctx context.Context, productID string) ([]data.Participation, []data.Dataset, error) {
	var rows []data.Participation
	files, err := db.members(ctx, productID, func(n int) { rows = slices.Grow(rows, n) }, func(m *Member) { rows = append(rows, m.Participation) })
	return rows, files, err
}

// LoadMembers reads the same network with the ids of its locations and practices.
func (db *DB) LoadMembers(ctx context.Context, productID string) ([]Member, []data.Dataset, error) {
	var list []Member
	files, err := db.members(ctx, productID, func(n int) { list = slices.Grow(list, n) }, func(m *Member) { list = append(list, *m) })
	return list, files, err
}

// members hands over one participation after the other, after a word on how many more a file has; the Member is
// reused.
func (db *DB) members(ctx context.Context, productID string, expect func(int), take func(*Member)) (files []data.Dataset, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		said, err := statementsOf(ctx, tx)
		if err != nil {
			return err
		}
		sets, err := datasets(ctx, tx, current+" AND d.product_id = ?", data.RosterFile, productID)
		if err != nil {
			return err
		}
		r := memberReader{tx: tx, said: said, take: take, words: interner{}}
		for i, set := range sets {
			files = append(files, set.Dataset)
			expect(min(max(set.Taken, 0), mostExpected)) // a colleague's word is no reason to run out of memory
			r.edited = 0
			if err := r.roster(ctx, set, int32(i)); err != nil {
				return err
			}
			files[i].Edited = r.edited
		}
		added, err := r.added(ctx, productID, int32(len(files)))
		if added != nil {
			files = append(files, *added)
		}
		return err
	})
	return files, err
}

// ListsProspects says whether a prospect is listed for a product's network, in a file or by hand, whatever was stated of
// it since.
func (db *DB) ListsProspects(ctx context.Context, productID string) (listed bool, err error) {
	err = db.view(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM dataset d JOIN dataset_slot s ON s.dataset_id = d.id JOIN participation p ON p.slot = s.slot
				WHERE d.product_id = ?1 AND d.taken_back = 0 AND d.deleted = 0 AND p.status = ?2)
			OR EXISTS (SELECT 1 FROM added_participation WHERE product_id = ?1 AND deleted = 0 AND status = ?2)`,
			productID, data.Prospect.String()).Scan(&listed)
	})
	return listed, err
}

// mostExpected is how many rows of a file room is made for before they are read.
const mostExpected = 1 << 20

// memberReader reads participations and lays over them what people stated.
type memberReader struct {
	tx    *sql.Tx
	said  *statements
	take  func(*Member)
	words interner
	m     Member

	edited int // rows of the file
}

func (r *memberReader) roster(ctx context.Context, set slotted, file int32) error {
	places, err := r.places(ctx, "SELECT id, street, city, state, zip, county_fips, lat, lon, quality FROM location WHERE slot = ? ORDER BY position", set.slot)
	if err != nil {
		return err
	}
	id := "''"
	if len(r.said.participations) > 0 { // else the ids would be a third of the work, for nothing
		id = "id"
	}
	query := "SELECT " + id + ", provider_id, name, practice, specialty, location, ssa, status, beds, line FROM participation WHERE slot = ? ORDER BY position"
	return eachRow(ctx, r.tx, query, func(rows *sql.Rows) error {
		p := data.Participation{Row: data.RowRef{File: file}}
		var npi, practice, specialty, ssa, status sql.RawBytes
		var id sql.RawBytes
		var place int
		if err := rows.Scan(&id, &npi, &p.Name, &practice, &specialty, &place, &ssa, &status, &p.Beds, &p.Row.Line); err != nil {
			return err
		}
		if place >= len(places) {
			return problem("corrupt", "The roster %s is not whole in this workspace. Take the import back and import the file again.", set.FileName)
		}
		p.Practice, p.Specialty, p.SSA = r.words.of(practice), r.words.of(specialty), r.words.of(ssa)
		var err error
		if p.NPI, err = parseNPI(npi); err != nil {
			return err
		}
		if p.Status, err = statuses.parse(r.words.of(status)); err != nil {
			return err
		}
		r.hand(p, &places[place], string(id))
		return nil
	}, set.slot)
}

// hand lays what people stated over a participation and passes it on.
func (r *memberReader) hand(p data.Participation, at *spot, id string) {
	m := &r.m
	m.LocationID, m.Imported = at.id, nil
	p.Location = at.imported
	m.Participation = p
	said := r.said
	edited := said.participations[id].Apply(&m.Participation)
	m.PracticeID = said.practiceID(m.Practice)
	m.Name, m.Practice = said.providerName(m.NPI, m.Name), said.practiceName(m.PracticeID, m.Practice)
	m.Location = at.now
	if edited || m.Name != p.Name || m.Practice != p.Practice || at.now != at.imported {
		m.Imported = &p
		r.edited++
	}
	r.take(m)
}

// spot is a location as imported and as it counts.
type spot struct {
	id            string
	imported, now data.Location
}

func (r *memberReader) places(ctx context.Context, query string, args ...any) (list []spot, err error) {
	err = eachRow(ctx, r.tx, query, func(rows *sql.Rows) error {
		var at spot
		l := &at.imported
		var city, state, zip, county, quality sql.RawBytes
		if err := rows.Scan(&at.id, &l.Street, &city, &state, &zip, &county, &l.Lat, &l.Lon, &quality); err != nil {
			return err
		}
		l.City, l.State, l.ZIP, l.CountyFIPS = r.words.of(city), r.words.of(state), r.words.of(zip), r.words.of(county)
		var err error
		if l.Quality, err = qualities.parse(r.words.of(quality)); err != nil {
			return err
		}
		at.now = at.imported
		if e, ok := r.said.locations[at.id]; ok {
			e.Apply(&at.now)
		}
		list = append(list, at)
		return nil
	}, args...)
	return list, err
}

// byHandName is what stands where a file name would.
const byHandName = "Entered by hand"

// added reads the participations that no file lists. What they come from is told like a file; nil when there are none.
func (r *memberReader) added(ctx context.Context, productID string, file int32) (*data.Dataset, error) {
	places, err := r.places(ctx, `SELECT id, street, city, state, zip, county_fips, lat, lon, quality
		FROM added_location WHERE deleted = 0`)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]*spot, len(places))
	for i := range places {
		byID[places[i].id] = &places[i]
	}
	source := data.Dataset{Kind: data.ByHand, ProductID: productID, FileName: byHandName}
	r.m.ByHand = true
	err = eachRow(ctx, r.tx, `SELECT id, provider_id, name, practice, specialty, location_id, status, beds, added_at
		FROM added_participation WHERE product_id = ? AND deleted = 0 ORDER BY added_at, id`, func(rows *sql.Rows) error {
		var id, npi, status, locationID, addedAt string
		p := data.Participation{Row: data.RowRef{File: file, Line: int32(source.Taken + 1)}}
		if err := rows.Scan(&id, &npi, &p.Name, &p.Practice, &p.Specialty, &locationID, &status, &p.Beds, &addedAt); err != nil {
			return err
		}
		at := byID[locationID]
		if at == nil || npi == "" { // not arrived yet: without a place and a provider it cannot count
			return nil
		}
		var err error
		if p.NPI, err = parseNPI([]byte(npi)); err != nil {
			return err
		}
		if p.Status, err = statuses.parse(status); err != nil {
			return err
		}
		if source.ImportedAt, err = parseInstant(addedAt); err != nil {
			return err
		}
		source.Taken++
		r.hand(p, at, id)
		return nil
	}, productID)
	if err != nil || source.Taken == 0 {
		return nil, err
	}
	return &source, nil
}
