// Package team is the screen of the people who share a workspace through a folder: what they disagree on, who they are,
// what came from them, and how the folder stands.
package team

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countyline/app"
	"countyline/data"
	"countyline/ui/desk"
	"countyline/ui/theme"
	kit "countyline/ui/widget"
)

// source is what the screen asks of a workspace.
type source interface {
	Team(ctx context.Context) (app.Team, error)
	Conflicts(ctx context.Context) ([]app.Conflict, error)
	Settle(ctx context.Context, id string, side int) (app.Undo, error)
	SettleWith(ctx context.Context, id, text string) (app.Undo, error)
	History(ctx context.Context, f app.HistoryFilter) ([]app.Event, error)
	UndoEvent(ctx context.Context, id int64) ([]app.FieldChange, app.Undo, error)
	LetSeeRates(ctx context.Context, writer string) error
	CellsOf(ctx context.Context, a *app.Adequacy, ids []string) (map[string]map[data.Status]int, error)
	SetMember(ctx context.Context, person, role, device string) error
	ExportShare(ctx context.Context, path string) (app.Exchange, error)
	ImportShare(ctx context.Context, path string) (app.Exchange, error)
}

// Screen is the team of a workspace, or how to come by one.
type Screen struct {
	desk    *desk.Desk
	of      func(*app.Workspace) source // tests have others
	content *fyne.Container
	filled  fyne.CanvasObject // with a team
	alone   fyne.CanvasObject // without

	head    *kit.Header
	main    *kit.Pane
	decide  *decide
	members *members
	people  *kit.Card
	known   *kit.Text // as of when the members are known
	title   *fyne.Container
	arrived *arrived
	foot    *kit.Footer
	side    *side

	records records
	effects effects
	loaded  bool
	scroll  float32 // to be restored once there is something to scroll
}

// New is the screen at a desk.
func New(d *desk.Desk) *Screen { return newScreen(d, func(w *app.Workspace) source { return w }) }

func newScreen(d *desk.Desk, of func(*app.Workspace) source) *Screen {
	s := &Screen{desk: d, of: of}
	s.head = kit.NewHeader("Team", "", kit.NewButton("Invite", "user-plus", kit.Secondary, s.invite), kit.NewButton("Exchange now", "refresh-cw", kit.Primary, s.exchangeNow))
	s.decide, s.arrived, s.side = newDecide(s), newArrived(s), newSide(s)
	s.members = newMembers(s.choose)
	s.known = kit.NewText("", kit.Style{Ink: kit.InkSecond})
	s.title = kit.NewEnds(kit.NewText("Members", kit.Style{Size: theme.Lead, Bold: true}), s.known)
	s.people = kit.NewCard(kit.NewStack(0,
		kit.NewPadded(theme.Margin-1, 14, 12, 0, s.title),
		s.members, kit.NewPadded(0, 0, 6, 0))).Padded(1)
	s.main = kit.NewPane(s.cards())
	s.foot = kit.NewFooter("Nothing in the shared folder can delete anything here.", kit.FooterItem{Words: "Looked into every minute"})
	s.filled = container.NewBorder(s.head, s.foot, nil, nil, s.main)
	s.alone = s.newAlone()
	s.filled.Hide()
	s.alone.Hide()
	s.content = container.NewStack(s.filled, s.alone)
	d.OnChange(s.changed)
	s.reload()
	return s
}

// cards are the main region from the top.
func (s *Screen) cards() fyne.CanvasObject {
	return kit.NewPadded(theme.Margin, 0, theme.Margin, theme.Margin, s.decide.card, s.people, s.arrived.card)
}

// relay lays the main region out anew after the height of some of it changed; it stays where it is scrolled to.
func (s *Screen) relay() {
	if s.main == nil {
		return
	}
	at := s.main.Offset()
	s.main.SetContent(s.cards())
	s.main.ScrollTo(at)
}

