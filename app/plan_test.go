package app

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"countyline/data"
	"countyline/data/sqlite"
)

func TestAPlanIsMadeWithNamesThatCanBeChangedLater(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	if _, err := w.PlanFacts(ctx, ""); data.CodeOf(err) != "no_product" {
		t.Errorf("an empty workspace: %v", err)
	}
	id, undo, err := w.NewPlan(ctx, PlanFacts{Plan: " Cypress  Bend ", ContractYear: 2028, Filing: data.Initial})
	if err != nil {
		t.Fatal(err)
	}
	got, err := w.PlanFacts(ctx, id)
	want := PlanFacts{ID: id, Plan: "Cypress Bend", Product: "Cypress Bend", LineOfBusiness: "MA", ContractYear: 2028, Filing: data.Initial}
	if err != nil || got != want {
		t.Fatalf("got %+v, %v", got, err)
	}
	want.Contract, want.FilingDue, want.Filing, want.Plan = "h1234", "2027-02-10", data.Expansion, "Cypress Bend Health"
	back, err := w.SavePlanFacts(ctx, want)
	if err != nil {
		t.Fatal(err)
	}
	want.Contract = "H1234"
	if list, err := w.Products(ctx); err != nil || !reflect.DeepEqual(list, []PlanFacts{want}) {
		t.Errorf("%+v, %v", list, err)
	}
	if err := back(ctx); err != nil {
		t.Fatal(err)
	}
	if after, err := w.PlanFacts(ctx, id); err != nil || after != got {
		t.Errorf("undo left %+v, %v", after, err)
	}
	if err := undo(ctx); err != nil {
		t.Fatal(err)
	}
	if list, err := w.Products(ctx); err != nil || len(list) != 0 {
		t.Errorf("undo left %+v, %v", list, err)
	}
	if _, err := w.SavePlanFacts(ctx, want); data.CodeOf(err) != "no_product" {
		t.Errorf("a product that is gone was saved: %v", err)
	}
}

func TestFactsThatNoFilingTakesAreRefusedByTheirField(t *testing.T) {
	w := newWorkspace(t)
	good := PlanFacts{Plan: "A", Product: "B", ContractYear: 2028}
	for field, change := range map[string][]func(*PlanFacts){
		FieldPlan:         {func(f *PlanFacts) { f.Plan = "..." }, func(f *PlanFacts) { f.Plan = strings.Repeat("a", 301) }},
		FieldProduct:      {func(f *PlanFacts) { f.Product = "-" }},
		FieldContract:     {func(f *PlanFacts) { f.Contract = "X1234" }, func(f *PlanFacts) { f.Contract = "H123" }, func(f *PlanFacts) { f.Contract = "H-123" }, func(f *PlanFacts) { f.Contract = "H12345" }},
		FieldContractYear: {func(f *PlanFacts) { f.ContractYear = 28 }, func(f *PlanFacts) { f.ContractYear = 20280 }},
		FieldFilingDue:    {func(f *PlanFacts) { f.FilingDue = "2027-02-30" }, func(f *PlanFacts) { f.FilingDue = "the tenth" }},
	} {
		for _, c := range change {
			f := good
			c(&f)
			if _, _, err := w.NewPlan(context.Background(), f); data.FieldOf(err) != field {
				t.Errorf("%s: %v", field, err)
			}
		}
	}
}

