package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"countyline/data"
)

// RecordKey names a row of a shared table.
type RecordKey struct{ Table, ID string }

// Named is what people know a record by; which fields are filled depends on its table.
type Named struct {
	Name      string            // of a provider, practice, plan, product, file, view or document; the title of a filing
	Number    string            // of a contract or filing; the NPI of a provider
	Practice  string            // of a participation
	Specialty string            // HSD code of a participation
	Location  data.Location     // without coordinates
	Year      int               // of a product's contract
	County    string            // code of a county of a service area
	Imported  map[string]string // by column, what files say where people may state otherwise
}

// namings are the queries that name rows, all with the columns of Named, what is imported as a JSON object. ?1 is a JSON
// list of ids. Where a row is listed more than once, the last counts. Deleted rows have a name all the same: history tells of them.
var namings = map[string]string{
	"participation_edit":  participationNames,
	"added_participation": participationNames,
	"location_edit":       locationNames,
	"added_location":      locationNames,
	"provider_edit": `SELECT j.value, coalesce(e.name, p.name, ''), j.value, '', '', '', '', '', '', 0, '', json_object('name', p.name) FROM json_each(?1) j
		LEFT JOIN provider_edit e ON e.id = j.value LEFT JOIN provider p ON p.id = j.value`,
	"practice_edit": `SELECT j.value, coalesce(e.name, p.name, ''), '', '', '', '', '', '', '', 0, '', json_object('name', p.name) FROM json_each(?1) j
		LEFT JOIN practice_edit e ON e.id = j.value LEFT JOIN practice p ON p.id = j.value`,
	"plan":     `SELECT id, name, '', '', '', '', '', '', '', 0, '', '' FROM plan WHERE id IN (SELECT value FROM json_each(?1))`,
	"contract": `SELECT id, '', number, '', '', '', '', '', '', 0, '', '' FROM contract WHERE id IN (SELECT value FROM json_each(?1))`,
	"product":  `SELECT id, name, '', '', '', '', '', '', '', contract_year, '', '' FROM product WHERE id IN (SELECT value FROM json_each(?1))`,
	"product_county": `SELECT c.id, coalesce(p.name, ''), '', '', '', '', '', '', '', coalesce(p.contract_year, 0), c.county, ''
		FROM product_county c LEFT JOIN product p ON p.id = c.product_id WHERE c.id IN (SELECT value FROM json_each(?1))`,
	"dataset":         `SELECT id, file_name, '', '', '', '', '', '', '', 0, '', '' FROM dataset WHERE id IN (SELECT value FROM json_each(?1))`,
	"specialty_alias": `SELECT id, alias, '', '', '', '', '', '', '', 0, '', '' FROM specialty_alias WHERE id IN (SELECT value FROM json_each(?1))`,
	"saved_view":      `SELECT id, name, '', '', '', '', '', '', '', 0, '', '' FROM saved_view WHERE id IN (SELECT value FROM json_each(?1))`,
	"filing":          `SELECT id, title, number, '', '', '', '', '', '', contract_year, '', '' FROM filing WHERE id IN (SELECT value FROM json_each(?1))`,
	"filing_document": `SELECT d.id, d.name, coalesce(f.number, ''), '', '', '', '', '', '', 0, '', ''
		FROM filing_document d LEFT JOIN filing f ON f.id = d.filing_id WHERE d.id IN (SELECT value FROM json_each(?1))`,
	"document": `SELECT id, name, '', '', '', '', '', '', '', 0, '', '' FROM document WHERE id IN (SELECT value FROM json_each(?1))`,
	"publication": `SELECT p.id, p.document, coalesce(f.number, ''), '', '', '', '', '', '', 0, '', ''
		FROM publication p LEFT JOIN filing f ON f.id = p.filing_id WHERE p.id IN (SELECT value FROM json_each(?1))`,
}

