package ui

import (
	"os/user"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// asked is a form about a folder that is open on the bench, and what it began with.
func asked(t *testing.T, form func(*Shell, string, func(*membership)) *membership) (*bench, *membership, *[]app.TeamFacts) {
	t.Helper()
	b := newBench(t)
	var begun []app.TeamFacts
	m := form(b.Shell, filepath.Join(b.homes.start, "Shared"), func(m *membership) { begun = append(begun, m.facts()) })
	m.show()
	m.device.SetText("Laptop 2")
	return b, m, &begun
}

func joins(s *Shell, folder string, begin func(*membership)) *membership {
	return s.askToJoin(folder, app.ShareLook{Team: "Delta network", Where: "OneDrive"}, "Luis O.", begin)
}

func starts(s *Shell, folder string, begin func(*membership)) *membership {
	m := s.askToStart(folder, app.ShareLook{Empty: true, Where: "Network drive"}, "Dana R.")
	m.begin = begin
	return m
}

func (b *bench) types(words string) {
	for _, r := range words {
		b.window.Canvas().Focused().TypedRune(r)
	}
}

func TestJoiningAsksForThePassphraseFirstAndEnterGoesOn(t *testing.T) {
	b, m, begun := asked(t, joins)
	b.types("short")
	b.key(fyne.KeyReturn) // to the name, the part and the computer
	b.key(fyne.KeyReturn)
	b.types("Contracting")
	b.key(fyne.KeyReturn)
	b.key(fyne.KeyReturn)
	if len(*begun) != 0 || m.secret.Error() == "" {
		t.Fatal("a short passphrase is taken")
	}
	b.types(" and long enough")
	m.form.Submit()
	want := app.TeamFacts{Folder: m.folder, Passphrase: "short and long enough", Person: "Luis O.", Role: "Contracting", Device: m.device.Text()}
	if len(*begun) != 1 || (*begun)[0] != want || b.covered() {
		t.Errorf("began with %+v, want %+v", *begun, want)
	}
}

func TestStartingAsksForThePassphraseTwice(t *testing.T) {
	b, m, begun := asked(t, starts)
	b.types("Delta network")
	m.secret.SetText("correct horse")
	m.again.SetText("correct house")
	m.form.Submit()
	if len(*begun) != 0 || m.again.Error() == "" {
		t.Fatal("two passphrases are taken for one")
	}
	m.again.SetText("correct horse")
	m.form.Submit()
	if len(*begun) != 1 || (*begun)[0].Team != "Delta network" || (*begun)[0].Passphrase != "correct horse" {
		t.Errorf("began with %+v", *begun)
	}
}

func TestAWrongPassphraseIsSaidAtItsFieldAndTheRestStays(t *testing.T) {
	b, m, begun := asked(t, joins)
	m.secret.SetText("not the right one")
	m.role.SetText("Contracting")
	m.form.Submit()
	m.refused(&data.Error{Code: "wrong_passphrase", Message: "This is not the team's passphrase."})
	if !b.covered() || m.secret.Error() != "This is not the team's passphrase." || m.role.Text() != "Contracting" {
		t.Errorf("said at the field: %q", m.secret.Error())
	}
	m.refused(&data.Error{Code: "folder_missing", Message: "The folder is not there any more."})
	if !b.dialogSays("The folder is not there any more.") {
		t.Error("what is wrong with no field is not said")
	}
	b.key(fyne.KeyEscape)
	if len(*begun) != 1 {
		t.Errorf("begun %d times", len(*begun))
	}
}

func TestTheFormsOfATeamLookAsDesigned(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector runs without the pictures")
	}
	for name, c := range map[string]struct {
		form    func(*Shell, string, func(*membership)) *membership
		variant theme.Variant
		refused error
	}{
		"team-start.png": {starts, theme.Light, nil},
		"team-join.png":  {joins, theme.Dark, &data.Error{Code: "wrong_passphrase", Message: "This is not the team's passphrase; nothing was changed."}},
	} {
		b, m, _ := asked(t, c.form)
		b.Go(desk.Place{Screen: desk.Map})
		b.app.Settings().SetTheme(theme.New(c.variant))
		m.secret.SetText("correct horse")
		if c.refused != nil {
			m.form.Submit()
			m.refused(c.refused)
		}
		b.window.Resize(fyne.NewSize(1024, 700))
		test.AssertImageMatches(t, name, b.window.Canvas().Capture())
	}
}