func TestAServiceAreaIsChosenFromTheCountiesOfTheReference(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	product, _, err := w.NewPlan(ctx, PlanFacts{Filing: data.Expansion})
	if err != nil {
		t.Fatal(err)
	}
	saved(t, w, product, "a.csv", twoClinics()...)
	suggested, err := w.SuggestServiceArea(ctx, product)
	want := []data.ServiceCounty{{County: "28011", Filing: data.Expansion}, {County: "28151", Filing: data.Expansion}}
	if err != nil || !slices.Equal(suggested, want) {
		t.Fatalf("suggested %v, %v", suggested, err)
	}
	undo, err := w.SaveServiceArea(ctx, product, suggested)
	if err != nil {
		t.Fatal(err)
	}
	if area, err := w.ServiceArea(ctx, product); err != nil || !slices.Equal(area, want) {
		t.Errorf("%v, %v", area, err)
	}
	back, err := w.SaveServiceArea(ctx, product, []data.ServiceCounty{{County: "28151", Filing: data.Initial}, {County: "28083"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := back(ctx); err != nil {
		t.Fatal(err)
	}
	if area, err := w.ServiceArea(ctx, product); err != nil || !slices.Equal(area, want) {
		t.Errorf("undo left %v, %v", area, err)
	}
	for _, bad := range [][]data.ServiceCounty{{{County: "99999"}}, {{County: "28151"}, {County: "28151"}}} {
		if _, err := w.SaveServiceArea(ctx, product, bad); data.FieldOf(err) != FieldCounties {
			t.Errorf("%v: %v", bad, err)
		}
	}
	if err := undo(ctx); err != nil {
		t.Fatal(err)
	}
	if area, err := w.ServiceArea(ctx, product); err != nil || len(area) != 0 {
		t.Errorf("undo left %v, %v", area, err)
	}
}

func TestCountiesAreListedWithTheirProviders(t *testing.T) {
	w := newWorkspace(t)
	rows := twoClinics()
	rows = append(rows, rows[0]) // listed twice
	saved(t, w, "p", "a.csv", rows...)
	list, err := w.Counties(context.Background(), "p")
	if err != nil || len(list) < 3100 {
		t.Fatal(len(list), err)
	}
	at := slices.IndexFunc(list, func(c AreaChoice) bool { return c.FIPS == "28151" })
	c := list[at]
	if c.Key != "28151" || c.Name != "Washington" || c.State != "MS" || c.Providers != 1 || c.Beneficiaries < 1000 || c.Type != data.Micro {
		t.Errorf("%+v", c)
	}
	if !slices.IsSortedFunc(list, func(a, b AreaChoice) int { return strings.Compare(a.State+a.Name, b.State+b.Name) }) {
		t.Error("not by state and name")
	}
}

// twoCounties is a reference in which Washington County has two rows, as Los Angeles has.
func twoCounties() data.Reference {
	return data.Reference{
		Source: data.Source{Name: "test"}, Year: 2027,
		Counties: []data.County{
			{SSA: "25750", FIPS: "28151", Name: "Washington", State: "MS"},
			{SSA: "25751", FIPS: "28151", Name: "Washington 2", State: "MS"},
			{SSA: "25050", FIPS: "28011", Name: "Bolivar", State: "MS"},
		},
	}
}

func TestAServiceAreaOutlivesItsReference(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	product, _, err := w.NewPlan(ctx, PlanFacts{Filing: data.Initial})
	if err != nil {
		t.Fatal(err)
	}
	file, err := w.db.SaveReference(ctx, sqlite.Import{Dataset: data.Dataset{FileName: "hsd.xlsx"}}, twoCounties())
	if err != nil {
		t.Fatal(err)
	}
	rows := twoClinics()
	rows[0].SSA = "25751"
	saved(t, w, product, "a.csv", rows...)
	if got, err := w.SuggestServiceArea(ctx, product); err != nil || len(got) != 1 || got[0].County != "25751" {
		t.Errorf("what an HSD table is listed for: %v, %v", got, err)
	}
	area := []data.ServiceCounty{{County: "25050"}, {County: "25750", Filing: data.Initial}, {County: "25751", Filing: data.Initial}}
	if _, err := w.SaveServiceArea(ctx, product, area); err != nil {
		t.Fatal(err)
	}
	undo, err := w.TakeBack(ctx, file.ID)
	if err != nil {
		t.Fatal(err)
	}
	got, err := w.ServiceArea(ctx, product)
	if err != nil || !slices.Equal(got, []data.ServiceCounty{{County: "28011"}, {County: "28151", Filing: data.Initial}}) {
		t.Errorf("without the reference: %v, %v", got, err)
	}
	if err := undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got, err := w.ServiceArea(ctx, product); err != nil || !slices.Equal(got, area) {
		t.Errorf("with it again: %v, %v", got, err)
	}
}

func TestSettingsOutsideTheirBoundsAreRefused(t *testing.T) {
	ctx := context.Background()
	w, _ := theSample(t)
	before := figures(t, w)
	s := data.DefaultSettings()
	s.RoadFactor, s.PopulationShare, s.BackupsKept = 1.3, 2000, 5
	undo, err := w.SaveSettings(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := w.Settings(ctx); err != nil || got != s || figures(t, w) == before {
		t.Errorf("%+v, %v, or the figures stayed", got, err)
	}
	if err := undo(ctx); err != nil || figures(t, w) != before {
		t.Errorf("undo: %v, or the figures stayed", err)
	}
	for field, change := range map[string]func(*data.Settings){
		FieldRoadFactor:      func(s *data.Settings) { s.RoadFactor = 0.9 },
		FieldPopulationShare: func(s *data.Settings) { s.PopulationShare = 10_001 },
		FieldBackupsKept:     func(s *data.Settings) { s.BackupsKept = 0 },
	} {
		bad := s
		change(&bad)
		if _, err := w.SaveSettings(ctx, bad); data.FieldOf(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestANewWorkspaceGoesWhereTheUserFindsIt(t *testing.T) {
	home := t.TempDir()
	fit := func(string) error { return nil }
	if got, want := freeFolder(home, " Delta: Health/Plan ", fit), filepath.Join(home, "Countyline", "Delta Health Plan"); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if err := os.MkdirAll(filepath.Join(home, "Countyline", "Plan"), 0o700); err != nil {
		t.Fatal(err)
	}
	if got, want := freeFolder(home, "..", fit), filepath.Join(home, "Countyline", "Plan 2"); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := freeFolder(home, "Plan", func(string) error { return os.ErrPermission }); got != "" {
		t.Errorf("%s is not fit", got)
	}
}

func TestAViewIsKeptForItsScreen(t *testing.T) {
	ctx := context.Background()
	w := newWorkspace(t)
	v, undo, err := w.SaveView(ctx, data.SavedView{Screen: "network", Name: " My gaps ", Place: "status=LOI"})
	if err != nil || v.ID == "" || v.Name != "My gaps" {
		t.Fatal(v, err)
	}
	v.Place = "status=signed"
	if _, _, err := w.SaveView(ctx, v); err != nil {
		t.Fatal(err)
	}
	views := func(screen string) []data.SavedView {
		list, err := w.SavedViews(ctx, screen)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	if got := views("network"); !slices.Equal(got, []data.SavedView{v}) || len(views("adequacy")) > 0 {
		t.Error(got)
	}
	back, err := w.DeleteView(ctx, v.ID)
	if err != nil || len(views("network")) != 0 {
		t.Fatal(err)
	}
	if err := back(ctx); err != nil || !slices.Equal(views("network"), []data.SavedView{v}) {
		t.Error(views("network"), err)
	}
	if err := undo(ctx); data.CodeOf(err) != "changed_since" || len(views("network")) != 1 {
		t.Error("what was changed since it was saved went with it", views("network"), err)
	}
	if _, _, err := w.SaveView(ctx, data.SavedView{Screen: "network"}); data.FieldOf(err) != FieldName {
		t.Error(err)
	}
}

func TestACopiedTableRunsNoFormula(t *testing.T) {
	got := CSV([]string{"Name", "NPI"}, [][]string{{"Boone, Ada", "1234567893"}, {"=1+1", ""}})
	if want := "Name,NPI\n\"Boone, Ada\",1234567893\n'=1+1,\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAPastedListOfCountiesIsRead(t *testing.T) {
	w := newWorkspace(t)
	estimate, err := w.Counties(context.Background(), "p")
	if err != nil {
		t.Fatal(err)
	}
	official := []AreaChoice{
		{Key: "25750", SSA: "25750", FIPS: "28151", Name: "Washington", State: "MS"},
		{Key: "25050", SSA: "25050", FIPS: "28011", Name: "Bolivar", State: "MS"},
		{Key: "05200", SSA: "05200", FIPS: "06037", Name: "Los Angeles", State: "CA"},
		{Key: "05210", SSA: "05210", FIPS: "06037", Name: "Los Angeles", State: "CA"},
	}
	for _, test := range []struct {
		choices              []AreaChoice
		text, state          string
		wantKeys, wantUnread string
	}{
		{estimate, "28151", "", "28151", ""},
		{estimate, "28151, 28011 28055;28151", "", "28151 28011 28055", ""},
		{estimate, "Washington, MS\nBolivar County, Mississippi\r\n\n", "", "28151 28011", ""},
		{estimate, "Washington\nSunflower", "MS", "28151 28133", ""},
		{estimate, "Washington", "", "", "Washington"},
		{estimate, "99999\nNowhere, MS\nBolivar, Missisippi", "", "", "99999|Nowhere, MS|Bolivar, Missisippi"},
		{estimate, "Prince George's, MD; St. Mary Parish, LA", "", "24033 22101", ""},
		{official, "25750\n28011", "", "25750 25050", ""},
		{official, "Los Angeles, CA", "", "05200 05210", ""},
		{official, "05210", "", "05210", ""},
		{official, "Sunflower, MS", "", "", "Sunflower, MS"},
		{estimate, " ,, ; \n", "MS", "", ""},
	} {
		keys, unread, _ := w.CountyReader(test.choices).Read(test.text, test.state)
		if strings.Join(keys, " ") != test.wantKeys || strings.Join(unread, "|") != test.wantUnread {
			t.Errorf("%q: %v, not understood %q; want %s, %s", test.text, keys, unread, test.wantKeys, test.wantUnread)
		}
	}
}

func TestABackupIsListed(t *testing.T) {
	w := newWorkspace(t)
	path, err := w.BackUp(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	list, err := w.Backups()
	if err != nil || len(list) != 1 || list[0].Name != filepath.Base(path) || !list[0].ByHand {
		t.Errorf("%+v, %v", list, err)
	}
	none := func(string) (string, error) { return "", os.ErrNotExist }
	if canView("linux", none) || !canView("windows", none) || !canView("linux", func(string) (string, error) { return "xdg-open", nil }) {
		t.Error("a folder is opened where nothing opens it")
	}
}

func TestANumberThatIsTwoCountiesIsTakenForTheOneOfItsSSACodeAndSaidSo(t *testing.T) {
	w := newWorkspace(t)
	both := []AreaChoice{
		{Key: "21210", SSA: "21210", FIPS: "24510", Name: "Baltimore City", State: "MD"},
		{Key: "24510", SSA: "24510", FIPS: "27103", Name: "Nicollet", State: "MN"},
		{Key: "25750", SSA: "25750", FIPS: "28151", Name: "Washington", State: "MS"},
	}
	keys, unread, doubts := w.CountyReader(both).Read("24510 28151 25750", "")
	want := []string{"24510 was taken for the SSA code of Nicollet, MN; it is also the FIPS code of Baltimore City, MD."}
	if !slices.Equal(keys, []string{"24510", "25750"}) || len(unread) > 0 || !slices.Equal(doubts, want) {
		t.Errorf("%v, %v, %v", keys, unread, doubts)
	}
	for i := range both { // while no CMS file is in force, the list is keyed by FIPS codes
		both[i].Key, both[i].SSA = both[i].FIPS, ""
	}
	if keys, _, doubts := w.CountyReader(both).Read("24510", ""); !slices.Equal(keys, []string{"24510"}) || len(doubts) > 0 {
		t.Errorf("%v, %v", keys, doubts)
	}
}