// Participations have no index by id, for it would slow every import down: naming any number of them reads the rosters
// once.
const (
	participationNames = `SELECT p.id, coalesce(n.name, p.name), p.provider_id, coalesce(e.practice, p.practice), coalesce(e.specialty, p.specialty),
			'', l.city, l.state, '', 0, '', json_object('status', p.status, 'practice', p.practice, 'specialty', p.specialty, 'beds', cast(p.beds AS TEXT))
			FROM participation p JOIN location l ON l.slot = p.slot AND l.position = p.location
			LEFT JOIN participation_edit e ON e.id = p.id LEFT JOIN provider_edit n ON n.id = p.provider_id
			WHERE p.id IN (SELECT value FROM json_each(?1))
		UNION ALL SELECT a.id, coalesce(n.name, a.name), a.provider_id, coalesce(e.practice, a.practice), coalesce(e.specialty, a.specialty),
			'', coalesce(l.city, ''), coalesce(l.state, ''), '', 0, '',
			json_object('status', a.status, 'practice', a.practice, 'specialty', a.specialty, 'beds', cast(a.beds AS TEXT)) FROM added_participation a LEFT JOIN added_location l ON l.id = a.location_id
			LEFT JOIN participation_edit e ON e.id = a.id LEFT JOIN provider_edit n ON n.id = a.provider_id
			WHERE a.id IN (SELECT value FROM json_each(?1))`
	locationNames = `SELECT l.id, '', '', '', '', coalesce(e.street, l.street), coalesce(e.city, l.city), coalesce(e.state, l.state), coalesce(e.zip, l.zip), 0, '', ` + importedPlace + `
			FROM location l LEFT JOIN location_edit e ON e.id = l.id WHERE l.id IN (SELECT value FROM json_each(?1))
		UNION ALL SELECT l.id, '', '', '', '', coalesce(e.street, l.street), coalesce(e.city, l.city), coalesce(e.state, l.state), coalesce(e.zip, l.zip), 0, '', ` + importedPlace + `
			FROM added_location l LEFT JOIN location_edit e ON e.id = l.id WHERE l.id IN (SELECT value FROM json_each(?1))`
)

// importedPlace is what a file, or whoever entered it, says of a location.
const importedPlace = `json_object('street', l.street, 'city', l.city, 'state', l.state, 'zip', l.zip, 'county_fips', l.county_fips,
	'lat', cast(l.lat AS TEXT), 'lon', cast(l.lon AS TEXT), 'quality', l.quality)`

// Named looks up what people know records by. Records that are not known here are left out.
func (db *DB) Named(ctx context.Context, keys []RecordKey) (map[RecordKey]Named, error) {
	byTable := map[string][]string{}
	for _, k := range keys {
		byTable[k.Table] = append(byTable[k.Table], k.ID)
	}
	found := make(map[RecordKey]Named, len(keys))
	err := db.view(ctx, func(tx *sql.Tx) error {
		for table, ids := range byTable {
			if namings[table] == "" {
				continue
			}
			if err := nameRows(ctx, tx, table, ids, found); err != nil {
				return err
			}
		}
		return namePractices(ctx, tx, found)
	})
	return found, err
}

func nameRows(ctx context.Context, tx *sql.Tx, table string, ids []string, found map[RecordKey]Named) error {
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	return eachRow(ctx, tx, namings[table], func(rows *sql.Rows) error {
		k := RecordKey{Table: table}
		var n Named
		l, imported := &n.Location, ""
		if err := rows.Scan(&k.ID, &n.Name, &n.Number, &n.Practice, &n.Specialty, &l.Street, &l.City, &l.State, &l.ZIP, &n.Year, &n.County, &imported); err != nil {
			return err
		}
		if imported != "" {
			if err := json.Unmarshal([]byte(imported), &n.Imported); err != nil {
				return err
			}
		}
		found[k] = n
		return nil
	}, string(list))
}

// namePractices lays the names that people gave practices over those of participations.
func namePractices(ctx context.Context, tx *sql.Tx, found map[RecordKey]Named) error {
	ids := map[string]string{} // by name as written
	for k, n := range found {
		if n.Practice == "" {
			continue
		}
		if ids[n.Practice] == "" {
			ids[n.Practice] = PracticeID(n.Practice)
		}
		stated, err := statedPractice(ctx, tx, ids[n.Practice])
		if err != nil {
			return err
		}
		if stated != "" {
			n.Practice = stated
			found[k] = n
		}
	}
	return nil
}

func statedPractice(ctx context.Context, tx *sql.Tx, id string) (name string, err error) {
	err = eachRow(ctx, tx, "SELECT name FROM practice_edit WHERE id = ? AND deleted = 0 AND name IS NOT NULL", func(rows *sql.Rows) error {
		return rows.Scan(&name)
	}, id)
	return name, err
}
