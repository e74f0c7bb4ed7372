package cli_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"countyline/app"
)

// The sample's service area by FIPS code, and the part of it that the plan applies for.
const (
	sampleCounties = "28001,28005,28007,28011,28015,28021,28027,28029,28031,28035,28037,28043,28049,28051,28053," +
		"28055,28061,28063,28065,28067,28073,28075,28077,28079,28083,28085,28089,28091,28097,28099," +
		"28101,28113,28119,28121,28123,28125,28127,28129,28133,28135,28147,28149,28151,28157,28163"
	sampleApplied = "28051,28053,28055,28125,28163"
)

func makeSample(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "sample")
	a := run("sample", dir)
	if a.code != 0 || !strings.Contains(a.out, filepath.Join(dir, "roster.csv")) || !strings.Contains(a.out, "countyline audit --workspace") {
		t.Fatalf("%+v", a)
	}
	return dir
}

func TestAWorkspaceGivesWhatItsRosterGives(t *testing.T) {
	dir := makeSample(t)
	from := audit(t, "--workspace", dir, "--formats", "csv,png")
	same := audit(t, "--roster", filepath.Join(dir, "roster.csv"), "--counties", sampleCounties, "--filing", "expansion", "--expansion-counties", sampleApplied, "--formats", "csv,png")
	for _, name := range []string{"adequacy.csv", "rejected.csv", "map.png"} {
		if read(t, from, name) != read(t, same, name) {
			t.Errorf("%s of the workspace is not that of its roster", name)
		}
	}
	if g := readGrid(t, from); len(g.rows) != 45*43 {
		t.Errorf("%d lines", len(g.rows))
	}
	otherwise := audit(t, "--roster", filepath.Join(dir, "roster.csv"), "--counties", sampleCounties, "--formats", "csv")
	if read(t, otherwise, "adequacy.csv") == read(t, from, "adequacy.csv") {
		t.Error("letters of intent change nothing in the sample, so this test says nothing of them")
	}
}

func TestAWorkspaceNamesItsPlanOnTheFiling(t *testing.T) {
	paper(t)
	plan, err := app.Sample()
	if err != nil {
		t.Fatal(err)
	}
	html := read(t, audit(t, "--workspace", makeSample(t), "--formats", "html"), "filing.html")
	for _, says := range []string{plan.Plan.Name, plan.Contract.Number, plan.Product.Name, strconv.Itoa(plan.Product.ContractYear), "roster.csv, 1,406 rows, 7 set aside", "February 1, 2026"} {
		if !strings.Contains(html, says) {
			t.Errorf("the filing does not say %q", says)
		}
	}
}

func TestAWorkspaceCanBeAssessedAgainAndStaysAsItIs(t *testing.T) {
	paper(t)
	dir := makeSample(t)
	one, two := audit(t, "--workspace", dir), audit(t, "--workspace", dir)
	for name, text := range folder(t, one) {
		if folder(t, two)[name] != text {
			t.Errorf("%s differs between two runs", name)
		}
	}
	if got := read(t, dir, "roster.csv"); got != read(t, makeSample(t), "roster.csv") {
		t.Error("the roster is changed")
	}
}

func TestAWorkspaceThatIsOpenInAWindowIsReadBesideItAndNotChanged(t *testing.T) {
	dir, npi, before := worked(t)
	said := func() (list []string) {
		for _, args := range [][]string{{"history", "--record", npi}, {"dump"}, {"verify"}} {
			list = append(list, says(t, append(args, "--workspace", dir)...))
		}
		for _, args := range [][]string{nil, {"--at", before.Format("2006-01-02T15:04:05")}} {
			list = append(list, read(t, audit(t, append(args, "--workspace", dir, "--formats", "csv")...), "adequacy.csv"))
		}
		return list
	}
	want := said()
	w, err := app.OpenWorkspace(context.Background(), dir, func(string, int64, int64) {})
	if err != nil {
		t.Fatal(err)
	}
	if got := said(); !slices.Equal(got, want) {
		t.Error("what is read beside the window is not what is there")
	}
	oneSentence(t, "an exchange", run("share", "--workspace", dir), "open in another Countyline window")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := said(); !slices.Equal(got, want) {
		t.Error("the workspace was changed")
	}
}

func TestASampleGoesWhereNothingIsInItsWay(t *testing.T) {
	dir := t.TempDir()
	notes := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(notes, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if a := run("sample", dir); a.code != 0 || read(t, notes) != "mine" {
		t.Errorf("beside a file of the user: %+v", a)
	}
	before := folder(t, dir)
	oneSentence(t, "a second sample", run("sample", dir), "already a workspace")
	keeps(t, "a second sample", dir, before)
}

func TestASampleThatFailsLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "roster.csv"), []byte("my own roster"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := folder(t, dir)
	oneSentence(t, "a roster of the user", run("sample", dir), "left as it is")
	keeps(t, "a roster of the user", dir, before)
	file := write(t, "file", "a file of the user")
	oneSentence(t, "a file", run("sample", file), "file")
	oneSentence(t, "under a file", run("sample", filepath.Join(file, "sample")), "file")
	if read(t, file) != "a file of the user" {
		t.Error("the user's file is changed")
	}
}

func TestASampleInACloudFolderIsRefusedWithTheWayOut(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Dropbox", "work")
	oneSentence(t, "a synced folder", run("sample", dir), "Dropbox")
	if _, err := os.Stat(dir); err == nil {
		t.Error("made the folder all the same")
	}
}
