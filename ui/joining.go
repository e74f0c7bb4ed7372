package ui

import (
	"context"
	"os"
	"os/user"
	"strings"
	"unicode/utf8"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	kit "countyline/ui/widget"
)

// membership asks for what it takes to start a team in a folder, or to join the one that is there.
type membership struct {
	s      *Shell
	folder string
	title  string
	begin  func(*membership) // what is done with the answers

	name, secret, again, person, role, device *kit.Field // name and again are nil for joining
	form                                      *kit.Form
	box                                       *kit.Dialog
}

// look reads whose a folder is and whom this workspace belongs to, then goes on.
func (s *Shell) look(folder string, then func(look app.ShareLook, person string)) {
	var look app.ShareLook
	person := userName()
	s.desk.Run(desk.Task{
		Key: "share folder", Title: "Looking at the folder",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			if w != nil {
				if named, err := w.Named(ctx); err != nil {
					return err
				} else if named {
					if person, err = w.Person(ctx); err != nil {
						return err
					}
				}
			}
			look, err = app.LookAtShare(ctx, folder)
			return err
		},
		Done: func() { then(look, person) },
	})
}

// StartTeam asks for a folder and what a new team needs, and makes the team.
func (x *exchange) StartTeam() {
	x.s.Folder("Choose the folder that your team will share", x.startIn)
}

// startIn asks for what a team in a folder needs, or offers to join the one that is there.
func (x *exchange) startIn(folder string) {
	x.s.look(folder, func(look app.ShareLook, person string) {
		if look.Team == "" {
			x.s.askToStart(folder, look, person).show()
			return
		}
		var box *kit.Dialog
		words := "This is the folder of the team “" + look.Team + "”. You can join it, or choose another folder for a new team."
		box = kit.ShowDialog(x.s.window, "A team is here already", kit.NewParagraph(words, kit.Style{}),
			kit.NewButton("Cancel", "", kit.Secondary, func() { box.Close() }),
			kit.NewButton("Join the team", "", kit.Primary, func() {
				box.Close()
				x.s.askToJoin(folder, look, person, x.joining).show()
			}))
	})
}

// JoinTeam asks for the team's folder and its passphrase, and joins with the open workspace.
func (x *exchange) JoinTeam() {
	x.s.Folder("Choose the folder that your team shares", func(folder string) {
		x.s.joinIn(folder, x.joining)
	})
}

// JoinTeam makes a workspace of the user's own from what a team shares in a folder.
func (s *Shell) JoinTeam(folder string) { s.joinIn(folder, s.arriving) }

// joinIn asks to join the team of a folder, or says that none is there.
func (s *Shell) joinIn(folder string, begin func(*membership)) {
	s.look(folder, func(look app.ShareLook, person string) {
		if look.Team == "" {
			s.Fail(&data.Error{Code: "not_a_team", Message: "No team shares " + s.homes.called(folder) + " yet, so nothing was changed; choose the folder that a colleague shared with you, or start the team on the screen Team."})
			return
		}
		s.askToJoin(folder, look, person, begin).show()
	})
}

// joining joins with the workspace that is open.
func (x *exchange) joining(m *membership) {
	facts := m.facts()
	var done app.Exchange
	x.s.desk.Run(desk.Task{
		Key: "exchange", Title: "Joining the team",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			done, err = w.JoinTeam(ctx, facts)
			return err
		},
		Done: func() {
			x.s.notes.toasts.Tell(kit.PillOk, "You are in the team. "+done.Words(), nil)
			x.joined(done)
		},
		Failed: func(err error) { m.refused(err) },
	})
}

// starting makes the team.
func (x *exchange) starting(m *membership) {
	facts := m.facts()
	x.s.desk.Run(desk.Task{
		Key: "exchange", Title: "Starting the team",
		Work: func(ctx context.Context, w *app.Workspace) error { return w.CreateTeam(ctx, facts) },
		Done: func() {
			x.s.notes.toasts.Tell(kit.PillOk, "The team “"+facts.Team+"” is there; Invite says what a colleague needs.", nil)
			x.joined(app.Exchange{})
		},
		Failed: func(err error) { m.refused(err) },
	})
}

// joined tells everybody that the workspace belongs to a team now.
func (x *exchange) joined(done app.Exchange) {
	x.last = x.s.now()
	if done.Changed {
		x.telling = true
		x.s.desk.Tell(desk.NewRecords)
		x.s.desk.Tell(desk.NewFilings)
		x.telling = false
	}
	x.look()
	x.in(pollEvery)
}

// arriving makes a workspace from what the team shares and opens its map.
func (s *Shell) arriving(m *membership) {
	facts, dir := m.facts(), s.homes.freeOwn()
	var got opened
	var progress app.Progress
	s.desk.Run(desk.Task{
		Key: "open", Title: "Joining the team",
		Progress: func(p app.Progress) { progress = p },
		Work: func(ctx context.Context, _ *app.Workspace) error {
			if err := makeParent(dir); err != nil {
				return err
			}
			if _, err := app.JoinTeam(ctx, dir, facts, progress); err != nil {
				return err
			}
			got = <-startOpening(opens(dir))
			return got.err
		},
		Done:   func() { s.arrive(got, dir, desk.Place{Screen: desk.Map}) },
		Failed: func(err error) { m.refused(err) },
	})
}