func TestAFolderOfNoTeamIsSaidSoOnFirstRun(t *testing.T) {
	b := newBench(t)
	b.Go(desk.Place{Screen: desk.FirstRun})
	b.finish()
	b.JoinTeam(t.TempDir())
	b.finish()
	if !b.dialogSays("No team shares") {
		t.Error("nothing says that no team is there")
	}
}

// real gives a bench the sharing of the program.
func (b *bench) real() *bench {
	b.sharing.calls = newExchange(b.Shell).calls
	return b
}

// answers the form that is open.
func (b *bench) answer(answers map[string]string) {
	b.t.Helper()
	form := b.form()
	for label, text := range answers {
		form.Field(label).SetText(text)
	}
	form.Submit()
	b.finish()
}

// form is the one in the dialog on top.
func (b *bench) form() *kit.Form {
	b.t.Helper()
	var form *kit.Form
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if f, ok := o.(*kit.Form); ok {
			form = f
			return
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	if top := b.window.Canvas().Overlays().Top(); top != nil {
		walk(top)
	}
	if form == nil {
		b.t.Fatal("no form is open")
	}
	return form
}

func TestATeamIsStartedInOneWindowAndJoinedFromFirstRunInAnother(t *testing.T) {
	if testing.Short() {
		t.Skip("a passphrase takes long to try, and under the race detector ten times as long")
	}
	t.Setenv("XDG_CONFIG_HOME", t.TempDir()) // where a computer keeps what tells it from another
	folder := t.TempDir()
	one := newBench(t).real()
	one.OpenSample()
	one.finish()
	one.sharing.startIn(folder)
	one.finish()
	one.answer(map[string]string{"Name of the team": "Delta network", "Passphrase of the team": "correct horse", "Passphrase again": "correct horse", "Your name": "Dana R."})
	if !one.desk.Share().Team || !one.top.share.Visible() {
		t.Fatalf("the team is not there: %+v", one.desk.Share())
	}
	one.sharing.Exchange(app.ShareOptions{})
	one.finish()

	two := newBench(t).real()
	two.Go(desk.Place{Screen: desk.FirstRun})
	two.finish()
	two.JoinTeam(folder)
	two.finish()
	two.answer(map[string]string{"Passphrase of the team": "wrong horse", "Your name": "Luis O."})
	if two.desk.Workspace != nil || two.form().Field("Passphrase of the team").Error() == "" {
		t.Fatal("a wrong passphrase is taken")
	}
	two.answer(map[string]string{"Passphrase of the team": "correct horse"})
	two.at(desk.Map)
	if figures := two.desk.Figures(); figures == nil || figures.Tally() != one.desk.Figures().Tally() {
		t.Error("the second computer shows other figures than the first")
	}
	one.close()
	two.close()
}

func TestALoginIsNotOfferedAsAName(t *testing.T) {
	for want, users := range map[string][]user.User{
		"":        {{Username: "root", Name: "root"}, {Username: `PC-12\ann`, Name: "ann"}, {Username: `PC-12\ann`, Name: `PC-12\ann`}, {Username: "ann"}},
		"Ann Lee": {{Username: "ann", Name: "Ann Lee"}, {Username: `CLINIC\ann`, Name: "Ann Lee"}},
	} {
		for _, u := range users {
			if got := nameOf(&u); got != want {
				t.Errorf("%q is offered to %+v", got, u)
			}
		}
	}
}
