package app

import (
	"context"
	"testing"

	"countyline/data"
	"countyline/data/oplog"
	"countyline/data/sqlite"
)

func TestRecordsAreCalledWhatPeopleCallThem(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	set := saved(t, w, "p", "roster.csv", twoClinics()...)
	id, _, err := w.AddParticipation(ctx, "p", addition("loi"))
	if err != nil {
		t.Fatal(err)
	}
	plan, err := w.db.SavePlan(ctx, data.Plan{Name: "Cypress Bend"})
	if err != nil {
		t.Fatal(err)
	}
	contract, err := w.db.SaveContract(ctx, data.Contract{PlanID: plan.ID, Number: "H0000"})
	if err != nil {
		t.Fatal(err)
	}
	product, err := w.db.SaveProduct(ctx, data.Product{ContractID: contract.ID, Name: "Cypress HMO", ContractYear: 2028})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.db.SaveServiceArea(ctx, product.ID, []data.ServiceCounty{{County: "28011", Filing: data.Expansion}}); err != nil {
		t.Fatal(err)
	}
	county := told(t, w, HistoryFilter{Kind: AboutPlan, Limit: 1})[0].Changes[0].RecordID
	view, _, err := w.SaveView(ctx, data.SavedView{Screen: "network", Name: "Red cells", Place: "x"})
	if err != nil {
		t.Fatal(err)
	}
	d, err := w.describer(ctx)
	if err != nil {
		t.Fatal(err)
	}
	list := listed(t, w, "p")
	for _, c := range []struct{ table, id, want string }{
		{"participation_edit", list.OfProvider(inventedNPI(1))[0].ID, "Delta Heart · Ada Boone, Cardiology"},
		{"participation", list.OfProvider(inventedNPI(2))[0].ID, "Cy Dent, Internal Medicine"},
		{"added_participation", id, "Fox Heart · Eve Fox, Cardiology"},
		{"participation_edit", id, "Fox Heart · Eve Fox, Cardiology"},
		{"location_edit", list.Locations[0].ID, "100 Main St, Greenville, MS 38701"},
		{"added_location", list.OfProvider(inventedNPI(77))[0].LocationID, "12 Oak Ave, Indianola, MS 38751"},
		{"provider_edit", inventedNPI(1).String(), "Ada Boone"},
		{"provider_edit", inventedNPI(9).String(), "NPI " + inventedNPI(9).String()},
		{"practice", list.Practices[0].ID, "Delta Heart"},
		{"plan", plan.ID, "Cypress Bend"},
		{"contract", contract.ID, "Contract H0000"},
		{"product", product.ID, "Cypress HMO 2028"},
		{"product_county", county, "Bolivar, MS in the service area"},
		{"saved_view", view.ID, "View “Red cells”"},
		{"dataset", set.ID, "roster.csv"},
		{"setting", "road_factor", "Road factor"},
		{"setting", "color_of_the_sky", "A setting of a newer version"},
		{"participation_edit", "nobody's", "A participation that has not arrived here"},
		{"practice_edit", "nobody's", "A practice that has not arrived here"},
		{"filing", "nobody's", "A filing that has not arrived here"},
		{"rate", "x", "A record of a newer version"},
	} {
		if got := d.record(c.table, c.id); got != c.want {
			t.Errorf("%s %s is called %q, not %q", c.table, c.id, got, c.want)
		}
	}
}

func TestEverySharedTableAndColumnHasItsWords(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	d, err := w.describer(ctx)
	if err != nil {
		t.Fatal(err)
	}
	about := map[string]bool{}
	for _, tables := range tablesAbout {
		for _, table := range tables {
			about[table] = true
		}
	}
	for _, c := range sqlite.Columns() {
		if !about[c.Table] {
			t.Errorf("no kind of the history is about %s", c.Table)
		}
		if d.unknown(c.Table) == "A record of a newer version" && c.Table != "setting" {
			t.Errorf("%s has no word for its records", c.Table)
		}
		_, own := fieldWords[c.Table+"."+c.Name]
		_, shared := fieldWords[c.Name]
		if !own && !shared && c.Table != "setting" {
			t.Errorf("%s.%s has no words", c.Table, c.Name)
		}
	}
}

func TestValuesAreWrittenAsTheScreensWriteThem(t *testing.T) {
	ctx, w := context.Background(), newWorkspace(t)
	d, err := w.describer(ctx)
	if err != nil {
		t.Fatal(err)
	}
	text, number := oplog.TextValue, oplog.IntegerValue
	for _, c := range []struct {
		table, column string
		value         oplog.Value
		want          string
	}{
		{"participation_edit", "status", text("signed"), "Signed"},
		{"participation_edit", "status", text("LOI"), "LOI"},
		{"participation_edit", "status", text("paused"), "paused"}, // of a newer version
		{"participation_edit", "status", oplog.Value{}, "As imported"},
		{"participation_edit", "specialty", text("008"), "Cardiology"},
		{"participation_edit", "beds", number(1200), "1,200"},
		{"location_edit", "lat", text("33.41234567"), "33.41235°"},
		{"location_edit", "quality", text("ZIP point"), "ZIP code"},
		{"location_edit", "county_fips", text("28011"), "Bolivar, MS"},
		{"location_edit", "county_fips", text(""), ""},
		{"product_county", "filing", text("expansion"), "Expansion"},
		{"product", "filing_due", text("2027-02-10"), "Feb 10, 2027"},
		{"product", "contract_year", number(2028), "2028"},
		{"dataset", "kind", text("roster"), "Roster or facility list"},
		{"dataset", "taken_back", number(1), "Yes"},
		{"dataset", "rows_taken", number(1399), "1,399 rows"},
		{"document", "kind", text("loi"), "Signed LOI"},
		{"document", "size", number(1_234_567), "1.2 MB"},
		{"filing", "deleted", number(1), "Removed"},
		{"practice_edit", "private_note", oplog.Value{}, ""},
		{"practice_edit", "private_note", oplog.SealedValue([]byte("x")), "Only the rates group can read this"},
		{"rate", "ceiling", text("104%"), "104%"},
	} {
		if got := d.value(c.table, c.column, c.value); got != c.want {
			t.Errorf("%s.%s %v is written %q, not %q", c.table, c.column, c.value, got, c.want)
		}
	}
	for _, c := range []struct{ table, column, want string }{
		{"participation_edit", "status", "Status"},
		{"location_edit", "address", "Address"}, // a group
		{"location_edit", "position", "Coordinates"},
		{"setting", "value", "Value"},
		{"rate", "ceiling_of_all", "Ceiling of all"}, // of a newer version
	} {
		if got := d.field(c.table, c.column); got != c.want {
			t.Errorf("%s.%s is called %q, not %q", c.table, c.column, got, c.want)
		}
	}
}