func (s *Shell) askToStart(folder string, look app.ShareLook, person string) *membership {
	m := &membership{s: s, folder: folder, title: "Start a team", begin: s.sharing.starting}
	m.ask(person)
	m.name = &kit.Field{Label: "Name of the team", Inside: "such as Delta network", Validate: filled("Give the team a name.")}
	m.secret.Half = true
	m.secret.Hint = "Everybody who joins needs it. It cannot be found out again: keep it where you keep such things."
	m.again = &kit.Field{Label: "Passphrase again", Secret: true, Half: true, Validate: m.same}
	hint := "It is empty."
	if !look.Empty {
		hint = "What else lies there stays as it is."
	}
	m.build("Start the team", whereWords(look.Where)+hint)
	return m
}

func (s *Shell) askToJoin(folder string, look app.ShareLook, person string, begin func(*membership)) *membership {
	m := &membership{s: s, folder: folder, title: "Join “" + look.Team + "”", begin: begin}
	m.ask(person)
	m.secret.Hint = "Whoever invited you tells it to you, best by phone."
	m.build("Join the team", whereWords(look.Where)+"The team's files are there.")
	return m
}

// whereWords say what kind of folder it is; of an ordinary one nothing can be said.
func whereWords(where string) string {
	if where == "" || where == "Folder" {
		return ""
	}
	return where + ". "
}

// ask makes the fields that both forms have.
func (m *membership) ask(person string) {
	m.secret = &kit.Field{Label: "Passphrase of the team", Secret: true, Validate: longEnough}
	m.person = &kit.Field{Label: "Your name", Value: person, Validate: filled("Say who you are: colleagues see it beside each of your changes."), Hint: "Stands beside each change that you make."}
	m.role = &kit.Field{Label: "Your role", Inside: "such as Contracting", Half: true}
	m.device = &kit.Field{Label: "This computer", Value: computerName(), Half: true}
}

// build makes the form of the fields.
func (m *membership) build(words, hint string) {
	var fields []*kit.Field
	for _, f := range []*kit.Field{{Label: "Shared folder", Value: m.s.homes.called(m.folder), Hint: hint, ReadOnly: true}, m.name, m.secret, m.again, m.person, m.role, m.device} {
		if f != nil {
			fields = append(fields, f)
		}
	}
	m.form = kit.NewForm(fields...).Submitting(words)
	m.form.OnCancel = func() { m.box.Close() }
	m.form.OnSubmit = func() error {
		m.box.Close()
		m.begin(m)
		return nil
	}
}

// show opens the form over the window.
func (m *membership) show() {
	m.form.Say("")
	m.box = kit.ShowDialog(m.s.window, m.title, m.form)
	m.form.FocusIn(m.s.window.Canvas())
}

// refused shows the form again with what was wrong, and where.
func (m *membership) refused(err error) {
	if m.s.closing {
		return
	}
	m.show()
	fields := map[string]*kit.Field{app.FieldPassphrase: m.secret, app.FieldTeam: m.name, app.FieldPerson: m.person}
	field := fields[data.FieldOf(err)]
	if code := data.CodeOf(err); code == "wrong_passphrase" || code == "bad_passphrase" {
		field = m.secret
	}
	if field == nil {
		m.form.Say(sentenceOf(err))
		return
	}
	field.SetError(sentenceOf(err))
}

func (m *membership) facts() app.TeamFacts {
	f := app.TeamFacts{
		Folder: m.folder, Passphrase: m.secret.Text(), Person: strings.TrimSpace(m.person.Text()),
		Role: strings.TrimSpace(m.role.Text()), Device: strings.TrimSpace(m.device.Text()),
	}
	if m.name != nil {
		f.Team = strings.TrimSpace(m.name.Text())
	}
	return f
}

// same says whether the passphrase was typed alike twice.
func (m *membership) same(text string) error {
	if text != m.secret.Text() {
		return &data.Error{Code: "bad_passphrase", Message: "The two passphrases differ; type the same one twice."}
	}
	return nil
}

func longEnough(text string) error {
	if utf8.RuneCountInString(text) < app.LeastPassphrase {
		return &data.Error{Code: "bad_passphrase", Message: "A passphrase has at least " + app.Count(app.LeastPassphrase) + " characters."}
	}
	return nil
}

func filled(sentence string) func(string) error {
	return func(text string) error {
		if strings.TrimSpace(text) == "" {
			return &data.Error{Code: "unanswered", Message: sentence}
		}
		return nil
	}
}

// userName is the user's name as the system has it; empty when it knows a login alone, such as root, which tells
// colleagues nothing.
func userName() string {
	if u, err := user.Current(); err == nil {
		return nameOf(u)
	}
	return ""
}

// nameOf is a user's name unless that is the login; Windows puts the computer or the domain before the latter.
func nameOf(u *user.User) string {
	if login := u.Username[strings.LastIndexByte(u.Username, '\\')+1:]; u.Name == login || u.Name == u.Username {
		return ""
	}
	return u.Name
}

// computerName is what the system calls the computer; empty when it does not say.
func computerName() string {
	name, _ := os.Hostname() // without one the field is left to be filled in
	return name
}
