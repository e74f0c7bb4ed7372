package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"reflect"
	"slices"
	"testing"

	"countyline/data"
)

func TestAPlanWithItsContractProductAndServiceArea(t *testing.T) {
	ctx := context.Background()
	db := workspace(t)
	plan, err := db.SavePlan(ctx, data.Plan{Name: "Cypress Bend Health Plan, Inc."})
	if err != nil || plan.ID == "" {
		t.Fatal(plan, err)
	}
	contract, err := db.SaveContract(ctx, data.Contract{PlanID: plan.ID, Number: "H0000"})
	if err != nil {
		t.Fatal(err)
	}
	product := data.Product{ContractID: contract.ID, Name: "Cypress Bend Advantage (HMO)", LineOfBusiness: "MA", ContractYear: 2027, Filing: data.Expansion, FilingDue: "2026-02-11"}
	if product, err = db.SaveProduct(ctx, product); err != nil {
		t.Fatal(err)
	}
	area := []data.ServiceCounty{{County: "25050", Filing: data.Operating}, {County: "25250", Filing: data.Expansion}, {County: "25260", Filing: data.Initial}}
	if err := db.SaveServiceArea(ctx, product.ID, area); err != nil {
		t.Fatal(err)
	}
	wantArea(t, db, product.ID, area)

	product.Name = "Renamed"
	if _, err := db.SaveProduct(ctx, product); err != nil {
		t.Fatal(err)
	}
	plans, err1 := db.Plans(ctx)
	contracts, err2 := db.Contracts(ctx)
	products, err3 := db.Products(ctx)
	if err1 != nil || err2 != nil || err3 != nil {
		t.Fatal(err1, err2, err3)
	}
	if !slices.Equal(plans, []data.Plan{plan}) || !slices.Equal(contracts, []data.Contract{contract}) || !slices.Equal(products, []data.Product{product}) {
		t.Errorf("got %v, %v, %v", plans, contracts, products)
	}
}

func TestACountyThatLeftTheServiceAreaCanComeBack(t *testing.T) {
	ctx := context.Background()
	db := workspace(t)
	both := []data.ServiceCounty{{County: "25050"}, {County: "25250", Filing: data.Expansion}}
	for _, area := range [][]data.ServiceCounty{both, both[:1], both, nil} {
		if err := db.SaveServiceArea(ctx, "p", area); err != nil {
			t.Fatal(err)
		}
		wantArea(t, db, "p", area)
	}
	if n := count(t, db, "product_county"); n != 2 {
		t.Errorf("%d rows: leaving must mark a county, coming back must find it", n)
	}
}

func wantArea(t *testing.T, db *DB, product string, want []data.ServiceCounty) {
	t.Helper()
	got, err := db.ServiceArea(context.Background(), product)
	if err != nil || !slices.Equal(got, want) {
		t.Fatalf("got %v, %v; want %v", got, err, want)
	}
}

func TestSettingsHaveDefaultsAndOnlyChangesAreStored(t *testing.T) {
	ctx := context.Background()
	db := workspace(t)
	s, err := db.Settings(ctx)
	if err != nil || s != data.DefaultSettings() {
		t.Fatalf("got %+v, %v", s, err)
	}
	s.RoadFactor = 1.2345678901234567
	if err := db.SaveSettings(ctx, s); err != nil {
		t.Fatal(err)
	}
	if got, err := db.Settings(ctx); err != nil || got != s {
		t.Errorf("got %+v, %v; want %+v", got, err, s)
	}
	if n := count(t, db, "setting"); n != 1 {
		t.Errorf("%d settings were written, one was changed", n)
	}
	must(t, db.applying(ctx, func(tx *sql.Tx) error { // as an older version could leave it
		_, err := tx.Exec("UPDATE setting SET value = 'much'")
		return err
	}))
	_, err = db.Settings(ctx)
	wantCode(t, err, "bad_setting", "road_factor", "save it again")
	if err := db.SaveSettings(ctx, data.DefaultSettings()); err != nil {
		t.Fatal(err)
	}
	if got, err := db.Settings(ctx); err != nil || got != data.DefaultSettings() {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestEverySettingHasAKey(t *testing.T) {
	if fields := reflect.TypeFor[data.Settings]().NumField(); fields != len(settingFields) {
		t.Errorf("%d fields, %d keys", fields, len(settingFields))
	}
}

func TestAnAliasIsOneHoweverItIsSpelled(t *testing.T) {
	ctx := context.Background()
	db := workspace(t)
	for _, a := range [][2]string{{"Heart doctor", "015"}, {"HEART-DOCTOR", "008"}, {"Bone doctor", "025"}, {"bone  doctor", ""}} {
		if err := db.SaveAlias(ctx, a[0], a[1]); err != nil {
			t.Fatal(err)
		}
	}
	got, err := db.Aliases(ctx)
	if err != nil || !maps.Equal(got, map[string]string{"HEART-DOCTOR": "008"}) {
		t.Errorf("got %v, %v", got, err)
	}
}
