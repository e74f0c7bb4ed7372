package team

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// settle keeps a side of a conflict.
func (s *Screen) settle(c app.Conflict, side int) {
	said := c.Record + ": " + strings.ToLower(c.Field) + " is " + valueWords(c.Sides[side].Value) + "."
	if c.Removal && c.Sides[side].Keeps {
		said = c.Record + " stays."
	} else if c.Removal {
		said = c.Record + " is removed."
	}
	s.change("Deciding", said, func(ctx context.Context, w source) (app.Undo, error) {
		return w.Settle(ctx, c.ID, side)
	})
}

// settleWith writes another value.
func (s *Screen) settleWith(c app.Conflict, text string) {
	s.change("Deciding", c.Record+": "+strings.ToLower(c.Field)+" is "+valueWords(text)+".", func(ctx context.Context, w source) (app.Undo, error) {
		return w.SettleWith(ctx, c.ID, text)
	})
}

// undoEvent sets back what a colleague changed.
func (s *Screen) undoEvent(e *app.Event) {
	id, person := e.ID, e.Person
	var left []app.FieldChange
	var undo app.Undo
	s.desk.Run(desk.Task{
		Title: "Undoing",
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			left, undo, err = s.of(w).UndoEvent(ctx, id)
			return err
		},
		Done: func() {
			words := "What " + person + " changed is as it was before."
			if len(left) > 0 {
				words += " " + app.CountOf(len(left), "field was", "fields were") + " changed since and stay as they are."
			}
			s.desk.Tell(desk.NewRecords)
			s.desk.Host.Toast(words, s.takingBack(words, undo))
		},
	})
}

// change does something that can be taken back.
func (s *Screen) change(title, said string, work func(context.Context, source) (app.Undo, error)) {
	var undo app.Undo
	s.desk.Run(desk.Task{
		Title: title, Saves: true,
		Work: func(ctx context.Context, w *app.Workspace) (err error) {
			undo, err = work(ctx, s.of(w))
			return err
		},
		Done: func() {
			s.desk.Tell(desk.NewRecords)
			s.desk.Host.Toast(said, s.takingBack(said, undo))
		},
	})
}

// takingBack undoes what was said to be done, and says that.
func (s *Screen) takingBack(said string, undo app.Undo) func() {
	if undo == nil {
		return nil
	}
	return func() {
		s.desk.Run(desk.Task{
			Title: "Undoing",
			Work:  func(ctx context.Context, _ *app.Workspace) error { return undo(ctx) },
			Done: func() {
				s.desk.Tell(desk.NewRecords)
				s.desk.Host.Toast("Undone: "+said, nil)
			},
		})
	}
}

// letSeeRates gives a member the key to rates, after asking: it cannot be taken back.
func (s *Screen) letSeeRates(m app.Member) {
	words := m.Person + " will be able to read all rates and private notes of this team, those of the past too. What somebody has been able to read cannot be taken back."
	kit.Confirm(s.desk.Window, "Let "+m.Person+" see rates", words, "Let them see rates", func() {
		s.desk.Run(desk.Task{
			Title: "Giving the key to rates",
			Work:  func(ctx context.Context, w *app.Workspace) error { return s.of(w).LetSeeRates(ctx, m.Writer) },
			Done: func() {
				s.desk.Host.Toast(m.Person+" sees rates after the next exchange on both sides.", nil)
				s.reload()
				s.desk.Sharing.Soon()
			},
		})
	})
}

// introduce asks how colleagues shall see whoever works here.
func (s *Screen) introduce() {
	me := s.records.team.Me
	name := &kit.Field{Label: "Your name", Value: me.Person, Hint: "Stands beside each change that you make from now on.", Validate: func(text string) error {
		if strings.TrimSpace(text) == "" {
			return &data.Error{Code: "unanswered", Message: "Say who you are: colleagues see it beside each of your changes."}
		}
		return nil
	}}
	role := &kit.Field{Label: "Your role", Value: me.Role, Inside: "such as Contracting", Half: true}
	device := &kit.Field{Label: "This computer", Value: me.Device, Half: true}
	form := kit.NewForm(name, role, device)
	var box *kit.Dialog
	form.OnCancel = func() { box.Close() }
	form.OnSubmit = func() error {
		box.Close()
		person, does, computer := strings.TrimSpace(name.Text()), role.Text(), device.Text()
		s.desk.Run(desk.Task{
			Title: "Saving how colleagues see you", Saves: true,
			Work: func(ctx context.Context, w *app.Workspace) error {
				return s.of(w).SetMember(ctx, person, does, computer)
			},
			Done: func() {
				s.desk.Host.Toast("Colleagues see you as "+person+" after the next exchange.", nil)
				s.reload()
				s.desk.Sharing.Soon()
			},
		})
		return nil
	}
	box = kit.ShowDialog(s.desk.Window, "How colleagues see you", form)
	form.Focus()
}