// Content is the screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Open shows a place: a member, the conflict that is open, how far it is scrolled.
func (s *Screen) Open(p desk.Place) {
	if p.Choice != "" {
		s.decide.open = p.Choice
	}
	s.members.choose(p.Record)
	s.scroll = p.Y
	if !s.loaded {
		return
	}
	s.reload()
	s.decide.build()
	s.showSide()
	s.main.ScrollTo(s.scroll)
	if len(s.decide.list) > 0 {
		s.decide.focus()
	}
}

// Place is where the user is.
func (s *Screen) Place() desk.Place {
	return desk.Place{Screen: desk.Team, Record: s.members.chosen, Choice: s.decide.open, Y: s.main.Offset()}
}

// Key chooses between the sides of the open conflict and keeps one, and steps through the conflicts.
func (s *Screen) Key(e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyEscape && s.members.chosen != "" {
		s.members.choose("")
		s.choose("")
		return true
	}
	if s.decide.sides == nil || s.decide.writing && e.Name != fyne.KeyEscape {
		return false
	}
	switch e.Name {
	case fyne.KeyEscape:
		if !s.decide.writing {
			return false
		}
		s.decide.cancel()
	case fyne.KeyDown:
		return s.decide.step(1)
	case fyne.KeyUp:
		return s.decide.step(-1)
	default:
		return s.decide.sides.key(e)
	}
	return true
}

// Commands are what the palette offers.
func (s *Screen) Commands() []desk.Command {
	if !s.desk.Share().Team {
		return []desk.Command{
			{Words: "Start a team in a folder", Hint: "Share this workspace with colleagues", Icon: "users", Do: s.startTeam},
			{Words: "Join a team", Hint: "With what this workspace holds", Icon: "folder-sync", Do: s.joinTeam},
		}
	}
	var decide []desk.Command
	if len(s.decide.list) > 0 {
		decide = []desk.Command{
			{Words: "Choose a value and keep it", Hint: "Where people disagree", Icon: "git-compare", Shortcut: "←  →  Enter", Do: s.here(s.decide.focus)},
			{Words: "Next thing to decide, the one before", Hint: "Where people disagree", Icon: "git-compare", Shortcut: "↓  ↑", Do: s.here(func() { s.decide.step(1) })},
		}
	}
	return append(decide, []desk.Command{
		{Words: "Exchange with the team now", Icon: "refresh-cw", Shortcut: "Ctrl+E", Do: s.exchangeNow},
		{Words: "Invite a colleague", Hint: "What they need to join", Icon: "user-plus", Do: s.here(s.invite)},
		{Words: "Export changes into a file", Hint: "For e-mail or a USB stick", Icon: "hard-drive-download", Do: s.here(s.export)},
		{Words: "Take in a colleague's file", Hint: "Changes that came by e-mail or USB stick", Icon: "folder-open", Do: s.here(s.takeIn)},
	}...)
}

// here comes to this screen before it does something: the palette offers it from anywhere.
func (s *Screen) here(do func()) func() {
	return func() {
		s.desk.Host.Go(s.Place())
		do()
	}
}

// choose shows a member in the pane, or how the share stands.
func (s *Screen) choose(string) {
	s.showSide()
	s.desk.Host.Moved()
}

// member is the chosen one; nil for none.
func (s *Screen) member() *app.Member {
	if i := s.members.index(); i >= 0 {
		return &s.members.list[i]
	}
	return nil
}

func (s *Screen) openHistory() { s.desk.Host.Go(desk.Place{Screen: "history"}) }
func (s *Screen) exchangeNow() { s.desk.Sharing.Exchange(app.ShareOptions{}) }

func (s *Screen) startTeam() {
	if s.desk.Changeable() {
		s.desk.Sharing.StartTeam()
	}
}

func (s *Screen) joinTeam() {
	if s.desk.Changeable() {
		s.desk.Sharing.JoinTeam()
	}
}
