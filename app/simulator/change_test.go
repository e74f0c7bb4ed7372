package simulator

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"

	"countyline/data"
	"countyline/data/oplog"
	"countyline/data/sqlite"
)

// What people do in a workspace. There are few records, so that they often meet.

// edit is one kind of change. It says what it is about.
type edit struct {
	weight int
	do     func(d *device, rng *rand.Rand) (string, sqlite.Undo, error)
}

var edits = []edit{
	{20, editParticipations},
	{12, editLocation},
	{6, namePractice},
	{4, nameProvider},
	{8, addParticipation},
	{8, removeAdded},
	{8, saveArea},
	{6, saveView},
	{4, deleteView},
	{5, saveSettings},
	{4, savePlan},
	{5, notePractice},
	{4, attach},
	{6, undo},
	{6, undoLogged},
	{4, restoreRow},
	{10, settle},
}

// change does one thing on a device and holds its history against what it did.
func (d *device) change() { d.changeBy(rand.New(rand.NewPCG(d.world.rng.Uint64(), 0))) }

// changeAlike does the same kind of thing on a device and on its copy at the same instant, with different values.
func (d *device) changeAlike(twin *device) {
	for _, one := range []*device{d, twin} {
		practice := "as " + one.String()
		undo, err := one.db.EditParticipations(ctx, participations[:1], data.ParticipationEdit{Practice: &practice})
		one.note("edits as its copy does", undo, err)
	}
}

func (d *device) changeBy(rng *rand.Rand) {
	total := 0
	for _, e := range edits {
		total += e.weight
	}
	n := rng.IntN(total)
	for _, e := range edits {
		if n -= e.weight; n < 0 {
			what, undo, err := e.do(d, rng)
			d.note(what, undo, err)
			return
		}
	}
}

// note looks at what a change left behind.
func (d *device) note(what string, undo sqlite.Undo, err error) {
	w := d.world
	if what == "" {
		return // there was nothing to do
	}
	w.trace.add("%s %s: %s", d, what, w.said(err))
	crashed := d.recover()
	if d.newer && err == nil {
		d.saysMore()
	}
	before := d.known
	d.inspect()
	switch {
	case err == nil:
		w.tally.Edits++
		if undo != nil && !crashed {
			d.undos = append(d.undos, undo)
		}
		d.holds(before)
	case crashed:
	case len(before.txs) != len(d.known.txs):
		w.fail("%s %s failed with %v, and yet it is in the history", d, what, err)
	default:
		w.allow(what, err, "exists", "not_by_hand", "not_found", "no_rates", "changed_since")
	}
}

const product = "product"

var (
	participations = []string{"participation-1", "participation-2", "participation-3"}
	locations      = []string{"location-1", "location-2"}
	npis           = []data.NPI{1234567893, 1245319599}
	towns          = []string{"Greenwood", "Indianola", "Cleveland"}
	practices      = []string{"Delta Clinic", "Cypress Bend Medical Group", "River Road Family Practice"}
)

func one[T any](rng *rand.Rand, list []T) T { return list[rng.IntN(len(list))] }

func some[T any](rng *rand.Rand, list []T) []T {
	chosen := slices.Clone(list)
	rng.Shuffle(len(chosen), func(i, j int) { chosen[i], chosen[j] = chosen[j], chosen[i] })
	return chosen[:1+rng.IntN(len(chosen))]
}

func maybe[T any](rng *rand.Rand, value T) *T {
	if rng.IntN(2) == 0 {
		return nil
	}
	return &value
}

var ctx = context.Background()

func editParticipations(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	e := data.ParticipationEdit{
		Status: maybe(rng, data.Status(rng.IntN(5))), Practice: maybe(rng, one(rng, practices)),
		Specialty: maybe(rng, one(rng, []string{"007", "008", "040"})), Beds: maybe(rng, int32(rng.IntN(3)*10)),
	}
	undo, err := d.db.EditParticipations(ctx, some(rng, participations), e)
	return "edits participations", undo, err
}

func editLocation(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	at := one(rng, locations)
	if rng.IntN(6) == 0 {
		undo, err := d.db.RevertLocation(ctx, at)
		return "takes a location as imported", undo, err
	}
	e := data.LocationEdit{
		Street: maybe(rng, fmt.Sprintf("%d Main St", 1+rng.IntN(3))), City: maybe(rng, one(rng, towns)), ZIP: maybe(rng, one(rng, []string{"38930", "38751"})),
		Lat: maybe(rng, 33.5), Lon: maybe(rng, -90.1-float64(rng.IntN(3))/10),
	}
	undo, err := d.db.EditLocation(ctx, at, e)
	return "edits a location", undo, err
}

func namePractice(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	undo, err := d.db.NamePractice(ctx, sqlite.PracticeID(one(rng, practices)), one(rng, []string{"", "Delta", "Delta Health"}))
	return "names a practice", undo, err
}

func notePractice(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	undo, err := d.db.SetPracticeNote(ctx, sqlite.PracticeID(one(rng, practices)), one(rng, []string{"", "pays 104 %", "pays 108 %"}))
	return "writes a private note", undo, err
}