// export writes all changes into one file, for e-mail or a USB stick.
func (s *Screen) export() {
	name := strings.Join(strings.FieldsFunc(s.records.team.Name+" "+s.desk.Now().Format("2006-01-02"), func(r rune) bool { return strings.ContainsRune(`/\:*?"<>|`, r) }), " ")
	s.desk.Files.SaveFile("Export the team's changes", name+".countyline", func(path string) {
		s.desk.Run(desk.Task{
			Key: "exchange by hand", Title: "Writing " + filepath.Base(path),
			Work: func(ctx context.Context, w *app.Workspace) error {
				_, err := s.of(w).ExportShare(ctx, path)
				return err
			},
			Done: func() {
				s.desk.Host.Offer("Everything known here is in "+filepath.Base(path)+", encrypted for the team.", "Show in folder", func() { s.desk.Files.View(filepath.Dir(path)) })
			},
		})
	})
}

// takeIn reads what a colleague exported.
func (s *Screen) takeIn() {
	s.desk.Files.OpenFile("Take in a colleague's file", []string{".countyline"}, func(path string) {
		var done app.Exchange
		s.desk.Run(desk.Task{
			Key: "exchange by hand", Title: "Taking in " + filepath.Base(path),
			Work: func(ctx context.Context, w *app.Workspace) (err error) {
				done, err = s.of(w).ImportShare(ctx, path)
				return err
			},
			Done: func() {
				if done.Changed {
					s.desk.Tell(desk.NewRecords)
					s.desk.Tell(desk.NewFilings)
				}
				s.desk.Host.Toast(done.Words(), nil)
			},
		})
	})
}

// reconnect goes on in another folder. One that is empty is filled from here, after asking.
func (s *Screen) reconnect() {
	s.desk.Files.Folder("Choose the folder of your team", func(dir string) {
		var look app.ShareLook
		s.desk.Run(desk.Task{
			Key: "share folder", Title: "Looking at the folder",
			Work: func(ctx context.Context, _ *app.Workspace) (err error) {
				look, err = app.LookAtShare(ctx, dir)
				return err
			},
			Done: func() {
				if look.Team != "" {
					s.desk.Sharing.Exchange(app.ShareOptions{Folder: dir})
					return
				}
				words := "No team shares this folder yet. It can be filled with everything that this computer has seen of the team; colleagues then choose it too. What else lies there stays as it is."
				kit.Confirm(s.desk.Window, "Go on in this folder", words, "Fill it from this computer", func() {
					s.desk.Sharing.Exchange(app.ShareOptions{Folder: dir, Rebuild: true})
				})
			},
		})
	})
}

// rebuild fills the folder again, after asking.
func (s *Screen) rebuild() {
	words := "Everything that this computer has seen of the team is put back into the folder. Nothing is deleted, here or there. If the folder is only not there right now, such as a drive that is not connected, cancel and look again later."
	kit.Confirm(s.desk.Window, "Rebuild the shared folder", words, "Rebuild from this computer", func() {
		s.desk.Sharing.Exchange(app.ShareOptions{Rebuild: true})
	})
}

// invite says what a colleague needs to join.
func (s *Screen) invite() {
	if !s.records.inTeam {
		s.startTeam()
		return
	}
	t := &s.records.team
	var lines []fyne.CanvasObject
	for i, step := range inviteSteps(t) {
		lines = append(lines, &fyne.Container{Layout: &numbered{}, Objects: []fyne.CanvasObject{
			kit.NewText(app.Count(i+1), kit.Style{Bold: true, Ink: kit.InkAccent}), kit.NewParagraph(step, kit.Style{}),
		}})
	}
	lines = append(lines, kit.NewStack(0, kit.NewText("Your fingerprint", kit.Style{Size: theme.Small, Bold: true, Ink: kit.InkSecond}), fingerprintBox(t.Me.Fingerprint)))
	var box *kit.Dialog
	text := "How to join “" + t.Name + "” in Countyline:\n" + strings.Join(inviteSteps(t), "\n") + "\n" + t.Me.Person + "'s fingerprint: " + t.Me.Fingerprint
	box = kit.ShowDialog(s.desk.Window, "Invite a colleague", kit.NewStack(theme.Gap, lines...),
		kit.NewButton("Close", "", kit.Secondary, func() { box.Close() }),
		kit.NewButton("Copy these steps", "copy", kit.Primary, func() {
			fyne.CurrentApp().Clipboard().SetContent(text)
			box.Close()
			s.desk.Host.Toast("The steps are copied, without the passphrase.", nil)
		}))
}

// inviteSteps are what it takes to join.
func inviteSteps(t *app.Team) []string {
	folder := "Share the team's folder with them, as you share any folder: " + t.Folder
	if t.Folder == "" {
		folder = "Export a file by hand and give it to them."
	}
	return []string{
		folder,
		"Tell them the passphrase of the team, best by phone. It is not kept where anybody could read it.",
		"They start Countyline, choose Join your team, then the folder, and type the passphrase.",
		"When they appear under Members, read your fingerprints to each other by phone. The same groups on both screens: nobody stands between you.",
	}
}

// numbered puts a number before a paragraph.
type numbered struct{ width float32 }

// MinSize is the height at the width it was last given.
func (n *numbered) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, o[1].(*kit.Paragraph).HeightAt(max(200, n.width-theme.Margin)))
}

// Layout places number and paragraph.
func (n *numbered) Layout(o []fyne.CanvasObject, size fyne.Size) {
	n.width = size.Width
	put(o[0], 0, 0, theme.Margin, 20)
	put(o[1], theme.Margin, 0, size.Width-theme.Margin, size.Height)
}
