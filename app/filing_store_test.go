package app

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"countyline/data"
	"countyline/reports/page"
)

// frozenSample is a workspace of the sample plan in a folder of its own, with one filing frozen on October 30, 2026; it
// is made once and copied.
func frozenSample(t *testing.T) (*Workspace, data.Filing) {
	t.Helper()
	made, err := makeFrozen()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "sample")
	if err := os.CopyFS(dir, os.DirFS(made)); err != nil {
		t.Fatal(err)
	}
	w, err := OpenWorkspace(context.Background(), dir, quiet)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	list, err := w.Filings(context.Background(), "")
	if err != nil || len(list) != 1 {
		t.Fatalf("got %v, %v", list, err)
	}
	return w, list[0]
}

// TestMain removes what tests share.
func TestMain(m *testing.M) {
	code := m.Run()
	if frozenDir != "" {
		_ = os.RemoveAll(frozenDir)
	}
	os.Exit(code)
}

// frozenDir is set once makeFrozen ran.
var frozenDir string

var makeFrozen = sync.OnceValues(func() (string, error) {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "countyline-sample-")
	if err != nil {
		return "", err
	}
	frozenDir, dir = dir, filepath.Join(dir, "sample")
	if err := CreateSample(ctx, dir, quiet); err != nil {
		return "", err
	}
	w, err := OpenWorkspace(ctx, dir, quiet)
	if err != nil {
		return "", err
	}
	facts, err := w.ProposeFiling(ctx, "", "2026-10-30")
	if err != nil {
		return "", errors.Join(err, w.Close())
	}
	_, err = w.CreateFiling(ctx, facts)
	return dir, errors.Join(err, w.Close())
})

func TestAFilingKeepsWhatWasFrozen(t *testing.T) {
	ctx := context.Background()
	w, f := frozenSample(t)
	if f.Number != "F-2028-01" || f.AsOf != "2026-10-30" || f.Due != "2027-02-10" || f.Title == "" || f.Basis != FilingBasis.String() {
		t.Errorf("got %+v", f)
	}
	audit, err := w.Audit(ctx, "2026-10-30")
	if err != nil {
		t.Fatal(err)
	}
	if f.CheckCode != audit.CheckCode || f.Figures != audit.figures() || f.Figures.Failing == 0 {
		t.Errorf("figures %+v, check code %s; want %+v, %s", f.Figures, f.CheckCode, audit.figures(), audit.CheckCode)
	}
	var names []string
	for _, d := range f.Documents {
		names = append(names, d.Name)
	}
	if !slices.Equal(names, filingOrder) {
		t.Errorf("documents are %v", names)
	}
	if states, err := w.VerifyFiling(ctx, f.ID); err != nil || slices.Max(states) != DocumentUnchanged || len(states) != len(filingOrder) {
		t.Errorf("verified: %v, %v", states, err)
	}
}

func TestTheKeptPagesPrintTheKeptPDF(t *testing.T) {
	ctx := context.Background()
	w, f := frozenSample(t)
	doc, err := w.FilingPages(ctx, f.ID)
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := page.HouseFonts()
	if err != nil {
		t.Fatal(err)
	}
	var printed bytes.Buffer
	if err := page.WritePDF(doc, fonts, &printed); err != nil {
		t.Fatal(err)
	}
	kept, err := w.readDocument(ctx, f, PaperName)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(printed.Bytes(), kept) {
		t.Error("the preview's pages print another PDF than the one that is kept")
	}
	if d, _ := f.Document(PaperName); d.Pages != len(doc.Pages) || d.Pages < 5 || d.Size != int64(len(kept)) {
		t.Errorf("%+v; there are %d pages", d, len(doc.Pages))
	}
	if !strings.Contains(doc.Texts(), "Filing F-2028-01") {
		t.Error("the number is not on the pages")
	}
}

func TestTheNextFilingHasTheNextNumberAndAStatedOneIsChecked(t *testing.T) {
	ctx := context.Background()
	w, f := frozenSample(t)
	facts, err := w.ProposeFiling(ctx, "", "2026-11-21")
	if err != nil || facts.Number != "F-2028-02" || facts.Frozen != "2026-11-21" || facts.Due != "2027-02-10" {
		t.Fatalf("proposed %+v, %v", facts, err)
	}
	for code, change := range map[string]func(*FilingFacts){
		"number_taken": func(f *FilingFacts) { f.Number = " f-2028-01 " },
		"no_title":     func(f *FilingFacts) { f.Title = "  " },
		"no_number":    func(f *FilingFacts) { f.Number = "" },
		"bad_date":     func(f *FilingFacts) { f.Frozen = "tomorrow" },
	} {
		bad := facts
		change(&bad)
		if _, err := w.CreateFiling(ctx, bad); data.CodeOf(err) != code || !strings.Contains(err.Error(), "othing was changed") {
			t.Errorf("got %v, want %s", err, code)
		}
	}
	if _, err := w.DeleteFiling(ctx, f.ID); err != nil {
		t.Fatal(err)
	}
	if facts, err := w.ProposeFiling(ctx, "", "2026-11-21"); err != nil || facts.Number != "F-2028-02" {
		t.Errorf("a printed number is given again: %+v, %v", facts, err)
	}
}

