package cli_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3" // to reach into a workspace behind Countyline's back

	"countyline/app"
	"countyline/data"
)

// sampledCounties are the sample's counties as a reference file has them, with SSA codes of their own.
func sampledCounties() (counties []county) {
	names := "Adams,Amite,Attala,Bolivar,Carroll,Claiborne,Coahoma,Copiah,Covington,Forrest,Franklin,Grenada,Hinds,Holmes," +
		"Humphreys,Issaquena,Jasper,Jefferson,Jefferson Davis,Jones,Lamar,Lauderdale,Lawrence,Leake,Leflore,Lincoln," +
		"Madison,Marion,Montgomery,Neshoba,Newton,Pike,Quitman,Rankin,Scott,Sharkey,Simpson,Smith,Sunflower,Tallahatchie," +
		"Walthall,Warren,Washington,Wilkinson,Yazoo"
	for i, fips := range strings.Split(sampleCounties, ",") {
		counties = append(counties, county{"25" + fips[2:], fips, strings.Split(names, ",")[i], "MS", data.Rural, 5000, 1, 1})
	}
	return counties
}

func quietly(string, int64, int64) {}

// inWorkspace does something in a workspace and closes it.
func inWorkspace(t *testing.T, dir string, do func(w *app.Workspace) (app.Import, error)) app.Import {
	t.Helper()
	w, err := app.OpenWorkspace(context.Background(), dir, quietly)
	if err != nil {
		t.Fatal(err)
	}
	done, err := do(w)
	if err != nil {
		t.Error(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return done
}

func TestAnImportedReferenceKeysTheServiceAreaBySSACode(t *testing.T) {
	dir, ref := makeSample(t), referenceOf(t, sampledCounties())
	estimate := readGrid(t, audit(t, "--workspace", dir, "--formats", "csv"))
	done := inWorkspace(t, dir, func(w *app.Workspace) (app.Import, error) {
		return w.Import(context.Background(), ref, app.DraftOptions{})
	})
	if done.Dataset.Taken != 45 || len(done.Rejects) != 0 {
		t.Errorf("%+v", done)
	}
	out := audit(t, "--workspace", dir, "--formats", "csv,html")
	g := readGrid(t, out)
	if len(g.rows) != len(estimate.rows) || strings.Join(g.header, ",") != columns {
		t.Fatalf("%d lines under %v", len(g.rows), g.header)
	}
	g.want(t, "25151", "S03", map[string]string{"fips_code": "28151", "county_type": "Rural", "beneficiaries": "5000"})
	if strings.Contains(read(t, out, "filing.html"), notice) {
		t.Error("the figures are called an estimate although the reference is there")
	}
	ssa := strings.ReplaceAll(","+sampleCounties, ",28", ",25")[1:]
	same := audit(t, "--reference", ref, "--roster", filepath.Join(dir, "roster.csv"), "--counties", ssa, "--filing", "expansion",
		"--expansion-counties", strings.ReplaceAll(","+sampleApplied, ",28", ",25")[1:], "--formats", "csv")
	if read(t, same, "adequacy.csv") != read(t, out, "adequacy.csv") {
		t.Error("the workspace gives another grid than its files")
	}
}

func TestACountyThatAnImportedReferenceLacksIsNotForgotten(t *testing.T) {
	dir := makeSample(t)
	inWorkspace(t, dir, func(w *app.Workspace) (app.Import, error) {
		return w.Import(context.Background(), referenceOf(t, sampledCounties()[1:]), app.DraftOptions{})
	})
	oneSentence(t, "a missing county", run("audit", "--workspace", dir, "--out", fresh(t)), `"28001"`)
}

func TestAnImportedPopulationIsUsedAndItsRejectsAreKept(t *testing.T) {
	paper(t)
	dir := makeSample(t)
	points := write(t, "members.csv", lines("lat,lon,county_fips,beneficiaries", "33.41,-91.06,28151,120", "33.41,-91.06,28151,many"))
	done := inWorkspace(t, dir, func(w *app.Workspace) (app.Import, error) {
		return w.Import(context.Background(), points, app.DraftOptions{Kind: data.PopulationFile})
	})
	if done.Dataset.Taken != 1 || len(done.Rejects) != 1 {
		t.Errorf("%+v", done)
	}
	out := audit(t, "--workspace", dir, "--formats", "csv,html")
	g := readGrid(t, out)
	g.want(t, "28151", "S03", map[string]string{"covered_percent": "100.0000"})
	g.want(t, "28011", "S03", map[string]string{"covered_percent": "", "pass": "N"})
	if got := rejects(t, out); !strings.HasPrefix(got[len(got)-1], "members.csv|3|beneficiaries|many|") {
		t.Errorf("rejected.csv ends with %q", got[len(got)-1])
	}
	if html := read(t, out, "filing.html"); !strings.Contains(html, "members.csv, 1 point<") {
		t.Error("the filing does not name the file of members")
	}
}

func TestAnImportThatFailsChangesNothing(t *testing.T) {
	dir := makeSample(t)
	before := read(t, audit(t, "--workspace", dir, "--formats", "csv"), "adequacy.csv")
	w, err := app.OpenWorkspace(context.Background(), dir, quietly)
	if err != nil {
		t.Fatal(err)
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	for what, err := range map[string]error{
		"a roster for a reference": second(w.Import(context.Background(), filepath.Join(dir, "roster.csv"), app.DraftOptions{Kind: data.ReferenceFile})),
		"a PDF for a population":   second(w.Import(context.Background(), write(t, "p.csv", "%PDF-1.7"), app.DraftOptions{Kind: data.PopulationFile})),
		"no such roster":           second(w.Import(context.Background(), filepath.Join(dir, "gone.csv"), app.DraftOptions{})),
		"a stop":                   second(w.Import(stopped, referenceOf(t, sampledCounties()), app.DraftOptions{})),
	} {
		if err == nil {
			t.Errorf("%s is imported", what)
			continue
		}
		oneSentence(t, what, answer{1, "", err.Error()}, ".")
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if read(t, audit(t, "--workspace", dir, "--formats", "csv"), "adequacy.csv") != before {
		t.Error("the grid is another")
	}
}

func second(_ app.Import, err error) error { return err }

// TestTheMapIsDrawnFromTheWorkspacesOutlines bends an outline in the database.
func TestTheMapIsDrawnFromTheWorkspacesOutlines(t *testing.T) {
	paper(t)
	dir := makeSample(t)
	before := audit(t, "--workspace", dir, "--formats", "csv,png")
	db, err := sql.Open("sqlite3", filepath.Join(dir, "countyline.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("UPDATE county_shape SET outline = (SELECT outline FROM county_shape WHERE fips = '28011') WHERE fips = '28151'"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	after := audit(t, "--workspace", dir, "--formats", "csv,png")
	if read(t, before, "map.png") == read(t, after, "map.png") {
		t.Error("the map does not change with the outlines in the workspace")
	}
	if read(t, before, "adequacy.csv") != read(t, after, "adequacy.csv") {
		t.Error("the grid changes with an outline")
	}
}
