package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"countyline/data"
	"countyline/data/intake"
	"countyline/data/sqlite"
)

// describer tells of records, columns and values of the log in the words of the screens. It holds what it looked up, so
// it serves for one page or one list.
type describer struct {
	ctx         context.Context
	w           *Workspace
	names       map[sqlite.RecordKey]sqlite.Named
	wanted      []sqlite.RecordKey
	places      intake.Places
	specialties map[string]string // names by HSD code
	counties    map[string]string // FIPS codes by SSA code
}

// describer reads the tables that all words rest on.
func (w *Workspace) describer(ctx context.Context) (*describer, error) {
	d := &describer{ctx: ctx, w: w, names: map[sqlite.RecordKey]sqlite.Named{}, counties: map[string]string{}, specialties: map[string]string{}}
	d.places = intake.PlacesOf(w.builtIn.atlas, w.builtIn.zips)
	ref, _, err := w.db.LoadReferenceCounties(ctx)
	for _, c := range ref.Counties {
		d.counties[c.SSA] = c.FIPS
	}
	if err != nil && data.CodeOf(err) != "no_reference" {
		return nil, err
	}
	for _, s := range slices.Concat(ref.Types, w.builtIn.standards.Specialties) {
		d.specialties[s.Code] = s.Name
	}
	return d, nil
}

// expect says that a record will be told of: all that are expected are looked up at once.
func (d *describer) expect(table, id string) {
	if k := keyOf(table, id); !d.looked(k) {
		d.wanted = append(d.wanted, k)
	}
}

// keyOf is where a record's name is found: what files list goes by the tables of what people say of it.
func keyOf(table, id string) sqlite.RecordKey {
	switch table {
	case "provider", "practice", "participation", "location":
		table += "_edit"
	}
	return sqlite.RecordKey{Table: table, ID: id}
}

func (d *describer) looked(k sqlite.RecordKey) bool {
	_, ok := d.names[k]
	return ok
}

// named is what a record is known by; false when it is not known here.
func (d *describer) named(table, id string) (sqlite.Named, bool) {
	k := keyOf(table, id)
	if !d.looked(k) {
		found, err := d.w.db.Named(d.ctx, append(d.wanted, k))
		if err != nil { // stopped, or a damaged database, which whoever asked hears of from what it reads itself
			return sqlite.Named{}, false
		}
		for _, wanted := range append(d.wanted, k) {
			d.names[wanted] = found[wanted]
		}
		d.wanted = nil
	}
	n := d.names[k]
	return n, n.Name+n.Number+n.County+n.Location.Street+n.Location.City+n.Location.ZIP != ""
}

// record is the title of a record, such as "Crossroads Eye Center · Ana Ruiz, Cardiology".
func (d *describer) record(table, id string) string {
	if table == "setting" {
		return cmp.Or(settingWords[id], "A setting of a newer version")
	}
	n, ok := d.named(table, id)
	if !ok {
		return d.unknown(table)
	}
	switch table {
	case "participation_edit", "added_participation", "participation":
		return dotted(n.Practice, comma(cmp.Or(n.Name, "NPI "+n.Number), d.specialty(n.Specialty)))
	case "location_edit", "added_location", "location":
		return cmp.Or(comma(n.Location.Street, n.Location.City, strings.TrimSpace(n.Location.State+" "+n.Location.ZIP)), "A location by its coordinates")
	case "provider_edit", "provider":
		return cmp.Or(n.Name, "NPI "+n.Number)
	case "contract":
		return strings.TrimSpace("Contract " + n.Number)
	case "product":
		return cmp.Or(yearly(n), "A product")
	case "product_county":
		return d.county(n.County) + " in the service area"
	case "specialty_alias":
		return "Specialty name “" + n.Name + "”"
	case "saved_view":
		return "View “" + n.Name + "”"
	case "filing":
		return dotted(n.Number, n.Name)
	case "filing_document", "publication":
		return comma(n.Name, n.Number)
	}
	return cmp.Or(n.Name, d.unknown(table))
}

// unknown tells of a record that is not here: its file has not arrived, or only a newer version knows such records.
func (d *describer) unknown(table string) string {
	if words, ok := recordKinds[keyOf(table, "").Table]; ok {
		return words + " that has not arrived here"
	}
	return "A record of a newer version"
}

// recordKinds are records by the word for their kind.
var recordKinds = map[string]string{
	"participation_edit": "A participation", "added_participation": "A participation", "location_edit": "A location", "added_location": "A location",
	"provider_edit": "A provider", "practice_edit": "A practice", "plan": "A plan", "contract": "A contract", "product": "A product",
	"product_county": "A county of the service area", "dataset": "An imported file", "specialty_alias": "A specialty name", "saved_view": "A saved view",
	"filing": "A filing", "filing_document": "A document of a filing", "document": "A document", "publication": "A published document",
}

func (d *describer) specialty(code string) string { return cmp.Or(d.specialties[code], code) }

// county is a county by its name and state: "Bolivar, MS". Los Angeles has two rows of one name.
func (d *describer) county(code string) string {
	if shape, ok := d.w.builtIn.atlas.ByFIPS(cmp.Or(d.counties[code], code)); ok {
		return shape.Name + ", " + shape.State
	}
	return strings.TrimSpace("County " + code)
}

// yearly is a product with its year: "Medicare Advantage 2028".
func yearly(n sqlite.Named) string {
	if n.Year == 0 {
		return n.Name
	}
	return strings.TrimSpace(fmt.Sprintf("%s %d", n.Name, n.Year))
}

func dotted(parts ...string) string { return joined(" · ", parts) }

func comma(parts ...string) string { return joined(", ", parts) }

func joined(by string, parts []string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), by)
}