func TestAStoppedFilingLeavesNothing(t *testing.T) {
	w, _ := frozenSample(t)
	before, err := entries(filepath.Join(w.db.Dir(), "documents"))
	if err != nil {
		t.Fatal(err)
	}
	facts, err := w.ProposeFiling(context.Background(), "", "2026-10-30")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stopping := w.With(func(stage string, _, _ int64) {
		if strings.Contains(stage, "adequacy.xlsx") {
			stop()
		}
	})
	if _, err := stopping.CreateFiling(ctx, facts); data.CodeOf(err) != "cancelled" {
		t.Fatalf("got %v", err)
	}
	if after, _ := entries(filepath.Join(w.db.Dir(), "documents")); !slices.Equal(before, after) {
		t.Errorf("left behind: %v", after)
	}
	if list, err := w.Filings(context.Background(), ""); err != nil || len(list) != 1 {
		t.Errorf("got %v, %v", list, err)
	}
}

func TestDocumentsAreHandedOutUnderGoodNamesAndNothingIsReplaced(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	w, f := frozenSample(t)
	paths, err := w.ExportFiling(ctx, f.ID, dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) != len(filingOrder)-1 || filepath.Base(paths[0]) != "Cypress Bend Health Plan, Inc 2028 F-2028-01 filing.pdf" {
		t.Errorf("got %v", paths)
	}
	if again, err := w.ExportFiling(ctx, f.ID, dir); err != nil || !slices.Equal(again, paths) {
		t.Errorf("the same again: %v, %v", again, err)
	}
	other := t.TempDir()
	mine := filepath.Join(other, filepath.Base(paths[2]))
	if err := os.WriteFile(mine, []byte("my notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := w.ExportFiling(ctx, f.ID, other); data.CodeOf(err) != "exists" || !strings.Contains(err.Error(), mine) {
		t.Errorf("got %v", err)
	}
	if names, _ := entries(other); len(names) != 1 {
		t.Errorf("some were copied all the same: %v", names)
	}
}

func TestACopyForViewingThatWasChangedIsSomebodysWork(t *testing.T) {
	ctx := context.Background()
	w, f := frozenSample(t)
	first, err := w.DocumentForViewing(ctx, f.ID, "adequacy.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	if again, err := w.DocumentForViewing(ctx, f.ID, "adequacy.xlsx"); err != nil || again != first {
		t.Errorf("got %s, %v", again, err)
	}
	if err := os.WriteFile(first, []byte("with my notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	second, err := w.DocumentForViewing(ctx, f.ID, "adequacy.xlsx")
	if err != nil || second == first || !strings.HasSuffix(second, " (2).xlsx") {
		t.Errorf("got %s, %v", second, err)
	}
	if raw, _ := os.ReadFile(first); string(raw) != "with my notes" {
		t.Error("the changed copy was replaced")
	}
}

func TestADocumentThatIsGoneOrChangedIsSaidSo(t *testing.T) {
	ctx := context.Background()
	w, f := frozenSample(t)
	kept := func(name string) string {
		d, _ := f.Document(name)
		return filepath.Join(w.db.Dir(), "documents", d.SHA256)
	}
	if err := os.Remove(kept("map.png")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(kept(PagesName), []byte("Countyline pages 1\nand nothing else"), 0o600); err != nil {
		t.Fatal(err)
	}
	states, err := w.VerifyFiling(ctx, f.ID)
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range f.Documents {
		want := map[string]DocumentState{"map.png": DocumentMissing, PagesName: DocumentChanged}[d.Name]
		if states[i] != want {
			t.Errorf("%s is %v, want %v", d.Name, states[i], want)
		}
	}
	if _, err := w.FilingPages(ctx, f.ID); data.CodeOf(err) != "changed_document" {
		t.Errorf("changed pages are shown: %v", err)
	}
	if err := w.ExportDocument(ctx, f.ID, "map.png", filepath.Join(t.TempDir(), "map.png")); data.CodeOf(err) != "missing_document" {
		t.Errorf("got %v", err)
	}
}

func TestWhatIsSaidOfAFilingCanBeUndone(t *testing.T) {
	ctx := context.Background()
	w, f := frozenSample(t)
	undoFiled, err := w.MarkFiled(ctx, f.ID, "2027-02-09")
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := w.Filing(ctx, f.ID); !got.Filed() || got.FiledOn != "2027-02-09" {
		t.Errorf("got %+v", got)
	}
	if err := undoFiled(ctx); err != nil {
		t.Fatal(err)
	}
	undoTitle, err := w.DescribeFiling(ctx, f.ID, "Mock filing", "For the board")
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := w.Filing(ctx, f.ID); got.Title != "Mock filing" || got.Note != "For the board" || got.Filed() {
		t.Errorf("got %+v", got)
	}
	if err := undoTitle(ctx); err != nil {
		t.Fatal(err)
	}
	undoDelete, err := w.DeleteFiling(ctx, f.ID)
	if err != nil {
		t.Fatal(err)
	}
	if list, _ := w.Filings(ctx, ""); len(list) != 0 {
		t.Errorf("got %v", list)
	}
	if err := undoDelete(ctx); err != nil {
		t.Fatal(err)
	}
	if got, err := w.Filing(ctx, f.ID); err != nil || !reflect.DeepEqual(got, f) {
		t.Errorf("got %+v, %v; want %+v", got, err, f)
	}
	if _, err := w.MarkFiled(ctx, f.ID, "soon"); data.CodeOf(err) != "bad_date" {
		t.Errorf("got %v", err)
	}
}

func TestAFilingIsComparedWithHowThingsStand(t *testing.T) {
	ctx := context.Background()
	w, f := frozenSample(t)
	now, err := w.Adequacy(ctx, "", FilingBasis)
	if err != nil {
		t.Fatal(err)
	}
	same, err := w.CompareFiling(ctx, f.ID, now)
	if err != nil {
		t.Fatal(err)
	}
	if same.FailingThen != f.Figures.Failing || same.FailingNow != f.Figures.Failing || len(same.Turned)+len(same.Fell)+same.Gone+same.New > 0 {
		t.Errorf("nothing changed, but got %+v", same)
	}
	other := *now
	other.Cells = slices.Clone(now.Cells)
	turned, fell := -1, -1
	for i := range other.Cells {
		c := &other.Cells[i]
		switch pass := c.CountPass && c.AccessPass; {
		case !pass && turned < 0:
			c.CountPass, c.AccessPass, turned = true, true, i
		case pass && fell < 0:
			c.AccessPass, fell = false, i
		}
	}
	change, err := w.CompareFiling(ctx, f.ID, &other)
	if err != nil || len(change.Turned) != 1 || len(change.Fell) != 1 || change.FailingNow != change.FailingThen {
		t.Fatalf("got %+v, %v", change, err)
	}
	if at := change.Turned[0].CellRef; at.County*len(now.Specialties)+at.Specialty != turned {
		t.Errorf("cell %+v turned, want number %d", at, turned)
	}
	ready, err := w.Adequacy(ctx, "", MemberReadyBasis)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.CompareFiling(ctx, f.ID, ready); data.CodeOf(err) != "other_basis" {
		t.Errorf("got %v", err)
	}
}

func TestANameFromAnywhereIsFitForAFile(t *testing.T) {
	for in, want := range map[string]string{
		"Cypress Bend Health Plan, Inc.": "Cypress Bend Health Plan, Inc", `a/b\c:d*e?f"g<h>i|j`: "a b c d e f g h i j",
		"../../etc/passwd": "etc passwd", "line\nbreak\x00": "line break", "-rf": "rf", "": "", "Ålesund Été": "Ålesund Été",
	} {
		if got := fileWords(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestTheSystemsOpenerGetsThePathAsOneArgument(t *testing.T) {
	command := viewer("/a folder/-x; rm $HOME/filing.pdf")
	if got := command.Args[len(command.Args)-1]; got != "/a folder/-x; rm $HOME/filing.pdf" {
		t.Errorf("the last argument is %q", got)
	}
	t.Setenv("PATH", t.TempDir())
	err := View(context.Background(), "filing.pdf")
	if data.CodeOf(err) != "no_viewer" || !strings.Contains(err.Error(), "filing.pdf") {
		t.Errorf("got %v", err)
	}
}

func TestCopiesOfAFilingAreNamedByThePlanAndYearThatWereFrozen(t *testing.T) {
	ctx := context.Background()
	w, f := frozenSample(t)
	before, err := w.DocumentName(ctx, f.ID, PaperName)
	if err != nil {
		t.Fatal(err)
	}
	facts, err := w.PlanFacts(ctx, f.ProductID)
	if err != nil {
		t.Fatal(err)
	}
	facts.Plan, facts.ContractYear = "Another name", facts.ContractYear+1
	if _, err := w.SavePlanFacts(ctx, facts); err != nil {
		t.Fatal(err)
	}
	if after, err := w.DocumentName(ctx, f.ID, PaperName); err != nil || after != before || !strings.Contains(after, "2028") {
		t.Errorf("%q, %v; was %q", after, err, before)
	}
}