// attach attaches one of a few files to a practice.
func attach(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	path := filepath.Join(d.world.dir, "letter.pdf")
	d.world.must("writing a letter", os.WriteFile(path, []byte("a letter of intent, signed by "+one(rng, practices)), 0o600))
	doc := data.Document{RecordKind: data.RecordPractice, RecordID: sqlite.PracticeID(practices[0]), Kind: "loi", Name: "letter.pdf", Dated: "2026-02-01"}
	_, undo, err := d.db.Attach(ctx, path, doc)
	return "attaches a letter", undo, err
}

func nameProvider(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	undo, err := d.db.NameProvider(ctx, one(rng, npis), one(rng, []string{"", "Rosa Lee", "Rosa Lee-Hart"}))
	return "names a provider", undo, err
}

// entered is one of a few participations that people enter by hand.
func entered(rng *rand.Rand) data.Participation {
	return data.Participation{
		NPI: one(rng, npis), Name: "Rosa Lee", Practice: one(rng, practices[:2]), Specialty: "007", Status: data.Status(rng.IntN(3)), Beds: int32(rng.IntN(2)),
		Location: data.Location{Street: "1 Main St", City: "Greenwood", State: "MS", ZIP: "38930", CountyFIPS: "28083", Lat: 33.5, Lon: -90.1, Quality: data.ZIPPoint},
	}
}

func addParticipation(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	_, undo, err := d.db.AddParticipation(ctx, product, entered(rng))
	return "enters a participation", undo, err
}

func removeAdded(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	p := entered(rng)
	id := sqlite.ParticipationID(p, sqlite.LocationID(p.Location), product)
	undo, err := d.db.RemoveAdded(ctx, []string{id})
	return "removes a participation", undo, err
}

func saveArea(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	var counties []data.ServiceCounty
	for _, county := range some(rng, []string{"28083", "28133", "28011", "28151"}) {
		counties = append(counties, data.ServiceCounty{County: county, Filing: data.FilingKind(rng.IntN(3))})
	}
	return "saves the service area", nil, d.db.SaveServiceArea(ctx, product, counties)
}

func saveView(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	v := data.SavedView{ID: one(rng, []string{"view-1", "view-2"}), Screen: "network", Name: one(rng, towns), Place: one(rng, []string{"a", "b"})}
	_, undo, err := d.db.SaveView(ctx, v)
	return "saves a view", undo, err
}

func deleteView(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	undo, err := d.db.DeleteView(ctx, one(rng, []string{"view-1", "view-2"}))
	return "deletes a view", undo, err
}

func saveSettings(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	s, err := d.db.Settings(ctx)
	if err == nil {
		s.PopulationShare, s.BackupsKept = one(rng, []int{1700, 1800, s.PopulationShare}), one(rng, []int{14, 7, s.BackupsKept})
		err = d.db.SaveSettings(ctx, s)
	}
	return "saves the settings", nil, err
}

func savePlan(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	p := data.Product{ID: product, Name: one(rng, towns), LineOfBusiness: "MA", ContractYear: 2027, FilingDue: one(rng, []string{"", "2026-02-11"})}
	undo, err := d.db.PutPlan(ctx, &data.Plan{ID: "plan", Name: "Cypress Bend"}, &data.Contract{ID: "contract", Number: one(rng, []string{"H0001", "H0002"})}, &p)
	return "saves the plan", undo, err
}

// undo takes the last thing back that was done here.
func undo(d *device, _ *rand.Rand) (string, sqlite.Undo, error) {
	if len(d.undos) == 0 {
		return "", nil, nil
	}
	last := d.undos[len(d.undos)-1]
	d.undos = d.undos[:len(d.undos)-1]
	return "undoes", nil, last(ctx)
}

// undoLogged takes something back from the history, whoever did it.
func undoLogged(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	ids := d.history()
	if len(ids) == 0 {
		return "", nil, nil
	}
	_, undo, err := d.db.UndoTx(ctx, one(rng, ids))
	return "undoes from the history", undo, err
}

func restoreRow(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	ids := d.history()
	if len(ids) == 0 {
		return "", nil, nil
	}
	id := one(rng, ids)
	o := one(rng, d.known.txs[id].ops)
	undo, err := d.db.RestoreRow(ctx, o.table, o.row, id)
	return "restores a record", undo, err
}

// settle decides a conflict.
func settle(d *device, rng *rand.Rand) (string, sqlite.Undo, error) {
	list, err := d.db.Conflicts(ctx)
	d.world.must("conflicts", err)
	if len(list) == 0 {
		return "", nil, nil
	}
	c := one(rng, list)
	side := one(rng, c.Sides)
	values := map[string]oplog.Value{}
	for name, v := range side.Values {
		values[name] = v
	}
	undo, err := d.db.Settle(ctx, c.Table, c.Row, c.Cell, values)
	return fmt.Sprintf("settles %s of %s", c.Cell, c.Table), undo, err
}
