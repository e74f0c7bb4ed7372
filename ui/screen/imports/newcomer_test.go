package imports

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countyline/ui/desk"
	"countyline/ui/desk/desktest"
	"countyline/ui/theme"
)

// odd is a roster with specialty names that nobody knows.
const odd = "npi,specialty,zip\n1992977888,Bone doc,38701\n1720117138,Heart doctor,38701\n1669498622,Cardiology,38701\n1346203973,Zebra keeper,38701\n"

// before fails unless the words are in sight in this order.
func (b *bench) before(wanted ...string) {
	b.t.Helper()
	all, from := desktest.Words(b.Content()), 0
	for _, w := range wanted {
		at := strings.Index(all[from:], w)
		if at < 0 {
			b.t.Fatalf("%q does not follow in %v:\n%s", w, wanted, all)
		}
		from += at + len(w)
	}
}

func TestUnknownNamesStayWhereTheyAreWhenOneIsNamed(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	b.choose(b.file("odd.csv", odd))
	b.before("Bone doc", "Heart doctor", "Zebra keeper")
	b.wizard.name("Heart doctor", "008")
	b.Settle()
	b.before("Bone doc", "Heart doctor", "1 row", "(008)", "Zebra keeper")
	b.wizard.name("Heart doctor", "")
	b.Settle()
	b.before("Bone doc", "Heart doctor", "Left out", "Zebra keeper", "Left out")
}

func TestTheWayBackToAFileSaysWhichOne(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	b.choose(b.roster())
	b.Press(fyne.KeyEscape)
	if wide := b.Button("Continue roster.csv").Size().Width; wide < 100 {
		t.Errorf("its words have %v pixels", wide)
	}
}

// plain is a roster that states no status.
const plain = "npi,specialty_code,zip,Deal\n1992977888,008,38701,maybe\n1720117138,008,38756,no\n"

func TestRowsWithoutAStatusAreTakenAsTheUserSays(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	b.choose(b.file("plain.csv", plain))
	b.sees("The file states no status: its 2 rows will count as signed.", "They count as", "Signed")
	b.pick(b.wizard.status, "pros")
	b.sees("its 2 rows will count as prospects.", "Rows as prospects")
	if b.Window.Canvas().Focused() != fyne.Focusable(b.wizard.status) {
		t.Error("the keyboard leaves the question")
	}
	b.Tap("Change columns")
	b.sees("Rows that state no status are", "Prospects")
	b.Press(fyne.KeyEscape)
	b.choose(b.file("loi.csv", "npi,specialty_code,zip,loi\n1992977888,008,38701,Y\n1720117138,008,38756,N\n"))
	b.sees("will count as signed, or as under letter of intent where its column says so.")
	b.Tap("Change columns")
	b.sees("Signed, or LOI where its column says so")
}

func TestAFirstRosterBeginsAPlanThatTheUserNames(t *testing.T) {
	b := fresh(t, theme.Light, wide)
	b.choose(b.file("plain.csv", plain))
	b.sees("A new plan begins with this roster")
	if b.Window.Canvas().Focused() != fyne.Focusable(b.wizard.plan.Editor) {
		t.Fatal("the name has no focus")
	}
	b.Write("Valley Care")
	b.Press(fyne.KeyReturn)
	if b.Window.Canvas().Focused() != fyne.Focusable(b.wizard.next) {
		t.Error("Enter does not lead on")
	}
	b.Press(fyne.KeyReturn)
	if facts, err := b.desk.Workspace.PlanFacts(t.Context(), ""); err != nil || facts.Plan != "Valley Care" {
		t.Errorf("%+v, %v", facts, err)
	}
}

func TestAFileTakenBeforeARestartLeadsToItsImport(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	kept := desk.Place{Screen: desk.Imports, Record: b.roster(), Tab: tabTake}
	b.Open(kept)
	b.Settle()
	if b.at != b.list.page || b.list.current() == nil || b.list.current().FileName != "roster.csv" {
		t.Fatalf("it leads to %+v", b.Place())
	}
	b.sees("In force")

	b.Open(desk.Place{Screen: desk.Imports, Record: b.file("odd.csv", odd)}) // not taken yet: it is read again
	b.Settle()
	if b.at != b.wizard.page || b.wizard.next.Words() != "Take 1 row" {
		t.Fatalf("%+v", b.Place())
	}
	if focused := b.Window.Canvas().Focused(); focused != nil {
		t.Errorf("the keyboard is on %T", focused)
	}

	b.choose(b.roster()) // to import it again is a choice
	b.sees("This very file is in force already")
}

func TestTheReasonOfARowSetAsideCanBeReadWhole(t *testing.T) {
	b := sampled(t, theme.Light, wide)
	b.choose(b.file("twice.csv", "npi,specialty_code,zip\n1992977888,008,38701\n1992977888,008,38701\n1720117138,999,38701\n"))
	b.sees("Line 3, npi 1992977888. Duplicate: NPI, specialty, location, county and status as on line 2.")
	b.Window.Canvas().Focus(b.wizard.table.table)
	b.Press(fyne.KeyDown, fyne.KeyDown)
	b.sees("Line 4, specialty_code 999. Unknown specialty: no HSD type has this code.")
}
